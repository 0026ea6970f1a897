"""Wordings and parameters: what stands in `<...>` is put in its place when a rulebook is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from checker.language import syntax
from checker.language.hints import did_you_mean
from checker.language.mistake import ExpressionError


def expand(node: syntax.Node, wordings: Mapping[str, syntax.Phrase], parameters: Mapping[str, str]) -> syntax.Node:
    """Return an expression with every wording and parameter replaced; raise `ExpressionError` for an unknown name.

    `parameters` are numbers as a rule or a pack writes them.
    """
    match node:
        case syntax.Wording(name=name):
            return syntax.Group(node.at, _known(name, wordings, "wording").content)
        case syntax.Parameter(name=name):
            return syntax.Number(node.at, _known(name, parameters, "parameter"))
    changes: dict[str, Any] = {}
    for part, old in node.made_of():
        new = _expanded(old, wordings, parameters)
        if new is not old:
            changes[part] = new
    return replace(node, **changes) if changes else node


def _expanded(value: Any, wordings: Mapping[str, syntax.Phrase], parameters: Mapping[str, str]) -> Any:
    if isinstance(value, syntax.Node):
        return expand(value, wordings, parameters)
    if isinstance(value, tuple):
        new = tuple(_expanded(item, wordings, parameters) for item in value)
        return new if any(one is not other for one, other in zip(new, value, strict=True)) else value
    return value


def _known(name: syntax.Name, known: Mapping[str, Any], what: str) -> Any:
    if name.text not in known:
        raise ExpressionError(f"no {what} is called “{name.text}”{did_you_mean(name.text, known)}", *name.at)
    return known[name.text]


def used_wordings(node: syntax.Node) -> frozenset[str]:
    """Return the names of the wordings that an expression speaks of."""
    return frozenset(part.name.text for part in node.walk() if isinstance(part, syntax.Wording))
