"""Defects of dates: of the supplement, of the prospectus that it supplements, of earlier supplements (catalogue B)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from on_cover import spans
from planting import Way, defect
from sheet import Edit, Sheet
from spelling import DATE, day_of, moved, on, respelt

from checker.document.model import Span

_TITLE = set("preliminary prospectus pricing supplement dated date as of no number subject to completion".split())
_LED = rf"(?:,?\s*\bdated\s+(?:as\s+of\s+)?:?\s*)?({DATE})"


def _days(sheet: Sheet, fact: str) -> set[date]:
    return {day for value in sheet.values(fact) if (day := _iso(str(value)))}


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _own_statements(sheet: Sheet) -> list[Span]:
    """Return the places at which the document says its own date: in a sentence, a title, or alone on a line."""
    own = _days(sheet, "own_date") - _days(sheet, "base_dates")
    found = []
    for match in sheet.find(DATE):
        if day_of(match[0]) not in own:
            continue
        line = sheet.line(match.start())
        rest = sheet.text[line.start : match.start()] + sheet.text[match.end() : line.end]
        block = sheet.block(match.start())
        labelled = block is not None and block.row is not None  # of a term of the securities: `Pricing date`
        alone = not labelled and not set(re.findall(r"[a-z]+", rest.lower())) - _TITLE
        sentence = sheet.sentence(match.start())
        said = sheet.words(sentence) if sentence else ""
        if "date of this" in said.lower() or alone:
            found.append(Span(*match.span()))
    return found


@defect("cover/own-date", "cover/own-date-consistent base/date-order incorporation/later-reports")
def own_date_missing(sheet: Sheet) -> Iterator[Way]:
    statements = _own_statements(sheet)
    if not statements or sheet.value("filing") != "prospectus":
        return
    edits = []
    for span in statements:
        sentence = sheet.sentence(span.start)
        whole = sentence if sentence and "date of this" in sheet.words(sentence).lower() else None
        led = sheet.find(_LED, sheet.line(span.start))
        edits.append(Edit(whole or next((Span(*match.span()) for match in led if match.end() == span.end), span), ""))
    yield "deleted", edits


@defect("cover/own-date-consistent", "base/date-order incorporation/later-reports cover/filing-lag offering/last-price")
def own_dates_disagree(sheet: Sheet) -> Iterator[Way]:
    statements = _own_statements(sheet)
    if len(statements) > 1:
        for way, span in {"first": statements[0], "last": statements[-1]}.items():
            words = sheet.text[span.start : span.end]
            for days in (1, 31):
                yield f"{way}, {days} days later", [Edit(span, moved(words, days))]


@defect("cover/date-names-supplement")
def date_line_names_prospectus(sheet: Sheet) -> Iterator[Way]:
    if sheet.values("base_dates"):
        for match in sheet.find(rf"date of this ((?:prospectus|pricing) supplement) is\s+{DATE}")[:1]:
            yield "supplement left out", [Edit(Span(*match.span(1)), "prospectus")]


@defect("hygiene/placeholders cover/own-date cover/own-date-consistent hygiene/impossible-values", "base/date-order")
def own_date_loses_its_day(sheet: Sheet) -> Iterator[Way]:
    for match in sheet.find(rf"date of this [\w\s.,]{{4,60}}? is\s+({DATE})")[:1]:
        day = day_of(match[1])
        if sheet.final and day:
            month = match[1].split()[0] if match[1][0].isalpha() else match[1].split()[1]
            for words in (f"{month} , {day.year}", f"{month} __, {day.year}", f"{month} [●], {day.year}"):
                yield words, [Edit(Span(*match.span(1)), words)]


@defect("hygiene/placeholders cover/own-date hygiene/impossible-values", "cover/own-date-consistent")
def own_date_loses_its_year(sheet: Sheet) -> Iterator[Way]:
    for match in sheet.find(rf"date of this [\w\s.,]{{4,60}}? is\s+({DATE})")[:1]:
        if sheet.final and match[1][0].isalpha():
            for words in (match[1][:-2], match[1][:-4].rstrip(" ") + " ____"):
                yield words[-8:], [Edit(Span(*match.span(1)), words)]


def _base_mentions(sheet: Sheet, within: Span) -> list[Span]:
    bases = _days(sheet, "base_dates") - _days(sheet, "own_date")
    return [Span(*match.span()) for match in sheet.find(DATE, within) if day_of(match[0]) in bases]


@defect("base/date-present", "base/date-consistent base/date-order relation/read-with")
def base_date_missing(sheet: Sheet) -> Iterator[Way]:
    bases = _days(sheet, "base_dates") - _days(sheet, "own_date")
    found = [match for match in sheet.find(_LED, sheet.cover) if day_of(match[1]) in bases]
    if found:
        yield "deleted", [Edit(span, "") for span in spans(found)]


@defect("base/date-consistent", "base/date-order base/earlier-supplements-order")
def base_dates_disagree(sheet: Sheet) -> Iterator[Way]:
    if len(_days(sheet, "base_dates")) != 1:
        return
    within = sheet.supplement
    said = [
        Span(*match.span(1))
        for match in sheet.find(rf"prospectus,?\s+(?:which\s+is\s+)?dated\s+(?:as\s+of\s+)?({DATE})", within)
    ]
    mentions = [span for span in _base_mentions(sheet, within) if span in said and sheet.cover.holds(span)]
    if len(mentions) < 2:
        return
    for way, span in {"first": mentions[0], "last": mentions[-1]}.items():
        words = sheet.text[span.start : span.end]
        day = day_of(words)
        assert day is not None
        yield f"{way}, another day", [Edit(span, on(words, day + timedelta(days=2)))]
        yield (
            f"{way}, another year",
            [Edit(span, respelt(words, day=min(day.day, 28), month=day.month, year=day.year - 1))],
        )


@defect("base/date-order", "base/date-consistent cover/own-date-consistent base/earlier-supplements-order")
def base_date_after_the_supplement(sheet: Sheet) -> Iterator[Way]:
    mentions = _base_mentions(sheet, sheet.supplement)
    own = next(iter(_days(sheet, "own_date")), None)
    if len(_days(sheet, "base_dates")) == 1 and any(sheet.cover.holds(span) for span in mentions) and own:
        for days in (30, 400):
            yield (
                f"{days} days",
                [Edit(span, on(sheet.text[span.start : span.end], own + timedelta(days=days))) for span in mentions],
            )


@defect("base/date-order hygiene/impossible-values", "base/date-consistent base/date-present")
def base_date_impossible(sheet: Sheet) -> Iterator[Way]:
    mentions = _base_mentions(sheet, sheet.supplement)
    if len(_days(sheet, "base_dates")) == 1 and any(sheet.cover.holds(span) for span in mentions):
        for month, day in ((6, 31), (2, 30)):
            edits = []
            for span in mentions:
                words = sheet.text[span.start : span.end]
                year = day_of(words)
                edits.append(Edit(span, respelt(words, day=day, month=month, year=year.year if year else 2000)))
            yield f"{month}/{day}", edits


_EARLIER = rf"(?:prospectus\s+)?supplement\s+no\.?\s*(\d+),?\s+dated\s+{DATE}"


@defect("base/earlier-supplements-order", "base/earlier-supplements cover/supplement-number")
def earlier_supplement_left_out(sheet: Sheet) -> Iterator[Way]:
    found = sheet.find(rf",\s*{_EARLIER}", sheet.cover)
    if len(found) >= 2:
        yield "in the middle", [Edit(Span(*found[0].span()), "")]


@defect("base/earlier-supplements", "base/earlier-supplements-order")
def earlier_supplements_lost(sheet: Sheet) -> Iterator[Way]:
    number = str(sheet.value("supplement_number") or "")
    listed = sheet.find(
        rf",?\s*(?:as\s+)?(?:previously\s+)?(?:amended\s+and\s+)?supplemented\s+by\s+(?:(?:,|and)*\s*{_EARLIER}\s*)+",
        sheet.cover,
    )
    if number.isdigit() and int(number) > 1 and listed and not sheet.find(r"\bamend"):
        yield "deleted", [Edit(Span(*match.span()), "") for match in listed]
