"""Values that are reckoned: sums, dates moved, fields, page numbers, counts, fiscal quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, DecimalException
from typing import Protocol

from checker.document.model import Document
from checker.language import days, syntax
from checker.language.types import TYPES, Value
from checker.language.value import Item, Listing

_MOST = 1_000  # pairs of values that are reckoned


class Source(Protocol):
    """What operands are read from."""

    document: Document

    def items(self, node: syntax.Node) -> Listing:
        """Return the items that an expression names."""


class Operands:
    """Reckons values for one document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.finders: dict[type[syntax.Node], Callable[..., Listing]] = {
            syntax.Number: lambda node: Listing((Item(Decimal(node.text)),)),
            syntax.Date: lambda node: Listing((Item(node.text),)),
            syntax.Sum: self._sum,
            syntax.Shift: self._shift,
            syntax.Product: self._product,
            syntax.Part: self._part,
            syntax.Printed: self._printed,
            syntax.Aggregate: self._aggregate,
            syntax.Quarters: self._quarters,
        }

    def _sum(self, node: syntax.Sum) -> Listing:
        return self._reckoned(node.left, node.right, _plus if node.sign == "+" else _minus)

    def _product(self, node: syntax.Product) -> Listing:
        return self._reckoned(node.left, node.right, _over if node.times == "/" else _times)

    def _reckoned(
        self, first: syntax.Node, second: syntax.Node, reckon: Callable[[Value, Value], Value | None]
    ) -> Listing:
        """Return what each pair of values yields."""
        left, right = self.source.items(first), self.source.items(second)
        pairs = [(one, other) for one in left.items for other in right.items][:_MOST]
        found = ((reckon(one.value, other.value), (*one.places(), *other.places())) for one, other in pairs)
        items = tuple(Item(value, basis=basis) for value, basis in found if value is not None)
        return Listing(items, left.hidden or right.hidden, left.looked + right.looked)

    def _shift(self, node: syntax.Shift) -> Listing:
        operand = self.source.items(node.operand)
        assert isinstance(node.count, syntax.Number)  # parameters have been replaced
        count = int(Decimal(node.count.text)) * (1 if node.sign == "+" else -1)
        return _each(operand, lambda value: days.shifted(value, count, node.period))

    def _part(self, node: syntax.Part) -> Listing:
        listing = self.source.items(node.items)
        names = dict.fromkeys((node.field.text, node.field.text.removesuffix("s")))  # `period` and `periods` alike
        found = (item.fields[name] for item in listing.items for name in names if name in item.fields)
        return Listing(tuple(found), listing.hidden, listing.looked)

    def _printed(self, node: syntax.Printed) -> Listing:
        listing = self.source.items(node.items)
        document = self.source.document
        labels = [(document.printed_page(span), span) for span in listing.spans()]
        items = tuple(Item(TYPES["page"].read(label), span) for label, span in labels if label)
        unseen = "" if len(items) == len(labels) else "the file does not show the numbers of its pages"
        return Listing(items, listing.hidden or unseen, listing.looked)

    def _aggregate(self, node: syntax.Aggregate) -> Listing:
        listing = self.source.items(node.items)
        basis = tuple(place for item in listing.items for place in item.places())
        match node.word:
            case "number":
                return Listing((Item(Decimal(len(listing.items)), basis=basis),), listing.hidden, listing.looked)
            case "sum":
                total = sum((item.value for item in listing.items if isinstance(item.value, Decimal)), Decimal(0))
                return Listing((Item(total, basis=basis),), listing.hidden, listing.looked)
        ordered = sorted(listing.items, key=lambda item: (isinstance(item.value, Decimal), item.value))
        chosen = ordered[-1:] if node.word == "latest" else ordered[:1]
        return Listing(tuple(chosen), listing.hidden, listing.looked)

    def _quarters(self, node: syntax.Quarters) -> Listing:
        after, until = self.source.items(node.after), self.source.items(node.until)
        items = tuple(
            Item(quarter, basis=begin.places())
            for begin in after.items[:1]
            for end in until.items[:1]
            for quarter in _quarter_ends(begin.value, end.value)
        )
        return Listing(items, after.hidden or until.hidden, after.looked + until.looked)


def _each(listing: Listing, change: Callable[[str], str]) -> Listing:
    """Return a listing of dates with each date changed; a date that no calendar has is left out, with the reason."""
    items: list[Item] = []
    hidden = listing.hidden
    for item in listing.items:
        try:
            items.append(Item(change(str(item.value)), basis=item.places()))
        except days.NoSuchDay as error:
            hidden = hidden or f"no calendar has the day {error}"
    return Listing(tuple(items), hidden, listing.looked)


def _quarter_ends(after: Value, until: Value) -> Iterator[str]:
    try:
        yield from days.quarter_ends(str(after), str(until))
    except days.NoSuchDay:
        return


def _plus(left: Value, right: Value) -> Value | None:
    return left + right if isinstance(left, Decimal) and isinstance(right, Decimal) else None


def _minus(left: Value, right: Value) -> Value | None:
    """Return a difference: of two numbers, or of two dates in days."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left - right
    try:
        return Decimal((days.day(str(left)) - days.day(str(right))).days)
    except days.NoSuchDay:
        return None


def _times(left: Value, right: Value) -> Value | None:
    return left * right if isinstance(left, Decimal) and isinstance(right, Decimal) else None


def _over(left: Value, right: Value) -> Value | None:
    try:
        return left / right if isinstance(left, Decimal) and isinstance(right, Decimal) else None
    except DecimalException:
        return None
