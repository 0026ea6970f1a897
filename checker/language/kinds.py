"""What kind of value an expression has, before any document is seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct, field

from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.hints import did_you_mean
from checker.language.items import PLACES
from checker.language.mistake import ExpressionError
from checker.language.types import TYPES

WORDS, TEXT, TRUTH, RECORD, PLACE = "words", "text", "truth", "record", "place"
UNKNOWN = "unknown"  # of a fact that is broken itself: nothing said of it is wrong
NUMERIC = frozenset({"number", "money", "percent"})
ORDERED = frozenset(name for name, kind in TYPES.items() if kind.ordered)


class Kind(Struct, frozen=True):
    """What is known of some values: their type, the only values there can be, the types of their fields."""

    type: str
    values: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """What the values can be compared as."""
        if self.type in NUMERIC:
            return "number"
        return self.type if self.type in (*ORDERED, TRUTH, RECORD, PLACE, UNKNOWN) else TEXT

    def __str__(self) -> str:
        plural = {"money": "amounts of money", "percent": "percentages", "company": "companies"}
        plural |= {TRUTH: "“true” and “false”", WORDS: "words"}
        return plural.get(self.type, f"{self.type.replace('_', ' ')}s")


class Kinds:
    """The kinds of all facts of a rulebook, and of the expressions that use them."""

    def __init__(self, facts: Mapping[str, FactDefinition], broken: Collection[str] = ()) -> None:
        self.facts, self._broken = facts, broken
        self._known: dict[str, Kind] = {}

    def fact(self, name: syntax.Name) -> Kind:
        """Return the kind of a fact, which may be named in the singular; raise `ExpressionError`."""
        known = name.text if name.text in self.facts else f"{name.text}s"
        if name.text in self._broken or known in self._broken:
            return Kind(UNKNOWN)
        if known not in self.facts:
            raise ExpressionError(self._unknown(name.text), *name.at)
        if known not in self._known:
            self._known[known] = Kind(WORDS)  # stands in while a fact that leads back to itself is read
            self._known[known] = self._of_fact(self.facts[known])
        return self._known[known]

    def knows(self, name: str) -> bool:
        """Say whether a name is a fact's."""
        return name in self.facts or f"{name}s" in self.facts or name in self._broken

    def _unknown(self, name: str) -> str:
        if name in PLACES:
            return f"“{name}” is a place, and places are not counted; say “sentences in {name}”"
        if name in ("yes", "no"):
            return "say “true” or “false”"
        return f"no fact is called “{name}”{did_you_mean(name, [*self.facts, *PLACES])}"

    def _of_fact(self, definition: FactDefinition) -> Kind:
        if definition.given == RECORD:
            names = [name for name, other in self.facts.items() if not other.given]
            return Kind(RECORD, fields={name: self.fact(syntax.Name((0, 0), name)).type for name in names})
        if definition.given:
            return Kind(definition.given, frozenset(definition.values))
        if definition.cases:
            values = [case.then for case in definition.cases]
            texts = frozenset(value for value in values if isinstance(value, str))
            return Kind(TEXT if texts else TRUTH, texts)
        if definition.records:
            records = definition.records
            kinds = {records.head_field: records.head.captures()[0].type.text}
            kinds |= {
                member.name: member.capture.captures()[0].type.text
                for member in records.members
                if not member.stands_for
            }
            if records.remark:
                kinds[records.remark.name] = WORDS
            return Kind(RECORD, fields=kinds)
        return Kind(TEXT) if definition.shape else self.of(definition.attempts[0][0])

    def of(self, node: syntax.Node) -> Kind:
        """Return the kind of what an expression names; raise `ExpressionError` where it has none."""
        match node:
            case syntax.Fact(name=name, field=None) | syntax.Selection(name=name) | syntax.Filtered(name=name):
                return self.fact(name)
            case syntax.Fact(name=name, field=syntax.Name() as field_name):
                return self.field(self.fact(name), field_name)
            case syntax.Part(field=syntax.Name(text="form"), items=syntax.Place(name="attachment")):
                return Kind("form")
            case syntax.Part(field=field_name, items=items):
                return self.field(self.of(items), field_name)
            case syntax.HeaderLine(name=name):
                return Kind("date" if name.text == "filed" else TEXT)
            case syntax.Pick(wanted=syntax.Capture() as capture):
                return Kind(capture.type.text)
            case syntax.Pick(wanted=syntax.Phrase() as phrase) if phrase.captures():
                return Kind(phrase.captures()[0].type.text)
            case syntax.Pick() | syntax.PickUnits() | syntax.Units():
                return Kind(WORDS)
        return self._reckoned(node)

    def _reckoned(self, node: syntax.Node) -> Kind:
        """Return the kind of a value that is reckoned."""
        match node:
            case syntax.Number():
                return Kind("number")
            case syntax.Date():
                return Kind("date")
            case syntax.Printed(unit=unit, items=items):
                return self._printed(unit, items, node)
            case syntax.Sum(left=left, sign=sign, right=right):
                return self._sum(self.of(left), sign, self.of(right), node)
            case syntax.Product(left=left, right=right):
                return self._product(self.of(left), self.of(right), node)
            case syntax.Shift(operand=operand):
                return self._date("cannot be moved by days or months", operand)
            case syntax.Quarters(after=after, until=until):
                return self._date("begin and end no quarters", after, until)
            case syntax.Aggregate(word=word, items=items):
                return self._aggregate(word, self.of(items), node)
        return Kind(PLACE)

    def _sum(self, left: Kind, sign: str, right: Kind, node: syntax.Node) -> Kind:
        if left.type == right.type == "date" and sign == "-":
            return Kind("number")
        for kind in (left, right):
            _demand(kind, NUMERIC, "cannot be added or taken away", node)
        return left if left.type == right.type else Kind("number")

    def _product(self, left: Kind, right: Kind, node: syntax.Node) -> Kind:
        for kind in (left, right):
            _demand(kind, NUMERIC, "cannot be multiplied or divided", node)
        return Kind("money" if "money" in (left.type, right.type) else "number")

    def _date(self, complaint: str, *operands: syntax.Node) -> Kind:
        for operand in operands:
            _demand(self.of(operand), {"date"}, complaint, operand)
        return Kind("date")

    def _aggregate(self, word: str, kind: Kind, node: syntax.Node) -> Kind:
        if word == "number":
            return Kind("number")
        if word == "sum":
            _demand(kind, NUMERIC, "cannot be added up", node)
        else:
            _demand(kind, ORDERED, "have no order", node)
        return kind

    def _printed(self, unit: str, items: syntax.Node, node: syntax.Node) -> Kind:
        if unit != "page":
            raise ExpressionError(
                f"“{unit}s of” says nothing; say “{unit}s in”, or “pages of” for page numbers", *node.at
            )
        self.of(items)
        return Kind("page")

    def field(self, kind: Kind, name: syntax.Name) -> Kind:
        """Return the kind of a record's field; raise `ExpressionError` where it has none of that name."""
        if kind.type == UNKNOWN:
            return kind
        if kind.type != RECORD:
            raise ExpressionError(f"“{name.text}” is asked of a fact that has no fields", *name.at)
        for known in (name.text, name.text.removesuffix("s"), f"{name.text}s"):
            if known in kind.fields:
                return Kind(kind.fields[known])
        raise ExpressionError(f"no field is called “{name.text}”{did_you_mean(name.text, kind.fields)}", *name.at)


def _demand(kind: Kind, types: frozenset[str] | set[str], complaint: str, node: syntax.Node) -> None:
    if kind.type not in (*types, UNKNOWN):
        raise ExpressionError(f"{kind} {complaint}", *node.at)
