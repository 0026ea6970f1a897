"""Predicates: what a condition says of its items."""

from __future__ import annotations

from checker.language.syntax.items import Number, Others
from checker.language.syntax.node import Name, Node, Parameter, Unit
from checker.language.syntax.phrases import Phrase


class Has(Node, frozen=True):
    """A phrase stands in it; with `no`, it does not."""

    verb: str
    no: str | None
    phrase: Phrase
    followed: Followed | None
    near: Near | None


class Followed(Node, frozen=True):
    """A further phrase, behind the first in the same item."""

    phrase: Phrase


class Near(Node, frozen=True):
    """Another phrase with no more than so many words between."""

    count: Number | Parameter
    words: str
    phrase: Phrase


class HasUnits(Node, frozen=True):
    """It has at least, at most, more or less than so many words, sentences or other units."""

    verb: str
    comparator: str
    count: Number | Parameter
    unit: str


class Reads(Node, frozen=True):
    """It holds a passage that follows a template from its first word to its last."""

    verb: str
    template: Phrase


class Begins(Node, frozen=True):
    """It begins with a phrase."""

    verb: str
    phrase: Phrase


class Ends(Node, frozen=True):
    """It ends with a phrase."""

    verb: str
    phrase: Phrase


class Exists(Node, frozen=True):
    """There is at least one."""

    verb: str


class Absent(Node, frozen=True):
    """`does not exist`."""

    verb: str
    no: str
    exists: str


class Agree(Node, frozen=True):
    """All values are the same."""


class Distinct(Node, frozen=True):
    """No two values are the same."""

    verb: str


class InOrder(Node, frozen=True):
    """The values rise, or they fall; equal ones may stand side by side."""

    verb: str
    words: str


class IsIn(Node, frozen=True):
    """It is one of the values of something; with `not`, none of them."""

    verb: str
    no: str | None
    operand: Node


class IsClose(Node, frozen=True):
    """The number differs from another by no more than so many hundredths of it."""

    verb: str
    count: Number | Parameter
    operand: Node


class IsAround(Node, frozen=True):
    """The date lies no more than so many days, weeks or months before or after another."""

    verb: str
    count: Number | Parameter
    period: str
    operand: Node


class IsNearly(Node, frozen=True):
    """The words differ from others by a slip of the pen: one or two letters, a mark, a space."""

    verb: str
    operand: Node


class IsBusinessDay(Node, frozen=True):
    """The date is no Saturday, Sunday or federal holiday."""

    verb: str


class IsValue(Node, frozen=True):
    """It is one of some values; with `not`, none of them."""

    verb: str
    no: str | None
    one_of: str | None
    values: tuple[Node, ...]


class Compares(Node, frozen=True):
    """It is before, after, more or less than something."""

    verb: str
    comparator: str
    others: Others


class BeginningOfAnother(Node, frozen=True):
    """The words of the item begin a longer one."""

    verb: str
    noun: Name | Unit


class BeginsLikeAnother(Node, frozen=True):
    """The first twelve words of the item begin another too."""

    verb: str
    noun: Name | Unit


class BeginsNext(Node, frozen=True):
    """The words of the item are the first of the one behind it, or all of them."""

    verb: str
    noun: Name | Unit


class RepeatsAnother(Node, frozen=True):
    """Another item of a fact has the same values in the named fields."""

    verb: str
    noun: Name
    fields: tuple[Name, ...]


class SharesAWord(Node, frozen=True):
    """It has a telling word in common with something."""

    verb: str
    operand: Node


class Transposes(Node, frozen=True):
    """The number has the digits of another, two neighbours exchanged."""

    verb: str
    operand: Node


class IsReal(Node, frozen=True):
    """The date stands in the calendar."""

    verb: str


class HasPicture(Node, frozen=True):
    """A picture stands in it."""

    verb: str


class IsCutOff(Node, frozen=True):
    """The copy stops in it."""

    verb: str


class Denied(Node, frozen=True):
    """`does not begin with ...`."""

    verb: str
    no: str
    predicate: Node
