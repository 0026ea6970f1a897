"""Readings: what facts and picks find in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Protocol

from checker.document.model import Document, HeaderField, Span
from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.given import Given
from checker.language.pattern import Captured, Match, Pattern
from checker.language.phrase import capturing, compile_capture, compile_phrase, following, preceding
from checker.language.records import read_records
from checker.language.types import Value
from checker.language.value import Item, Listing, Mark, Outcome, Where

_MOST_ITEMS = 1_000  # of one fact; no real document comes near


class Source(Protocol):
    """What readings are read from."""

    document: Document
    given: Given
    decide: Callable[[syntax.Node], Outcome]

    def items(self, node: syntax.Node) -> Listing:
        """Return the items that an expression names."""

    def matches(self, pattern: Pattern, span: Span) -> tuple[Match, ...]:
        """Return the occurrences of a pattern in a span."""

    def captured(self, captured: Captured) -> Item:
        """Return captured words as an item."""


class Readings:
    """Reads facts and picks in one document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.finders: dict[type[syntax.Node], Callable[..., Listing]] = {
            syntax.Pick: self._pick,
            syntax.PickUnits: self._pick_units,
        }

    def fact(self, definition: FactDefinition) -> Listing:
        """Return what a document says of a fact: of very many items the first, so that judging them ends in time."""
        listing = self._read(definition)
        if len(listing.items) <= _MOST_ITEMS:
            return listing
        unread = f"only the first {_MOST_ITEMS} of its kind are read"
        return Listing(listing.items[:_MOST_ITEMS], unread, listing.looked, listing.attempt)

    def _read(self, definition: FactDefinition) -> Listing:
        if definition.given:
            return self.source.given.listing(definition.name)
        if definition.cases:
            return self._case(definition)
        if definition.records:
            return read_records(definition.records, self.source)
        hidden = ""
        looked: tuple[Span, ...] = ()
        sought: tuple[syntax.Phrase, ...] = ()
        for number, attempt in enumerate(definition.attempts, 1):
            listings = [
                self._pick(node, definition.shape) if isinstance(node, syntax.Pick) else self.source.items(node)
                for node in attempt
            ]
            items = list(_in_order(item for listing in listings for item in listing.items))
            hidden = hidden or next((listing.hidden for listing in listings if listing.hidden), "")
            looked = looked or tuple(span for listing in listings for span in listing.looked)
            sought += tuple(phrase for listing in listings for phrase in listing.sought)
            if items:
                return Listing(tuple(_distinct(items) if definition.distinct else items), hidden, looked, number)
        return Listing((), hidden, looked, sought=sought)

    def _case(self, definition: FactDefinition) -> Listing:
        hidden = ""
        for number, case in enumerate(definition.cases, 1):
            outcome = Outcome(True) if case.when is None else self.source.decide(case.when)
            if outcome.truth:
                shown = [mark.where for mark in outcome.shown if isinstance(mark, Mark)]
                where = shown[0] if shown else None
                return Listing((_at(case.then, where),), hidden, attempt=number)
            hidden = hidden or (outcome.reason if outcome.truth is None else "")
        return Listing((), hidden)

    def _pick(self, node: syntax.Pick, shape: str = "") -> Listing:
        """Return what a reading picks: each capture, or with a shape one text for each occurrence."""
        around = self.source.items(node.items)
        matches = [match for span in around.spans() for match in self.source.matches(_wanted(node), span)]
        if shape:
            found = [Item(self._shaped(shape, match), match.span) for match in matches]
        else:
            found = [self.source.captured(captured) for match in matches for captured in match.captured]
        sought = (node.wanted,) if not found and isinstance(node.wanted, syntax.Phrase) else ()
        looked = tuple(around.spans()) or around.looked
        return _chosen(node.which, Listing(tuple(found), around.hidden, looked, sought=sought or around.sought))

    def _shaped(self, shape: str, match: Match) -> str:
        for captured in match.captured:
            shape = shape.replace(f"{{{captured.name}}}", str(self.source.captured(captured).value))
        return shape

    def _pick_units(self, node: syntax.PickUnits) -> Listing:
        return _chosen(node.which, self.source.items(node.units))


def _at(value: Value, where: Where | None) -> Item:
    """Return a value with the place that it rests on."""
    if isinstance(where, HeaderField):
        return Item(value, entry=where)
    return Item(value, where) if isinstance(where, Span) else Item(value, basis=(where,) if where else ())


def _wanted(node: syntax.Pick) -> Pattern:
    """Return the pattern of what a reading picks."""
    wanted = node.wanted
    pattern = compile_capture(wanted) if isinstance(wanted, syntax.Capture) else capturing(compile_phrase(wanted))
    if node.position is None:
        return pattern
    beside = compile_phrase(node.position.phrase)
    return following(pattern, beside) if node.position.relation == "after" else preceding(pattern, beside)


def _chosen(which: str, listing: Listing) -> Listing:
    """Keep every item, the first or the last."""
    kept = {"every": listing.items, "first": listing.items[:1], "last": listing.items[-1:]}[which]
    return Listing(kept, listing.hidden, listing.looked, sought=listing.sought)


def _in_order(items: Iterator[Item]) -> Iterator[Item]:
    """Yield items by place, leaving out any whose words another item has already."""
    placed = sorted(items, key=lambda item: (item.span.start, -item.span.end) if item.span else (-1, 0))
    if placed:
        yield placed[0]
    for before, item in pairwise(placed):
        if item.span is None or before.span is None or item.span.start >= before.span.end:
            yield item


def _distinct(items: list[Item]) -> list[Item]:
    """Keep the first item of each value."""
    kept = {str(item.value).casefold(): item for item in reversed(items)}
    return [item for item in items if kept[str(item.value).casefold()] is item]
