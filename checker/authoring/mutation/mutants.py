"""All small breakages of an expression, each as a new syntax tree: what a slip of its writer would look like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from checker.authoring.mutation.conditions import CONDITION_SLIPS
from checker.authoring.mutation.items import ITEM_SLIPS, FieldSlips
from checker.authoring.mutation.phrases import PHRASE_SLIPS
from checker.authoring.mutation.slip import Slip, Slips
from checker.authoring.places import Places
from checker.language import syntax
from checker.language.kinds import Kinds


class Mutants:
    """Breaks expressions.  The words of wordings are left whole: they are not the rule's own."""

    def __init__(self, places: Places, kinds: Kinds) -> None:
        self._places = places
        self._slips: Slips = {**CONDITION_SLIPS, **ITEM_SLIPS, **PHRASE_SLIPS, **FieldSlips(kinds).slips}

    def of(self, node: syntax.Node) -> Iterator[Slip]:
        """Yield every breakage of a node or of something in it, as a whole new node."""
        if self._places.is_wording(node):
            return
        if type(node) in self._slips:
            yield from self._slips[type(node)](node)
        for field in fields(node):
            value = getattr(node, field.name)
            if isinstance(value, syntax.Node):
                yield from (_within(node, field.name, slip.node, slip) for slip in self.of(value))
            elif isinstance(value, tuple):
                for place, child in enumerate(value):
                    if isinstance(child, syntax.Node):
                        for slip in self.of(child):
                            yield _within(node, field.name, (*value[:place], slip.node, *value[place + 1 :]), slip)


def _within(node: syntax.Node, name: str, value: object, slip: Slip) -> Slip:
    changes: dict[str, Any] = {name: value}
    return Slip(replace(node, **changes), slip.said, slip.at)
