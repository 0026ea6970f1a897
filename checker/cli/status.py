"""Exit status, and the error of a command line that cannot be carried out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from checker.verdict import Run, Verdict


class Status(IntEnum):
    """What the program returns to its caller."""

    PASSED = 0
    FAILED = 1
    MISUSED = 2
    UNJUDGED = 3


class UsageError(Exception):
    """The command line asks for something that is not there."""


def status_of(run: Run) -> Status:
    """Return the status of a run: what could not be judged is never dressed as a fail or a pass."""
    if run.refusals or not run.judgements or run.count(Verdict.UNDETERMINED):
        return Status.UNJUDGED
    return Status.FAILED if run.count(Verdict.FAIL) else Status.PASSED


def worst(statuses: Sequence[Status]) -> Status:
    """Return the status of several inputs together: one that could not be judged outweighs one that failed."""
    return max(statuses, default=Status.UNJUDGED)
