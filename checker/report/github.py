"""GitHub annotations: workflow commands, which show a finding at its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from checker.report.formats import Manner
from checker.report.wording import has_lines, located, shortened
from checker.verdict import Finding, Judgement, Run, Severity, Verdict

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN = {Verdict.FAIL, Verdict.UNDETERMINED, Verdict.ERROR}
_QUOTE = 200  # characters


def render(run: Run, _: Manner) -> str:
    """Return a command for each fail, and a warning for what could not be judged."""
    lines = [
        _annotation(judgement, finding)
        for judgement in run.judgements
        for finding in judgement.findings
        if finding.verdict in _SHOWN
    ]
    lines += [f"::warning file={_property(item.path)},title=unreadable::{_data(item.reason)}" for item in run.refusals]
    lines += [f"::warning file={_property(item.path)},line={item.line}::{_data(item.message)}" for item in run.remarks]
    return "".join(f"{line}\n" for line in lines)


def _annotation(judgement: Judgement, finding: Finding) -> str:
    command = _COMMANDS[finding.severity] if finding.verdict is Verdict.FAIL else "warning"
    command = "notice" if finding.known else command
    properties = {"file": judgement.path, **_lines(judgement, finding), "title": f"{finding.rule}: {finding.title}"}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {told}::{_data(' '.join(_message(judgement, finding)))}"


def _lines(judgement: Judgement, finding: Finding) -> dict[str, int]:
    if not finding.evidence or not has_lines(judgement):
        return {}
    place = finding.evidence[0].place
    lines = {"line": place.position.line, "endLine": place.until.line}
    if place.position.line == place.until.line:  # columns are of use within a line only
        lines |= {"col": place.position.column, "endColumn": place.until.column}
    return lines


def _message(judgement: Judgement, finding: Finding) -> Iterator[str]:
    yield finding.message
    if finding.evidence:
        item = finding.evidence[0]
        yield f"“{shortened(item.place.quote, _QUOTE)}” ({located(judgement, item)})."
    yield from [f"Law: {'; '.join(citation.text for citation in finding.citations)}."] * bool(finding.citations)
    yield finding.fix


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
