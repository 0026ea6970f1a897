"""GitLab code quality: the report that a merge request shows (a subset of the Code Climate format)."""

from __future__ import annotations

import hashlib
from typing import Any

from checker.report.formats import Manner
from checker.report.jsonreport import dump
from checker.report.wording import has_lines
from checker.verdict import Finding, Judgement, Refusal, Run, Severity, Verdict

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}


def render(run: Run, _: Manner) -> str:
    """Return the fails of a run, and as `info` what could not be judged."""
    issues = [
        _issue(judgement, finding)
        for judgement in run.judgements
        for finding in judgement.findings
        if finding.verdict in (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.ERROR)
    ]
    return dump([*issues, *(_unread(refusal) for refusal in run.refusals)])


def _issue(judgement: Judgement, finding: Finding) -> dict[str, Any]:
    lined = finding.evidence and has_lines(judgement)
    line = finding.evidence[0].place.position.line if lined else 1
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": _fingerprint(judgement.path, finding.rule, finding.fingerprint),
        "severity": _SEVERITIES[finding.severity] if finding.verdict is Verdict.FAIL and not finding.known else "info",
        "location": {"path": judgement.path, "lines": {"begin": line}},
    }


def _unread(refusal: Refusal) -> dict[str, Any]:
    return {
        "description": refusal.reason,
        "check_name": "unreadable",
        "fingerprint": _fingerprint(refusal.path, "unreadable", refusal.reason),
        "severity": "info",
        "location": {"path": refusal.path, "lines": {"begin": 1}},
    }


def _fingerprint(*words: str) -> str:
    """Return what is unique in the report and survives edits elsewhere in the file."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:32]
