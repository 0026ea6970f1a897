"""Facts: named readings of a document, defined once and shared by rules."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from checker.language import syntax


class Case(Struct, frozen=True):
    """A value that holds where its condition does; without a condition, always."""

    when: syntax.Node | None
    then: str | bool


class Member(Struct, frozen=True):
    """A field of a record: what it looks like, and the words that announce it."""

    name: str
    capture: syntax.Phrase
    after: syntax.Phrase | None
    suffix: str = ""  # what the head's value gets where this member follows: an amendment's `/A`
    stands_for: str = ""  # the field whose value this is where nothing else gives it


class Records(Struct, frozen=True):
    """A list of things with fields, as a sentence gives them: each `head` is followed by its members."""

    within: syntax.Node
    head: syntax.Phrase
    head_field: str
    unless: syntax.Phrase | None
    mentions: syntax.Phrase | None
    members: tuple[Member, ...]
    remark: Member | None


class FactDefinition(Struct, frozen=True):
    """How a fact is read: the first of its attempts that finds something, or the first case that holds, or records.

    An attempt is a union of readings.
    """

    name: str
    means: str
    attempts: tuple[tuple[syntax.Node, ...], ...] = ()
    cases: tuple[Case, ...] = ()
    records: Records | None = None
    distinct: bool = False
    shape: str = ""  # a text with the captures' names in braces: the value of an occurrence
    given: str = ""  # the type of what the caller gives, which no document says
    values: tuple[str, ...] = ()  # the only values that it can be given
    origin: str = ""  # the file that defines it
    texts: Mapping[tuple[str | int, ...], str] = field(default_factory=dict)  # its expressions, by their keys
