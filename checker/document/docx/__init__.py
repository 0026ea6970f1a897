"""DOCX: a Word document as it would print with all tracked changes accepted.

The package is a zip of XML parts (ECMA-376, WordprocessingML).  Insertions are read, deletions are not; both are noted,
and so are comments, because a filed document should hold neither.  Of a field its result is read, which is where Word
writes "Error! Reference source not found.".  Offsets count characters of the text that is extracted here.
"""

from __future__ import annotations

from checker.document.build import Builder
from checker.document.docx.package import is_docx, opened
from checker.document.docx.pagelabels import page_labels
from checker.document.docx.reader import Reader
from checker.document.docx.sections import cover_headers, page_breaks
from checker.document.unreadable import Unreadable

__all__ = ["is_docx", "read_docx"]

_NO_TEXT = "is a Word document without text; give the document itself"
_ONLY_MACROS = "is a Word document of macros and no text; give the document itself"
_ONLY_PICTURES = (
    "is a Word document of pictures without text (a scan); give the document itself, or run text recognition"
)


def read_docx(data: bytes, builder: Builder) -> str:
    """Read a Word document into the builder; return the extracted text that its offsets count.

    Raises `Unreadable` where the package is damaged, oversized or holds no document text.
    """
    with opened(data) as package:
        body = package.body()
        reader = Reader(builder, package, page_breaks(body))
        for header in cover_headers(package, body):
            reader.story(header)
        reader.story(body)
        reader.endnotes()
        if reader.laid_out:
            builder.page_labels = tuple(page_labels(package, reader.sections, builder.page_breaks))
        if not builder.blocks:
            macros = _ONLY_MACROS if package.has_macros() else _NO_TEXT
            raise Unreadable(_ONLY_PICTURES if builder.pictures else builder.lost or macros)
    return reader.words.text()
