"""Values that are reckoned, order, nearness and templates, on a small document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.document import read_text
from checker.language.difference import difference
from checker.language.evaluate import Evaluator
from checker.language.parse import parse_condition
from checker.language.value import Deviation, Mark, Outcome
from checker.rulebook import Rulebook

TEXT = """PROSPECTUS SUPPLEMENT

(To Prospectus dated May 4, 2020)

Elmwood Pumps, Inc.

This prospectus supplement relates to the sale of 100 shares at a price of $2.50 for $250 in total.

Neither the Securities and Exchange Commission nor any state securities commission has approved or disapproved \
of these Interests or determined if this prospectus is truthful or complete. Any representation to the contrary \
is a criminal offense.

It is based on based on the the price of the the shares.

The date of this prospectus supplement is June 30, 2020.

INCORPORATION BY REFERENCE

We incorporate by reference our Annual Report on Form 10-K for the year ended December 31, 2019, filed on March \
2, 2020, our Quarterly Report on Form 10-Q for the quarter ended March 31, 2020, filed on May 1, 2020, and our \
Current Reports on Form 8-K filed on April 6, 2020 and March 9, 2020.
"""
QUARTERS = (
    'quarters after (period of (incorporated_reports where form is "10-K")) until own_date are in '
    'period of (incorporated_reports where form is "10-Q")'
)
Say = Callable[[str], Outcome]


@pytest.fixture(scope="module")
def say(rulebook: Rulebook) -> Say:
    evaluator = Evaluator(read_text(TEXT), rulebook.facts)
    return lambda expression: evaluator.condition(parse_condition(expression))


@pytest.mark.parametrize(
    "expression",
    [
        "own_date is on or before base_dates + 57 days",
        "own_date is after base_dates + 1 month",
        "own_date - base_dates is 57",
        "own_date - 57 days is in base_dates",
        "number of incorporated_reports is 4",
        "number of filed of incorporated_reports is 4",
        "number of periods of incorporated_reports is 2",
        "own_date is within 2 months of base_dates",
        'filed of (incorporated_reports where form is "8-K") are in order',
        'number of (sentences in supplement that have "criminal") is at least 1',
        'latest of (filed of (incorporated_reports where form is "8-K")) is 2020-04-06',
        "earliest of (filed of incorporated_reports) is 2020-03-02",
        'every filed of (incorporated_reports where form is "8-K") is a business day',
        "(2 * 50) is 100",
        "(100 / 3) is within 2 percent of 33",
        "quarters after 2019-12-31 until own_date - 45 days are 2020-03-31",
        'period of (incorporated_reports where form is "10-Q") is in 2020-03-31 + 0 days',
        'supplement has "100 shares" followed by "{money}"',
        'supplement has "price" within 2 words of "{money}"',
        "at most 200 words in supplement exist",
        "sentences in supplement that have at least 20 words exist",
        "supplement has more than 4 paragraphs",
        "no paragraph in supplement begins the next paragraph",
        'every heading in supplement does not begin with "risk"',
        'some sentence in supplement has "annual report" followed by "current report[s]"',
    ],
)
def test_what_holds(say: Say, expression: str) -> None:
    assert say(expression).truth is True


def test_every_quarter_that_is_due_is_listed(say: Say) -> None:
    assert say(QUARTERS.replace("own_date", "own_date - 45 days")).truth is True


@pytest.mark.parametrize(
    "expression",
    [
        "own_date is before base_dates + 57 days",
        "own_date is not in base_dates + 57 days",
        "filed of incorporated_reports are in order",
        "own_date is within 8 weeks of base_dates",
        QUARTERS,
        'supplement has "{money}" followed by "100 shares"',
        'supplement has "price" within 2 words of "$250"',
        "no repetition in supplement exists",
        "at most 20 words in supplement exist",
        "every sentence in supplement has at most 20 words",
    ],
)
def test_what_does_not(say: Say, expression: str) -> None:
    assert say(expression).truth is False


def test_a_reckoned_value_shows_what_it_was_reckoned_from(say: Say) -> None:
    outcome = say("base_dates + 30 days is after own_date")
    shown = [TEXT[mark.where.start : mark.where.end] for mark in outcome.shown if isinstance(mark, Mark)]  # type: ignore[union-attr]
    assert len(shown) == 2


def test_page_numbers_that_the_file_does_not_show_leave_the_question_open(say: Say) -> None:
    outcome = say('pages of (headings in supplement that have "incorporation") is "5"')
    assert outcome.truth is None
    assert outcome.reason == "the file does not show the numbers of its pages"


def test_page_numbers_are_those_that_are_printed(rulebook: Rulebook) -> None:
    pages = [
        f"{title}\n\n{TEXT[:300]}\n\nS-{number}\n"
        for number, title in enumerate(("SUMMARY", "RISK FACTORS", "HOLDERS"), 1)
    ]
    evaluator = Evaluator(read_text("\f".join(pages)), rulebook.facts)
    node = parse_condition('pages of (headings in supplement that have "risk factors") are "S-2"')
    assert evaluator.condition(node).truth is True


def test_repetitions_are_shown_whole(say: Say) -> None:
    outcome = say("no repetition in supplement exists")
    document = read_text(TEXT)
    shown = [document.quote(mark.where) for mark in outcome.shown if isinstance(mark, Mark)]  # type: ignore[arg-type]
    assert shown == ["based on based on", "the the", "the the"]


TEMPLATE = (
    "(Neither | None of) the (Securities and Exchange Commission | SEC) nor any state securities (commission | "
    "regulator) has approved or disapproved of {noun} or (determined if | passed upon) {{document: words}} "
    "(is | are) (truthful | accurate) or complete. Any representation[s] to the contrary is a criminal offen(s | c)e."
)


@pytest.mark.parametrize("noun", ["these Interests", "(these securities | these Interests)"])
def test_a_passage_that_follows_a_template_is_found_inside_its_paragraph(say: Say, noun: str) -> None:
    outcome = say(f'some paragraph in supplement reads "{TEMPLATE.format(noun=noun)}"')
    assert outcome.truth is True
    assert {mark.label for mark in outcome.shown if isinstance(mark, Mark)} == {
        "word for word" if noun == "these Interests" else "in a permitted wording"
    }


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("these securities", "… disapproved of these [securities -> Interests] or determined if …"),
        (
            "these limited partnership Interests",
            "… disapproved of these [limited partnership -> nothing] Interests or determined …",
        ),
        ("Interests", "… or disapproved of [nothing -> these] Interests or determined …"),
    ],
)
def test_a_deviation_is_shown_word_by_word(say: Say, noun: str, expected: str) -> None:
    outcome = say(f'some paragraph in supplement reads "{TEMPLATE.format(noun=noun)}"')
    assert outcome.truth is False
    deviation = next(shown for shown in outcome.shown if isinstance(shown, Deviation))
    found = difference(read_text(TEXT), deviation.phrase, deviation.spans)
    assert found is not None
    assert found.words == expected
    assert found.changes == expected.count("->") + expected.count("limited")


def test_a_text_that_has_little_in_common_with_a_template_is_no_deviation(say: Say) -> None:
    outcome = say('caption reads "the quick brown fox jumps over the lazy dog and into the green field behind it"')
    deviation = next(shown for shown in outcome.shown if isinstance(shown, Deviation))
    assert difference(read_text(TEXT), deviation.phrase, deviation.spans) is None
