"""The formats of reports, by name.  Each is one module with `render(run, manner)`, imported where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from checker.verdict import Run

FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "jsonreport",
    "ndjson": "ndjson",
    "sarif": "sarif",
    "junit": "junit",
    "markdown": "markdown",
    "github": "github",
    "gitlab": "gitlab",
    "csv": "csvreport",
    "html": "html",
}
SHOWING_TEXT = frozenset({"html"})  # formats that need the text of each document


@dataclass(frozen=True, slots=True)
class Manner:
    """How a report for people is written: `quiet` leaves out what passed, `verbose` adds what does not apply."""

    quiet: bool = False
    verbose: bool = False
    color: bool = False


def render(name: str, run: Run, manner: Manner) -> str:
    """Return a run in one of the `FORMATS`."""
    report: str = import_module(f"checker.report.{FORMATS[name]}").render(run, manner)
    return report
