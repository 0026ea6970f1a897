"""Markdown: a comment on a pull request (GitHub and GitLab flavour)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.report.formats import Manner
from checker.report.wording import answered, by_weight, label, law, located, shortened, signed
from checker.verdict import Finding, Judgement, Run, Verdict

_MOST = 60_000  # characters: GitHub takes 65,536 in a comment
_QUOTE = 200  # characters
_SPECIAL = re.compile(r"([\\`*_{}\[\]#!|<>~$&])")
_SIGNS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.UNDETERMINED: "❔"}


def render(run: Run, manner: Manner) -> str:
    """Return a run as Markdown; of a very long one what did not pass, as far as a comment takes it."""
    head = "\n".join(_head(run)) + "\n"
    parts = ["\n".join(_document(judgement, manner)) + "\n" for judgement in run.judgements]
    parts += [f"\n**{_plain(item.path)}** could not be read: {_plain(item.reason)}\n" for item in run.refusals]
    parts += [f"\n{_plain(str(remark))}\n" for remark in run.remarks]
    kept, length = [head], len(head)
    for number, part in enumerate(parts):
        length += len(part)
        if length > _MOST:
            kept.append(f"\n{len(parts) - number} more documents are left out here; the other reports have them.\n")
            break
        kept.append(part)
    return "".join(kept)


def _head(run: Run) -> Iterator[str]:
    counted = [f"{run.count(verdict)} {verdict.value}" for verdict in _SIGNS]
    yield f"### checker: {', '.join(counted)}, {len(run.refusals)} unreadable"
    yield ""
    yield "| | document | kind | errors | warnings | notes | open |"
    yield "|---|---|---|--:|--:|--:|--:|"
    for judgement in run.judgements:
        failed = [finding.severity.value for finding in judgement.findings if finding.verdict is Verdict.FAIL]
        counts = [failed.count(name) for name in ("error", "warning", "note")]
        pending = sum(finding.verdict in (Verdict.UNDETERMINED, Verdict.ERROR) for finding in judgement.findings)
        sign = _SIGNS[judgement.verdict(run.fail_on)]
        cells = (sign, _plain(judgement.path), judgement.kind, *counts, pending)
        yield f"| {' | '.join(str(cell) for cell in cells)} |"


def _document(judgement: Judgement, manner: Manner) -> Iterator[str]:
    shown = [finding for finding in by_weight(judgement.findings) if finding.verdict is not Verdict.NOT_APPLICABLE]
    passed = [finding for finding in shown if finding.verdict is Verdict.PASS]
    yield ""
    yield f"#### {_plain(judgement.path)}"
    for finding in shown:
        if finding.verdict is not Verdict.PASS:
            yield from _finding(judgement, finding)
    if judgement.by_hand:
        yield ""
        yield "By hand:"
        yield ""
        for item in judgement.by_hand:
            yield f"- [{'x' if item.answer else ' '}] {_plain(item.text)} {_plain(answered(item))}".rstrip()
    if passed and not manner.quiet:
        yield ""
        yield f"<details><summary>{len(passed)} passed</summary>"
        yield ""
        for finding in passed:
            quoted = [f": {_quote(item.place.quote, 80)}" for item in finding.evidence[:1]]
            yield f"- `{finding.rule}`{''.join(quoted)}"
        yield ""
        yield "</details>"


def _finding(judgement: Judgement, finding: Finding) -> Iterator[str]:
    yield ""
    yield f"- **{label(finding)}** `{finding.rule}`: {_plain(finding.message)}"
    if finding.signature:
        yield f"  - {_plain(signed(finding))}"
    for item in finding.evidence:
        yield f"  - {_plain(item.label)} ({_plain(located(judgement, item))}): {_quote(item.place.quote, _QUOTE)}"
    if finding.citations:
        yield f"  - law: {_plain(law(finding))}"
    if finding.fix:
        yield f"  - fix: {_plain(finding.fix)}"


def _quote(words: str, most: int) -> str:
    return f"“{_plain(shortened(words, most))}”"


def _plain(text: str) -> str:
    """Return text in which nothing is a mark, and nobody is called by name: documents are hostile."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("@", "@<!-- -->")
