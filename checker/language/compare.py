"""Comparisons of values: what `is`, `after`, `begins like` and the rest mean, word by word."""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from checker.document.model import Span, fold
from checker.language.types import Value
from checker.language.value import Item

ALIKE = 12  # words: two texts that share so many at their beginning begin alike
_LEAST = 6  # words of a beginning that counts as one, letters of a name that can be misspelt
_SLIP = 2  # letters
_LONGEST_NAME = 200  # letters

_COMPARATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "on or after": operator.ge,
    "on or before": operator.le,
    "after": operator.gt,
    "before": operator.lt,
    "at least": operator.ge,
    "at most": operator.le,
    "more than": operator.gt,
    "less than": operator.lt,
}
_SMALL_WORDS = frozenset("a an and any each of or our such that the these this those to its their".split())


def comparable(value: Value) -> Value:
    """Return a value in the form in which it is compared: case, spacing and kinds of mark do not count in text."""
    return " ".join(fold(value).casefold().split()) if isinstance(value, str) else value


def compare(comparator: str, left: Value, right: Value) -> bool:
    """Say whether two values of one type stand in a relation."""
    return type(left) is type(right) and _COMPARATORS[comparator](left, right)


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", fold(text).casefold())


class Beginnings:
    """Some texts, sorted by their words, so that those with the same beginning stand together.

    What is found is the place of a text; a text is never held against itself.  Looking up takes time logarithmic in
    the number of texts.
    """

    def __init__(self, texts: Sequence[tuple[str, Span]]) -> None:
        self._whole: dict[tuple[str, ...], list[Span]] = {}
        self._first: dict[tuple[str, ...], list[Span]] = {}  # by the first twelve words
        for text, span in texts:
            words = tuple(_plain_words(text))
            self._whole.setdefault(words, []).append(span)
            self._first.setdefault(words[:ALIKE], []).append(span)
        self._whole_order, self._first_order = sorted(self._whole), sorted(self._first)

    def longer(self, text: str, span: Span) -> Span | None:
        """Return a text that goes on where this one, six words or more, ends."""
        words = tuple(_plain_words(text))
        return _goes_on(self._whole, self._whole_order, words, span) if len(words) >= _LEAST else None

    def alike(self, text: str, span: Span) -> Span | None:
        """Return a text that has its first twelve words in common with this one, or all words of the shorter."""
        words = tuple(_plain_words(text))[:ALIKE]
        for length in range(len(words), _LEAST - 1, -1):
            other = next((place for place in self._first.get(words[:length], ()) if place != span), None)
            if other is not None:
                return other
        return _goes_on(self._first, self._first_order, words, span) if len(words) >= _LEAST else None


def _goes_on(
    places: Mapping[tuple[str, ...], Sequence[Span]],
    order: Sequence[tuple[str, ...]],
    words: tuple[str, ...],
    span: Span,
) -> Span | None:
    """Return the place of a text that begins with some words and has more of them."""
    following = bisect_right(order, words)
    if following == len(order) or order[following][: len(words)] != words:
        return None
    return next((place for place in places[order[following]] if place != span), None)


def telling_words(text: str) -> frozenset[str]:
    """Return the words that tell what is meant, in the singular."""
    return frozenset(word.removesuffix("s") for word in _plain_words(text) if word not in _SMALL_WORDS)


def is_repeated(text: str, other: str) -> bool:
    """Say whether the words of a text, six or more, are the first words of another, or all of them."""
    words, others = _plain_words(text), _plain_words(other)
    return len(words) >= _LEAST and others[: len(words)] == words


def is_slip(text: str, other: str) -> bool:
    """Say whether two names differ, but by no more than a slip of the pen: one letter or two, a mark or a space.

    Short names differ by design (`A` and `B`), so six letters are the least.
    """
    first, second = str(comparable(text)), str(comparable(other))
    if first == second or min(len(first), len(second)) < _LEAST:
        return False
    plain, others = "".join(_plain_words(first)), "".join(_plain_words(second))
    return plain == others or _distance(plain, others) <= _SLIP


def _distance(text: str, other: str) -> int:
    """Return how many letters must be changed, added or left out, up to one more than a slip has."""
    if abs(len(text) - len(other)) > _SLIP or len(text) > _LONGEST_NAME:
        return _SLIP + 1
    row = list(range(len(other) + 1))
    for place, sign in enumerate(text, 1):
        above, row[0] = row[0], place
        for column, against in enumerate(other, 1):
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, above + (sign != against))
    return row[-1]


def is_transposed(text: str, other: str) -> bool:
    """Say whether two numbers differ by two neighbouring digits exchanged."""
    differing = [place for place, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]]
    if len(text) != len(other) or len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return text[first] == other[second] and text[second] == other[first]


def transposed(text: str) -> Iterator[str]:
    """Yield every text that differs from this one by two neighbouring characters exchanged."""
    for place in range(len(text) - 1):
        if text[place] != text[place + 1]:
            yield f"{text[:place]}{text[place + 1]}{text[place]}{text[place + 2 :]}"


def key_of(item: Item, names: Sequence[str]) -> tuple[Value, ...] | None:
    """Return the values of a record's named fields in the form in which they are compared; None if one is missing."""
    if not all(name in item.fields for name in names):
        return None
    return tuple(comparable(item.fields[name].value) for name in names)


def outermost(values: Sequence[Value]) -> list[Any]:
    """Return the least and greatest value of each type: what compares with them compares with all."""
    groups: dict[type, list[Any]] = {}
    for value in values:
        groups.setdefault(type(value), []).append(value)
    return [choose(group) for group in groups.values() for choose in (min, max)]
