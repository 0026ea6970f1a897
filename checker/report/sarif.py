"""SARIF 2.1.0 (OASIS), as code scanning reads it: the fails, with what could not be judged and what was waived.

Passes are left out: code scanning takes every result for an alert.  Columns count characters (`unicodeCodePoints`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from checker.report.formats import Manner
from checker.report.jsonreport import dump
from checker.report.wording import by_weight, cited, has_lines, law, located, signed
from checker.verdict import Evidence, Finding, Judgement, RuleCard, Run, Verdict

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_RESULTS = 25_000  # in a run that code scanning takes
_MOST_TEXT = 1_000  # characters of a message or description
_KINDS = {Verdict.FAIL: "fail", Verdict.WAIVED: "fail", Verdict.UNDETERMINED: "open", Verdict.ERROR: "review"}


def render(run: Run, _: Manner) -> str:
    """Return a run as a SARIF log."""
    numbers = {card.id: number for number, card in enumerate(run.rules)}
    results = [_result(*said, numbers) for said in _weightiest(run)]
    return dump(
        {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": _driver(run)},
                    "columnKind": "unicodeCodePoints",
                    "artifacts": [_artifact(judgement) for judgement in run.judgements],
                    "invocations": [_invocation(run, len(results))],
                    "results": results,
                }
            ],
        }
    )


def _weightiest(run: Run) -> list[tuple[Judgement, Finding]]:
    """Return what is told, in the order of documents; of very many findings those that weigh most."""
    told = [(item, finding) for item in run.judgements for finding in item.findings if finding.verdict in _KINDS]
    if len(told) <= _MOST_RESULTS:
        return told
    ranked = {id(finding): place for place, finding in enumerate(by_weight([finding for _, finding in told]))}
    kept = sorted(told, key=lambda said: ranked[id(said[1])])[:_MOST_RESULTS]
    return sorted(kept, key=lambda said: (said[0].path, said[1].rule))


def _driver(run: Run) -> dict[str, Any]:
    return {
        "name": "checker",
        "version": run.tool_version,
        "semanticVersion": run.tool_version,
        "rules": [_rule(card) for card in run.rules],
    }


def _rule(card: RuleCard) -> dict[str, Any]:
    cites = "; ".join(cited(citation) for citation in card.citations)
    return {
        "id": card.id,
        "name": card.id.title().replace("/", "").replace("-", ""),
        "shortDescription": {"text": _cut(f"{card.title}.")},
        "fullDescription": {"text": _cut(card.why)},
        "help": {
            "text": f"{card.why}\n\nLaw: {cites}\n\nFix: {card.fix}",
            "markdown": f"{card.why}\n\n**Law:** {cites}\n\n**Fix:** {card.fix}",
        },
        "defaultConfiguration": {"level": card.severity.value},
        "properties": {"tags": [card.id.partition("/")[0]]},
    }


def _artifact(judgement: Judgement) -> dict[str, Any]:
    return {"location": {"uri": _uri(judgement.path)}, "hashes": {"sha-256": judgement.digest.partition(":")[2]}}


def _invocation(run: Run, told: int) -> dict[str, Any]:
    """Return how the run went: what could not be read, and whether results were left out."""
    notes = [
        {
            "level": "error",
            "message": {"text": _cut(f"{item.path}: {item.reason}")},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(item.path)}}}],
        }
        for item in run.refusals
    ]
    notes += [{"level": "warning", "message": {"text": _cut(str(remark))}} for remark in run.remarks]
    if told == _MOST_RESULTS:
        said = f"Only the {told} weightiest results stand here, as many as code scanning takes."
        notes.append({"level": "warning", "message": {"text": said}})
    return {"executionSuccessful": not run.refusals, "toolExecutionNotifications": notes}


def _result(judgement: Judgement, finding: Finding, numbers: dict[str, int]) -> dict[str, Any]:
    kind = _KINDS[finding.verdict]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "kind": kind,
        "level": finding.severity.value if kind == "fail" else "none",
        "message": {"text": _cut(" ".join(part for part in (finding.message, finding.fix) if part))},
        "locations": [_location(judgement, item) for item in finding.evidence[:1]] or [_whole(judgement)],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint, "checker/v1": finding.fingerprint},
        "properties": {"law": law(finding)},
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    if finding.signature:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": _cut(signed(finding))}]
    if finding.known is not None:
        result["baselineState"] = "unchanged" if finding.known else "new"
    if finding.evidence[1:]:
        result["relatedLocations"] = _related(judgement, finding.evidence[1:])
    return result


def _related(judgement: Judgement, evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [{"id": number, **_location(judgement, item)} for number, item in enumerate(evidence, 1)]


def _location(judgement: Judgement, item: Evidence) -> dict[str, Any]:
    """Return where words stand: by lines where the file has some, else by the page alone."""
    place = item.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(judgement.path)}}
    if has_lines(judgement):
        physical["region"] = {
            "startLine": place.position.line,
            "startColumn": place.position.column,
            "endLine": place.until.line,
            "endColumn": place.until.column,
            "charOffset": place.position.offset,
            "charLength": place.end - place.position.offset,
            "snippet": {"text": place.quote},
        }
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": located(judgement, item)}],
        "message": {"text": _cut(f"{item.label}: “{place.quote}”")},
    }


def _whole(judgement: Judgement) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(judgement.path)}}}


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/").encode("utf-8", "replace"), safe="/")


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"
