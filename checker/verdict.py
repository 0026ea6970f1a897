"""What is said of a document: verdicts, evidence, findings.  Frozen values, which reports read and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from checker.document.model import Place


class Verdict(StrEnum):
    """Of one rule on one document."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    UNDETERMINED = "undetermined"
    WAIVED = "waived"
    ERROR = "error"  # the rule itself broke


class Severity(StrEnum):
    """How much a fail weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def at_least(self, other: Severity) -> bool:
        """Say whether this severity weighs as much as another or more."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


class Evidence(Struct, frozen=True):
    """Words of the document that a verdict rests on, where they stand, and some words before and behind them."""

    label: str
    place: Place
    before: str = ""
    after: str = ""

    def where(self) -> dict[str, Any]:
        """Return the words and their place under the names that every JSON output gives them."""
        place = self.place
        return {
            "quote": place.quote,
            "line": place.position.line,
            "column": place.position.column,
            "start": place.position.offset,
            "end": place.end,
            "page": place.page,
            "part": place.part,
        }


class FactEntry(Struct, frozen=True):
    """One value that was read, with the words it was read from."""

    value: Any  # text, number, boolean or a mapping of them
    evidence: Evidence


class Citation(Struct, frozen=True):
    """A rule of law.  `verified` says whether its text was read again when the rule was written."""

    text: str
    verified: bool = True


class Signature(Struct, frozen=True):
    """Who has signed off a fail, why, and until which day (`YYYY-MM-DD`)."""

    approver: str
    reason: str
    expires: str


class Finding(Struct, frozen=True):
    """What one rule says of one document."""

    rule: str
    title: str
    verdict: Verdict
    severity: Severity
    citations: Sequence[Citation]
    message: str
    fix: str
    evidence: Sequence[Evidence]
    fingerprint: str
    signature: Signature | None = None  # of a waived fail
    known: bool | None = None  # whether the baseline has this fail; None without a baseline


class ByHand(Struct, frozen=True):
    """What no rule can see and a person confirms, and the answer of somebody who has; empty as long as nobody has.

    `answer` is `yes`, `no` or `not applicable`, `on` the day of it (`YYYY-MM-DD`).
    """

    item: str
    text: str
    law: str
    answer: str = ""
    by: str = ""
    on: str = ""
    note: str = ""


class Paragraph(Struct, frozen=True):
    """A block of a document's text.  `start` is its offset in the text; `row` is equal for the cells of one row.

    `kind` is `paragraph`, `heading`, `list item`, `cell` or `furniture`.  `part` and `page` are those of its first
    character, None where they are those of the paragraph before.
    """

    start: int
    text: str
    kind: str
    row: int | None
    part: str | None
    page: str | None


class Judgement(Struct, frozen=True):
    """Everything that is said of one document."""

    path: str
    digest: str
    format: str
    kind: str
    kind_evidence: Sequence[Evidence]
    facts: Mapping[str, Sequence[FactEntry]]
    findings: Sequence[Finding]
    text: Sequence[Paragraph] = ()  # of the document, where a report shows it
    file: bytes = b""  # the file itself, where a report writes into a copy of it
    by_hand: Sequence[ByHand] = ()  # what is to be confirmed, where a report shows it

    def verdict(self, fail_on: Severity = Severity.ERROR) -> Verdict:
        """Return the verdict of the document at a threshold of severity.

        Fail if a rule at the threshold failed and the baseline does not know it; else undetermined if such a rule is
        undetermined or broke, or if nothing at all was applicable; else pass.
        """
        weighty = [finding for finding in self.findings if finding.severity.at_least(fail_on)]
        if any(finding.verdict is Verdict.FAIL and not finding.known for finding in weighty):
            return Verdict.FAIL
        if any(finding.verdict in (Verdict.UNDETERMINED, Verdict.ERROR) for finding in weighty):
            return Verdict.UNDETERMINED
        applied = any(finding.verdict is not Verdict.NOT_APPLICABLE for finding in self.findings)
        return Verdict.PASS if applied else Verdict.UNDETERMINED


class Refusal(Struct, frozen=True):
    """An input that could not be judged, and why."""

    path: str
    reason: str


class Remark(Struct, frozen=True):
    """Something to be said of a file of sign-offs.  Line and column count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class RuleCard(Struct, frozen=True):
    """What a report tells of a rule itself."""

    id: str
    title: str
    why: str
    severity: Severity
    citations: Sequence[Citation]
    fix: str


class RulebookName(Struct, frozen=True):
    """Which rulebook a run used.  `digest` names its exact content, `rules` counts the rules that ran."""

    name: str
    version: str
    digest: str
    rules: int


class Run(Struct, frozen=True):
    """Everything that one run of the checker has to say, documents in the order of their paths."""

    tool_version: str
    rulebook: RulebookName
    judgements: Sequence[Judgement]
    refusals: Sequence[Refusal]
    fail_on: Severity = Severity.ERROR
    rules: Sequence[RuleCard] = ()  # those that ran, in the order of their ids
    remarks: Sequence[Remark] = ()

    def count(self, verdict: Verdict) -> int:
        """Count the documents with a verdict."""
        return sum(judgement.verdict(self.fail_on) is verdict for judgement in self.judgements)
