"""Coverage: which clauses no example has made true or false, which options of phrases none has matched, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.coverage import Coverage, measure
from checker.cli import main
from checker.judge import judge
from checker.rulebook import Rulebook, Sources

Book = Callable[..., Sources]


def covered(sources: Sources) -> dict[str, Coverage]:
    return {coverage.name: coverage for coverage in measure(sources, list(sources.rulebook.rules.values()))}


def said(coverage: Coverage) -> list[str]:
    problems = (*coverage.clauses.missing, *coverage.options.missing)
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


def test_clauses_that_were_true_and_false_are_covered(book: Book) -> None:
    coverage = covered(book({"require": 'cover has "hello"'}))["cover/greeting"]
    assert (coverage.clauses.seen, coverage.clauses.total, said(coverage)) == (2, 2, [])


def test_a_clause_that_was_never_true_or_false_is_told_with_its_place(book: Book) -> None:
    sources = book({"require": 'cover has "hello"\nor cover has "good\nday" and cover has no "bye"'})
    assert said(covered(sources)["cover/greeting"]) == [
        '9:6: never true: cover has "good day" and cover has no "bye"',
        '9:6: never true: cover has "good day"',
        '10:12: never false: cover has no "bye"',
    ]


def test_conditions_that_were_never_asked_are_neither_true_nor_false(book: Book) -> None:
    cases = '\n  - when: cover has "bye"\n    then: Leave.\n  - then: Nothing.'
    examples = "- {name: a, pass: hello}\n- {name: b, pass: hello bye}\n- {name: c, fail: x}\n- {name: d, fail: y}\n"
    coverage = covered(book({"require": 'cover has "hello"', "message": cases, "examples": examples}))
    assert said(coverage["cover/greeting"]) == ['10:11: never true: cover has "bye"']


def test_what_filters_and_further_predicates_say_is_a_clause(book: Book) -> None:
    require = (
        'cover has "hello" or some line in cover has "good" and that line has "all"\n'
        'or lines in cover that have "hi" but have no "bye" exist'
    )
    assert said(covered(book({"require": require}))["cover/greeting"]) == [
        '8:24: never true: some line in cover has "good" and that line has "all"',
        '8:43: never true: has "good"',
        '8:68: never true: has "all"',
        '9:6: never true: lines in cover that have "hi" but have no "bye" exist',
        '9:26: never true: have "hi"',
        '9:40: never true: have no "bye"',
        '9:40: never false: have no "bye"',
    ]


def test_what_is_false_of_one_thing_among_many_is_seen(book: Book) -> None:
    many = "\n\n".join(["hi there", *["hi you"] * 20])
    examples = "".join(
        f"- name: {name}\n  {verdict}: |\n" + "".join(f"    {line}\n" for line in text.split("\n"))
        for name, verdict, text in (
            ("a", "pass", many),
            ("b", "pass", f"{many}\n\nhello"),
            ("c", "fail", "bye"),
            ("d", "fail", "bye bye"),
        )
    )
    coverage = covered(
        book({"require": 'paragraphs in cover that begin with "hi" but have "there" exist', "examples": examples})
    )
    assert said(coverage["cover/greeting"]) == []


def test_alternatives_and_options_that_never_matched_are_told(book: Book) -> None:
    require = 'cover has "(hello | good day | welcome[s]) [to (all | you)]"'
    coverage = covered(book({"require": require}))["cover/greeting"]
    assert (coverage.options.seen, coverage.options.total) == (1, 7)
    assert [line.split(": ")[-1] for line in said(coverage)] == [
        "good day",
        "welcome[s]",
        "s",
        "to (all | you)",
        "all",
        "you",
    ]


@pytest.mark.parametrize(
    ("require", "matched"),
    [
        ('every line in cover begins with "(hello | good)"', "hello"),
        ('every line in cover ends with "(again | hello)"', "again"),
        ('every line in cover is one of "hello[s]", "hello (again | more)"', "again"),
        ('cover reads "(hello | good) [again]"', "hello"),
        ('cover has "hello" followed by "(again | more)" or cover has "hello"', "again"),
        ('every word in cover is "hello" or section "(hello | more)" exists or cover has "hello"', ""),
    ],
)
def test_options_are_seen_in_every_kind_of_predicate(book: Book, require: str, matched: str) -> None:
    coverage = covered(book({"require": require}))["cover/greeting"]
    missing = [problem.message.split(": ")[1] for problem in coverage.options.missing]
    assert coverage.options.total == coverage.options.seen + len(missing)
    assert bool(coverage.options.seen) == bool(matched)
    assert matched not in missing


def test_a_phrase_is_matched_only_where_it_is_looked_for(book: Book) -> None:
    require = 'lines in cover begin with "(hello | there)"'
    examples = (
        "- {name: a, pass: hello there}\n- {name: b, pass: hello}\n- {name: c, fail: oh there}\n- {name: d, fail: x}\n"
    )
    sources = book({"require": require, "examples": examples})
    assert said(covered(sources)["cover/greeting"]) == ["8:39: never matched: there"]


FACTS = """\
greeting:
  means: A greeting.
  find: every "(hello | hi)" in cover
  else:
    - every {word} in cover after "<leave> dear"
    - every line in cover that has "(so | such)"
leave:
  means: A farewell.
  wording: bye | farewell
"""


def test_facts_and_wordings_are_told_apart_from_rules(book: Book) -> None:
    examples = (
        "- {name: a, pass: hello}\n- {name: b, pass: bye dear all}\n- {name: c, fail: x}\n- {name: d, fail: such}\n"
    )
    examples = examples.replace("d, fail: such", "d, fail: farewell")
    coverage = covered(book({"require": "greeting exists", "examples": examples}, facts=FACTS))
    assert said(coverage["cover/greeting"]) == []
    assert said(coverage["facts"]) == [
        '6:32: never true: has "(so | such)"',
        "3:25: never matched: hi",
        "6:38: never matched: so",
        "6:43: never matched: such",
    ]
    assert said(coverage["wordings"]) == ["9:18: never matched: farewell"]


def test_recording_changes_no_verdict(rulebook: Rulebook, top: Path) -> None:
    from checker.authoring.coverage.recorder import Record, Recorder
    from checker.document import read_file
    from checker.judge import apply

    for name in ("resale-supplement-damaged.txt", "takedown-with-base.htm"):
        document = read_file(top / "tests" / "documents" / name)
        recorder = Recorder(document, rulebook.facts, Record())
        found = {rule.id: apply(rule, recorder).verdict for rule in rulebook.rules.values()}
        assert found == {finding.rule: finding.verdict for finding in judge(document, rulebook).findings}


def test_below_the_threshold_the_status_is_1(book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book({"require": 'cover has "hello" or cover has "bye"'})
    arguments = ["test", "--coverage", "--no-shipped-rules", "--rules", str(tmp_path)]
    assert main(arguments) == 1
    shown = capsys.readouterr().out
    assert "cover/greeting     5 of    6  83 %" in shown
    assert ':8:24: never true: cover has "bye"' in shown
    assert "83.3 % of the clauses are covered; it should be 100 %" in shown
    assert main([*arguments, "--fail-under", "80"]) == 0
