"""Plain text: hard-wrapped or one line a paragraph, with or without Markdown's marks, pages parted by form feeds.

A line ends a paragraph unless the first word of the next line would not have fitted on it.  That one criterion reads
hard-wrapped ASCII, the text layer of a PDF and files whose paragraphs are single lines alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from checker.document.build import INVISIBLE, SOFT_HYPHEN, Builder
from checker.document.columns import columns
from checker.document.model import goes_on, is_unfinished

_LINE = re.compile(r"([^\r\n\f]*)(\r\n|\n|\r|\f|$)")
_PAGE_TAG = re.compile(r"\s*</?PAGE>\s*\d*\s*$", re.IGNORECASE)
_TAG_LINE = re.compile(r"\s*(?:</?(?:[A-Z][A-Z0-9-]*|table|caption|s|c|fn)>\s*)+$")  # <S>  <C>: marks of the 1990s
_BULLET = re.compile(
    r"(?:[-*+\u2022\u25cf\u25cb\u25aa\u00b7\uf0b7]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])[ \t\u00a0]+(?=\S)"
)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_RULE = re.compile(r"\s*+(?:[-=_*]\s*+){4,}+$")
_GAP = r"(?<=\S)[ \u00a0]{5,}+(?=\S)|(?<=\S)[ ]*+\t[ \t]*+(?=\S)"
_IS_ROW = re.compile(rf"{_GAP}|\S\s\|\s")
_OF_ROWS = ("     ", "\t", "|", "\u00a0")  # what no row is without, told sooner than by the pattern
_WORD, _MARKED_WORD = rf"[^\s{INVISIBLE}\0]++", rf"[^\s*\\{INVISIBLE}\0]++"
_WORDS = re.compile(
    rf"(?P<cell>{_GAP}|\s\|\s)|(?P<space>\s+)"
    r"|(?P<mark>\*\*+|\\(?=[$*_#\[\]()\\|-]))"
    rf"|(?P<invisible>[{INVISIBLE}\0]+)|(?P<run>\\|\*|{_MARKED_WORD}(?: (?!\|\s){_MARKED_WORD})*+)"
)
_UNMARKED_WORDS = re.compile(
    rf"(?P<cell>{_GAP})|(?P<space>\s+)|(?P<invisible>[{INVISIBLE}\0]+)|(?P<run>{_WORD}(?: {_WORD})*+)"
)
_CAPTION = 60  # lines in which a caption in columns is looked for
_CENTRED = 15  # characters: a line with a wider indent is centred or stands at the right
_OFF_AXIS = 3  # characters, twice what may part the middles of two centred lines
_SOFT = 300  # characters: with longer lines than this the file does not wrap its paragraphs
_NARROW = 50  # characters: with no longer line than this every line stands for itself
_SLACK = 0.88  # of the width: proportional type fills a line with more or fewer characters
_MID_SENTENCE = 0.6  # of the width: a line this long that stops in mid-sentence goes on


class _Line(Struct, frozen=True):
    start: int
    text: str
    page_ends: bool

    @property
    def blank(self) -> bool:
        return not self.text.strip(" \t\u00a0\u200b\ufeff")

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of cells, told by wide gaps or bars."""
        return any(sign in self.text for sign in _OF_ROWS) and _IS_ROW.search(self.text) is not None


def read_plain(source: str, builder: Builder, start: int = 0, end: int | None = None) -> None:
    """Read the plain text between two offsets of a source into the builder."""
    stop = len(source) if end is None else end
    width = _width(_lines(source, start, stop))  # read twice, as lines by the million are not to be kept
    _read(_read_down(_lines(source, start, stop)), builder, width, marked=True)


def read_preformatted(source: str, builder: Builder, width: int) -> None:
    """Read a piece of preformatted text, whose asterisks and bars are no marks.

    `width` is that of the lines of all such text in the file; see `line_width`.
    """
    lines = _lines(source, 0, len(source))
    _read(_read_down(lines) if len(builder.blocks) < _CAPTION else lines, builder, width, marked=False)


def _read(lines: Iterable[_Line], builder: Builder, width: int, *, marked: bool) -> None:
    before: _Line | None = None
    bracketed = 0  # brackets that are open in a paragraph that begins with one
    for line in lines:
        if _PAGE_TAG.match(line.text):
            builder.page_break()
            before = None
        elif line.blank or _TAG_LINE.match(line.text) or _RULE.match(line.text):
            builder.end_block()
            before = None
        else:
            joined = before is not None and _continues(before, line, width, bracketed=bracketed > 0)
            bracketed = _open_brackets(line.text, bracketed if joined else 0)
            _begin_line(builder, line, joined=joined, marked=marked)
            before = line
        if line.page_ends:
            builder.page_break()
            before = None
    builder.end_block()


