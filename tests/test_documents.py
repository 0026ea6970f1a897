"""The sample documents: clean ones break no rule, damaged twins break those that their README lists and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from checker.document import read_file
from checker.judge import judge
from checker.rulebook import Rulebook
from checker.verdict import Judgement, Severity, Verdict

DOCUMENTS = Path(__file__).resolve().parent / "documents"
CLEAN = sorted(path for path in DOCUMENTS.iterdir() if path.suffix != ".md" and "damaged" not in path.name)


@cache
def planted() -> dict[str, tuple[set[str], set[str]]]:
    """Return for each damaged twin the rules that must fail and those that may."""
    tables: dict[str, tuple[set[str], set[str]]] = {}
    for part in (DOCUMENTS / "README.md").read_text(encoding="utf-8").split("\n### ")[1:]:
        name = re.match(r"`([^`]+)`", part)
        assert name is not None
        rows = list(_rows(part))
        tables[name[1]] = ({rule for rule, _ in rows}, {rule for _, others in rows for rule in others})
    return tables


def _rows(part: str) -> Iterator[tuple[str, list[str]]]:
    for line in part.splitlines():
        cells = line.split("|")
        if len(cells) == 5 and (rule := re.fullmatch(r" `([a-z-]+/[a-z-]+)` ", cells[1])):
            yield rule[1], re.findall(r"`([a-z-]+/[a-z-]+)`", cells[3])


def judged(name: str, rulebook: Rulebook) -> Judgement:
    return judge(read_file(DOCUMENTS / name), rulebook)


def failing(judgement: Judgement) -> set[str]:
    return {finding.rule for finding in judgement.findings if finding.verdict is Verdict.FAIL}


def test_every_damaged_twin_is_described() -> None:
    assert set(planted()) == {path.name for path in DOCUMENTS.glob("*-damaged.*")}
    assert all(must for must, _ in planted().values())


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_document_passes_without_a_single_finding(path: Path, rulebook: Rulebook) -> None:
    judgement = judged(path.name, rulebook)
    assert failing(judgement) == set()
    assert judgement.verdict(Severity.ERROR) is Verdict.PASS
    undetermined = {finding.rule for finding in judgement.findings if finding.verdict is Verdict.UNDETERMINED}
    assert undetermined <= {"risk/pointer-page-correct"}  # the samples show no page numbers


@pytest.mark.parametrize("name", sorted(planted()))
def test_a_damaged_twin_fails_where_it_was_damaged_and_nowhere_else(name: str, rulebook: Rulebook) -> None:
    must, may = planted()[name]
    found = failing(judged(name, rulebook))
    assert must & set(rulebook.rules) <= found
    assert found <= must | may


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_the_kind_of_a_document_is_the_one_that_is_described(path: Path, rulebook: Rulebook) -> None:
    readme = (DOCUMENTS / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if line.startswith(f"| `{path.name}`, "))
    assert f"`{judged(path.name, rulebook).kind}`" in row.split("|")[4]
