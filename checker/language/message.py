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
from checker.language.items import Reader
from checker.language.kinds import RECORD, Kinds
from checker.language.parse import ExpressionError
from checker.language.pattern import Captured
from checker.language.value import Item

_BLANK = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?\}")
_CHOICES: Mapping[str, int] = {"first": 0, "second": 1, "last": -1}
_SHOWN = 6  # values that are listed at most
_NOTHING = "nothing"


def check(template: str, catalogue: Kinds, condition: syntax.Node) -> Iterator[ExpressionError]:
    """Yield the blanks of a message that nothing can fill."""
    captures = {(node.name or node.type).text for node in condition.walk() if isinstance(node, syntax.Capture)}
    for blank in _BLANK.finditer(template):
        if blank[1] in captures and blank[2] is None:
            continue
        try:
            kind = catalogue.fact(syntax.Name(blank.span(1), blank[1]))
        except ExpressionError as error:
            yield error
            continue
        chosen = blank[2]
        if (
            chosen
            and chosen != "count"
            and chosen not in _CHOICES
            and (kind.type != RECORD or chosen not in kind.fields)
        ):
            yield ExpressionError(f"“{chosen}” is none of first, second, last, count or a field", *blank.span(2))


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
