"""Defects of the incorporation by reference (catalogue F)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from planting import Way, defect
from sheet import Edit, Sheet
from spelling import DATE, day_of, on, weekday

from checker.document.model import BlockKind, Span
from checker.verdict import Verdict

_ALL = (
    "incorporation/order incorporation/duplicates incorporation/report-window incorporation/business-days "
    "incorporation/later-reports incorporation/quarters incorporation/annual-report incorporation/amendments "
)
_HEAD = r"(?:incorporat\w+|incorporation)\b[^.\n]{0,60}\breference\b|\breference\b[^.\n]{0,30}\bincorporat"


def _region(sheet: Sheet) -> Span:
    """Return the section whose heading speaks of incorporation by reference, as far as the next heading."""
    blocks = [block for block in sheet.document.blocks if sheet.supplement.holds(block.span)]
    heads = [
        place
        for place, block in enumerate(blocks)
        if block.span.start >= sheet.cover.start
        and re.search(_HEAD, sheet.words(block.span), re.IGNORECASE)
        and len(sheet.words(block.span).split()) < 14
        and sheet.words(block.span)[-1:].isalpha()
    ]
    for place in heads:
        behind = next((at for at in range(place + 2, len(blocks)) if blocks[at].kind is BlockKind.HEADING), len(blocks))
        region = Span(blocks[place].span.end, blocks[behind - 1].span.end)
        if len(sheet.find(r"Form\s+(?:8-K|10-K|10-Q|20-F|6-K)", region)) > 1:
            return region
    return Span(0, 0)


def _current(sheet: Sheet) -> list[re.Match[str]]:
    """Return the filing dates of the Form 8-K entries, those of amendments and of other forms left out."""
    region = _region(sheet)
    found = []
    for match in sheet.find(DATE, region) if len(region) else []:
        forms = sheet.find(
            r"Form[s]?\s+(8-K(?:/A)?|10-K(?:/A)?|10-Q(?:/A)?|20-F|6-K|8-A|S-\d|F-\d)|Schedule\s+14A|proxy\s+statement",
            Span(region.start, match.start()),
        )
        if (
            forms
            and re.fullmatch(r"Forms?\s+8-K", " ".join(forms[-1][0].split()), re.IGNORECASE)
            and match.start() - forms[-1].end() < 600
        ):
            found.append(match)
    return [match for match in found if day_of(match[0]) and not _is_report_date(sheet, match)]


def _is_report_date(sheet: Sheet, match: re.Match[str]) -> bool:
    """Say whether a date is that of the report and another that of its filing: `dated May 6, filed on May 9`."""
    before, behind = sheet.text[max(0, match.start() - 12) : match.start()], sheet.text[match.end() : match.end() + 40]
    return "amended" in before or (re.search(r"\bdated\s*$", before) is not None and "filed" in behind)


def _moved(sheet: Sheet, match: re.Match[str], days: int) -> Edit:
    del sheet
    day = day_of(match[0])
    assert day is not None
    return Edit(Span(*match.span()), on(match[0], day + timedelta(days=days)))


@defect("incorporation/duplicates", "incorporation/order")
def report_listed_twice(sheet: Sheet) -> Iterator[Way]:
    dates = _current(sheet)
    if len(dates) > 1 and not any("(" in sheet.text[match.end() : match.end() + 3] for match in dates[:2]):
        yield "the second as the first", [Edit(Span(*dates[1].span()), on(dates[1][0], day_of(dates[0][0])))]  # type: ignore[arg-type]
        yield "the last as the one before", [Edit(Span(*dates[-1].span()), on(dates[-1][0], day_of(dates[-2][0])))]  # type: ignore[arg-type]


@defect("incorporation/later-reports", _ALL)
def report_after_the_supplement(sheet: Sheet) -> Iterator[Way]:
    dates = _current(sheet)
    own = day_of_own(sheet)
    if dates and own:
        for days in (3, 60):
            yield (
                f"{days} days and more",
                [Edit(Span(*dates[-1].span()), on(dates[-1][0], weekday(own + timedelta(days=days))))],
            )


def day_of_own(sheet: Sheet):  # noqa: ANN201 - a date or nothing
    from datetime import date

    try:
        return date.fromisoformat(str(sheet.value("own_date")))
    except ValueError:
        return None


@defect("incorporation/business-days", _ALL)
def report_filed_on_a_weekend(sheet: Sheet) -> Iterator[Way]:
    for match in sheet.pick(_current(sheet)):
        day = day_of(match[0])
        assert day is not None
        for name, number in {"Saturday": 5, "Sunday": 6}.items():
            yield name, [_moved(sheet, match, number - day.weekday() - (7 if number > day.weekday() else 0))]


@defect("incorporation/report-window", _ALL)
def report_of_another_year(sheet: Sheet) -> Iterator[Way]:
    for match in _current(sheet)[:1]:
        yield "three years too early", [_moved(sheet, match, -7 * 52 * 3)]


@defect("incorporation/order", _ALL)
def reports_out_of_order(sheet: Sheet) -> Iterator[Way]:
    dates = _current(sheet)
    days = [day_of(match[0]) for match in dates]
    if len(set(days)) > 3 and days in (sorted(days), sorted(days, reverse=True)):  # type: ignore[type-var]
        one, two = dates[1], dates[-2] if len(dates) > 4 else dates[-1]
        yield (
            "two exchanged",
            [Edit(Span(*one.span()), on(one[0], day_of(two[0]))), Edit(Span(*two.span()), on(two[0], day_of(one[0])))],
        )  # type: ignore[arg-type]


@defect("incorporation/annual-report", _ALL)
def annual_report_out_of_date(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    for match in (
        sheet.find(rf"Form\s+10-K\s+for\s+(?:the|our)\s+(?:fiscal\s+)?year\s+ended\s+({DATE})", region)[:1]
        if len(region) and sheet.value("filing") == "prospectus"
        else []
    ):
        day = day_of(match[1])
        if day:
            yield (
                "two years back",
                [Edit(Span(*match.span(1)), on(match[1], day.replace(year=day.year - 2, day=min(day.day, 28))))],
            )


@defect("incorporation/quarters", _ALL)
def quarter_left_out(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    if not len(region) or sheet.verdict("incorporation/quarters") is not Verdict.PASS:
        return
    several = sheet.find(rf"quarter(?:ly\s+period)?s?\s+ended\s+({DATE}(?:,|\s+and)\s+)(?={DATE})", region)
    for match in several[:1]:
        yield "the first of several", [Edit(Span(*match.span(1)), "")]
    items = [
        block.span
        for block in sheet.document.blocks
        if region.holds(block.span) and re.search(r"Form\s+10-Q", sheet.words(block.span))
    ]
    items = [span for span in items if len(sheet.words(span).split()) < 50]
    if len(items) > 1 and not several:
        yield "an entry of its own", [Edit(items[0], "")]


@defect("incorporation/form-names", _ALL + "incorporation/furnished-exception")
def form_misnamed(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    if not len(region):
        return
    for pattern, wrong in (
        (r"Annual\s+Report\s+on\s+Form\s+(10-K)\b(?!/)", "10-Q"),
        (r"Current\s+Reports?\s+on\s+Form\s+(8-K)\b(?!/)", "8K"),
        (r"(Quarterly)\s+Reports?\s+on\s+Form\s+10-Q", "Annual"),
    ):
        for match in sheet.find(pattern, region)[:1]:
            yield f"{match[1]} > {wrong}", [Edit(Span(*match.span(1)), wrong)]


@defect("incorporation/exchange-act-number", "cover/registration-numbers-agree")
def exchange_act_number_of_the_wrong_act(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    numbers = sheet.find(r"\b00[01]-\d{5}\b")
    if len(region) and numbers and all(region.start <= match.start() < region.end for match in numbers):
        yield "a registration number", [Edit(Span(*match.span()), "333-" + match[0][4:] + "7") for match in numbers]
        yield "left out", [Edit(Span(*match.span()), "") for match in numbers]


@defect("incorporation/furnished-exception", "incorporation/copies incorporation/exchange-act-number")
def furnished_not_excepted(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    if len(region) and _current(sheet):
        found = sheet.find(
            r"\([^()]*(?:furnish\w*|not\s+(?:deemed\s+)?(?:to\s+be\s+)?[“\"]?filed|2\.02)[^()]*\)|[,;]?\s*(?:other\s+than|except|excluding)[^.;]*furnish[^.;]*|,?\s*to\s+the\s+extent[^.,;]*filed[^.,;]*",
            region,
        )
        sentences = sheet.sentences(
            r"furnish|not\s+deemed\s+[“\"]?filed|Items?\s+2\.02|deemed\s+to\s+have\s+been\s+furnished", region
        )
        prose = [span for span in sentences if not sheet.find(rf"Form\s+8-K[^.]{{0,80}}{DATE}", span)]
        inside = [
            Span(*match.span()) for match in found if not any(span.start <= match.start() < span.end for span in prose)
        ]
        rest = [
            span
            for span in sentences
            if span not in prose and not any(span.start <= one.start < span.end for one in inside)
        ]
        if (prose or inside) and not rest:
            yield "deleted", [Edit(span, "") for span in [*prose, *inside]]


@defect("incorporation/superseded-statement")
def superseded_statement_missing(sheet: Sheet) -> Iterator[Way]:
    found = sheet.sentences(r"\bsupersed\w+|\bmodif\w+\s+or\b|\bautomatically\s+updates?\b")
    if len(_region(sheet)) and found and sheet.kind in {"resale", "takedown", "atm"}:
        yield "deleted", [Edit(span, "") for span in found]


_PHONE = r"\(?\b\d{3}\)?[\s.\u2010\u2011-]{0,2}\d{3}[\s.\u2010\u2011-]\d{4}\b"


@defect("incorporation/copies", "hygiene/impossible-values")
def copies_without_telephone(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    phones = sheet.find(_PHONE, region) if len(region) else []
    if phones and sheet.find(r"\bcop(?:y|ies)\b", region):
        yield "a digit lost", [Edit(Span(match.end() - 1, match.end()), "") for match in phones]
        yield "deleted", [Edit(Span(*match.span()), "") for match in phones]


@defect("incorporation/copies")
def copies_not_offered(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    found = (
        sheet.sentences(
            r"\b(?:without\s+charge|free\s+of\s+charge|no\s+(?:cost|charge)|at\s+no)\b|\bcopy\s+of\s+(?:any|these)|copies\s+of\s+(?:any|these|the)",
            region,
        )
        if len(region)
        else []
    )
    if found and not sheet.sentences(
        r"without\s+charge|no\s+cost|free\s+of\s+charge", Span(region.end, max(region.end, sheet.supplement.end))
    ):
        yield "deleted", [Edit(span, "") for span in found]


@defect("incorporation/website")
def website_missing(sheet: Sheet) -> Iterator[Way]:
    found = sheet.find(r"(?:https?://|\bwww\.)[^\s,;)<>”\"]*[\w/]")
    if len(_region(sheet)) and found and sheet.year > 2019 and sheet.kind in {"resale", "takedown", "atm"}:
        yield "deleted", [Edit(Span(*match.span()), "") for match in found]


@defect("incorporation/grammar")
def list_ungrammatical(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    for match in (
        sheet.find(r"any\s+(?:or\s+all\s+)?of\s+(?:the|these)\s+(documents)\b", region)[:1] if len(region) else []
    ):
        yield "any of the document", [Edit(Span(*match.span(1)), "document")]


@defect("incorporation/hyperlinks")
def reports_without_links(sheet: Sheet) -> Iterator[Way]:
    region = _region(sheet)
    if not len(region) or sheet.year < 2020 or sheet.document.links is None:
        return
    start, end = sheet.document.map.span(region.start, region.end)
    source = sheet.document.source.text
    if re.search(r"<a\s[^>]*href", source[start:end], re.IGNORECASE):
        plain = re.sub(r"</?a\b[^>]*>", "", source[start:end], flags=re.IGNORECASE)
        yield "all", [Edit(region, plain, raw=True)]
