"""Evaluation: the value of a condition on a document, with the words that it rests on.

Three-valued by Kleene's tables: a condition is true, false or, with a reason in words, undetermined.  Absence is
undetermined where the document hides what was looked for: a picture, the end of a copy that was cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from checker.document.model import Document, Span
from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.given import Given
from checker.language.items import Reader
from checker.language.predicates import Predicates
from checker.language.value import Deviation, Item, Listing, Mark, Miss, Outcome, all_of, any_of

NOTHING_GIVEN = Given()
_FEW = 6  # things that are shown one by one


class Evaluator:
    """Evaluates the conditions of any number of rules on one document."""

    def __init__(self, document: Document, facts: Mapping[str, FactDefinition], given: Given = NOTHING_GIVEN) -> None:
        self.document = document
        self.reader = Reader(document, facts, given, self.judged, self.condition)
        self._predicates = Predicates(self.reader)
        self._conditions: dict[type[syntax.Node], Callable[..., Outcome]] = {
            syntax.Implication: self._implication,
            syntax.Disjunction: self._disjunction,
            syntax.Conjunction: self._conjunction,
            syntax.Negation: self._negation,
            syntax.Quantified: self._quantified,
            syntax.Plain: self._plain,
        }

    # Conditions --------------------------------------------------------------------------------------------------

    def condition(self, node: syntax.Node) -> Outcome:
        """Return the outcome of a condition."""
        return self._conditions[type(node)](node)

    def _implication(self, node: syntax.Implication) -> Outcome:
        premise = self.condition(node.premise)
        if premise.truth is False:
            return Outcome(True, premise.shown, "", (), node, (premise,))
        conclusion = self.condition(node.conclusion)
        if premise.truth is None and not conclusion.truth:
            return Outcome(None, premise.shown, premise.reason, (), node, (premise, conclusion))
        joined = all_of((premise, conclusion)) if conclusion.truth else conclusion
        captured = (*premise.captured, *conclusion.captured)
        return Outcome(conclusion.truth, joined.shown, conclusion.reason, captured, node, (premise, conclusion))

    def _disjunction(self, node: syntax.Disjunction) -> Outcome:
        return any_of((self.condition(part) for part in node.parts), node)

    def _conjunction(self, node: syntax.Conjunction) -> Outcome:
        return all_of((self.condition(part) for part in node.parts), node)

    def _negation(self, node: syntax.Negation) -> Outcome:
        inner = self.condition(node.condition)
        truth = None if inner.truth is None else not inner.truth
        return Outcome(truth, inner.shown, inner.reason, inner.captured, node, (inner,))

    def _plain(self, node: syntax.Plain) -> Outcome:
        listing = self.reader.items(node.items)
        said = self.judged(node.predicate, listing, listing)
        return Outcome(said.truth, said.shown, said.reason, said.captured, node, (), listing)

    def judged(self, predicate: syntax.Node, listing: Listing, siblings: Listing) -> Outcome:
        """Return what a predicate says of some items, among their siblings."""
        return self._predicates.judged(predicate, listing, siblings)

    def _quantified(self, node: syntax.Quantified) -> Outcome:
        things = self.reader.items(node.things)
        touched = self._touched(node, things)
        outcomes = [
            self._of_one(node, item, things) if touched is None or id(item) in touched else _untouched(node, item)
            for item in things.items
        ]
        holding = [outcome for outcome in outcomes if outcome.truth]
        failing = [outcome for outcome in outcomes if outcome.truth is False]
        doubtful = [outcome for outcome in outcomes if outcome.truth is None]
        reason = next((outcome.reason for outcome in doubtful), things.hidden)
        truth = _count(node.quantifier, len(holding), len(failing), len(doubtful), hidden=bool(things.hidden))
        if isinstance(node.quantifier, syntax.Quantifier) and node.quantifier.word == "every":
            deciding = failing if truth is False else holding
        else:
            deciding = holding
        joined = all_of(deciding) if deciding else Outcome(True, (*_seen(things), *_missed(failing)))
        told = reason if truth is None else ""
        return Outcome(truth, joined.shown, told, joined.captured, node, tuple(outcomes), things)

    def _touched(self, node: syntax.Quantified, things: Listing) -> AbstractSet[int] | None:
        """Return the identities of the things that may fulfil some of what is asked, None where it is not soon told."""
        predicates = _asked(node)
        if len(predicates) > 1 and any(getattr(predicate, "no", None) for predicate in predicates):
            return None
        every = [self.reader.touched(things.items, predicate) for predicate in predicates]
        return None if None in every else {one for touched in every for one in touched or ()}

    def _of_one(self, node: syntax.Quantified, item: Item, siblings: Listing) -> Outcome:
        one = Listing((item,), looked=tuple(span for span in (item.span,) if span))
        first = self.judged(node.predicate, one, siblings)
        if not node.follow_ups:
            return first
        return all_of([first, *(self.judged(more.predicate, one, siblings) for more in node.follow_ups)])


def _asked(node: syntax.Quantified) -> list[syntax.Node]:
    """Return what a quantified condition asks of each thing."""
    return [node.predicate, *(more.predicate for more in node.follow_ups)]


def _untouched(node: syntax.Quantified, item: Item) -> Outcome:
    """Return what is said of an item that no occurrence of the phrases that are asked for touches."""
    outcomes = []
    for predicate in _asked(node):
        assert isinstance(predicate, syntax.Has)  # nothing else is looked for in one pass
        assert item.span is not None
        missed = Outcome(False, (Miss(predicate.phrase, (item.span,)),), "", (), predicate)
        outcomes.append(missed.negated() if predicate.no else missed)
    return all_of(outcomes) if node.follow_ups else outcomes[0]


def _seen(things: Listing) -> tuple[Mark, ...]:
    """Show what was looked through: a few things themselves, many by the place that holds them."""
    spans = list(things.spans())
    if 0 < len(spans) <= _FEW:
        return tuple(Mark("looked at", span) for span in spans)
    return tuple(Mark("looked here", span) for span in things.looked[:3])


def _missed(failing: Sequence[Outcome]) -> Iterator[Miss | Deviation]:
    """Yield the phrases that none of some things has, each once with all the places where it was looked for.

    Where some things fulfil more of the condition than others, only what these lack is told.
    """
    held = [sum(bool(part.truth) for part in outcome.parts) for outcome in failing]
    most = max(held, default=0)
    nearest = [outcome for outcome, count in zip(failing, held, strict=True) if count == most]
    lacking: dict[tuple[type[Miss | Deviation], syntax.Phrase], list[Span]] = {}
    for shown in (shown for outcome in nearest for shown in outcome.shown):
        if isinstance(shown, Miss | Deviation):
            lacking.setdefault((type(shown), shown.phrase), []).extend(shown.spans)
    return (kind(phrase, tuple(spans), told=True) for (kind, phrase), spans in lacking.items())


def _count(quantifier: syntax.Node, holding: int, failing: int, doubtful: int, *, hidden: bool) -> bool | None:
    """Return the truth of a quantified condition from how many items fulfil it.

    What is hidden may hold what is missed, so it leaves `some` and `at least` open; `every` and `no` are judged on
    what can be seen.
    """
    match quantifier:
        case syntax.Quantifier(word="every"):
            return False if failing else None if doubtful else True
        case syntax.Quantifier(word="some"):
            return _at_least(1, holding, doubtful, hidden=hidden)
        case syntax.Quantifier(word="no"):
            return _opposite(_at_least(1, holding, doubtful, hidden=False))
        case syntax.AtLeast(number=syntax.Number(text=text)):
            return _at_least(int(text), holding, doubtful, hidden=hidden)
        case syntax.AtMost(number=syntax.Number(text=text)):
            return _opposite(_at_least(int(text) + 1, holding, doubtful, hidden=hidden))
    assert isinstance(quantifier, syntax.Exactly)  # the grammar's only other quantifier
    assert isinstance(quantifier.number, syntax.Number)  # parameters have been replaced
    exactly = int(quantifier.number.text)
    enough = _at_least(exactly, holding, doubtful, hidden=hidden)
    more = _at_least(exactly + 1, holding, doubtful, hidden=hidden)
    return enough if more is False else False if more else None


def _at_least(number: int, holding: int, doubtful: int, *, hidden: bool) -> bool | None:
    if holding >= number:
        return True
    return None if hidden or holding + doubtful >= number else False


def _opposite(truth: bool | None) -> bool | None:  # noqa: FBT001  # a truth value is what it is about
    return None if truth is None else not truth
