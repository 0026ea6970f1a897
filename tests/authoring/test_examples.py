"""Examples: a verdict, and beside it what the finding and the facts must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.examples import run_examples
from checker.rulebook import RulebookError, load_rulebook

RULE = """id: cover/greeting
title: The cover says hello
authority: drafting
citations: []
severity:
  - when: cover has "bye"
    then: warning
  - then: error
require: cover has "hello"
message:
  - when: cover has "bye"
    then: The cover takes leave.
  - then: The cover says nothing.
fix: Say “hello”.
examples:
  - {{name: a, pass: hello}}
  - {{name: b, pass: hello again}}
  - {{name: c, fail: nothing}}
  - name: d
    fail: bye
    {expected}
"""

Told = Callable[[str], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return what is said of an example that expects something beside its verdict."""

    def run(expected: str) -> list[str]:
        path = tmp_path / "cover" / "greeting.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(RULE.format(expected=expected), encoding="utf-8")
        rulebook = load_rulebook([tmp_path], shipped=False)
        results = list(run_examples(rulebook, list(rulebook.rules.values())))
        return [complaint for failure in results if failure for complaint in failure.complaints]

    return run


def test_the_severity_of_a_fail_can_be_expected(told: Told) -> None:
    assert told("severity: warning") == []
    assert told("severity: error") == ["should be of severity error, is of warning"]


def test_words_of_the_message_can_be_expected(told: Told) -> None:
    assert told("message: takes   leave") == []
    assert told("message: says nothing") == ["should say “says nothing”, says “The cover takes leave.”"]


def test_texts_that_share_a_frame_are_examples_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "cover" / "greeting.yaml"
    path.parent.mkdir()
    several = [
        "- name: ways of leaving",
        "    in: The cover says {} to all.",
        "    fail:",
        "      - bye",
        "      - adieu",
    ]
    text = (
        RULE.replace("{{", "{")
        .replace("}}", "}")
        .replace("- name: d\n    fail: bye\n    {expected}", "\n".join(several))
    )
    path.write_text(text, encoding="utf-8")
    rulebook = load_rulebook([tmp_path], shipped=False)
    shared = rulebook.rules["cover/greeting"].examples[3:]
    assert [(example.name, example.words) for example in shared] == [
        ("ways of leaving, 1", "bye"),
        ("ways of leaving, 2", "adieu"),
    ]
    assert [example.text for example in shared] == ["The cover says bye to all.", "The cover says adieu to all."]
    lines = text.splitlines()
    assert [lines[example.line - 1].strip() for example in shared] == ["- bye", "- adieu"]
    assert list(run_examples(rulebook, list(rulebook.rules.values()))) == [None] * 5


def test_a_frame_has_a_place_for_the_words(told: Told) -> None:
    with pytest.raises(RulebookError, match=r"is not a text with \{\} where the words of each example go"):
        told("in: no place for them")
