"""Comparisons: dates, amounts, numbers and texts, against each other and among themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.language.conftest import Bench

TEXT = """(To prospectus dated May 1, 2012, and to prospectus dated June 2, 2012)

We offer 2,000 shares for $3 million.

The date of this prospectus is June 2, 2012. Neither has approved or disapproved of these Notes.
"""


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("own_date is 2012-06-02", True),
        ("own_date is not 2012-06-02", False),
        ("own_date is one of 2012-06-01, 2012-06-02", True),
        ("own_date is after 2012-06-01", True),
        ("own_date is after 2012-06-02", False),
        ("own_date is on or after 2012-06-02", True),
        ("own_date is before 2012-06-03", True),
        ("own_date is before 2012-06-02", False),
        ("own_date is on or before 2012-06-02", True),
        ("own_date is at least 2012-06-02", True),
        ("amount is 3000000", True),
        ("amount is more than 2999999.99", True),
        ("amount is at least 3000000", True),
        ("amount is less than 3000000", False),
        ("amount is at most 3000000", True),
        ("shares is less than amount", True),
        ("shares is 2000", True),
        ("shares are more than 1999", True),
        ('kind is "other"', True),
        ('kind is "OTHER"', True),
        ('kind is "/oth.*/"', True),
        ('kind is not one of "sticker", "resale"', True),
        ("preliminary is false", True),
        ("preliminary is true", False),
        ("preliminary is not true", True),
        ("own_date is one of base_dates", True),
        ("base_dates are one of own_date", False),
    ],
)
def test_values(condition: str, bench: Bench, *, expected: bool) -> None:
    assert bench.truth(condition, TEXT) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("own_date is on or after every base_date", True),
        ("own_date is on or after base_dates", True),
        ("own_date is after every base_date", False),
        ("own_date is after some base_date", True),
        ("own_date is before some base_date", False),
        ("every base_date is on or before own_date", True),
        ("every base_date is before own_date", False),
        ("some base_date is before own_date", True),
        ("no base_date is after own_date", True),
        ("at least 2 base_dates are on or before own_date", True),
        ("exactly 1 base_date is own_date", True),
        ("base_dates are before own_date", False),
    ],
)
def test_several_values(condition: str, bench: Bench, *, expected: bool) -> None:
    assert bench.truth(condition, TEXT) is expected


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [("May 1, 2012", "May 1, 2012", True), ("May 1, 2012", "1 May 2012", True), ("May 1, 2012", "May 2, 2012", False)],
)
def test_agree_and_distinct_look_at_values_not_at_words(first: str, second: str, bench: Bench, *, agree: bool) -> None:
    text = f"to prospectus dated {first} and to prospectus dated {second}"
    assert bench.truth("base_dates agree", text) is agree
    assert bench.truth("base_dates are distinct", text) is not agree


def test_one_value_agrees_and_is_distinct_and_none_as_well(bench: Bench) -> None:
    for text in ("to prospectus dated May 1, 2012", "no date"):
        assert bench.truth("base_dates agree", text) is True
        assert bench.truth("base_dates are distinct", text) is True


def test_texts_are_equal_whatever_their_case_space_and_marks(bench: Bench) -> None:
    text = "It is called the “Fund’s\nnotes”.\n\nIt has approved or disapproved of it."
    assert bench.truth('legend is "it  HAS approved or disapproved of it."', text) is True
    assert bench.truth('legend is "it has approved"', text) is False


def test_nothing_is_no_value_and_not_some_other_value_either(bench: Bench) -> None:
    assert bench.truth("own_date is 2012-06-02", "no date") is False
    assert bench.truth("own_date is not 2012-06-02", "no date") is True


@pytest.mark.parametrize(
    ("date", "real"), [("May 31, 2012", True), ("June 31, 2012", False), ("February 29, 2011", False)]
)
def test_a_real_date_stands_in_the_calendar(date: str, bench: Bench, *, real: bool) -> None:
    assert bench.truth("own_date is a real date", f"The date of this prospectus is {date}.") is real


LONG = "Neither the one commission nor the other has approved or disapproved of these securities"


def test_a_beginning_of_another_is_shorter_and_at_least_six_words(bench: Bench) -> None:
    text = f"{LONG}.\n\n{LONG} at all."
    assert bench.truth("some legend is a beginning of another legend", text) is True
    assert bench.truth("every legend is a beginning of another legend", text) is False
    assert bench.truth("no legend is a beginning of another legend", f"{LONG}.\n\nBut {LONG} at all.") is True
    assert bench.truth("no legend is a beginning of another legend", f"{LONG}.\n\n{LONG}.") is True, "equal, not longer"


def test_beginning_like_another_takes_twelve_words(bench: Bench) -> None:
    text = f"{LONG} today.\n\n{LONG} tomorrow."
    assert bench.truth("some legend begins like another legend", text) is True
    assert bench.truth("no legend begins like another legend", f"{LONG}.\n\nSo {LONG}.") is True


def test_a_shared_word_tells_something(bench: Bench) -> None:
    text = "We sell notes.\n\nNobody has approved or disapproved of the Notes.\n\nHe has approved or disapproved of it."
    shares = 'every sentence in supplement that has "{}" shares a word with legend'
    assert bench.truth(shares.format("sell"), text) is True
    assert bench.truth(shares.format("we"), text.replace("sell notes", "offer the")) is False


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("1,234", "1,243", True), ("1,234", "1,234", False), ("1,234", "4,231", False), ("1,234", "12,345", False)],
)
def test_a_transposition_exchanges_two_neighbours(first: str, second: str, bench: Bench, *, expected: bool) -> None:
    text = f"We offer {first} shares. Price: ${second}."
    assert bench.truth("amount is a transposition of shares", text) is expected
