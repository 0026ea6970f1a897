"""Items: what a condition speaks of, and the values that it reckons with."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.syntax.node import Name, Node, Parameter
from checker.language.syntax.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Place(Node):
    """A part of the document by its name: `cover`, `base prospectus`."""

    name: str


@dataclass(frozen=True, slots=True)
class Section(Node):
    """The sections whose heading holds a phrase."""

    title: Phrase


@dataclass(frozen=True, slots=True)
class HeaderLine(Node):
    """The lines of a name in the EDGAR header."""

    name: Name


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`that has ... but has no ...`: what every item kept must fulfil."""

    predicates: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Units(Node):
    """The units of some items: `sentences in cover`."""

    unit: str
    items: Node
    filter: Filter | None


@dataclass(frozen=True, slots=True)
class Fact(Node):
    """What was read for a fact, or one field of it."""

    name: Name
    field: Name | None


@dataclass(frozen=True, slots=True)
class Criterion(Node):
    """What a field of a record must fulfil."""

    field: Name
    predicate: Node


@dataclass(frozen=True, slots=True)
class Selection(Node):
    """The records that fulfil some criteria: `(incorporated_reports where form is "8-K")`."""

    name: Name
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Filtered(Node):
    """`(legend that has ...)`."""

    name: Name
    filter: Filter


@dataclass(frozen=True, slots=True)
class Quarters(Node):
    """The last days of the fiscal quarters between two dates, counted from the first."""

    words: str
    after: Node
    until: Node


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number, as a rule writes it."""

    text: str


@dataclass(frozen=True, slots=True)
class Date(Node):
    """A date, as a rule writes it: `2012-09-04`."""

    text: str


@dataclass(frozen=True, slots=True)
class Truth(Node):
    """`true` or `false`."""

    text: str


@dataclass(frozen=True, slots=True)
class Others(Node):
    """The right side of a comparison."""

    quantifier: str | None
    operand: Node


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """Two values added, or one taken from the other."""

    left: Node
    sign: str
    right: Node


@dataclass(frozen=True, slots=True)
class Shift(Node):
    """A date moved: `own_date - 45 days`."""

    operand: Node
    sign: str
    count: Number | Parameter
    period: str


@dataclass(frozen=True, slots=True)
class Product(Node):
    """Two values multiplied, or one divided by the other."""

    left: Node
    times: str
    right: Node


@dataclass(frozen=True, slots=True)
class Part(Node):
    """A field of some records: `filed of (incorporated_reports where ...)`."""

    field: Name
    items: Node


@dataclass(frozen=True, slots=True)
class Printed(Node):
    """The printed numbers of the pages on which some items stand: `pages of (headings in supplement)`."""

    unit: str
    items: Node


@dataclass(frozen=True, slots=True)
class Aggregate(Node):
    """`sum of`, `number of`, `latest of`, `earliest of` some items."""

    word: str
    items: Node
