"""PDF: the text of its pages, in the order in which the file draws it.

Offsets count characters of that text, in which a form feed ends each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from checker.document.pdflines import HYPHEN, IN_CELL, laid_out
from checker.document.raw import LIGATURES
from checker.document.unreadable import Unreadable

_MOST_PAGES = 5_000
_FEW = 40  # characters: a page with fewer is taken for a picture
_BREAK = rf"\r\n|\n|{IN_CELL}"
_PARTED = re.compile(rf"(?:[{HYPHEN}](?:{_BREAK})?|(?<=\w)-(?:{_BREAK})(?=\w))(\w*)(\S*)[ \r\n{IN_CELL}]*")
_LAST_WORD = re.compile(r"\w*+$")
_LONGEST = 60  # characters: no half of a word is longer
_WORD = re.compile(r"\w+(?:-\w+)*")
_FIRST_HALVES = frozenset("anti cross first forward long multi non second self short third well".split())
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1e]")
_SHOWN = LIGATURES | {"\u00ad": "-"}  # a hyphen that a page shows is no soft one
_REPLACED = re.compile(f"[{''.join(_SHOWN)}]")


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
        pages = _hyphenated(list(_page_texts(document)))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"is a damaged PDF ({error}); print it to a new one") from None
    finally:
        document.close()
    if sum(len(page.strip()) for page in pages) < _FEW * max(1, len(pages)) // 2:
        raise Unreadable(
            "is a PDF of pictures without text (a scan); give the document itself, or run text recognition"
        )
    return PdfText("\f".join(pages).replace(IN_CELL, " "), len(pages[0].strip()) < _FEW)


def _hyphenated(pages: Sequence[str]) -> list[str]:
    """Join words that are parted at the end of a line; the line ends behind them.

    The hyphen is kept where the document has the word with it elsewhere and not without it, or has both halves as words
    of their own (`forward-looking`), and between digits, initials and capitals (`333-183401`, `S-9`, `Non-U.S.`).
    """
    parted = [list(_PARTED.finditer(page)) for page in pages]
    if not any(parted):
        return list(pages)
    known = {
        word.casefold()
        for page, breaks in zip(pages, parted, strict=True)
        for whole in _between(page, [(_left(match).start(), match.end()) for match in breaks])
        for word in _WORD.findall(whole)
    }

    def joined(match: re.Match[str]) -> str:
        right, rest = match.groups()
        hyphen = "-" if _keeps_hyphen(_left(match)[0], right, known) else ""
        ended = IN_CELL if IN_CELL in match[0] else "\n"
        return f"{hyphen}{right}{rest}{ended}"

    return [_PARTED.sub(joined, page) if breaks else page for page, breaks in zip(pages, parted, strict=True)]


def _left(match: re.Match[str]) -> re.Match[str]:
    """Return the first half of a parted word, which may be empty."""
    found = _LAST_WORD.search(match.string, max(0, match.start() - _LONGEST), match.start())
    assert found is not None  # the pattern matches nothing at all too
    return found


def _between(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Yield what stands before, between and behind some spans of a text."""
    place = 0
    for start, end in spans:
        yield text[place:start]
        place = end
    yield text[place:]


def _keeps_hyphen(left: str, right: str, known: AbstractSet[str]) -> bool:
    if len(left) < 2 or not right.islower():
        return True
    plain, parted = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
    if plain in known or parted in known:
        return plain not in known
    return (left.casefold() in known and right in known) or (left.casefold() in _FIRST_HALVES and len(right) > 3)


def _page_texts(document: Any) -> Iterator[str]:
    """Yield the text of each page: between two cells of a row a tab, below a paragraph a blank line."""
    goes_on = False
    for page in document:
        text = page.get_textpage()
        try:
            words = str(text.get_text_range())
            if text.count_chars() == len(words):
                words, goes_on = laid_out(words, text, goes_on=goes_on)
        finally:
            text.close()
            page.close()
        yield _REPLACED.sub(lambda match: _SHOWN[match[0]], _CONTROLS.sub(" ", words))
