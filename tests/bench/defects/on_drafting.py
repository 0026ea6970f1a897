"""Defects of the draft: blanks, leftovers, repetitions, broken ends, doubled words, characters, dates (catalogue G)."""
# ruff: noqa: E501 - a pattern reads best in one line

from __future__ import annotations

import re
from collections.abc import Iterator

from planting import Way, defect
from sheet import Edit, Sheet
from spelling import DATE, MONTH, day_of, respelt

from checker.document.model import Span

_SMALL = {"the", "of", "a", "an", "to", "in", "with", "has", "have", "from", "by", "our", "for", "will", "is", "are"}


def _in_prose(sheet: Sheet, pattern: str, paragraphs: list[Span] | None = None) -> list[re.Match[str]]:
    return [
        match for span in (sheet.prose if paragraphs is None else paragraphs) for match in sheet.find(pattern, span)
    ]


@defect("hygiene/placeholders", "hygiene/impossible-values")
def marked_blank(sheet: Sheet) -> Iterator[Way]:
    if not sheet.final:
        return
    for match in sheet.pick(
        _in_prose(sheet, r"(?<=\$)\d[\d,.]*\d|(?<![\d,.-])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\w.,-])\d+(?:\.\d+)?(?=%)")
    ):
        for blank in ("[●]", "[•]", "____", "[__]", "[ ]", "[TBD]", "XX", "[amount]"):
            yield blank, [Edit(Span(*match.span()), blank)]


@defect("hygiene/placeholders", "hygiene/impossible-values relation/attached-report")
def marked_blank_for_a_date(sheet: Sheet) -> Iterator[Way]:
    if sheet.final:
        for match in sheet.pick(_in_prose(sheet, DATE)):
            year = match[0][-4:]
            for blank in ("[date]", f"______ __, {year}", f"[●], {year}", "[insert date]"):
                yield blank, [Edit(Span(*match.span()), blank)]


@defect("hygiene/placeholders", "hygiene/impossible-values")
def unmarked_blank(sheet: Sheet) -> Iterator[Way]:
    if not sheet.final:
        return
    for way, pattern in {
        "$ per share": r"\$(\d[\d,.]*\d)\s+(?:per|million|in\s+cash|aggregate)",
        "next months": r"(?:next|least|following|within|of)\s+((?:\d+|twelve|six|three|nine|eighteen)\s+)(?:months|days|years)\b",
        "due 20": r"\bdue\s+20(\d{2})\b",
        "shares left out": r"(?:up\s+to|an\s+aggregate\s+of|a\s+total\s+of)\s+(\d{1,3}(?:,\d{3})+\s+)shares\s+of\b",
        "percent": r"(?:approximately|about|own|is|to|than|rate\s+of)\s+(\d+(?:\.\d+)?)%",
    }.items():
        for match in sheet.pick(_in_prose(sheet, pattern)):
            yield way, [Edit(Span(*match.span(1)), "")]


@defect("hygiene/placeholders", "hygiene/impossible-values relation/attached-report")
def date_without_day_or_year(sheet: Sheet) -> Iterator[Way]:
    if sheet.final:
        for match in sheet.pick(_in_prose(sheet, rf"\b{MONTH}\s+(\d{{1,2}}),\s+\d{{2}}(\d{{2}})\b")):
            yield "no day", [Edit(Span(*match.span(1)), "")]
            yield "half a year", [Edit(Span(*match.span(2)), "")]


@defect("hygiene/placeholders", "hygiene/impossible-values")
def gap_added(sheet: Sheet) -> Iterator[Way]:
    if not sheet.final:
        return
    for span in sheet.pick(sheet.prose):
        for words in (
            "We expect to close this offering on [●].",
            "The warrants have an exercise price of $ per share.",
            "Our cash will meet our capital needs for the next months.",
            "We issued [__] shares to the placement agent.",
            "The fee of $[●] is payable at closing.",
            "As of March , 2024, nothing had been paid.",
        ):
            yield words, [Edit(Span(span.end, span.end), " " + words)]


@defect("hygiene/editing-leftovers hygiene/placeholders")
def editing_leftover(sheet: Sheet) -> Iterator[Way]:
    for span in sheet.pick(sheet.prose):
        for words in (
            "See Error! Reference source not found.",
            "Error! Bookmark not defined.",
            "[NTD: confirm with the auditors.]",
            "[Note to Draft: to be updated.]",
            "[Insert description of the agreement.]",
        ):
            if sheet.final or "NTD" in words or "Error" in words:
                yield words, [Edit(Span(span.end, span.end), " " + words)]


@defect("hygiene/editing-leftovers hygiene/placeholders", "cover/own-date-consistent")
def draft_mark(sheet: Sheet) -> Iterator[Way]:
    for words in ("DRAFT", "Draft of March 3", "PRELIMINARY DRAFT", "W&C Draft 11/4"):
        if sheet.final:
            yield words, [sheet.line_before(sheet.head, words)]


