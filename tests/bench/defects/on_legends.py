"""Defects of the risk pointer and of the legends (catalogue D)."""
# ruff: noqa: E501 - a pattern reads best in one line

from __future__ import annotations

import re
from collections.abc import Iterator

from planting import Way, defect
from sheet import Edit, Sheet

from checker.document.model import Span
from checker.verdict import Verdict

_FULL = {"resale", "takedown", "atm", "ipo", "exchange", "pricing"}
_PAGE = r"(?:PS-|S-|P-|A-)?\d{1,3}\b"
_POINTER = rf"risk\s+factors[”\"’']?,?[^.]{{0,80}}?((?:,?\s*(?:beginning|commencing|starting|which\s+begins?)?\s*on)?\s*page\s+({_PAGE}))"
_FULL_RED = (
    "The information in this prospectus supplement is not complete and may be changed. A registration statement relating to "
    "these securities has been filed with the Securities and Exchange Commission. These securities may not be sold until the "
    "registration statement is effective. This prospectus supplement is not an offer to sell these securities in any state "
    "where the offer or sale is not permitted."
)


@defect("risk/pointer", "risk/pointer-page risk/pointer-page-correct legend/present")
def risk_pointer_missing(sheet: Sheet) -> Iterator[Way]:
    found = sheet.sentences(r"risk\s+factors", sheet.cover)
    if found and sheet.kind in _FULL and sheet.value("filing") == "prospectus":
        yield "deleted", [Edit(span, "") for span in found]


def _pages(sheet: Sheet) -> list[tuple[Span, Span]]:
    """Return each page that a pointer on the cover names, with the words that lead to it; none if a pointer has none."""
    pointers = sheet.sentences(r"risk\s+factors", sheet.cover)
    led = rf"(?:,?\s*(?:beginning|commencing|starting|which\s+begins?)?\s*on)?\s*page\s+({_PAGE})"
    found = [sheet.find(led, span) for span in pointers]
    return [(Span(*match.span()), Span(*match.span(1))) for group in found for match in group] if all(found) else []


@defect("risk/pointer-page", "hygiene/placeholders risk/pointer hygiene/cut-off-paragraph")
def risk_page_missing(sheet: Sheet) -> Iterator[Way]:
    pages = _pages(sheet)
    if pages:
        yield "no page", [Edit(led, "") for led, _ in pages]
        yield "page without number", [Edit(number, "") for _, number in pages]


@defect("risk/pointer-page hygiene/placeholders", "risk/pointer")
def risk_page_blank(sheet: Sheet) -> Iterator[Way]:
    pages = _pages(sheet)
    for blank in ("__", "[●]", "[ ]", "S-__", "XX"):
        if pages and sheet.final:
            yield blank, [Edit(number, blank) for _, number in pages]


@defect("risk/pointer-page-correct")
def risk_page_wrong(sheet: Sheet) -> Iterator[Way]:
    if sheet.verdict("risk/pointer-page-correct") is not Verdict.PASS:
        return  # the page cannot be seen
    for match in sheet.find(_POINTER, sheet.cover)[:1]:
        prefix, number = re.fullmatch(r"(\D*)(\d+)", match[2]).groups()  # type: ignore[union-attr]
        for more in (1, 3, 200):
            yield f"{more} too many", [Edit(Span(*match.span(2)), f"{prefix}{int(number) + more}")]


def _legend(sheet: Sheet, within: Span | None = None) -> list[Span]:
    """Return the sentences of the Commission legend on the cover, or none where they do not stand together."""
    first = sheet.sentences(r"\bapproved\s+(?:or|nor)\s+disapproved\b", sheet.cover if within is None else within)
    last = sheet.sentences(r"\bcontrary\b[^.]{0,60}(?:offen[sc]e|unlawful)", sheet.cover if within is None else within)
    if len(first) != 1 or len(last) != 1 or not 0 <= last[0].start - first[0].start < 900:
        return []
    whole = Span(first[0].start, last[0].end)
    return [span for span in sheet.document.sentences if whole.holds(span)]


