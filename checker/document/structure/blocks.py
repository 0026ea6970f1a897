"""What each block is: prose, heading, list item, table cell, or a page's furniture."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.document.build import Raw, RawBlock
from checker.document.model import Block, BlockKind, Page, Span

PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014\s]*(?:page\s+)?((?:[A-Z]{1,3}-){0,2}(?:\d{1,3}|[ivxl]{1,6}))[-\u2013\u2014\s]*$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:^|[\s|\u2013\u2014-])((?:[A-Z]{1,3}-){0,2}\d{1,3})\s*$")
_RUNNING = 120  # characters: a longer text is no running header
_CONTENTS = re.compile(r"table of contents$|index$", re.IGNORECASE)
_ENTRY_END = re.compile(r"(?:^|\s|\.{2})(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivx]{1,5})$")
_MARK = re.compile(
    r"(?:[\u2022\u25cf\u25cb\u25aa\u25a0\u00b7\uf0b7\u2013\u2014*-]|[qoln]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])$"
)
_ITEM = re.compile(r"(?:[\u2022\u25cf\u25cb\u25aa\u25a0\u00b7\uf0b7*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_SMALL = frozenset("a an and as at by for from in into of on or our the to with your how what when".split())
_HEADING_WORDS = 25
_EDGE = 4  # blocks at the head or foot of a page among which running headers and footers are looked for


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a document and its pages."""

    blocks: Sequence[Block]
    pages: Sequence[Page]


def lay_out(raw: Raw) -> Layout:
    """Classify the blocks and find the pages."""
    texts = [raw.text[block.start : block.end] for block in raw.blocks]
    edges = _edges(raw)
    repeated = _repeated(texts, edges, len(raw.page_breaks))
    kinds = [
        BlockKind.FURNITURE
        if _is_furniture(texts, place, repeated, edge=place in edges)
        else _kind(block, texts[place], raw.blocks[place + 1 : place + 2], raw.blocks[max(0, place - 1) : place])
        for place, block in enumerate(raw.blocks)
    ]
    blocks = list(_assembled(raw.blocks, texts, kinds))
    return Layout(blocks, list(_pages(raw, texts, kinds)))


# Pages -----------------------------------------------------------------------------------------------------------


def _edges(raw: Raw) -> frozenset[int]:
    """Return the places of blocks that stand at the head or foot of a page."""
    starts = [block.start for block in raw.blocks]
    edges: set[int] = set()
    for page_break in raw.page_breaks:
        first = bisect_left(starts, page_break)
        edges.update(range(max(0, first - _EDGE), min(len(starts), first + _EDGE)))
    return frozenset(edges)


