"""The units of a place: paragraphs, sentences, lines, headings, list items, table rows, pages, words, leftovers."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import compress, count, groupby, pairwise
from operator import eq

from checker.document.model import Block, BlockKind, Document, EditKind, Span, goes_on, is_unfinished

_WORD = re.compile(r"\w[\w'\u2019&.-]*")
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_LINKED = re.compile(r"\S+")
_SIZES = (3, 2, 1)  # words that are repeated together
_PROSE_CELL = 8  # words: a longer table cell is a paragraph


class DocumentUnits:
    """The units of one document, each kind found once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, tuple[Span, ...]] = {}
        self._starts: dict[str, list[int]] = {}  # of each kind's units

    def of(self, unit: str) -> tuple[Span, ...]:
        """Return all units of a name, in order."""
        if unit not in self._found:
            self._found[unit] = tuple(_UNITS[unit](self._document))
        return self._found[unit]

    def count(self, unit: str, span: Span) -> int:
        """Return how many units of a name lie wholly inside a span."""
        if unit != "word" or unit in self._found:
            return sum(1 for _ in self.within(unit, span))
        starts, ends = self._words
        return max(0, bisect_right(ends, span.end) - bisect_left(starts, span.start))

    @cached_property
    def _words(self) -> tuple[array[int], array[int]]:
        """Where the words begin and end: there are too many of them to keep a span of each."""
        ends = [match.span() for match in _every_word(self._document)]
        return array("q", [start for start, _ in ends]), array("q", [end for _, end in ends])

    def within(self, unit: str, span: Span) -> Iterator[Span]:
        """Yield the units of a name that lie wholly inside a span."""
        every = self.of(unit)
        if unit not in self._starts:
            self._starts[unit] = [one.start for one in every]
        starts = self._starts[unit]
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end, first)
        return (one for one in every[first:last] if one.end <= span.end)


def _of_kind(document: Document, *kinds: BlockKind) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind in kinds)


def _paragraphs(document: Document) -> Iterator[Span]:
    for block in _of_kind(document, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CELL):
        words = document.text[block.span.start : block.span.end]
        if block.kind is not BlockKind.CELL or len(words.split()) >= _PROSE_CELL:
            yield block.span


def _sentences(document: Document) -> Iterator[Span]:
    return iter(document.sentences)


def _lines(document: Document) -> Iterator[Span]:
    """Yield the lines; one that breaks off in the midst of a sentence or a bracket is one line with the next."""
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        start = place = block.span.start
        bracketed, last_bracket = 0, document.text.rfind(")", start, block.span.end)
        while place < block.span.end:
            stop = document.text.find("\n", place, block.span.end)
            stop = block.span.end if stop < 0 else stop
            words = document.text[place:stop]
            bracketed = max(0, bracketed + words.count("(") - words.count(")"))
            ended = stop > place and not is_unfinished(words) and not (bracketed and last_bracket > stop)
            if stop == block.span.end or (ended and not goes_on(words, document.text[stop + 1 : stop + 20])):
                yield Span(start, stop)
                start = stop + 1
            place = stop + 1


def _headings(document: Document) -> Iterator[Span]:
    return (block.span for block in _of_kind(document, BlockKind.HEADING))


def _list_items(document: Document) -> Iterator[Span]:
    return (block.span for block in _of_kind(document, BlockKind.LIST_ITEM))


def _table_rows(document: Document) -> Iterator[Span]:
    for _, row in groupby(_of_kind(document, BlockKind.CELL), key=lambda block: block.row):
        cells = list(row)
        yield Span(cells[0].span.start, cells[-1].span.end)


def _pages(document: Document) -> Iterator[Span]:
    return (page.span for page in document.pages)


def _words(document: Document) -> Iterator[Span]:
    return (Span(*match.span()) for match in _every_word(document))


def _every_word(document: Document) -> Iterator[re.Match[str]]:
    for block in document.blocks:
        if block.kind is not BlockKind.FURNITURE:
            yield from _WORD.finditer(document.text, block.span.start, block.span.end)


def _repetitions(document: Document) -> Iterator[Span]:
    """Yield words, one to three, that stand twice one behind the other with nothing but space between.

    Words that all begin with a capital are names and titles, which may stand twice: `Bora Bora`.
    """
    for sentence in document.sentences:
        said = _LETTERS.findall(document.text, sentence.start, sentence.end)
        candidates = list(_said_twice(said))
        if not candidates:
            continue
        words = [Span(*match.span()) for match in _LETTERS.finditer(document.text, sentence.start, sentence.end)]
        last = 0
        for place, size in candidates:
            repeated = words[place : place + 2 * size]
            if place >= last and _stand_side_by_side(document, repeated):
                yield Span(repeated[0].start, repeated[-1].end)
                last = place + 2 * size


def _said_twice(said: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where a run of words is followed by the same run, and how many words it has; the longer run first."""
    first = [word.casefold() for word in said]  # compared before anything else is: hardly any two are the same
    alike = {size: map(eq, first, first[size:]) for size in _SIZES}
    places = ((place, size) for size, same in alike.items() for place in compress(count(), same))
    for place, size in sorted(places, key=lambda found: (found[0], -found[1])):
        middle, end = place + size, place + 2 * size
        if end <= len(said) and said[place + 1 : middle] == said[middle + 1 : end]:
            yield place, size


def _stand_side_by_side(document: Document, words: list[Span]) -> bool:
    """Say whether nothing but space stands between words that do not all begin with a capital."""
    if all(document.text[word.start].isupper() for word in words):
        return False
    return all(document.text[before.end : after.start].isspace() for before, after in pairwise(words))


def _edits(*kinds: EditKind) -> Callable[[Document], Iterator[Span]]:
    return lambda document: (edit.span for edit in document.edits if edit.kind in kinds)


def _links(document: Document) -> Iterator[Span]:
    """Yield the first word of each link."""
    for offset in document.links or ():
        match = _LINKED.search(document.text, offset)
        if match:
            yield Span(*match.span())


_UNITS: Mapping[str, Callable[[Document], Iterable[Span]]] = {
    "paragraph": _paragraphs,
    "sentence": _sentences,
    "line": _lines,
    "heading": _headings,
    "list item": _list_items,
    "table row": _table_rows,
    "page": _pages,
    "word": _words,
    "repetition": _repetitions,
    "tracked change": _edits(EditKind.INSERTION, EditKind.DELETION),
    "link": _links,
    "comment": _edits(EditKind.COMMENT),
}

UNIT_NAMES = tuple(f"{name}s" for name in _UNITS)
