"""The nearest miss: of a phrase that was not found, the longest part that was, and what should have come next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.document.model import Document, Span
from checker.language import syntax
from checker.language.needed import needed
from checker.language.pattern import Pattern
from checker.language.phrasesource import sequence_pattern

_LEAST = 9  # letters and spaces that a part must have to be worth showing


class NearMiss(Struct, frozen=True):
    """The words that were found, and the part of the phrase that did not follow them."""

    span: Span
    missing: str


def nearest_miss(document: Document, phrase: syntax.Phrase, spans: Sequence[Span]) -> NearMiss | None:
    """Return the longest run of a phrase's elements that stands in one of the spans, if it is two words or more."""
    best: NearMiss | None = None
    for elements, missing in _parts(phrase):
        if best is not None and best.missing == missing:
            continue
        if not all(_may_stand(document.lowered, element) for element in elements):
            continue
        part = Pattern(f"(?:{sequence_pattern(elements)})", ())
        for span in spans:
            for match in part.find(document.folded, span):
                telling = len(match.span) >= _LEAST and len(document.quote(match.span).split()) > 1
                if telling and (best is None or len(match.span) > len(best.span)):
                    best = NearMiss(match.span, missing)
    return best


def _may_stand(lower: bytes, element: syntax.Node) -> bool:
    """Say whether a text may hold an element: words that it needs are soon looked for."""
    words = needed(element)
    return not words or any(word.encode() in lower for word in words)


def _parts(phrase: syntax.Phrase) -> Iterator[tuple[tuple[syntax.Node, ...], str]]:
    """Yield each run of elements that leaves at least one out, the longest first, with what should follow it."""
    for option in phrase.content.options:
        elements = option.elements
        for stop in range(len(elements) - 1, 0, -1):
            if isinstance(elements[stop - 1], syntax.Gap):
                continue
            missing = next(
                (node for node in elements[stop:] if not isinstance(node, syntax.Gap | syntax.Optional)), None
            )
            if missing is not None:
                yield elements[:stop], written(missing)


def written(node: syntax.Node) -> str:
    """Return an element of a phrase as a rule writes it."""
    match node:
        case syntax.Word(text=text) | syntax.Regex(text=text):
            return text
        case syntax.Gap():
            return "..."
        case syntax.Capture(type=kind):
            return f"{{{kind.text}}}"
        case syntax.Group(content=content):
            return f"({written(content)})"
        case syntax.Optional(content=content):
            return f"[{written(content)}]"
        case syntax.Alternatives(options=options):
            return " | ".join(written(option) for option in options)
        case syntax.Sequence(elements=elements):
            return " ".join(written(element) for element in elements)
        case syntax.Phrase(content=content):
            return written(content)
    raise AssertionError(node)
