"""Preformatted text in HTML: filings of 1996 to 2002 are hard-wrapped ASCII inside one PRE, or have tables in one.

It is read as plain text is, with the markup inside it dropped, but for Markdown's marks, which it has none of.
"""

from __future__ import annotations

import re

from checker.document.build import Builder
from checker.document.characters import within_spelled
from checker.document.model import SourceMap
from checker.document.plain import line_width, read_preformatted

_ELEMENT = re.compile(
    r"<(?:pre|listing|xmp)\b[^>]*>(.*?)(?:</(?:pre|listing|xmp)\b|\Z)|<plaintext\b[^>]*>(.*)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")


class Preformatted:
    """Gathers preformatted text until a block, or the element, ends."""

    def __init__(self, source: str) -> None:
        self.length = 0  # characters of what was gathered
        self._source = source
        self._pieces: list[str] = []
        self._stretches: list[int] = []  # four numbers for each piece: see SourceMap
        self._width = -1  # of the lines of all preformatted text in the source, once known

    def add(self, text: str, start: int, end: int) -> None:
        """Gather text that was read from source offsets start to end."""
        self._pieces.append(text)
        self._stretches.extend((self.length, self.length + len(text), start, end))
        self.length += len(text)

    def has_words(self) -> bool:
        """Say whether anything visible was gathered."""
        return any(not piece.isspace() for piece in self._pieces)

    def read(self, builder: Builder) -> None:
        """Read what was gathered into the builder, as plain text, and gather anew."""
        text = "".join(self._pieces)
        builder.through = SourceMap.of(self._stretches, self._source, within_spelled)
        self._pieces, self._stretches, self.length = [], [], 0
        bold, centred = builder.bold, builder.centred
        read_preformatted(text, builder, self._line_width())
        builder.bold, builder.centred, builder.through = bold, centred, None

    def _line_width(self) -> int:
        """Return the width to which preformatted text is wrapped, in characters: one for the whole source."""
        if self._width < 0:
            found = (match[1] or match[2] or "" for match in _ELEMENT.finditer(self._source))
            self._width = line_width("\n".join(_TAG.sub("", text) for text in found))
        return self._width
