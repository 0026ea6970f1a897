"""Examples: a verdict, and beside it what the finding and the facts must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.examples import given_by, run_examples
from checker.cli import main
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


GIVEN = """id: cover/stage
title: A final supplement says goodbye
why: A test of what examples give.
authority: drafting
citations: []
severity: error
when: stage is "final"
require: document has "goodbye"
message: It does not.
fix: Say it.
examples:
  - {name: of a final, pass: goodbye, given: {stage: final, base: "PROSPECTUS dated April 3, 2012"}}
  - name: of another
    pass: goodbye all
    given: {stage: final, as-of: "2022-01-31", base: "(To Prospectus dated April 3, 2012)"}
  - {name: final and silent, fail: hello, given: {stage: final, base: "PROSPECTUS"}}
  - {name: final and short, fail: good, given: {stage: final, base: "PROSPECTUS"}}
  - {name: a draft, not-applicable: hello, given: {stage: draft}}
  - {name: no stage given, undetermined: goodbye}
"""


def test_an_example_gives_what_a_command_line_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cover" / "stage.yaml"
    path.parent.mkdir()
    path.write_text(GIVEN, encoding="utf-8")
    rulebook = load_rulebook([tmp_path], shipped=False)
    assert [failure for failure in run_examples(rulebook, list(rulebook.rules.values())) if failure] == []
    given = given_by(rulebook.rules["cover/stage"].examples[1], load_rulebook().facts)
    assert given.values == {"stage": "final", "as_of": "2022-01-31"}
    assert [str(item.value) for item in given.of_base("base_dates").items] == ["2012-04-03"]
    options = ["--rules", str(tmp_path), "--no-shipped-rules"]
    assert main(["test", "cover/stage", "--coverage", *options]) == 0, capsys.readouterr().out
    assert main(["test", "cover/stage", "--mutate", "--fail-under", "100", *options]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{stage: last}", "“last” is not one of draft, preliminary, final"),
        ("{as-of: 2022-01-31}", "2022-01-31"),
        ("{status: final}", "status"),
    ],
)
def test_what_an_example_gives_is_checked(given: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "cover" / "stage.yaml"
    path.parent.mkdir()
    path.write_text(GIVEN.replace("{stage: draft}", given), encoding="utf-8")
    with pytest.raises(RulebookError, match=said):
        load_rulebook([tmp_path], shipped=False)
