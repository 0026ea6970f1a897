"""The tree of clauses of a condition that was evaluated: each as written, with its value and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from msgspec.structs import replace

from checker.document.model import Document, Span
from checker.judge import evidence_of, placed
from checker.language import syntax
from checker.language.value import Item, Outcome
from checker.verdict import Evidence

_MOST_ITEMS = 4  # things of a quantified clause that are shown one by one
_NEAREST = ("nearest: ", "differs: ")
_JOINED: Mapping[type[syntax.Node], str] = {
    syntax.Conjunction: "and",
    syntax.Disjunction: "or",
    syntax.Negation: "not",
}


class Value(StrEnum):
    """What came of a clause."""

    TRUE = "true"
    FALSE = "false"
    UNDETERMINED = "undetermined"
    UNSEEN = "not looked at"  # what stands before it has decided


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a condition.

    `text` is what the rule file says.  `role` is the clause's part in the one above: `if`, `then` or nothing; `joined`
    is `and`, `or`, `if` or `not` of a clause that does no more than join its `parts`.  A clause
    on one thing among several has that thing as `thing`, with the place where it stands.  `count` says of how many
    things a clause speaks, `hidden` how many of them are not among `parts`.
    """

    text: str
    value: Value
    role: str = ""
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Clause, ...] = ()
    thing: Evidence | None = None
    count: int | None = None
    hidden: int = 0
    joined: str = ""


def value_of(truth: bool | None) -> Value:  # noqa: FBT001  # a truth value is what it is about
    """Return a truth value's name."""
    return Value.UNDETERMINED if truth is None else Value.TRUE if truth else Value.FALSE


def written(text: str, at: syntax.At) -> str:
    """Return a part of an expression on one line."""
    return " ".join(text[slice(*at)].split())


def clause(outcome: Outcome, text: str, document: Document, role: str = "") -> Clause:
    """Return the tree of a condition; `text` is the whole expression, into which its places count."""
    node = outcome.node
    assert node is not None  # every condition that is evaluated leaves its node
    value, said = value_of(outcome.truth), written(text, node.at)
    if isinstance(node, syntax.Implication):
        parts = tuple(_implied(node, outcome, text, document))
        return Clause(said, value, role, outcome.reason, parts=parts, joined="if")
    if isinstance(node, syntax.Conjunction | syntax.Disjunction | syntax.Negation):
        parts = tuple(clause(part, text, document) for part in outcome.parts)
        return Clause(said, value, role, outcome.reason, parts=parts, joined=_JOINED[type(node)])
    shown = tuple(evidence_of(document, outcome.shown))
    if isinstance(node, syntax.Quantified):
        return _quantified(Clause(said, value, role, outcome.reason, shown), node, outcome, text, document)
    return Clause(said, value, role, outcome.reason, shown)


def _implied(node: syntax.Implication, outcome: Outcome, text: str, document: Document) -> Iterator[Clause]:
    yield clause(outcome.parts[0], text, document, "if")
    if len(outcome.parts) > 1:
        yield clause(outcome.parts[1], text, document, "then")
    else:
        yield Clause(written(text, node.conclusion.at), Value.UNSEEN, "then")


def _quantified(whole: Clause, node: syntax.Quantified, outcome: Outcome, text: str, document: Document) -> Clause:
    """Return a clause on several things with those that decide it, or come nearest, and how many more there are."""
    assert outcome.about is not None  # a quantified condition keeps its things
    things = list(zip(outcome.about.items, outcome.parts, strict=True))
    near = nearest(whole.evidence)
    chosen = telling(node, outcome)
    chosen += [
        place for place, (item, _) in enumerate(things) if near and place not in chosen and _holds(item, near, document)
    ]
    if not chosen and len(things) <= _MOST_ITEMS:
        chosen = list(range(len(things)))
    parts = tuple(_one(node, *things[place], text, document) for place in sorted(chosen[:_MOST_ITEMS]))
    shown = tuple(item for item in whole.evidence if not parts or item.label.startswith(_NEAREST))
    hidden = len(things) - len(parts)
    return Clause(whole.text, whole.value, whole.role, whole.reason, shown, parts, None, len(things), hidden)


def telling(node: syntax.Quantified, outcome: Outcome) -> list[int]:
    """Return the numbers of the things that decide a clause, else of those that come nearest to deciding it."""
    every = isinstance(node.quantifier, syntax.Quantifier) and node.quantifier.word == "every"
    deciding = None if outcome.truth is None else not (every and outcome.truth is False)
    found = [place for place, part in enumerate(outcome.parts) if part.truth is deciding]
    if found:
        return found
    held = [sum(bool(inner.truth) for inner in part.parts) for part in outcome.parts]
    return [place for place, count in enumerate(held) if count and count == max(held)]


def _holds(item: Item, near: Evidence, document: Document) -> bool:
    """Say whether the nearest miss stands inside a thing."""
    if item.span is None:
        return False
    start, end = document.map.span(item.span.start, item.span.end)
    return start <= near.place.position.offset and near.place.end <= end


def _one(node: syntax.Quantified, item: Item, outcome: Outcome, text: str, document: Document) -> Clause:
    """Return what is said of one thing among several."""
    thing = thing_of(item, document)
    end = node.follow_ups[-1].at[1] if node.follow_ups else node.predicate.at[1]
    said = written(text, (node.predicate.at[0], end))
    parts: tuple[Clause, ...] = ()
    if node.follow_ups:
        clauses = (node.predicate, *(more.predicate for more in node.follow_ups))
        parts = tuple(
            _said(written(text, predicate.at), part, thing, document)
            for predicate, part in zip(clauses, outcome.parts, strict=True)
        )
        return Clause(said, value_of(outcome.truth), "", outcome.reason, (), parts, thing)
    inner = _said(said, outcome, thing, document)
    return Clause(said, inner.value, "", inner.reason, inner.evidence, (), thing)


def _said(text: str, outcome: Outcome, thing: Evidence, document: Document) -> Clause:
    """Return a predicate's clause, without telling again where the thing itself stands."""
    shown = tuple(evidence_of(document, outcome.shown))
    kept = tuple(item for item in shown if item.place != thing.place)
    return Clause(text, value_of(outcome.truth), "", outcome.reason, kept)


def thing_of(item: Item, document: Document) -> Evidence:
    """Return a thing with its place, or with the place of what it was reckoned from.

    Its label is its value, empty where that is no more than the words that stand there.
    """
    where = next(iter(item.places()), None)
    shown = placed(document, "", where or Span(0, 0))
    plain = isinstance(where, Span) and item.value in (document.quote(where), "") and not item.fields
    return shown if plain else replace(shown, label=told(item))


def told(item: Item) -> str:
    """Return the value of an item in words."""
    if item.fields:
        return ", ".join(f"{name} {told(inner)}" for name, inner in item.fields.items())
    if isinstance(item.value, bool):
        return str(item.value).lower()
    return f"{item.value:,f}" if not isinstance(item.value, str) else item.value


def nearest(shown: Sequence[Evidence]) -> Evidence | None:
    """Return the nearest miss, if one is shown."""
    return next((item for item in shown if item.label.startswith(_NEAREST[0])), None)
