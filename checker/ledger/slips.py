"""Slips of the pen: two digits exchanged in a number, one letter of a name, a weekday that the date is not."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.document.model import BlockKind, Document, Span
from checker.language.compare import transposed
from checker.language.pattern import compiled
from checker.language.types import TYPES, is_real_date
from checker.ledger.inventory import shown_number
from checker.ledger.values import Clash, Occurrence

_DIGITS = 6  # a shorter number may be like another by chance
_LETTERS = 5  # of the word that differs
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERED = {
    "money": "amounts of money",
    "share_counts": "numbers of securities",
    "file_numbers": "file numbers",
    "phones": "telephone numbers",
}


def exchanged_digits(document: Document, found: Mapping[str, Sequence[Occurrence]]) -> Iterator[Clash]:
    """Yield numbers of one kind that differ only in two neighbouring digits."""
    tables = _Tables(document)
    for name, noun in _NUMBERED.items():
        places = _by(found[name], lambda item: re.sub(r"[^\d.-]", "", shown_number(item.value)))
        for text, items in places.items():
            if sum(sign.isdigit() for sign in text.strip("0.")) < _DIGITS:
                continue
            for other in transposed(text):
                if other > text and other in places and not tables.hold_both(items, places[other]):
                    yield _clash("digits exchanged", f"Two {noun} differ only in two digits", items, places[other])


class _Tables:
    """Says whether numbers stand in tables alone, whose columns may hold such pairs by chance."""

    def __init__(self, document: Document) -> None:
        self._cells = [block.span for block in document.blocks if block.kind is BlockKind.CELL]
        self._starts = [span.start for span in self._cells]

    def hold_both(self, items: Sequence[Occurrence], others: Sequence[Occurrence]) -> bool:
        return all(map(self._holds, items)) and all(map(self._holds, others))

    def _holds(self, item: Occurrence) -> bool:
        place = bisect_right(self._starts, item.span.start) - 1
        return place >= 0 and item.span.start < self._cells[place].end


def spellings(found: Mapping[str, Sequence[Occurrence]]) -> Iterator[Clash]:
    """Yield names of companies that differ in one letter of one long word."""
    places = _by(found["companies"], lambda item: " ".join(re.findall(r"[^\W_]+", str(item.value).casefold())))
    near: dict[str, list[str]] = defaultdict(list)  # a name with one letter left out -> the names it may be
    for name in places:
        for shortened in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
            near[shortened].append(name)
    pairs = {(one, two) for names in near.values() for one in names for two in names if one < two}
    for one, two in sorted(pairs):
        if _is_misspelling(one, two):
            yield _clash("name spelt two ways", "One name seems to be spelt in two ways", places[one], places[two])


def _is_misspelling(one: str, two: str) -> bool:
    """Say whether two names differ in one letter, put in, left out, changed or exchanged, of one long word."""
    words = list(zip(one.split(), two.split(), strict=False))
    differing = [(a, b) for a, b in words if a != b]
    if len(one.split()) != len(two.split()) or len(differing) != 1:
        return False
    first, second = differing[0]
    return (
        first.isalpha() and second.isalpha() and min(len(first), len(second)) >= _LETTERS and _one_slip(first, second)
    )


def _one_slip(one: str, two: str) -> bool:
    head = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest, other = one[head:], two[head:]
    return head > 0 and (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[:2][::-1] and rest[2:] == other[2:])
    )


def weekdays(document: Document) -> Iterator[Clash]:
    """Yield dates with a day of the week that they are not."""
    pattern = f"\\b(?:{'|'.join(_DAYS)}),?[ \n]+{TYPES['date'].pattern}"
    for match in compiled(pattern).finditer(document.folded):
        span = Span(match.start(), match.end())
        said, words = document.quote(span).split(maxsplit=1)
        day = str(TYPES["date"].read(words))
        if not is_real_date(day):
            continue
        true = _DAYS[datetime.date.fromisoformat(day).weekday()]
        if said.strip(",").casefold() != true:
            yield Clash("wrong weekday", f"{words} is a {true.capitalize()}, not a {said.strip(',')}.", (span,))


def _by(items: Sequence[Occurrence], key: Callable[[Occurrence], str]) -> dict[str, list[Occurrence]]:
    """Group what stands in the supplement itself."""
    groups: dict[str, list[Occurrence]] = defaultdict(list)
    for item in items:
        if item.supplement:
            groups[key(item)].append(item)
    return groups


def _clash(kind: str, said: str, items: Sequence[Occurrence], others: Sequence[Occurrence]) -> Clash:
    rare, common = sorted((items, others), key=len)
    first, second = (shown_number(group[0].value) for group in (rare, common))
    counted = f"{first} ({_times(rare)}) and {second} ({_times(common)})"
    return Clash(kind, f"{said}: {counted}.", tuple(item.span for item in (*rare, *common)))


def _times(items: Sequence[Occurrence]) -> str:
    return "once" if len(items) == 1 else f"{len(items)} times"
