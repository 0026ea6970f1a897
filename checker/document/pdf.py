"""PDF: the text of its pages, in the order in which the file draws it.

Offsets count characters of that text, in which a form feed ends each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from checker.document.unreadable import Unreadable

_MOST_PAGES = 5_000
_SAME_LINE = 3.0  # points: lines nearer than that stand side by side
_PARAGRAPH = 1.4  # times the usual distance of two lines: a paragraph ends there
_LINE_END = re.compile(r"\r\n|\n")
_FEW = 40  # characters: a page with fewer is taken for a picture
_HYPHEN = re.compile("(\\w*)[\\x02\\ufffe]((?:\\r\\n|\\n)?)(\\w*)")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF.  `pictured` says that the first page is a picture while others are text."""

    text: str
    pictured: bool


def read_pdf(data: bytes) -> PdfText:
    """Extract the text of a PDF.

    Raises `Unreadable` where the file is damaged, encrypted, too long or a scan without text.
    """
    import pypdfium2  # a shared library, loaded only where there is a PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable("is an encrypted PDF; save it without a password") from None
        raise Unreadable(f"is a damaged PDF ({error}); print it to a new one") from None
    try:
        if len(document) > _MOST_PAGES:
            raise Unreadable(f"has {len(document)} pages; {_MOST_PAGES} are the most that are read")
        pages = _hyphenated([_page_text(document, place) for place in range(len(document))])
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"is a damaged PDF ({error}); print it to a new one") from None
    finally:
        document.close()
    if sum(len(page.strip()) for page in pages) < _FEW * max(1, len(pages)) // 2:
        raise Unreadable(
            "is a PDF of pictures without text (a scan); give the document itself, or run text recognition"
        )
    return PdfText("\f".join(pages), len(pages[0].strip()) < _FEW)


def _hyphenated(pages: list[str]) -> list[str]:
    """Join words that are parted at the end of a line.

    The hyphen is dropped where the document has the word without it elsewhere, or nowhere has it with one.
    """
    known = {word.casefold() for page in pages for word in _WORD.findall(page)}

    def joined(match: re.Match[str]) -> str:
        left, line_end, right = match.groups()
        plain, parted = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
        keeps_hyphen = not line_end or (parted in known and plain not in known)
        return f"{left}-{right}" if keeps_hyphen else f"{left}{right}"

    return [_HYPHEN.sub(joined, page) for page in pages]


def _page_text(document: Any, place: int) -> str:
    """Return the text of a page, a blank line where more than the usual distance stands between two lines."""
    page = document[place]
    text = page.get_textpage()
    try:
        words = str(text.get_text_range())
        starts = [0, *(match.end() for match in _LINE_END.finditer(words))]
        if text.count_chars() != len(words):
            return _visible(words)
        tops = [text.get_charbox(start)[3] for start in starts if start < len(words)]
        return _visible("".join(_spaced(words, starts, tops)))
    finally:
        text.close()
        page.close()


def _visible(words: str) -> str:
    return words.replace("\u00ad", "-")  # a hyphen that a page shows is no soft one


def _spaced(words: str, starts: Sequence[int], tops: Sequence[float]) -> Iterator[str]:
    """Yield the lines of a page; `tops` are the heights of their upper edges in points."""
    steps = [above - below for above, below in pairwise(tops)]
    usual = median([step for step in steps if step > _SAME_LINE] or [0.0])
    for place, (start, end) in enumerate(pairwise([*starts, len(words)])):
        yield words[start:end]
        if place < len(steps) and usual and steps[place] > _PARAGRAPH * usual:
            yield "\n"
