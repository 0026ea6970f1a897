"""Phrases: words as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from checker.language.syntax.node import At, Name, Node


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
class Wording(Node):
    """A phrase that is defined once and used by name: `<selling_holder>`."""

    name: Name


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


class _Unread(Node):
    """Room for what reads a phrase's words, where nobody has asked for them yet."""

    __slots__ = ("_read",)


@dataclass(frozen=True, slots=True)
class Phrase(_Unread):
    """Words as a reader sees them: `"to prospectus dated {date}"`."""

    content: Alternatives

    @classmethod
    def later(cls, at: At, read: Callable[[], Alternatives]) -> Phrase:
        """Return a phrase whose words are read when they are asked for: a pattern in the cache seldom needs them."""
        phrase = cls.__new__(cls)
        object.__setattr__(phrase, "at", at)
        object.__setattr__(phrase, "_read", read)
        return phrase

    def __getattr__(self, name: str) -> Any:
        """Read the words: Python asks here for what is not set."""
        if name != "content":
            raise AttributeError(name)
        content = object.__getattribute__(self, "_read")()
        object.__setattr__(self, "content", content)
        return content

    def captures(self) -> tuple[Capture, ...]:
        """Return the captures in order of their opening braces."""
        return tuple(node for node in self.walk() if isinstance(node, Capture))
