"""Attestations: what people confirm by hand stands beside the findings and changes none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from checker.cli import main
from checker.signoff import SignoffError, read_attestations

TOP = Path(__file__).resolve().parents[2]
CLEAN = TOP / "tests" / "documents" / "resale-supplement.txt"
ITEMS = ["filed-copy", "effective", "filing-window", "reports", "agreements"]
ANSWERS = """\
attestations:
  - item: effective
    path: "filing.txt"
    answer: yes
    by: The associate
    on: 2026-11-30
    note: order of November 3
  - item: agreements
    path: "*.txt"
    answer: no
    by: The paralegal
    on: 2026-12-01
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "filing.txt"
    path.write_bytes(CLEAN.read_bytes())
    return path


def written(tmp_path: Path, text: str = ANSWERS) -> Path:
    path = tmp_path / "attestations.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(name: str, document: Path, capsys: pytest.CaptureFixture[str], *options: object) -> str:
    assert main(["check", "--format", name, str(document), *map(str, options)]) == 0
    return capsys.readouterr().out


def report(document: Path, capsys: pytest.CaptureFixture[str], *options: object) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(told("json", document, capsys, *options))
    return said


def test_answers_stand_in_the_report_and_change_no_verdict(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = report(document, capsys)
    after = report(document, capsys, "--attestations", written(tmp_path))
    items = after["documents"][0].pop("by_hand")
    assert after == before
    assert [item["item"] for item in items] == ITEMS
    assert {item["item"]: item["answer"] for item in items if item["answer"]} == {
        "effective": "yes",
        "agreements": "no",
    }
    [effective] = [item for item in items if item["item"] == "effective"]
    assert (effective["by"], effective["on"], effective["note"]) == (
        "The associate",
        "2026-11-30",
        "order of November 3",
    )
    assert effective["law"] == "15 U.S.C. 77e"


@pytest.mark.parametrize("name", ["text", "markdown", "html", "ndjson"])
def test_formats_for_people_show_answered_and_open_items(
    name: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = " ".join(told(name, document, capsys, "--attestations", written(tmp_path)).split())
    assert "The associate" in said
    assert "order of November 3" in said
    assert "Every report that Section 13 or 15(d) called for" in said.replace("\\", "")
    assert "The associate" not in told(name, document, capsys)


def test_the_memo_shows_every_item_and_fills_in_what_is_answered(document: Path, tmp_path: Path) -> None:
    memo = tmp_path / "memo.docx"
    for options, answers in (([], {""}), (["--attestations", written(tmp_path)], {"", "yes", "no"})):
        assert main(["check", "--format", "memo", "--output", str(memo), str(document), *map(str, options)]) == 0
        table = docx.Document(str(memo)).tables[-1]
        assert len(table.rows) == 1 + len(ITEMS)
        assert {row.cells[2].text.partition(":")[0] for row in table.rows[1:]} == answers


def test_the_memo_does_not_change_the_reports_beside_it(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = report(document, capsys)
    outputs = [tmp_path / "memo.docx", tmp_path / "report.json"]
    forms = ["--format", "memo", "--format", "json"]
    assert main(["check", *forms, *(f"--output={path}" for path in outputs), str(document)]) == 0
    assert json.loads(outputs[1].read_text(encoding="utf-8")) == alone


def test_what_an_attestation_does_not_do_is_remarked(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = ANSWERS + ANSWERS.partition("\n")[2].replace("answer: yes", "answer: not applicable")
    path = written(tmp_path, twice.replace('"*.txt"', '"others/*.txt"', 1))
    said = report(document, capsys, "--attestations", path)
    assert [(one["line"], one["message"]) for one in said["remarks"]] == [
        (2, "the answer to effective on filing.txt was not used: a later answer stands"),
        (8, "the answer to agreements on others/*.txt was not used: no such document was judged"),
    ]
    [effective] = [item for item in said["documents"][0]["by_hand"] if item["item"] == "effective"]
    assert effective["answer"] == "not applicable"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("attestations:", "attestation:", "1:1: holds one key, “attestations:”, with a list below it"),
        ("item: effective", "item: efective", "2:5: no item is called “efective”; did you mean “effective”?"),
        ("answer: yes", "answer: surely", "2:5: “answer: surely” is no answer; write yes, no or not applicable"),
        ("on: 2026-11-30", "on: yesterday", "2:5: “on: yesterday” is no day; write it as 2027-01-31"),
        ("note:", "notes:", "7:5: no key is called “notes”; did you mean “note”?"),
        ("    by: The associate\n", "", "2:5: lacks by"),
    ],
)
def test_a_broken_file_is_one_line(
    old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, ANSWERS.replace(old, new, 1))
    assert main(["check", str(CLEAN), "--attestations", str(path)]) == 2
    assert capsys.readouterr().err == f"checker: {path}:{said}\n"
    with pytest.raises(SignoffError):
        read_attestations(path)
