"""The table of contents: its entries and the pages they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.document.model import Block, BlockKind, ContentsEntry, Span
from checker.document.structure.pages import CONTENTS, PAGE_NUMBER, is_contents

_PAGED = re.compile(
    r"(?P<title>\S.*?)[\s.\u2026\u00b7_]+(?P<page>(?:[A-Z]{1,3}-){0,2}(?:\d{1,3}|[ivxl]{1,6}))$", re.DOTALL
)
_STRAY = 4  # blocks without a page, one behind the other, end the table: subheadings and the word “Page” do not


def find_contents(text: str, blocks: Sequence[Block]) -> Iterator[ContentsEntry]:
    """Yield the entries of every table of contents, in order.

    An entry is one block that ends in its page (`Risk Factors ..... S-5`), or a title and a page in cells or blocks
    of their own.
    """
    texts = [text[block.span.start : block.span.end].strip() for block in blocks]
    place = 0
    while place < len(blocks):
        if CONTENTS.match(texts[place]) and is_contents(texts, place):
            stop = _end(texts, blocks, place + 1)
            yield from _entries(texts, blocks, range(place + 1, stop))
            place = stop
        else:
            place += 1


def _end(texts: Sequence[str], blocks: Sequence[Block], place: int) -> int:
    """Return the place behind the last block of the table of contents that begins at a place."""
    end, stray = place, 0
    while place < len(texts) and stray < _STRAY:
        prose = blocks[place].kind is BlockKind.PARAGRAPH and len(texts[place].split()) > 30
        if prose and not _PAGED.match(texts[place]):
            break
        if blocks[place].kind is not BlockKind.FURNITURE:
            stray += 1
        if PAGE_NUMBER.match(texts[place]) or _PAGED.match(texts[place]):
            stray, end = 0, place + 1
        place += 1
    return end


def _entries(texts: Sequence[str], blocks: Sequence[Block], places: range) -> Iterator[ContentsEntry]:
    title: Span | None = None
    for place in places:
        block = blocks[place]
        if block.kind is BlockKind.FURNITURE:
            continue
        paged = _PAGED.match(texts[place])
        if title is not None and PAGE_NUMBER.match(texts[place]):
            yield ContentsEntry(title, texts[place].strip("-\u2013\u2014 "), Span(title.start, block.span.end))
            title = None
        elif paged:
            start = block.span.start
            yield ContentsEntry(Span(start, start + paged.end("title")), paged["page"], block.span)
            title = None
        else:
            title = block.span
