"""Run the checker on a case and hold its answer to the truth."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model import Case
from truth import NEAR

from checker import load_rulebook, read_bytes
from checker.judge import judge
from checker.report.jsonreport import facts as as_json


@dataclass(frozen=True, slots=True)
class Answer:
    """One comparison: what was asked, whether the answer was right, what was expected and what came."""

    seed: int
    asked: str
    right: bool
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Measured:
    """All comparisons of one case."""

    facts: Sequence[Answer]
    verdicts: Sequence[Answer]
    alarms: Sequence[Answer]
    kind: Answer


def fold(value: object) -> str:
    """Fold case, punctuation, kinds of space and of quote."""
    text = unicodedata.normalize("NFKC", str(value)).replace("\u00ad", "").replace("\u200b", "").casefold()
    return " ".join(re.sub(r"[^\w$%.]+", " ", text.replace(".", "")).split())


def same(expected: Sequence[object], got: Sequence[object]) -> bool:
    """Same distinct values, case and punctuation folded."""
    return {fold(value) for value in expected} == {fold(value) for value in got}


def within(expected: Sequence[object], got: Sequence[object]) -> bool:
    """Every expected value is part of a value that came."""
    return all(any(fold(value) in fold(other) for other in got) for value in expected)


def ticker(expected: Sequence[object], got: Sequence[object]) -> bool:
    """Same tickers: what follows the last colon."""
    return {fold(value) for value in expected} == {fold(str(value).rpartition(":")[2]) for value in got}


def last_word(expected: Sequence[object], got: Sequence[object]) -> bool:
    """Same last word."""
    return {fold(value).split()[-1] for value in expected} == {fold(value).split()[-1] for value in got if fold(value)}


def reports(expected: Sequence[Any], got: Sequence[Any]) -> bool:
    """The same forms with the same dates, as often; registrations of a class (8-A) left aside."""
    came = Counter(
        (value.get("form", ""), value.get("filed") or f"period {value.get('period', '')}")
        for value in got if "8-A" not in value.get("form", "") and (value.get("filed") or value.get("period"))
    )  # fmt: skip
    return came == Counter(tuple(pair) for pair in expected)


COMPARE: Mapping[str, Callable[[Sequence[Any], Sequence[Any]], bool]] = {
    "exchange_act_numbers": within,
    "amount": within,
    "securities": within,
    "market": ticker,
    "legend_noun": last_word,
    "incorporated_reports": reports,
}


def measure(case: Case, rulebook: Any) -> Measured:
    """Judge a case and compare; a crash is a wrong answer to everything."""
    judgement = judge(read_bytes(case.data, case.name), rulebook)
    came = {name: [entry["value"] for entry in entries] for name, entries in as_json(judgement.facts).items()}
    facts = [_fact(case, name, expected, came.get(name, [])) for name, expected in case.facts.items()]
    found = {finding.rule: finding for finding in judgement.findings}
    verdicts = [
        Answer(case.seed, rule, found[rule].verdict.value in expected.split("|"), expected, _why(found[rule]))
        for rule, expected in case.verdicts.items()
        if rule in found
    ]
    spared = {case.defect} | NEAR.get(case.defect, set())
    alarms = [
        Answer(case.seed, finding.rule, right=False, expected="no error", got=_why(finding))
        for finding in judgement.findings
        if finding.verdict.value in {"fail", "error"}
        and finding.severity.value == "error"
        and finding.rule not in spared
    ]
    return Measured(
        facts, verdicts, alarms, Answer(case.seed, "kind", judgement.kind == case.kind, case.kind, judgement.kind)
    )


def _fact(case: Case, name: str, expected: Sequence[object], got: Sequence[object]) -> Answer:
    if name in {"preliminary", "filing"}:
        got = got[:1]
    return Answer(case.seed, name, COMPARE.get(name, same)(expected, got), str(list(expected)), str(list(got)))


def _why(finding: Any) -> str:
    quotes = [evidence.place.quote for evidence in finding.evidence if evidence.label != "looked here"]
    return f"{finding.verdict.value}: {finding.message} {quotes[:3]}"[:300]


def rules() -> Any:
    """Return the shipped rulebook."""
    return load_rulebook()