def _read_down(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Yield the lines, a caption in two columns taken apart into its columns, one below the other."""
    rest = iter(lines)
    yield from _taken_apart(list(islice(rest, 2 * _CAPTION)))
    yield from rest


def _taken_apart(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Return the first lines of a text, the first paragraph in two columns taken apart."""
    place = 0
    while place < min(len(lines), _CAPTION):
        end = place
        while end < len(lines) and not lines[end].blank and not lines[end].page_ends:
            end += 1
        found = columns([line.text for line in lines[place:end]])
        if found:
            blank = _Line(lines[place].start, "", page_ends=False)
            left, right = ([_piece(lines[place + line], *ends) for line, *ends in column] for column in found)
            return [*lines[:place], *left, blank, *right, *lines[end:]]
        place = end + 1
    return lines


def _piece(line: _Line, start: int, end: int) -> _Line:
    return _Line(line.start + start, line.text[start:end], page_ends=False)


def line_width(text: str) -> int:
    """Return the width to which a text wraps its paragraphs, in characters, 0 where every line is a paragraph."""
    return _width(_lines(text, 0, len(text)))


def _lines(source: str, start: int, end: int) -> Iterator[_Line]:
    while start < end:
        match = _LINE.match(source, start, end)
        assert match is not None  # the pattern matches anything
        yield _Line(start, match[1], match[2] == "\f")
        start = match.end()


def _width(lines: Iterable[_Line]) -> int:
    """Return the width to which lines are wrapped.

    A width is shared by three lines or more: one long line is an accident.  Rows of cells say nothing of it.
    """
    shown = (line for line in lines if not line.blank and not line.is_row)
    lengths = sorted((len(line.text.rstrip()) for line in shown), reverse=True)
    if not lengths or lengths[len(lengths) // 50] > _SOFT:
        return 0
    shared = (length for length, third in zip(lengths, lengths[2:], strict=False) if third >= 0.9 * length)
    widest = next(shared, lengths[0])
    return 0 if widest < _NARROW else widest


def _open_brackets(text: str, before: int) -> int:
    """Return how many brackets are open behind a line, none in a paragraph that does not begin with one."""
    return before + text.count("(") - text.count(")") if before or text.lstrip().startswith("(") else 0


def _continues(line: _Line, following: _Line, width: int, *, bracketed: bool) -> bool:
    """Say whether a line is broken only because the next word did not fit."""
    words = following.text.lstrip()
    if not width or _BULLET.match(words) or _HEADING.match(words) or line.is_row or following.is_row:
        return False
    if bracketed or is_unfinished(line.text) or goes_on(line.text, words):
        return True
    if words.startswith("(") and words.rstrip().endswith(")"):
        return False
    filled, needed = len(line.text.rstrip()), 1 + len(words.split(maxsplit=1)[0])
    if line.indent != following.indent and max(line.indent, following.indent) > _CENTRED:
        return _share_an_axis(line, following) and filled - line.indent + needed > width * _SLACK
    if filled + needed > width * _SLACK:
        return True
    return filled > width * _MID_SENTENCE and not line.text.rstrip().endswith(
        (".", ":", ";", "!", "?", ")", '"', "\u201d")
    )


def _share_an_axis(line: _Line, following: _Line) -> bool:
    """Say whether two lines are centred on one axis, so that a title may run over both."""
    axes = [one.indent + len(one.text.rstrip()) for one in (line, following)]
    return abs(axes[0] - axes[1]) <= _OFF_AXIS


def _begin_line(builder: Builder, line: _Line, *, joined: bool, marked: bool) -> None:
    """Add one line: a further line of the open block, or the first of a new one."""
    text = line.text
    begin = line.indent
    heading, bullet = _HEADING.match(text, begin) if marked else None, _BULLET.match(text, begin)
    if joined:
        builder.spaced = True
    else:
        builder.end_block(heading=heading is not None, item=bullet is not None)
        builder.centred = begin > _CENTRED
    _read_words(builder, line, heading.end() if heading else begin, _WORDS if marked else _UNMARKED_WORDS)


def _read_words(builder: Builder, line: _Line, begin: int, words: re.Pattern[str]) -> None:
    """Add the words of a line, told cell from cell by wide gaps and bars."""
    in_row = False
    for piece in words.finditer(line.text, begin):
        start, end = line.start + piece.start(), line.start + piece.end()
        if piece.lastgroup == "run":
            builder.run(piece[0], start)
        elif piece.lastgroup == "space":
            builder.spaced = True
        elif piece.lastgroup == "cell":
            in_row = _next_cell(builder, in_row=in_row)
        elif piece.lastgroup == "mark" and piece[0].startswith("**"):
            builder.bold = 0 if builder.bold else 1
        elif SOFT_HYPHEN in piece[0] and _between_digits(line.text, piece.start(), piece.end()):
            builder.add("-", start, end)
    builder.bold = 0
    if in_row:
        builder.end_table()


def _next_cell(builder: Builder, *, in_row: bool) -> bool:
    """Begin a further cell; what came before it on the line becomes the first cell of a row."""
    if not in_row:
        builder.make_row()
    builder.start_cell()
    return True


def _between_digits(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
