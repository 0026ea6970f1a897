"""The command line: what each command prints and the status with which it ends."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker import __version__
from checker.cli import main
from checker.rulebook import Rulebook

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
CLEAN = str(DOCUMENTS / "resale-supplement.txt")
DAMAGED = str(DOCUMENTS / "resale-supplement-damaged.txt")
RULE = """id: cover/example
title: The cover says hello
authority: drafting
citations: []
severity: error
require: cover has "hello"
message: No greeting.
fix: Say hello.
examples:
  - {name: a, pass: hello}
  - {name: b, pass: oh hello there}
  - {name: c, fail: goodbye}
  - {name: d, fail: helloes}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "mine" / "cover"
    folder.mkdir(parents=True)
    (folder / "example.yaml").write_text(RULE)
    return folder.parent


def test_a_clean_document_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", CLEAN]) == 0
    assert "PASS" in capsys.readouterr().out


def test_a_document_that_fails_ends_with_1() -> None:
    assert main(["check", DAMAGED]) == 1


def test_the_threshold_decides_what_fails() -> None:
    warned = str(DOCUMENTS / "continuous-nav-damaged.txt")
    assert main(["check", warned, "--select", "relation"]) == 0
    assert main(["check", warned, "--select", "relation", "--fail-on", "warning"]) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.htm", b"<html><body><p>&nbsp;</p></body></html>", "holds no text"),
        ("picture.htm", b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
        ("binary.txt", bytes(range(256)) * 20, "is a binary file"),
        ("missing.txt", None, "no such file"),
    ],
)
def test_an_input_that_cannot_be_read_gives_one_line_and_status_3(
    name: str, content: bytes | None, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 3
    error = capsys.readouterr().err
    assert error.startswith(f"{path}: ")
    assert reason in error
    assert error.count("\n") == 1


def test_one_bad_document_does_not_lose_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", CLEAN, DAMAGED, str(tmp_path / "missing.txt")]) == 3
    report = json.loads(capsys.readouterr().out)
    assert [document["verdict"] for document in report["documents"]] == ["fail", "pass"]
    assert report["unreadable"] == [{"path": str(tmp_path / "missing.txt"), "reason": "no such file"}]


def test_a_folder_is_searched_and_documents_come_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b.txt", "a.txt", "notes.yaml"):
        (tmp_path / name).write_bytes(Path(CLEAN).read_bytes())
    assert main(["check", "--format", "json", str(tmp_path)]) == 0
    paths = [document["path"] for document in json.loads(capsys.readouterr().out)["documents"]]
    assert paths == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_a_folder_without_documents_ends_with_3(tmp_path: Path) -> None:
    assert main(["check", str(tmp_path)]) == 3


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(CLEAN).read_bytes())))
    assert main(["check", "-"]) == 0
    assert capsys.readouterr().out.startswith("-: PASS")


