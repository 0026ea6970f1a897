"""Messages: their blanks are filled with what the document says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.document import read_text
from checker.language import message
from checker.language.captured import at_fail
from checker.language.check import Catalogue
from checker.language.evaluate import Evaluator
from checker.language.parse import parse_condition

if TYPE_CHECKING:
    from tests.language.conftest import Bench

TEXT = """(To prospectus dated May 1, 2012 and to prospectus dated June 2, 2012 and to prospectus dated 1 May 2012)

The report on Form 8-K filed on April 1, 2012 and the report on Form 10-Q filed on May 3, 2012.
"""


def filled(template: str, bench: Bench, condition: str = 'cover has "x"', text: str = TEXT) -> str:
    node = parse_condition(condition)
    document = read_text(text)
    evaluator = Evaluator(document, bench.book.facts)
    assert list(message.check(template, Catalogue(bench.book.facts), node)) == []
    return message.fill(template, document, evaluator.reader, evaluator.condition(node).captured)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("No blank.", "No blank."),
        ("Dated {base_dates}.", "Dated May 1, 2012, June 2, 2012, 1 May 2012."),
        ("Dated {base_date}.", "Dated May 1, 2012, June 2, 2012, 1 May 2012."),
        ("{base_dates.first} and {base_dates.second}", "May 1, 2012 and June 2, 2012"),
        ("{base_dates.last}", "1 May 2012"),
        ("{base_dates.count} dates", "3 dates"),
        ("{own_date}", "nothing"),
        ("{own_date.first}, {own_date.count}", "nothing, 0"),
        ("{reports.form}", "8-K, 10-Q"),
        ("{reports.period}", "nothing"),
        ("{kind}", "other"),
        ("{preliminary}", "False"),
    ],
)
def test_a_blank_is_filled_with_the_words_of_the_document(template: str, said: str, bench: Bench) -> None:
    if template == "{preliminary}":
        assert filled(template, bench).lower() == "false"
        return
    assert filled(template, bench) == said


def test_many_values_are_cut_short(bench: Bench) -> None:
    text = " and ".join(f"to prospectus dated May {day}, 2012" for day in range(1, 10))
    said = filled("{base_dates}", bench, text=text)
    assert said.startswith("May 1, 2012, ")
    assert said.endswith("May 6, 2012, …")


@pytest.mark.parametrize(
    ("condition", "text", "said"),
    [
        ('cover has no "dated {when: date}"', "dated May 1, 2012", "on May 1, 2012"),
        ('not cover has "dated {when: date}"', "dated May 1, 2012", "on May 1, 2012"),
        ('no sentence in cover has "dated {when: date}"', "It is dated May 1, 2012. Yes.", "on May 1, 2012"),
        ('if cover has "dated {when: date}" then cover has "no"', "dated May 1, 2012", "on May 1, 2012"),
        ('cover has "x" and cover has no "{when: date}"', "x dated May 1, 2012", "on May 1, 2012"),
    ],
)
def test_a_capture_is_filled_where_the_rule_fails(condition: str, text: str, said: str, bench: Bench) -> None:
    assert bench.truth(condition, text) is False
    assert filled("on {when}", bench, condition, text) == said


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('cover has "{date}"', set()),
        ('cover has no "{date}"', {"date"}),
        ('not cover has "{date}"', {"date"}),
        ('not not cover has "{date}"', set()),
        ('cover has no "{date}" or cover has "{page}"', {"date"}),
        ('if cover has "{date}" then cover has "{page}"', {"date"}),
        ('some line in cover has "{date}"', set()),
        ('every line in cover has "{date}"', set()),
        ('every line in cover has no "{date}"', {"date"}),
        ('no line in cover has "{date}" and that line has "{page}"', {"date", "page"}),
        ('at most 1 line in cover has "{date}"', {"date"}),
        ('cover has no "{date}" followed by "{page}"', {"date", "page"}),
        ('section "{date}" has no "x"', set()),
        ('kind is "{word}"', set()),
    ],
)
def test_which_captures_a_fail_can_show_is_known_before(condition: str, expected: set[str]) -> None:
    assert {capture.type.text for capture in at_fail(parse_condition(condition))} == expected


def test_a_document_s_braces_are_not_filled(bench: Bench) -> None:
    text = "It says {kind} to prospectus dated May 1, 2012"
    assert filled("{base_dates}", bench, text=text) == "May 1, 2012"
    assert filled("{what}", bench, 'cover has no "says {what: words} to"', text) == "{kind}"
