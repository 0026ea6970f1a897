"""What every node of the syntax tree is.

The nodes are structs and not dataclasses: to make as many dataclasses as the language has kinds of nodes takes several
times as long as a Python that does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

At = tuple[int, int]


class Node(Struct, frozen=True):
    """Anything that an expression is made of."""

    at: At

    def made_of(self) -> Iterator[tuple[str, Any]]:
        """Yield name and value of everything that the node is made of, but for where it stands."""
        for name in self.__struct_fields__[1:]:
            yield name, getattr(self, name)

    def children(self) -> Iterator[Node]:
        """Yield the nodes directly below this one, in order."""
        for _, value in self.made_of():
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from (child for child in value if isinstance(child, Node))

    def walk(self, *leaves: type[Node]) -> Iterator[Node]:
        """Yield this node and everything below it, but for what stands inside `leaves`."""
        left: list[Node] = [self]
        while left:
            node = left.pop()
            yield node
            if not isinstance(node, leaves):
                left.extend(reversed(tuple(node.children())))


class Name(Node, frozen=True):
    """A word that names a fact, a field or a type."""

    text: str


class Unit(Node, frozen=True):
    """The name of a unit, in the singular."""

    name: str


class Parameter(Node, frozen=True):
    """A number that a rule or a pack sets: `<most_words>`."""

    name: Name
