"""JUnit XML: a suite for each document, a case for each rule, as CI servers show test results."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.report.formats import Manner
from checker.report.wording import label, law, located, printable, signed
from checker.verdict import Finding, Judgement, Refusal, Run, Severity, Verdict

_PENDING = (Verdict.UNDETERMINED, Verdict.ERROR)


def render(run: Run, _: Manner) -> str:
    """Return a run as JUnit XML.

    A fail at the threshold is a `failure`; what such a rule could not judge, and a file that could not be read, an
    `error`; what does not apply or weighs less than the threshold and is open, `skipped`.
    """
    suites = Element("testsuites", name="checker")
    for judgement in run.judgements:
        _suite(suites, judgement, run.fail_on)
    for refusal in run.refusals:
        _refused(suites, refusal)
    if run.remarks:
        notes = SubElement(suites, "testsuite", name="sign-offs", tests="0", failures="0", errors="0", skipped="0")
        SubElement(notes, "system-out").text = printable("\n".join(map(str, run.remarks)))
    for name in ("tests", "failures", "errors"):
        suites.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(suites: Element, judgement: Judgement, fail_on: Severity) -> None:
    suite = SubElement(suites, "testsuite", name=printable(judgement.path))
    for finding in judgement.findings:
        case = SubElement(
            suite, "testcase", name=f"{finding.rule}: {finding.title}", classname=printable(judgement.path)
        )
        _outcome(case, judgement, finding, weighty=finding.severity.at_least(fail_on))
    suite.set("tests", str(len(judgement.findings)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))


def _outcome(case: Element, judgement: Judgement, finding: Finding, *, weighty: bool) -> None:
    told = printable("\n".join(_told(judgement, finding)))
    if finding.verdict is Verdict.FAIL and weighty:
        _add(case, "skipped" if finding.known else "failure", finding, told)
    elif finding.verdict in _PENDING and weighty:
        _add(case, "error", finding, told)
    elif finding.verdict in (*_PENDING, Verdict.NOT_APPLICABLE, Verdict.WAIVED):
        _add(case, "skipped", finding, told)
    else:
        SubElement(case, "system-out").text = f"{label(finding)}: {told}"


def _add(case: Element, tag: str, finding: Finding, told: str) -> None:
    SubElement(case, tag, type=label(finding), message=printable(finding.message)).text = told


def _told(judgement: Judgement, finding: Finding) -> list[str]:
    quoted = [f"{item.label}: “{item.place.quote}” ({located(judgement, item)})" for item in finding.evidence]
    quoted += [signed(finding)] * bool(finding.signature)
    rule = [f"law: {law(finding)}"] * bool(finding.citations) + [f"fix: {finding.fix}"] * bool(finding.fix)
    return [finding.message, *quoted, *rule]


def _refused(suites: Element, refusal: Refusal) -> None:
    path, reason = printable(refusal.path), printable(refusal.reason)
    suite = SubElement(suites, "testsuite", name=path, tests="1", failures="0", errors="1", skipped="0")
    case = SubElement(suite, "testcase", name="can be read", classname=path)
    SubElement(case, "error", type="unreadable", message=reason).text = reason
