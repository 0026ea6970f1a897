"""CSV: a row for each finding, passes included, for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io

from checker.report.formats import Manner
from checker.report.wording import law
from checker.verdict import Run

_COLUMNS = (
    *("path", "rule", "title", "verdict", "severity", "law", "message", "fix"),
    *("quote", "part", "page", "line", "column", "fingerprint"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(run: Run, _: Manner) -> str:
    """Return the findings of a run, with the first words that each rests on, and the documents that were not judged."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for judgement in run.judgements:
        for finding in judgement.findings:
            place = finding.evidence[0].place if finding.evidence else None
            said = (finding.rule, finding.title, finding.verdict.value, finding.severity.value, law(finding))
            where = (place.quote, place.part, place.page, place.position.line, place.position.column) if place else ()
            row = (judgement.path, *said, finding.message, finding.fix, *(where or ("",) * 5), finding.fingerprint)
            rows.writerow([_safe(cell) for cell in row])
    for refusal in run.refusals:
        rows.writerow([_safe(refusal.path), "", "", "unreadable", "", "", _safe(refusal.reason)] + [""] * 7)
    return written.getvalue()


def _safe(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: documents are hostile."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
