"""Judging: the verdict of a rule, the verdict of a document, and what a broken rule does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.document import read_text
from checker.judge import judge
from checker.language import syntax
from checker.rulebook import Rulebook
from checker.verdict import Finding, Judgement, Severity, Verdict

SAMPLE = """Filed Pursuant to Rule 424(b)(3)
Registration No. 333-183401

Example Robotics, Inc.

PROSPECTUS SUPPLEMENT NO. 2
(To Prospectus dated April 8, 2013)

This supplement updates the prospectus. It should be read in conjunction with the prospectus.

The date of this prospectus supplement is November 27, 2013.
"""


def found(judgement: Judgement, rule: str) -> Finding:
    return next(finding for finding in judgement.findings if finding.rule == rule)


def test_every_rule_has_a_finding_in_the_order_of_the_ids(rulebook: Rulebook) -> None:
    judgement = judge(read_text(SAMPLE), rulebook)
    assert [finding.rule for finding in judgement.findings] == sorted(rulebook.rules)


def test_a_pass_shows_its_words_and_where_they_stand(rulebook: Rulebook) -> None:
    finding = found(judge(read_text(SAMPLE), rulebook), "cover/registration-number")
    assert finding.verdict is Verdict.PASS
    place = finding.evidence[0].place
    assert (place.quote, place.position.line, place.position.column) == ("333-183401", 2, 18)
    assert SAMPLE[place.position.offset : place.end] == "333-183401"


def test_a_fail_shows_where_it_looked_and_the_nearest_miss(rulebook: Rulebook) -> None:
    text = SAMPLE.replace("424(b)(3)", "424").replace("333-183401", "")
    finding = found(judge(read_text(text), rulebook), "cover/filing-paragraph")
    assert finding.verdict is Verdict.FAIL
    assert finding.evidence[0].label == "looked here"
    nearest = finding.evidence[-1]
    assert nearest.label == "nearest: then “{rule_paragraph}” is missing"
    assert nearest.place.quote == "Filed Pursuant to Rule"


def test_a_fail_names_the_values_it_found(rulebook: Rulebook) -> None:
    text = SAMPLE.replace("The date of", "November 26, 2013\n\nThe date of").replace(
        "NO. 2\n", "NO. 2\n\nNovember 26, 2013\n\n"
    )
    finding = found(judge(read_text(text), rulebook), "cover/own-date-consistent")
    assert finding.message.endswith("It says November 26, 2013, November 27, 2013.")


def test_the_fingerprint_survives_what_stands_elsewhere_and_changes_with_the_words(rulebook: Rulebook) -> None:
    first = found(judge(read_text(SAMPLE), rulebook), "cover/registration-number").fingerprint
    moved = found(judge(read_text("\n\n" + SAMPLE), rulebook), "cover/registration-number").fingerprint
    other = found(
        judge(read_text(SAMPLE.replace("183401", "183402")), rulebook), "cover/registration-number"
    ).fingerprint
    assert first == moved != other


def test_a_rule_that_breaks_is_its_own_error_and_leaves_the_others_alone(rulebook: Rulebook) -> None:
    broken = replace(rulebook.rules["cover/own-date"], when=None, require=syntax.Node((0, 0)))
    book = replace(rulebook, rules={**rulebook.rules, "cover/own-date": broken})
    judgement = judge(read_text(SAMPLE), book)
    assert found(judgement, "cover/own-date").verdict is Verdict.ERROR
    assert "rule broke" in found(judgement, "cover/own-date").message
    assert found(judgement, "cover/registration-number").verdict is Verdict.PASS
    assert judgement.verdict() is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([(Verdict.PASS, Severity.ERROR)], Verdict.PASS),
        ([(Verdict.PASS, Severity.ERROR), (Verdict.FAIL, Severity.WARNING)], Verdict.PASS),
        ([(Verdict.UNDETERMINED, Severity.ERROR), (Verdict.FAIL, Severity.ERROR)], Verdict.FAIL),
        ([(Verdict.UNDETERMINED, Severity.ERROR), (Verdict.PASS, Severity.ERROR)], Verdict.UNDETERMINED),
        ([(Verdict.UNDETERMINED, Severity.NOTE), (Verdict.PASS, Severity.ERROR)], Verdict.PASS),
        ([(Verdict.ERROR, Severity.ERROR), (Verdict.PASS, Severity.ERROR)], Verdict.UNDETERMINED),
        ([(Verdict.NOT_APPLICABLE, Severity.ERROR)], Verdict.UNDETERMINED),
        ([], Verdict.UNDETERMINED),
    ],
)
def test_the_verdict_of_a_document(verdicts: list[tuple[Verdict, Severity]], expected: Verdict) -> None:
    findings = [Finding("a/b", "", verdict, severity, (), "", "", (), "") for verdict, severity in verdicts]
    assert Judgement("x", "", "text", "other", (), {}, findings).verdict() is expected


def test_the_threshold_turns_warnings_into_fails() -> None:
    findings = [
        Finding("a/b", "", Verdict.PASS, Severity.ERROR, (), "", "", (), ""),
        Finding("a/c", "", Verdict.FAIL, Severity.WARNING, (), "", "", (), ""),
    ]
    judgement = Judgement("x", "", "text", "other", (), {}, findings)
    assert judgement.verdict(Severity.ERROR) is Verdict.PASS
    assert judgement.verdict(Severity.WARNING) is Verdict.FAIL


def test_a_text_that_is_no_prospectus_is_undetermined_and_never_a_pass(rulebook: Rulebook) -> None:
    assert (
        judge(read_text("Dear shareholders, the annual meeting takes place in June."), rulebook).verdict()
        is Verdict.UNDETERMINED
    )
