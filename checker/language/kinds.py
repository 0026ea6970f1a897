"""What is known of values before any document is seen: their types, and what cannot be said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.language import syntax
from checker.language.types import TYPES

WORDS, TEXT, TRUTH, RECORD, PLACE = "words", "text", "truth", "record", "place"
UNKNOWN = "unknown"  # of a fact that is broken itself: nothing said of it is wrong
NUMERIC = frozenset({"number", "money", "percent"})
ORDERED = frozenset(name for name, kind in TYPES.items() if kind.ordered)


@dataclass(frozen=True, slots=True)
class FactType:
    """What is known of a fact: the type of its values, the only values it can have, the types of its fields."""

    type: str
    values: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)


def family(kind: str) -> str:
    """Return what values of a type can be compared as."""
    if kind in NUMERIC:
        return "number"
    return kind if kind in (*ORDERED, TRUTH, RECORD, UNKNOWN) else TEXT


def named(kind: str) -> str:
    """Return a type in words, in the plural."""
    return {
        "money": "amounts of money",
        "percent": "percentages",
        "company": "companies",
        TRUTH: "“true” and “false”",
        WORDS: "words",
    }.get(kind, f"{kind.replace('_', ' ')}s")


def kept(kind: FactType) -> str:
    """Return as what the values of a fact are kept."""
    return kind.type if kind.type in (*ORDERED, TRUTH, RECORD, PLACE, UNKNOWN) else TEXT


def complaint(kind: FactType, predicate: syntax.Node) -> str:
    """Return why a predicate cannot be said of a type, or nothing."""
    match predicate:
        case syntax.Has() | syntax.Begins() | syntax.Ends() if kind.type in (RECORD, TRUTH):
            return "have no words to look at"
        case syntax.SharesAWord() if kind.type in (RECORD, TRUTH, *ORDERED):
            return "have no words that tell what is meant"
        case syntax.Agree() | syntax.Distinct() if kind.type in (RECORD, PLACE):
            return "cannot be compared as a whole; name a field"
        case syntax.IsReal() if kind.type != "date":
            return "are no dates"
        case syntax.RepeatsAnother() if kind.type != RECORD:
            return "are no records"
    return ""
