"""Conditions, which are true, false or undetermined, and readings, which yield items."""

from __future__ import annotations

from checker.language.syntax.items import Number, Units
from checker.language.syntax.node import Name, Node, Parameter, Unit
from checker.language.syntax.phrases import Capture, Phrase


class Quantifier(Node, frozen=True):
    """`every`, `some` or `no`."""

    word: str


class AtLeast(Node, frozen=True):
    """`at least n`."""

    number: Number | Parameter


class AtMost(Node, frozen=True):
    """`at most n`."""

    number: Number | Parameter


class Exactly(Node, frozen=True):
    """`exactly n`."""

    number: Number | Parameter


class FollowUp(Node, frozen=True):
    """`and that sentence ...`: a further predicate of the same item."""

    words: str
    noun: Name | Unit
    predicate: Node


class Quantified(Node, frozen=True):
    """Something is said of every, some, no or so many of some things."""

    quantifier: Quantifier | AtLeast | AtMost | Exactly
    things: Node
    predicate: Node
    follow_ups: tuple[FollowUp, ...]


class Plain(Node, frozen=True):
    """Something is said of some items together."""

    items: Node
    predicate: Node


class Negation(Node, frozen=True):
    """`not ...`."""

    word: str
    condition: Node


class Conjunction(Node, frozen=True):
    """`... and ...`."""

    parts: tuple[Node, ...]


class Disjunction(Node, frozen=True):
    """`... or ...`."""

    parts: tuple[Node, ...]


class Implication(Node, frozen=True):
    """`if ... then ...`."""

    premise: Node
    conclusion: Node


# Readings --------------------------------------------------------------------------------------------------------


class Position(Node, frozen=True):
    """Right behind or right before a phrase."""

    relation: str
    phrase: Phrase


class Pick(Node, frozen=True):
    """Words that a document holds: what a phrase captures, or the phrase's own words."""

    which: str
    wanted: Phrase | Capture
    items: Node
    position: Position | None


class PickUnits(Node, frozen=True):
    """Every unit that is meant, the first or the last."""

    which: str
    units: Units
