"""What a kind of defect is, and the list that every module of kinds adds to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sheet import Edit, Sheet

Way = tuple[str, list[Edit]]  # how the defect is planted, in a word or two, and the edits
Planter = Callable[[Sheet], Iterator[Way]]


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect.

    `expected` are the rules of which one must speak; `near` those that may speak too, because the same words break
    them or because what they look for is gone.  The demand stands in the catalogue under the first of them.
    """

    name: str
    expected: frozenset[str]
    near: frozenset[str]
    plant: Planter


DEFECTS: list[Defect] = []


def defect(expected: str, near: str = "") -> Callable[[Planter], Planter]:
    """Add a planter to the list; rules are given as words of one text."""

    def added(plant: Planter) -> Planter:
        name = plant.__name__.replace("_", "-")
        DEFECTS.append(Defect(name, frozenset(expected.split()), frozenset(near.split()), plant))
        return plant

    return added
