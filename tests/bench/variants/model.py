"""What is drawn: blocks of a document, the deal it tells of, and the case with its truth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from draw import Dice


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of lay-out.

    `form` is one of `right centre left head p item table page toc`. `text` is in typographic Unicode, lines of a
    caption separated by a line feed; `rows` are a table's cells; `label` is the number on the page that ends.
    """

    form: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report in an incorporation list: its form and the date or period the list gives."""

    form: str
    filed: date | None
    period: date | None = None

    def printed(self) -> str:
        """Return the date that a list gives: the filing date, else the period's end."""
        if self.filed:
            return self.filed.isoformat()
        return f"period {self.period.isoformat() if self.period else ''}"


@dataclass(slots=True)
class Deal:
    """What a document is about: drawn first, told by the clauses, and the source of the truth."""

    dice: Dice
    kind: str
    own: date
    base: date
    names: tuple[str, ...]
    security: str
    noun: str
    plural: str
    amount: str
    registration: tuple[str, ...]
    paragraphs: tuple[str, ...]
    holders: str = "selling stockholders"
    exchange: str = ""
    ticker: str = ""
    number: str = ""
    supplement: bool = True
    cover: bool = True
    preliminary: bool = False
    warrants: bool = False
    document: str = "prospectus supplement"
    prefix: str = "S-"
    foreign: bool = False
    second_base: date | None = None
    dated_below: bool = True
    logo: bool = False
    defect: str = ""
    facts: dict[str, list[object]] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)

    def planted(self, rule: str) -> bool:
        """Say whether this is the defect to plant."""
        return self.defect == rule

    def know(self, fact: str, *values: object) -> None:
        """Add to what must be read."""
        self.facts.setdefault(fact, []).extend(value for value in values if value not in self.facts.get(fact, []))


@dataclass(frozen=True, slots=True)
class Case:
    """A document's bytes and what is true of it; a fact that is not named is not known."""

    seed: int
    name: str
    data: bytes
    kind: str
    layout: str
    facts: Mapping[str, Sequence[object]]
    verdicts: Mapping[str, str]
    defect: str = ""
