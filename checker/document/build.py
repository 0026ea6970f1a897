"""The text under construction: readers hand over what is visible, with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from checker.document.model import Edit, EditKind, SourceMap, Span
from checker.document.raw import LIGATURES, Raw, RawBlock, Stray, reordered, separator
from checker.document.unreadable import Unreadable

__all__ = ["CUT_OFF", "INVISIBLE", "SOFT_HYPHEN", "Builder", "Raw", "RawBlock"]

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # nobody sees these; a soft hyphen sometimes
CUT_OFF = "this copy of the document stops before its end"
SOFT_HYPHEN = "\u00ad"
MOST_BLOCKS = 2_000_000  # ten times what the longest prospectus has; each takes half a kilobyte of memory
_LIGATED = re.compile(f"([{''.join(LIGATURES)}])")
_WORD = rf"[^\s{INVISIBLE}\0]++"
_PIECE = re.compile(rf"(?P<space>\s+)|(?P<invisible>[{INVISIBLE}\0]+)|(?P<run>{_WORD}(?: {_WORD})*+)")


class Builder(Struct):
    """Collects visible text.  Space is folded to one character, between blocks stands a blank line."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[RawBlock] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    links: list[int] | None = None  # None in a format that shows none
    page_breaks: list[int] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    blank_pages: bool = False  # whether a page without text counts: else two breaks at one place are one
    lost: str = ""
    page_labels: Sequence[str | None] = ()  # of every page, where the format says what is printed on it
    length: int = 0
    bold: int = 0
    centred: int = 0
    spaced: bool = False  # whether white space stands behind the last visible character
    within: Callable[[str], SourceMap] | None = None  # see SourceMap
    through: SourceMap | None = None  # leads from the offsets that are handed over to those of the source
    _stretches: list[int] = field(default_factory=list)  # four numbers each: see SourceMap
    _open: bool = False  # whether the last block still takes text
    _lines: int = 0  # line breaks since the last visible character
    _before_hidden: tuple[bool, int, bool, bool, int] = (False, 0, False, False, 0)
    _row: int | None = None  # of the innermost table
    _cell: int = 0
    _row_count: int = 0
    _around: list[tuple[int | None, int]] = field(default_factory=list)  # rows and cells that tables stand in
    _inside: list[tuple[int | None, int]] = field(default_factory=list)  # those that stray text stands in
    _heading: bool = False
    _item: int = 0

    # What stands between words -----------------------------------------------------------------------------------

    def line_break(self) -> None:
        """End a line; two in a row end the block."""
        self._lines += 1
        if self._lines > 1:
            self._open = False

    def end_block(self, *, heading: bool = False, item: int = 0) -> None:
        """End the block; say what the next one is: a heading, or an item of a list of a depth."""
        self._open = False
        self._heading, self._item = heading, item

    def hide(self) -> None:
        """Begin what nobody sees: until `show`, no block or line ends and no space stands here."""
        self._before_hidden = (self._open, self._lines, self.spaced, self._heading, self._item)

    def show(self) -> None:
        """End what nobody sees."""
        self._open, self._lines, self.spaced, self._heading, self._item = self._before_hidden

    def start_table(self) -> None:
        """Enter a table."""
        self.end_block()
        self._around.append((self._row, self._cell))
        self._row = None

    def end_table(self) -> None:
        """Leave the innermost table."""
        self.end_block()
        if self._around:
            self._row, self._cell = self._around.pop()

    def start_row(self) -> None:
        """Begin a row of the innermost table."""
        self.end_block()
        self._row_count += 1
        if self._around:
            self._row, self._cell = self._row_count, 0

    def start_cell(self) -> None:
        """Begin a cell of the innermost row."""
        self._open = self._heading = False
        self._item = 0
        self._cell += 1

    def make_row(self) -> None:
        """Make the open block the first cell of a row in a table of its own; leave it with `end_table`."""
        self._around.append((self._row, self._cell))
        self._row_count += 1
        self._row, self._cell = self._row_count, 1
        if self._open:
            self.blocks[-1].row, self.blocks[-1].cell = self._row, 1
        self._open = False

    def begin_stray(self, first: int, depth: int) -> None:
        """Begin text that is to be put before the table in which it stands: see Stray."""
        self.end_block()
        self.strays.append(Stray(first, depth, len(self.blocks), len(self.blocks)))
        self._inside.append((self._row, self._cell))
        self._row, self._cell = self._around[-1] if self._around else (None, 0)

    def end_stray(self) -> None:
        """End that text."""
        self.end_block()
        self._row, self._cell = self._inside.pop()
        self.strays[-1] = self.strays[-1]._replace(end=len(self.blocks))

    def page_break(self) -> None:
        """Note that a page ends here."""
        self.end_block()
        self.page_mark()

    def page_mark(self) -> None:
        """Note that a page ends here, in the middle of a block."""
        if self.blank_pages or (self.length and (not self.page_breaks or self.page_breaks[-1] != self.length)):
            self.page_breaks.append(self.length)

    def link(self) -> None:
        """Note that words which lead to a place on the web begin here."""
        if self.links is not None:
            self.links.append(self.length)

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

    def add(self, text: str, start: int, end: int) -> None:
        """Add visible text that was read from source offsets start to end.

        Its space is folded; it may begin and end with one, but is more than that.  Text as long as its source stands
        there character for character.
        """
        spaced = text[-1] == " "
        if spaced or text[0] == " ":
            self.spaced |= text[0] == " "
            if len(text) == end - start:
                start += text[0] == " "
                end -= spaced
            text = text.strip(" ")
        if not self._open:
            self._open_block()
        elif self._lines:
            self._separate("\n")
        elif self.spaced:
            self._separate(" ")
        self._lines, self.spaced = 0, spaced
        begin = self.length
        self.length += len(text)
        if self.through is None:
            self._stretches += (begin, self.length, start, end)
        else:
            self._add_through(self.through, begin, start, end)
        self.pieces.append(text)
        if self.bold:
            self.blocks[-1].bold += len(text)

    def _add_through(self, places: SourceMap, begin: int, start: int, end: int) -> None:
        """Add the stretches of the text behind `begin`, which was read from another text whose places are known."""
        if self.length - begin != end - start:
            self._stretches += (begin, self.length, *places.span(start, end))
            return
        for first, last, source_start, source_end in places.pieces(start, end):
            self._stretches += (begin + first - start, begin + last - start, source_start, source_end)

    def run(self, text: str, start: int) -> None:
        """Add text that stands at a source offset as it is seen, but for ligatures, which are read as their letters."""
        for piece in [text] if text.isascii() else _LIGATED.split(text):
            if piece == " ":
                self.spaced = True
            elif piece:
                self.add(LIGATURES.get(piece, piece), start, start + len(piece))
            start += len(piece)

    def words(self, text: str, start: int) -> None:
        """Add text with space and invisible characters as it stands at a source offset."""
        for piece in _PIECE.finditer(text):
            place = start + piece.start()
            if piece.lastgroup == "run":
                self.run(piece[0], place)
            elif piece.lastgroup == "space":
                self.spaced = True
            elif SOFT_HYPHEN in piece[0] and self.last_character().isdigit() and text[piece.end() :][:1].isdigit():
                self.add("-", place, place + len(piece[0]))

    def last_character(self) -> str:
        """Return the last visible character of the open block, or nothing."""
        touching = self._open and not self.spaced and not self._lines
        return self.pieces[-1][-1] if touching and self.pieces else ""

    def _open_block(self) -> None:
        if len(self.blocks) >= MOST_BLOCKS:
            raise Unreadable(
                f"holds more than {MOST_BLOCKS // 1_000_000} million paragraphs and cells; give it in parts"
            )
        row, cell = self._row, self._cell
        if self.blocks:
            last = self.blocks[-1]
            last.end = self.length
            between = separator(last, row, cell)
            self.pieces.append(between)
            self.length += len(between)
        self.blocks.append(RawBlock(self.length, 0, row, cell, 0, self.centred > 0, self._heading, self._item))
        self._heading, self._item = False, 0
        self._open = True

    def _separate(self, text: str) -> None:
        """Write what separates the last visible character from the next."""
        self.pieces.append(text)
        self.length += len(text)
        if self.bold:
            self.blocks[-1].bold += len(text)

    def finish(self, source: str = "") -> Raw:
        """Return the finished text, which was read from a source."""
        if self.blocks:
            self.blocks[-1].end = self.length
        places = SourceMap.of(self._stretches, source, self.within)
        raw = Raw(
            "".join(self.pieces),
            places,
            self.blocks,
            self.pictures,
            self.page_breaks,
            self.links,
            tuple(self.edits),
            self.lost,
            self.page_labels,
        )
        return reordered(raw, self.strays) if self.strays else raw
