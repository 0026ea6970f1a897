"""Dates, numbers and names in words: how they are found, changed and spelt."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise

_ENDINGS = {"incorporated", "corporation", "company", "limited", "association"}
MONTHS = list(calendar.month_name)[1:]
MONTH = f"(?:{'|'.join(MONTHS)})"
DATE = rf"(?:\b{MONTH}\s+\d{{1,2}}\s*,?\s*\d{{4}}\b|\b\d{{1,2}}\s+{MONTH}\s*,?\s*\d{{4}}\b)"
PARAGRAPH = r"424\s*\(\s*b\s*\)\s*\(\s*\d\s*\)"
REGISTRATION = r"\b(?:333|33)[-\u2010\u2011\u00ad\u2013]\s?\d{5,6}(?:-\d{2})?\b"
_PARTS = re.compile(rf"(?P<month>{MONTH})|(?P<year>\d{{4}})|(?P<day>\d{{1,2}})", re.IGNORECASE)


def day_of(words: str) -> date | None:
    """Return the day that words name; None where the calendar has none."""
    found = {match.lastgroup: match[0] for match in _PARTS.finditer(words)}
    try:
        return date(int(found["year"]), MONTHS.index(found["month"].capitalize()) + 1, int(found["day"]))
    except (KeyError, ValueError):
        return None


def respelt(words: str, *, day: int, month: int, year: int) -> str:
    """Return other numbers in the spelling of a date: order, capitals and spaces kept."""

    def changed(match: re.Match[str]) -> str:
        if match.lastgroup == "month":
            name = MONTHS[month - 1]
            return name.upper() if match[0].isupper() else name
        return str(year if match.lastgroup == "year" else day)

    return _PARTS.sub(changed, words)


def moved(words: str, days: int) -> str:
    """Return a date some days later, spelt alike."""
    day = day_of(words)
    assert day is not None
    return on(words, day + timedelta(days=days))


def on(words: str, day: date) -> str:
    """Return a day, spelt as these words spell theirs."""
    return respelt(words, day=day.day, month=day.month, year=day.year)


def weekday(day: date) -> date:
    """Return a day, or the Tuesday behind it where it may be no business day."""
    return day + timedelta(days=(1 - day.weekday()) % 7)


def exchanged(number: str) -> str:
    """Return a number with two neighbouring digits exchanged, the first two left alone; itself where all are alike."""
    places = [at for at, sign in enumerate(number) if sign.isdigit()]
    for first, second in pairwise(places[1:]):
        if number[first] != number[second]:
            signs = list(number)
            signs[first], signs[second] = signs[second], signs[first]
            return "".join(signs)
    return number


def misspelt(name: str) -> str:
    """Return a name with a letter of its longest word left out."""
    words = [word for word in re.findall(r"[A-Za-z]{6,}", name) if word.lower() not in _ENDINGS]
    word = max(words, key=len, default="")
    at = len(word) // 2
    return name.replace(word, word[:at] + word[at + 1 :], 1) if word else name
