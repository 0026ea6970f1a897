"""Captions in two columns of plain text: title and base prospectus on the left, rule and number on the right.

Where a cell wraps, its words go on below and not across, so that such a caption is read down, column by column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S)[ \t\u00a0]{3,}(?=\S)")
_TITLE = re.compile(r"\b(prospectus|supplement)\b", re.IGNORECASE)
_FILED = re.compile(r"\b424\s?\(b\)|\b(registration|file)\b.{0,20}\b(no|nos|number|numbers)\b", re.IGNORECASE | re.DOTALL)
_LINES = range(2, 13)  # of a caption in columns
_INDENT = 20  # characters: a line that begins further in belongs to the right column

Piece = tuple[int, int, int]  # a line of the paragraph, and where in it the piece begins and ends


def columns(lines: Sequence[str]) -> tuple[Sequence[Piece], Sequence[Piece]] | None:
    """Return the pieces of the left and the right column of a paragraph, `None` where it is no caption in two."""
    if len(lines) not in _LINES:
        return None
    gaps = [list(_GAP.finditer(line)) for line in lines]
    starts = Counter(found[0].end() for found in gaps if found)
    if not starts or any(len(found) > 1 for found in gaps):
        return None
    edge = starts.most_common(1)[0][0]
    cuts = [_cut(line, found[0].end() if found else 0, edge) for line, found in zip(lines, gaps, strict=True)]
    if None in cuts:
        return None
    left = [(place, *_stripped(lines[place], 0, cut)) for place, cut in enumerate(cuts) if cut]
    right = [(place, *_stripped(lines[place], cut or 0, len(lines[place]))) for place, cut in enumerate(cuts)]
    right = [piece for piece in right if piece[2] > piece[1]]
    titled, filed = _said(lines, left), _said(lines, right)
    fits = bool(_TITLE.search(titled) and _FILED.search(filed)) or bool(_FILED.search(titled) and _TITLE.search(filed))
    return (left, right) if fits else None


def _cut(line: str, gap: int, edge: int) -> int | None:
    """Return where the right column begins in a line, `None` where a word runs across."""
    first = len(line) - len(line.lstrip())
    if gap:
        return gap
    if first >= min(edge - 3, _INDENT):
        return 0
    if len(line.rstrip()) < edge:
        return len(line)
    return edge if line[edge - 1].isspace() and not line[edge].isspace() else None


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    words = line[start:end]
    begin = start + len(words) - len(words.lstrip())
    return begin, max(begin, start + len(words.rstrip()))


def _said(lines: Sequence[str], pieces: Sequence[Piece]) -> str:
    return "\n".join(lines[place][start:end] for place, start, end in pieces)
