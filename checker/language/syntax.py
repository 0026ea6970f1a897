"""The syntax tree of the rule language.  Each class is named as its rule in grammar.lark.

`at` is where a node stands in its expression: offsets of its first character and of the one behind its last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """Anything that an expression is made of."""

    at: At

    def children(self) -> Iterator[Node]:
        """Yield the nodes directly below this one, in order."""
        for field in fields(self):
            value = getattr(self, field.name)
            for child in value if isinstance(value, tuple) else (value,):
                if isinstance(child, Node):
                    yield child

    def walk(self) -> Iterator[Node]:
        """Yield this node and everything below it."""
        yield self
        for child in self.children():
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A word that names a fact, a field or a type."""

    text: str


@dataclass(frozen=True, slots=True)
class Unit(Node):
    name: str


# Phrases ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word(Node):
    text: str


@dataclass(frozen=True, slots=True)
class Gap(Node):
    """Any words inside one sentence."""


@dataclass(frozen=True, slots=True)
class Regex(Node):
    text: str  # with its slashes


@dataclass(frozen=True, slots=True)
class Capture(Node):
    name: Name | None
    type: Name


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    elements: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternatives(Node):
    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Optional(Node):
    content: Alternatives


@dataclass(frozen=True, slots=True)
class Group(Node):
    content: Alternatives


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    content: Alternatives

    def captures(self) -> tuple[Capture, ...]:
        """Return the captures in order of their opening braces."""
        return tuple(node for node in self.walk() if isinstance(node, Capture))


# Items: what a condition speaks of -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place(Node):
    name: str


@dataclass(frozen=True, slots=True)
class Section(Node):
    title: Phrase


@dataclass(frozen=True, slots=True)
class HeaderLine(Node):
    name: Name


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`that has ... but has no ...`: what every item kept must fulfil."""

    predicates: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Units(Node):
    unit: str
    items: Node
    filter: Filter | None


@dataclass(frozen=True, slots=True)
class Fact(Node):
    name: Name
    field: Name | None


@dataclass(frozen=True, slots=True)
class Criterion(Node):
    field: Name
    predicate: Node


@dataclass(frozen=True, slots=True)
class Selection(Node):
    name: Name
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Filtered(Node):
    """`(legend that has ...)`."""

    name: Name
    filter: Filter


# Values ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number(Node):
    text: str


@dataclass(frozen=True, slots=True)
class Date(Node):
    text: str


@dataclass(frozen=True, slots=True)
class Truth(Node):
    text: str


@dataclass(frozen=True, slots=True)
class Others(Node):
    """The right side of a comparison with a fact."""

    quantifier: str | None
    fact: Fact


# Predicates: what a condition says of its items -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Has(Node):
    verb: str
    no: str | None
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Begins(Node):
    verb: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Ends(Node):
    verb: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Exists(Node):
    verb: str


@dataclass(frozen=True, slots=True)
class Absent(Node):
    """`does not exist`."""

    verb: str
    no: str
    exists: str


@dataclass(frozen=True, slots=True)
class Agree(Node):
    """All values are the same."""


@dataclass(frozen=True, slots=True)
class Distinct(Node):
    """No two values are the same."""

    verb: str


@dataclass(frozen=True, slots=True)
class IsValue(Node):
    verb: str
    no: str | None
    one_of: str | None
    values: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compares(Node):
    verb: str
    comparator: str
    comparand: Node


@dataclass(frozen=True, slots=True)
class BeginningOfAnother(Node):
    """The words of the item begin a longer one."""

    verb: str
    noun: Name | Unit


@dataclass(frozen=True, slots=True)
class BeginsLikeAnother(Node):
    """The first twelve words of the item begin another too."""

    verb: str
    noun: Name | Unit


@dataclass(frozen=True, slots=True)
class RepeatsAnother(Node):
    """Another item of a fact has the same values in the named fields."""

    verb: str
    noun: Name
    fields: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class SharesAWord(Node):
    verb: str
    items: Node


@dataclass(frozen=True, slots=True)
class Transposes(Node):
    """The number has the digits of another, two neighbours exchanged."""

    verb: str
    items: Node


@dataclass(frozen=True, slots=True)
class IsReal(Node):
    """The date stands in the calendar."""

    verb: str


@dataclass(frozen=True, slots=True)
class HasPicture(Node):
    verb: str


@dataclass(frozen=True, slots=True)
class IsCutOff(Node):
    verb: str


# Conditions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantifier(Node):
    """`every`, `some` or `no`."""

    word: str


@dataclass(frozen=True, slots=True)
class AtLeast(Node):
    number: str


@dataclass(frozen=True, slots=True)
class AtMost(Node):
    number: str


@dataclass(frozen=True, slots=True)
class Exactly(Node):
    number: str


@dataclass(frozen=True, slots=True)
class FollowUp(Node):
    """`and that sentence ...`: a further predicate of the same item."""

    words: str
    noun: Name | Unit
    predicate: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    quantifier: Quantifier | AtLeast | AtMost | Exactly
    things: Node
    predicate: Node
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Plain(Node):
    items: Node
    predicate: Node


@dataclass(frozen=True, slots=True)
class Negation(Node):
    word: str
    condition: Node


@dataclass(frozen=True, slots=True)
class Conjunction(Node):
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Disjunction(Node):
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Implication(Node):
    premise: Node
    conclusion: Node


# Readings --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Position(Node):
    relation: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Pick(Node):
    """Words that a document holds: what a phrase captures, or the phrase's own words."""

    which: str
    wanted: Phrase | Capture
    items: Node
    position: Position | None


@dataclass(frozen=True, slots=True)
class PickUnits(Node):
    which: str
    units: Units
