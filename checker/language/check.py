"""The type check: what can be known of an expression before any document is seen.

A name that nothing bears, a date compared with a number, a value that a fact never has, a field that a record lacks,
a condition that contradicts itself are errors of the rule, found when it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.hints import did_you_mean
from checker.language.items import HEADER_LINES
from checker.language.kinds import NUMERIC, ORDERED, PLACE, RECORD, TEXT, TRUTH, UNKNOWN, WORDS, Kind, Kinds
from checker.language.mistake import ExpressionError
from checker.language.nodecheck import check_another, check_count, check_noun, check_phrase, shape_mistakes
from checker.language.phrase import compile_capture, compile_phrase
from checker.language.types import is_real_date

_RECKONED = (
    syntax.Fact
    | syntax.Part
    | syntax.Printed
    | syntax.Sum
    | syntax.Product
    | syntax.Shift
    | syntax.Quarters
    | syntax.Aggregate
)


class Catalogue(Kinds):
    """The kinds of all facts of a rulebook, and the check of expressions against them."""

    def check(self, node: syntax.Node) -> Iterator[ExpressionError]:
        """Yield everything that is wrong with a condition or reading, each thing once."""
        seen: set[tuple[str, int]] = set()
        for part in node.walk(syntax.Phrase):  # a phrase is checked as a whole
            try:
                self._check(part)
            except ExpressionError as error:
                if (error.message, error.start) not in seen:
                    seen.add((error.message, error.start))
                    yield error

    def check_fact(self, definition: FactDefinition) -> Iterator[ExpressionError]:
        """Yield the readings of a fact whose values are of several types though no shape makes one text of them."""
        readings = [node for attempt in definition.attempts for node in attempt]
        yield from shape_mistakes(definition, readings)
        known = {TEXT} if definition.shape else {self.of(node).family for node in readings} - {UNKNOWN}
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

    # Nodes -------------------------------------------------------------------------------------------------------

    def _check(self, node: syntax.Node) -> None:
        match node:
            case syntax.Phrase():
                check_phrase(node)
            case syntax.Pick(wanted=syntax.Capture() as capture):
                compile_capture(capture)
            case _ if isinstance(node, _RECKONED):
                self.of(node)
            case syntax.HeaderLine(name=name) if name.text not in HEADER_LINES:
                raise ExpressionError(
                    f"no header line is called “{name.text}”{did_you_mean(name.text, HEADER_LINES)}", *name.at
                )
            case syntax.Date(text=text) if not is_real_date(text):
                raise ExpressionError(f"no calendar has the day {text}", *node.at)
            case syntax.AtLeast(number=number) | syntax.AtMost(number=number) | syntax.Exactly(number=number):
                check_count(node, number)
            case _:
                for kind, predicate in self._said(node):
                    self._predicate(kind, predicate)

    def _said(self, node: syntax.Node) -> Iterator[tuple[Kind, syntax.Node]]:
        """Yield each predicate of a node with the kind of what it is said of."""
        match node:
            case syntax.Selection(name=name, criteria=criteria):
                for criterion in criteria:
                    yield self.field(self.fact(name), criterion.field), criterion.predicate
            case syntax.Filtered(name=name, filter=condition):
                for predicate in condition.predicates:
                    yield self.fact(name), predicate
            case syntax.Units(filter=syntax.Filter(predicates=predicates)):
                for predicate in predicates:
                    yield Kind(WORDS), predicate
            case syntax.Plain(items=items, predicate=predicate):
                yield self.of(items), predicate
            case syntax.Quantified(things=things, predicate=predicate, follow_ups=follow_ups):
                check_another(predicate, things)
                yield self.of(things), predicate
                for more in follow_ups:
                    check_noun(more.noun, things)
                    yield self.of(things), more.predicate

    def _predicate(self, kind: Kind, predicate: syntax.Node) -> None:
        """Check that a predicate can be said of values of a kind."""
        if kind.type == UNKNOWN:
            return
        self._against(kind, predicate)
        complaint = _complaint(kind, predicate)
        if complaint:
            raise ExpressionError(f"{kind} {complaint}", *predicate.at)

    def _against(self, kind: Kind, predicate: syntax.Node) -> None:
        """Check what a predicate holds values of a kind against."""
        match predicate:
            case syntax.IsValue(values=values):
                for value in values:
                    self._value(kind, value)
            case syntax.Compares(others=syntax.Others(operand=operand)):
                self._ordered(kind, operand)
            case syntax.IsClose(operand=operand) | syntax.Transposes(operand=operand):
                _check_numeric(kind, predicate)
                _check_numeric(self.of(operand), predicate)
            case syntax.IsAround(operand=operand):
                _check_dates((kind, self.of(operand)), predicate)
            case syntax.IsIn(operand=operand) | syntax.IsNearly(operand=operand):
                self._same(kind, self.of(operand), operand)
            case syntax.RepeatsAnother(noun=noun, fields=names):
                for name in names:
                    self.field(self.fact(noun), name)

    def _value(self, kind: Kind, value: syntax.Node) -> None:
        if kind.type == RECORD:
            raise ExpressionError("a record is no single value; name a field", *value.at)
        if isinstance(value, syntax.Phrase):
            _check_words(kind, value)
        else:
            self._same(kind, Kind(TRUTH) if isinstance(value, syntax.Truth) else self.of(value), value)

    def _same(self, kind: Kind, other: Kind, node: syntax.Node) -> None:
        if other.family not in (kind.family, UNKNOWN):
            hint = "; say “true” or “false”" if kind.type == TRUTH else ""
            raise ExpressionError(f"{kind} are never {other}{hint}", *node.at)

    def _ordered(self, kind: Kind, operand: syntax.Node) -> None:
        if kind.type not in ORDERED:
            raise ExpressionError(f"{kind} are neither dates nor numbers", *operand.at)
        other = self.of(operand)
        if other.family not in (kind.family, UNKNOWN):
            raise ExpressionError(f"{kind} cannot be compared with {other}", *operand.at)


def _complaint(kind: Kind, predicate: syntax.Node) -> str:
    """Return why a predicate cannot be said of a kind, or nothing."""
    match predicate:
        case syntax.Has() | syntax.HasUnits() | syntax.Begins() | syntax.Ends() | syntax.Reads() if kind.type in (
            RECORD,
            TRUTH,
        ):
            return "have no words to look at"
        case syntax.SharesAWord() if kind.type in (RECORD, TRUTH, *ORDERED):
            return "have no words that tell what is meant"
        case syntax.Agree() | syntax.Distinct() if kind.type in (RECORD, PLACE):
            return "cannot be compared as a whole; name a field"
        case syntax.IsReal() | syntax.IsBusinessDay() if kind.type != "date":
            return "are no dates"
        case syntax.InOrder() if kind.type not in ORDERED:
            return "have no order"
        case syntax.RepeatsAnother() if kind.type != RECORD:
            return "are no records"
    return ""


def _check_numeric(kind: Kind, node: syntax.Node) -> None:
    if kind.type not in (*NUMERIC, UNKNOWN):
        raise ExpressionError(f"{kind} are no numbers", *node.at)


def _check_dates(kinds: Iterable[Kind], node: syntax.Node) -> None:
    for kind in kinds:
        if kind.type not in ("date", UNKNOWN):
            raise ExpressionError(f"{kind} are no dates", *node.at)


def _check_words(kind: Kind, phrase: syntax.Phrase) -> None:
    """Check that values of a kind can be the words of a phrase."""
    if kind.type in ORDERED or kind.type == TRUTH:
        hint = {TRUTH: "; say “true” or “false”", "date": "; write the date as 2012-09-04"}.get(kind.type, "")
        raise ExpressionError(f"{kind} are never texts{hint}", *phrase.at)
    pattern = compile_phrase(phrase)
    if kind.values and not any(pattern.fits(known) for known in kind.values):
        words = " ".join(node.text for node in phrase.walk() if isinstance(node, syntax.Word))
        raise ExpressionError(f"it is never “{words}”{did_you_mean(words, kind.values)}", *phrase.at)
