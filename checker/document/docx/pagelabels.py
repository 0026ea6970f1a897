"""The page numbers that Word prints: those of the PAGE fields in headers and footers, counted by section.

They are known only of a document that Word has laid out, which marks where pages ended then (ECMA-376 part 1,
17.3.3.13); the numbers are restarted and written as the sections say (17.6.12).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from checker.document.docx.fields import Fields
from checker.document.docx.numbering import written
from checker.document.docx.package import RELATION, WORD, Package
from checker.document.docx.styles import has

_NUMBER = "\0"  # stands for the field in the text of a header or footer
_PRINTED = re.compile(rf"((?:[A-Z]{{1,3}}-){{0,2}}){_NUMBER}")
_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_FIRST, _USUAL = "first", "default"


@dataclass(frozen=True, slots=True)
class _Numbering:
    """How a section numbers its pages: what stands before the number on its first page and on the others, if one does.

    `restart` is the number of its first page, None where it counts on.
    """

    first: str | None
    usual: str | None
    restart: int | None
    kind: str


def page_labels(
    package: Package, sections: Sequence[tuple[int, Element]], breaks: Sequence[int]
) -> Iterator[str | None]:
    """Yield the number printed on each page, None of a page without one.

    `sections` are their properties with the offset at which each ends, `breaks` the offsets at which pages end.
    """
    numberings = list(_numberings(package, [properties for _, properties in sections]))
    place, number = -1, 0
    for start in (0, *breaks):
        begun = place
        while place < len(sections) - 1 and (place < 0 or sections[place][0] <= start):
            place += 1
        if place < 0:
            return
        own, is_first = numberings[place], place != begun
        number = own.restart if is_first and own.restart is not None else number + 1
        prefix = own.first if is_first else own.usual
        yield None if prefix is None else prefix + written(number, own.kind)


def _numberings(package: Package, sections: Sequence[Element]) -> Iterator[_Numbering]:
    """Yield how sections number their pages; what a section does not name, it has from the one before."""
    named: dict[tuple[str, str], str] = {}
    read: dict[str, str | None] = {}
    for section in sections:
        for place in ("header", "footer"):
            for node in section.iter(f"{WORD}{place}Reference"):
                named[place, node.get(f"{WORD}type", _USUAL)] = node.get(RELATION, "")
        for identifier in set(named.values()) - set(read):
            part = package.related(identifier)
            read[identifier] = None if part is None else _prefix(part)
        settings = section.find(f"{WORD}pgNumType")
        start = settings.get(f"{WORD}start", "") if settings is not None else ""
        usual = _on(_USUAL, named, read)
        yield _Numbering(
            first=_on(_FIRST, named, read) if has(section, "titlePg") else usual,
            usual=usual,
            restart=int(start) if start.isdecimal() else None,
            kind=(settings.get(f"{WORD}fmt") if settings is not None else None) or "decimal",
        )


def _on(kind: str, named: Mapping[tuple[str, str], str], read: Mapping[str, str | None]) -> str | None:
    """Return what stands before the number on pages of a kind: that of the footer, else of the header."""
    found = (read[named[place, kind]] for place in ("footer", "header") if (place, kind) in named)
    return next((prefix for prefix in found if prefix is not None), None)


def _prefix(part: Element) -> str | None:
    """Return what stands right before the page number in a header or footer, None where it has none."""
    for paragraph in part.iter(f"{WORD}p"):
        printed = _PRINTED.search("".join(_text(paragraph)))
        if printed:
            return printed[1]
    return None


def _text(paragraph: Element) -> Iterator[str]:
    """Yield the text of a paragraph with the page number's fields as one character each."""
    fields = Fields()
    for node in paragraph.iter():
        instruction = node.text if node.tag == f"{WORD}instrText" else node.get(f"{WORD}instr")
        if instruction and _PAGE.match(instruction):
            yield _NUMBER
        elif node.tag == f"{WORD}fldChar":
            fields.mark(node)
        elif node.tag == f"{WORD}t" and fields.show:
            yield node.text or ""
