"""The fact ledger: every entry with its places, and only true disagreements."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker import read_bytes
from checker.document import Document
from checker.ledger import Ledger, as_data, as_lines, ledger_of
from checker.rulebook import Rulebook, load_rulebook

COVER = """Filed Pursuant to Rule 424(b)(5)
Registration No. 333-183401

PROSPECTUS SUPPLEMENT
(To Prospectus dated April 8, 2013)

Example Robotics, Inc.

2,035,531 Shares of Common Stock

"""


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def ledger(text: str, rulebook: Rulebook) -> Ledger:
    return ledger_of(read_bytes((COVER + text).encode(), "sample.txt"), rulebook)


def kinds(text: str, rulebook: Rulebook) -> list[str]:
    return [item.kind for item in ledger(text, rulebook).disagreements if not item.rule]


def test_a_ledger_lists_each_value_with_all_its_places(rulebook: Rulebook) -> None:
    text = (
        "The 2,035,531 shares of common stock were sold at $6.25 per share on April 8, 2013, or 12.5% of the class. "
        "See page S-9 and page S-9 of the file 001-36159, or call (314) 678-6100. Example Robotics, Inc. is a company."
    )
    entries = ledger(text, rulebook).entries
    counted = {name: [(entry.value, len(entry.occurrences)) for entry in found] for name, found in entries.items()}
    assert counted == {
        "dates": [("2013-04-08", 2)],
        "money": [(Decimal("6.25"), 1)],
        "share_counts": [(Decimal(2035531), 2)],
        "percentages": [(Decimal("12.5"), 1)],
        "file_numbers": [("333-183401", 1), ("001-36159", 1)],
        "phones": [("(314) 678-6100", 1)],
        "page_pointers": [("S-9", 2)],
        "companies": [("Example Robotics, Inc.", 2)],
    }
    place = entries["share_counts"][0].occurrences[1].place
    assert (place.quote, place.position.line) == ("2,035,531 shares", 11)


def test_days_and_par_values_are_no_numbers_of_securities(rulebook: Rulebook) -> None:
    entries = ledger(
        "We repay within 180 days from the date of the notes, or 365 days after the shares.", rulebook
    ).entries
    assert [entry.value for entry in entries["share_counts"]] == [Decimal(2035531)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our directors hold 2,305,531 shares.", "digits exchanged"),
        ("We received $12,674,159 in May. Of the $12,647,159 we spent half.", "digits exchanged"),
        ("The file number of the registration statement is 333-184301.", "digits exchanged"),
        ("Call us at (314) 678-6100, or at (314) 687-6100.", "digits exchanged"),
        ("Northgate Glass LLC is our agent. We pay Northagte Glass LLC a fee.", "name spelt two ways"),
        ("Larkspur Trading LLC is our agent. Larkspurr Trading, LLC is paid a fee.", "name spelt two ways"),
        ("Trading began on Monday, April 9, 2013.", "wrong weekday"),
        (
            "We are selling 2,000,000 shares at a price of $6.25 per share for gross proceeds of $12,600,000.",
            "price x number is not the total",
        ),
        (
            "See “Risk Factors” beginning on page S-5. Read “Risk Factors” on page S-7 of this prospectus supplement.",
            "two pages for one section",
        ),
    ],
)
def test_what_disagrees_is_said(text: str, kind: str, rulebook: Rulebook) -> None:
    assert kinds(text, rulebook) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Our directors hold 2,035,531 shares, and 4,053,531 shares are held by others.",
        "EXAMPLE ROBOTICS, INC. and Example Robotics Inc are one company.",
        "Series A Funding Trust and Series B Funding Trust are two.",
        "Trading began on Tuesday, April 9, 2013.",
        "We are selling 2,000,000 shares at a price of $6.25 per share for aggregate gross proceeds of $12.5 million.",
        "We sell 1,333,333 shares at $0.75 per share for gross proceeds of approximately $1.0 million.",
        "We sell 2,000,000 shares at $6.25 per share for aggregate proceeds of $11,600,000 after the agent's fee.",
        "See “Risk Factors” on page S-5 and “Risk Factors” on page 7 of the accompanying prospectus.",
        "See “Risk Factors” on page S-5. Read “Risk Factors” on page S-3 and “Tax” on page S-9 of the base prospectus.",
    ],
)
def test_what_agrees_is_not_flagged(text: str, rulebook: Rulebook) -> None:
    assert kinds(text, rulebook) == []


def table(*rows: tuple[str, str, str]) -> Document:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f"<p>{line}</p>" for line in COVER.splitlines() if line)
    return read_bytes(f"<html><body>{head}<table>{cells}</table></body></html>".encode(), "sample.htm")


def test_the_rows_of_a_price_table_are_for_one_number_of_securities(rulebook: Rulebook) -> None:
    price, discount = ("Public offering price", "$ 2.00", "$ 5,000,000"), ("Discount", "$0.14", "$350,000")
    parts = (("Proceeds to us", "$1.86", "$3,000,000"), ("Proceeds to the holders", "$1.86", "$1,650,000"))
    assert ledger_of(table(price, discount, *parts), rulebook).disagreements == []
    (found,) = ledger_of(table(price, ("Discount", "$0.14", "$305,000"), *parts), rulebook).disagreements
    assert found.message == (
        "$0.14 for each and $305,000 in all are not for the number of securities "
        "of $2.00 for each and $5,000,000 in all."
    )


def test_pairs_of_numbers_in_tables_alone_are_chance(rulebook: Rulebook) -> None:
    rows = [("Hypothetical", "$1,000,340.00", "$1,000,430.00"), ("Hypothetical", "$1,000,034.00", "$1,003,040.00")]
    assert [item.kind for item in ledger_of(table(*rows), rulebook).disagreements] == []


def test_rules_of_consistency_speak_in_the_ledger_under_their_names(rulebook: Rulebook) -> None:
    text = "This prospectus supplement supplements the prospectus dated April 9, 2013 of Example Robotics, Inc."
    told = {item.rule: [found.place.quote for found in item.evidence] for item in ledger(text, rulebook).disagreements}
    assert told["base/date-consistent"] == ["April 8, 2013", "April 9, 2013"]


def test_what_a_rule_has_told_is_told_once(rulebook: Rulebook) -> None:
    found = ledger("We are selling 2,053,531 shares of common stock.", rulebook).disagreements
    assert [item.rule for item in found] == ["offering/amount-consistent"]


def test_what_a_base_prospectus_says_behind_the_supplement_clashes_with_nothing(rulebook: Rulebook) -> None:
    path = Path(__file__).parent.parent / "documents" / "takedown-with-base.htm"
    assert ledger_of(read_bytes(path.read_bytes(), path.name), rulebook).disagreements == []


def test_a_ledger_is_shown_as_lines_and_as_data(rulebook: Rulebook) -> None:
    kept = ledger("Our directors hold 2,305,531 shares.", rulebook)
    lines = list(as_lines(kept))
    assert lines[:3] == [
        "sample.txt: 1 disagreement",
        "  digits exchanged",
        "    Two numbers of securities differ only in two digits: 2,035,531 (once) and 2,305,531 (once).",
    ]
    assert "    2,305,531  11:20" in lines
    data = as_data(kept)
    assert data["ledger"]["share_counts"][1]["value"] == 2305531
    assert data["ledger"]["share_counts"][1]["occurrences"][0]["line"] == 11
    assert data["disagreements"][0]["rule"] is None
    assert [item["quote"] for item in data["disagreements"][0]["evidence"]] == ["2,035,531 Shares", "2,305,531 shares"]
