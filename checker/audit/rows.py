"""The tables of an audit, and how a judgement becomes their rows.

Times are dates, offsets characters, sizes bytes; what is not known is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from checker.audit.source import Item
from checker.verdict import Evidence, Finding, Judgement, Severity, Verdict

_PLACE = [
    ("quote", pa.string()),
    ("line", pa.int32()),
    ("column", pa.int32()),
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("page", pa.string()),
    ("part", pa.string()),
]
DOCUMENTS = pa.schema(
    [
        ("path", pa.string()),
        ("source", pa.string()),  # what the caller named: the folder or archive that the document came from
        ("digest", pa.string()),
        ("bytes", pa.int64()),
        ("status", pa.string()),  # judged, unreadable, broken: it killed every worker that read it
        ("reason", pa.string()),
        ("format", pa.string()),
        ("kind", pa.string()),
        ("verdict", pa.string()),
        ("form", pa.string()),  # as the EDGAR header gives it
        ("filed", pa.string()),
        ("own_date", pa.string()),
        ("year", pa.int32()),  # of filing, else of the document's own date
        ("filer", pa.string()),  # the first registrant: the header's, else the cover's
        ("passed", pa.int32()),  # rules
        ("errors", pa.int32()),  # failed rules of that severity
        ("warnings", pa.int32()),
        ("notes", pa.int32()),
        ("undetermined", pa.int32()),
    ]
)
FINDINGS = pa.schema(
    [
        ("path", pa.string()),
        ("rule", pa.string()),
        ("folder", pa.string()),
        ("verdict", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("fingerprint", pa.string()),
        *_PLACE,  # of the first evidence
        ("evidence", pa.list_(pa.struct([("label", pa.string()), *_PLACE]))),
    ]
)
FACTS = pa.schema([("path", pa.string()), ("fact", pa.string()), ("value", pa.string()), *_PLACE])
SCHEMAS: Mapping[str, pa.Schema] = {"documents": DOCUMENTS, "findings": FINDINGS, "facts": FACTS}


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows of the three tables, in the order of their documents."""

    documents: pa.Table
    findings: pa.Table
    facts: pa.Table


class Rows:
    """Collects what is said of documents."""

    def __init__(self) -> None:
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}

    def refuse(self, item: Item, digest: str, status: str, reason: str) -> None:
        """Add a document that could not be judged."""
        row = {"path": item.name, "source": item.source, "digest": digest, "bytes": len(item.data)}
        self._rows["documents"].append({**row, "status": status, "reason": reason})

    def judge(self, item: Item, judgement: Judgement) -> None:
        """Add a document and everything that is said of it."""
        self._rows["documents"].append(_document(item, judgement))
        self._rows["findings"] += (_finding(item.name, finding) for finding in judgement.findings)
        for name, entries in judgement.facts.items():
            for entry in entries:
                value = entry.value if isinstance(entry.value, str) else json.dumps(entry.value, ensure_ascii=False)
                self._rows["facts"].append({"path": item.name, "fact": name, "value": value, **_place(entry.evidence)})

    def tables(self) -> Tables:
        """Return the rows as tables."""
        return _tables(self._rows)


def joined(parts: Sequence[Tables]) -> Tables:
    """Return the rows of several tables as one."""
    if len(parts) == 1:
        return parts[0]
    return Tables(
        **{name: pa.concat_tables([getattr(part, name) for part in parts]).combine_chunks() for name in SCHEMAS}
    )


def of_document(tables: Tables, item: Item) -> Tables:
    """Return the rows of one document, under the source by which it is named now."""
    rows = {name: getattr(tables, name).filter(pc.field("path") == item.name).to_pylist() for name in SCHEMAS}
    for row in rows["documents"]:
        row["source"] = item.source
    return _tables(rows)


def _tables(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Tables:
    """Return rows as tables, made anew, so that the same rows make the same file whatever table they come from."""
    return Tables(**{name: pa.Table.from_pylist(rows[name], SCHEMAS[name]) for name in SCHEMAS})


def _document(item: Item, judgement: Judgement) -> dict[str, Any]:
    filed, own_date = _first(judgement, "header_filed_date"), _first(judgement, "own_date")
    dated = filed or own_date
    return {
        "path": item.name,
        "source": item.source,
        "digest": judgement.digest,
        "bytes": len(item.data),
        "status": "judged",
        "format": str(judgement.format),
        "kind": judgement.kind,
        "verdict": judgement.verdict().value,
        "form": _first(judgement, "header_form"),
        "filed": filed,
        "own_date": own_date,
        "year": int(dated[:4]) if dated else None,
        "filer": _first(judgement, "header_registrants") or _first(judgement, "registrants"),
        **_counts(judgement.findings),
    }


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    counts = {"passed": 0, "errors": 0, "warnings": 0, "notes": 0, "undetermined": 0}
    failed = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}
    for finding in findings:
        if finding.verdict is Verdict.FAIL:
            counts[failed[finding.severity]] += 1
        elif finding.verdict is Verdict.PASS:
            counts["passed"] += 1
        elif finding.verdict in (Verdict.UNDETERMINED, Verdict.ERROR):
            counts["undetermined"] += 1
    return counts


def _first(judgement: Judgement, fact: str) -> str | None:
    entries = judgement.facts.get(fact, ())
    return str(entries[0].value) if entries else None


def _finding(path: str, finding: Finding) -> dict[str, Any]:
    return {
        "path": path,
        "rule": finding.rule,
        "folder": finding.rule.partition("/")[0],
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        **(_place(finding.evidence[0]) if finding.evidence else {}),
        "evidence": [{"label": item.label, **_place(item)} for item in finding.evidence],
    }


def _place(evidence: Evidence) -> dict[str, Any]:
    """Return words and their place; a lone surrogate, which Parquet does not know, becomes a question mark."""
    where = evidence.where()
    return {**where, "quote": where["quote"].encode("utf-8", "replace").decode("utf-8")}
