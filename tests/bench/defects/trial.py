"""One clean document, damaged in every way that fits it, one way at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import on_cover
import on_dates
import on_drafting
import on_figures
import on_legends
import on_lists
import on_offering
import on_relation
from planting import DEFECTS, Defect, Way
from sheet import Sheet
from sources import Source

from checker import load_rulebook, read_bytes
from checker.document.model import GapKind
from checker.judge import judge
from checker.verdict import Finding, Judgement, Verdict

LARGE = 200_000  # bytes; judging a larger document takes a second and more
KINDS = (
    on_cover,
    on_dates,
    on_offering,
    on_legends,
    on_relation,
    on_lists,
    on_drafting,
    on_figures,
)  # each adds to `DEFECTS`
_UNSEEN = (GapKind.PICTURE, GapKind.CUT_OFF)
_RULEBOOK: list[Any] = []  # of this process, loaded once


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one planted defect.

    `answer` is what the expected rules said; `collateral` what others said that had nothing to say of the clean
    document, with their severity.
    """

    group: str
    name: str
    defect: str
    way: str
    found: bool
    answer: str
    collateral: Sequence[tuple[str, str, str]]
    data: bytes = b""


def rulebook() -> Any:
    """Return the shipped rulebook."""
    if not _RULEBOOK:
        _RULEBOOK.append(load_rulebook())
    return _RULEBOOK[0]


def tried(source: Source, *, only: str, ways: int, slow: int, seed: int) -> list[Result]:
    """Plant in one document, and return what was said of each damaged copy; of a large one of `slow` copies at most."""
    sheet = Sheet(source.data, source.name, rulebook(), seed)
    if any(gap.kind in _UNSEEN for gap in sheet.document.gaps):
        return []  # of what cannot be seen the checker rightly says so
    chosen = [kind for kind in DEFECTS if only in kind.name or only in kind.expected]
    planted = [(kind, way) for kind in chosen for way in _ways(sheet, kind, ways)]
    if len(source.data) > LARGE:
        planted = sheet.pick(planted, slow)
    copies = ((kind, way, sheet.damaged(way[1])) for kind, way in planted)
    return [_result(source, sheet, kind, way, data) for kind, way, data in copies if data != source.data]


def _ways(sheet: Sheet, kind: Defect, ways: int) -> Sequence[Way]:
    failing = _failing(sheet.judgement)
    if any(rule in failing for rule in kind.expected):
        return ()  # the clean document has this defect already
    return sheet.pick([way for way in kind.plant(sheet) if way[1]], ways)


def _result(source: Source, sheet: Sheet, kind: Defect, way: Way, data: bytes) -> Result:
    judgement = judge(read_bytes(data, source.name), rulebook())
    before, now = _failing(sheet.judgement), _failing(judgement)
    spared = kind.expected | kind.near | before.keys()
    astray = [(rule, finding.severity.value, finding.message) for rule, finding in now.items() if rule not in spared]
    found = any(rule in now for rule in kind.expected)
    answer = "; ".join(
        f"{finding.rule}: {finding.verdict.value}" for finding in judgement.findings if finding.rule in kind.expected
    )
    return Result(
        source.group, source.name, kind.name, way[0], found, answer, astray, b"" if found and not astray else data
    )


def _failing(judgement: Judgement) -> dict[str, Finding]:
    """Return the findings of the rules that failed or broke, by rule."""
    wrong = (Verdict.FAIL, Verdict.ERROR)
    return {finding.rule: finding for finding in judgement.findings if finding.verdict in wrong}
