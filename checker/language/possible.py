"""Whether a condition can hold at all: a `when` that cannot is a mistake of its rule.

What a fact with cases says is one of its values or nothing; everything else that a condition claims may be true or
false.  A condition that is false of every such choice can never hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.language import syntax
from checker.language.kinds import TRUTH, Kinds
from checker.language.mistake import ExpressionError
from checker.language.phrase import compile_phrase

_MOST_WAYS = 500  # more are not looked at: the condition is taken to be possible

Claim = tuple[Any, ...]
World = Mapping[Claim, frozenset[object]]  # what each claim or fact can still be


class _TooMany(Exception):
    """There are too many ways in which a condition may hold."""


def check_possible(condition: syntax.Node, kinds: Kinds) -> Iterator[ExpressionError]:
    """Yield the part of a condition from which on it can never hold, if there is one."""
    parts = condition.parts if isinstance(condition, syntax.Conjunction) else (condition,)
    for place, part in enumerate(parts):
        if not _can_hold(parts[: place + 1], kinds):
            together = "" if not _can_hold((part,), kinds) else " together with what stands before it"
            yield ExpressionError(f"this can never hold{together}; the rule would apply to no document", *part.at)
            return


def _can_hold(parts: tuple[syntax.Node, ...], kinds: Kinds) -> bool:
    """Say whether conditions are true together of at least one thinkable document."""
    ways = _Ways(kinds)
    try:
        return any(True for _ in ways.all(parts, {}, wanted=True))
    except _TooMany:
        return True


class _Ways:
    """The ways in which a condition can hold, each as what it leaves possible."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._count = 0

    def of(self, node: syntax.Node, world: World, *, wanted: bool) -> Iterator[World]:
        """Yield the worlds, within one, in which a condition is as wanted."""
        self._count += 1
        if self._count > _MOST_WAYS:
            raise _TooMany
        match node:
            case syntax.Negation(condition=condition):
                yield from self.of(condition, world, wanted=not wanted)
            case syntax.Conjunction(parts=parts):
                yield from self.all(parts, world, wanted=True) if wanted else self._any(parts, world, wanted=False)
            case syntax.Disjunction(parts=parts):
                yield from self._any(parts, world, wanted=True) if wanted else self.all(parts, world, wanted=False)
            case syntax.Implication(premise=premise, conclusion=conclusion) if wanted:
                yield from self.of(premise, world, wanted=False)
                yield from self.of(conclusion, world, wanted=True)
            case syntax.Implication(premise=premise, conclusion=conclusion):
                for inner in self.of(premise, world, wanted=True):
                    yield from self.of(conclusion, inner, wanted=False)
            case _:
                yield from self._claimed(node, world, wanted=wanted)

    def _any(self, parts: tuple[syntax.Node, ...], world: World, *, wanted: bool) -> Iterator[World]:
        for part in parts:
            yield from self.of(part, world, wanted=wanted)

    def all(self, parts: tuple[syntax.Node, ...], world: World, *, wanted: bool) -> Iterator[World]:
        """Yield the worlds in which every one of some conditions is as wanted."""
        if not parts:
            yield world
            return
        for inner in self.of(parts[0], world, wanted=wanted):
            yield from self.all(parts[1:], inner, wanted=wanted)

    def _claimed(self, node: syntax.Node, world: World, *, wanted: bool) -> Iterator[World]:
        subject, every, fitting = self._choices(node)
        left = world.get(subject, every) & (fitting if wanted else every - fitting)
        if left:
            yield {**world, subject: left}

    def _choices(self, node: syntax.Node) -> tuple[Claim, frozenset[object], frozenset[object]]:
        """Return what a claim is about, everything that it can be, and of which of this the claim is true."""
        if isinstance(node, syntax.Plain) and isinstance(node.items, syntax.Fact) and node.items.field is None:
            values = self._values(node.items.name)
            predicate = node.predicate
            if values and isinstance(predicate, syntax.IsValue) and _is_fixed(predicate):
                fits = frozenset(value for value in values if value is not None and _is_one(value, predicate))
                return ("fact", node.items.name.text), values, values - fits if predicate.no else fits
            if values and isinstance(predicate, syntax.Exists | syntax.Absent):
                there = values - {None}
                return (
                    ("fact", node.items.name.text),
                    values,
                    there if isinstance(predicate, syntax.Exists) else values - there,
                )
        truths: frozenset[object] = frozenset((True, False))
        subject, positive = _claim(node)
        return subject, truths, frozenset((positive,))

    def _values(self, name: syntax.Name) -> frozenset[object]:
        """Return the only values that a fact can have, None for having none; empty where they are not known."""
        kind = self._kinds.fact(name)
        known: frozenset[object] = frozenset((True, False)) if kind.type == TRUTH else frozenset(kind.values)
        definition = self._kinds.facts.get(name.text)
        has_always_one = definition is not None and bool(definition.cases) and definition.cases[-1].when is None
        return known if has_always_one or not known else known | {None}


def _is_fixed(predicate: syntax.IsValue) -> bool:
    return all(isinstance(value, syntax.Phrase | syntax.Truth) for value in predicate.values)


def _is_one(value: object, predicate: syntax.IsValue) -> bool:
    """Say whether one of the values that a predicate lists is this one."""
    return any(
        value is (wanted.text == "true")
        if isinstance(wanted, syntax.Truth)
        else isinstance(wanted, syntax.Phrase) and isinstance(value, str) and compile_phrase(wanted).fits(value)
        for wanted in predicate.values
    )


def _claim(node: syntax.Node) -> tuple[Claim, bool]:
    """Return a claim without its place in the text, and whether it is meant so or the other way round."""
    if isinstance(node, syntax.Plain) and isinstance(node.predicate, syntax.Has):
        has = node.predicate
        return ("has", *(_shape(part) for part in (node.items, has.phrase, has.followed, has.near))), not has.no
    if isinstance(node, syntax.Plain) and isinstance(node.predicate, syntax.Exists | syntax.Absent):
        return ("exists", _shape(node.items)), isinstance(node.predicate, syntax.Exists)
    return _shape(node), True


def _shape(node: object) -> Claim:
    """Return what a node says, wherever it stands."""
    if isinstance(node, syntax.Word):
        return ("Word", node.text.casefold())
    if isinstance(node, syntax.Node):
        return (type(node).__name__, *(_shape(part) for _, part in node.made_of()))
    return tuple(_shape(part) for part in node) if isinstance(node, tuple) else (node,)
