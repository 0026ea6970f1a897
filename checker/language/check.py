"""The type check: what can be known of an expression before any document is seen.

A name that nothing bears, a date compared with a number, a value that a fact never has, a field that a record lacks
are errors of the rule, found when it is loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.hints import did_you_mean
from checker.language.items import HEADER_LINES, PLACES
from checker.language.kinds import (
    NUMERIC,
    ORDERED,
    PLACE,
    RECORD,
    TEXT,
    TRUTH,
    UNKNOWN,
    WORDS,
    FactType,
    complaint,
    family,
    kept,
    named,
)
from checker.language.parse import ExpressionError
from checker.language.phrase import compile_capture, compile_phrase
from checker.language.types import is_real_date


class Catalogue:
    """The types of all facts of a rulebook, and the check of expressions against them."""

    def __init__(self, facts: Mapping[str, FactDefinition], broken: Collection[str] = ()) -> None:
        self._facts, self._broken = facts, broken
        self._types: dict[str, FactType] = {}

    def check(self, node: syntax.Node) -> Iterator[ExpressionError]:
        """Yield everything that is wrong with a condition or reading."""
        for part in node.walk():
            try:
                self._check(part)
            except ExpressionError as error:
                yield error

    # Facts -------------------------------------------------------------------------------------------------------

    def fact(self, name: syntax.Name) -> FactType:
        """Return the type of a fact, which may be named in the singular; raise `ExpressionError`."""
        known = name.text if name.text in self._facts else f"{name.text}s"
        if name.text in self._broken or known in self._broken:
            return FactType(UNKNOWN)
        if known not in self._facts:
            raise ExpressionError(self._unknown(name.text), *name.at)
        if known not in self._types:
            self._types[known] = FactType(WORDS)  # stands in while a fact that leads back to itself is read
            self._types[known] = self._fact_type(self._facts[known])
        return self._types[known]

    def _unknown(self, name: str) -> str:
        if name in PLACES:
            return f"“{name}” is a place, and places are not counted; say “sentences in {name}”"
        if name in ("yes", "no"):
            return "say “true” or “false”"
        return f"no fact is called “{name}”{did_you_mean(name, [*self._facts, *PLACES])}"

    def _fact_type(self, definition: FactDefinition) -> FactType:
        if definition.cases:
            values = [case.then for case in definition.cases]
            texts = frozenset(value for value in values if isinstance(value, str))
            return FactType(TEXT if texts else TRUTH, texts)
        if definition.records:
            records = definition.records
            kinds = {records.head_field: records.head.captures()[0].type.text}
            kinds |= {member.name: member.capture.captures()[0].type.text for member in records.members}
            if records.remark:
                kinds[records.remark.name] = WORDS
            return FactType(RECORD, fields=kinds)
        return FactType(TEXT) if definition.shape else self.type_of(definition.attempts[0][0])

    def check_fact(self, definition: FactDefinition) -> Iterator[ExpressionError]:
        """Yield the readings of a fact whose values are of several types though no shape makes one text of them."""
        readings = [node for attempt in definition.attempts for node in attempt]
        known = {TEXT} if definition.shape else {kept(self.type_of(node)) for node in readings} - {UNKNOWN}
        for node in readings:
            captures = (
                node.wanted.captures()
                if isinstance(node, syntax.Pick) and isinstance(node.wanted, syntax.Phrase)
                else ()
            )
            mixed = len({capture.type.text for capture in captures}) > 1 and not definition.shape
            if mixed or len(known) > 1:
                yield ExpressionError(
                    "a fact has values of one type; capture one type, or give the fact an “as”", *node.at
                )
                return

    def type_of(self, node: syntax.Node) -> FactType:
        """Return the type of what an expression names."""
        match node:
            case syntax.Fact(name=name, field=None) | syntax.Selection(name=name) | syntax.Filtered(name=name):
                return self.fact(name)
            case syntax.Fact(name=name, field=syntax.Name() as field_name):
                return FactType(self._field(self.fact(name), field_name))
            case syntax.HeaderLine(name=name):
                return FactType("date" if name.text == "filed" else TEXT)
            case syntax.Pick(wanted=syntax.Capture() as capture):
                return FactType(capture.type.text)
            case syntax.Pick(wanted=syntax.Phrase() as phrase) if phrase.captures():
                return FactType(phrase.captures()[0].type.text)
            case syntax.Pick() | syntax.PickUnits():
                return FactType(WORDS)
        return FactType(PLACE)

    def _field(self, kind: FactType, name: syntax.Name) -> str:
        if kind.type == UNKNOWN:
            return UNKNOWN
        if kind.type != RECORD:
            raise ExpressionError(f"“{name.text}” is asked of a fact that has no fields", *name.at)
        if name.text not in kind.fields:
            raise ExpressionError(f"no field is called “{name.text}”{did_you_mean(name.text, kind.fields)}", *name.at)
        return kind.fields[name.text]

    # Nodes -------------------------------------------------------------------------------------------------------

    def _check(self, node: syntax.Node) -> None:
        match node:
            case syntax.Phrase():
                _check_phrase(node)
            case syntax.Pick(wanted=syntax.Capture() as capture):
                compile_capture(capture)
            case syntax.Fact():
                self.type_of(node)
            case syntax.HeaderLine(name=name) if name.text not in HEADER_LINES:
                raise ExpressionError(
                    f"no header line is called “{name.text}”{did_you_mean(name.text, HEADER_LINES)}", *name.at
                )
            case syntax.Date(text=text) if not is_real_date(text):
                raise ExpressionError(f"no calendar has the day {text}", *node.at)
            case syntax.AtLeast() | syntax.AtMost() | syntax.Exactly():
                _check_count(node)
            case _:
                for kind, predicate in self._said(node):
                    self._predicate(kind, predicate)

    def _said(self, node: syntax.Node) -> Iterator[tuple[FactType, syntax.Node]]:
        """Yield each predicate of a node with the type of what it is said of."""
        match node:
            case syntax.Selection(name=name, criteria=criteria):
                for criterion in criteria:
                    yield FactType(self._field(self.fact(name), criterion.field)), criterion.predicate
            case syntax.Filtered(name=name, filter=condition):
                for predicate in condition.predicates:
                    yield self.fact(name), predicate
            case syntax.Units(filter=syntax.Filter(predicates=predicates)):
                for predicate in predicates:
                    yield FactType(WORDS), predicate
            case syntax.Plain(items=items, predicate=predicate):
                yield self.type_of(items), predicate
            case syntax.Quantified(things=things, predicate=predicate, follow_ups=follow_ups):
                _check_another(predicate, things)
                yield self.type_of(things), predicate
                for more in follow_ups:
                    _check_noun(more.noun, things)
                    yield self.type_of(things), more.predicate

    def _predicate(self, kind: FactType, predicate: syntax.Node) -> None:
        """Check that a predicate can be said of values of a type."""
        if kind.type == UNKNOWN:
            return
        match predicate:
            case syntax.IsValue(values=values):
                for value in values:
                    self._value(kind, value)
            case syntax.Compares(comparand=comparand):
                self._comparison(kind, comparand)
            case syntax.Transposes(items=items):
                _check_numeric(kind, predicate)
                _check_numeric(self.type_of(items), predicate)
            case syntax.RepeatsAnother(noun=noun, fields=names):
                for name in names:
                    self._field(self.fact(noun), name)
        said = complaint(kind, predicate)
        if said:
            raise ExpressionError(f"{named(kind.type)} {said}", *predicate.at)

    def _value(self, kind: FactType, value: syntax.Node) -> None:
        if kind.type == RECORD:
            raise ExpressionError("a record is no single value; name a field", *value.at)
        other = self._family_of(value)
        if other is not None and UNKNOWN not in (kind.type, other) and family(kind.type) != other:
            hint = "; say “true” or “false”" if kind.type == TRUTH else ""
            raise ExpressionError(f"{named(kind.type)} are never {named(other)}{hint}", *value.at)
        if isinstance(value, syntax.Phrase):
            _check_words(kind, value)

    def _family_of(self, value: syntax.Node) -> str | None:
        """Return what a value can be compared as."""
        match value:
            case syntax.Number():
                return "number"
            case syntax.Date():
                return "date"
            case syntax.Truth():
                return TRUTH
            case syntax.Phrase():
                return TEXT
            case syntax.Fact():
                return family(self.type_of(value).type)
        return None

    def _comparison(self, kind: FactType, comparand: syntax.Node) -> None:
        if kind.type not in ORDERED:
            raise ExpressionError(f"{named(kind.type)} are neither dates nor numbers", *comparand.at)
        match comparand:
            case syntax.Number():
                other = "number"
            case syntax.Date():
                other = "date"
            case _:
                assert isinstance(comparand, syntax.Others)  # the grammar's only other comparand
                other = self.type_of(comparand.fact).type
        if other not in (kind.type, UNKNOWN) and not {kind.type, other} <= NUMERIC:
            raise ExpressionError(f"{named(kind.type)} cannot be compared with {named(other)}", *comparand.at)


def _check_numeric(kind: FactType, node: syntax.Node) -> None:
    if kind.type not in (*NUMERIC, UNKNOWN):
        raise ExpressionError(f"{named(kind.type)} are no numbers", *node.at)


def _check_words(kind: FactType, phrase: syntax.Phrase) -> None:
    """Check that values of a type can be the words of a phrase."""
    pattern = compile_phrase(phrase)
    if kind.values and not any(pattern.fits(known) for known in kind.values):
        words = _literal(phrase)
        raise ExpressionError(f"it is never “{words}”{did_you_mean(words, kind.values)}", *phrase.at)


def _check_count(node: syntax.AtLeast | syntax.AtMost | syntax.Exactly) -> None:
    """Check the number of a quantifier."""
    if "." in node.number:
        raise ExpressionError("things are counted in whole numbers", *node.at)
    if isinstance(node, syntax.AtLeast) and int(node.number) == 0:
        raise ExpressionError("there are always at least 0; this says nothing", *node.at)


def _literal(phrase: syntax.Phrase) -> str:
    return " ".join(node.text for node in phrase.walk() if isinstance(node, syntax.Word))


def _check_another(predicate: syntax.Node, things: syntax.Node) -> None:
    if isinstance(predicate, syntax.BeginningOfAnother | syntax.BeginsLikeAnother):
        _check_noun(predicate.noun, things)


def _check_noun(noun: syntax.Name | syntax.Unit, things: syntax.Node) -> None:
    """Check that `another X` and `that X` speak of what is counted."""
    if isinstance(things, syntax.Units):
        named, spoken = things.unit, noun.name if isinstance(noun, syntax.Unit) else noun.text
    elif isinstance(things, syntax.Fact | syntax.Selection | syntax.Filtered):
        named, spoken = things.name.text, noun.text if isinstance(noun, syntax.Name) else noun.name
    else:
        return
    if named.removesuffix("s") != spoken.removesuffix("s"):
        raise ExpressionError(f"“{spoken}” is not what is spoken of; say “{named}”", *noun.at)


def _check_phrase(phrase: syntax.Phrase) -> None:
    for option in phrase.content.options:
        if isinstance(option.elements[0], syntax.Gap) or isinstance(option.elements[-1], syntax.Gap):
            raise ExpressionError("“...” stands between words; at an edge it says nothing", *option.at)
    for node in phrase.walk():
        if isinstance(node, syntax.Sequence):
            elements = node.elements
            for left, right in pairwise(elements):
                if isinstance(left, syntax.Gap) and isinstance(right, syntax.Gap):
                    raise ExpressionError("one “...” is enough", *right.at)
    compile_phrase(phrase)
