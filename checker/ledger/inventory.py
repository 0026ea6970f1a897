"""What stands in a ledger: one pattern for each kind of entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from checker.document.model import Document, PartName, Span
from checker.document.model.fold import SPACES
from checker.language.pattern import compiled
from checker.language.types import TYPES, Value
from checker.ledger.values import Occurrence

_S = f"[{SPACES}]"
UNIT = (
    "(?:shares?|units?|warrants?|rights?|notes?|debentures?|certificates?|interests?|ads|adss|adrs|securities|"
    "american depositary shares?)"
)
_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d+)?(?: million| billion)|\d{3})\b"
_BETWEEN = f"(?:{_S}+(?:[a-z][\\w'&-]*|\\$0?\\.\\d+)){{0,5}}?"  # adjectives: `additional`, `Class A common`
_NO_ADJECTIVE = re.compile(
    r"\b(?:per|for|to|the|from|at|by|in|on|or|and|days?|months?|years?|each|is|are)\b", re.IGNORECASE
)
_COUNTED = re.compile(r"\d[\d,.]*(?: million| billion)?")

_NAMED = re.compile(r" (?:[A-Z][\w./]*|\(publ\)|plc|p\.l\.c\.)$")  # not `a Maryland corporation`


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: its RE2 pattern on folded text, the type that reads the words, and what is left out."""

    name: str
    pattern: str
    read: Callable[[str], Value]
    lawful: Callable[[str], bool] = lambda _: True


def _read_count(words: str) -> Value:
    found = _COUNTED.match(words)
    return TYPES["number"].read(found[0] if found else words)


def _is_count(words: str) -> bool:
    """Say whether only adjectives stand between the number and the noun: not `30 days after the notes`."""
    return _NO_ADJECTIVE.search(_COUNTED.sub("", words, count=1)) is None


def _read_page(words: str) -> Value:
    return TYPES["page"].read(words.rsplit(maxsplit=1)[-1])


def _typed(name: str, kind: str) -> Kind:
    return Kind(name, TYPES[kind].pattern, TYPES[kind].read)


KINDS = (
    _typed("dates", "date"),
    _typed("money", "money"),
    Kind("share_counts", f"\\b{_COUNT}{_BETWEEN}{_S}+{UNIT}\\b", _read_count, _is_count),
    _typed("percentages", "percent"),
    _typed("file_numbers", "file_number"),
    _typed("phones", "phone"),
    Kind("page_pointers", f"\\bpages?{_S}+{TYPES['page'].pattern}", _read_page),
    Kind("companies", TYPES["company"].pattern, TYPES["company"].read, lambda words: _NAMED.search(words) is not None),
)


def occurrences(document: Document) -> Mapping[str, list[Occurrence]]:
    """Return every entry of a document, by kind, in the order of the text."""
    return {kind.name: list(_found(document, kind)) for kind in KINDS}


def _found(document: Document, kind: Kind) -> Iterator[Occurrence]:
    for match in compiled(kind.pattern).finditer(document.folded):
        span = Span(match.start(), match.end())
        words = document.quote(span)
        if words and kind.lawful(words):
            yield Occurrence(kind.read(words), span, document.part_of(span) == PartName.SUPPLEMENT)


def shown_number(value: Value) -> str:
    """Return a value as people write it: `12,674,159`."""
    if isinstance(value, Decimal):
        return f"{value:,f}" if value != value.to_integral_value() else f"{value.to_integral_value():,f}"
    return str(value)
