"""Records: lists of things with fields, in the ways in which sentences give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.document import read_text
from checker.language.evaluate import Evaluator

if TYPE_CHECKING:
    from checker.language.value import Item
    from checker.rulebook import Rulebook
    from tests.language.conftest import Bench

HEAD = """Registration No. 333-183401

INCORPORATION BY REFERENCE

We incorporate by reference the documents listed below:

"""


def plain(item: Item) -> dict[str, object]:
    return {name: field.value for name, field in item.fields.items()}


def reports(text: str, rulebook: Rulebook) -> list[dict[str, object]]:
    listing = Evaluator(read_text(HEAD + text), rulebook.facts).reader.fact("incorporated_reports")
    return [plain(item) for item in listing.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "our Annual Report on Form 10-K for the year ended December 31, 2012, filed on March 15, 2013;",
            [{"form": "10-K", "period": "2012-12-31", "filed": "2013-03-15"}],
        ),
        (
            "our Current Reports on Form 8-K filed on April 1, 2013, May 3, 2013 and June 7, 2013.",
            [{"form": "8-K", "filed": f"2013-{day}"} for day in ("04-01", "05-03", "06-07")],
        ),
        (
            "our Quarterly Reports on Form 10-Q for the quarters ended March 31, 2013 and June 30, 2013;",
            [{"form": "10-Q", "period": "2013-03-31"}, {"form": "10-Q", "period": "2013-06-30"}],
        ),
        (
            "our Annual Report on Form 10-K for 2012; and\n\nour Current Report on Form 8-K filed on April 1, 2013.",
            [{"form": "10-K"}, {"form": "8-K", "filed": "2013-04-01"}],
        ),
        ("our Definitive Proxy Statement on Schedule 14A.", []),
        ("nothing at all.", []),
    ],
)
def test_a_list_of_reports(text: str, expected: list[dict[str, object]], rulebook: Rulebook) -> None:
    found = reports(text, rulebook)
    assert found == expected or (not expected and all(entry["form"] == "DEF 14A" for entry in found))


def test_a_date_belongs_to_what_announces_it(rulebook: Rulebook) -> None:
    text = (
        "our Quarterly Reports on Form 10-Q for the quarter ended March 31, 2013, filed on May 15, 2013, and "
        "for the quarter ended June 30, 2013, filed on August 15, 2013."
    )
    assert reports(text, rulebook) == [
        {"form": "10-Q", "period": "2013-03-31", "filed": "2013-05-15"},
        {"form": "10-Q", "period": "2013-06-30", "filed": "2013-08-15"},
    ]


def test_a_remark_belongs_to_the_record_before_it(rulebook: Rulebook) -> None:
    text = "our Current Reports on Form 8-K filed on April 1, 2013 (regarding Item 5.02 only) and May 3, 2013."
    first, second = reports(text, rulebook)
    assert "item" in first
    assert "5.02" in str(first["item"])
    assert "item" not in second


def test_a_record_s_fields_lead_back_to_their_words(bench: Bench) -> None:
    text = "See the report on Form 8-K filed on April 1, 2013."
    document = read_text(text)
    [item] = Evaluator(document, bench.book.facts).reader.fact("reports").items
    assert {name: document.quote(field.span) for name, field in item.fields.items() if field.span} == {
        "form": "8-K",
        "filed": "April 1, 2013",
    }


TWO = "The report on Form 8-K filed on April 1, 2013 and the report on Form 10-Q filed on May 3, 2013."


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('(reports where form is "8-K") exist', True),
        ('(reports where form is "10-K") exist', False),
        ('(reports where form is "8-K" and filed is after 2013-04-01) exist', False),
        ("at least 2 (reports where filed is after 2013-03-31) exist", True),
        ("every reports.filed is before 2013-06-01", True),
        ("reports.filed are distinct", True),
        ("reports.form agree", False),
        ("no report repeats another report in form, filed", True),
    ],
)
def test_selections_and_fields(condition: str, bench: Bench, *, expected: bool) -> None:
    assert bench.truth(condition, TWO) is expected


def test_a_report_listed_twice_is_a_repetition(bench: Bench) -> None:
    twice = TWO.replace("10-Q filed on May 3", "8-K filed on April 1")
    assert bench.truth("some report repeats another report in form, filed", twice) is True
    assert bench.truth("no report repeats another report in form", twice) is False


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        ("period is after 2000-01-01", False),
        ("period is 2012-12-31", False),
        ("period is a real date", False),
        ("period exists", False),
        ("period does not exist", True),
        ("period is not 2012-12-31", True),
        ("filed exists", True),
    ],
)
def test_a_field_that_is_not_there_fulfils_nothing_but_what_denies(
    criterion: str, bench: Bench, *, expected: bool
) -> None:
    assert bench.truth(f"(reports where {criterion}) exist", TWO) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "our Current Report on Form 8-K, dated March 28, 2015 and filed with the SEC on March 31, 2015.",
            [{"form": "8-K", "filed": "2015-03-31"}],
        ),
        (
            "our Current Reports on Form 8-K dated March 28, 2015 and April 2, 2015.",
            [{"form": "8-K", "filed": "2015-03-28"}, {"form": "8-K", "filed": "2015-04-02"}],
        ),
        (
            "our Quarterly Report on Form 10-Q, filed on May 4, 1998, for the quarter ended March 31, 1998.",
            [{"form": "10-Q", "filed": "1998-05-04", "period": "1998-03-31"}],
        ),
        (
            "our Forms 10-Q filed on May 4 and August 3, 1998 for the quarters ended March 31 and June 30, 1998.",
            [
                {"form": "10-Q", "filed": "1998-05-04", "period": "1998-03-31"},
                {"form": "10-Q", "filed": "1998-08-03", "period": "1998-06-30"},
            ],
        ),
        (
            "our Quarterly Report on Form 10-Q dated May 4, 1998 for the quarter ended March 31, 1998.",
            [{"form": "10-Q", "filed": "1998-05-04", "period": "1998-03-31"}],
        ),
        (
            "our Current Reports on Form 8-K filed May 7, 9 (Item 5.02) and 23 and June 2, 2013.",
            [{"form": "8-K", "filed": f"2013-{day}"} for day in ("05-07", "05-09", "05-23", "06-02")],
        ),
        (
            "our reports on Form 6-K filed 3 and 17 June and 1 July 2013.",
            [{"form": "6-K", "filed": f"2013-{day}"} for day in ("06-03", "06-17", "07-01")],
        ),
    ],
)
def test_dates_that_share_an_announcement_or_a_year(
    text: str, expected: list[dict[str, object]], rulebook: Rulebook
) -> None:
    kept = [{name: value for name, value in entry.items() if name != "item"} for entry in reports(text, rulebook)]
    assert kept == expected


@pytest.mark.parametrize(
    "text",
    [
        "(excluding any information furnished pursuant to Item 2.02 or 7.01 of any Current Report on Form 8-K)",
        "We do not incorporate information under Item 7.01 of Form 8-K, or any future report on Form 8-K.",
    ],
)
def test_a_form_in_an_exception_is_no_report(text: str, rulebook: Rulebook) -> None:
    assert reports(text, rulebook) == []


def test_items_in_brackets_are_a_remark_without_further_words(rulebook: Rulebook) -> None:
    (entry,) = reports("our Current Report on Form 8-K filed on April 1, 2013 (Items 5.02 and 9.01).", rulebook)
    assert entry["item"] == "5.02 and 9.01"