def test_a_broken_rule_gives_its_place_a_caret_and_status_2(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = rules / "cover" / "example.yaml"
    path.write_text(RULE.replace("cover has", "covr has"))
    assert main(["check", "--rules", str(rules), CLEAN]) == 2
    error = capsys.readouterr().err
    assert f"{path}:6:10: no fact is called “covr”" in error
    assert error.splitlines()[1:3] == ['    require: covr has "hello"', "             ^"]


def test_a_new_rule_is_one_file_and_nothing_else(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules", str(rules), "--select", "cover/example", CLEAN]) == 1
    assert "No greeting." in capsys.readouterr().out
    assert main(["test", "--rules", str(rules), "--no-shipped-rules"]) == 0
    assert capsys.readouterr().out == "4 examples as they should be, 0 not\n"


def test_a_failing_example_is_named_with_its_line(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = rules / "cover" / "example.yaml"
    path.write_text(RULE.replace("fail: helloes", "fail: hello you"))
    assert main(["test", "--rules", str(rules), "--no-shipped-rules"]) == 1
    assert f"{path}:13:1: cover/example: “d” should be fail, is pass" in capsys.readouterr().out


def test_no_rules_at_all_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--no-shipped-rules", CLEAN]) == 2
    assert "the rulebook is empty" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["check", "--select", "cover/own-dat", CLEAN], ["explain", "cover/own-dat"]])
def test_an_unknown_rule_is_wrong_usage(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command) == 2
    assert "did you mean “cover/own-date”?" in capsys.readouterr().err


def test_select_and_ignore_take_rules_and_folders(rulebook: Rulebook, capsys: pytest.CaptureFixture[str]) -> None:
    main(
        [
            "check",
            "--format",
            "json",
            "--select",
            "legend",
            "--select",
            "risk/pointer",
            "--ignore",
            "legend/whole",
            CLEAN,
        ]
    )
    findings = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    chosen = {rule for rule in rulebook.rules if rule.startswith("legend/")} - {"legend/whole"} | {"risk/pointer"}
    assert [finding["rule"] for finding in findings] == sorted(chosen)
    assert {"legend/complete", "legend/present"} < chosen


def test_several_reports_are_written_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, data = tmp_path / "r.txt", tmp_path / "r.json"
    assert (
        main(["check", "--format", "text", "--output", str(text), "--format", "json", "--output", str(data), CLEAN])
        == 0
    )
    assert capsys.readouterr().out == ""
    assert "PASS" in text.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8"))["summary"]["pass"] == 1


@pytest.mark.parametrize("outputs", [["--output", "a", "--output", "b"], ["--format", "text", "--format", "json"]])
def test_formats_and_outputs_come_in_pairs(outputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *outputs, CLEAN]) == 2
    assert "one --output for each --format" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--output", str(tmp_path / "no" / "report.txt"), CLEAN]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_facts_shows_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--format", "json", CLEAN]) == 0
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert [entry["value"] for entry in document["facts"]["base_dates"]] == ["2018-05-18"]
    assert main(["facts", CLEAN]) == 0
    assert "base_dates: 2018-05-18" in capsys.readouterr().out


def test_rules_lists_them_in_three_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert capsys.readouterr().out.startswith("base/date-blank ")
    assert main(["rules", "--format", "json"]) == 0
    assert {"id", "title", "severity", "authority", "citations"} == set(json.loads(capsys.readouterr().out)[0])
    assert main(["rules", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("| rule |")


def test_explain_says_what_why_by_which_law_and_how_to_mend_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "cover/registration-number"]) == 0
    said = capsys.readouterr().out
    for part in (
        "17 CFR 230.424(e)  [unverified",
        "Demands that",
        "If it fails",
        "Passes: usual header",
        "Fails: an Exchange Act",
    ):
        assert part in said


@pytest.mark.parametrize("arguments", [[], ["chekc", CLEAN], ["check"], ["check", "--format", "xml", CLEAN]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_the_module_is_the_same_program() -> None:
    done = subprocess.run([sys.executable, "-m", "checker", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"checker {__version__}\n")


def test_facts_with_ledger_says_what_disagrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "supplement.txt"
    path.write_text("PROSPECTUS SUPPLEMENT\n\nOur directors hold 2,035,531 shares.\n\nThe 2,053,531 shares are ours.\n")
    assert main(["facts", "--ledger", str(path)]) == 0
    assert "digits exchanged" in capsys.readouterr().out
    assert main(["facts", "--ledger", "--format", "json", str(path), str(tmp_path / "none.txt")]) == 3
    (told,) = json.loads(capsys.readouterr().out)["documents"]
    assert [item["value"] for item in told["ledger"]["share_counts"]] == [2035531, 2053531]
    assert told["disagreements"][0]["kind"] == "digits exchanged"


def test_profile_shows_every_stage_and_changes_no_report(capsys: pytest.CaptureFixture[str]) -> None:
    plain = main(["check", CLEAN]), capsys.readouterr().out
    status, told = main(["check", "--profile", CLEAN]), capsys.readouterr()
    assert (status, told.out) == plain
    rows = [line.split(maxsplit=2) for line in told.err.splitlines()[1:]]
    assert [what for _, _, what in rows[:6]] == ["rulebook", "reading", "facts", "rules", "report", "together"]
    spent = [float(number) for number, _, _ in rows]
    assert sum(spent[:5]) == pytest.approx(spent[5], abs=0.5)
    kinds = [what.partition(" ")[0] for _, _, what in rows[6:]]
    assert kinds == ["fact"] * 15 + ["rule"] * 15
