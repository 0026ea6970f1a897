"""What the evidence of a predicate is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from checker.language import syntax
from checker.language.value import Item, Listing, Mark, Outcome

_MOST = 50  # marks; a finding shows fewer
Judges = Mapping[type[syntax.Node], Callable[..., Outcome]]  # by kind: predicate, items, siblings -> outcome


def marks(items: Iterable[Item], label: str) -> tuple[Mark, ...]:
    """Return where some items stand, or what they were reckoned from: of many, the first."""
    return tuple(islice((Mark(label, where) for item in items for where in item.places()), _MOST))


def looked(items: Listing) -> tuple[Mark, ...]:
    """Return where some items were looked for."""
    return tuple(Mark("looked here", span) for span in items.looked[:3])
