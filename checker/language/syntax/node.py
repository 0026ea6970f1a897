"""What every node of the syntax tree is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

At = tuple[int, int]
_PARTS: dict[type, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Node:
    """Anything that an expression is made of."""

    at: At

    def children(self) -> Iterator[Node]:
        """Yield the nodes directly below this one, in order."""
        for name in _parts(self):
            value = getattr(self, name)
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


def _parts(node: Node) -> tuple[str, ...]:
    """Return the names of a node's fields, found once a class."""
    kind = type(node)
    if kind not in _PARTS:
        _PARTS[kind] = tuple(field.name for field in fields(node) if field.name != "at")
    return _PARTS[kind]


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
