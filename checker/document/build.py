"""The text under construction: readers hand over what is visible, with its place in the source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.document.model import Edit, EditKind, SourceMap, Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # nobody sees these; a soft hyphen sometimes
CUT_OFF = "this copy of the document stops before its end"
SOFT_HYPHEN = "\u00ad"
_PIECE = re.compile(rf"(?P<space>\s+)|(?P<invisible>[{INVISIBLE}\0]+)|(?P<run>[^\s{INVISIBLE}\0]+)")


@dataclass(slots=True)
class RawBlock:
    """A block as its reader saw it, before structure decides what it is."""

    start: int
    end: int = 0
    row: int | None = None
    cell: int = 0
    bold: int = 0  # characters set in bold
    centred: bool = False
    heading: bool = False
    item: int = 0  # the depth of the list that it is an item of


@dataclass(frozen=True, slots=True)
class Raw:
    """What a reader hands over.  `pictures` and `page_breaks` are offsets in the text, in ascending order."""

    text: str
    map: SourceMap
    blocks: Sequence[RawBlock]
    pictures: Sequence[int]
    page_breaks: Sequence[int]
    edits: Sequence[Edit] = ()
    lost: str = ""  # why the reader could not see the rest of the document


@dataclass(slots=True)
class Builder:
    """Collects visible text.  Space is folded to one character, between blocks stands a blank line."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[RawBlock] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    blank_pages: bool = False  # whether a page without text counts: else two breaks at one place are one
    lost: str = ""
    length: int = 0
    bold: int = 0
    centred: int = 0
    _text_starts: array[int] = field(default_factory=lambda: array("q"))
    _source_starts: array[int] = field(default_factory=lambda: array("q"))
    _source_ends: array[int] = field(default_factory=lambda: array("q"))
    _open: bool = False  # whether the last block still takes text
    _lines: int = 0  # line breaks since the last visible character
    _space: int = -1  # where the pending space begins in the source
    _last: int = 0  # source offset after the last visible character
    _rows: list[tuple[int, int]] = field(default_factory=list)
    _row_count: int = 0
    _heading: bool = False
    _item: int = 0

    # What stands between words -----------------------------------------------------------------------------------

    def space(self, offset: int) -> None:
        """Note white space at a source offset."""
        if self._space < 0:
            self._space = offset

    def line_break(self) -> None:
        """End a line; two in a row end the block."""
        self._lines += 1
        if self._lines > 1:
            self._open = False

    def end_block(self, *, heading: bool = False, item: int = 0) -> None:
        """End the block; say what the next one is: a heading, or an item of a list of a depth."""
        self._open = False
        self._heading, self._item = heading, item

    def start_table(self) -> None:
        """Enter a table."""
        self.end_block()
        self._rows.append((-1, 0))

    def end_table(self) -> None:
        """Leave the innermost table."""
        self.end_block()
        if self._rows:
            self._rows.pop()

    def start_row(self) -> None:
        """Begin a row of the innermost table."""
        self.end_block()
        self._row_count += 1
        if self._rows:
            self._rows[-1] = (self._row_count, 0)

    def start_cell(self) -> None:
        """Begin a cell of the innermost row."""
        self.end_block()
        if self._rows:
            row, cell = self._rows[-1]
            self._rows[-1] = (row, cell + 1)

    def make_row(self) -> None:
        """Make the open block the first cell of a row in a table of its own; leave it with `end_table`."""
        self._row_count += 1
        self._rows.append((self._row_count, 1))
        if self._open:
            self.blocks[-1].row, self.blocks[-1].cell = self._row_count, 1
        self._open = False

    def page_break(self) -> None:
        """Note that a page ends here."""
        self.end_block()
        self.page_mark()

    def page_mark(self) -> None:
        """Note that a page ends here, in the middle of a block."""
        if self.blank_pages or (self.length and (not self.page_breaks or self.page_breaks[-1] != self.length)):
            self.page_breaks.append(self.length)

    def picture(self) -> None:
        """Note a picture whose content cannot be read."""
        self.pictures.append(self.length)

    def insertion(self, start: int) -> None:
        """Note a tracked insertion, from an offset in the text to here."""
        self.edits.append(Edit(EditKind.INSERTION, Span(start, self.length)))

    def deletion(self) -> None:
        """Note that a tracked deletion stood here."""
        self.edits.append(Edit(EditKind.DELETION, Span(self.length, self.length)))

    def comment(self, start: int) -> None:
        """Note a reviewer's comment on the words from an offset in the text to here."""
        self.edits.append(Edit(EditKind.COMMENT, Span(start, self.length)))

    # Words -------------------------------------------------------------------------------------------------------

    def run(self, text: str, start: int) -> None:
        """Add visible text that stands character for character at a source offset."""
        self._begin(start)
        self._stretch(text, start, start + len(text))

    def words(self, text: str, start: int) -> None:
        """Add text with space and invisible characters as it stands at a source offset."""
        for piece in _PIECE.finditer(text):
            place = start + piece.start()
            if piece.lastgroup == "run":
                self.run(piece[0], place)
            elif piece.lastgroup == "space":
                self.space(place)
            elif SOFT_HYPHEN in piece[0] and self.last_character().isdigit() and text[piece.end() :][:1].isdigit():
                self.atom("-", place, place + len(piece[0]))

    def atom(self, text: str, start: int, end: int) -> None:
        """Add visible text whose every character comes from source offsets start to end."""
        self._begin(start)
        self._stretch(text, start, end)

    def last_character(self) -> str:
        """Return the last visible character of the open block, or nothing."""
        touching = self._open and self._space < 0 and not self._lines
        return self.pieces[-1][-1] if touching and self.pieces else ""

    def _begin(self, start: int) -> None:
        """Write what separates the last visible character from the next."""
        if self._open:
            if self._lines:
                self._separator("\n", start)
            elif self._space >= 0:
                self._separator(" ", start, self._space)
        else:
            self._open_block(start)
        self._lines, self._space = 0, -1

    def _open_block(self, start: int) -> None:
        row, cell = self._rows[-1] if self._rows else (None, 0)
        if row == -1:
            row = None
        if self.blocks:
            last = self.blocks[-1]
            last.end = self.length
            same_row = row is not None and last.row == row and last.cell != cell
            self._separator("\t" if same_row else "\n\n", start)
        block = RawBlock(self.length, row=row, cell=cell, centred=self.centred > 0)
        block.heading, block.item = self._heading, self._item
        self._heading, self._item = False, 0
        self.blocks.append(block)
        self._open = True

    def _separator(self, text: str, end: int, start: int | None = None) -> None:
        self._stretch(text, self._last if start is None else start, end)

    def _stretch(self, text: str, start: int, end: int) -> None:
        self._text_starts.append(self.length)
        self._source_starts.append(start)
        self._source_ends.append(end)
        self.pieces.append(text)
        self.length += len(text)
        self._last = end
        if self.bold:
            self.blocks[-1].bold += len(text)

    def finish(self) -> Raw:
        """Return the finished text."""
        if self.blocks:
            self.blocks[-1].end = self.length
        places = SourceMap(self._text_starts, self._source_starts, self._source_ends, self.length)
        return Raw(
            "".join(self.pieces), places, self.blocks, self.pictures, self.page_breaks, tuple(self.edits), self.lost
        )
