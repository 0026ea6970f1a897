"""What every node of the syntax tree is."""

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


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """A number that a rule or a pack sets: `<most_words>`."""

    name: Name
