"""Predicates: what a condition says of its items."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.syntax.items import Number, Others
from checker.language.syntax.node import Name, Node, Parameter, Unit
from checker.language.syntax.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Has(Node):
    """A phrase stands in it; with `no`, it does not."""

    verb: str
    no: str | None
    phrase: Phrase
    followed: Followed | None
    near: Near | None


@dataclass(frozen=True, slots=True)
class Followed(Node):
    """A further phrase, behind the first in the same item."""

    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Another phrase with no more than so many words between."""

    count: Number | Parameter
    words: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class HasUnits(Node):
    """It has at least, at most, more or less than so many words, sentences or other units."""

    verb: str
    comparator: str
    count: Number | Parameter
    unit: str


@dataclass(frozen=True, slots=True)
class Reads(Node):
    """It holds a passage that follows a template from its first word to its last."""

    verb: str
    template: Phrase


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
class InOrder(Node):
    """The values rise, or they fall; equal ones may stand side by side."""

    verb: str
    words: str


@dataclass(frozen=True, slots=True)
class IsIn(Node):
    """It is one of the values of something; with `not`, none of them."""

    verb: str
    no: str | None
    operand: Node


@dataclass(frozen=True, slots=True)
class IsClose(Node):
    """The number differs from another by no more than so many hundredths of it."""

    verb: str
    count: Number | Parameter
    operand: Node


@dataclass(frozen=True, slots=True)
class IsAround(Node):
    """The date lies no more than so many days, weeks or months before or after another."""

    verb: str
    count: Number | Parameter
    period: str
    operand: Node


@dataclass(frozen=True, slots=True)
class IsNearly(Node):
    """The words differ from others by a slip of the pen: one or two letters, a mark, a space."""

    verb: str
    operand: Node


@dataclass(frozen=True, slots=True)
class IsBusinessDay(Node):
    """The date is no Saturday, Sunday or federal holiday."""

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
    others: Others


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
class BeginsNext(Node):
    """The words of the item are the first of the one behind it, or all of them."""

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
    operand: Node


@dataclass(frozen=True, slots=True)
class Transposes(Node):
    """The number has the digits of another, two neighbours exchanged."""

    verb: str
    operand: Node


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


@dataclass(frozen=True, slots=True)
class Denied(Node):
    """`does not begin with ...`."""

    verb: str
    no: str
    predicate: Node
