"""Comparisons of values: what `is`, `after`, `begins like` and the rest mean, word by word."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from checker.document.model import fold
from checker.language.types import Value
from checker.language.value import Item

ALIKE = 12  # words: two texts that share so many at their beginning begin alike
_LEAST = 6  # words of a beginning that counts as one

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


def is_beginning(text: str, other: str) -> bool:
    """Say whether the words of a text, six or more, are the first words of a longer one."""
    words, others = _plain_words(text), _plain_words(other)
    return _LEAST <= len(words) < len(others) and others[: len(words)] == words


def begins_alike(text: str, other: str) -> bool:
    """Say whether two texts have their first twelve words in common, or all words of the shorter if it has six."""
    words, others = _plain_words(text)[:ALIKE], _plain_words(other)[:ALIKE]
    length = min(len(words), len(others))
    return length >= _LEAST and words[:length] == others[:length]


def telling_words(text: str) -> frozenset[str]:
    """Return the words that tell what is meant, in the singular."""
    return frozenset(word.removesuffix("s") for word in _plain_words(text) if word not in _SMALL_WORDS)


def is_transposed(text: str, other: str) -> bool:
    """Say whether two numbers differ by two neighbouring digits exchanged."""
    differing = [place for place, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]]
    if len(text) != len(other) or len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return text[first] == other[second] and text[second] == other[first]


def same_fields(item: Item, other: Item, names: Sequence[str]) -> bool:
    """Say whether two records have each of the named fields with the same values."""
    return all(
        name in item.fields
        and name in other.fields
        and comparable(item.fields[name].value) == comparable(other.fields[name].value)
        for name in names
    )
