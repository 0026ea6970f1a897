"""`checker query`: SQL over an audit's tables, and over nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli import main


def test_a_question_is_answered_in_each_format(done: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT verdict, count(*) AS n FROM findings GROUP BY verdict ORDER BY verdict"
    assert main(["query", sql, str(done)]) == 0
    assert capsys.readouterr().out == "verdict  n\nfail     8\npass     32\n"
    assert main(["query", sql, str(done), "--format", "csv"]) == 0
    assert capsys.readouterr().out == "verdict,n\nfail,8\npass,32\n"
    assert main(["query", sql, str(done), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"verdict": "fail", "n": 8}, {"verdict": "pass", "n": 32}]


def test_the_three_tables_join(done: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = """SELECT d.status, f.rule, e.label FROM documents d LEFT JOIN findings f USING (path),
             unnest(f.evidence) AS u(e) WHERE f.verdict = 'pass' LIMIT 1"""
    assert main(["query", sql, str(done), "--format", "csv"]) == 0
    assert capsys.readouterr().out == "status,rule,label\njudged,cover/legend,found\n"


@pytest.mark.parametrize(
    "sql",
    [
        "SELEC 1",
        "SELECT * FROM nothing",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY documents TO '/tmp/copied.csv'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_what_cannot_be_asked_is_one_line(done: Path, capsys: pytest.CaptureFixture[str], sql: str) -> None:
    before = sorted(done.rglob("*"))
    assert main(["query", sql, str(done)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "the query cannot be answered" in said.err
    assert sorted(done.rglob("*")) == before


def test_an_audit_that_is_not_finished_cannot_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT 1", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"checker: {tmp_path}: holds no audit\n"