def _repeated(texts: Sequence[str], edges: frozenset[int], pages: int) -> frozenset[str]:
    """Return short texts that stand, but for a page number, at the edge of many pages: running headers and footers."""
    counted = Counter(_unnumbered(texts[place]) for place in edges if len(texts[place]) < _RUNNING)
    return frozenset(text for text, count in counted.items() if count >= max(3, pages // 8))


def _unnumbered(text: str) -> str:
    """Return a running header or footer without the number of its page."""
    return _NUMBERED.sub("", text).casefold()


def _is_furniture(texts: Sequence[str], place: int, repeated: frozenset[str], *, edge: bool) -> bool:
    text = texts[place].strip()
    if _CONTENTS.match(text):
        return not is_contents(texts, place)
    if not edge:
        return bool(re.fullmatch(r"(?:[A-Z]{1,3}-)+\d{1,3}", text)) and not _in_contents(texts, place)
    return bool(PAGE_NUMBER.match(text)) or _unnumbered(text) in repeated


def is_contents(texts: Sequence[str], place: int) -> bool:
    """Say whether a block is followed by lines that end in page numbers, as the heading of a table of contents is."""
    following = texts[place + 1 : place + 24]
    return sum(bool(_ENTRY_END.search(text)) for text in following) >= 4


def _in_contents(texts: Sequence[str], place: int) -> bool:
    """Say whether a page number stands in a table of contents: others stand right before and after it."""
    near = [*texts[max(0, place - 3) : place], *texts[place + 1 : place + 4]]
    return any(PAGE_NUMBER.match(text) for text in near)


def _pages(raw: Raw, texts: Sequence[str], kinds: Sequence[BlockKind]) -> Iterator[Page]:
    """Yield the pages between page breaks, with the number printed at their foot or head."""
    if not raw.page_breaks:
        return
    cuts = [0, *(cut for cut in raw.page_breaks if 0 < cut < len(raw.text)), len(raw.text)]
    starts = [block.start for block in raw.blocks]
    for ordinal, (start, end) in enumerate(pairwise(cuts), 1):
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        furniture = [texts[place] for place in inside if kinds[place] is BlockKind.FURNITURE]
        found = (PAGE_NUMBER.match(text) or _NUMBERED.search(text) for text in furniture)
        labels = [match[1] for match in found if match]
        yield Page(ordinal, labels[-1] if labels else None, Span(start, end))


# Kinds -----------------------------------------------------------------------------------------------------------


def _kind(block: RawBlock, text: str, following: Sequence[RawBlock], before: Sequence[RawBlock]) -> BlockKind:
    alone = block.row is None or not any(other.row == block.row for other in (*following, *before))
    if block.item or _ITEM.match(text):
        return BlockKind.LIST_ITEM
    if not alone:
        return BlockKind.CELL
    return BlockKind.HEADING if _is_heading(block, text) else BlockKind.PARAGRAPH


def _is_heading(block: RawBlock, text: str) -> bool:
    words = text.split()
    if not words or len(words) > _HEADING_WORDS or not any(sign.isalpha() for sign in text):
        return False
    if text.endswith((".", ",", ";")) and not block.heading:
        return False
    if block.heading or text.isupper() or block.bold > 0.8 * (block.end - block.start):
        return True
    titled = all(word[:1].isupper() or word.lower() in _SMALL or not word[:1].isalpha() for word in words)
    return titled and len(words) <= 12 and words[0][:1].isupper() and not re.search(r"\d", text)


# Assembly --------------------------------------------------------------------------------------------------------


def _assembled(raw: Sequence[RawBlock], texts: Sequence[str], kinds: Sequence[BlockKind]) -> Iterator[Block]:
    """Yield the blocks: a bullet joined to its item, a paragraph to its rest on the next page."""
    place = 0
    while place < len(raw):
        kind, last = kinds[place], place
        if kind is not BlockKind.FURNITURE and _MARK.match(texts[place]) and _has_item(raw, kinds, place):
            kind, last = BlockKind.LIST_ITEM, place + 1
        if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            last = _carried_over(texts, kinds, last)
        row = raw[place].row if kind is BlockKind.CELL else None
        yield Block(Span(raw[place].start, raw[last].end), kind, row)
        if last > place:
            yield from (
                Block(Span(raw[inner].start, raw[inner].end), BlockKind.FURNITURE)
                for inner in range(place + 1, last)
                if kinds[inner] is BlockKind.FURNITURE
            )
        place = last + 1


def _has_item(raw: Sequence[RawBlock], kinds: Sequence[BlockKind], place: int) -> bool:
    """Say whether the block behind a bullet is its item: the rest of its row, or the next block outside a table."""
    if place + 1 >= len(raw) or kinds[place + 1] is BlockKind.FURNITURE:
        return False
    row = raw[place].row
    if row is None:
        return raw[place + 1].row is None
    third = raw[place + 2].row if place + 2 < len(raw) else None
    first = raw[place - 1].row if place else None
    return raw[place + 1].row == row and row not in (first, third)


def _carried_over(texts: Sequence[str], kinds: Sequence[BlockKind], place: int) -> int:
    """Return the place of the last block of a paragraph that breaks off at the foot of a page and goes on overleaf."""
    while len(texts[place]) > 40 and not texts[place].rstrip().endswith((".", ":", ";", "!", "?", "\u201d", '"')):
        following = place + 1
        while following < len(kinds) and kinds[following] is BlockKind.FURNITURE:
            following += 1
        goes_on = following < len(kinds) and following > place + 1 and kinds[following] is BlockKind.PARAGRAPH
        if not goes_on or not texts[following][:1].islower():
            break
        place = following
    return place
