"""The JSON report keeps its promise: keys, types, offsets into the source, the same bytes for the same input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main

TOP = Path(__file__).resolve().parents[2]
SAMPLE = TOP / "tests" / "documents" / "takedown-with-base-damaged.htm"
PROMISED = set(
    """
    filing rule_paragraphs registration_numbers exchange_act_numbers header_form header_file_numbers header_registrants
    header_filed_date registrants supplement_number base_dates own_date preliminary securities amount market
    legend_form legend_noun risk_pages incorporated_reports placeholders attachments
    """.split()
)


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["check", "--format", "json", str(SAMPLE)]) == 1
    loaded: dict[str, Any] = json.loads(capsys.readouterr().out)
    return loaded


def test_the_top_has_its_keys(report: dict[str, Any]) -> None:
    assert report["schema_version"] == "1"
    assert report["tool"]["name"] == "checker"
    assert set(report["rulebook"]) == {"name", "version", "digest", "rules"}
    assert report["summary"] == {"documents": 1, "pass": 0, "fail": 1, "undetermined": 0, "unreadable": 0}
    assert report["unreadable"] == []


def test_a_document_has_its_keys_and_all_promised_facts(report: dict[str, Any]) -> None:
    document = report["documents"][0]
    assert set(document) == {"path", "digest", "format", "kind", "verdict", "facts", "findings"}
    assert set(document["facts"]) >= PROMISED
    assert document["kind"]["value"] == "takedown"
    assert document["facts"]["preliminary"][0]["value"] is False


def test_every_quotation_stands_at_its_offsets(report: dict[str, Any]) -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    document = report["documents"][0]
    entries = [entry for entries in document["facts"].values() for entry in entries if entry["quote"]]
    entries += [entry for finding in document["findings"] for entry in finding["evidence"]]
    assert len(entries) > 40
    for entry in entries:
        before = source[: entry["start"]]
        assert entry["line"] == before.count("\n") + 1
        assert entry["column"] == len(before) - before.rfind("\n")
        first = entry["quote"].split()[0]
        assert first[0] in source[entry["start"] : entry["start"] + 8] or source[entry["start"]] == "&"


def test_a_finding_has_its_keys(report: dict[str, Any]) -> None:
    for finding in report["documents"][0]["findings"]:
        assert set(finding) == {
            "rule", "title", "verdict", "severity", "citations", "message", "fix", "evidence", "fingerprint",
        }  # fmt: skip
        for item in finding["evidence"]:
            assert set(item) == {"label", "quote", "line", "column", "start", "end", "page", "part"}


def test_a_failing_finding_has_evidence_and_a_fix(report: dict[str, Any]) -> None:
    failing = [finding for finding in report["documents"][0]["findings"] if finding["verdict"] == "fail"]
    assert failing
    for finding in failing:
        assert finding["evidence"]
        assert finding["fix"]
        assert finding["message"].endswith(".")


def test_the_same_input_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", str(SAMPLE)])
    first = capsys.readouterr().out
    main(["check", "--format", "json", str(SAMPLE)])
    assert capsys.readouterr().out == first
