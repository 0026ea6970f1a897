"""Predicates: what a condition says of its items, and the words that make it true or false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import compress
from operator import not_

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
        self._sorted: dict[int, tuple[Listing, compare.Beginnings]] = {}  # by the identity of the items, which it keeps
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
        counted = Counter(values)
        repeated = [item for item, value in zip(items.items, values, strict=True) if counted[value] > 1]
        return Outcome(not repeated, tuple(self._marks(repeated or items.items, "stands here")), "", (), node)

    def _is_value(self, node: syntax.IsValue, items: Listing, _: Listing) -> Outcome:
        tests = [test for value in node.values for test in self._tests(value)]
        fits = [any(test(item) for test in tests) for item in items.items]
        fitting, others = list(compress(items.items, fits)), list(compress(items.items, map(not_, fits)))
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
                values = {compare.comparable(other.value) for other in self.reader.items(value).items}
                yield lambda item: compare.comparable(item.value) in values
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
        outermost = compare.outermost([other.value for other in others.items])
        failing = [
            item
            for item in items.items
            if not choose(compare.compare(node.comparator, item.value, value) for value in outermost)
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
        return self._against(node, items, siblings, compare.Beginnings.longer)

    def _alike(self, node: syntax.BeginsLikeAnother, items: Listing, siblings: Listing) -> Outcome:
        return self._against(node, items, siblings, compare.Beginnings.alike)

    def _against(
        self,
        node: syntax.Node,
        items: Listing,
        siblings: Listing,
        find: Callable[[compare.Beginnings, str, Span], Span | None],
    ) -> Outcome:
        """Return whether an item stands in a relation to another of its siblings."""
        for item in items.items:
            other = find(self._beginnings(siblings), self._said(item), item.span) if item.span else None
            if item.span and other:
                return Outcome(True, (Mark("this", item.span), Mark("and this", other)), "", (), node)
        return Outcome(False, tuple(self._marks(items.items, "here")), "", (), node)

    def _beginnings(self, siblings: Listing) -> compare.Beginnings:
        """Return the beginnings of some texts, sorted once for all the items that are held against them."""
        known = self._sorted.get(id(siblings.items))
        if known is None:
            texts = [(self.document.quote(item.span), item.span) for item in siblings.items if item.span]
            known = (siblings, compare.Beginnings(texts))
            self._sorted[id(siblings.items)] = known
        return known[1]

    def _said(self, item: Item) -> str:
        return self.document.quote(item.span) if item.span else str(item.value)

    def _repeats(self, node: syntax.RepeatsAnother, items: Listing, _: Listing) -> Outcome:
        others = self.reader.fact(self.reader.resolve(node.noun.text)).items
        names = [name.text for name in node.fields]
        known: dict[object, list[Item]] = {}
        for other in others:
            alike = known.setdefault(compare.key_of(other, names), [])
            if len(alike) < 2 and all(other.span != kept.span for kept in alike):
                alike.append(other)
        for item in items.items:
            key = compare.key_of(item, names)
            repeated = [other for other in known.get(key, ()) if key is not None and other.span != item.span]
            if repeated:
                marks = (*self._marks((item,), "this"), *self._marks(repeated[:1], "and this"))
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
        known = {str(other.value): other for other in reversed(others.items)}
        for item in items.items:
            exchanged = (known[text] for text in compare.transposed(str(item.value)) if text in known)
            other = next(exchanged, None)
            if other is not None:
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
