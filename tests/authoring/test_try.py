"""Try: what an expression is, and what it comes to on a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.attempt import Attempt, Sort, attempt, attempt_data, attempt_text, read_expression
from checker.authoring.trace import Value
from checker.document import read_bytes, read_text
from checker.rulebook import Rulebook, RulebookError, load_rulebook

TEXT = """Filed Pursuant to Rule 424(b)(3)

PROSPECTUS SUPPLEMENT NO. 2
(To Prospectus dated April 8, 2013)

See “Risk Factors” on page S-3. The shares cost $5.00 and $6.50.

The date of this prospectus supplement is November 27, 2013.
"""


def tried(written: str, rulebook: Rulebook, text: str = TEXT) -> Attempt:
    return attempt(read_expression(written, rulebook), rulebook, read_text(text, "a.txt"))


@pytest.mark.parametrize(
    ("written", "sort"),
    [
        ('cover has "risk factors"', Sort.CONDITION),
        ('if own_date exists then cover has "page"', Sort.CONDITION),
        ("own_date", Sort.FACT),
        ("every {date} in cover", Sort.READING),
        ("cover", Sort.READING),
        ('section "risk factors"', Sort.READING),
        ("own_date + 45 days", Sort.READING),
        ("(base_dates that are not in own_date)", Sort.READING),
        ("incorporated_reports.form", Sort.READING),
        ('sentences in cover that have "page"', Sort.READING),
        ('"page {page}"', Sort.PHRASE),
        ("page {page}", Sort.PHRASE),
        ("risk factors", Sort.PHRASE),
        ("(common | preferred) stock", Sort.PHRASE),
    ],
)
def test_the_sort_of_an_expression_is_told_by_parsing(written: str, sort: Sort, rulebook: Rulebook) -> None:
    assert read_expression(written, rulebook).sort is sort


def test_a_condition_has_its_value_its_sentence_and_its_tree(rulebook: Rulebook) -> None:
    one = tried('cover has "risk factors" and own_date is before 2013-01-01', rulebook)
    assert one.value is Value.FALSE
    assert one.because == "the own date is not before 2013-01-01: it says “November 27, 2013” (line 8)"
    assert one.clause is not None
    assert [part.value for part in one.clause.parts] == [Value.TRUE, Value.FALSE]
    assert [reading.name for reading in one.facts] == ["own_date"]


def test_a_phrase_shows_every_occurrence_with_its_captures(rulebook: Rulebook) -> None:
    one = tried('"{price: money}"', rulebook)
    assert [found.entry.evidence.place.quote for found in one.found] == ["$5.00", "$6.50"]
    assert [(capture.evidence.label, capture.value) for found in one.found for capture in found.captures] == [
        ("price", 5),
        ("price", 6.5),
    ]
    assert "price = 6.5" in attempt_text(one)
    assert one.value is Value.TRUE


def test_a_phrase_that_stands_nowhere_shows_what_came_nearest(rulebook: Rulebook) -> None:
    one = tried('"the date of this prospectus supplement was"', rulebook)
    assert one.value is Value.FALSE
    assert one.nearest[0].label == "nearest: then “was” is missing"
    assert "nearest" in attempt_text(one)


def test_a_reading_shows_values_quotes_and_places(rulebook: Rulebook) -> None:
    one = tried("every {date} in cover", rulebook)
    assert [(found.entry.value, found.entry.evidence.place.quote) for found in one.found] == [
        ("2013-04-08", "April 8, 2013"),
        ("2013-11-27", "November 27, 2013"),
    ]
    place = one.found[0].entry.evidence.place
    assert TEXT[place.position.offset : place.end] == "April 8, 2013"
    assert "2013-04-08  “April 8, 2013” 4:22 (supplement)" in attempt_text(one)


def test_a_fact_shows_which_reading_gave_it(rulebook: Rulebook) -> None:
    one = tried("own_date", rulebook)
    assert one.facts[0].way == "find"
    assert "own_date: The document's own date." in attempt_text(one)
    assert "find: first {date} in date_sentences" in attempt_text(one)


def test_what_is_hidden_is_undetermined_and_says_why(rulebook: Rulebook) -> None:
    one = tried("first {date} in base prospectus", rulebook)
    assert (one.value, one.because) == (Value.UNDETERMINED, "the base prospectus is not in this file")
    assert "nothing found, but the base prospectus is not in this file" in attempt_text(one)


def test_a_wording_is_used_by_name(tmp_path: Path) -> None:
    facts = tmp_path / "facts"
    facts.mkdir()
    (facts / "own.yaml").write_text(
        "inner:\n  means: One.\n  wording: (risk | danger)\nouter:\n  means: Two.\n  wording: <inner> factors\n"
    )
    rulebook = load_rulebook([tmp_path])
    assert tried('cover has "<outer>"', rulebook).value is Value.TRUE
    with pytest.raises(RulebookError, match="no wording is called “outr”; did you mean “outer”"):
        read_expression('cover has "<outr>"', rulebook)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('covr has "x"', 'expression:1:1: no fact is called “covr”; did you mean “cover”?\n    covr has "x"\n    ^'),
        ('cover hs "x"', "expression:1:7: “hs” cannot stand here"),
        ("own_dat", "did you mean “own_date”?; if words of the document are meant, put them in quotation marks"),
        ('"dated {dat}"', "expression:1:8: no type is called “dat”; did you mean “date”?"),
        ("dated {dat}", "expression:1:7: no type is called “dat”; did you mean “date”?"),
        ("sentences in covr", "expression:1:14: no fact is called “covr”"),
        ("first {dat} in cover", "expression:1:8: no type is called “dat”"),
        ("first {date} on cover", "expression:1:14: “on” cannot stand here"),
        ('cover has "x"\nand covr has "y"', "expression:2:5: no fact is called “covr”"),
        ('own_date is "x"', "expression:1:13: dates are never texts"),
        ("", "expression:1:1: is empty"),
        ('"', "expression:1:1"),
        ("cover page", "expression:1:7: “page” cannot stand here; expected what is said of it"),
        ("cover page", "if words of the document are meant, put them in quotation marks"),
        ("at least <few> base_dates exist", "expression:1:11: no parameter is called “few”"),
    ],
)
def test_a_broken_expression_shows_its_place(written: str, said: str, rulebook: Rulebook) -> None:
    with pytest.raises(RulebookError) as raised:
        read_expression(written, rulebook)
    assert said in str(raised.value)


def test_everything_wrong_is_told_at_once(rulebook: Rulebook) -> None:
    with pytest.raises(RulebookError) as raised:
        read_expression('covr has "x" and captio has "y"', rulebook)
    assert [problem.column for problem in raised.value.problems] == [1, 18]


def test_json_tells_the_same(rulebook: Rulebook) -> None:
    data = attempt_data(tried('"on page {page}"', rulebook))
    assert (data["sort"], data["value"], data["found"][0]["quote"]) == ("phrase", "true", "on page S-3")
    assert data["found"][0]["captures"][0]["value"] == "S-3"
    data = attempt_data(tried('cover has "x y z"', rulebook))
    assert data["clause"]["value"] == "false"


def test_places_of_a_document_with_pages_name_the_page(rulebook: Rulebook) -> None:
    html = (
        b"<html><body><p>PROSPECTUS</p><p>S-1</p><hr style='page-break-after:always'><p>Second words.</p></body></html>"
    )
    one = attempt(read_expression('"second words"', rulebook), rulebook, read_bytes(html, "a.htm"))
    assert one.found[0].entry.evidence.place.page is not None
    assert f"page {one.found[0].entry.evidence.place.page})" in attempt_text(one)
