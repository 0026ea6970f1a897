"""Waivers: fails that somebody has signed off, for some words and until some day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from checker.signoff.file import Signed, read_entries
from checker.verdict import Finding, Judgement, Remark, Signature, Verdict

_KEYS = ("rule", "path", "fingerprint", "reason", "approver", "expires")
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule's fail, signed off as long as it rests on the same words."""

    rule: str
    fingerprint: str
    signature: Signature
    signed: Signed

    def remark(self, said: str) -> Remark:
        """Return a remark on this waiver."""
        return self.signed.remark(f"the waiver of {self.rule} on {self.signed.path} {said}")


def read_waivers(path: Path) -> Sequence[Waiver]:
    """Return the waivers of a file; raise `SignoffError` where one of them cannot be understood."""
    found = []
    for entry in read_entries(path, "waivers", _KEYS):
        values = entry.values
        expires = entry.day("expires")
        if not _FINGERPRINT.fullmatch(values["fingerprint"]):
            raise entry.error("“fingerprint” is that of the finding in a JSON report: 32 digits and letters a to f")
        signature = Signature(values["approver"], values["reason"], expires)
        signed = Signed(values["path"], path, entry.line, entry.column)
        found.append(Waiver(values["rule"], values["fingerprint"], signature, signed))
    return found


def waived(
    judgements: Sequence[Judgement], waivers: Sequence[Waiver], day: str
) -> tuple[Sequence[Judgement], Sequence[Remark]]:
    """Return judgements in which fails that are signed off on a day (`YYYY-MM-DD`) are waived, and remarks.

    Remarked is what a waiver does not do: it has lapsed, the words are others, the rule does not fail any more.
    """
    used: set[int] = set()
    signed = [
        replace(item, findings=[_signed(item, finding, waivers, day, used) for finding in item.findings])
        for item in judgements
    ]
    remarks = [
        waiver.remark(_why_not(waiver, judgement, day))
        for number, waiver in enumerate(waivers)
        if number not in used
        for judgement in judgements
        if waiver.signed.meant(judgement)
    ]
    return signed, remarks


def _signed(judgement: Judgement, finding: Finding, waivers: Sequence[Waiver], day: str, used: set[int]) -> Finding:
    if finding.verdict is not Verdict.FAIL:
        return finding
    for number, waiver in enumerate(waivers):
        same = (waiver.rule, waiver.fingerprint) == (finding.rule, finding.fingerprint)
        if same and waiver.signature.expires >= day and waiver.signed.meant(judgement):
            used.add(number)
            return replace(finding, verdict=Verdict.WAIVED, signature=waiver.signature)
    return finding


def _why_not(waiver: Waiver, judgement: Judgement, day: str) -> str:
    found = [item for item in judgement.findings if item.rule == waiver.rule]
    if not found:
        return "was not used: the rule did not run"
    if found[0].verdict is not Verdict.FAIL:
        return f"was not used: the rule says {found[0].verdict.value} of {judgement.path}; delete it"
    if waiver.signature.expires < day:
        return f"lapsed on {waiver.signature.expires}; look at the finding again"
    return f"was not used: the words have changed; look again (the fingerprint is now {found[0].fingerprint})"
