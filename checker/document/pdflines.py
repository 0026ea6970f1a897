"""The lines of a PDF's page, told by where its characters stand: cells side by side, paragraphs one below the other.

A page is drawn cell by cell or line by line.  Either way a row is told by the same two signs: what stands to the right
of what was drawn before, and no lower, is its next cell; what stands below the last cell, and reaches into no other,
goes on in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import median
from typing import Any

from msgspec import Struct

HYPHEN = "\x02\ufffe"  # what PDFium writes for a hyphen at the end of a line, line break included
IN_CELL = "\x1f"  # what stands here for the end of a line inside a cell
_LINE_END = re.compile(f"\r\n|\n|[{HYPHEN}]")
_HYPHENS = re.compile(f"[{HYPHEN}]$")
_SPACE = re.compile(" +")
_MARK = re.compile(r"[^\w\s]{1,2}$|\(?\w{1,3}[.)]$|[\d.]+$|[oq\u00a7]$")  # what an item or a heading begins with
_SAME_LINE = 3.0  # points: lines nearer than that stand side by side
_PARAGRAPH = 1.4  # times the usual distance of two lines: a paragraph or a row ends there
_ROOMY, _WIDE = 1.5, 3.0  # times the height of a line: what may part two cells, and what does so where it is the only
_VERY_WIDE = 6.0  # space of its line; what does so in any line, even in one whose words are spread over its column
_STRETCHED = 2.0  # times the least space of a line: what parts two cells is wider
_ALIGNED = 2.0  # points: what begins that near to the line below begins where it does
_NEAR = 0.6  # times the height of a line: what parts two cells where something else shows that they are two
_LABEL = 20  # characters: the label of a page is no longer
_HEADS = 4  # rows at the head of a page: its label, the head of a table, and what goes on from the last page
_TALL = 24  # lines: what is higher is a column of prose and no cell


class _Piece(Struct, frozen=True):
    """The visible characters `start` to `end` of a page's text, part of one line, and where they stand, in points.

    `until` is where the text goes on behind them, a space that parts two cells or a line end between.
    """

    start: int
    end: int
    until: int
    left: float
    right: float
    top: float
    height: float


class _Cell(Struct):
    """The lines of a cell, or of prose, and how far to the right any of them reaches."""

    lines: list[_Piece]
    right: float

    def add(self, line: _Piece) -> None:
        self.lines.append(line)
        self.right = max(self.right, line.right)


class _Row(Struct):
    """Cells side by side, and how many lines they have together; prose is a row of one cell."""

    cells: list[_Cell]
    height: int = 1

    @property
    def last(self) -> _Piece:
        """The line that was drawn last."""
        return self.cells[-1].lines[-1]

    @property
    def first(self) -> _Piece:
        """The line that was drawn first."""
        return self.cells[0].lines[0]

    @property
    def low(self) -> float:
        """The height of its lowest line; of prose, of the one that was drawn last."""
        return self.last.top if len(self.cells) == 1 else min(line.top for cell in self.cells for line in cell.lines)


def laid_out(words: str, page: Any, *, goes_on: bool) -> tuple[str, bool]:
    """Return the text of a page, between two cells of a row a tab, below a paragraph a blank line.

    Lines inside a cell are parted by `IN_CELL`.  A row that the end of a page parts is left as it was drawn, on both
    pages: which of its cells go on in which is not known.  `goes_on` says that the page before ends so, the second
    value that this one does.  `page` is the library's text page, whose characters are those of `words`.
    """
    starts = [0, *(match.end() for match in _LINE_END.finditer(words)), len(words)]
    lines = [_line(words, page, start, end) for start, end in pairwise(starts) if start < end]
    usual = median([step for step in _steps(lines) if step > _SAME_LINE] or [0.0])
    width = median([(line.right - line.left) / max(1, line.end - line.start) for line in lines] or [0.0])
    pieces = [
        piece
        for line, below in zip_longest(lines, lines[1:])
        for piece in _pieces(words, page, line, width, _edge(line, below, usual))
    ]
    rows = list(_rows(pieces, usual))
    foot = min((row.low for row in rows if not _is_label(row)), default=0.0)
    parted = [_is_tall(row) and row.low <= foot for row in rows]
    head = _parted_at_head(words, rows) if goes_on else 0
    text: list[str] = []
    for place, row in enumerate(rows):
        text += _drawn(words, row) if len(row.cells) == 1 or parted[place] or place < head else _in_cells(words, row)
        if place + 1 < len(rows) and _ends(words, row, rows[place + 1], usual):
            text.append("\n")
    return "".join(text), any(parted)


def _steps(lines: Sequence[_Piece]) -> Iterator[float]:
    return (above.top - below.top for above, below in pairwise(lines))


def _line(words: str, page: Any, start: int, end: int) -> _Piece:
    stop = max(start + 1, start + len(words[start:end].rstrip()))
    left, bottom, right, top = page.get_charbox(start, loose=True)
    if stop - 1 > start:
        right = page.get_charbox(stop - 1, loose=True)[2]
    return _Piece(start, stop, end, left, right, top, top - bottom)


def _edge(line: _Piece, below: _Piece | None, usual: float) -> float | None:
    """Return where the line below begins, if that is further in: there the last cell of the line may begin too."""
    if below is None or not _SAME_LINE < line.top - below.top <= _PARAGRAPH * usual:
        return None
    return below.left if below.left - line.left > _ROOMY * line.height else None


def _pieces(words: str, page: Any, line: _Piece, width: float, edge: float | None) -> Iterator[_Piece]:
    """Yield what stands apart on a line.  `width` is that of a usual character; for `edge` see `_edge`."""
    is_spread = line.right - line.left - width * (line.end - line.start) > _ROOMY * line.height
    start, left = line.start, line.left
    for space, before, behind in _gaps(words, page, line, edge) if is_spread or edge else ():
        if start == line.start and _MARK.match(words, start, space.start()):
            continue
        yield _Piece(start, space.start(), space.end(), left, before, line.top, line.height)
        start, left = space.end(), behind
    yield _Piece(start, line.end, line.until, left, line.right, line.top, line.height)


def _gaps(words: str, page: Any, line: _Piece, edge: float | None) -> Iterator[tuple[re.Match[str], float, float]]:
    """Yield each space of a line that is wide enough to part two cells, and where it begins and ends in points."""
    spaces = [space for space in _SPACE.finditer(words, line.start, line.end) if space.start() > line.start]
    edges = [
        (page.get_charbox(space.start() - 1, loose=True)[2], page.get_charbox(space.end(), loose=True)[0])
        for space in spaces
    ]
    wide = [right - left for left, right in edges]
    least = _WIDE * line.height if len(wide) == 1 else max(_ROOMY * line.height, _STRETCHED * min(wide, default=0.0))
    needed = min(least, _VERY_WIDE * line.height)
    for space, (left, right), points in zip(spaces, edges, wide, strict=True):
        if points > needed or (edge and abs(right - edge) < _ALIGNED and points > _NEAR * line.height):
            yield space, left, right


def _rows(pieces: Sequence[_Piece], usual: float) -> Iterator[_Row]:
    """Gather the pieces of a page into rows."""
    row: _Row | None = None
    for piece in pieces:
        if row and _goes_on(row, piece, usual):
            row.cells[-1].add(piece)
            row.height += 1
        elif row and _is_beside(row, piece, usual):
            row.cells.append(_Cell([piece], piece.right))
            row.height += 1
        else:
            if row:
                yield row
            row = _Row([_Cell([piece], piece.right)])
    if row:
        yield row


def _goes_on(row: _Row, piece: _Piece, usual: float) -> bool:
    """Say whether a piece is the next line of the last cell of a row."""
    return (
        _SAME_LINE < row.last.top - piece.top <= _PARAGRAPH * usual
        and piece.left < row.cells[-1].right
        and (len(row.cells) == 1 or piece.left > row.cells[-2].right)
    )


def _is_beside(row: _Row, piece: _Piece, usual: float) -> bool:
    """Say whether a piece begins the next cell of a row: to its right, and no lower than its last line."""
    return (
        len(row.cells[-1].lines) <= _TALL >= row.height / len(row.cells)
        and -_SAME_LINE <= piece.top - row.last.top <= _TALL * usual + _SAME_LINE
        and piece.left - row.cells[-1].right > _NEAR * piece.height
    )


def _is_label(row: _Row) -> bool:
    """Say whether a row is no more than the label of its page."""
    return row.height == 1 and row.first.end - row.first.start <= _LABEL


def _is_tall(row: _Row) -> bool:
    """Say whether a row of several cells is several lines high."""
    return row.height > len(row.cells) > 1


def _parted_at_head(words: str, rows: Sequence[_Row]) -> int:
    """Return how many rows of a page have been read when one has gone on, in mid-sentence, from the page before."""
    begun = (words[row.first.start : row.first.end].lstrip()[:1].islower() for row in rows[:_HEADS])
    return next((place + 1 for place, goes_on in enumerate(begun) if goes_on), 0)


def _ends(words: str, row: _Row, following: _Row, usual: float) -> bool:
    """Say whether a paragraph or a row ends where a row does; a word that is parted goes on."""
    is_apart = row.low - following.first.top > _PARAGRAPH * usual > 0
    return is_apart and words[row.last.until - 1] not in HYPHEN


def _drawn(words: str, row: _Row) -> Iterator[str]:
    """Yield the lines of a row as they were drawn."""
    return (words[line.start : line.until] for cell in row.cells for line in cell.lines)


def _in_cells(words: str, row: _Row) -> Iterator[str]:
    """Yield a row as one line, its cells parted by tabs."""
    *cells, last = [IN_CELL.join(words[line.start : line.end] for line in cell.lines) for cell in row.cells]
    yield "".join(f"{_HYPHENS.sub('-', cell)}\t" for cell in cells)
    yield f"{last}\n"
