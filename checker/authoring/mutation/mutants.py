"""All small breakages of an expression, each as a new syntax tree: what a slip of its writer would look like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from checker.authoring.mutation.conditions import CONDITION_SLIPS
from checker.authoring.mutation.items import ITEM_SLIPS, FieldSlips
from checker.authoring.mutation.phrases import PHRASE_SLIPS, WIDER
from checker.authoring.mutation.slip import Slip, Slips
from checker.authoring.places import Places
from checker.language import syntax
from checker.language.kinds import Kinds


class Mutants:
    """Breaks expressions.  The words of wordings are left whole: they are not the rule's own."""

    def __init__(self, places: Places, kinds: Kinds) -> None:
        self._places, self._facts = places, kinds.facts
        self._slips: Slips = {**CONDITION_SLIPS, **ITEM_SLIPS, **PHRASE_SLIPS, **FieldSlips(kinds).slips}

    def of(self, node: syntax.Node, *, bounded: bool = False) -> Iterator[Slip]:
        """Yield every breakage of a node or of something in it, as a whole new node.

        `bounded` says that it is asked of single sentences, in which no gap reaches beyond the sentence.
        """
        if self._places.is_wording(node):
            return
        for slip in self._slips.get(type(node), _none)(node):
            if not (bounded and slip.said == WIDER):
                yield slip
        bounded = bounded or self._asks_sentences(node)
        for name, value in node.made_of():
            if isinstance(value, syntax.Node):
                yield from (_within(node, name, slip.node, slip) for slip in self.of(value, bounded=bounded))
            elif isinstance(value, tuple):
                for place, child in enumerate(value):
                    if isinstance(child, syntax.Node):
                        for slip in self.of(child, bounded=bounded):
                            yield _within(node, name, (*value[:place], slip.node, *value[place + 1 :]), slip)

    def _asks_sentences(self, node: syntax.Node) -> bool:
        """Say whether a node asks something of single sentences."""
        match node:
            case syntax.Quantified(things=things):
                return self._are_sentences(things)
            case syntax.Plain(items=items):
                return self._are_sentences(items)
            case syntax.Units(unit="sentence"):
                return True
        return False

    def _are_sentences(self, node: syntax.Node) -> bool:
        if isinstance(node, syntax.Units):
            return node.unit == "sentence"
        if not isinstance(node, syntax.Fact) or node.field:
            return False
        known = self._facts.get(node.name.text) or self._facts.get(f"{node.name.text}s")
        readings = [reading for attempt in known.attempts for reading in attempt] if known else []
        return bool(readings) and all(
            isinstance(reading, syntax.PickUnits) and reading.units.unit == "sentence" for reading in readings
        )


def _none(_: syntax.Node) -> Iterator[Slip]:
    yield from ()


def _within(node: syntax.Node, name: str, value: object, slip: Slip) -> Slip:
    changes: dict[str, Any] = {name: value}
    return Slip(replace(node, **changes), slip.said, slip.at)
