"""What the evidence of a predicate is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from checker.language import syntax
from checker.language.value import Item, Listing, Mark, Outcome

Judges = Mapping[type[syntax.Node], Callable[..., Outcome]]  # by kind: predicate, items, siblings -> outcome


def marks(items: Iterable[Item], label: str) -> tuple[Mark, ...]:
    """Return where some items stand, or what they were reckoned from."""
    return tuple(Mark(label, where) for item in items for where in item.places())


def looked(items: Listing) -> tuple[Mark, ...]:
    """Return where some items were looked for."""
    return tuple(Mark("looked here", span) for span in items.looked[:3])
