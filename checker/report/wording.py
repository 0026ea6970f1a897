"""The words that several formats share: citations, places, what a finding is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.verdict import ByHand, Citation, Evidence, Finding, Judgement, Severity, Verdict

ORDER = (Verdict.FAIL, Verdict.ERROR, Verdict.UNDETERMINED, Verdict.WAIVED, Verdict.PASS, Verdict.NOT_APPLICABLE)
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAGED = ("docx", "pdf")  # formats whose lines are those of the extracted text, which nobody sees


def cited(citation: Citation) -> str:
    """Return a citation, marked where nobody has read its text again."""
    return citation.text if citation.verified else f"{citation.text} [unverified]"


def law(finding: Finding) -> str:
    """Return the citations of a finding in one line."""
    return "; ".join(cited(citation) for citation in finding.citations)


def label(finding: Finding) -> str:
    """Return what a finding is: the severity of a fail and whether it is known, else its verdict."""
    if finding.verdict is Verdict.FAIL:
        return f"{finding.severity.value}, known" if finding.known else finding.severity.value
    return finding.verdict.value


def signed(finding: Finding) -> str:
    """Return who has signed a waived fail off, nothing of any other."""
    by = finding.signature
    return f"waived by {by.approver} until {by.expires}: {by.reason}" if by else ""


def answered(item: ByHand) -> str:
    """Return what somebody has answered to an item that is confirmed by hand, nothing where nobody has."""
    note = f" ({item.note})" if item.note else ""
    return f"{item.answer}: {item.by}, {item.on}{note}" if item.answer else ""


def has_lines(judgement: Judgement) -> bool:
    """Say whether lines and columns lead to a place in the file itself."""
    return judgement.format not in _PAGED


def located(judgement: Judgement, item: Evidence) -> str:
    """Return where words stand, for people: part, page, line."""
    page = f", page {item.place.page}" if item.place.page else ""
    line = f", line {item.place.position.line}" if has_lines(judgement) else ""
    return f"{item.place.part}{page}{line}"


def printable(text: str) -> str:
    """Return a text without what no XML can hold."""
    return _NO_XML.sub("?", text)


def shortened(words: str, most: int) -> str:
    """Return words, very long ones cut."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings by verdict, then severity, then rule."""
    severities = list(Severity)
    return sorted(
        findings,
        key=lambda finding: (ORDER.index(finding.verdict), severities.index(finding.severity), finding.rule),
    )
