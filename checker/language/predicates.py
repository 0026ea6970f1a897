"""Predicates: what a condition says of its items, and the words that make it true or false."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from checker.document.model import GapKind, HeaderField, Span
from checker.language import compare, syntax
from checker.language.items import Reader
from checker.language.phrase import compile_phrase
from checker.language.types import is_real_date
from checker.language.value import Item, Listing, Mark, Miss, Outcome

_MOST_FOUND = 8  # occurrences of a phrase that are shown


class Predicates:
    """Judges predicates on the items of one document."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.document = reader.document
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

    def judged(self, predicate: syntax.Node, listing: Listing, siblings: Listing) -> Outcome:
        """Return what a predicate says of some items, among their siblings."""
        return self._predicates[type(predicate)](predicate, listing, siblings)

    def _has(self, node: syntax.Has, items: Listing, _: Listing) -> Outcome:
        pattern = compile_phrase(node.phrase)
        found = [match for span in items.spans() for match in self.reader.matches(pattern, span)]
        if found:
            captured = tuple(captured for match in found for captured in match.captured)
            outcome = Outcome(
                True, tuple(Mark("found", match.span) for match in found[:_MOST_FOUND]), "", captured, node
            )
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
        values = {compare.comparable(item.value) for item in items.items}
        return Outcome(len(values) < 2, tuple(self._marks(items.items, "says")), "", (), node)

    def _distinct(self, node: syntax.Distinct, items: Listing, _: Listing) -> Outcome:
        values = [compare.comparable(item.value) for item in items.items]
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
                        compare.comparable(item.value) == compare.comparable(other.value)
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
            if not choose(compare.compare(node.comparator, item.value, other.value) for other in others.items)
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
        return self._against(node, items, siblings, compare.is_beginning)

    def _alike(self, node: syntax.BeginsLikeAnother, items: Listing, siblings: Listing) -> Outcome:
        return self._against(node, items, siblings, compare.begins_alike)

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
                if item.span != other.span and compare.same_fields(item, other, names):
                    marks = (*self._marks((item,), "this"), *self._marks((other,), "and this"))
                    return Outcome(True, marks, "", (), node)
        return Outcome(False, tuple(self._marks(items.items, "listed")), "", (), node)

    def _shares(self, node: syntax.SharesAWord, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.items)
        if not others.items and others.hidden:
            return Outcome(None, (), others.hidden, (), node)
        known = {word for other in others.items for word in compare.telling_words(str(other.value))}
        failing = [item for item in items.items if not compare.telling_words(str(item.value)) & known]
        marks = (*self._marks(failing or items.items, "this"), *self._marks(others.items, "against this"))
        return Outcome(bool(items.items) and not failing, marks, "", (), node)

    def _transposes(self, node: syntax.Transposes, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.items)
        for item in items.items:
            for other in others.items:
                if compare.is_transposed(str(item.value), str(other.value)):
                    marks = (*self._marks((item,), "this"), *self._marks((other,), "against this"))
                    return Outcome(True, marks, "", (), node)
        return Outcome(False, tuple(self._marks((*items.items, *others.items), "says")), "", (), node)

    def _real(self, node: syntax.IsReal, items: Listing, _: Listing) -> Outcome:
        failing = [item for item in items.items if not is_real_date(str(item.value))]
        return Outcome(not failing, tuple(self._marks(failing or items.items, "says")), "", (), node)

    def _gap(self, node: syntax.Node, items: Listing, _: Listing) -> Outcome:
        for gap in self.document.gaps:
            inside = any(span.start <= gap.span.end and gap.span.start <= span.end for span in items.spans())
            if inside and (gap.kind is GapKind.CUT_OFF) == isinstance(node, syntax.IsCutOff):
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
