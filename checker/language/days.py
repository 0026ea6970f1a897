"""The calendar: dates moved by days, months and business days, fiscal quarters.  Dates are ISO texts."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from functools import lru_cache

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7}
_MOST_QUARTERS = 80
_FIRST_YEAR, _LAST_YEAR = 1, 9998


class NoSuchDay(ValueError):
    """A date that the calendar does not have."""


def day(value: str) -> datetime.date:
    """Return the day that an ISO text names; raise `NoSuchDay`."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise NoSuchDay(value) from None


def shifted(value: str, count: int, period: str) -> str:
    """Return a date moved by so many days, weeks, months, quarters, years or business days; raise `NoSuchDay`."""
    start = day(value)
    try:
        if period == "business day":
            return _by_business_days(start, count).isoformat()
        if period in _DAYS:
            return (start + datetime.timedelta(days=count * _DAYS[period])).isoformat()
        return _by_months(start, count * _MONTHS[period]).isoformat()
    except (OverflowError, ValueError):
        raise NoSuchDay(value) from None


def reach(value: str, count: int, period: str) -> tuple[str, str]:
    """Return the first and the last day that lie so near to a date; a date that no calendar has reaches itself."""
    try:
        return shifted(value, -count, period), shifted(value, count, period)
    except NoSuchDay:
        return value, value


def _by_months(start: datetime.date, months: int) -> datetime.date:
    """Return the same day of another month: the last day for a last day, or where the month is too short."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = start.day == calendar.monthrange(start.year, start.month)[1]
    return datetime.date(year, month + 1, last if is_last else min(start.day, last))


def _by_business_days(start: datetime.date, count: int) -> datetime.date:
    step = datetime.timedelta(days=1 if count >= 0 else -1)
    left = min(abs(count), 10_000)
    while left:
        start += step
        left -= _is_business_day(start)
    return start


def quarter_ends(after: str, until: str) -> Iterator[str]:
    """Yield the ends of the fiscal quarters after a fiscal year's end, up to a date and no year's end among them.

    Raises `NoSuchDay`.
    """
    begin, end = day(after), day(until)
    for number in range(1, _MOST_QUARTERS):
        quarter = _by_months(begin, 3 * number)
        if quarter > end:
            return
        if number % 4:
            yield quarter.isoformat()


def is_business_day(value: str) -> bool:
    """Say whether a date is neither Saturday, Sunday nor a federal holiday; raise `NoSuchDay`."""
    return _is_business_day(day(value))


def _is_business_day(date: datetime.date) -> bool:
    return date.weekday() < calendar.SATURDAY and date not in federal_holidays(date.year)


@lru_cache(maxsize=256)
def federal_holidays(year: int) -> frozenset[datetime.date]:
    """Return the days of a year on which federal offices, and EDGAR with them, are closed (5 U.S.C. 6103).

    A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after.
    """
    monday, thursday = calendar.MONDAY, calendar.THURSDAY
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25), *([(6, 19)] if year >= 2021 else [])]
    days = [datetime.date(year, month, number) for month, number in fixed]
    if year < _LAST_YEAR:
        days.append(datetime.date(year + 1, 1, 1))  # kept on 31 December where it is a Saturday
    moving = [
        (2, monday, 3),
        (9, monday, 1),
        (10, monday, 2),
        (11, thursday, 4),
        *([(1, monday, 3)] if year >= 1986 else []),
    ]
    days += [_nth(year, month, weekday, number) for month, weekday, number in moving]
    days.append(_nth(year, 6, monday, 1) - datetime.timedelta(days=7))  # the last Monday of May
    kept = (
        date + datetime.timedelta(days={5: -1, 6: 1}.get(date.weekday(), 0)) for date in days if date.year > _FIRST_YEAR
    )
    return frozenset(date for date in kept if date.year == year)


def _nth(year: int, month: int, weekday: int, number: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
