"""Sections of a Word document: behind which of them a new page begins, and what stands at the head of the cover."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from checker.document.docx.package import RELATION, WORD, Package
from checker.document.docx.styles import has, value

_SAME_PAGE = frozenset({"continuous", "nextColumn"})  # sections that begin on the page on which the one before ends


def _sections(body: Element) -> list[Element]:
    """Return the properties of the sections, in order: those of a tracked change left out."""
    ends = [node for paragraph in body.iter(f"{WORD}pPr") for node in paragraph.findall(f"{WORD}sectPr")]
    return ends + body.findall(f"{WORD}body/{WORD}sectPr")


def page_breaks(body: Element) -> frozenset[int]:
    """Return the identities of the sections behind which a new page begins: the next section says whether."""
    sections = _sections(body)
    return frozenset(id(section) for section, after in pairwise(sections) if value(after, "type") not in _SAME_PAGE)


def cover_headers(package: Package, body: Element) -> Iterator[Element]:
    """Yield the header that stands on the cover alone: a filing line may stand there.

    It is that of a different first page, or that of a first section if the next has another.
    """
    sections = _sections(body)
    if not sections:
        return
    headers = [
        {node.get(f"{WORD}type", "default"): node.get(RELATION, "") for node in section.iter(f"{WORD}headerReference")}
        for section in sections[:2]
    ]
    own = headers[0].get("first") if has(sections[0], "titlePg") else None
    if own is None and len(headers) > 1 and "default" in headers[1]:
        own = headers[0].get("default")
    header = package.related(own) if own else None
    if header is not None:
        yield header
