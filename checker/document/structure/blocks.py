"""What each block is: prose, heading, list item, table cell, or a page's furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.document.build import Raw, RawBlock
from checker.document.model import Block, BlockKind, Page, Span, is_unfinished
from checker.document.structure.pages import find_furniture, find_pages, inferred_breaks

_MARK = re.compile(
    r"(?:[\u2022\u25cf\u25cb\u25aa\u25a0\u00b7\uf0b7\u2013\u2014*-]|[qoln]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])$"
)
_ITEM = re.compile(r"(?:[\u2022\u25cf\u25cb\u25aa\u25a0\u00b7\uf0b7*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_SMALL = frozenset("a an and as at by for from in into of on or our the to with your how what when".split())
_PROSE_CELL = 12  # words
_HEADING_WORDS = 25


class Layout(Struct, frozen=True):
    """The blocks of a document and its pages."""

    blocks: Sequence[Block]
    pages: Sequence[Page]


def lay_out(raw: Raw) -> Layout:
    """Classify the blocks and find the pages."""
    texts = [raw.text[block.start : block.end] for block in raw.blocks]
    breaks = raw.page_breaks or tuple(inferred_breaks(raw.blocks, texts))
    furniture = find_furniture(raw.blocks, texts, breaks)
    kinds = [
        BlockKind.FURNITURE
        if place in furniture
        else _kind(block, texts[place], raw.blocks[place + 1 : place + 2], raw.blocks[max(0, place - 1) : place])
        for place, block in enumerate(raw.blocks)
    ]
    blocks = list(_nested(raw.text, _assembled(raw.blocks, texts, kinds)))
    return Layout(blocks, list(find_pages(raw, texts, furniture, breaks)))


# Kinds -----------------------------------------------------------------------------------------------------------


def _kind(block: RawBlock, text: str, following: Sequence[RawBlock], before: Sequence[RawBlock]) -> BlockKind:
    alone = block.row is None or not any(other.row == block.row for other in (*following, *before))
    if block.item or (_ITEM.match(text) and not block.heading):  # a numbered heading is a heading
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
        if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or _is_long_cell(kind, texts[place]):
            last = _carried_over(texts, kinds, last)
        row = raw[place].row if kind is BlockKind.CELL else None
        yield Block(Span(raw[place].start, raw[last].end), kind, row, raw[place].item)
        if last > place:
            yield from (
                Block(Span(raw[inner].start, raw[inner].end), BlockKind.FURNITURE)
                for inner in range(place + 1, last)
                if kinds[inner] is BlockKind.FURNITURE
            )
        place = last + 1


def _is_long_cell(kind: BlockKind, text: str) -> bool:
    """Say whether a cell holds running text, as where a table sets an item beside its bullet."""
    return kind is BlockKind.CELL and len(text.split()) >= _PROSE_CELL and is_unfinished(text)


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
        overleaf = following < len(kinds) and following > place + 1 and kinds[following] is BlockKind.PARAGRAPH
        if not overleaf or not (texts[following][:1].islower() or is_unfinished(texts[place])):
            break
        place = following
    return place


def _nested(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, list items with their depth.

    An item whose mark is of a kind not seen in the list so far is one level deeper; any other returns to its level.
    """
    levels: list[str] = []
    for block in blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            if block.kind in (BlockKind.HEADING, BlockKind.CELL):
                levels.clear()
            yield replace(block, depth=0) if block.depth else block
            continue
        own = _mark_kind(text[block.span.start : block.span.end])
        kind = f"nested {block.depth}" if block.depth > 1 else own
        if kind in levels:
            del levels[levels.index(kind) + 1 :]
        else:
            levels.append(kind)
        yield replace(block, depth=len(levels))


def _mark_kind(item: str) -> str:
    """Return what the items of one list share: the bullet, or the form of the number or letter."""
    mark = item.split(maxsplit=1)[0] if item else ""
    for form, name in ((r"\(?\d", "1"), (r"\(?[ivx]+[.)]", "i"), (r"\(?[a-z][.)]", "a"), (r"\(?[A-Z][.)]", "A")):
        if re.match(form, mark):
            return name + mark[:1] * mark.startswith("(")
    return mark if len(mark) == 1 else ""
