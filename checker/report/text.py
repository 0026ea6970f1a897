"""Text: the report a person reads on a terminal or in a log."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from unicodedata import combining, east_asian_width

from checker.report.formats import Manner
from checker.report.wording import ORDER, answered, by_weight, label, law, shortened, signed
from checker.verdict import Evidence, Finding, Judgement, Run, Verdict

_WIDTH = 110
_QUOTE = 160  # characters of a quotation
_SHORT = 60  # characters of a quotation that is shown in its line, with what stands around it
_AROUND = 38  # characters shown before such a quotation, and behind it
_PLURALS = {"document": "documents", "rule": "rules"}
_COLORS = {
    "error": "31",
    "fail": "31",
    "warning": "33",
    "note": "36",
    "undetermined": "35",
    "waived": "36",
    "pass": "32",
}


def render(run: Run, manner: Manner) -> str:
    """Return a run as text.

    Fails and doubts are shown in full, with the line in which the words stand; passes in one line with their evidence.
    """
    blocks = [_document(judgement, run, manner) for judgement in run.judgements]
    blocks += [f"{refusal.path}: {refusal.reason}\n" for refusal in run.refusals]
    blocks += [f"{remark}\n" for remark in run.remarks]
    return "\n".join([*blocks, _summary(run)])


def _document(judgement: Judgement, run: Run, manner: Manner) -> str:
    verdict = judgement.verdict(run.fail_on)
    said = _colored(verdict.upper(), verdict.value, manner)
    lines = [f"{judgement.path}: {said}  ({judgement.kind}, {judgement.format})", ""]
    for finding in by_weight(judgement.findings):
        if finding.verdict is Verdict.NOT_APPLICABLE and not manner.verbose:
            continue
        if finding.verdict is not Verdict.PASS or not manner.quiet:
            lines += _finding(judgement, finding, manner)
    lines += _by_hand(judgement)
    lines.append(_counts(judgement))
    return "\n".join(lines) + "\n"


def _by_hand(judgement: Judgement) -> Iterator[str]:
    """Yield what is to be confirmed by hand, and what somebody has answered."""
    if not judgement.by_hand:
        return
    yield "  by hand"
    for item in judgement.by_hand:
        yield _wrapped(f"{item.text} {answered(item) or 'open'}")
    yield ""


def _finding(judgement: Judgement, finding: Finding, manner: Manner) -> Iterator[str]:
    if finding.verdict is Verdict.NOT_APPLICABLE:
        yield f"  n/a      {finding.rule}"
        return
    said = label(finding)
    named = f"  {_colored(f'{said:<8}', said.partition(',')[0], manner)} {finding.rule}"
    if finding.verdict is Verdict.PASS:
        yield f"{named}{_first_place(finding)}"
        return
    yield named
    yield _wrapped(finding.message)
    if finding.signature:
        yield _wrapped(signed(finding))
    for item in finding.evidence:
        yield from _evidence(judgement, item)
    if finding.citations:
        yield _wrapped("law: " + law(finding))
    if finding.fix:
        yield _wrapped("fix: " + finding.fix)
    yield ""


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, initial_indent=" " * 11, subsequent_indent=" " * 15, break_long_words=False)


def _evidence(judgement: Judgement, item: Evidence) -> Iterator[str]:
    """Yield where words stand, and the words: short ones marked in their line, long ones by themselves."""
    where = f"{judgement.path}:{item.place.position.line}:{item.place.position.column}"
    page = f", page {item.place.page}" if item.place.page else ""
    place = f"           {where}: {item.label} ({item.place.part}{page})"
    quote = item.place.quote
    if len(quote) > _SHORT or not (item.before.strip() or item.after.strip()):
        yield f"{place}: “{shortened(quote, _QUOTE)}”"
        return
    before, after = _end_of(item.before), _beginning_of(item.after)
    yield place
    yield f"             {before}{quote}{after}".rstrip()
    yield f"             {' ' * _columns(before)}{'^' * max(1, _columns(quote))}"


def _end_of(text: str) -> str:
    """Return the last whole words of a text."""
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _beginning_of(text: str) -> str:
    """Return the first whole words of a text."""
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _first_place(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    item = finding.evidence[0]
    return f"  {item.place.position.line}:{item.place.position.column} “{shortened(item.place.quote, 60)}”"


def _counts(judgement: Judgement) -> str:
    counted = [(verdict, sum(finding.verdict is verdict for finding in judgement.findings)) for verdict in ORDER]
    return "  " + ", ".join(f"{count} {verdict.value}" for verdict, count in counted if count)


def _summary(run: Run) -> str:
    documents, rules = _counted(len(run.judgements), "document"), _counted(run.rulebook.rules, "rule")
    parts = [f"{run.count(verdict)} {verdict.value}" for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED)]
    return f"{documents} judged by {rules}: {', '.join(parts)}, {len(run.refusals)} unreadable\n"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else _PLURALS[noun]}"


def _colored(text: str, kind: str, manner: Manner) -> str:
    return f"\033[{_COLORS[kind]}m{text}\033[0m" if manner.color and kind in _COLORS else text
