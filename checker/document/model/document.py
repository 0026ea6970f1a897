"""What a reader made of a file: text, structure and the way back to the source.  Frozen values only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from checker.document.model.fold import FURNITURE
from checker.document.model.source import Position, Source, SourceMap

_FURNITURE = FURNITURE.encode("latin-1")
_RUN = re.compile(re.escape(_FURNITURE) + b"+")  # of running headers and footers


class Format(StrEnum):
    """How the file was written, told from its content."""

    TEXT = "text"
    HTML = "html"
    SUBMISSION = "submission"
    DOCX = "docx"
    PDF = "pdf"


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    CELL = "cell"
    FURNITURE = "furniture"  # running header, footer, page number


class PartName(StrEnum):
    """The parts a file may hold one behind the other."""

    HEADER = "header"  # the EDGAR header
    FACING_PAGE = "facing page"  # of a registration statement
    SUPPLEMENT = "supplement"  # the prospectus document itself
    BASE_PROSPECTUS = "base prospectus"
    ATTACHMENT = "attachment"  # a report with its own cover: 8-K, 10-Q
    ANNEX = "annex"  # under a title page of its own: Annex A, Exhibit 1
    PART_II = "part II"  # of a registration statement


class Span(Struct, frozen=True, order=True):
    """Characters `start` to `end` (excluded) of a document's text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


class Block(Struct, frozen=True):
    """A paragraph, heading, list item or table cell.

    `row` is equal for the cells of one table row, else None.  `depth` is 1 for an item of a list, 2 for an item of a
    list inside it, and so on; 0 for what is no list item.
    """

    span: Span
    kind: BlockKind
    row: int | None = None
    depth: int = 0


class Part(Struct, frozen=True):
    """One part of the file.  A report has the name of its form, and the words of its cover that state it."""

    name: PartName
    span: Span
    form: str = ""
    stated: Span | None = None


class GapKind(StrEnum):
    """Why something cannot be seen."""

    PICTURE = "picture"  # the cover's identifying lines stand in a picture
    CUT_OFF = "cut off"  # the copy ends before the document does
    LOGO = "logo"  # a picture in the caption, which may show the registrant's name


class Gap(Struct, frozen=True):
    """Something that belongs to the document but that its text does not show."""

    kind: GapKind
    span: Span
    reason: str


class EditKind(StrEnum):
    """What a reviewer left in a word processor's document."""

    INSERTION = "insertion"
    DELETION = "deletion"
    COMMENT = "comment"


class Edit(Struct, frozen=True):
    """A tracked change or a comment.  A deletion's span is empty: its words are not read."""

    kind: EditKind
    span: Span


class Page(Struct, frozen=True):
    """A page of the document: its ordinal from 1 and the number printed on it, if any."""

    ordinal: int
    label: str | None
    span: Span


class Section(Struct, frozen=True):
    """A heading and everything up to the next heading of its rank."""

    title: Span
    span: Span


class ContentsEntry(Struct, frozen=True):
    """A line of a table of contents: the title, and the page as printed."""

    title: Span
    page: str
    span: Span


class HeaderField(Struct, frozen=True):
    """One line of the EDGAR header.  `start` and `end` are offsets in the source."""

    name: str
    value: str
    start: int
    end: int


class Place(Struct, frozen=True):
    """Where a span stands, for people and reports."""

    quote: str
    position: Position
    end: int  # source offset of the character after the span
    page: str | None
    part: str
    until: Position  # of the character after the span
    span: Span | None = None  # in the document's text; None in the EDGAR header


class Document(Struct, frozen=True, eq=False, dict=True):
    """A prospectus supplement as a reader would see it.

    `text` is what is visible, blocks separated by blank lines, cells by tabs.  `folded` is the same text, byte for
    character, folded for matching (see `fold`).  All spans count characters of `text`.  `links` are the offsets at
    which words begin that lead to a place on the web, None in a format that does not show them.
    """

    path: str
    format: Format
    digest: str
    source: Source
    text: str
    folded: bytes
    map: SourceMap
    header: Sequence[HeaderField]
    blocks: Sequence[Block]
    sentences: Sequence[Span]
    parts: Sequence[Part]
    cover: Span
    caption: Span
    sections: Sequence[Section]
    pages: Sequence[Page]
    contents: Sequence[ContentsEntry] = ()
    gaps: Sequence[Gap] = ()
    edits: Sequence[Edit] = ()
    links: Sequence[int] | None = None

    def __repr__(self) -> str:
        return f"<Document {self.path}>"

    @cached_property
    def lowered(self) -> bytes:
        """`folded` with its letters of A to Z in lower case."""
        return self.folded.lower()

    def quote(self, span: Span) -> str:
        """Return the visible words of a span on one line, without the running headers and footers in it."""
        if self.folded.find(_FURNITURE, span.start, span.end) < 0:
            return " ".join(self.text[span.start : span.end].split())
        runs = list(_RUN.finditer(self.folded, span.start, span.end))  # sign by sign would take far longer
        starts, ends = [span.start, *(run.end() for run in runs)], [*(run.start() for run in runs), span.end]
        words = " ".join(self.text[start:end] for start, end in zip(starts, ends, strict=True))
        return " ".join(words.split())

    def place(self, span: Span) -> Place:
        """Return where a span stands in the source file; asked for once, as many rules show the same words."""
        known = self._places.get(span)
        if known is None:
            start, end = self.map.span(span.start, span.end)
            position, until = self.source.position(start), self.source.position(end)
            known = Place(self.quote(span), position, end, self.page_of(span), self.part_of(span), until, span)
            self._places[span] = known
        return known

    @cached_property
    def _places(self) -> dict[Span, Place]:
        return {}

    def place_in_header(self, entry: HeaderField) -> Place:
        """Return where a line of the EDGAR header stands."""
        position, until = self.source.position(entry.start), self.source.position(entry.end)
        return Place(entry.value, position, entry.end, None, PartName.HEADER, until)

    def part_of(self, span: Span) -> str:
        """Return the name of the part in which a span begins."""
        place = bisect_right(self.parts, span.start, key=lambda part: part.span.start) - 1
        inside = place >= 0 and span.start < self.parts[place].span.end
        return self.parts[place].name if inside else "document"

    def page_of(self, span: Span) -> str | None:
        """Return the printed number, else the ordinal, of the page on which a span begins; None without pages."""
        page = self._page_at(span.start)
        return (page.label or str(page.ordinal)) if page else None

    def printed_page(self, span: Span) -> str | None:
        """Return the number printed on the page on which a span begins; None where the file shows none."""
        page = self._page_at(span.start)
        return page.label if page else None

    def _page_at(self, offset: int) -> Page | None:
        place = bisect_right(self.pages, offset, key=lambda page: page.span.start) - 1
        return self.pages[place] if place >= 0 else None

    def part(self, name: PartName) -> Iterator[Part]:
        """Yield the parts of a name, in order."""
        return (part for part in self.parts if part.name is name)

    @cached_property
    def whole(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.text))
