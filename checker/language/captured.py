"""Which captures of a condition hold words when it is false, and when it is true: what a message can show."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language import syntax


def at_fail(condition: syntax.Node) -> Iterator[syntax.Capture]:
    """Yield the captures that can hold words where a condition is false."""
    return _captures(condition, truth=False)


def _captures(node: syntax.Node, *, truth: bool) -> Iterator[syntax.Capture]:
    """Yield the captures that can hold words where a condition has a truth value."""
    match node:
        case syntax.Conjunction(parts=parts) | syntax.Disjunction(parts=parts):
            for part in parts:
                yield from _captures(part, truth=truth)
        case syntax.Negation(condition=condition):
            yield from _captures(condition, truth=not truth)
        case syntax.Implication(premise=premise, conclusion=conclusion):
            yield from _captures(premise, truth=True)
            yield from _captures(conclusion, truth=truth)
        case syntax.Plain(predicate=predicate):
            yield from _said(predicate, truth=truth)
        case syntax.Quantified():
            yield from _quantified(node, truth=truth)


def _quantified(node: syntax.Quantified, *, truth: bool) -> Iterator[syntax.Capture]:
    word = node.quantifier.word if isinstance(node.quantifier, syntax.Quantifier) else ""
    if word == "some" and not truth:
        return  # no item at all fulfils it
    of_one = truth if word == "every" else True
    for predicate in (node.predicate, *(more.predicate for more in node.follow_ups)):
        yield from _said(predicate, truth=of_one)


def _said(predicate: syntax.Node, *, truth: bool) -> Iterator[syntax.Capture]:
    """Yield the captures of a phrase that was found."""
    if (isinstance(predicate, syntax.Reads) and truth) or (
        isinstance(predicate, syntax.Has) and truth != bool(predicate.no)
    ):
        yield from (node for node in predicate.walk() if isinstance(node, syntax.Capture))
