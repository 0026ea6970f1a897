"""Records: a list of things with fields, read as a sentence gives them.

`our Current Reports on Form 8-K filed on April 1, 2013 and May 3, 2013 (as amended on May 6, 2013)` has one head, the
form, and three members, the dates.  A member belongs to the head before it and is what the words before it announce;
a bracket holds heads and announcements of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from checker.document.model import Document, Span
from checker.document.model.fold import BLOCK
from checker.language import syntax
from checker.language.fact import Member, Records
from checker.language.pattern import Captured, Match, Pattern
from checker.language.phrase import compile_phrase
from checker.language.types import TYPES
from checker.language.value import Item, Listing
from checker.language.yearless import yearless

_BLOCK = BLOCK.encode("latin-1")


class Source(Protocol):
    """What records are read from."""

    document: Document

    def items(self, node: syntax.Node) -> Listing:
        """Return the items that an expression names."""

    def matches(self, pattern: Pattern, span: Span) -> tuple[Match, ...]:
        """Return the occurrences of a pattern in a span."""

    def captured(self, captured: Captured) -> Item:
        """Return captured words as an item."""


class _Group(Struct):
    """A head and the members that follow it."""

    head: Item
    members: list[tuple[Member, Item]] = field(default_factory=list)
    announced: bool = False  # whether the last member stands right behind its announcement

    def add(self, member: Member, item: Item, *, announced: bool) -> None:
        """Add a member."""
        self.members.append((member, item))
        self.announced = announced

    def reconsider(self, announcement: Member) -> None:
        """Correct the last member where it was taken for one of a kind that is only now announced again.

        `ended March 31, filed on May 15, June 30, filed on August 15`: June 30 is no filing date.
        """
        if not self.members or self.announced or self.members[-1][0].name != announcement.name:
            return
        other = next((member for member, _ in reversed(self.members) if member.name != announcement.name), None)
        if other is not None:
            self.members[-1] = (other, self.members[-1][1])


_Event = tuple[int, int, Member | Match | Item | None]  # place, kind, what
_CLOSE, _OPEN, _END, _HEAD, _MARK, _VALUE = range(6)


def read_records(records: Records, source: Source) -> Listing:
    """Return the records that a document lists."""
    within = source.items(records.within)
    items = tuple(item for place in within.spans() for item in _records_in(records, source, place))
    return Listing(items, within.hidden, tuple(within.spans()))


def _records_in(records: Records, source: Source, place: Span) -> Iterator[Item]:
    groups = list(_groups(records, source, place))
    starts = sorted(item.span.start for group in groups for _, item in group.members if item.span)
    for group in groups:
        for fields, last in _fields(records, group):
            assert last.span is not None  # heads and members are words of the text
            stop = next((start for start in starts if start >= last.span.end), place.end)
            remark = _remark(records, source, Span(last.span.end, stop))
            yield Item("", last.span, fields=fields | remark)


def _groups(records: Records, source: Source, place: Span) -> Iterator[_Group]:
    """Yield the heads of a place with their members, in order."""
    group: _Group | None = None
    first = mark = records.members[0]
    announced = False
    outer: list[tuple[_Group | None, Member]] = []
    for _, kind, what in sorted(_events(records, source, place), key=lambda event: event[:2]):
        if kind == _OPEN:
            outer.append((group, mark))
        elif kind == _CLOSE and outer:
            group, mark = outer.pop()
        elif kind == _END:
            outer.clear()
        elif kind == _MARK and isinstance(what, Member):
            if group is not None:
                group.reconsider(what)
            mark, announced = what, True
        elif kind == _HEAD and isinstance(what, Match):
            group, mark, announced = _Group(source.captured(what.captured[0])), first, False
            yield group
        elif kind == _HEAD:
            group = None
        elif kind == _VALUE and isinstance(what, Item) and group is not None:
            group.add(mark, what, announced=announced)
            mark, announced = (first if mark.suffix else mark), False


def _events(records: Records, source: Source, place: Span) -> Iterator[_Event]:
    """Yield everything that matters to a list of records, in any order."""
    barred = source.matches(compile_phrase(records.unless), place) if records.unless else ()
    mentioned = source.matches(compile_phrase(records.mentions), place) if records.mentions else ()
    for match in source.matches(compile_phrase(records.head), place):
        if _is_inside(match, mentioned):
            yield match.span.start, _HEAD, None
        elif not _is_inside(match, barred):
            yield match.span.start, _HEAD, match
    for member in records.members:
        if member.after:
            yield from (
                (mark.span.start, _MARK, member) for mark in source.matches(compile_phrase(member.after), place)
            )
    yield from ((span.start, _VALUE, item) for item in _values(records, source, place) if (span := item.span))
    folded = source.document.folded
    for sign, kind in ((b"(", _OPEN), (b")", _CLOSE), (_BLOCK, _END)):
        found = folded.find(sign, place.start, place.end)
        while found >= 0:
            yield found, kind, None
            found = folded.find(sign, found + 1, place.end)


def _is_inside(match: Match, others: Sequence[Match]) -> bool:
    return any(other.span.start < match.span.end and match.span.start < other.span.end for other in others)


def _values(records: Records, source: Source, place: Span) -> Iterator[Item]:
    """Yield the values that may be members; of dates, those too of which the year is said by a later one."""
    captured = [match.captured[0] for match in source.matches(compile_phrase(records.members[0].capture), place)]
    yield from (source.captured(found) for found in captured)
    if captured and captured[0].type is TYPES["date"]:
        yield from yearless(source.document.folded, place, [found.span for found in captured])


def _fields(records: Records, group: _Group) -> Iterator[tuple[dict[str, Item], Item]]:
    """Yield the fields of each record of a group, with the item that stands last.

    Every key member makes a record.  What stands before the first key member is shared out among the records in
    order; where a key member comes first, what follows completes the records in order.  What is left over makes
    records of its own, and a head without members makes one.
    """
    for row in _rows(records, group):
        for member in records.members:
            stand_in = row.pop(member.name, None) if member.stands_for else None
            if stand_in is not None:
                row.setdefault(member.stands_for, stand_in)
        yield row, max(row.values(), key=lambda item: item.span or Span(0, 0))


def _rows(records: Records, group: _Group) -> list[dict[str, Item]]:
    """Return the fields of each record of a group as its members give them."""
    head, key = records.head_field, records.members[0].name
    rows: list[dict[str, Item]] = []
    open_rows: list[dict[str, Item]] = []  # those that what follows may complete
    waiting: dict[str, list[Item]] = {}
    for member, item in group.members:
        if member.suffix:
            rows.append({head: replace(group.head, said=f"{group.head.value}{member.suffix}"), key: item})
        elif member.name == key:
            announced = {name: items.pop(0) for name, items in waiting.items() if items}
            rows.append({head: group.head, key: item, **announced})
            if not announced:
                open_rows.append(rows[-1])
        elif row := next((row for row in open_rows if member.name not in row), None):
            row[member.name] = item
        else:
            waiting.setdefault(member.name, []).append(item)
    left = zip_longest(*waiting.values())
    rows += [
        {head: group.head, **{name: item for name, item in zip(waiting, items, strict=True) if item}} for items in left
    ]
    return rows or [{head: group.head}]


def _remark(records: Records, source: Source, rest: Span) -> dict[str, Item]:
    """Return the remark that stands right behind a member, if there is one."""
    folded = source.document.folded
    begin = next((place for place in range(rest.start, rest.end) if folded[place] > 0x20), rest.end)
    if records.remark is None or begin == rest.end:
        return {}
    found = compile_phrase(records.remark.capture).at_start(folded, Span(begin, rest.end))
    return {records.remark.name: source.captured(found.captured[0])} if found else {}
