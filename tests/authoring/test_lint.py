"""Lint: what it says of rules, where, how much it weighs, and what an allowance silences."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from checker.authoring.lint import CODES, Complaint, lint
from checker.cli import main
from checker.document import read_text
from checker.rulebook import Sources, load_sources
from checker.verdict import Severity

Book = Callable[..., Sources]
Said = Callable[..., list[str]]

KIND = """\
kind:
  means: The kind.
  cases:
    - when: cover has "first greeting"
      then: one
    - when: cover has "second greeting"
      then: two
    - then: other
"""


def linted(sources: Sources, *samples: str) -> Sequence[Complaint]:
    rules = list(sources.rulebook.rules.values())
    return lint(sources, rules, [read_text(text, "sample") for text in samples])


def said(sources: Sources, *codes: str) -> list[str]:
    """Return line, column, code and message of the complaints of some codes."""
    found = [one for one in linted(sources) if one.code in codes]
    return [f"{one.place[1]}:{one.place[2]}: {one.problem.message}" for one in found]


def test_a_sound_rule_earns_no_complaint(book: Book) -> None:
    assert list(linted(book({"require": 'cover has "hello"'}))) == []


# Conditions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("require", "clauses"),
    [
        ('cover has "hello" or cover has "hello" and cover has "all"', ['cover has "hello" and cover has "all"']),
        ('cover has "hello" and (cover has "hello" or cover has "all")', ['cover has "hello" or cover has "all"']),
        ('cover has "hello" and kind is one of "one", "two", "other"', ['kind is one of "one", "two", "other"']),
        ('if kind is "one" then cover has "hello" or kind is "two"', ['kind is "two"']),
        ('cover has "hello" or cover has "all"', []),
    ],
)
def test_a_clause_that_can_never_decide_is_dead(book: Book, require: str, clauses: list[str]) -> None:
    found = said(book({"require": require}, facts=KIND), "dead-clause")
    told = [line.split("never decide: ")[1] for line in found]
    assert all(clause in told for clause in clauses), told
    assert bool(told) == bool(clauses)


def test_what_when_says_already_is_dead_in_require(book: Book) -> None:
    examples = (
        "- {name: a, pass: dear hello}\n- {name: b, pass: hello dear}\n- {name: c, fail: dear x}\n"
        "- {name: d, fail: dear y}\n- {name: e, not-applicable: z}\n"
    )
    keys = {"when": 'cover has "dear"', "require": 'cover has "dear" and cover has "hello"', "examples": examples}
    assert said(book(keys), "dead-clause") == ['8:3: this can never decide: cover has "dear"']


@pytest.mark.parametrize(
    ("require", "code"),
    [
        ('cover has "hello" or cover has no "hello"', "never-fails"),
        ('kind is "one" and kind is "two"', "always-fails"),
        ('not (cover has "hello" or not cover has "hello")', "always-fails"),
    ],
)
def test_a_rule_that_no_document_fails_or_passes_is_an_error(book: Book, require: str, code: str) -> None:
    found = [one for one in linted(book({"require": require}, facts=KIND)) if "no document can" in one.problem.message]
    assert [(one.code, one.severity, one.place[1:]) for one in found] == [(code, Severity.ERROR, (7, 1))]


def test_a_rule_that_none_of_its_examples_fails_or_passes_is_an_error(book: Book) -> None:
    assert said(book({"require": 'cover has "nowhere"'}), "always-fails") == ["11:1: no example passes"]
    assert said(book({"require": 'cover has no "nowhere"'}), "never-fails") == ["11:1: no example fails"]


def test_a_case_that_is_never_chosen_is_told(book: Book) -> None:
    cases = '\n  - when: cover has "hello"\n    then: {}\n  - then: {}'
    keys = {
        "require": 'cover has "hello"',
        "severity": cases.format("note", "error"),
        "message": cases.format("A", "B"),
    }
    assert said(book(keys), "dead-case") == ["7:11: this case is never chosen", "13:11: this case is never chosen"]


def test_two_rules_that_say_the_same_are_told_whatever_their_words_order(book: Book) -> None:
    first = {"name": "cover/a", "require": 'cover has "Hello" and no line in cover has "bye"'}
    second = {"name": "cover/b", "require": 'not (some line in cover has "bye" or cover has no "hello")'}
    other = {"name": "cover/c", "require": 'cover has "hello"'}
    assert said(book(first, second, other), "same-rule") == ["7:1: demands what cover/a demands"]


def test_options_that_decide_nothing_are_noted(book: Book) -> None:
    require = 'cover has "[oh] hello[s] [again | {word}]" or cover has "[so] long" followed by "bye"'
    assert said(book({"require": require}), "idle-option") == ["8:14: whether this is there decides nothing: [oh]"]


# Phrases ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("require", "broad"),
    [
        ('cover has "will"', True),
        ('cover has "[the] (number | amount) [of]"', True),
        ('some sentence in supplement has "not ... be"', True),
        ('cover has "selling stockholder[s]"', False),
        ('some sentence in cover has "will" and that sentence has "proceeds"', False),
        ('cover has "will" within 3 words of "proceeds"', False),
    ],
)
def test_a_phrase_that_stands_in_ordinary_prose_is_broad(book: Book, require: str, broad: bool) -> None:  # noqa: FBT001
    found = said(book({"require": require}), "broad-phrase")
    assert bool(found) == broad
    assert all("matches ordinary prose, such as" in line for line in found)


def test_a_pattern_without_a_bound_is_told(book: Book) -> None:
    assert said(book({"require": 'cover has "hello /.*/ all"'}), "open-pattern") == [
        "8:20: this pattern reaches beyond every sentence"
    ]
    assert said(book({"require": r'cover has "hello /\.*[^.]{0,60}/ all"'}), "open-pattern") == []


# Words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("The cover gives the amount offered", False),
        ("No report is listed twice", False),
        ("The supplement says that it must be read with the prospectus", False),
        ("Check the cover", True),
        ("The cover must give the date", True),
        ("the cover gives the date", True),
        ("The cover gives the date.", True),
        ("Missing date of own", True),
        ("Registration number", True),
    ],
)
def test_a_title_is_a_sentence_about_what_holds(book: Book, title: str, wrong: bool) -> None:  # noqa: FBT001
    assert bool(said(book({"require": 'cover has "hello"', "title": title}), "title")) == wrong


def test_what_a_rule_does_not_tell_people_is_told(book: Book) -> None:
    require = 'cover has "hello"'
    assert said(book({"require": require, "why": ""}), "no-why") == ["2:1: does not say why"]
    assert said(book({"require": require, "fix": "no greeting"}), "fix") == ["10:1: the fix repeats the message"]
    assert said(book({"require": require, "fix": "Mend it."}), "fix-without-text") == [
        "10:1: the fix gives no text to paste"
    ]
    cited = {"require": require, "citations": "\n  - unverified: 17 CFR 230.423\n  - 17 CFR 230.424"}
    assert said(book(cited), "unverified") == ["6:5: the text of 17 CFR 230.423 has not been read again"]


# Use -------------------------------------------------------------------------------------------------------------

FACTS = """\
used:
  means: Used by way of another.
  find: every "<hail>" in cover
