"""The text of a document cut where words that findings rest on begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.verdict import Judgement, Paragraph, Verdict

_LONGEST = 4_000  # characters: longer words, such as a whole document, are led to and not marked
_LOOKED = "looked"  # how the labels of places begin that were looked through
_EVER = 1 << 62  # behind every text
_TAGS = {"heading": "h4", "list item": "li", "furniture": "furniture"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words without a break in them: the anchors that begin here, and the numbers of the findings that rest on them.

    `wrong` says whether a fail rests on these words themselves, and not only on what is missing among them.
    """

    text: str
    anchors: Sequence[tuple[str, str]]  # of the words and of the finding
    findings: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the cells of a table's row."""

    kind: str
    cells: Sequence[Sequence[Piece]]
    part: str | None
    page: str | None


Leaf = Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    finding: int
    evidence: int
    wrong: bool


def leaf(judgement: Judgement, prefix: str) -> Leaf:
    """Return the lines of a document's text, with what its findings rest on; anchors begin with the prefix."""
    return tuple(_lines(judgement.text, _Cutter(list(_marks(judgement)), prefix)))


def _marks(judgement: Judgement) -> Iterator[_Mark]:
    for number, finding in enumerate(judgement.findings):
        for place, item in enumerate(finding.evidence):
            if item.place.span is not None:
                wrong = finding.verdict is Verdict.FAIL and not item.label.startswith(_LOOKED)
                yield _Mark(item.place.span.start, item.place.span.end, number, place, wrong)


class _Cutter:
    """Cuts paragraphs at the edges of marks."""

    def __init__(self, marks: Sequence[_Mark], prefix: str) -> None:
        self._prefix = prefix
        self._begun = sorted(marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._begun]
        shown = [mark for mark in self._begun if mark.end - mark.start <= _LONGEST]
        self._cuts = sorted({edge for mark in shown for edge in (mark.start, mark.end)} | set(self._starts))
        self._shown, self._shown_starts = shown, [mark.start for mark in shown]

    def pieces(self, paragraph: Paragraph, following: int) -> Iterator[Piece]:
        """Yield the pieces of a paragraph; what begins between it and the following one is led to in its last."""
        start, end = paragraph.start, paragraph.start + len(paragraph.text)
        first, behind = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        edges = [start, *self._cuts[first:behind], end]
        covering = self._over(start, end)
        for left, right in pairwise(edges):
            reach = right if right < end else following
            over = [mark for mark in covering if mark.start <= left and right <= mark.end]
            numbers = " ".join(str(number) for number in sorted({mark.finding for mark in over}))
            text = paragraph.text[left - start : right - start]
            yield Piece(text, self._anchors(left, reach), numbers, any(mark.wrong for mark in over))

    def _over(self, start: int, end: int) -> Sequence[_Mark]:
        """Return the marks that touch a stretch of text: none begins more than the longest before it."""
        first, behind = bisect_left(self._shown_starts, start - _LONGEST), bisect_left(self._shown_starts, end)
        return [mark for mark in self._shown[first:behind] if mark.end > start]

    def _anchors(self, start: int, end: int) -> Sequence[tuple[str, str]]:
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [
            (f"{self._prefix}{mark.finding}-{mark.evidence}", f"f{self._prefix[1:]}{mark.finding}")
            for mark in self._begun[first:behind]
        ]


def _lines(text: Sequence[Paragraph], cutter: _Cutter) -> Iterator[Line]:
    """Yield the paragraphs; cells of one row make one line."""
    row: int | None = None
    cells: list[Sequence[Piece]] = []
    opened: Paragraph | None = None
    behind = [paragraph.start for paragraph in text[1:]] + [_EVER]
    for paragraph, following in zip(text, behind, strict=True):
        pieces = tuple(cutter.pieces(paragraph, following))
        if opened is not None and (paragraph.row is None or paragraph.row != row):
            yield Line("row", tuple(cells), opened.part, opened.page)
            opened, cells = None, []
        if paragraph.row is None:
            kind = _TAGS.get(paragraph.kind, "p")
            yield Line(kind, (pieces,), paragraph.part, paragraph.page)
            continue
        opened, row = opened or paragraph, paragraph.row
        cells.append(pieces)
    if opened is not None:
        yield Line("row", tuple(cells), opened.part, opened.page)
