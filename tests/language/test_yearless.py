"""Dates that say their year, or their month, once for all."""

from __future__ import annotations

import pytest

from checker.document.model import Span
from checker.language.yearless import yearless


def read(text: str) -> list[tuple[str, str]]:
    items = yearless(text.encode(), Span(0, len(text)), ())
    return [(str(item.value), text[item.span.start : item.span.end]) for item in items if item.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 19 and August 23, 2013", [("2013-06-19", "June 19"), ("2013-08-23", "August 23")]),
        ("May 7, 9 and 23, 2013", [("2013-05-07", "May 7"), ("2013-05-09", "9"), ("2013-05-23", "23")]),
        ("3 June and 17 July 2013", [("2013-06-03", "3 June"), ("2013-07-17", "17 July")]),
        ("3, 5 and 17 July 2013", [("2013-07-03", "3"), ("2013-07-05", "5"), ("2013-07-17", "17 July")]),
        ("May 7 (Items 5.02 and 9.01), May 9, 2013", [("2013-05-07", "May 7"), ("2013-05-09", "May 9")]),
        ("May 7, 2013 and May 9, 2014", []),
        ("Items 2 and 7, 2013", []),
        ("May 7", []),
    ],
)
def test_days_take_the_year_behind_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_a_date_that_is_known_already_is_left_out() -> None:
    text = "June 19 and August 23, 2013"
    found = yearless(text.encode(), Span(0, len(text)), [Span(12, 27)])
    assert [item.value for item in found] == ["2013-06-19"]