@defect("legend/present", "risk/pointer legend/whole")
def legend_missing(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    if (
        legend
        and (sheet.kind in _FULL or sheet.sentences(r"risk\s+factors", sheet.cover))
        and sheet.value("filing") == "prospectus"
    ):
        yield "deleted", [Edit(span, "") for span in legend]


@defect("legend/complete", "legend/whole legend/present legend/grammar legend/wording")
def legend_limb_missing(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    if len(legend) < 2:
        return
    yield "criminal offense", [Edit(legend[-1], "")]
    for match in sheet.find(
        r",?\s*(?:or|nor)\s+(?:passed|determined|has\s+passed|have\s+passed|has\s+determined)\b[^.]*?(?=\.)",
        Span(legend[0].start, legend[-1].start),
    )[:1]:
        yield "adequacy or truth", [Edit(Span(*match.span()), "")]
    for match in sheet.find(
        r"approved\s+(?:or|nor)\s+disapproved(?:\s+of)?[^.]*?\s(?:or|nor)\s+(?=(?:has\s+|have\s+)?(?:passed|determined))",
        Span(legend[0].start, legend[-1].start),
    )[:1]:
        yield "approval", [Edit(Span(*match.span()), "")]


@defect(
    "legend/whole legend/complete hygiene/cut-off-paragraph",
    "legend/present legend/grammar hygiene/repeated-paragraph legend/wording",
)
def legend_cut_off(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    for match in sheet.find(
        r"(?:passed|determined)\s+\w+(.*)", Span(legend[0].start, legend[-1].end) if legend else Span(0, 0)
    )[:1]:
        yield "in mid-sentence", [Edit(Span(match.start(1), legend[-1].end), "")]


def _told(sheet: Sheet, legend: list[Span]) -> str:
    return sheet.words(Span(legend[0].start, legend[-1].end))


@defect("legend/whole hygiene/repeated-paragraph", "legend/complete")
def legend_doubled(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    block = sheet.block(legend[0].start) if legend else None
    if block:
        yield "repeated", [sheet.paragraph_behind(block.span, _told(sheet, legend))]


@defect("legend/whole hygiene/repeated-paragraph hygiene/cut-off-paragraph", "legend/complete")
def legend_fragment_before_it(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    block = sheet.block(legend[0].start) if legend else None
    place = sheet.document.blocks.index(block) if block else 0
    if place:
        words = _told(sheet, legend).split()
        for count in (12, 18):
            yield (
                f"{count} words",
                [sheet.paragraph_behind(sheet.document.blocks[place - 1].span, " ".join(words[:count]))],
            )


@defect("legend/securities-noun", "hygiene/undefined-term")
def legend_names_other_securities(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    if (
        not legend
        or not sheet.find(r"common\s+stock", sheet.document.caption)
        or sheet.find(r"\bnotes\b|\binterests\b|\bunits\b", sheet.document.caption)
    ):
        return
    for match in sheet.find(
        r"disapproved(?:\s+of)?\s+((?:these|the|our)\s+\w+)", Span(legend[0].start, legend[-1].end)
    )[:1]:
        for noun in ("these Interests", "these notes", "these Notes", "the certificates"):
            yield noun, [Edit(Span(*match.span(1)), noun)]


@defect("legend/grammar", "legend/complete legend/whole legend/present legend/wording")
def legend_ungrammatical(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    within = Span(legend[0].start, legend[-1].end) if legend else Span(0, 0)
    for wrong, pattern in {
        "representations is": r"any\s+(representation)\b",
        "offence": r"criminal\s+(offense)",
        "approved nor disapproved": r"approved\s+(or)\s+disapproved",
    }.items():
        for match in sheet.find(pattern, within)[:1]:
            words = {"representation": "representations", "offense": "offence", "or": "nor"}[match[1].lower()]
            yield wrong, [Edit(Span(*match.span(1)), words)]


@defect("legend/subject-to-completion", "cover/filing-paragraph-fits")
def completion_legend_in_a_final(sheet: Sheet) -> Iterator[Way]:
    legend = _legend(sheet)
    block = sheet.block(legend[0].start) if legend else None
    if sheet.final and block and sheet.kind in _FULL and sheet.value("header_form") != "424B3":
        yield "red legend", [sheet.paragraph_behind(block.span, _FULL_RED)]


@defect("legend/subject-to-completion", "hygiene/placeholders")
def completion_legend_missing(sheet: Sheet) -> Iterator[Way]:
    if sheet.value("preliminary") is True and sheet.value("filing") == "prospectus":
        red = sheet.sentences(
            r"not\s+complete\s+and\s+may\s+be\s+(?:changed|amended)|not\s+an\s+offer\s+to\s+sell|may\s+not\s+sell\s+these\s+securities\s+until",
            sheet.cover,
        )
        if red and sheet.find(r"subject\s+to\s+completion", sheet.cover):
            yield "deleted", [Edit(span, "") for span in red]
