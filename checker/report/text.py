"""Text: the report a person reads on a terminal or in a log."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from checker.verdict import Citation, Evidence, Finding, Judgement, Run, Severity, Verdict

_WIDTH = 110
_QUOTE = 160  # characters of a quotation
_ORDER = (Verdict.FAIL, Verdict.ERROR, Verdict.UNDETERMINED, Verdict.WAIVED, Verdict.PASS, Verdict.NOT_APPLICABLE)
_PLURALS = {"document": "documents", "rule": "rules"}


def render(run: Run, *, verbose: bool = False, quiet: bool = False) -> str:
    """Return a run as text.

    Fails and doubts are shown in full, passes in one line with their evidence, each; `quiet` leaves passes out,
    `verbose` adds the rules that do not apply.
    """
    blocks = [_document(judgement, run, verbose=verbose, quiet=quiet) for judgement in run.judgements]
    blocks += [f"{refusal.path}: {refusal.reason}\n" for refusal in run.refusals]
    return "\n".join([*blocks, _summary(run)])


def _document(judgement: Judgement, run: Run, *, verbose: bool, quiet: bool) -> str:
    verdict = judgement.verdict(run.fail_on)
    lines = [f"{judgement.path}: {verdict.upper()}  ({judgement.kind}, {judgement.format})", ""]
    for wanted in _ORDER:
        if (wanted is Verdict.NOT_APPLICABLE and not verbose) or (wanted is Verdict.PASS and quiet):
            continue
        for finding in _sorted(judgement, wanted):
            lines += _finding(judgement, finding)
    lines.append(_counts(judgement))
    return "\n".join(lines) + "\n"


def _sorted(judgement: Judgement, verdict: Verdict) -> list[Finding]:
    severities = list(Severity)
    found = [finding for finding in judgement.findings if finding.verdict is verdict]
    return sorted(found, key=lambda finding: (severities.index(finding.severity), finding.rule))


def _finding(judgement: Judgement, finding: Finding) -> Iterator[str]:
    if finding.verdict is Verdict.NOT_APPLICABLE:
        yield f"  n/a      {finding.rule}"
        return
    if finding.verdict is Verdict.PASS:
        yield f"  pass     {finding.rule}{_first_place(finding)}"
        return
    label = finding.severity.value if finding.verdict is Verdict.FAIL else finding.verdict.value
    yield f"  {label:<8} {finding.rule}"
    yield _wrapped(finding.message)
    for item in finding.evidence:
        yield _evidence(judgement, item)
    if finding.citations:
        yield _wrapped("law: " + "; ".join(cited(citation) for citation in finding.citations))
    if finding.fix:
        yield _wrapped("fix: " + finding.fix)
    yield ""


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, initial_indent=" " * 11, subsequent_indent=" " * 15, break_long_words=False)


def _evidence(judgement: Judgement, item: Evidence) -> str:
    where = f"{judgement.path}:{item.place.position.line}:{item.place.position.column}"
    page = f", page {item.place.page}" if item.place.page else ""
    return f"           {where}: {item.label} ({item.place.part}{page}): “{_shortened(item.place.quote)}”"


def _first_place(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    item = finding.evidence[0]
    return f"  {item.place.position.line}:{item.place.position.column} “{_shortened(item.place.quote, 60)}”"


def _shortened(quote: str, most: int = _QUOTE) -> str:
    return quote if len(quote) <= most else quote[: most - 1].rstrip() + "…"


def cited(citation: Citation) -> str:
    """Return a citation, marked where nobody has read its text again."""
    return citation.text if citation.verified else f"{citation.text} [unverified]"


def _counts(judgement: Judgement) -> str:
    counted = [(verdict, sum(finding.verdict is verdict for finding in judgement.findings)) for verdict in _ORDER]
    return "  " + ", ".join(f"{count} {verdict.value}" for verdict, count in counted if count)


def _summary(run: Run) -> str:
    documents, rules = _counted(len(run.judgements), "document"), _counted(run.rulebook.rules, "rule")
    parts = [f"{run.count(verdict)} {verdict.value}" for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED)]
    return f"{documents} judged by {rules}: {', '.join(parts)}, {len(run.refusals)} unreadable\n"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else _PLURALS[noun]}"
