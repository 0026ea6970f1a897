"""Every format: held to a schema or parser of somebody else's, safe against hostile documents, always the same."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from checker.cli import main
from checker.report.formats import BINARY, Manner, render
from checker.report.formats import FORMATS as ALL
from checker.verdict import Judgement, RulebookName, Run

TOP = Path(__file__).resolve().parents[2]
FAILING = TOP / "tests" / "documents" / "sticker-8k-damaged.txt"
PASSING = TOP / "tests" / "documents" / "sticker-8k.txt"
SCHEMA = json.loads((TOP / "checker" / "report" / "schema.json").read_text(encoding="utf-8"))
HOSTILE = '<script>alert(1)</script> ]]> & "quoted" =HYPERLINK("x") @somebody `code` | ::error::x %0A \u202eevil\x0b'

FORMATS = [name for name in ALL if name not in BINARY]  # those of Word have tests of their own

Report = Callable[..., str]


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Report:
    """A function that judges documents and returns the report in a format."""

    def written(name: str, *paths: Path | str, status: int = 1) -> str:
        assert main(["check", "--format", name, *map(str, paths)]) == status
        return capsys.readouterr().out

    return written


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A supplement that fails, whose text and name try to be markup, a formula, a command."""
    path = tmp_path / "=cmd,'<b>&.txt"
    paragraphs = (
        "Filed Pursuant to Rule 424(b)(3)",
        f"PROSPECTUS SUPPLEMENT NO. 4 {HOSTILE}",
        "(To Prospectus dated May 1, 2012)",
        "=2+5 INC.",
        f"This is supplement no. 5 {HOSTILE} to the prospectus dated May 2, 2012.",
    )
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def told(report: Report, *paths: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(report("json", *paths))
    return loaded


# Each by its own rules ---------------------------------------------------------------------------------------------


def test_json_and_ndjson_are_as_the_published_schema_says(report: Report, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    whole = json.loads(report("json", FAILING, PASSING, empty, status=3))
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)
    lines = [json.loads(line) for line in report("ndjson", FAILING, PASSING, empty, status=3).splitlines()]
    assert lines[0] == {"type": "run", **{key: whole[key] for key in ("schema_version", "tool", "rulebook", "summary")}}
    of_a_line = {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], "$ref": "#/$defs/line"}
    for line in lines:
        jsonschema.Draft202012Validator(of_a_line).validate(line)
    findings = [line for line in lines if line["type"] == "finding"]
    assert findings == [
        {"type": "finding", "path": document["path"], **finding}
        for document in whole["documents"]
        for finding in document["findings"]
    ]
    assert [line["verdict"] for line in lines if line["type"] == "document"] == ["fail", "pass"]
    assert [line["path"] for line in lines if line["type"] == "unreadable"] == [str(empty)]


