"""The commands `trace` and `try`: what they print, the status with which they end, and the watch."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main, watch
from checker.cli.status import Status
from checker.cli.watch import watched

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
CLEAN = str(DOCUMENTS / "resale-supplement.txt")
DAMAGED = str(DOCUMENTS / "resale-supplement-damaged.txt")
RULE = """id: cover/example
title: The cover says hello
authority: drafting
citations: []
severity: {severity}
require: cover has "{words}"
message: No greeting.
fix: Say hello.
examples:
  - {{name: a, pass: "{words}"}}
  - {{name: b, pass: "oh {words} there"}}
  - {{name: c, fail: goodbye}}
  - {{name: d, fail: helloes}}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "mine" / "cover"
    folder.mkdir(parents=True)
    (folder / "example.yaml").write_text(RULE.format(severity="note", words="hello"))
    return folder.parent


# trace -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "path", "status", "begins"),
    [
        ("legend/whole", CLEAN, 0, "pass: "),
        ("legend/whole", DAMAGED, 1, "fail: one of the two legends does not end with words like"),
        ("legend/whole", str(DOCUMENTS / "sticker-8k.txt"), 0, "not-applicable: there is no legend."),
    ],
)
def test_trace_ends_as_the_verdict_wants(
    rule: str, path: str, status: int, begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace", rule, path]) == status
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{path}: {rule}  ")
    assert said[2].strip().startswith(begins)


def test_trace_of_what_is_undetermined_ends_with_3(rules: Path) -> None:
    path = rules / "cover" / "example.yaml"
    path.write_text(RULE.format(severity="note", words="hello").replace('cover has "hello"', 'stage is "final"'))
    assert main(["trace", "cover/example", CLEAN, "--rules", str(rules)]) == 3
    assert main(["trace", "cover/example", CLEAN, "--rules", str(rules), "--stage", "final"]) == 0
    assert main(["trace", "cover/example", CLEAN, "--rules", str(rules), "--stage", "draft"]) == 1


def test_trace_as_json_gives_sentence_tree_and_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "--format", "json", "legend/whole", DAMAGED]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["schema_version"] == "1"
    first = told["traces"][0]
    assert first["because"].startswith("fail: one of the two legends")
    assert [stage["key"] for stage in first["conditions"]][:2] == ["when", "require"]
    assert first["conditions"][1]["clause"]["parts"][0]["text"].startswith("every legend ends with")
    assert first["facts"][0]["name"] == "legend"


def test_trace_of_an_unknown_rule_or_a_folder_of_rules_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "legend/whol", CLEAN]) == 2
    assert "no rule is called “legend/whol”; did you mean “legend/whole”?" in capsys.readouterr().err
    assert main(["trace", "legend", CLEAN]) == 2


@pytest.mark.parametrize("command", [["trace", "legend/whole"], ["try", "legend exists"]])
def test_a_document_that_cannot_be_read_ends_with_3(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "missing.txt"]) == 3
    assert capsys.readouterr().err == "missing.txt: no such file\n"


@pytest.mark.parametrize("command", [["trace", "legend/whole"], ["try", "legend exists"]])
def test_the_document_may_come_from_standard_input(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(CLEAN).read_bytes())))
    assert main([*command, "-"]) == 0
    assert capsys.readouterr().out.startswith("-: ")


# try ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "status"),
    [
        ("legend exists", 0),
        ("legend does not exist", 1),
        ('stage is "final"', 3),
        ("own_date", 0),
        ('every "no such words {date}" in cover', 1),
        ("first {date} in base prospectus", 3),
        ('"prospectus supplement"', 0),
        ('"no such words at all"', 1),
        ("cover hs", 2),
        ("own_dat", 2),
    ],
)
def test_try_ends_as_the_value_wants(expression: str, status: int) -> None:
    assert main(["try", expression, CLEAN]) == status


