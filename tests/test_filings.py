"""Real filings: the two samples have the verdicts of the catalogue's table, and every filing is judged."""

from __future__ import annotations

from pathlib import Path

from checker.document import read_file
from checker.judge import judge
from checker.rulebook import Rulebook
from checker.verdict import Judgement, Severity, Verdict

PASSED_BY_BOTH = (
    "cover/document-title",
    "cover/date-names-supplement",
    "offering/title-of-securities",
    "offering/selling-holders-pointer",
    "relation/states-change",
    "hygiene/editing-leftovers",
    "hygiene/encoding",
)


def failing(judgement: Judgement, severity: Severity) -> set[str]:
    found = (finding for finding in judgement.findings if finding.verdict is Verdict.FAIL)
    return {finding.rule for finding in found if finding.severity is severity}


def test_the_sample_of_2012_fails_where_the_catalogue_says(shared: Path, rulebook: Rulebook) -> None:
    judgement = judge(read_file(shared / "samples" / "stereotaxis-2012-11-09.txt"), rulebook)
    assert failing(judgement, Severity.ERROR) == {
        "cover/filing-paragraph",
        "cover/registration-number",
        "legend/whole",
        "legend/securities-noun",
    }
    assert failing(judgement, Severity.WARNING) == {
        "relation/read-with",
        "incorporation/furnished-exception",
        "hygiene/undefined-term",
    }
    assert {"offering/security-name-consistent"} <= failing(judgement, Severity.NOTE)
    assert "hygiene/edgar-artefacts" not in failing(judgement, Severity.NOTE)
    verdicts = {finding.rule: finding.verdict for finding in judgement.findings}
    assert verdicts["cover/registration-number-form"] is Verdict.NOT_APPLICABLE
    assert verdicts["cover/registration-number-kind"] is Verdict.NOT_APPLICABLE
    for rule in (
        "cover/filing-paragraph-fits",
        "cover/supplement-number",
        "base/earlier-supplements",
        "offering/market",
    ):
        assert verdicts[rule] is Verdict.NOT_APPLICABLE, rule
    for rule in PASSED_BY_BOTH:
        assert verdicts[rule] is Verdict.PASS, rule
    assert Verdict.ERROR not in verdicts.values()
    assert judgement.verdict() is Verdict.FAIL


def test_the_sample_of_2013_passes_with_two_warnings(shared: Path, rulebook: Rulebook) -> None:
    judgement = judge(read_file(shared / "samples" / "stereotaxis-2013-11-27.txt"), rulebook)
    assert failing(judgement, Severity.ERROR) == set()
    assert failing(judgement, Severity.WARNING) == {"relation/read-with", "incorporation/duplicates"}
    duplicate = next(finding for finding in judgement.findings if finding.rule == "incorporation/duplicates")
    assert {item.place.quote for item in duplicate.evidence} == {"October 23, 2013"}
    assert {"hygiene/edgar-artefacts", "offering/security-name-consistent"} <= failing(judgement, Severity.NOTE)
    verdicts = {finding.rule: finding.verdict for finding in judgement.findings}
    for rule in (*PASSED_BY_BOTH, "cover/filing-paragraph-fits", "cover/filing-paragraph-spelling"):
        assert verdicts[rule] is Verdict.PASS, rule
    for rule in ("cover/supplement-number", "base/earlier-supplements", "offering/market", "offering/fee-table"):
        assert verdicts[rule] is Verdict.NOT_APPLICABLE, rule
    assert Verdict.ERROR not in verdicts.values()
    assert judgement.verdict() is Verdict.PASS


def test_every_filing_is_judged_and_no_rule_breaks(shared: Path, rulebook: Rulebook) -> None:
    filings = [path for path in sorted((shared / "corpus" / "filings").rglob("*")) if path.suffix in (".txt", ".htm")]
    assert filings
    for path in filings:
        judgement = judge(read_file(path), rulebook)
        broken = [finding.rule for finding in judgement.findings if finding.verdict is Verdict.ERROR]
        assert broken == [], path


DEFENDED = {
    "calidi-biotherapeutics-inc-0001641172-25-001350.txt": {
        "hygiene/placeholders",  # “$ per”, “$ cash”, “for the next months”
        "incorporation/duplicates",  # January 10, 2025 twice, neither told apart by its items
    },
}


def test_no_filing_fails_an_error_but_those_that_were_read_and_defended(shared: Path, rulebook: Rulebook) -> None:
    for path in sorted((shared / "corpus" / "filings").rglob("*")):
        if path.is_file():
            judgement = judge(read_file(path), rulebook)
            assert failing(judgement, Severity.ERROR) == DEFENDED.get(path.name, set()), path.name


def test_every_place_that_is_shown_leads_back_to_its_words(shared: Path, rulebook: Rulebook) -> None:
    path = shared / "samples" / "stereotaxis-2012-11-09.txt"
    source = path.read_text(encoding="utf-8")
    for finding in judge(read_file(path), rulebook).findings:
        for item in finding.evidence:
            words = source[item.place.position.offset : item.place.end].replace("\\$", "$").replace("#", "")
            assert " ".join(words.split()).startswith(item.place.quote.rstrip("…")), finding.rule
