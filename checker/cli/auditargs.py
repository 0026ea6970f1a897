"""The arguments of `checker audit`, `query` and `audit-report`; what they do stands in `auditing`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any  # argparse names no public type for a set of commands


def add_audits(commands: Any) -> argparse.ArgumentParser:
    """Add the commands that deal with archives, and return the one that judges."""
    audit = commands.add_parser("audit", help="judge an archive of documents into tables (resumable)")
    _add_audit(audit)
    query = commands.add_parser("query", help="ask an audit's tables")
    query.add_argument("sql", metavar="SQL", help="a question to the tables documents, findings and facts")
    query.add_argument("folder", metavar="DIR", type=Path, help="the folder of a finished audit")
    query.add_argument("--format", choices=("text", "csv", "json"), default="text")
    report = commands.add_parser("audit-report", help="an audit as one HTML page")
    report.set_defaults(command="audit_report")
    report.add_argument("folder", metavar="DIR", type=Path, help="the folder of a finished audit")
    report.add_argument("--output", type=Path, metavar="FILE", help="default: report.html in the folder")
    assert isinstance(audit, argparse.ArgumentParser)
    return audit


def _add_audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="a document, folder, pattern, archive (zip, tar, tar.gz), or @FILE with one of them a line",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="the folder of the audit's tables")
    parser.add_argument(
        "--form", action="append", default=[], metavar="FORM", help="only submissions of this form, such as 424B*"
    )
    parser.add_argument("--jobs", type=_positive, metavar="N", help="worker processes (default: one a core)")
    parser.add_argument(
        "--timeout", type=float, default=300, metavar="S", help="seconds that a document may take (default: 300)"
    )
    parser.add_argument("--memory", type=_positive, metavar="MIB", help="memory that a worker may use (default: any)")
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help="who does the work")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask cluster, such as tcp://127.0.0.1:8786")
    parser.add_argument("--select", action="append", default=[], metavar="RULE|FOLDER", help="only these rules")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULE|FOLDER", help="not these rules")
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number from 1 on")
    return number
