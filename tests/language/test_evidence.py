"""Evidence: what holds shows the words that make it hold; what does not shows where it looked and the nearest miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.document import read_text
from checker.language.nearest import nearest_miss
from checker.language.parse import parse_phrase
from checker.language.value import Miss

if TYPE_CHECKING:
    from tests.language.conftest import Bench

TEXT = """(To prospectus dated May 1, 2012 and to prospectus dated June 2, 2012)

We offer 2,000 shares for $3 million.

The date of this prospectus is June 2, 2012. The report on Form 8-K filed on April 1, 2012.
"""


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ('document has "{number} shares"', [("found", "2,000 shares")]),
        ('document has "dated {date}"', [("found", "dated May 1, 2012"), ("found", "dated June 2, 2012")]),
        ("own_date exists", [("found", "June 2, 2012")]),
        ("own_date is 2012-06-02", [("is", "June 2, 2012")]),
        ("own_date is 2012-06-03", [("is", "June 2, 2012")]),
        ("base_dates agree", [("says", "May 1, 2012"), ("says", "June 2, 2012")]),
        ("own_date is a real date", [("says", "June 2, 2012")]),
        (
            "own_date is after base_dates",
            [("this", "June 2, 2012"), ("against this", "May 1, 2012"), ("against this", "June 2, 2012")],
        ),
        ('some sentence in document has "shares"', [("found", "shares")]),
        ('document has "shares" and document has "form 8-k"', [("found", "shares"), ("found", "Form 8-K")]),
        ('document has "shares" or document has "bonds"', [("found", "shares")]),
        ('not document has "shares"', [("found", "shares")]),
        ('document has no "shares"', [("found", "shares")]),
        ('if document has "shares" then own_date exists', [("found", "shares"), ("found", "June 2, 2012")]),
    ],
)
def test_the_words_that_decide_are_shown(condition: str, shown: list[tuple[str, str]], bench: Bench) -> None:
    assert bench.shown(condition, TEXT) == shown


@pytest.mark.parametrize(
    "condition",
    [
        'document has "bonds"',
        'cover has "bonds"',
        'some sentence in document has "bonds"',
        'document has "shares" and document has "bonds"',
        'document has "bonds" or document has "rights"',
        'at least 3 sentences in document have "shares"',
        "legend exists",
        'legend has "approved"',
        'section "proceeds" exists',
        '(reports where form is "10-K") exist',
        'every sentence in document has "shares"',
        'document begins with "bonds"',
        'no sentence in document has "shares"',
        "own_date is before base_dates",
        "base_dates agree",
        "reports.form are one of kind",
    ],
)
def test_whatever_fails_shows_something(condition: str, bench: Bench) -> None:
    outcome = bench.outcome(condition, TEXT)
    assert outcome.truth is False
    assert outcome.shown, "where it looked, or what is wrong"
    assert all(mark.spans for mark in outcome.shown if isinstance(mark, Miss))


@pytest.mark.parametrize(
    "condition",
    [
        'document has "shares"',
        'document has no "bonds"',
        'no sentence in document has "bonds"',
        'every sentence in document that has "shares" has "$"',
        'document begins with "to prospectus"',
        "base_dates are distinct",
        'not document has "bonds"',
        'at most 1 sentence in document has "shares"',
        'exactly 1 sentence in document has "shares"',
        "legend does not exist",
        "own_date is on or after every base_date",
        "no report repeats another report in form",
        'if document has "bonds" then legend exists',
    ],
)
def test_whatever_holds_shows_something(condition: str, bench: Bench) -> None:
    outcome = bench.outcome(condition, TEXT)
    assert outcome.truth is True
    assert outcome.shown


@pytest.mark.parametrize(
    ("phrase", "text", "found", "missing"),
    [
        ("filed pursuant to rule 424 (b)", "Filed pursuant to Rule 415", "Filed pursuant to Rule", "424"),
        ("filed pursuant to {rule_paragraph}", "Filed pursuant to Rule 424", "Filed pursuant to", "{rule_paragraph}"),
        ("to prospectus dated {date}", "to prospectus dated May 2012", "to prospectus dated", "{date}"),
        (
            "the date of this (prospectus | supplement) is",
            "the date of this notice",
            "the date of this",
            "(prospectus | supplement)",
        ),
        ("page {page} ... of the (base | prospectus)", "on page 5 in the text", "page 5", "of"),
    ],
)
def test_the_nearest_miss_is_the_longest_part_that_is_there(phrase: str, text: str, found: str, missing: str) -> None:
    document = read_text(text)
    near = nearest_miss(document, parse_phrase(phrase), (document.whole,))
    if found == "page 5":
        assert near is None, "shorter than what is worth showing"
        return
    assert near is not None
    assert (document.quote(near.span), near.missing) == (found, missing)


def test_nothing_near_is_no_near_miss() -> None:
    document = read_text("Nothing of the kind stands here.")
    assert nearest_miss(document, parse_phrase("filed pursuant to rule 424"), (document.whole,)) is None


def test_a_miss_looks_only_where_the_condition_looked(bench: Bench) -> None:
    text = TEXT + "\n\nINFORMATION\n\nWe offer 2,000 units of this kind."
    outcome = bench.outcome('some sentence in document that has "for $3" has "we offer {number} units"', text)
    assert outcome.truth is False
    spans = [span for mark in outcome.shown if isinstance(mark, Miss) for span in mark.spans]
    document = read_text(text)
    assert {document.quote(span) for span in spans} == {"We offer 2,000 shares for $3 million."}


def test_each_clause_keeps_its_own_outcome(bench: Bench) -> None:
    outcome = bench.outcome('document has "shares" and (own_date exists or legend exists)', TEXT)
    assert [part.truth for part in outcome.parts] == [True, True]
    assert [part.truth for part in outcome.parts[1].parts] == [True, False]
    assert all(part.node is not None for part in outcome.parts)


def test_a_condition_that_is_not_evaluated_is_no_part(bench: Bench) -> None:
    outcome = bench.outcome('if document has "bonds" then legend exists', TEXT)
    assert [part.truth for part in outcome.parts] == [False]
