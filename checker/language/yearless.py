"""Dates of which a list says the year, or even the month, only once: `June 19, July 3 and 17, 2013`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from checker.document.model import Span
from checker.document.model.fold import SPACES
from checker.language.types import MONTH, month_number
from checker.language.value import Item

_SPACE = f"[{SPACES}]{{0,3}}"
_DAY = r"\d{1,2}\b"
_ONE = f"(?:{MONTH}{_SPACE}{_DAY}|{_DAY}{_SPACE}{MONTH}|{_DAY})"
_REMARK = f"(?:{_SPACE}\\([^()]{{0,80}}\\))?"
_NEXT = f"{_REMARK}{_SPACE}(?:[,;]{_SPACE}(?:and\\b|&)?|and\\b|&){_SPACE}"
_RUN = re.compile(f"\\b{_ONE}(?:{_NEXT}{_ONE})+{_SPACE},?{_SPACE}(\\d{{4}})\\b".encode("latin-1"), re.IGNORECASE)
_PIECE = re.compile(f"({MONTH})|\\b({_DAY})|\\([^()]*\\)".encode("latin-1"), re.IGNORECASE)


def yearless(folded: bytes, place: Span, whole: Collection[Span]) -> Iterator[Item]:
    """Yield the dates of a place whose year stands behind a later one; `whole` are the dates that say their own."""
    known = {span.start for span in whole}
    for run in _RUN.finditer(folded, place.start, place.end):
        pieces = [found for found in _PIECE.finditer(folded, run.start(), run.start(1)) if found.lastindex]
        for month, day, span in _days(pieces):
            if span.start not in known:
                yield Item(f"{run[1].decode()}-{month:02}-{day:02}", span)


def _days(pieces: Sequence[re.Match[bytes]]) -> Iterator[tuple[int, int, Span]]:
    """Yield month, day and place of each day; its month stands before it or, where days come first, behind it."""
    month: re.Match[bytes] | None = None
    used = False
    days_first = pieces[0][1] is None
    found: list[tuple[int, int, Span]] = []
    for piece in reversed(pieces) if days_first else pieces:
        if piece[1] is not None:
            month, used = piece, False
        elif month is not None:
            ends = (piece, piece) if used else (piece, month) if days_first else (month, piece)
            number = month_number(month[0].decode("latin-1"))
            found.append((number, int(piece[0]), Span(ends[0].start(), ends[1].end())))
            used = True
    yield from reversed(found) if days_first else found
