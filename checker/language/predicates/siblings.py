"""Predicates that hold items against one another, or against the items of something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise

from checker.document.model import Span
from checker.language import compare, syntax
from checker.language.items import Reader
from checker.language.predicates.marks import Judges, marks
from checker.language.value import Item, Listing, Mark, Outcome


class SiblingPredicates:
    """Judges predicates on several items."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.document = reader.document
        self._sorted: dict[int, tuple[Listing, compare.Beginnings]] = {}  # by the identity of the items, which it keeps
        self._next: dict[int, tuple[Listing, Mapping[Span, Span]]] = {}  # the same
        self.judges: Judges = {
            syntax.Agree: self._agree,
            syntax.Distinct: self._distinct,
            syntax.BeginningOfAnother: self._beginning,
            syntax.BeginsLikeAnother: self._alike,
            syntax.BeginsNext: self._begins_next,
            syntax.RepeatsAnother: self._repeats,
            syntax.SharesAWord: self._shares,
            syntax.Transposes: self._transposes,
        }

    def _agree(self, node: syntax.Agree, items: Listing, _: Listing) -> Outcome:
        values = {compare.comparable(item.value) for item in items.items}
        return Outcome(len(values) < 2, marks(items.items, "says"), "", (), node)

    def _distinct(self, node: syntax.Distinct, items: Listing, _: Listing) -> Outcome:
        values = [compare.comparable(item.value) for item in items.items]
        counted = Counter(values)
        repeated = [item for item, value in zip(items.items, values, strict=True) if counted[value] > 1]
        return Outcome(not repeated, marks(repeated or items.items, "stands here"), "", (), node)

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
        return Outcome(False, marks(items.items, "here"), "", (), node)

    def _begins_next(self, node: syntax.BeginsNext, items: Listing, siblings: Listing) -> Outcome:
        """Return whether an item is repeated, whole or as the beginning of more, by the one directly behind it."""
        following = self._following(siblings)
        for item in items.items:
            other = following.get(item.span) if item.span else None
            if item.span and other and compare.is_repeated(self.document.quote(item.span), self.document.quote(other)):
                return Outcome(True, (Mark("this", item.span), Mark("and this", other)), "", (), node)
        return Outcome(False, marks(items.items, "here"), "", (), node)

    def _following(self, siblings: Listing) -> Mapping[Span, Span]:
        """Return the place right behind each place, found once for all the items that are held against them."""
        known = self._next.get(id(siblings.items))
        if known is None:
            pairs = pairwise(siblings.spans())
            known = (
                siblings,
                {one: other for one, other in pairs if not self.document.quote(Span(one.end, other.start))},
            )
            self._next[id(siblings.items)] = known
        return known[1]

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
                shown = (*marks((item,), "this"), *marks(repeated[:1], "and this"))
                return Outcome(True, shown, "", (), node)
        return Outcome(False, marks(items.items, "listed"), "", (), node)

    def _shares(self, node: syntax.SharesAWord, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.operand)
        if not others.items and others.hidden:
            return Outcome(None, (), others.hidden, (), node)
        known = {word for other in others.items for word in compare.telling_words(str(other.value))}
        failing = [item for item in items.items if not compare.telling_words(str(item.value)) & known]
        shown = (*marks(failing or items.items, "this"), *marks(others.items, "against this"))
        return Outcome(bool(items.items) and not failing, shown, "", (), node)

    def _transposes(self, node: syntax.Transposes, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.operand)
        known = {str(other.value): other for other in reversed(others.items)}
        for item in items.items:
            exchanged = (known[text] for text in compare.transposed(str(item.value)) if text in known)
            other = next(exchanged, None)
            if other is not None:
                shown = (*marks((item,), "this"), *marks((other,), "against this"))
                return Outcome(True, shown, "", (), node)
        return Outcome(False, marks((*items.items, *others.items), "says"), "", (), node)
