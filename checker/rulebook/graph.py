"""Which fact is read from which: circles and endless chains are refused before anything is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.language import syntax
from checker.language.fact import FactDefinition

MOST_STEPS = 25  # from a fact to the last one that it is read from

Graph = Mapping[str, tuple[str, ...]]


def graph(facts: Mapping[str, FactDefinition]) -> Graph:
    """Return for each fact the facts that it is read from."""
    return {name: tuple(dict.fromkeys(_uses(definition, facts))) for name, definition in facts.items()}


def circles(uses: Graph) -> Iterator[tuple[str, ...]]:
    """Yield each circle once: the facts from one of them on until the one that leads back to it."""
    told: set[str] = set()
    for name in uses:
        way = _way_back(name, uses)
        if way and not told.intersection(way):
            told.update(way)
            yield way


def chains(uses: Graph) -> Iterator[str]:
    """Yield the facts from which a chain is longer than it may be.  The graph has no circle."""
    lengths: dict[str, int] = {}
    for name in uses:
        ahead = [name]
        while ahead:
            left = [other for other in uses.get(ahead[-1], ()) if other not in lengths]
            if left:
                ahead.append(left[0])
                continue
            last = ahead.pop()
            lengths[last] = 1 + max((lengths[other] for other in uses.get(last, ())), default=-1)
    yield from (name for name in uses if lengths[name] == MOST_STEPS + 1)


def _way_back(name: str, uses: Graph) -> tuple[str, ...]:
    """Return the shortest way from a fact to itself, nothing where there is none."""
    seen = {name}
    ways: list[tuple[str, ...]] = [(name,)]
    for way in ways:
        for other in uses.get(way[-1], ()):
            if other == name:
                return way
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def _uses(definition: FactDefinition, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    roots = [node for attempt in definition.attempts for node in attempt]
    roots += [case.when for case in definition.cases if case.when]
    roots += [definition.records.within] if definition.records else []
    return named_facts(roots, facts)


def named_facts(roots: Iterable[syntax.Node], facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    """Yield the names of the facts that some expressions speak of, as often as they do."""
    for node in (node for root in roots for node in root.walk()):
        if isinstance(node, syntax.Fact | syntax.Selection | syntax.Filtered):
            name = node.name.text
        elif isinstance(node, syntax.RepeatsAnother):
            name = node.noun.text
        else:
            continue
        yield name if name in facts else f"{name}s"
