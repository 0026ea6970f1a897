"""Slips of conditions: a clause forgotten, `and` for `or`, a `not` too few, another quantifier."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.authoring.mutation.slip import Slip, Slips, without
from checker.language import syntax

_OTHER = {"every": "some", "some": "every", "no": "every"}


def _joined(node: syntax.Conjunction | syntax.Disjunction) -> Iterator[Slip]:
    for place, part in enumerate(node.parts):
        rest = without(node.parts, place)
        yield Slip(replace(node, parts=rest) if len(rest) > 1 else rest[0], "without this", part.at)
    if isinstance(node, syntax.Conjunction):
        yield Slip(syntax.Disjunction(node.at, node.parts), "with “or” for “and”", node.at)
    else:
        yield Slip(syntax.Conjunction(node.at, node.parts), "with “and” for “or”", node.at)


def _negation(node: syntax.Negation) -> Iterator[Slip]:
    yield Slip(node.condition, "without “not”", node.at)


def _implication(node: syntax.Implication) -> Iterator[Slip]:
    yield Slip(node.conclusion, "without this", node.premise.at)
    exchanged = replace(node, premise=node.conclusion, conclusion=node.premise)
    yield Slip(exchanged, "with “if” and “then” exchanged", node.at)


def _plain(node: syntax.Plain) -> Iterator[Slip]:
    yield Slip(syntax.Negation(node.at, "not", node), "with “not” before it", node.at)


def _quantified(node: syntax.Quantified) -> Iterator[Slip]:
    yield Slip(syntax.Negation(node.at, "not", node), "with “not” before it", node.at)
    for place, more in enumerate(node.follow_ups):
        yield Slip(replace(node, follow_ups=without(node.follow_ups, place)), "without this", more.at)
        for slip in turned(more.predicate):
            others = (*node.follow_ups[:place], replace(more, predicate=slip.node), *node.follow_ups[place + 1 :])
            yield Slip(replace(node, follow_ups=others), slip.said, slip.at)


def _quantifier(node: syntax.Quantifier) -> Iterator[Slip]:
    other = _OTHER[node.word]
    yield Slip(replace(node, word=other), f"with “{other}” for “{node.word}”", node.at)


def _at_least(node: syntax.AtLeast) -> Iterator[Slip]:
    yield Slip(syntax.AtMost(node.at, node.number), "with “at most” for “at least”", node.at)


def _at_most(node: syntax.AtMost) -> Iterator[Slip]:
    yield Slip(syntax.AtLeast(node.at, node.number), "with “at least” for “at most”", node.at)


def _exactly(node: syntax.Exactly) -> Iterator[Slip]:
    yield Slip(syntax.AtLeast(node.at, node.number), "with “at least” for “exactly”", node.at)
    yield Slip(syntax.AtMost(node.at, node.number), "with “at most” for “exactly”", node.at)


def turned(predicate: syntax.Node) -> Iterator[Slip]:
    """Yield a predicate turned into its opposite, where one word does it."""
    match predicate:
        case syntax.Has() | syntax.IsValue() | syntax.IsIn():
            word = "no" if isinstance(predicate, syntax.Has) else "not"
            said = f"without “{word}”" if predicate.no else f"with “{word}”"
            yield Slip(replace(predicate, no=None if predicate.no else word), said, predicate.at)
        case syntax.Exists(verb=verb):
            yield Slip(syntax.Absent(predicate.at, "does", "not", verb), "with “does not”", predicate.at)
        case syntax.Absent(exists=verb):
            yield Slip(syntax.Exists(predicate.at, verb), "without “not”", predicate.at)


CONDITION_SLIPS: Slips = {
    syntax.Conjunction: _joined,
    syntax.Disjunction: _joined,
    syntax.Negation: _negation,
    syntax.Implication: _implication,
    syntax.Plain: _plain,
    syntax.Quantified: _quantified,
    syntax.Quantifier: _quantifier,
    syntax.AtLeast: _at_least,
    syntax.AtMost: _at_most,
    syntax.Exactly: _exactly,
}
