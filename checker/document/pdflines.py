"""The lines of a PDF's page, told by where its characters stand: cells side by side, paragraphs one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

HYPHEN = "\x02\ufffe"  # what PDFium writes for a hyphen at the end of a line, line break included
_LINE_END = re.compile(f"\r\n|\n|[{HYPHEN}]")
_SPACE = re.compile(" +")
_MARK = re.compile(r"[^\w\s]{1,2}$|\(?\w{1,3}[.)]$|[\d.]+$|[oq\u00a7]$")  # what an item or a heading begins with
_SAME_LINE = 3.0  # points: lines nearer than that stand side by side
_PARAGRAPH = 1.4  # times the usual distance of two lines: a paragraph ends there
_RISE = range(1, 12)  # lines: a cell is no longer, so that what stands higher by as many is the next cell
_ROOMY, _WIDE = 1.5, 3.0  # times the height of a line: what may part two cells, and what does so where it is the only
_VERY_WIDE = 6.0  # space of its line; what does so in any line, even in one whose words are spread over its column
_STRETCHED = 2.0  # times the least space of a line: what parts two cells is wider


@dataclass(frozen=True, slots=True)
class _Line:
    """The visible characters `start` to `end` of a page's text, and where they stand, in points."""

    start: int
    end: int
    left: float
    right: float
    top: float
    height: float

    @property
    def width(self) -> float:
        """Of one character."""
        return (self.right - self.left) / max(1, self.end - self.start)


def laid_out(words: str, page: Any) -> Iterator[str]:
    """Yield the lines of a page's text: between two cells of a line a tab, below a paragraph a blank line.

    `page` is the library's text page, whose characters are those of `words`.
    """
    starts = [0, *(match.end() for match in _LINE_END.finditer(words)), len(words)]
    bounds = [(start, end) for start, end in pairwise(starts) if start < end]
    lines = [_line(page, start, max(start + 1, start + len(words[start:end].rstrip()))) for start, end in bounds]
    usual = median([step for step in _steps(lines) if step > _SAME_LINE] or [0.0])
    width = median([line.width for line in lines] or [0.0])
    for line, following, (start, end) in zip(lines, [*lines[1:], *lines[-1:]], bounds, strict=True):
        roomy = _ROOMY * line.height
        has_cells = line.right - line.left - width * (end - start) > roomy
        shown = _in_cells(words, page, line) if has_cells else words[start : line.end]
        if words[end - 1] in HYPHEN:
            yield shown + words[line.end : end]
        elif abs(line.top - following.top) <= _SAME_LINE and following.left - line.right > roomy:
            yield f"{shown}\t"
        else:
            yield shown + words[line.end : end] + "\n" * _is_parted(line.top - following.top, usual)


def _line(page: Any, start: int, end: int) -> _Line:
    left, bottom, right, top = page.get_charbox(start, loose=True)
    if end - 1 > start:
        right = page.get_charbox(end - 1, loose=True)[2]
    return _Line(start, end, left, right, top, top - bottom)


def _steps(lines: Sequence[_Line]) -> Iterator[float]:
    return (above.top - below.top for above, below in pairwise(lines))


def _is_parted(step: float, usual: float) -> bool:
    """Say whether a paragraph or a cell ends between two lines whose tops are a step apart."""
    return usual > 0 and (step > _PARAGRAPH * usual or round(-step / usual) in _RISE)


def _in_cells(words: str, page: Any, line: _Line) -> str:
    """Return a line with a tab for each space that parts two cells."""
    spaces = list(_SPACE.finditer(words, line.start, line.end))
    wide = [
        _left(page, space.end()) - _right(page, space.start() - 1) for space in spaces if space.start() > line.start
    ]
    least = _WIDE * line.height if len(wide) == 1 else max(_ROOMY * line.height, _STRETCHED * min(wide, default=0.0))
    needed = min(least, _VERY_WIDE * line.height)
    pieces, place = [], line.start
    for space, points in zip(spaces[-len(wide) :], wide, strict=True) if wide else ():
        if points > needed and not (place == line.start and _MARK.match(words, line.start, space.start())):
            pieces += [words[place : space.start()], "\t"]
            place = space.end()
    return "".join([*pieces, words[place : line.end]])


def _left(page: Any, index: int) -> float:
    return float(page.get_charbox(index, loose=True)[0])


def _right(page: Any, index: int) -> float:
    return float(page.get_charbox(index, loose=True)[2])
