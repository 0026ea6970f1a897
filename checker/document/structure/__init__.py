"""From the visible text to a document's structure: blocks, sentences, pages, parts, cover, sections."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.document.build import CUT_OFF, Raw
from checker.document.model import Block, BlockKind, ContentsEntry, Gap, Page, Part, PartName, Section, Span, fold
from checker.document.model.fold import BLOCK, CELL, FURNITURE, SENTENCE
from checker.document.structure.blocks import lay_out
from checker.document.structure.contents import find_contents
from checker.document.structure.cover import find_caption, find_cover, find_gaps
from checker.document.structure.parts import find_parts
from checker.document.structure.sentences import sentences


class Structure(Struct, frozen=True):
    """Everything that is known of a text beside its words."""

    blocks: Sequence[Block]
    sentences: Sequence[Span]
    pages: Sequence[Page]
    parts: Sequence[Part]
    cover: Span
    caption: Span
    sections: Sequence[Section]
    contents: Sequence[ContentsEntry]
    gaps: Sequence[Gap]
    folded: bytes


def structure(raw: Raw) -> Structure:
    """Find the structure of a text."""
    layout = lay_out(raw)
    blocks = layout.blocks
    found = [
        span for block in blocks if block.kind is not BlockKind.FURNITURE for span in sentences(raw.text, block.span)
    ]
    parts = find_parts(raw.text, blocks, layout.pages)
    own = next(part.span for part in parts if part.name is PartName.SUPPLEMENT)
    cover = find_cover(raw.text, blocks, layout.pages, own)
    caption = find_caption(raw.text, blocks, cover)
    return Structure(
        blocks,
        found,
        layout.pages,
        parts,
        cover,
        caption,
        list(_sections(raw.text, blocks, parts)),
        list(find_contents(raw.text, blocks)),
        list(find_gaps(raw.text, blocks, caption, raw.pictures, lost=raw.lost or _breaks_off(raw.text, blocks))),
        _folded(raw.text, blocks, found),
    )


def _breaks_off(text: str, blocks: Sequence[Block]) -> str:
    """Return why more of the document is missed, where its last paragraph stops in mid-sentence."""
    prose = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
    if not prose or prose[-1].kind is not BlockKind.PARAGRAPH:
        return ""
    words = text[prose[-1].span.start : prose[-1].span.end].rstrip()
    stops = len(words.split()) >= 20 and (words[-1].isalnum() or words[-1] in ",;(")
    return CUT_OFF if stops else ""


def _sections(text: str, blocks: Sequence[Block], parts: Sequence[Part]) -> Iterator[Section]:
    """Yield a section for each heading, up to the next heading of its rank or the end of its part."""
    headings = [block.span for block in blocks if block.kind is BlockKind.HEADING]
    ends = [part.span.end for part in parts]
    found: list[Section] = []
    following = [len(text), len(text)]  # where the next heading of each rank begins, seen from behind
    for title in reversed(headings):
        rank = _rank(text, title)
        limit = ends[min(bisect_left(ends, title.end), len(ends) - 1)]
        found.append(Section(title, Span(title.start, min(limit, *following[: rank + 1]))))
        following[rank] = title.start
    return reversed(found)


def _rank(text: str, title: Span) -> int:
    """Return the rank of a heading: 0 for capitals, else 1."""
    return 0 if text[title.start : title.end].isupper() else 1


def _folded(text: str, blocks: Sequence[Block], found: Sequence[Span]) -> bytes:
    """Fold the text and write its structure between the words."""
    folded = bytearray(fold(text).encode("latin-1", "replace"))
    _overlay(folded, b"\t", CELL)
    end = 0
    for block in blocks:
        if block.kind is not BlockKind.FURNITURE and block.span.start > end:
            gap = slice(end, block.span.start)
            folded[gap] = folded[gap].replace(b"\n", BLOCK.encode())
        end = max(end, block.span.end)
    for before, after in pairwise(found):
        if after.start > before.end and folded[before.end] == 0x20:
            folded[before.end] = ord(SENTENCE)
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            folded[block.span.start : block.span.end] = FURNITURE.encode() * len(block.span)
    return bytes(folded)


def _overlay(folded: bytearray, old: bytes, new: str) -> None:
    folded[:] = folded.replace(old, new.encode())
