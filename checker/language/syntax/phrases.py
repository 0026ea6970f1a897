"""Phrases: words as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import force_setattr

from checker.language.syntax.node import Name, Node


class Word(Node, frozen=True):
    """A word as written in a rule, which matches whatever its case."""

    text: str


class Gap(Node, frozen=True):
    """Any words inside one sentence."""


class Regex(Node, frozen=True):
    """A pattern of the rule's own: `/.../`."""

    text: str  # with its slashes


class Capture(Node, frozen=True):
    """A typed capture: `{date}`, `{when: date}`."""

    name: Name | None
    type: Name


class Wording(Node, frozen=True):
    """A phrase that is defined once and used by name: `<selling_holder>`."""

    name: Name


class Sequence(Node, frozen=True):
    """Elements one behind the other."""

    elements: tuple[Node, ...]


class Alternatives(Node, frozen=True):
    """One of several sequences."""

    options: tuple[Sequence, ...]


class Optional(Node, frozen=True):
    """What may be left out: `[the | our]`."""

    content: Alternatives


class Group(Node, frozen=True):
    """A choice: `(a | b)`."""

    content: Alternatives


class Unread:
    """The words of a phrase, which are read when somebody asks for them: a pattern in the cache seldom needs them."""

    __slots__ = ("read",)

    def __init__(self, read: Callable[[], Alternatives]) -> None:
        self.read = read

    def __eq__(self, other: object) -> bool:
        return self is other or self.read() == (other.read() if isinstance(other, Unread) else other)

    __hash__ = None  # type: ignore[assignment]  # the words it stands for have another


class Phrase(Node, frozen=True):
    """Words as a reader sees them: `"to prospectus dated {date}"`."""

    words: Alternatives | Unread

    def __hash__(self) -> int:
        return hash(self.at)  # the words need not be read for it

    @property
    def content(self) -> Alternatives:
        """The words, read."""
        words = self.words
        if isinstance(words, Unread):
            words = words.read()
            force_setattr(self, "words", words)
        return words

    def made_of(self) -> Iterator[tuple[str, Any]]:
        """Yield the words, read."""
        yield "words", self.content

    def captures(self) -> tuple[Capture, ...]:
        """Return the captures in order of their opening braces."""
        return tuple(node for node in self.walk() if isinstance(node, Capture))
