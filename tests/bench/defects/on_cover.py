"""Defects of the identification: the Rule 424 line, registration numbers, titles, names (catalogue A and B)."""
# ruff: noqa: E501 - a pattern reads best in one line

from __future__ import annotations

import re
from collections.abc import Iterator

from planting import Way, defect
from sheet import Edit, Sheet
from spelling import PARAGRAPH, REGISTRATION, exchanged, misspelt

from checker.document.model import Span

_MORE = r"(?:\s*(?:,|and|&|/)\s*(?:and\s+)?(?:Rules?\s+)?(?:424\s*)?\(\s*[bc]\s*\)(?:\s*\(\s*\d\s*\))?)*"
RULE_LINE = rf"(?:\b(?:as\s+)?(?:filed|filing\s+is\s+made|made)\s+)?(?:(?:pursuant\s+to|under)\s+)?(?:Rules?\s+)?{PARAGRAPH}{_MORE}"
_LABEL = (
    r"(?:(?:SEC\s+|Commission\s+)?(?:Registration|File)\s+(?:Statement\s+)?(?:File\s+)?(?:Nos?\.?|Numbers?|#)\s*:?\s*)?"
)
_WRONG = {  # paragraphs that a kind of document is never filed under, by the catalogue's table
    "sticker": "14",
    "continuous": "14",
    "takedown": "14",
    "atm": "14",
    "pricing": "14",
    "ipo": "25",
}


def spans(matches: list[re.Match[str]]) -> list[Span]:
    return [Span(match.start(), match.end()) for match in matches]


def _rule_lines(sheet: Sheet) -> list[Span]:
    return spans(sheet.find(RULE_LINE, sheet.cover)) if sheet.value("filing") == "prospectus" else []


@defect("cover/filing-paragraph", "cover/filing-paragraph-spelling hygiene/edgar-artefacts")
def rule_line_missing(sheet: Sheet) -> Iterator[Way]:
    lines = _rule_lines(sheet)
    if lines:
        yield "deleted", [Edit(span, "") for span in lines]
        label = f"Form 424B{sheet.text[lines[0].start : lines[0].end].rstrip(')')[-1]}"
        yield "only EDGAR's label", [Edit(lines[0], label), *(Edit(span, "") for span in lines[1:])]


@defect("cover/filing-paragraph cover/filing-paragraph-spelling")
def rule_line_without_paragraph(sheet: Sheet) -> Iterator[Way]:
    lines = _rule_lines(sheet)
    for words in ("Filed Pursuant to Rule 424", "Filed pursuant to Rule 424(b)"):
        if lines:
            yield words, [Edit(lines[0], words), *(Edit(span, "") for span in lines[1:])]


@defect("cover/filing-paragraph-spelling cover/filing-paragraph")
def rule_line_misspelt(sheet: Sheet) -> Iterator[Way]:
    lines = _rule_lines(sheet)
    if len(lines) != 1 or len(sheet.find(PARAGRAPH, lines[0])) != 1:
        return
    said = sheet.words(lines[0])
    digit = said.rstrip(") ")[-1]
    for wrong in (
        f"Ruler 424(b)({digit})",
        f"Rule 424(b){digit}",
        f"Rule 424(b)({digit}",
        f"Rule 424b{digit}",
        f"Rule 424({digit})",
    ):
        yield wrong, [Edit(lines[0], f"Filed Pursuant to {wrong}")]


@defect("cover/filing-paragraph-fits")
def rule_paragraph_wrong(sheet: Sheet) -> Iterator[Way]:
    found = spans(sheet.find(PARAGRAPH, sheet.cover))
    named = [match for line in _rule_lines(sheet) for match in sheet.find(r"\(\s*b\s*\)\s*\(\s*\d\s*\)", line)]
    if len(found) == len(named) == 1 and sheet.value("filing") == "prospectus":
        for digit in _WRONG.get(sheet.kind, ""):
            yield f"{sheet.kind} under (b)({digit})", [Edit(found[0], f"424(b)({digit})")]


def _numbers(sheet: Sheet) -> list[Span]:
    return spans(sheet.find(REGISTRATION, sheet.cover)) if sheet.value("filing") == "prospectus" else []


@defect(
    "cover/registration-number", "cover/registration-number-form cover/registration-number-kind hygiene/placeholders"
)
def registration_number_missing(sheet: Sheet) -> Iterator[Way]:
    if _numbers(sheet):
        yield "with its label", [Edit(span, "") for span in spans(sheet.find(_LABEL + REGISTRATION, sheet.cover))]
        yield "number only", [Edit(span, "") for span in _numbers(sheet)]