def test_try_shows_a_mistake_with_its_place_and_a_caret(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", 'cover hs "x"', CLEAN]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0].startswith("expression:1:7: “hs” cannot stand here")
    assert said.err.splitlines()[1:] == ['    cover hs "x"', "          ^"]


def test_try_reads_the_expression_from_a_file_or_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "condition.txt"
    path.write_text("legend exists\nand covr exists\n")
    assert main(["try", f"@{path}", CLEAN]) == 2
    assert capsys.readouterr().err.startswith(f"{path}:2:5: no fact is called “covr”")
    path.write_text("legend exists\n")
    assert main(["try", f"@{path}", CLEAN]) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("legend exists\n"))
    assert main(["try", "-", CLEAN]) == 0
    assert main(["try", f"@{path}x", CLEAN]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err


def test_try_takes_what_the_caller_gives_and_rules_of_ones_own(tmp_path: Path) -> None:
    facts = tmp_path / "facts"
    facts.mkdir()
    (facts / "own.yaml").write_text('note:\n  means: A note.\n  find: every "supplement" in cover\n')
    assert main(["try", "note exists", CLEAN]) == 2
    assert main(["try", "note exists", CLEAN, "--rules", str(tmp_path)]) == 0
    assert main(["try", 'stage is "final"', CLEAN, "--stage", "final"]) == 0


def test_try_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", "--format", "json", "own_date", CLEAN]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["expression"], told["results"][0]["sort"]) == ("own_date", "fact")
    assert told["results"][0]["found"][0]["value"]


def test_only_one_of_expression_and_document_is_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", "-", "-"]) == 2
    assert main(["try", "--watch", "legend exists", "-"]) == 2
    assert "--watch looks at files" in capsys.readouterr().err


# The watch ---------------------------------------------------------------------------------------------------------


def touch(path: Path, text: str) -> None:
    """Write a file so that it is seen to have changed, however coarse the clock of the file system."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


def acting(*acts: Callable[[], None]) -> Callable[[float], None]:
    """Return a sleep that does one thing after another, and at last is interrupted."""
    left = list(acts)

    def sleep(_: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    return sleep


def test_the_watch_runs_again_only_where_a_file_changes_comes_or_goes(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_text("1")
    seen: list[str] = []

    def run() -> Status:
        seen.append(path.read_text() + ("+" if other.exists() else ""))
        return Status.FAILED if len(seen) > 1 else Status.PASSED

    sleep = acting(lambda: None, lambda: touch(path, "2"), lambda: None, lambda: touch(other, "x"), other.unlink)
    assert watched(run, lambda: [path, other], sleep) is Status.FAILED
    assert seen == ["1", "2", "2+", "2"]


def test_the_watch_looks_once_a_second(tmp_path: Path) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise KeyboardInterrupt

    watched(lambda: Status.PASSED, lambda: [tmp_path], sleep)
    assert pauses == [1.0, 1.0, 1.0]


def test_an_interrupt_while_it_runs_ends_the_watch_quietly() -> None:
    def run() -> Status:
        raise KeyboardInterrupt

    assert watched(run, list) is Status.UNJUDGED


def test_try_watches_document_expression_and_rules_and_goes_on_over_mistakes(
    tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document, expression = tmp_path / "a.txt", tmp_path / "x.txt"
    document.write_text("PROSPECTUS SUPPLEMENT\n\nhello\n")
    expression.write_text('cover has "hello"')
    facts = rules / "facts"
    facts.mkdir()
    sleep = acting(
        lambda: touch(document, "PROSPECTUS SUPPLEMENT\n\nbye\n"),
        lambda: touch(expression, "cover hs"),
        lambda: touch(expression, "parting exists"),
        lambda: touch(facts / "own.yaml", 'parting:\n  means: A word.\n  find: every "bye" in cover\n'),
        lambda: None,
    )
    monkeypatch.setattr(watch.time, "sleep", sleep)
    assert main(["try", "--watch", f"@{expression}", str(document), "--rules", str(rules)]) == 0
    said = capsys.readouterr()
    runs = said.out.split("—" * 40 + "\n")[1:]
    assert [run.splitlines()[0].removeprefix(f"{document}: ").split(":")[0] for run in runs[:2]] == ["true", "false"]
    assert runs[2].startswith(f"{expression}:1:7: “hs” cannot stand here")
    assert "no fact is called “parting”" in runs[3]
    assert "there is a parting: “bye” (line 3)" in runs[4]
    assert len(runs) == 5
    assert "Traceback" not in said.err
