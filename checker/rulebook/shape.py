"""The schema of rule files as a map: what may stand at a key, and what its text is.

The role of a text is the name of its definition in the schema: `condition`, `reading`, `phrase`, `prose`, `message`,
`line`, `sample` ...; empty for what is none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.language import syntax
from checker.language.parse import parse_condition, parse_phrase, parse_reading
from checker.rulebook.validate import schema
from checker.rulebook.yamlfile import Key

RULE, FACTS, PACK = "rule", "facts", "pack"
PARSERS: Mapping[str, Callable[[str], syntax.Node]] = {
    "condition": parse_condition,
    "reading": parse_reading,
    "phrase": parse_phrase,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One of the shapes that a value may have, with the name of its definition and what it means."""

    role: str
    means: str
    schema: Mapping[str, Any]

    def keys(self) -> Mapping[str, Any]:
        """Return the schemas of the keys that may stand in it, in their order."""
        known: Mapping[str, Any] = self.schema.get("properties", {})
        return known


def kind_of(value: Any) -> str:
    """Return what a file is, told by its keys as the schema tells it."""
    if not isinstance(value, dict):
        return RULE
    if "id" in value or "require" in value:
        return RULE
    return PACK if isinstance(value.get("name"), str) else FACTS


def shapes_at(kind: str, key: Key) -> tuple[Shape, ...]:
    """Return the shapes that the value at a key of a file may have, none where no such key is known."""
    found = tuple(_spread({"$ref": f"#/$defs/{kind}"}))
    for part in key:
        found = tuple(shape for outer in found for shape in _inside(outer.schema, part))
    return found


def role_at(kind: str, key: Key) -> str:
    """Return the role of the text at a key."""
    texts = (shape for shape in shapes_at(kind, key) if shape.schema.get("type") == "string")
    return next((shape.role for shape in texts), "")


def keys_at(kind: str, key: Key) -> Mapping[str, str]:
    """Return the keys that may stand in the value at a key, in their order, with what each means."""
    return {
        name: next((shape.means for shape in _spread(inner) if shape.means), "")
        for shape in shapes_at(kind, key)
        for name, inner in shape.keys().items()
    }


def values_at(kind: str, key: Key) -> tuple[str, ...]:
    """Return the only values that may stand at a key, where there are such."""
    return tuple(value for shape in shapes_at(kind, key) for value in shape.schema.get("enum", ()))


def means_at(kind: str, key: Key) -> str:
    """Return what the value at a key means."""
    return next((shape.means for shape in shapes_at(kind, key) if shape.means), "")


def _inside(outer: Mapping[str, Any], part: str | int) -> Iterator[Shape]:
    if isinstance(part, int):
        yield from _spread(outer.get("items", False))
        return
    known = outer.get("properties", {})
    yield from _spread(known[part] if part in known else outer.get("additionalProperties", False))


def _spread(node: Any, role: str = "", means: str = "") -> Iterator[Shape]:
    """Yield a schema and those that it refers to or chooses between."""
    if not isinstance(node, dict):
        return
    means = means or node.get("description", "")
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        yield from _spread(schema()["$defs"][name], name, means)
        return
    yield Shape(role, means, node)
    for inner in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _spread(inner, role, means)
