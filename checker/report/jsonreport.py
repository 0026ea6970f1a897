"""JSON: the machine-readable report, a promise to CI jobs and scripts (`schema_version` 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from checker.report.formats import Manner
from checker.verdict import Evidence, FactEntry, Finding, Judgement, Run, Verdict

SCHEMA_VERSION = "1"


def render(run: Run, _: Manner) -> str:
    """Return a run as JSON text."""
    return dump(
        {
            **head(run),
            "documents": [_document(judgement, run) for judgement in run.judgements],
            "unreadable": [{"path": refusal.path, "reason": refusal.reason} for refusal in run.refusals],
            "remarks": [asdict(remark) for remark in run.remarks],
        }
    )


def head(run: Run) -> dict[str, Any]:
    """Return what is told of a run before its documents."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "checker", "version": run.tool_version},
        "rulebook": {
            "name": run.rulebook.name,
            "version": run.rulebook.version,
            "digest": run.rulebook.digest,
            "rules": run.rulebook.rules,
        },
        "summary": {
            "documents": len(run.judgements),
            "pass": run.count(Verdict.PASS),
            "fail": run.count(Verdict.FAIL),
            "undetermined": run.count(Verdict.UNDETERMINED),
            "unreadable": len(run.refusals),
        },
    }


def dump(value: object) -> str:
    """Return a value as JSON text, the same for the same value, ending in a newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _document(judgement: Judgement, run: Run) -> dict[str, Any]:
    return {
        **described(judgement),
        "verdict": judgement.verdict(run.fail_on).value,
        "facts": facts(judgement.facts),
        "findings": [finding(one) for one in judgement.findings],
        **by_hand(judgement),
    }


def by_hand(judgement: Judgement) -> dict[str, Any]:
    """Return what is to be confirmed by hand with its answers, where the run has any."""
    return {"by_hand": [asdict(item) for item in judgement.by_hand]} if judgement.by_hand else {}


def described(judgement: Judgement) -> dict[str, Any]:
    """Return what is known of a document beside its verdicts and facts."""
    return {
        "path": judgement.path,
        "digest": judgement.digest,
        "format": judgement.format,
        "kind": {"value": judgement.kind, "evidence": [_evidence(item) for item in judgement.kind_evidence]},
    }


def facts(read: Mapping[str, Sequence[FactEntry]]) -> dict[str, list[dict[str, Any]]]:
    """Return facts with their values and places."""
    return {
        name: [{"value": entry.value, **entry.evidence.where()} for entry in entries] for name, entries in read.items()
    }


def finding(said: Finding) -> dict[str, Any]:
    """Return what one rule says of a document."""
    return {
        "rule": said.rule,
        "title": said.title,
        "verdict": said.verdict.value,
        "severity": said.severity.value,
        "citations": [citation.text for citation in said.citations],
        "message": said.message,
        "fix": said.fix,
        "evidence": [_evidence(item) for item in said.evidence],
        "fingerprint": said.fingerprint,
        **({"known": said.known} if said.known is not None else {}),
        **({"waiver": asdict(said.signature)} if said.signature else {}),
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {"label": item.label, **item.where()}
