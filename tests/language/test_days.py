"""The calendar of the language."""

from __future__ import annotations

import datetime

import pytest

from checker.language import days


@pytest.mark.parametrize(
    ("start", "count", "period", "end"),
    [
        ("2012-11-09", 45, "day", "2012-12-24"),
        ("2012-11-09", -45, "day", "2012-09-25"),
        ("2012-11-09", 2, "week", "2012-11-23"),
        ("2012-01-31", 1, "month", "2012-02-29"),
        ("2012-03-30", -1, "month", "2012-02-29"),
        ("2012-02-29", 1, "year", "2013-02-28"),
        ("2011-02-28", 1, "year", "2012-02-29"),
        ("2012-12-31", 1, "quarter", "2013-03-31"),
        ("2012-11-21", 1, "business day", "2012-11-23"),
        ("2012-11-26", -2, "business day", "2012-11-21"),
    ],
)
def test_a_date_is_moved(start: str, count: int, period: str, end: str) -> None:
    assert days.shifted(start, count, period) == end


@pytest.mark.parametrize("value", ["2012-06-31", "2013-02-29", "0000-01-01", "soon"])
def test_a_date_that_no_calendar_has_is_not_moved(value: str) -> None:
    with pytest.raises(days.NoSuchDay):
        days.shifted(value, 1, "day")


@pytest.mark.parametrize("count", [10**6, -(10**6)])
def test_a_date_is_not_moved_out_of_the_calendar(count: int) -> None:
    with pytest.raises(days.NoSuchDay):
        days.shifted("2012-01-01", count, "year")


def test_quarters_count_from_the_end_of_the_fiscal_year_and_leave_out_the_next_one() -> None:
    assert list(days.quarter_ends("2012-12-31", "2014-04-01")) == [
        "2013-03-31",
        "2013-06-30",
        "2013-09-30",
        "2014-03-31",
    ]
    assert list(days.quarter_ends("2012-06-30", "2013-01-15")) == ["2012-09-30", "2012-12-31"]
    assert list(days.quarter_ends("2012-06-30", "2012-06-30")) == []


@pytest.mark.parametrize(
    "holiday",
    [
        "2010-12-31",  # New Year's Day of 2011, a Saturday
        "2012-01-16",
        "2012-02-20",
        "2012-05-28",
        "2021-06-18",  # Juneteenth, a Saturday
        "2022-06-20",  # Juneteenth, a Sunday
        "2012-07-04",
        "2012-09-03",
        "2012-10-08",
        "2012-11-12",  # Veterans Day, a Sunday
        "2012-11-22",
        "2012-12-25",
    ],
)
def test_federal_holidays_are_no_business_days(holiday: str) -> None:
    assert datetime.date.fromisoformat(holiday).weekday() < 5
    assert not days.is_business_day(holiday)


@pytest.mark.parametrize("working", ["2012-06-19", "2012-04-06", "2012-11-09", "2011-12-30"])
def test_other_weekdays_are_business_days(working: str) -> None:
    assert days.is_business_day(working)


@pytest.mark.parametrize("weekend", ["2012-11-10", "2012-11-11"])
def test_weekends_are_no_business_days(weekend: str) -> None:
    assert not days.is_business_day(weekend)
