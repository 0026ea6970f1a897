"""Waivers and baselines mark fails, hide none, lapse in time, and say what they do not do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main
from checker.report.formats import BINARY, FORMATS
from checker.signoff import SignoffError, read_baseline, read_waivers

TOP = Path(__file__).resolve().parents[2]
TEXT = (TOP / "tests" / "documents" / "resale-supplement-damaged.txt").read_text(encoding="utf-8")
WAIVER = """\
waivers:
  - rule: {rule}
    path: "{path}"
    fingerprint: {fingerprint}
    reason: The date stands in the picture.
    approver: The partner in charge
    expires: {expires}
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "filing.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def report(capsys: pytest.CaptureFixture[str], document: Path, *options: object) -> dict[str, Any]:
    main(["check", "--format", "json", str(document), *map(str, options)])
    loaded: dict[str, Any] = json.loads(capsys.readouterr().out)
    return loaded


def fails(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in said["documents"][0]["findings"] if one["verdict"] == "fail"]


def errors(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in fails(said) if one["severity"] == "error"]


def waivers(tmp_path: Path, finding: dict[str, Any], **changes: str) -> Path:
    path = tmp_path / "waivers.yaml"
    values = {"path": "filing.txt", "expires": "2027-01-31", **finding, **changes}
    path.write_text(WAIVER.format(**values), encoding="utf-8")
    return path


