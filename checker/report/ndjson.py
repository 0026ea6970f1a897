"""NDJSON: one JSON object a line, each with its `type`: the run, every finding, every refusal, every document.

For programs that read as a stream; the keys are those of the JSON report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict

from checker.report import jsonreport
from checker.report.formats import Manner
from checker.verdict import Run


def render(run: Run, _: Manner) -> str:
    """Return a run as lines of JSON."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[dict[str, Any]]:
    yield {"type": "run", **jsonreport.head(run)}
    for judgement in run.judgements:
        for finding in judgement.findings:
            yield {"type": "finding", "path": judgement.path, **jsonreport.finding(finding)}
        verdict = judgement.verdict(run.fail_on).value
        rest = jsonreport.by_hand(judgement)
        yield {"type": "document", **jsonreport.described(judgement), "verdict": verdict, **rest}
    for remark in run.remarks:
        yield {"type": "remark", **asdict(remark)}
    for refusal in run.refusals:
        yield {"type": "unreadable", "path": refusal.path, "reason": refusal.reason}
