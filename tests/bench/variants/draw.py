"""Chance with words: seeded choices, texts with alternatives, dates, names and numbers."""
# ruff: noqa: E501 - lists of words

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")

INNERMOST = re.compile(r"\{([^{}]*)\}")
MONTHS = "January February March April May June July August September October November December".split()

FIRST = (
    "Alder Brindle Calverton Dunmore Eastlake Farrow Galloway Hartwell Inverness Jasper Kestrel Larkspur Merrow Northgate "
    "Orchard Pinnacle Quillon Ravenna Silverton Tamarack Umber Vantage Westmere Yarrow Zephyr Aurelia Bluewater Cobalt "
    "Halcyon Ironwood"
).split()
SECOND = (
    "Biosciences Robotics Energy Networks Therapeutics Materials Semiconductor Foods Logistics Software Minerals Diagnostics "
    "Aerospace Hospitality Pharmaceuticals Systems Technologies Resources Communications Industries"
).split()
ENDING = (
    ", Inc.|, Inc.|, Inc.|, Inc.| Inc.| Inc| Corporation| Corporation| Corp.|, Corp.| Company| Holdings, Inc.| Group, Inc.|"
    " Holdings Ltd.|, Ltd.| Limited| plc| N.V.| S.A.| AG| SE| Co., Inc.| & Co.|, LLC|, L.P.| Group Holdings Limited| Bancorp|"
    " Bancshares, Inc.| International, Inc."
).split("|")
ODD = (
    "1-800-BEARINGS.COM, INC.",
    "e.Harvest Corp.",
    "3D Lattice Corporation",
    "iPlume, Inc.",
    "Müller & Ørsted Maritime AB (publ)",
    "Grupo Altavista, S.A.B. de C.V.",
    "The J.P. Whitcomb Company",
    "Banco del Litoral S.A.",
    "O’Dell Oil & Gas, Inc.",
    "Kanto Denki Kabushiki Kaisha",
    "U.S. Quarry Products, Inc.",
    "AT Hollow Corp.",
    "Société Lumière S.A.",
    "T-Three Laboratories, Inc.",
    "Fifth & Main Properties, Inc.",
    "The Bank of Port Ellery",
    "WPX2 Acquisition Corp. II",
)
WORDED = "zero one two three four five six seven eight nine ten eleven twelve".split()


class Dice:
    """A seeded source of choices; the same seed draws the same document."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - documents to test with, no secrets

    def chance(self, share: float) -> bool:
        """Say yes in this share of the cases."""
        return self.random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return self.random.choice(choices)

    def number(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return self.random.randint(low, high)

    def spin(self, text: str, /, **values: object) -> str:
        """Choose among `{a|b|c}`, innermost first, then put values where `«name»` stands."""
        while INNERMOST.search(text):
            text = INNERMOST.sub(lambda found: self.pick(found[1].split("|")), text)
        for name, value in values.items():
            text = text.replace(f"«{name}»", str(value))
        return re.sub(r" {2,}", " ", text).strip()

    def day(self, first: date, last: date) -> date:
        """Return a weekday between two days, both included as far as they are weekdays."""
        chosen = first + timedelta(days=self.number(0, max(0, (last - first).days)))
        while chosen.weekday() > 4:
            chosen += timedelta(days=1)
        return chosen

    def shares(self) -> str:
        """Return a number of shares as printed: `2,035,531`."""
        return f"{self.number(100_000, 48_000_000):,}"

    def dollars(self) -> str:
        """Return a sum of money as printed: `$75,000,000`."""
        return f"${self.number(4, 900) * 250_000:,}"

    def name(self) -> str:
        """Return the name of an issuer nobody has."""
        if self.chance(0.15):
            return self.pick(ODD)
        return f"{self.pick(FIRST)} {self.pick(SECOND)}{self.pick(ENDING)}"


def spelt(day: date) -> str:
    """Return a date as American lawyers write it: `April 8, 2013`."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def day_first(day: date) -> str:
    """Return a date as foreign issuers write it: `8 April 2013`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def numeric(day: date) -> str:
    """Return a date as tables give it: `04/08/2013`."""
    return f"{day.month:02}/{day.day:02}/{day.year}"


def listed(items: Sequence[str], *, comma: bool = True) -> str:
    """Join with commas and `and`: `a, b and c`, or `a, b, and c`."""
    if len(items) < 3:
        return " and ".join(items)
    return ", ".join(items[:-1]) + (", and " if comma else " and ") + items[-1]