asked:
  means: Asked for.
  find: used
told:
  means: Told in a message.
  find: every {word} in cover
idle:
  means: Used by nothing.
  find: every {date} in cover
hail:
  means: A greeting.
  wording: hello
parting:
  means: A farewell.
  wording: bye
"""


def test_facts_and_wordings_that_nothing_uses_are_told(book: Book) -> None:
    sources = book({"require": "asked exist", "message": "It says {told}."}, facts=FACTS)
    assert said(sources, "unused-fact", "unused-wording") == [
        "10:1: no rule uses the fact “idle”",
        "16:1: no phrase uses the wording “parting”",
    ]


def test_a_clause_that_no_example_decides_is_untested(book: Book) -> None:
    found = said(book({"require": 'cover has "hello" or cover has "good day"'}), "untested")
    assert found == ['8:24: no example shows this: never true: cover has "good day"']


def test_samples_show_what_a_rule_never_and_always_says(book: Book) -> None:
    sources = book({"require": 'cover has "hello"'})
    assert [one.code for one in linted(sources, "bye", "nothing")] == ["fails-all-samples"]
    assert [one.code for one in linted(sources, "hello", "oh hello")] == ["fails-no-sample"]
    assert [one.code for one in linted(sources, "hello", "bye")] == []


# Allowances ------------------------------------------------------------------------------------------------------


RULE = """\
{head}id: cover/greeting
title: The cover says hello
{above}authority: drafting
citations: []
severity: error
require: cover has "hello"
message: |
  No greeting.
  # lint: allow title this is a message, no comment
