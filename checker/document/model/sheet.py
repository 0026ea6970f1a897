"""A document's text as paragraphs, for reports that show it: frozen values only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.document.model.document import BlockKind, Document


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text.  `start` is its offset in the document's text; `row` is equal for the cells of one row.

    `part` and `page` are those of its first character, None where they are those of the paragraph before.
    """

    start: int
    text: str
    kind: BlockKind
    row: int | None
    depth: int
    part: str | None
    page: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a document."""

    paragraphs: Sequence[Paragraph]


def sheet_of(document: Document) -> Sheet:
    """Return the text of a document."""
    return Sheet(tuple(_paragraphs(document)))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    last_part, last_page = "", ""
    for block in document.blocks:
        part, page = document.part_of(block.span), document.page_of(block.span) or ""
        text = document.text[block.span.start : block.span.end]
        yield Paragraph(
            block.span.start,
            text,
            block.kind,
            block.row,
            block.depth,
            part if part != last_part else None,
            page if page != last_page else None,
        )
        last_part, last_page = part, page
