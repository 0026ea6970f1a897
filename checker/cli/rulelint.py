"""`checker lint`: the rules themselves judged."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.authoring.lint import Complaint, broken
from checker.authoring.lint import lint as judged
from checker.cli.inputs import documents
from checker.cli.selection import selected
from checker.cli.status import Status
from checker.document import Document
from checker.report import jsonreport
from checker.rulebook import RulebookError, load_sources
from checker.rulebook.files import shipped_rules
from checker.verdict import Severity


def lint(options: Namespace) -> Status:
    """Judge the rules themselves."""
    try:
        sources = load_sources(options.rules, shipped=not options.no_shipped_rules)
    except RulebookError as error:
        _show(options, broken(error))
        return Status.MISUSED
    complaints = judged(sources, selected(sources.rulebook, options.select), list(_samples(options)))
    _show(options, complaints)
    threshold = Severity(options.fail_on)
    return Status.FAILED if any(one.severity.at_least(threshold) for one in complaints) else Status.PASSED


def _samples(options: Namespace) -> Iterable[Document]:
    """Return the documents on which the rules are tried: those that are named, else those beside the shipped rules."""
    beside = shipped_rules().parent / "tests" / "documents"
    named = options.samples or ([str(beside)] if beside.is_dir() else [])
    found = (item for item in documents(named) if isinstance(item, Document))
    return (item for item in found if Path(item.path).stem != "README")


def _show(options: Namespace, complaints: Sequence[Complaint]) -> None:
    if options.format == "json":
        print(jsonreport.dump([_described(complaint) for complaint in complaints]), end="")
        return
    for complaint in complaints:
        print(complaint)
    counts = [(severity, sum(one.severity is severity for one in complaints)) for severity in Severity]
    print(", ".join(f"{count} {severity.value}{'' if count == 1 else 's'}" for severity, count in counts))


def _described(complaint: Complaint) -> dict[str, object]:
    path, line, column = complaint.place
    return {
        "path": path,
        "line": line,
        "column": column,
        "severity": complaint.severity.value,
        "code": complaint.code,
        "message": complaint.problem.message,
        "advice": complaint.advice,
    }
