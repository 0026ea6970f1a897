"""The way back: from a character of a document's text to its place in the source file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the source file: `offset` counts characters from 0, `line` and `column` count from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The decoded source file, able to turn offsets into lines and columns."""

    text: str = field(repr=False)
    encoding: str = "utf-8"

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("q", [0, *(match.end() for match in _LINE_END.finditer(self.text))])

    def position(self, offset: int) -> Position:
        """Return line and column of an offset (0 <= offset <= length of the text)."""
        line = bisect_right(self._line_starts, offset)
        return Position(offset, line, offset - self._line_starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of a document's text stands in the source.

    The text is cut into stretches.  Stretch `i` begins at character `text_starts[i]` and was read from
    `source_starts[i]` to `source_ends[i]`.  A stretch as long as its source maps character to character;
    any other (an entity, a run of spaces) maps each of its characters to the whole of its source.
    Together the arrays cover the text without a hole, in ascending order of text.
    """

    text_starts: array[int]
    source_starts: array[int]
    source_ends: array[int]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets (start, end) of text characters start to end; an empty span stays empty."""
        if not self.text_starts:
            return 0, 0
        if start >= self.length:
            return self._of(self.length - 1)[1], self._of(self.length - 1)[1]
        first = self._of(start)
        return first[0], self._of(end - 1)[1] if end > start else first[0]

    def _of(self, index: int) -> tuple[int, int]:
        """Return where one character of the text begins and ends in the source."""
        stretch = bisect_right(self.text_starts, index) - 1
        begin, end = self.source_starts[stretch], self.source_ends[stretch]
        following = stretch + 1
        stop = self.text_starts[following] if following < len(self.text_starts) else self.length
        if stop - self.text_starts[stretch] != end - begin:
            return begin, end
        place = begin + index - self.text_starts[stretch]
        return place, place + 1