def test_sarif_is_valid_and_leads_to_the_words(report: Report, shared: Path) -> None:
    schema = json.loads((shared / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(report("sarif", FAILING, PASSING))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    [run] = log["runs"]
    source = FAILING.read_text(encoding="utf-8")
    lines = source.splitlines()
    fails = [result for result in run["results"] if result["kind"] == "fail"]
    assert [result["ruleId"] for result in fails] == [
        finding["rule"] for finding in told(report, FAILING)["documents"][0]["findings"] if finding["verdict"] == "fail"
    ]
    for result in fails:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        start, length = region["charOffset"], region["charLength"]
        assert source[start : start + length].split()[0] == region["snippet"]["text"].split()[0]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1] == source[start]
        before_end = sum(len(line) + 1 for line in lines[: region["endLine"] - 1]) + region["endColumn"] - 1
        assert before_end == start + length


def test_sarif_says_what_could_not_be_read(report: Report, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    [run] = json.loads(report("sarif", tmp_path / "scan.pdf", status=3))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "scan.pdf" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_stays_inside_the_limits_of_code_scanning(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.report.sarif._MOST_RESULTS", 3)
    [run] = json.loads(report("sarif", FAILING))["runs"]
    assert [result["level"] for result in run["results"]] == ["error"] * 3
    assert "weightiest" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_a_fingerprint_survives_unrelated_edits(report: Report, tmp_path: Path) -> None:
    moved = tmp_path / FAILING.name
    text = FAILING.read_text(encoding="utf-8")
    moved.write_text(text.replace("<TEXT>\n", "<TEXT>\n\n\n", 1), encoding="utf-8")
    assert moved.read_text(encoding="utf-8") != text

    def prints(path: Path) -> dict[str, str]:
        [run] = json.loads(report("sarif", path))["runs"]
        return {result["ruleId"]: result["partialFingerprints"]["checker/v1"] for result in run["results"]}

    assert prints(moved) == prints(FAILING)


def test_junit_is_valid_and_counts_as_the_exit_status_does(report: Report, shared: Path, hostile: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(shared / "schemas" / "junit-10.xsd")))
    for paths in ((FAILING, PASSING), (hostile,)):
        schema.assertValid(etree.fromstring(report("junit", *paths).encode()))
    suites = ElementTree.fromstring(report("junit", FAILING, PASSING))  # noqa: S314  # our own report
    findings = [document["findings"] for document in told(report, FAILING, PASSING)["documents"]]
    assert [len(suite) for suite in suites] == [len(said) for said in findings]
    failures = [
        [case.get("name", "").partition(":")[0] for case in suite if case.find("failure") is not None]
        for suite in suites
    ]
    assert failures == [
        [finding["rule"] for finding in said if (finding["verdict"], finding["severity"]) == ("fail", "error")]
        for said in findings
    ]


def test_csv_gives_every_finding_and_no_formula(report: Report, hostile: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(report("csv", FAILING, hostile))))
    findings = [finding for document in told(report, hostile, FAILING)["documents"] for finding in document["findings"]]
    assert len(rows) == len(findings)
    assert sorted(row["fingerprint"] for row in rows) == sorted(finding["fingerprint"] for finding in findings)
    assert [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []


def test_markdown_has_no_markup_of_the_document_s_own(report: Report, hostile: Path) -> None:
    text = report("markdown", FAILING, hostile)
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<table>" in html
    assert html.count("<details>") == 2
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<b>" not in html
    assert not re.search(r"@\w", text)
    [row] = [line for line in html.splitlines() if "sticker-8k-damaged" in line and "<td>" in line]
    assert row == "<td>" + str(FAILING) + "</td>"


def test_a_comment_is_no_longer_than_a_comment_may_be(monkeypatch: pytest.MonkeyPatch, report: Report) -> None:
    monkeypatch.setattr("checker.report.markdown._MOST", 2_000)
    text = report("markdown", FAILING, PASSING)
    assert len(text) < 2_000
    assert "2 more documents are left out here" in text


def test_github_annotations_are_one_command_a_line(report: Report, hostile: Path) -> None:
    command = re.compile(r"::(error|warning|notice) (\w+=[^,:]*(?:,\w+=[^,:]*)*)::(.+)")
    for path in (FAILING, hostile):
        lines = report("github", path).splitlines()
        matches = [command.fullmatch(line) for line in lines]
        assert all(matches)
        assert {
            dict(item.split("=", 1) for item in match[2].split(","))["title"].split("%3A")[0]
            for match in matches
            if match
        } == {
            finding["rule"]
            for finding in told(report, path)["documents"][0]["findings"]
            if finding["verdict"] in ("fail", "undetermined")
        }


def test_gitlab_issues_have_their_keys_and_fingerprints_of_their_own(report: Report, hostile: Path) -> None:
    issues = json.loads(report("gitlab", FAILING, hostile))
    assert {frozenset(issue) for issue in issues} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})
    }
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)


def test_text_marks_the_words_in_their_line(report: Report) -> None:
    lines = report("text", FAILING).splitlines()
    place = next(
        number for number, line in enumerate(lines) if "april 29, 2021" in line.lower() and "^" in lines[number + 1]
    )
    start, end = lines[place + 1].index("^"), lines[place + 1].rindex("^") + 1
    assert lines[place][start:end] == "April 29, 2021"
    assert len(lines[place]) < 120


def test_text_is_coloured_on_a_terminal_alone(report: Report) -> None:
    assert "\033" not in report("text", FAILING)
    assert "\033[31mFAIL\033[0m" in render("text", _run(FAILING), Manner(color=True))


# All alike ---------------------------------------------------------------------------------------------------------


def _run(*paths: Path) -> Run:
    from checker.document import read_file
    from checker.judge import judge
    from checker.rulebook import load_rulebook

    rulebook = load_rulebook()
    judgements: list[Judgement] = [judge(read_file(path), rulebook) for path in paths]
    return Run("0", RulebookName("424b", "1", rulebook.digest, len(rulebook.rules)), judgements, [])


@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_status_is_the_same_in_every_format(name: str, report: Report, tmp_path: Path) -> None:
    report(name, PASSING, status=0)
    report(name, FAILING, PASSING, status=1)
    report(name, tmp_path / "none.txt", FAILING, status=3)


def test_several_reports_are_written_in_one_run(tmp_path: Path, report: Report) -> None:
    pairs = [part for name in FORMATS for part in ("--format", name, "--output", str(tmp_path / name))]
    assert main(["check", *pairs, str(FAILING)]) == 1
    for name in FORMATS:
        assert (tmp_path / name).read_bytes().decode("utf-8") == report(name, FAILING), name


def test_the_bytes_do_not_depend_on_where_and_how_the_program_runs(tmp_path: Path) -> None:
    """Another hash seed, locale, time zone, working directory and console width give the same reports."""
    written = []
    settings = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "200"},
    )
    for number, environment in enumerate(settings):
        folder = tmp_path / str(number)
        folder.mkdir()
        pairs = [part for name in FORMATS for part in ("--format", name, "--output", name)]
        command = [sys.executable, "-m", "checker", "check", *pairs, str(FAILING)]
        subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=False)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert set(written[0]) == set(FORMATS)
    assert written[0] == written[1]
