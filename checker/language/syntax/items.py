"""Items: what a condition speaks of, and the values that it reckons with."""

from __future__ import annotations

from checker.language.syntax.node import Name, Node, Parameter
from checker.language.syntax.phrases import Phrase


class Place(Node, frozen=True):
    """A part of the document by its name: `cover`, `base prospectus`."""

    name: str


class Section(Node, frozen=True):
    """The sections whose heading holds a phrase."""

    title: Phrase


class HeaderLine(Node, frozen=True):
    """The lines of a name in the EDGAR header."""

    name: Name


class Filter(Node, frozen=True):
    """`that has ... but has no ...`: what every item kept must fulfil."""

    predicates: tuple[Node, ...]


class Units(Node, frozen=True):
    """The units of some items: `sentences in cover`."""

    unit: str
    items: Node
    filter: Filter | None


class Fact(Node, frozen=True):
    """What was read for a fact, or one field of it."""

    name: Name
    field: Name | None


class Criterion(Node, frozen=True):
    """What a field of a record must fulfil."""

    field: Name
    predicate: Node


class Selection(Node, frozen=True):
    """The records that fulfil some criteria: `(incorporated_reports where form is "8-K")`."""

    name: Name
    criteria: tuple[Criterion, ...]


class Filtered(Node, frozen=True):
    """`(legend that has ...)`."""

    name: Name
    filter: Filter


class Quarters(Node, frozen=True):
    """The last days of the fiscal quarters between two dates, counted from the first."""

    words: str
    after: Node
    until: Node


class Number(Node, frozen=True):
    """A number, as a rule writes it."""

    text: str


class Date(Node, frozen=True):
    """A date, as a rule writes it: `2012-09-04`."""

    text: str


class Truth(Node, frozen=True):
    """`true` or `false`."""

    text: str


class Others(Node, frozen=True):
    """The right side of a comparison."""

    quantifier: str | None
    operand: Node


class Sum(Node, frozen=True):
    """Two values added, or one taken from the other."""

    left: Node
    sign: str
    right: Node


class Shift(Node, frozen=True):
    """A date moved: `own_date - 45 days`."""

    operand: Node
    sign: str
    count: Number | Parameter
    period: str


class Product(Node, frozen=True):
    """Two values multiplied, or one divided by the other."""

    left: Node
    times: str
    right: Node


class Part(Node, frozen=True):
    """A field of some records: `filed of (incorporated_reports where ...)`."""

    field: Name
    items: Node


class Printed(Node, frozen=True):
    """The printed numbers of the pages on which some items stand: `pages of (headings in supplement)`."""

    unit: str
    items: Node


class Aggregate(Node, frozen=True):
    """`sum of`, `number of`, `latest of`, `earliest of` some items."""

    word: str
    items: Node
