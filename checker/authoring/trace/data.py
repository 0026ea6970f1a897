"""A trace as values that JSON knows."""

from __future__ import annotations

from typing import Any

from checker.authoring.trace.clause import Clause
from checker.authoring.trace.course import Stage, Trace
from checker.authoring.trace.facts import Reading
from checker.verdict import Evidence, FactEntry


def trace_data(trace: Trace) -> dict[str, Any]:
    """Return why a rule said what it said."""
    rule, finding = trace.rule, trace.finding
    return {
        "path": trace.path,
        "rule": finding.rule,
        "title": finding.title,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "because": trace.because,
        "message": finding.message,
        "in_force": {"from": rule.since or None, "until": rule.until or None, "dated": trace.dated or None},
        "parameters": dict(rule.parameters),
        "conditions": [_stage(stage) for stage in trace.stages],
        "facts": [fact_data(reading) for reading in trace.facts],
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "key": ".".join(str(part) for part in stage.key),
        "role": stage.role,
        "then": stage.then or None,
        "clause": clause_data(stage.clause),
    }


def clause_data(clause: Clause) -> dict[str, Any]:
    """Return a tree of clauses."""
    return {
        "text": clause.text,
        "role": clause.role or None,
        "joined": clause.joined or None,
        "value": clause.value.value,
        "reason": clause.reason or None,
        "thing": None if clause.thing is None else {"value": clause.thing.label or None, **clause.thing.where()},
        "evidence": [evidence_data(item) for item in clause.evidence],
        "count": clause.count,
        "hidden": clause.hidden,
        "parts": [clause_data(part) for part in clause.parts],
    }


def fact_data(reading: Reading) -> dict[str, Any]:
    """Return what was read for a fact."""
    return {
        "name": reading.name,
        "means": reading.means,
        "seen": reading.seen,
        "way": reading.way or None,
        "texts": list(reading.texts),
        "values": [value_data(entry) for entry in reading.values],
        "reason": reading.hidden or None,
        "through": [fact_data(other) for other in reading.through],
    }


def value_data(entry: FactEntry) -> dict[str, Any]:
    """Return a value with its words and their place."""
    return {"value": entry.value, **entry.evidence.where()}


def evidence_data(item: Evidence) -> dict[str, Any]:
    """Return words with their label and place."""
    return {"label": item.label, **item.where()}
