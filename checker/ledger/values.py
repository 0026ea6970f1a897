"""What a ledger holds: frozen values, which `render` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.document.model import Span
from checker.language.types import Value
from checker.verdict import Evidence


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place at which a value stands, before it is shown; `supplement` where that is the supplement itself."""

    value: Value
    span: Span
    supplement: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that contradict one another, before they are shown: what kind of disagreement, in words, and where."""

    kind: str
    message: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A value, and every place at which the document gives it, in the order of the text."""

    value: Value
    occurrences: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more places that contradict one another; `rule` is the rule that says so, empty where the ledger does."""

    kind: str
    message: str
    evidence: Sequence[Evidence]
    rule: str = ""

    def names(self, other: Evidence) -> bool:
        """Say whether some words of another evidence are among those that this one rests on."""
        start, end = other.place.position.offset, other.place.end
        return any(
            item.label != "looked here" and item.place.position.offset < end and start < item.place.end
            for item in self.evidence
        )


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries of a document by kind (`dates`, `money` ...), and the disagreements among them."""

    path: str
    entries: Mapping[str, Sequence[Entry]]
    disagreements: Sequence[Disagreement]
