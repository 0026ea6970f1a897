"""Evaluation: the value of a condition on a document, with the words that it rests on.

Three-valued by Kleene's tables: a condition is true, false or, with a reason in words, undetermined.  Absence is
undetermined where the document hides what was looked for: a picture, the end of a copy that was cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from checker.document.model import Document, HeaderField, Span
from checker.language import predicates, syntax
from checker.language.fact import FactDefinition
from checker.language.items import Reader
from checker.language.phrase import compile_phrase
from checker.language.value import Item, Listing, Mark, Miss, Outcome, all_of, any_of


class Evaluator:
    """Evaluates the conditions of any number of rules on one document."""

    def __init__(self, document: Document, facts: Mapping[str, FactDefinition]) -> None:
        self.document = document
        self.reader = Reader(document, facts, self.judged, self.condition)
        self._conditions: dict[type[syntax.Node], Callable[..., Outcome]] = {
            syntax.Implication: self._implication,
            syntax.Disjunction: self._disjunction,
            syntax.Conjunction: self._conjunction,
            syntax.Negation: self._negation,
            syntax.Quantified: self._quantified,
            syntax.Plain: self._plain,
        }
        self._predicates: dict[type[syntax.Node], Callable[..., Outcome]] = {
            syntax.Has: self._has,
            syntax.Begins: self._begins,
            syntax.Ends: self._ends,
            syntax.Exists: self._exists,
            syntax.Absent: lambda node, items, _: self._exists(node, items, items).negated(),
            syntax.Agree: self._agree,
            syntax.Distinct: self._distinct,
            syntax.IsValue: self._is_value,
            syntax.Compares: self._compares,
            syntax.BeginningOfAnother: self._beginning,
            syntax.BeginsLikeAnother: self._alike,
            syntax.RepeatsAnother: self._repeats,
            syntax.SharesAWord: self._shares,
            syntax.Transposes: self._transposes,
            syntax.IsReal: self._real,
            syntax.HasPicture: self._gap,
            syntax.IsCutOff: self._gap,
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
        return Outcome(conclusion.truth, joined.shown, conclusion.reason, joined.captured, node, (premise, conclusion))

    def _disjunction(self, node: syntax.Disjunction) -> Outcome:
        return any_of((self.condition(part) for part in node.parts), node)

    def _conjunction(self, node: syntax.Conjunction) -> Outcome:
        return all_of((self.condition(part) for part in node.parts), node)

    def _negation(self, node: syntax.Negation) -> Outcome:
        return self.condition(node.condition).negated()

    def _plain(self, node: syntax.Plain) -> Outcome:
        listing = self.reader.items(node.items)
        return self.judged(node.predicate, listing, listing)

    def judged(self, predicate: syntax.Node, listing: Listing, siblings: Listing) -> Outcome:
        """Return what a predicate says of some items, among their siblings."""
        return self._predicates[type(predicate)](predicate, listing, siblings)

    def _quantified(self, node: syntax.Quantified) -> Outcome:
        things = self.reader.items(node.things)
        outcomes = [self._of_one(node, item, things) for item in things.items]
        holding = [outcome for outcome in outcomes if outcome.truth]
        failing = [outcome for outcome in outcomes if outcome.truth is False]
        doubtful = [outcome for outcome in outcomes if outcome.truth is None]
        reason = next((outcome.reason for outcome in doubtful), things.hidden)
        looked = tuple(Mark("looked here", span) for span in things.looked[:3])
        truth = _count(node.quantifier, len(holding), len(failing), len(doubtful), hidden=bool(things.hidden))
        if isinstance(node.quantifier, syntax.Quantifier) and node.quantifier.word == "every":
            deciding = failing if truth is False else holding
        else:
            deciding = holding or ([] if truth else failing[:0])
        joined = all_of(deciding) if deciding else Outcome(True, looked or _where_looked(things))
        return Outcome(truth, joined.shown, reason if truth is None else "", joined.captured, node, tuple(outcomes))

    def _of_one(self, node: syntax.Quantified, item: Item, siblings: Listing) -> Outcome:
        one = Listing((item,), looked=tuple(span for span in (item.span,) if span))
        first = self.judged(node.predicate, one, siblings)
        if not node.follow_ups:
            return first
        return all_of([first, *(self.judged(more.predicate, one, siblings) for more in node.follow_ups)])

    # Predicates --------------------------------------------------------------------------------------------------

    def _has(self, node: syntax.Has, items: Listing, _: Listing) -> Outcome:
        pattern = compile_phrase(node.phrase)
        found = [match for span in items.spans() for match in self.reader.matches(pattern, span)]
        if found:
            captured = tuple(captured for match in found for captured in match.captured)
            outcome = Outcome(True, tuple(Mark("found", match.span) for match in found[:8]), "", captured, node)
        elif items.hidden and not node.no:
            outcome = Outcome(None, self._looked(items), items.hidden, (), node)
        else:
            outcome = Outcome(False, (Miss(node.phrase, tuple(items.spans()) or items.looked),), "", (), node)
        return outcome.negated() if node.no else outcome

    def _begins(self, node: syntax.Begins, items: Listing, _: Listing) -> Outcome:
        pattern = compile_phrase(node.phrase)
        return self._each(items, lambda span: pattern.at_start(self.document.folded, span) is not None, node)

    def _ends(self, node: syntax.Ends, items: Listing, _: Listing) -> Outcome:
        pattern = compile_phrase(node.phrase)
        return self._each(items, lambda span: pattern.ends(self.document.folded, span), node)

    def _each(self, items: Listing, holds: Callable[[Span], bool], node: syntax.Node) -> Outcome:
        """Return the outcome of a predicate that must hold of every span."""
        spans = list(items.spans())
        failing = [span for span in spans if not holds(span)]
        if not spans:
            return Outcome(None if items.hidden else False, self._looked(items), items.hidden, (), node)
        return Outcome(not failing, tuple(Mark("here", span) for span in failing or spans), "", (), node)

    def _exists(self, node: syntax.Node, items: Listing, _: Listing) -> Outcome:
        if items.items:
            return Outcome(True, tuple(self._marks(items.items, "found")), "", (), node)
        return Outcome(None if items.hidden else False, self._looked(items), items.hidden, (), node)

    def _agree(self, node: syntax.Agree, items: Listing, _: Listing) -> Outcome:
        values = {predicates.comparable(item.value) for item in items.items}
        return Outcome(len(values) < 2, tuple(self._marks(items.items, "says")), "", (), node)

    def _distinct(self, node: syntax.Distinct, items: Listing, _: Listing) -> Outcome:
        values = [predicates.comparable(item.value) for item in items.items]
        repeated = [item for item, value in zip(items.items, values, strict=True) if values.count(value) > 1]
        return Outcome(not repeated, tuple(self._marks(repeated or items.items, "stands here")), "", (), node)

    def _is_value(self, node: syntax.IsValue, items: Listing, _: Listing) -> Outcome:
        tests = [test for value in node.values for test in self._tests(value)]
        fitting = [item for item in items.items if any(test(item) for test in tests)]
        others = [item for item in items.items if item not in fitting]
        if not items.items and items.hidden:
            return Outcome(None, self._looked(items), items.hidden, (), node)
        deciding = fitting if node.no else others
        truth = not deciding and (bool(items.items) or bool(node.no))
        marks = tuple(self._marks(deciding or items.items, "is")) or self._looked(items)
        return Outcome(truth, marks, "", (), node)

    def _tests(self, value: syntax.Node) -> Iterator[Callable[[Item], bool]]:
        """Yield a test of being equal to each value that a node stands for."""
        match value:
            case syntax.Phrase():
                pattern = compile_phrase(value)
                yield lambda item: pattern.fits(str(item.value))
            case syntax.Fact():
                for other in self.reader.items(value).items:
                    yield lambda item, other=other: (  # type: ignore[misc]  # mypy cannot type a bound default
                        predicates.comparable(item.value) == predicates.comparable(other.value)
                    )
            case syntax.Number(text=text):
                yield lambda item: item.value == Decimal(text)
            case syntax.Date(text=text):
                yield lambda item: item.value == text
            case syntax.Truth(text=text):
                yield lambda item: item.value is (text == "true")

    def _compares(self, node: syntax.Compares, items: Listing, _: Listing) -> Outcome:
        others, some = self._comparands(node.comparand)
        if (items.hidden and not items.items) or (others.hidden and not others.items):
            return Outcome(None, (), items.hidden or others.hidden, (), node)
        choose = any if some else all
        failing = [
            item
            for item in items.items
            if not choose(predicates.compare(node.comparator, item.value, other.value) for other in others.items)
        ]
        marks = (*self._marks(failing or items.items, "this"), *self._marks(others.items, "against this"))
        return Outcome(not failing, marks, "", (), node)

    def _comparands(self, node: syntax.Node) -> tuple[Listing, bool]:
        match node:
            case syntax.Number(text=text):
                return Listing((Item(Decimal(text)),)), False
            case syntax.Date(text=text):
                return Listing((Item(text),)), False
        assert isinstance(node, syntax.Others)  # the grammar's only other comparand
        return self.reader.items(node.fact), node.quantifier == "some"

    def _beginning(self, node: syntax.BeginningOfAnother, items: Listing, siblings: Listing) -> Outcome:
        return self._against(node, items, siblings, predicates.is_beginning)

    def _alike(self, node: syntax.BeginsLikeAnother, items: Listing, siblings: Listing) -> Outcome:
        return self._against(node, items, siblings, predicates.begins_alike)

    def _against(
        self, node: syntax.Node, items: Listing, siblings: Listing, test: Callable[[str, str], bool]
    ) -> Outcome:
        """Return whether an item stands in a relation to another of its siblings."""
        for item in items.items:
            for other in siblings.items:
                if item.span and other.span and other.span != item.span and test(self._said(item), self._said(other)):
                    return Outcome(True, (Mark("this", item.span), Mark("and this", other.span)), "", (), node)
        return Outcome(False, tuple(self._marks(items.items, "here")), "", (), node)

    def _said(self, item: Item) -> str:
        return self.document.quote(item.span) if item.span else str(item.value)

    def _repeats(self, node: syntax.RepeatsAnother, items: Listing, _: Listing) -> Outcome:
        others = self.reader.fact(self.reader.resolve(node.noun.text)).items
        names = [name.text for name in node.fields]
        for item in items.items:
            for other in others:
                if item.span != other.span and predicates.same_fields(item, other, names):
                    marks = (*self._marks((item,), "this"), *self._marks((other,), "and this"))
                    return Outcome(True, marks, "", (), node)
        return Outcome(False, tuple(self._marks(items.items, "listed")), "", (), node)

    def _shares(self, node: syntax.SharesAWord, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.items)
        if not others.items and others.hidden:
            return Outcome(None, (), others.hidden, (), node)
        known = {word for other in others.items for word in predicates.telling_words(str(other.value))}
        failing = [item for item in items.items if not predicates.telling_words(str(item.value)) & known]
        marks = (*self._marks(failing or items.items, "this"), *self._marks(others.items, "against this"))
        return Outcome(bool(items.items) and not failing, marks, "", (), node)

    def _transposes(self, node: syntax.Transposes, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.items)
        for item in items.items:
            for other in others.items:
                if predicates.is_transposed(str(item.value), str(other.value)):
                    marks = (*self._marks((item,), "this"), *self._marks((other,), "against this"))
                    return Outcome(True, marks, "", (), node)
        return Outcome(False, tuple(self._marks((*items.items, *others.items), "says")), "", (), node)

    def _real(self, node: syntax.IsReal, items: Listing, _: Listing) -> Outcome:
        failing = [item for item in items.items if not predicates.is_real_date(str(item.value))]
        return Outcome(not failing, tuple(self._marks(failing or items.items, "says")), "", (), node)

    def _gap(self, node: syntax.Node, items: Listing, _: Listing) -> Outcome:
        for gap in self.document.gaps:
            inside = any(span.start <= gap.span.end and gap.span.start <= span.end for span in items.spans())
            if inside and (gap.kind == "cut off") == isinstance(node, syntax.IsCutOff):
                return Outcome(True, (), gap.reason, (), node)
        return Outcome(False, (), "", (), node)

    # Evidence ----------------------------------------------------------------------------------------------------

    def _marks(self, items: tuple[Item, ...] | list[Item], label: str) -> Iterator[Mark]:
        for item in items:
            where: Span | HeaderField | None = item.span or item.entry
            if where is not None:
                yield Mark(label, where)

    def _looked(self, items: Listing) -> tuple[Mark, ...]:
        return tuple(Mark("looked here", span) for span in items.looked[:3])


def _where_looked(things: Listing) -> tuple[Mark, ...]:
    return tuple(Mark("looked here", span) for span in things.spans())[:3]


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
        case syntax.AtLeast(number=number):
            return _at_least(int(float(number)), holding, doubtful, hidden=hidden)
        case syntax.AtMost(number=number):
            return _opposite(_at_least(int(float(number)) + 1, holding, doubtful, hidden=hidden))
    assert isinstance(quantifier, syntax.Exactly)  # the grammar's only other quantifier
    exactly = int(float(quantifier.number))
    enough = _at_least(exactly, holding, doubtful, hidden=hidden)
    more = _at_least(exactly + 1, holding, doubtful, hidden=hidden)
    return enough if more is False else False if more else None


def _at_least(number: int, holding: int, doubtful: int, *, hidden: bool) -> bool | None:
    if holding >= number:
        return True
    return None if hidden or holding + doubtful >= number else False


def _opposite(truth: bool | None) -> bool | None:  # noqa: FBT001  # a truth value is what it is about
    return None if truth is None else not truth
