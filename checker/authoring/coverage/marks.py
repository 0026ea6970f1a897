"""Phrases with a mark on each of their options, so that a match tells which of them it went through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import re2
from msgspec.structs import replace

from checker.document.model import Span, fold
from checker.language import syntax
from checker.language.pattern import Pattern, at_end_of, at_start_of, compiled, whole_of
from checker.language.phrase import compile_capture, following, preceding
from checker.language.phrasesource import Marked, phrase_source

N = TypeVar("N", bound=syntax.Node)


def options(node: syntax.Node) -> Iterator[syntax.Sequence]:
    """Yield the sequences directly in a node that may be matched or not: alternatives, and what is optional."""
    match node:
        case syntax.Optional(content=content):
            yield from content.options
        case syntax.Group(content=content) | syntax.Phrase(content=content) if len(content.options) > 1:
            yield from content.options


class MarkedPhrase:
    """A phrase whose pattern names each of its options."""

    def __init__(self, phrase: syntax.Phrase, letter: str = "o") -> None:
        self._letter = letter  # with which its marks begin
        self._options: list[syntax.Sequence] = []
        self.pattern = Pattern(phrase_source(self._marked(phrase)), ())

    def _marked(self, node: N) -> N:
        """Return a copy of a node in which every option bears a mark."""
        content = getattr(node, "content", None)
        if not isinstance(content, syntax.Alternatives):
            return node
        counted = {id(option) for option in options(node)}
        new = tuple(self._sequence(option, counted=id(option) in counted) for option in content.options)
        name = "words" if isinstance(node, syntax.Phrase) else "content"
        changes: dict[str, Any] = {name: replace(content, options=new)}
        return replace(node, **changes)

    def _sequence(self, option: syntax.Sequence, *, counted: bool) -> syntax.Sequence:
        mark = f"{self._letter}{len(self._options)}"
        if counted:
            self._options.append(option)
        elements = tuple(self._marked(element) for element in option.elements)
        return Marked(option.at, elements, mark) if counted else replace(option, elements=elements)

    def chosen(self, found: re2._Match) -> Iterator[syntax.Sequence]:
        """Yield the options that a match of a pattern made of this phrase went through."""
        for mark, words in found.groupdict().items():
            if words is not None and mark.decode().startswith(self._letter):
                yield self._options[int(mark[1:])]

    # Matches -----------------------------------------------------------------------------------------------------

    def inside(self, folded: bytes, span: Span) -> Iterator[syntax.Sequence]:
        """Yield the options of every occurrence in a span."""
        for found in compiled(self.pattern.source).finditer(folded, span.start, span.end):
            yield from self.chosen(found)

    def at_start(self, folded: bytes, span: Span) -> Iterator[syntax.Sequence]:
        """Yield the options of an occurrence at the beginning of a span."""
        found = compiled(at_start_of(self.pattern.source)).match(folded, span.start, span.end)
        yield from self.chosen(found) if found else ()

    def at_end(self, folded: bytes, span: Span) -> Iterator[syntax.Sequence]:
        """Yield the options of an occurrence at the end of a span."""
        found = compiled(at_end_of(self.pattern.source)).search(folded[span.start : span.end])
        yield from self.chosen(found) if found else ()

    def fitting(self, text: str) -> Iterator[syntax.Sequence]:
        """Yield the options of an occurrence that is a whole text of its own."""
        folded = fold(text).encode("latin-1", "replace")
        found = compiled(whole_of(self.pattern.source)).fullmatch(folded)
        yield from self.chosen(found) if found else ()


class MarkedPick:
    """A reading's pattern: what it wants, and the phrase that must stand beside it."""

    def __init__(self, pick: syntax.Pick) -> None:
        wanted = pick.wanted
        self._phrases = [MarkedPhrase(wanted)] if isinstance(wanted, syntax.Phrase) else []
        self._pattern = compile_capture(wanted) if isinstance(wanted, syntax.Capture) else self._phrases[0].pattern
        if pick.position:
            position = MarkedPhrase(pick.position.phrase, "p")
            self._phrases.append(position)
            beside = following if pick.position.relation == "after" else preceding
            self._pattern = beside(self._pattern, position.pattern)

    def inside(self, folded: bytes, span: Span) -> Iterator[syntax.Sequence]:
        """Yield the options of every occurrence in a span."""
        for found in compiled(self._pattern.source).finditer(folded, span.start, span.end):
            for phrase in self._phrases:
                yield from phrase.chosen(found)
