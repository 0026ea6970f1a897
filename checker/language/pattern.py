"""Patterns: compiled phrases, matched in linear time by RE2 on a document's folded bytes.

RE2 (https://github.com/google/re2/wiki/WhyRE2) guarantees time linear in the text for every pattern that compiles.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import re2
from msgspec import Struct

from checker.document.model import Span, fold
from checker.document.model.fold import SPACES
from checker.language.types import Type

_CLOSING = f"[\"')\\]{SPACES}]*"
_MEMORY = 8 << 20  # bytes that RE2 may use for one pattern


class Captured(Struct, frozen=True):
    """What one capture of a phrase held."""

    name: str
    type: Type
    span: Span


class Match(Struct, frozen=True):
    """One occurrence of a phrase."""

    span: Span
    captured: tuple[Captured, ...]


class Pattern(Struct, frozen=True):
    """A compiled phrase."""

    source: str  # RE2 without the captures' names
    captures: tuple[tuple[str, Type], ...]
    needed: tuple[str, ...] = ()  # lower-case letters and digits of which one stands in every match, see `needed`

    def find(self, folded: bytes, span: Span) -> Iterator[Match]:
        """Yield the occurrences inside a span, from left to right, not overlapping."""
        for found in compiled(self.source).finditer(folded, span.start, span.end):
            if found.end() > found.start():
                yield self._match(found)

    def at_start(self, folded: bytes, span: Span) -> Match | None:
        """Return the occurrence at the very beginning of a span, opening quotation marks left out."""
        found = compiled(at_start_of(self.source)).match(folded, span.start, span.end)
        return self._match(found) if found else None

    def ends(self, folded: bytes, span: Span) -> bool:
        """Say whether the span ends with an occurrence, closing marks, spaces and a full stop left out."""
        words = folded[span.start : span.end]  # a copy: RE2 sees no end of text at an end position
        return compiled(at_end_of(self.source)).search(words) is not None

    def whole(self, folded: bytes, span: Span) -> Match | None:
        """Return the occurrence that is the whole span, surrounding marks and spaces left out."""
        found = compiled(whole_of(self.source)).fullmatch(folded, span.start, span.end)
        return self._match(found) if found else None

    def fits(self, text: str) -> bool:
        """Say whether a text of its own is this phrase."""
        folded = fold(text).encode("latin-1", "replace")
        lowered = folded.lower()
        if self.needed and not any(word.encode() in lowered for word in self.needed):
            return False
        return self.whole(folded, Span(0, len(folded))) is not None

    def _match(self, found: re2._Match) -> Match:
        captured = tuple(
            Captured(name, kind, Span(*found.span(number)))
            for number, (name, kind) in enumerate(self.captures, 1)
            if found.start(number) >= 0
        )
        return Match(Span(found.start(), found.end()), captured)


def at_start_of(source: str) -> str:
    """Return the pattern of an occurrence at the beginning of a text, opening quotation marks left out."""
    return f"[\"'(]*(?:{source})"


def at_end_of(source: str) -> str:
    """Return the pattern of an occurrence at the end of a text, closing marks, spaces and a full stop left out."""
    return f"(?:{source}){_CLOSING}[.;]?{_CLOSING}\\z"


def whole_of(source: str) -> str:
    """Return the pattern of an occurrence that is a whole text, surrounding marks and spaces left out."""
    return f"[\"'(\\[{SPACES}]*(?:{source}){_CLOSING}"


@lru_cache(maxsize=4096)
def compiled(source: str) -> re2._Regexp:
    """Compile a pattern; raises `re2.error`."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(source.encode("latin-1"), options)
