"""One small breakage of an expression."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.language import syntax


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands in the place of a node, and what was done to it: `dropped`, and where."""

    node: syntax.Node
    said: str
    at: syntax.At


Slips = Mapping[type[syntax.Node], Callable[[Any], Iterator[Slip]]]  # by kind of node: its slips


def without(parts: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    """Return some parts without the one at a place."""
    return (*parts[:place], *parts[place + 1 :])