def test_a_waived_fail_is_reported_as_waived(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = report(capsys, document)
    first = errors(before)[0]
    after = report(capsys, document, "--waivers", waivers(tmp_path, first), "--as-of", "2027-01-31")
    [signed] = [one for one in after["documents"][0]["findings"] if one["verdict"] == "waived"]
    assert signed["rule"] == first["rule"]
    assert signed["waiver"] == {
        "approver": "The partner in charge",
        "reason": "The date stands in the picture.",
        "expires": "2027-01-31",
    }
    assert signed["evidence"] == first["evidence"]
    assert after["remarks"] == []
    assert {one["rule"] for one in fails(after)} == {one["rule"] for one in fails(before)} - {first["rule"]}


def test_waivers_are_found_from_their_own_folder_or_from_here(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = errors(report(capsys, document))[0]
    monkeypatch.chdir(tmp_path.parent)
    for path in ("filing.txt", f"{tmp_path.name}/filing.txt", "*.txt"):
        signed = waivers(tmp_path, first, path=path)
        shown = document.relative_to(tmp_path.parent)
        assert first["rule"] not in {one["rule"] for one in fails(report(capsys, shown, "--waivers", signed))}, path


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({"expires": "2026-01-30"}, "lapsed on 2026-01-30; look at the finding again"),
        ({"fingerprint": "0" * 32}, "was not used: the words have changed; look again (the fingerprint is now "),
        ({"rule": "cover/registrant"}, "was not used: the rule says pass of "),
        ({"rule": "cover/no-such-rule"}, "was not used: the rule did not run"),
    ],
)
def test_a_waiver_that_does_nothing_says_why(
    changes: dict[str, str], remark: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = report(capsys, document, "--as-of", "2026-01-31")
    path = waivers(tmp_path, errors(before)[0], **changes)
    after = report(capsys, document, "--waivers", path, "--as-of", "2026-01-31")
    assert fails(after) == fails(before)
    [said] = after["remarks"]
    assert (said["path"], said["line"], said["column"]) == (str(path), 2, 5)
    assert remark in said["message"]


def test_a_waiver_of_another_document_says_nothing(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = errors(report(capsys, document))[0]
    after = report(capsys, document, "--waivers", waivers(tmp_path, first, path="others/*.txt"))
    assert after["remarks"] == []
    assert first in fails(after)


def test_the_words_of_a_waiver_are_those_that_were_looked_at(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An edit elsewhere leaves a waiver in force, one of its words does not."""
    quoted = next(
        one for one in errors(report(capsys, document)) if one["evidence"] and len(one["evidence"][0]["quote"]) < 60
    )
    path = waivers(tmp_path, quoted)
    document.write_text(f"\n\n{TEXT}", encoding="utf-8")
    assert quoted["rule"] not in {one["rule"] for one in fails(report(capsys, document, "--waivers", path))}


def test_known_fails_are_marked_and_do_not_count(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "baseline.json"
    assert main(["baseline", str(document), "--output", str(path)]) == 0
    said = report(capsys, document, "--baseline", path)
    assert fails(said)
    assert all(one["known"] for one in fails(said))
    assert (said["documents"][0]["verdict"], said["remarks"]) == ("pass", [])
    assert main(["check", str(document), "--baseline", str(path)]) == 0


def test_a_new_fail_counts_and_a_stale_entry_is_reported(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "baseline.json"
    main(["baseline", str(document), "--output", str(path)])
    data = json.loads(path.read_text(encoding="utf-8"))
    gone = data["findings"].pop(0)
    data["findings"].append({"path": str(document), "rule": "cover/registrant", "fingerprint": "0" * 32})
    data["findings"].append({"path": "other.txt", "rule": "cover/registrant", "fingerprint": "0" * 32})
    path.write_text(json.dumps(data), encoding="utf-8")
    said = report(capsys, document, "--baseline", path, "--fail-on", "note")
    assert [one["rule"] for one in fails(said) if not one["known"]] == [gone["rule"]]
    assert said["documents"][0]["verdict"] == "fail"
    assert [one["message"] for one in said["remarks"]] == [
        f"cover/registrant on {document} is in the baseline and was not found; write the baseline anew"
    ]


@pytest.mark.parametrize("name", sorted(set(FORMATS) - BINARY))
def test_every_format_tells_of_sign_offs(
    name: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = errors(report(capsys, document))[0]
    signed = waivers(tmp_path, first)
    signed.write_text(
        signed.read_text(encoding="utf-8")
        + WAIVER.format(rule="cover/registrant", path="*", fingerprint="0" * 32, expires="2030-01-01").partition("\n")[
            2
        ],
        encoding="utf-8",
    )
    main(["check", "--format", name, str(document), "--waivers", str(signed), "--as-of", "2026-01-31"])
    said = capsys.readouterr().out
    if name not in ("github", "gitlab", "csv"):
        assert "The partner in charge" in said
        assert "was not used: the rule says pass" in said
    if name == "sarif":
        [result] = [one for one in json.loads(said)["runs"][0]["results"] if one["ruleId"] == first["rule"]]
        assert result["suppressions"][0]["justification"].startswith("waived by The partner in charge until 2027-01-31")
    if name == "github":
        assert first["rule"] not in said
        assert "was not used" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: holds one key, “waivers:”, with a list below it"),
        ("- rule: a", "1:1: holds one key, “waivers:”, with a list below it"),
        ("waivers: none", "1:1: “waivers:” has a list below it: begin each entry with “- ”"),
        (
            "waivers:\n  - cover/own-date",
            "2:5: is no entry; it has the keys rule, path, fingerprint, reason, approver, expires",
        ),
        ("waivers:\n  - rule: a\n    aprover: b", "3:5: no key is called “aprover”; did you mean “approver”?"),
        ("waivers:\n  - rule: a\n    rule: b", "3:5: the key “rule” stands twice"),
        ("waivers:\n  - rule: a\n    reason:", "3:5: “reason” has some words behind it"),
        ("waivers:\n  - rule: a", "2:5: lacks path, fingerprint, reason, approver, expires"),
        ("waivers:\n  - {", "3:1: did not find"),
        (
            WAIVER.format(rule="a/b", path="x", fingerprint="0" * 32, expires="2027-02-30"),
            "2:5: “expires: 2027-02-30” is no day",
        ),
        (
            WAIVER.format(rule="a/b", path="x", fingerprint="short", expires="2027-02-20"),
            "2:5: “fingerprint” is that of",
        ),
    ],
)
def test_a_broken_file_of_waivers_is_one_line(
    text: str, said: str, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(document), "--waivers", str(path)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"checker: {path}:{said}")
    assert error.count("\n") == 1
    with pytest.raises(SignoffError):
        read_waivers(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "1:2: is no JSON"),
        (b"[]", "1:1: is no baseline; write one with checker baseline"),
        (b'{"schema_version": "0", "findings": []}', "1:1: was written by another version"),
        (b'{"schema_version": "1", "findings": [{"path": "a"}]}', "1:1: is no baseline"),
        (b"\xff", "1:1: is not UTF-8 from byte 0 on"),
    ],
)
def test_a_broken_baseline_is_one_line(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(data)
    with pytest.raises(SignoffError) as told:
        read_baseline(path)
    assert str(told.value).startswith(f"{path}:{said}")
    with pytest.raises(SignoffError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")
