"""Baselines: the fails that were known on some day.  They are marked and do not count; new ones do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from checker.signoff.file import SignoffError, read_text
from checker.verdict import Judgement, Remark, Verdict

SCHEMA_VERSION = "1"
_KEYS = ("path", "rule", "fingerprint")

Known = tuple[str, str, str]  # path, rule, fingerprint


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fails that are known."""

    home: Path  # the file
    known: frozenset[Known]

    def marked(self, judgements: Sequence[Judgement]) -> tuple[Sequence[Judgement], Sequence[Remark]]:
        """Return judgements in which fails are marked as known or not, and a remark on each entry that is stale."""
        seen: set[Known] = set()
        marked = []
        for judgement in judgements:
            findings = []
            for finding in judgement.findings:
                entry = (_posix(judgement.path), finding.rule, finding.fingerprint)
                fails = finding.verdict is Verdict.FAIL
                seen |= {entry} if fails else set()
                findings.append(replace(finding, known=entry in self.known) if fails else finding)
            marked.append(replace(judgement, findings=findings))
        judged = {_posix(judgement.path) for judgement in judgements}
        stale = sorted(entry for entry in self.known - seen if entry[0] in judged)
        said = "is in the baseline and was not found; write the baseline anew"
        return marked, [Remark(str(self.home), 1, 1, f"{rule} on {path} {said}") for path, rule, _ in stale]


def written_baseline(judgements: Sequence[Judgement]) -> str:
    """Return a baseline of all fails as the text of a file."""
    found = sorted(
        (_posix(judgement.path), finding.rule, finding.fingerprint)
        for judgement in judgements
        for finding in judgement.findings
        if finding.verdict is Verdict.FAIL
    )
    entries = [dict(zip(_KEYS, entry, strict=True)) for entry in found]
    return json.dumps({"schema_version": SCHEMA_VERSION, "findings": entries}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> Baseline:
    """Return the baseline of a file; raise `SignoffError` where it is none."""
    try:
        data = json.loads(read_text(path))
        if data["schema_version"] != SCHEMA_VERSION:
            raise SignoffError(f"{path}:1:1: was written by another version; write it anew with checker baseline")
        found = frozenset(tuple(str(entry[key]) for key in _KEYS) for entry in data["findings"])
    except json.JSONDecodeError as error:
        raise SignoffError(f"{path}:{error.lineno}:{error.colno}: is no JSON: {error.msg}") from None
    except (KeyError, TypeError, RecursionError):
        raise SignoffError(f"{path}:1:1: is no baseline; write one with checker baseline") from None
    return Baseline(path, found)  # type: ignore[arg-type]  # three keys make three words


def _posix(path: str) -> str:
    return path.replace("\\", "/")
