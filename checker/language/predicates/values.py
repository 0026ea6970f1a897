"""Predicates on the values of items: what they are, what they compare with, and what the calendar says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import compress, pairwise
from operator import not_

from checker.language import compare, days, syntax
from checker.language.items import Reader
from checker.language.phrase import compile_phrase
from checker.language.predicates.marks import Judges, looked, marks
from checker.language.types import is_real_date
from checker.language.value import Item, Listing, Outcome


class ValuePredicates:
    """Judges predicates on values."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._known: dict[int, tuple[syntax.Node, Sequence[Callable[[Item], bool]]]] = {}  # tests of a node's values
        self.judges: Judges = {
            syntax.IsValue: self._is_value,
            syntax.IsIn: self._is_in,
            syntax.Compares: self._compares,
            syntax.IsClose: self._is_close,
            syntax.IsAround: self._is_around,
            syntax.IsNearly: self._is_nearly,
            syntax.InOrder: self._in_order,
            syntax.IsReal: self._real,
            syntax.IsBusinessDay: self._business_day,
        }

    def _is_value(self, node: syntax.IsValue, items: Listing, _: Listing) -> Outcome:
        known = self._known.get(id(node))
        if known is None:  # a filter asks for one item at a time
            known = self._known[id(node)] = node, [test for value in node.values for test in self._tests(value)]
        tests = known[1]
        return _among(node, items, lambda item: any(test(item) for test in tests), exclude=bool(node.no))

    def _tests(self, value: syntax.Node) -> Iterator[Callable[[Item], bool]]:
        """Yield a test of being equal to each value that a node stands for."""
        match value:
            case syntax.Phrase():
                pattern = compile_phrase(value)
                yield lambda item: pattern.fits(str(item.value))
            case syntax.Truth(text=text):
                yield lambda item: item.value is (text == "true")
            case _:
                values = {compare.comparable(other.value) for other in self.reader.items(value).items}
                yield lambda item: compare.comparable(item.value) in values

    def _is_in(self, node: syntax.IsIn, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.operand)
        values = {compare.comparable(other.value) for other in others.items}
        outcome = _among(node, items, lambda item: compare.comparable(item.value) in values, exclude=bool(node.no))
        if outcome.truth is False and others.hidden and not node.no:
            return Outcome(None, outcome.shown, others.hidden, (), node)
        if outcome.truth is False:
            return Outcome(False, (*outcome.shown, *marks(others.items, "against this")), "", (), node)
        return outcome

    def _compares(self, node: syntax.Compares, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.others.operand)
        if (items.hidden and not items.items) or (others.hidden and not others.items):
            return Outcome(None, (), items.hidden or others.hidden, (), node)
        choose = any if node.others.quantifier == "some" else all
        outermost = compare.outermost([other.value for other in others.items])
        failing = [
            item
            for item in items.items
            if not choose(compare.compare(node.comparator, item.value, value) for value in outermost)
        ]
        return _against(node, items, failing, others)

    def _is_close(self, node: syntax.IsClose, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.operand)
        if others.hidden and not others.items:
            return Outcome(None, (), others.hidden, (), node)
        assert isinstance(node.count, syntax.Number)  # parameters have been replaced
        margin = Decimal(node.count.text) / 100
        failing = [
            item for item in items.items if not any(_close(item.value, other.value, margin) for other in others.items)
        ]
        return _against(node, items, failing, others)

    def _is_around(self, node: syntax.IsAround, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.operand)
        if others.hidden and not others.items:
            return Outcome(None, (), others.hidden, (), node)
        assert isinstance(node.count, syntax.Number)  # parameters have been replaced
        count = int(Decimal(node.count.text))
        reach = [days.reach(str(other.value), count, node.period) for other in others.items]
        failing = [item for item in items.items if not any(start <= str(item.value) <= end for start, end in reach)]
        return _against(node, items, failing, others)

    def _is_nearly(self, node: syntax.IsNearly, items: Listing, _: Listing) -> Outcome:
        others = self.reader.items(node.operand)
        for item in items.items:
            for other in others.items:
                if compare.is_slip(str(item.value), str(other.value)):
                    shown = (*marks((item,), "this"), *marks((other,), "against this"))
                    return Outcome(True, shown, "", (), node)
        return Outcome(False, marks(items.items, "says"), "", (), node)

    def _in_order(self, node: syntax.InOrder, items: Listing, _: Listing) -> Outcome:
        broken = [list(_steps(items.items, comparator)) for comparator in ("before", "after")]
        fewest = min(broken, key=len)
        if not fewest:
            return Outcome(True, marks(items.items, "says"), "", (), node)
        before, after = fewest[0]
        return Outcome(False, (*marks((before,), "this"), *marks((after,), "and then this")), "", (), node)

    def _real(self, node: syntax.IsReal, items: Listing, _: Listing) -> Outcome:
        return _of_each(node, items, lambda item: is_real_date(str(item.value)))

    def _business_day(self, node: syntax.IsBusinessDay, items: Listing, _: Listing) -> Outcome:
        return _of_each(
            node, items, lambda item: is_real_date(str(item.value)) and days.is_business_day(str(item.value))
        )


def _steps(items: Sequence[Item], comparator: str) -> Iterator[tuple[Item, Item]]:
    """Yield the neighbours of which the second stands in a relation to the first."""
    return (pair for pair in pairwise(items) if compare.compare(comparator, pair[1].value, pair[0].value))


def _among(node: syntax.Node, items: Listing, fits: Callable[[Item], bool], *, exclude: bool) -> Outcome:
    """Return whether all items fit, or none of them."""
    if not items.items and items.hidden:
        return Outcome(None, looked(items), items.hidden, (), node)
    fitting = [fits(item) for item in items.items]
    deciding = list(compress(items.items, fitting if exclude else map(not_, fitting)))
    truth = not deciding and (bool(items.items) or exclude)
    return Outcome(truth, marks(deciding or items.items, "is") or looked(items), "", (), node)


def _against(node: syntax.Node, items: Listing, failing: list[Item], others: Listing) -> Outcome:
    shown = (*marks(failing or items.items, "this"), *marks(others.items, "against this"))
    return Outcome(not failing, shown, "", (), node)


def _of_each(node: syntax.Node, items: Listing, holds: Callable[[Item], bool]) -> Outcome:
    failing = [item for item in items.items if not holds(item)]
    return Outcome(not failing, marks(failing or items.items, "says"), "", (), node)


def _close(value: object, other: object, margin: Decimal) -> bool:
    both = isinstance(value, Decimal) and isinstance(other, Decimal)
    return both and abs(value - other) <= abs(other) * margin  # type: ignore[operator,arg-type]  # both are numbers
