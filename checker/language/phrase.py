"""Phrases: from the words of a rule to a linear-time pattern over a document's folded text.

Words match whatever space, line break, quotation mark or page furniture stands between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from checker.language import syntax
from checker.language.mistake import ExpressionError
from checker.language.needed import needed
from checker.language.pattern import Pattern, compiled
from checker.language.phrasesource import BETWEEN, phrase_source, try_out, type_of
from checker.language.types import TYPES, Type

_known: dict[int, tuple[syntax.Phrase, Pattern]] = {}  # by identity: a phrase is asked for at every item of a unit


def compile_phrase(phrase: syntax.Phrase) -> Pattern:
    """Return the pattern of a phrase; raise `ExpressionError` where it has none."""
    known = _known.get(id(phrase))  # its hash would be that of all its words
    if known is None:
        known = _known[id(phrase)] = phrase, _compile(phrase)  # kept, so that no other phrase gets its identity
    return known[1]


def know(phrase: syntax.Phrase, pattern: Pattern) -> None:
    """Take a pattern for a phrase's own that was compiled from it in an earlier run."""
    _known[id(phrase)] = phrase, pattern


@cache
def _compile(phrase: syntax.Phrase) -> Pattern:
    pattern = Pattern(phrase_source(phrase), tuple(_captures(phrase)), needed(phrase))
    try_out(pattern.source, phrase.at)
    if compiled(f"(?:{pattern.source})").fullmatch(b""):
        raise ExpressionError("a phrase that nothing at all fulfils; make one word of it required", *phrase.at)
    return pattern


@cache
def model(template: syntax.Phrase) -> syntax.Phrase:
    """Return a template in the words of its model: of every choice the first."""
    return syntax.Phrase(template.at, _first(template.content))


def _first(content: syntax.Alternatives) -> syntax.Alternatives:
    option = content.options[0]
    elements = tuple(
        replace(element, content=_first(element.content))
        if isinstance(element, syntax.Group | syntax.Optional)
        else element
        for element in option.elements
    )
    return replace(content, options=(replace(option, elements=elements),))


def compile_capture(capture: syntax.Capture) -> Pattern:
    """Return the pattern of a capture that stands outside a phrase."""
    return Pattern(f"({type_of(capture).pattern})", ((_name(capture), type_of(capture)),))


def following(pattern: Pattern, phrase: Pattern) -> Pattern:
    """Return the pattern of a phrase directly behind another; only what `pattern` captures is kept."""
    source = f"(?:{_uncaptured(phrase)}){BETWEEN}(?:{pattern.source})"
    return Pattern(source, pattern.captures, phrase.needed or pattern.needed)


def preceding(pattern: Pattern, phrase: Pattern) -> Pattern:
    """Return the pattern of a phrase directly before another; only what `pattern` captures is kept."""
    source = f"(?:{pattern.source})(?:{BETWEEN}|,{BETWEEN})(?:{_uncaptured(phrase)})"
    return Pattern(source, pattern.captures, phrase.needed or pattern.needed)


def capturing(pattern: Pattern) -> Pattern:
    """Return the pattern that captures its whole match as words, if it captures nothing."""
    words = (("", TYPES["words"]),)
    return pattern if pattern.captures else Pattern(f"({pattern.source})", words, pattern.needed)


def _uncaptured(pattern: Pattern) -> str:
    """Return a pattern's source without its capturing groups."""
    return (
        pattern.source.replace("\\(", "\0")
        .replace("(?", "\1")
        .replace("(", "(?:")
        .replace("\1", "(?")
        .replace("\0", "\\(")
    )


def _captures(phrase: syntax.Phrase) -> Iterator[tuple[str, Type]]:
    for capture in phrase.captures():
        yield _name(capture), type_of(capture)


def _name(capture: syntax.Capture) -> str:
    return capture.name.text if capture.name else capture.type.text