fix: Mend it.{behind}
why: Readers expect it.
examples:
  - {{name: a, pass: hello}}
  - {{name: b, pass: hello again}}
  - {{name: c, fail: nothing}}
  - {{name: d, fail: nothing again}}
"""


@pytest.fixture
def allowed(tmp_path: Path) -> Said:
    """Return what lint says of a rule whose fix has no text to paste, with comments at some places."""

    def run(head: str = "", above: str = "", behind: str = "") -> list[str]:
        path = tmp_path / "cover" / "greeting.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(RULE.format(head=head, above=above, behind=behind), encoding="utf-8")
        found = linted(load_sources([tmp_path], shipped=False))
        return [f"{one.place[1]}:{one.place[2]}: {one.code}: {one.problem.message}" for one in found]

    return run


def test_without_an_allowance_the_complaint_is_made(allowed: Said) -> None:
    assert allowed() == ["10:1: fix-without-text: the fix gives no text to paste"]


def test_an_allowance_silences_its_line_or_above_the_first_key_the_file(allowed: Said) -> None:
    assert allowed(behind="  # lint: allow fix-without-text nothing to write") == []
    assert allowed(head="# lint: allow fix-without-text nothing to write\n\n") == []


def test_an_allowance_that_silences_nothing_is_told(allowed: Said) -> None:
    complaint = "11:1: fix-without-text: the fix gives no text to paste"
    assert allowed(above="# lint: allow fix-without-text stands at another line\n") == [
        "3:1: allowance: allows “fix-without-text”, of which there is nothing here",
        complaint,
    ]
    assert allowed(above="# lint: allow title it is one\n") == [
        "3:1: allowance: allows “title”, of which there is nothing here",
        complaint,
    ]


def test_an_allowance_has_a_reason_and_a_code(allowed: Said) -> None:
    assert allowed(behind="  # lint: allow fix-without-text") == [
        "10:16: allowance: allows “fix-without-text” and does not say why"
    ]
    assert allowed(head="# lint: allow titel it is one\n")[0] == (
        "1:1: allowance: no complaint that can be allowed is called “titel”; did you mean “title”?"
    )
    assert allowed(head="# lint: allow broken it is not\n")[0].startswith("1:1: allowance: no complaint that can be")


def test_an_allowance_in_a_file_of_facts_is_about_the_fact(book: Book) -> None:
    facts = KIND.replace("kind:", "# lint: allow unused-fact users see it\nsort:")
    assert said(book({"require": 'cover has "hello"'}, facts=facts), "unused-fact", "allowance") == []


# The command -----------------------------------------------------------------------------------------------------


def test_the_command_shows_place_weight_code_and_advice(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book({"require": 'cover has "hello"', "why": "", "fix": "Mend it."})
    arguments = ["lint", "--no-shipped-rules", "--rules", str(tmp_path), "--samples", str(tmp_path / "none")]
    assert main(arguments) == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].endswith(
        "greeting.yaml:2:1: warning no-why: does not say why; add `why`, with what the law or practice wants"
    )
    assert shown[-1] == "0 errors, 1 warning, 1 note"
    assert main([*arguments, "--fail-on", "error"]) == 0
    capsys.readouterr()
    assert main([*arguments, "--format", "json"]) == 1
    first = json.loads(capsys.readouterr().out)[0]
    assert list(first) == ["path", "line", "column", "severity", "code", "message", "advice"]
    assert (first["line"], first["severity"], first["code"]) == (2, "warning", "no-why")


def test_a_broken_rule_is_an_error_with_status_2(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book({"require": 'cover has "hello"'})
    path = tmp_path / "cover" / "greeting.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("authority: drafting", "authority: rule"), encoding="utf-8"
    )
    assert main(["lint", "--no-shipped-rules", "--rules", str(tmp_path), "--format", "json"]) == 2
    broken = json.loads(capsys.readouterr().out)[0]
    assert (broken["code"], broken["severity"]) == ("broken", "error")
    assert broken["message"] == "the authority is “rule”, but nothing is cited"


def test_every_code_is_named_in_small_letters() -> None:
    assert all(code == code.lower() and " " not in code for code in CODES)
