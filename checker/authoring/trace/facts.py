"""The facts that conditions use: their values, and which of their readings found them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.document.model import Span
from checker.judge import placed
from checker.language import syntax
from checker.language.evaluate import Evaluator
from checker.language.fact import FactDefinition
from checker.language.value import Listing, plain
from checker.rulebook.graph import named_facts
from checker.verdict import FactEntry


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for a fact.

    `way` is the key of the fact's file whose expressions, `texts`, gave the values: `find`, `else`, `else 2`, `case 3`,
    `records`; `given` for what the caller gives; empty where nothing was found.  `seen` is false of a fact that nothing
    has asked for.  `through` are the facts that those expressions speak of and that no one told before.
    """

    name: str
    means: str
    seen: bool = True
    way: str = ""
    texts: tuple[str, ...] = ()
    values: tuple[FactEntry, ...] = ()
    hidden: str = ""
    through: tuple[Reading, ...] = ()


def facts_used(roots: Iterable[syntax.Node], evaluator: Evaluator) -> tuple[Reading, ...]:
    """Return what was read for the facts that some expressions name, each fact once."""
    return tuple(_readings(roots, evaluator, set()))


def _readings(roots: Iterable[syntax.Node], evaluator: Evaluator, told: set[str]) -> Iterator[Reading]:
    for name in dict.fromkeys(named_facts(roots, evaluator.reader.facts)):
        if name not in told:
            told.add(name)
            yield _reading(evaluator.reader.facts[name], evaluator, told)


def _reading(definition: FactDefinition, evaluator: Evaluator, told: set[str]) -> Reading:
    listing = evaluator.reader.known(definition.name)
    if listing is None:
        return Reading(definition.name, definition.means, seen=False)
    way, texts, nodes = _way(definition, listing)
    return Reading(
        definition.name,
        definition.means,
        way=way,
        texts=texts,
        values=tuple(_entries(definition.name, listing, evaluator)),
        hidden=listing.hidden,
        through=tuple(_readings(nodes, evaluator, told)),
    )


def _entries(name: str, listing: Listing, evaluator: Evaluator) -> Iterator[FactEntry]:
    for item in listing.items:
        where = next(iter(item.places()), None)
        yield FactEntry(plain(item), placed(evaluator.document, name, where or Span(0, 0)))


def _way(definition: FactDefinition, listing: Listing) -> tuple[str, tuple[str, ...], tuple[syntax.Node, ...]]:
    """Return which reading of a fact gave its values, with its expressions as written and their nodes."""
    texts, number = definition.texts, listing.attempt
    if definition.given:
        return "given" if listing.items else "", (), ()
    if definition.records:
        return "records", _below(texts, ("records",)), (definition.records.within,)
    if not number:
        return "", (), ()
    if definition.cases:
        when = definition.cases[number - 1].when
        return f"case {number}", _below(texts, ("cases", number - 1)), (when,) if when else ()
    way, key = _attempt(texts, number)
    return way, _below(texts, key), definition.attempts[number - 1]


def _attempt(texts: Mapping[tuple[str | int, ...], str], number: int) -> tuple[str, tuple[str | int, ...]]:
    """Return the name and the key of an attempt, counted from 1."""
    if number == 1 and any(key[0] == "find" for key in texts):
        return "find", ("find",)
    if ("else",) in texts:
        return "else", ("else",)
    otherwise = number - 1 - any(key[0] == "find" for key in texts)
    only = not any(key[:2] == ("else", 1) for key in texts)
    return "else" if only else f"else {otherwise + 1}", ("else", otherwise)


def _below(texts: Mapping[tuple[str | int, ...], str], key: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for name, text in texts.items() if name[: len(key)] == key)
