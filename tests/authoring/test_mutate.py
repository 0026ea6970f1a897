"""Mutation: the breakages that are made, those that cannot differ and are not, and those that no example notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.mutation import Score, mutate
from checker.authoring.mutation.mutants import Mutants
from checker.authoring.places import Expression, Places
from checker.cli import main
from checker.language.check import Catalogue
from checker.rulebook import Sources

Book = Callable[..., Sources]

FACTS = """\
reports:
  means: Reports.
  records:
    in: cover
    each: form {form}
    members:
      - {find: "{filed: date}", after: filed}
      - {find: "{period: date}", after: ended}
own_date:
  means: A date.
  find: first {date} in cover
leave:
  means: A farewell.
  wording: bye | farewell
"""


def score(sources: Sources, name: str = "cover/greeting") -> Score:
    return next(iter(mutate(sources, [sources.rulebook.rules[name]])))


def slips(sources: Sources, key: str = "require") -> list[str]:
    """Return every breakage of a condition, sound or not, in words."""
    places = Places(sources)
    found = next(one for one in places.of_rule("cover/greeting") if one.key[0] == key)
    mutants = Mutants(places, Catalogue(sources.rulebook.facts))
    return [_said(found, slip.said, slip.at) for slip in mutants.of(found.node)]


def _said(expression: Expression, said: str, at: tuple[int, int]) -> str:
    return f"{said}: {expression.words(at)}"


@pytest.mark.parametrize(
    ("require", "expected"),
    [
        (
            'cover has "hello" and cover has "all"',
            [
                'without this: cover has "hello"',
                'without this: cover has "all"',
                'with “or” for “and”: cover has "hello" and cover has "all"',
                'with “not” before it: cover has "hello"',
                'with “not” before it: cover has "all"',
            ],
        ),
        ('cover has "(hello | hi)"', ["without this: hello", "without this: hi"]),
        ('cover has "hello (all | you)"', ["with this optional: hello", "with this optional: (all | you)"]),
        ('cover has "hello [to] all"', ["without this: [to]", "with this required: [to]"]),
        ('cover has "hello ... all"', ["without this: ...", "with a gap beyond the sentence: ..."]),
        ('cover has "hello [to ...] all"', ["with this required: [to ...]", "with a gap beyond the sentence: ..."]),
        ('not cover has "bye"', ['without “not”: not cover has "bye"']),
        ('if cover has "a" then cover has "hello"', ['without this: cover has "a"', "with “if” and “then” exchanged"]),
        ('every line in cover has "hello"', ["with “some” for “every”: every"]),
        ('no line in cover has "bye"', ["with “every” for “no”: no"]),
        (
            'at least 2 lines in cover have "hello"',
            ["with “at most” for “at least”: at least 2", "with 3 for 2: 2", "with 1 for 2: 2"],
        ),
        (
            'some line in cover has "hello" and that line has no "bye"',
            ['without this: and that line has no "bye"', 'without “no”: has no "bye"'],
        ),
        (
            'lines in cover that have "hello" but have no "bye" exist',
            ['without this: have "hello"', 'without this: have no "bye"', 'with “no”: have "hello"'],
        ),
        ('cover has "hello" followed by "all"', ['without this: followed by "all"']),
        ('cover has "hello" within 3 words of "all"', ["with 4 for 3: 3", "with 2 for 3: 3", "without this: within 3"]),
        (
            "own_date is on or after 2020-01-31",
            [
                "with “after” for “on or after”",
                "with “on or before” for “on or after”",
                "with 2020-02-01 for 2020-01-31",
                "with 2020-01-30 for 2020-01-31",
            ],
        ),
        ("own_date + 45 days is before 2020-01-31", ["with “-” for “+”", "with 46 for 45", "with 44 for 45"]),
        ('(reports where form is "8-K") exist', ['without this: form is "8-K"', 'with “not”: is "8-K"']),
        (
            "(reports where filed exists) exist",
            ["with “period” for “filed”: filed", "with “does not”: exists"],
        ),
        ("every filed of reports is after 2020-01-31", ["with “period” for “filed”: filed"]),
        ("no report repeats another report in form, filed", ["without this: form", "without this: filed"]),
        ('every line in cover is one of "hello", "hi"', ['without this: "hello"', 'without this: "hi"']),
    ],
)
def test_what_may_slip_does(book: Book, require: str, expected: list[str]) -> None:
    made = slips(book({"require": require}, facts=FACTS))
    for wanted in expected:
        assert any(said.startswith(wanted) for said in made), (wanted, made)


def test_in_single_sentences_no_gap_reaches_beyond_the_sentence(book: Book) -> None:
    for require in ('some sentence in cover has "hello ... all"', 'sentences in cover that have "hello ... all" exist'):
        made = slips(book({"require": require}))
        assert not any("beyond the sentence" in said for said in made)
        assert any(said.startswith("without this: ...") for said in made)


def test_of_a_single_value_every_one_is_some_one(book: Book) -> None:
    for single in ("2020-01-31", "every 2020-01-31", "some 2020-01-31"):
        assert not any(
            "“some”" in said for said in slips(book({"require": f"own_date is after {single}"}, facts=FACTS))
        )
    made = slips(book({"require": "own_date is on or after filed of reports"}, facts=FACTS))
    assert any("with “some”" in said for said in made)
    made = slips(book({"require": "some line in cover exists"}, facts=FACTS))
    assert any("with “every” for “some”" in said for said in made)


def test_words_that_only_join_others_stay_required(book: Book) -> None:
    made = slips(book({"require": 'cover has "hello to the world"'}))
    assert [said for said in made if "optional" in said] == ["with this optional: hello", "with this optional: world"]


def test_the_words_of_a_wording_are_left_whole(book: Book) -> None:
    made = slips(book({"require": 'cover has "hello" or cover has "<leave> now"'}, facts=FACTS))
    assert not any("bye" in said or "farewell" in said for said in made)
    assert "with this optional: now" in made


def test_what_a_rule_can_be_without_is_taken_away(book: Book) -> None:
    cases = '\n  - when: cover has "bye"\n    then: {}\n  - then: {}'
    examples = (
        "- {name: a, pass: dear hello}\n- {name: b, pass: dear hello again}\n- {name: c, fail: dear x}\n"
        "- {name: d, fail: dear y}\n- {name: e, not-applicable: z}\n- {name: f, undetermined: dear fog}\n"
    )
    keys = {
        "when": 'cover has "dear"',
        "severity": cases.format("note", "error"),
        "message": cases.format("Leave.", "Nothing."),
        "doubt": '\n  - when: cover has "fog"\n    because: there is fog',
    }
    found = score(book({"require": 'cover has "hello"', "examples": examples, **keys}))
    told = [problem.message for problem in found.survivors]
    assert told.count("without this case") == 2
    assert "without “when”" not in told
    assert "without this doubt" not in told


def test_an_example_that_expects_severity_and_words_notices_what_changes_them(book: Book) -> None:
    cases = '\n  - when: cover has "bye"\n    then: {}\n  - then: {}'
    examples = (
        "- {name: a, pass: hello}\n- {name: b, pass: oh hello}\n"
        "- {name: c, fail: x, severity: error, message: Nothing}\n"
        "- {name: d, fail: bye, severity: note, message: Leave}\n"
    )
    keys = {"severity": cases.format("note", "error"), "message": cases.format("Leave.", "Nothing.")}
    found = score(book({"require": 'cover has "hello"', "examples": examples, **keys}))
    assert [problem.message for problem in found.survivors] == []
    assert found.percent == 100


def test_a_survivor_has_its_place(book: Book) -> None:
    survivors = score(book({"require": 'cover has "hello"\nor cover has "good day"'})).survivors
    assert [f"{one.line}:{one.column}: {one.message}" for one in survivors] == [
        '9:6: without this: cover has "good day"',
        "9:17: with this optional: good",
        "9:22: with this optional: day",
    ]


@pytest.mark.parametrize(
    "require",
    [
        'cover has "hello [again | more]"',  # at the edge of a phrase that is only looked for
        'cover has "hello" or cover has "hello" and cover has "bye"',  # holds with or without it
    ],
)
def test_breakages_that_cannot_differ_are_not_made(book: Book, require: str) -> None:
    made = {problem.message for problem in score(book({"require": require})).survivors}
    assert "without this: [again | more]" not in made
    assert 'without this: cover has "hello" and cover has "bye"' not in made


def test_breakages_that_the_type_check_refuses_are_not_made(book: Book) -> None:
    sources = book({"require": 'at least 1 line in cover has "hello"'})
    assert "with 0 for 1: 1" in slips(sources)
    assert not any("with 0 for 1" in problem.message for problem in score(sources).survivors)


def test_examples_that_are_wrong_themselves_notice_nothing(book: Book) -> None:
    examples = "- {name: a, pass: x}\n- {name: b, pass: y}\n- {name: c, fail: hello}\n- {name: d, fail: oh hello}\n"
    found = score(book({"require": 'cover has "hello"', "examples": examples}))
    assert found.made == len(found.survivors) > 0


def test_the_command_tells_score_and_survivors(book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book({"require": 'cover has "hello" or cover has "good day"'})
    arguments = ["test", "--mutate", "--no-shipped-rules", "--rules", str(tmp_path)]
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert ':8:24: without this: cover has "good day"' in shown
    assert "all rules" in shown
    assert main([*arguments, "--fail-under", "100"]) == 1
    assert "of the mutants are noticed; it should be 100 %" in capsys.readouterr().out
