"""Where patterns occur in one document: each looked for once, and nowhere that it cannot stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from checker.document.model import Document, Span
from checker.language.pattern import Match, Pattern

_MOST_MATCHES = 100_000  # of one pattern in one place; no real document comes near
_CALL = 2_000  # characters that RE2 reads in the time that one call of it takes


class Occurrences:
    """The occurrences of patterns in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[str, Span], tuple[Match, ...]] = {}
        self._spent: dict[str, int] = {}  # characters that a pattern was looked for in
        self._standing: dict[str, bool] = {}  # whether some letters and digits stand in the document
        self._everywhere: dict[str, tuple[list[int], list[int]]] = {}  # where a pattern's occurrences start and end

    def inside(self, pattern: Pattern, span: Span) -> tuple[Match, ...]:
        """Return the occurrences of a pattern in a span, from left to right, not overlapping."""
        key = (pattern.source, span)
        if key not in self._found:
            found = pattern.find(self._document.folded, span) if self._touches(pattern, span) else ()
            self._found[key] = tuple(islice(found, _MOST_MATCHES))
        return self._found[key]

    def touching(self, pattern: Pattern, spans: Sequence[Span]) -> Iterator[bool]:
        """Say for each of some spans, which stand in order, whether an occurrence touches it; told in one pass."""
        hull = Span(spans[0].start, max(span.end for span in spans))
        found = [match.span for match in self.inside(pattern, hull)]
        ends = [match.end for match in found]  # in ascending order, as matches do not overlap
        following = (bisect_right(ends, span.start) for span in spans)
        return (
            place < len(found) and found[place].start < span.end for span, place in zip(spans, following, strict=True)
        )

    def _touches(self, pattern: Pattern, span: Span) -> bool:
        """Say whether an occurrence of a pattern can stand in a span.

        Where none of the words that it needs stands in the document, nowhere.  A pattern that was looked for in many
        spans is looked for once in the whole document: what no occurrence there touches holds none.
        """
        known = self._everywhere.get(pattern.source) or self._looked_for(pattern, span)
        if known is None:
            return True
        starts, ends = known
        place = bisect_right(ends, span.start)
        return starts[place] < span.end if place < len(ends) else len(ends) == _MOST_MATCHES

    def _looked_for(self, pattern: Pattern, span: Span) -> tuple[list[int], list[int]] | None:
        """Return where a pattern's occurrences start and end, None as long as looking in spans alone costs less."""
        source, whole = pattern.source, self._document.whole
        spent = self._spent[source] = self._spent.get(source, 0) + len(span) + _CALL
        matches: list[Match] = []
        if not pattern.needed or any(self._stands(word) for word in pattern.needed):
            if spent < len(whole):
                return None
            matches = list(islice(pattern.find(self._document.folded, whole), _MOST_MATCHES))
        known = [match.span.start for match in matches], [match.span.end for match in matches]
        self._everywhere[source] = known
        return known

    def _stands(self, word: str) -> bool:
        """Say whether letters and digits stand in the document."""
        if word not in self._standing:
            self._standing[word] = word.encode() in self._document.lowered
        return self._standing[word]
