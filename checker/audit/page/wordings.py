"""Wordings that are unlike the others: a legend that 99 % of the legends here do not resemble."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import duckdb

_FEWEST = 10  # documents with words for a rule, below which nothing is usual or unusual
_SHORTEST = 40  # characters of a wording that can be told from another
_COMPARED = 300  # wordings that each is held against, spread evenly over all
_ALIKE = 0.5  # share of pairs of words that two wordings of one kind have in common
_UNUSUAL = 90  # percent of the others that a wording must be unlike
_MOST = 5  # shown for each rule
_WORDS = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one document that few others resemble; `unlike` is a share of the others, in percent."""

    rule: str
    path: str
    quote: str
    unlike: float


def unusual(connection: duckdb.DuckDBPyConnection) -> Sequence[Wording]:
    """Return for each rule the wordings that passed it and are least like the others, the strangest first."""
    rows = connection.execute(
        """SELECT rule, quote, min(path), count(*) FROM findings
           WHERE verdict = 'pass' AND length(quote) >= ? GROUP BY rule, quote ORDER BY rule, quote""",
        [_SHORTEST],
    ).fetchall()
    by_rule: dict[str, list[tuple[str, str, int]]] = {}
    for rule, quote, path, count in rows:
        by_rule.setdefault(rule, []).append((quote, path, count))
    found = [wording for rule, quotes in by_rule.items() for wording in _strangest(rule, quotes)]
    return sorted(found, key=lambda item: (-item.unlike, item.rule, item.path))


def _strangest(rule: str, quotes: Sequence[tuple[str, str, int]]) -> Iterator[Wording]:
    total = sum(count for _, _, count in quotes)
    if total < _FEWEST:
        return
    pairs = [_pairs(quote) for quote, _, _ in quotes]
    others = _spread(pairs, [count for _, _, count in quotes])
    rated = [
        Wording(rule, path, quote, round(100 * sum(not _alike(own, other) for other in others) / len(others), 1))
        for own, (quote, path, _) in zip(pairs, quotes, strict=True)
    ]
    strange = [wording for wording in rated if wording.unlike >= _UNUSUAL]
    if len(strange) < len(rated) / 2:  # where every wording is a stranger to every other, none is unusual
        yield from sorted(strange, key=lambda item: (-item.unlike, item.path))[:_MOST]


def _spread(pairs: Sequence[frozenset[str]], counts: Sequence[int]) -> Sequence[frozenset[str]]:
    """Return as many wordings as are compared with, each as often as its share of the documents asks."""
    total, every = sum(counts), max(1, sum(counts) // _COMPARED)
    ends, place = [], 0
    for count in counts:
        place += count
        ends.append(place)
    chosen, at = [], 0
    for wanted in range(0, total, every):
        while ends[at] <= wanted:
            at += 1
        chosen.append(pairs[at])
    return chosen


def _pairs(quote: str) -> frozenset[str]:
    """Return the pairs of neighbouring words; a number is a number, whatever it is."""
    words = ["0" if word.isdigit() else word for word in _WORDS.findall(quote.casefold())]
    return frozenset(f"{first} {second}" for first, second in pairwise(words)) or frozenset(words)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * min(len(one), len(other))
