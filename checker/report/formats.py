"""The formats of reports, by name.  Each is one module with `render(run, manner)`, imported where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:  # names are asked for before there is anything to report
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
    "memo": "memo",
    "comments": "comments",
}
SHOWING_TEXT = frozenset({"html", "comments"})  # formats that need the text of each document
WRITING_INTO = frozenset({"comments"})  # formats that need the file itself
SHOWING_BY_HAND = frozenset({"memo"})  # formats that show what is to be confirmed by hand, answered or not
BINARY = frozenset({"memo", "comments"})  # formats that are no text


class Unfit(Exception):
    """What was judged cannot be told in the format that is asked for."""


class Manner(Struct, frozen=True):
    """How a report for people is written: `quiet` leaves out what passed, `verbose` adds what does not apply."""

    quiet: bool = False
    verbose: bool = False
    color: bool = False


def render(name: str, run: Run, manner: Manner) -> str | bytes:
    """Return a run in one of the `FORMATS`; raise `Unfit`, and `ModuleNotFoundError` where an extra is missing."""
    report: str | bytes = import_module(f"checker.report.{FORMATS[name]}").render(run, manner)
    return report
