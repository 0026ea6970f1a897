"""Why a rule said what it said on a document: one plain sentence, the tree of its clauses, the facts that it used."""

from checker.authoring.trace.clause import Clause, Value, clause
from checker.authoring.trace.course import Stage, Trace, trace
from checker.authoring.trace.data import clause_data, trace_data
from checker.authoring.trace.facts import Reading, facts_used
from checker.authoring.trace.text import clause_lines, fact_lines, trace_text

__all__ = [
    "Clause",
    "Reading",
    "Stage",
    "Trace",
    "Value",
    "clause",
    "clause_data",
    "clause_lines",
    "fact_lines",
    "facts_used",
    "trace",
    "trace_data",
    "trace_text",
]
