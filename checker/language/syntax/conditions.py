"""Conditions, which are true, false or undetermined, and readings, which yield items."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.syntax.items import Number, Units
from checker.language.syntax.node import Name, Node, Parameter, Unit
from checker.language.syntax.phrases import Capture, Phrase


@dataclass(frozen=True, slots=True)
class Quantifier(Node):
    """`every`, `some` or `no`."""

    word: str


@dataclass(frozen=True, slots=True)
class AtLeast(Node):
    """`at least n`."""

    number: Number | Parameter


@dataclass(frozen=True, slots=True)
class AtMost(Node):
    """`at most n`."""

    number: Number | Parameter


@dataclass(frozen=True, slots=True)
class Exactly(Node):
    """`exactly n`."""

    number: Number | Parameter


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
