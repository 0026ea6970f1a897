"""The way back: from a character of a document's text to its place in the source file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

_LINE_END = re.compile(r"\r\n|\n|\r")


class Position(Struct, frozen=True):
    """A place in the source file: `offset` counts characters from 0, `line` and `column` count from 1."""

    offset: int
    line: int
    column: int


class Source(Struct, frozen=True, dict=True):
    """The decoded source file, able to turn offsets into lines and columns."""

    text: str
    encoding: str = "utf-8"

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("q", [0, *(match.end() for match in _LINE_END.finditer(self.text))])

    def position(self, offset: int) -> Position:
        """Return line and column of an offset (0 <= offset <= length of the text)."""
        line = bisect_right(self._line_starts, offset)
        return Position(offset, line, offset - self._line_starts[line - 1] + 1)


class SourceMap(Struct, frozen=True):
    """Where each character of a document's text stands in the source.

    The text is cut into stretches, in ascending order.  Stretch `i` holds the characters `text_starts[i]` to
    `text_ends[i]` and was read from `source_starts[i]` to `source_ends[i]`.  A stretch as long as its source maps
    character to character.  How any other came out of its source, `within` tells: given that piece of the source, it
    returns the map of its own characters, so that the detail costs nothing where nobody asks.  Without `within` each
    character of such a stretch maps to the whole of its source.  What stands between two stretches (a space, a blank
    line) maps to what stands between them in the source.
    """

    text_starts: array[int]
    text_ends: array[int]
    source_starts: array[int]
    source_ends: array[int]
    source: str = ""
    within: Callable[[str], SourceMap] | None = None

    @classmethod
    def of(
        cls, numbers: Sequence[int], source: str = "", within: Callable[[str], SourceMap] | None = None
    ) -> SourceMap:
        """Return the map of stretches given as four numbers each, in the order of the arrays."""
        starts, ends, source_starts, source_ends = (array("q", numbers[column::4]) for column in range(4))
        return cls(starts, ends, source_starts, source_ends, source, within)

    @property
    def length(self) -> int:
        """How many characters the text has."""
        return self.text_ends[-1] if self.text_ends else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets (start, end) of text characters start to end; an empty span stays empty."""
        if not self.text_starts:
            return 0, 0
        if start >= self.length:
            return self.character(self.length - 1)[1], self.character(self.length - 1)[1]
        first = self.character(start)[0]
        return first, max(first, self.character(min(end, self.length) - 1)[1]) if end > start else first

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield the stretches of text characters start to end, each cut to what lies there."""
        for stretch in range(bisect_right(self.text_starts, start) - 1, bisect_left(self.text_starts, end)):
            whole = self.text_ends[stretch] - self.text_starts[stretch]
            begin, stop = self.source_starts[stretch], self.source_ends[stretch]
            at = self.text_starts[stretch]
            first, last = max(start, at) - at, min(end, self.text_ends[stretch]) - at
            if whole == stop - begin:
                yield at + first, at + last, begin + first, begin + last
            elif self.within is None:
                yield at + first, at + last, begin, stop
            else:
                for inner in self.within(self.source[begin:stop]).pieces(first, last):
                    yield at + inner[0], at + inner[1], begin + inner[2], begin + inner[3]

    def character(self, index: int) -> tuple[int, int]:
        """Return where one character of the text begins and ends in the source."""
        stretch = bisect_right(self.text_starts, index) - 1
        start, end = self.text_starts[stretch], self.text_ends[stretch]
        if index >= end:
            before, behind = self.character(end - 1)[1], self.character(self.text_starts[stretch + 1])[0]
            return before, max(before, behind)
        begin, stop = self.source_starts[stretch], self.source_ends[stretch]
        if end - start == stop - begin:
            return begin + index - start, begin + index - start + 1
        if self.within is None:
            return begin, stop
        inner = self.within(self.source[begin:stop])
        if inner.length != end - start:
            return begin, stop
        first, last = inner.character(index - start)
        return begin + first, begin + last
