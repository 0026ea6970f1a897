"""What a reader hands over: the text in blocks, before structure decides what each block is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from checker.document.model import Edit, SourceMap

LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True))


class RawBlock(Struct):
    """A block as its reader saw it, before structure decides what it is."""

    start: int
    end: int = 0
    row: int | None = None
    cell: int = 0
    bold: int = 0  # characters set in bold
    centred: bool = False
    heading: bool = False
    item: int = 0  # the depth of the list that it is an item of


class Raw(Struct, frozen=True):
    """What a reader hands over.  `pictures`, `page_breaks` and `links` are offsets in the text, in ascending order."""

    text: str
    map: SourceMap
    blocks: Sequence[RawBlock]
    pictures: Sequence[int]
    page_breaks: Sequence[int]
    links: Sequence[int] | None = None
    edits: Sequence[Edit] = ()
    lost: str = ""  # why the reader could not see the rest of the document
    page_labels: Sequence[str | None] = ()  # the numbers printed on the pages, where the format says them


class Stray(NamedTuple):
    """Blocks from a number to another, which are to be put before the first block of the table in which they stood.

    `depth` counts the tables around them.
    """

    first: int
    depth: int
    begin: int
    end: int


def separator(before: RawBlock | None, row: int | None, cell: int) -> str:
    """Return what stands between a block and the next, of a row and cell."""
    if before is None:
        return ""
    return "\t" if row is not None and before.row == row and before.cell != cell else "\n\n"


def reordered(raw: Raw, strays: Sequence[Stray]) -> Raw:
    """Put stray blocks where they belong."""
    order = _order(len(raw.blocks), strays)
    if order == list(range(len(order))):
        return raw
    blocks: list[RawBlock] = []
    pieces: list[str] = []
    stretches: list[int] = []
    starts = [0] * len(order)
    length = 0
    for place in order:
        old = raw.blocks[place]
        pieces.append(separator(blocks[-1] if blocks else None, old.row, old.cell))
        pieces.append(raw.text[old.start : old.end])
        starts[place] = length + len(pieces[-2])
        _move(raw.map, old, starts[place] - old.start, stretches)
        length = starts[place] + old.end - old.start
        blocks.append(replace(old, start=starts[place], end=length))
    places = SourceMap.of(stretches, raw.map.source, raw.map.within)
    strange = _numbers(strays)
    pictures, page_breaks, links = (
        sorted(_moved(raw.blocks, starts, strange, offset) for offset in marks)
        for marks in (raw.pictures, raw.page_breaks, raw.links or ())
    )
    return replace(
        raw,
        text="".join(pieces),
        map=places,
        blocks=blocks,
        pictures=pictures,
        page_breaks=page_breaks,
        links=None if raw.links is None else links,
    )


def _order(count: int, strays: Sequence[Stray]) -> list[int]:
    moved = _numbers(strays)
    before: defaultdict[int, list[int]] = defaultdict(list)
    for stray in sorted(strays, key=lambda stray: (stray.depth, stray.begin)):
        before[stray.first].extend(range(stray.begin, stray.end))
    order: list[int] = []
    for place in range(count):
        order.extend(before.get(place, ()))
        if place not in moved:
            order.append(place)
    return order


def _move(places: SourceMap, block: RawBlock, by: int, stretches: list[int]) -> None:
    """Add the stretches of a block, moved by some characters of text."""
    first, last = (bisect_left(places.text_starts, offset) for offset in (block.start, block.end))
    for stretch in range(first, last):
        text_start, text_end = places.text_starts[stretch] + by, places.text_ends[stretch] + by
        stretches.extend((text_start, text_end, places.source_starts[stretch], places.source_ends[stretch]))


def _numbers(strays: Sequence[Stray]) -> frozenset[int]:
    return frozenset(place for stray in strays for place in range(stray.begin, stray.end))


def _moved(blocks: Sequence[RawBlock], starts: Sequence[int], strays: Collection[int], offset: int) -> int:
    """Return where an offset in the text is now: with the block it stood in or behind, or before the next."""
    place = max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
    behind = offset >= blocks[place].end
    if behind and place in strays and place + 1 < len(blocks):
        return starts[place + 1]
    return starts[place] + min(offset, blocks[place].end) - blocks[place].start
