"""PDF: the text of its pages, in the order in which the file draws it.

Offsets count characters of that text, in which a form feed ends each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from checker.document.raw import LIGATURES
from checker.document.unreadable import Unreadable

_MOST_PAGES = 5_000
_SAME_LINE = 3.0  # points: lines nearer than that stand side by side
_PARAGRAPH = 1.4  # times the usual distance of two lines: a paragraph ends there
_FEW = 40  # characters: a page with fewer is taken for a picture
_HYPHEN = "\x02\ufffe"  # what PDFium writes for a hyphen at the end of a line, line break included
_LINE_END = re.compile(f"\r\n|\n|[{_HYPHEN}]")
_PARTED = re.compile(rf"(?<!\w)(\w*+)(?:[{_HYPHEN}](?:\r\n|\n)?|(?<=\w)-(?:\r\n|\n)(?=\w))(\w*)(\S*)[ \r\n]*")
_HYPHENATED = re.compile(f"[{_HYPHEN}]|-\r?\n")
_WORD = re.compile(r"\w+(?:-\w+)*")
_FIRST_HALVES = frozenset("anti cross first forward long multi non second self short third well".split())
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
_SHOWN = str.maketrans(LIGATURES | {"\u00ad": "-"})  # a hyphen that a page shows is no soft one


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


def _hyphenated(pages: Sequence[str]) -> list[str]:
    """Join words that are parted at the end of a line; the line ends behind them.

    The hyphen is kept where the document has the word with it elsewhere and not without it, or has both halves as words
    of their own (`forward-looking`), and between digits, initials and capitals (`333-183401`, `S-9`, `Non-U.S.`).
    """
    if not any(_HYPHENATED.search(page) for page in pages):
        return list(pages)
    known = {word.casefold() for page in pages for word in _WORD.findall(_PARTED.sub(" ", page))}

    def joined(match: re.Match[str]) -> str:
        left, right, rest = match.groups()
        hyphen = "-" if _keeps_hyphen(left, right, known) else ""
        return f"{left}{hyphen}{right}{rest}\n"

    return [_PARTED.sub(joined, page) for page in pages]


def _keeps_hyphen(left: str, right: str, known: AbstractSet[str]) -> bool:
    if len(left) < 2 or not right.islower():
        return True
    plain, parted = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
    if plain in known or parted in known:
        return plain not in known
    return (left.casefold() in known and right in known) or (left.casefold() in _FIRST_HALVES and len(right) > 3)


def _page_text(document: Any, place: int) -> str:
    """Return the text of a page, a blank line where more than the usual distance stands between two lines."""
    page = document[place]
    text = page.get_textpage()
    try:
        words = str(text.get_text_range())
        if text.count_chars() == len(words):
            starts = [0, *(match.end() for match in _LINE_END.finditer(words))]
            tops = [text.get_charbox(start, loose=True)[3] for start in starts if start < len(words)]
            words = "".join(_spaced(words, starts, tops))
    finally:
        text.close()
        page.close()
    return _CONTROLS.sub(" ", words).translate(_SHOWN)


def _spaced(words: str, starts: Sequence[int], tops: Sequence[float]) -> Iterator[str]:
    """Yield the lines of a page; `tops` are the heights of their upper edges in points."""
    steps = [above - below for above, below in pairwise(tops)]
    usual = median([step for step in steps if step > _SAME_LINE] or [0.0])
    for place, (start, end) in enumerate(pairwise([*starts, len(words)])):
        yield words[start:end]
        parted = words[start:end].endswith(("\x02", "\ufffe"))
        if place < len(steps) and usual and steps[place] > _PARAGRAPH * usual and not parted:
            yield "\n"
