"""Messages with blanks that are filled from the document.

`The cover says {base_dates.first}.`

A blank names a fact, or a capture of the rule's own condition.  `.first`, `.second`, `.last` choose one of several
values, `.count` says how many there are, and a record's field may stand in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.document.model import Document
from checker.language import syntax
from checker.language.captured import at_fail
from checker.language.hints import did_you_mean
from checker.language.items import Reader
from checker.language.kinds import UNKNOWN, Kinds
from checker.language.mistake import ExpressionError
from checker.language.pattern import Captured
from checker.language.value import Item

_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_BLANK = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?\}")
_CHOICES: Mapping[str, int] = {"first": 0, "second": 1, "last": -1}
_SHOWN = 6  # values that are listed at most
_NOTHING = "nothing"


def check(template: str, catalogue: Kinds, condition: syntax.Node) -> Iterator[ExpressionError]:
    """Yield the blanks of a message that nothing can fill."""
    there = {_name(capture) for capture in at_fail(condition)}
    written = {_name(node) for node in condition.walk() if isinstance(node, syntax.Capture)}
    for blank in _BRACES.finditer(template):
        try:
            _check_blank(blank, catalogue, there, written)
        except ExpressionError as error:
            yield error


def _check_blank(blank: re.Match[str], catalogue: Kinds, there: set[str], written: set[str]) -> None:
    parts = _BLANK.fullmatch(blank[0])
    if parts is None:
        raise ExpressionError("a blank is a name in braces: {own_date}, {base_dates.first}", *blank.span())
    name, chosen = parts[1], parts[2]
    at = (blank.start() + 1, blank.start() + 1 + len(name))
    if name in there and chosen is None:
        return
    if name in written and not catalogue.knows(name):
        said = f"“{name}” is captured only where the rule passes, and a message is for where it fails; name a fact"
        raise ExpressionError(said, *at)
    kind = catalogue.fact(syntax.Name(at, name))
    choices = ["count", *_CHOICES, *kind.fields]
    if chosen and chosen not in choices and kind.type != UNKNOWN:
        said = f"“{chosen}” is none of {', '.join(choices)}{did_you_mean(chosen, choices)}"
        raise ExpressionError(said.partition("; known")[0], at[1] + 1, blank.end() - 1)


def _name(capture: syntax.Capture) -> str:
    return (capture.name or capture.type).text


def fill(template: str, document: Document, reader: Reader, captured: tuple[Captured, ...]) -> str:
    """Return a message with its blanks filled."""
    words = {capture.name: document.quote(capture.span) for capture in reversed(captured)}

    def filled(blank: re.Match[str]) -> str:
        name, chosen = blank[1], blank[2]
        if chosen is None and name in words:
            return words[name]
        known = reader.resolve(name)
        if known not in reader.facts:
            return _NOTHING
        return _shown(reader.fact(known).items, chosen, document)

    return _BLANK.sub(filled, template)


def _shown(items: tuple[Item, ...], chosen: str | None, document: Document) -> str:
    if chosen == "count":
        return str(len(items))
    if chosen is not None and chosen in _CHOICES:
        place = _CHOICES[chosen]
        items = items[place:][:1] if place >= 0 else items[-1:]
    elif chosen:
        items = tuple(item.fields[chosen] for item in items if chosen in item.fields)
    texts = list(dict.fromkeys(document.quote(item.span) if item.span else str(item.value) for item in items))
    listed = texts[:_SHOWN] + ["…"] * (len(texts) > _SHOWN)
    return ", ".join(listed) or _NOTHING