@defect("cover/registration-number-form", "cover/registration-number cover/registration-numbers-agree")
def registration_number_malformed(sheet: Sheet) -> Iterator[Way]:
    numbers = [span for span in _numbers(sheet) if len(re.sub(r"\D", "", sheet.words(span))) == 9]
    if not numbers:
        return
    number = sheet.words(numbers[0])
    for way, wrong in {
        "seven digits": number + number[-1],
        "four digits": number[:-2],
        "letter O": number[:6] + "O" + number[7:],
        "letter l": number[:6] + "l" + number[7:],
    }.items():
        yield way, [Edit(span, wrong) for span in numbers if sheet.words(span) == number]


@defect(
    "cover/registration-number cover/registration-number-form hygiene/placeholders", "cover/registration-numbers-agree"
)
def registration_number_blank(sheet: Sheet) -> Iterator[Way]:
    for blank in ("333-______", "333-[●]", "333-"):
        if _numbers(sheet) and sheet.final:
            yield blank, [Edit(span, blank) for span in _numbers(sheet)]


@defect(
    "cover/registration-number-kind cover/registration-number",
    "cover/registration-number-form cover/registration-numbers-agree",
)
def exchange_act_number_in_its_place(sheet: Sheet) -> Iterator[Way]:
    for number in ("001-36159", "000-50884"):
        if _numbers(sheet):
            yield number, [Edit(span, number) for span in _numbers(sheet)]


@defect("cover/registration-numbers-agree", "cover/registration-number-form")
def registration_numbers_disagree(sheet: Sheet) -> Iterator[Way]:
    caption = {sheet.words(Span(*match.span())) for match in sheet.find(REGISTRATION, sheet.document.caption)}
    behind = Span(sheet.document.caption.end, max(sheet.supplement.end, sheet.document.caption.end))
    for match in sheet.find(REGISTRATION, behind):
        if match[0] in caption and exchanged(match[0]) != match[0]:
            yield (
                "digits exchanged in the text",
                [Edit(Span(*match.span()), exchanged(match[0][:3]) + match[0][3:4] + exchanged(match[0][4:]))],
            )
            return


@defect("cover/supplement-number", "base/earlier-supplements base/earlier-supplements-order")
def supplement_numbers_disagree(sheet: Sheet) -> Iterator[Way]:
    number = sheet.value("supplement_number")
    if not number or not str(number).isdigit():
        return
    own = sheet.find(
        rf"(?:this\s+prospectus\s+supplement|providing\s+this\s+prospectus\s+supplement|this\s+supplement)\s+No\.?\s*({number})\b"
    )
    for match in own[:1]:
        yield "in the text", [Edit(Span(*match.span(1)), str(int(number) + 1))]


@defect("hygiene/edgar-artefacts hygiene/editing-leftovers")
def edgar_artefact(sheet: Sheet) -> Iterator[Way]:
    if sheet.value("filing") != "prospectus":
        return
    at = sheet.head
    for words in ("424B3 1 d424b3.htm", "Form 424B5", "tm245193-3_424b5 - none - 7.2656533s"):
        yield words, [sheet.line_before(at, words)]
    if sheet.prose:
        span = sheet.prose[0]
        yield "telephone plug-in", [Edit(Span(span.end, span.end), " begin_of_the_skype_highlighting")]


def _names(sheet: Sheet) -> list[tuple[str, list[Span]]]:
    """Return the registrants with every place that names them in full in the supplement, endings aside."""
    return [(name, spans(sheet.find(_loosely(name)))) for name in map(str, sheet.values("registrants"))]


def _loosely(name: str) -> str:
    return r"\s+".join(re.escape(word.rstrip(",")) + ",?" for word in name.split())


@defect("cover/registrant", "cover/registrant-consistent")
def registrant_missing(sheet: Sheet) -> Iterator[Way]:
    if "<img" in sheet.document.source.text.lower() or sheet.value("filing") != "prospectus":
        return  # a picture may name it
    edits = []
    for name, places in _names(sheet):
        stem = re.split(r",|\s+(?:Inc|Corp|LLC|Ltd|L\.P)", name)[0]
        inside = [span for span in places if sheet.cover.holds(span)]
        rest = [Span(*match.span()) for match in sheet.find(_loosely(stem), sheet.cover)]
        edits += [
            Edit(span, _instead(sheet, span))
            for span in [*inside, *(one for one in rest if not any(two.holds(one) for two in inside))]
        ]
    if edits and sheet.kind != "abs":  # its issuing entity, sponsor and depositor are all named
        yield "the Company in its place", edits


def _instead(sheet: Sheet, span: Span) -> str:
    return "" if sheet.document.caption.holds(span) else "the Company"


@defect("cover/registrant-consistent", "cover/registrant")
def registrant_misspelt(sheet: Sheet) -> Iterator[Way]:
    for name, places in _names(sheet)[:1]:
        wrong = [(span, misspelt(sheet.text[span.start : span.end])) for span in places]
        wrong = [(span, words) for span, words in wrong if words != sheet.text[span.start : span.end]]
        if len(places) > 1 and wrong and misspelt(name) != name:
            yield "first", [Edit(*wrong[0])]
            yield "last", [Edit(*wrong[-1])]
