"""Slips of what a condition speaks of and compares with: a filter forgotten, a bound one off, another field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from checker.authoring.mutation.conditions import turned
from checker.authoring.mutation.slip import Slip, Slips, without
from checker.language import syntax
from checker.language.kinds import Kind, Kinds

_COMPARATORS = {  # a comparison: with the other bound, and the other way round
    "on or after": ("after", "on or before"),
    "on or before": ("before", "on or after"),
    "after": ("on or after", "before"),
    "before": ("on or before", "after"),
    "at least": ("more than", "at most"),
    "at most": ("less than", "at least"),
    "more than": ("at least", "less than"),
    "less than": ("at most", "more than"),
}
_SIGNS = {"+": "-", "-": "+"}
_AGGREGATES = {"latest": "earliest", "earliest": "latest"}


def _units(node: syntax.Units) -> Iterator[Slip]:
    for kept, said, at in _filters(node.filter):
        yield Slip(replace(node, filter=kept), said, at)
    if node.filter and len(node.filter.predicates) == 1:
        yield Slip(replace(node, filter=None), "without this", node.filter.at)


def _filtered(node: syntax.Filtered) -> Iterator[Slip]:
    for kept, said, at in _filters(node.filter):
        yield Slip(replace(node, filter=kept), said, at)
    if len(node.filter.predicates) == 1:
        yield Slip(syntax.Fact(node.at, node.name, None), "without this", node.filter.at)


def _filters(kept: syntax.Filter | None) -> Iterator[tuple[syntax.Filter, str, syntax.At]]:
    """Yield the slips of a filter that leave one, each with what was done to it and where."""
    predicates = kept.predicates if kept else ()
    for place, predicate in enumerate(predicates):
        assert kept is not None  # it has predicates
        if len(predicates) > 1:
            yield replace(kept, predicates=without(predicates, place)), "without this", predicate.at
        for slip in turned(predicate):
            others = (*predicates[:place], slip.node, *predicates[place + 1 :])
            yield replace(kept, predicates=others), slip.said, slip.at


def _criteria(node: syntax.Selection) -> Iterator[Slip]:
    for place, criterion in enumerate(node.criteria):
        rest = without(node.criteria, place)
        left = replace(node, criteria=rest) if rest else syntax.Fact(node.at, node.name, None)
        yield Slip(left, "without this", criterion.at)
        for slip in turned(criterion.predicate):
            others = (*node.criteria[:place], replace(criterion, predicate=slip.node), *node.criteria[place + 1 :])
            yield Slip(replace(node, criteria=others), slip.said, slip.at)


def _others(node: syntax.Others) -> Iterator[Slip]:
    # Of one value, which a number, a date, a count and a total always are, every one and some one are the same.
    match node.operand:
        case syntax.Number() | syntax.Date() | syntax.Parameter() | syntax.Aggregate(word="number" | "sum"):
            return
    other = "every" if node.quantifier == "some" else "some"
    yield Slip(replace(node, quantifier=other), f"with “{other}”", node.at)


def _compares(node: syntax.Compares) -> Iterator[Slip]:
    for other in _COMPARATORS[node.comparator]:
        yield Slip(replace(node, comparator=other), f"with “{other}” for “{node.comparator}”", node.at)


def _is_value(node: syntax.IsValue) -> Iterator[Slip]:
    for place, value in enumerate(node.values if len(node.values) > 1 else ()):
        yield Slip(replace(node, values=without(node.values, place)), "without this", value.at)


def _has(node: syntax.Has) -> Iterator[Slip]:
    for name, beside in (("followed", node.followed), ("near", node.near)):
        if beside:
            yield Slip(replace(node, **{name: None}), "without this", beside.at)


def _repeats(node: syntax.RepeatsAnother) -> Iterator[Slip]:
    for place, name in enumerate(node.fields if len(node.fields) > 1 else ()):
        yield Slip(replace(node, fields=without(node.fields, place)), "without this", name.at)


def _signed(node: syntax.Sum | syntax.Shift) -> Iterator[Slip]:
    other = _SIGNS[node.sign]
    yield Slip(replace(node, sign=other), f"with “{other}” for “{node.sign}”", node.at)


def _aggregate(node: syntax.Aggregate) -> Iterator[Slip]:
    if node.word in _AGGREGATES:
        other = _AGGREGATES[node.word]
        yield Slip(replace(node, word=other), f"with “{other}” for “{node.word}”", node.at)


def _number(node: syntax.Number) -> Iterator[Slip]:
    for step in (1, -1):
        other = Decimal(node.text) + step
        if other >= 0:
            yield Slip(replace(node, text=f"{other}"), f"with {other} for {node.text}", node.at)


def _date(node: syntax.Date) -> Iterator[Slip]:
    for step in (1, -1):
        other = (date.fromisoformat(node.text) + timedelta(days=step)).isoformat()
        yield Slip(replace(node, text=other), f"with {other} for {node.text}", node.at)


ITEM_SLIPS: Slips = {
    syntax.Units: _units,
    syntax.Filtered: _filtered,
    syntax.Others: _others,
    syntax.Compares: _compares,
    syntax.IsValue: _is_value,
    syntax.Has: _has,
    syntax.RepeatsAnother: _repeats,
    syntax.Sum: _signed,
    syntax.Shift: _signed,
    syntax.Aggregate: _aggregate,
    syntax.Number: _number,
    syntax.Date: _date,
}


class FieldSlips:
    """Slips that name another field of the same type, which only the facts of a rulebook tell."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self.slips: Slips = {syntax.Fact: self._fact, syntax.Part: self._part, syntax.Selection: self._selection}

    def _fact(self, node: syntax.Fact) -> Iterator[Slip]:
        if node.field:
            for other in _others_like(node.field, self._kinds.fact(node.name)):
                yield _renamed(replace(node, field=other), node.field, other)

    def _part(self, node: syntax.Part) -> Iterator[Slip]:
        for other in _others_like(node.field, self._kinds.of(node.items)):
            yield _renamed(replace(node, field=other), node.field, other)

    def _selection(self, node: syntax.Selection) -> Iterator[Slip]:
        yield from _criteria(node)
        for place, criterion in enumerate(node.criteria):
            before, after = node.criteria[:place], node.criteria[place + 1 :]
            for other in _others_like(criterion.field, self._kinds.fact(node.name)):
                new = replace(node, criteria=(*before, replace(criterion, field=other), *after))
                yield _renamed(new, criterion.field, other)


def _others_like(name: syntax.Name, kind: Kind) -> Iterator[syntax.Name]:
    """Yield the names of a record's other fields of the same type."""
    known = next((one for one in (name.text, name.text.removesuffix("s")) if one in kind.fields), None)
    for other, type_ in kind.fields.items():
        if known and other != known and type_ == kind.fields[known]:
            yield replace(name, text=other)


def _renamed(node: syntax.Node, name: syntax.Name, other: syntax.Name) -> Slip:
    return Slip(node, f"with “{other.text}” for “{name.text}”", name.at)