@defect("hygiene/editing-leftovers", "cover/filing-paragraph-fits incorporation/section")
def words_of_another_document(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind in {"takedown", "sticker", "resale"} and sheet.final:
        for span in sheet.pick(sheet.prose):
            yield (
                "proxy statement",
                [Edit(Span(span.end, span.end), " For purposes of this proxy statement, we are the issuer.")],
            )
            words = " These documents are incorporated by reference into this Registration Statement."
            yield "registration statement", [Edit(Span(span.end, span.end), words)]


@defect("hygiene/repeated-paragraph", "legend/whole risk/pointer-page hygiene/undefined-term")
def paragraph_repeated(sheet: Sheet) -> Iterator[Way]:
    for span in sheet.pick(sheet.idle):
        yield "at once", [sheet.paragraph_behind(span, sheet.words(span))]
    on_cover = [span for span in sheet.idle if sheet.cover.holds(span)]
    for span in on_cover[:1]:
        yield "further on the cover", [sheet.paragraph_behind(on_cover[-1], sheet.words(span))]


@defect("hygiene/cut-off-paragraph", "incorporation/copies incorporation/superseded-statement")
def paragraph_cut_off(sheet: Sheet) -> Iterator[Way]:
    for span in sheet.pick(sheet.idle, 3):
        words = list(re.finditer(r"\S+", sheet.text[span.start : span.end]))
        ends = [word for word in words[14:] if word[0].lower() in _SMALL and word.end() < len(span) - 20]
        for word in ends[:1]:
            yield f"after “{word[0]}”", [Edit(Span(span.start + word.end(), span.end), "")]


@defect("hygiene/repeated-words")
def words_doubled(sheet: Sheet) -> Iterator[Way]:
    for word in ("the", "of", "to", "in", "and"):
        for match in sheet.pick(_in_prose(sheet, rf"(?<=[a-z]\s)(?-i:({word}))(?=\s[a-z])", sheet.idle)):
            yield f"{word} {word}", [Edit(Span(match.end(1), match.end(1)), " " + match[1])]
    for match in sheet.pick(_in_prose(sheet, r"(?<=\s)(?:is based on|in accordance with|with respect to)(?=\s)")):
        yield "a group", [Edit(Span(match.end(), match.end()), " " + match[0])]


@defect("hygiene/encoding")
def characters_broken(sheet: Sheet) -> Iterator[Way]:
    for sign, wrong in {"“": "â€œ", "”": "â€\u009d", "’": "â€™"}.items():
        for match in sheet.pick(_in_prose(sheet, sign)):
            yield f"{sign} > {wrong}", [Edit(Span(*match.span()), wrong)]
    for match in sheet.pick(_in_prose(sheet, r"(?<=[a-z])[’'](?=s\s)")):
        yield "U+FFFD", [Edit(Span(*match.span()), "\ufffd")]


@defect(
    "hygiene/impossible-values",
    "base/date-order base/date-consistent incorporation/report-window incorporation/order incorporation/business-days",
)
def date_impossible(sheet: Sheet) -> Iterator[Way]:
    for match in sheet.pick(_in_prose(sheet, DATE)):
        day = day_of(match[0])
        if day:
            yield "June 31", [Edit(Span(*match.span()), respelt(match[0], day=31, month=6, year=day.year))]
            yield "February 30", [Edit(Span(*match.span()), respelt(match[0], day=30, month=2, year=day.year))]


@defect("hygiene/impossible-values", "hygiene/placeholders base/date-present cover/own-date")
def month_misspelt(sheet: Sheet) -> Iterator[Way]:
    for month, wrong in {
        "February": "Febuary",
        "September": "Septmber",
        "November": "Novemeber",
        "August": "Augsut",
    }.items():
        for match in sheet.pick(_in_prose(sheet, rf"\b({month})\s+\d{{1,2}},")):
            yield wrong, [Edit(Span(*match.span(1)), wrong)]


@defect("hygiene/impossible-values", "incorporation/copies")
def zip_code_impossible(sheet: Sheet) -> Iterator[Way]:
    states = r"(?:Missouri|California|New\s+York|Texas|Massachusetts|Colorado|Delaware|Illinois|Ohio|Virginia|Minnesota|Oregon|Washington|Georgia|Nevada|Arizona|Florida|Utah)"
    for match in sheet.pick(sheet.find(rf"{states},?\s+(\d{{5}})\b")):
        number = match[1]
        yield "letter O", [Edit(Span(*match.span(1)), number[:3] + "O" + number[4:])]
        other = "0" if number[0] not in "01" else "9"
        yield "of another state", [Edit(Span(*match.span(1)), other + number[1:])]
