"""Defects of the relation to the prospectus that is supplemented, and of attached reports (catalogue E)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from on_lists import day_of_own
from planting import Way, defect
from sheet import Edit, Sheet
from spelling import DATE, on, weekday

from checker.document.model import Span

_READ = (
    r"in\s+conjunction\s+with|together\s+with|not\s+complete\s+without|only\s+if\s+accompanied|in\s+combination\s+with|"
    r"in\s+connection\s+with,?\s+the\s+prospectus|along\s+with|delivered\s+with|accompanied\s+by|part\s+of,?\s+and|"
    r"read\s+these|read\s+this|should\s+be\s+read|must\s+be\s+read|be\s+read\s+with"
)


@defect("relation/read-with", "relation/states-change relation/attached-report base/earlier-supplements")
def read_with_missing(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind in {"sticker", "continuous"}:
        found = sheet.sentences(_READ)
        if found:
            yield "deleted", [Edit(span, "") for span in found]


@defect("relation/attached-report", "incorporation/form-names relation/states-change")
def another_form_named(sheet: Sheet) -> Iterator[Way]:
    attached = {str(value) for value in sheet.values("attachments")}
    found = sheet.find(
        r"\b(?:(?:Current|Quarterly|Annual)\s+Report\s+on\s+)?Form\s+(8-K|10-Q|10-K)\b(?!/)", sheet.cover
    )
    if len(attached) == 1 and found and {match[1].upper() for match in found} == attached:
        other, name = (
            ("10-Q", "Quarterly Report on Form 10-Q") if "8-K" in attached else ("8-K", "Current Report on Form 8-K")
        )
        yield other, [Edit(Span(*match.span()), name if "eport" in match[0] else f"Form {other}") for match in found]


@defect("relation/attached-report", "incorporation/later-reports")
def attached_report_filed_later(sheet: Sheet) -> Iterator[Way]:
    own = day_of_own(sheet)
    if sheet.kind == "sticker" and sheet.values("attachments") and own:
        for match in sheet.find(rf"\bfiled\b[^.]{{0,90}}?\bon\s+({DATE})", sheet.cover)[:1]:
            yield "six weeks", [Edit(Span(*match.span(1)), on(match[1], weekday(own + timedelta(days=42))))]
