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
    """The name of a unit, in the singular."""

    name: str


# Phrases ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A word as written in a rule, which matches whatever its case."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap(Node):
    """Any words inside one sentence."""


@dataclass(frozen=True, slots=True)
class Regex(Node):
    """A pattern of the rule's own: `/.../`."""

    text: str  # with its slashes


@dataclass(frozen=True, slots=True)
class Capture(Node):
    """A typed capture: `{date}`, `{when: date}`."""

    name: Name | None
    type: Name


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """Elements one behind the other."""

    elements: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternatives(Node):
    """One of several sequences."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Optional(Node):
    """What may be left out: `[the | our]`."""

    content: Alternatives


@dataclass(frozen=True, slots=True)
class Group(Node):
    """A choice: `(a | b)`."""

    content: Alternatives


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Words as a reader sees them: `"to prospectus dated {date}"`."""

    content: Alternatives

    def captures(self) -> tuple[Capture, ...]:
        """Return the captures in order of their opening braces."""
        return tuple(node for node in self.walk() if isinstance(node, Capture))


# Items: what a condition speaks of -------------------------------------------------------------------------------


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


# Values ----------------------------------------------------------------------------------------------------------


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
    """The right side of a comparison with a fact."""

    quantifier: str | None
    fact: Fact


# Predicates: what a condition says of its items -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Has(Node):
    """A phrase stands in it; with `no`, it does not."""

    verb: str
    no: str | None
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Begins(Node):
    """It begins with a phrase."""

    verb: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Ends(Node):
    """It ends with a phrase."""

    verb: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Exists(Node):
    """There is at least one."""

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
    """It is one of some values; with `not`, none of them."""

    verb: str
    no: str | None
    one_of: str | None
    values: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compares(Node):
    """It is before, after, more or less than something."""

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
    """It has a telling word in common with something."""

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
    """A picture stands in it."""

    verb: str


@dataclass(frozen=True, slots=True)
class IsCutOff(Node):
    """The copy stops in it."""

    verb: str


# Conditions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantifier(Node):
    """`every`, `some` or `no`."""

    word: str


@dataclass(frozen=True, slots=True)
class AtLeast(Node):
    """`at least n`."""

    number: str


@dataclass(frozen=True, slots=True)
class AtMost(Node):
    """`at most n`."""

    number: str


@dataclass(frozen=True, slots=True)
class Exactly(Node):
    """`exactly n`."""

    number: str


@dataclass(frozen=True, slots=True)
class FollowUp(Node):
    """`and that sentence ...`: a further predicate of the same item."""

    words: str
    noun: Name | Unit
    predicate: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """Something is said of every, some, no or so many of some things."""

    quantifier: Quantifier | AtLeast | AtMost | Exactly
    things: Node
    predicate: Node
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Plain(Node):
    """Something is said of some items together."""

    items: Node
    predicate: Node


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """`not ...`."""

    word: str
    condition: Node


@dataclass(frozen=True, slots=True)
class Conjunction(Node):
    """`... and ...`."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Disjunction(Node):
    """`... or ...`."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Implication(Node):
    """`if ... then ...`."""

    premise: Node
    conclusion: Node


# Readings --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Position(Node):
    """Right behind or right before a phrase."""

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
    """Every unit that is meant, the first or the last."""

    which: str
    units: Units
