"""What lint says of a rule: a code, a weight, a place, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.rulebook import Problem
from checker.verdict import Severity

CODES: Mapping[str, Severity] = {
    "broken": Severity.ERROR,  # it cannot be loaded
    "never-fails": Severity.ERROR,
    "always-fails": Severity.ERROR,
    "dead-clause": Severity.WARNING,  # it can never decide
    "dead-case": Severity.WARNING,  # a case of severity, message or doubt that never comes to be chosen
    "same-rule": Severity.WARNING,
    "broad-phrase": Severity.WARNING,  # it matches ordinary prose
    "open-pattern": Severity.WARNING,  # it reaches beyond any sentence
    "untested": Severity.WARNING,
    "no-why": Severity.WARNING,
    "title": Severity.WARNING,  # no sentence about what holds
    "fix": Severity.WARNING,  # it repeats the message
    "unused-fact": Severity.WARNING,
    "unused-wording": Severity.WARNING,
    "allowance": Severity.WARNING,  # one that silences nothing, has no reason, or names no code
    "idle-option": Severity.NOTE,  # optional words at the edge of a phrase that is only looked for
    "fails-all-samples": Severity.NOTE,
    "fails-no-sample": Severity.NOTE,
    "fix-without-text": Severity.NOTE,
    "unverified": Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that lint finds.  `advice` says what to do about it."""

    code: str
    problem: Problem
    advice: str

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return CODES[self.code]

    @property
    def place(self) -> tuple[str, int, int]:
        """Path, line and column, from 1."""
        return self.problem.path, self.problem.line, self.problem.column

    def __str__(self) -> str:
        path, line, column = self.place
        return f"{path}:{line}:{column}: {self.severity.value} {self.code}: {self.problem.message}; {self.advice}"
