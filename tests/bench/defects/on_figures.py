"""Defects that show where a document's own words are reckoned or laid side by side (catalogue, tier 3)."""
# ruff: noqa: E501 - a pattern reads best in one line

from __future__ import annotations

import re
from collections.abc import Iterator

from planting import Way, defect
from sheet import Edit, Sheet
from spelling import MONTH

from checker.document.model import PartName, Span

_NUMBER = r"\d{1,3}(?:,\d{3})+"


def _number(text: str) -> int:
    return int(text.replace(",", ""))


@defect("offering/amount-parts", "offering/amount-consistent")
def parts_that_do_not_add_up(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind != "resale" or sheet.find(r"\bconsisting\s+of\b", sheet.cover):
        return
    for match in sheet.find(rf"({_NUMBER})\s+(?:ordinary\s+|common\s+)?shares\b", sheet.cover)[:1]:
        part = _number(match[1]) // 3 or 1
        rest = _number(match[1]) - part + 1_000
        for words in (
            f"The sellers offer {match[1]} shares, consisting of {part:,} outstanding shares and {rest:,} shares issuable on exercise.",
            f"The sellers offer {match[1]} shares, comprised of (i) {part:,} shares held now and (ii) up to {rest:,} shares issuable later.",
        ):
            for sentence in sheet.sentences(r"\bselling\s+\w*holders?\b", sheet.cover)[:1]:
                yield words[17:60], [Edit(Span(sentence.end, sentence.end), " " + words)]


@defect("proceeds/implied-price", "offering/amount-consistent")
def exercise_proceeds_too_large(sheet: Sheet) -> Iterator[Way]:
    if sheet.values("warrant_cash") and len(sheet.values("title_amounts")) == 1:
        amount = int(sheet.value("title_amounts")) * 20_000
        for match in sheet.find(r"(?:receive|proceeds\s+of|maximum\s+of)[^.$]{0,60}(\$[\d,]+\d)(?!\.\d)", sheet.cover):
            yield "thousandfold", [Edit(Span(*match.span(1)), f"${amount:,}")]


@defect("proceeds/use", "proceeds/warrant-exercise")
def exercise_proceeds_without_use(sheet: Sheet) -> Iterator[Way]:
    if sheet.values("warrant_cash"):
        found = sheet.find(r",?\s+(?:which|and)\s+[^.$]{0,80}\b(?:used?|uses)\b[^.$]{0,120}(?=\.)")
        if found and not sheet.find(r"use\s+of\s+proceeds"):
            yield "deleted", [Edit(Span(*match.span()), "") for match in found]


@defect("cover/date-line-repeated", "hygiene/repeated-paragraph")
def date_line_doubled(sheet: Sheet) -> Iterator[Way]:
    for match in sheet.find(
        rf"The\s+date\s+of\s+this[^.]{{2,60}}?\bis\s+{MONTH}\s+\d{{1,2}},\s+\d{{4}}\.?", sheet.cover
    )[:1]:
        block = sheet.block(match.start())
        if block:
            yield "again", [sheet.paragraph_behind(block.span, " ".join(match[0].split()))]


@defect("hygiene/run-together", "cover/own-date base/date-present base/date-order hygiene/impossible-values")
def space_lost(sheet: Sheet) -> Iterator[Way]:
    for match in sheet.pick(
        [one for span in sheet.prose for one in sheet.find(rf"\b{MONTH}\s+\d{{1,2}},(\s+)\d{{4}}\b", span)]
    ):
        yield "before the year", [Edit(Span(*match.span(1)), "")]
    for match in sheet.pick(
        [one for span in sheet.idle for one in sheet.find(r"[a-z]{4}\.(\s+)(?-i:We|Our|The|You|This)\s", span)]
    ):
        yield "between sentences", [Edit(Span(*match.span(1)), "")]


@defect("risk/pointer-document", "risk/pointer-page-correct")
def risk_pointer_without_document(sheet: Sheet) -> Iterator[Way]:
    if sheet.value("supplementing") is not True or len(sheet.values("risk_pages")) != 1:
        return
    found = sheet.find(
        r"risk\s+factors[^.]{0,60}page\s+\d+(\s+(?:of|in)\s+(?:the|this|our)\s+(?:accompanying\s+|base\s+)?prospectus(?:\s+supplement)?)\s*[.)]",
        sheet.cover,
    )
    sentences = sheet.sentences(r"risk\s+factors", sheet.cover)
    for match in found:
        sentence = sheet.sentence(match.start())
        words = sheet.words(sentence) if sentence else ""
        named = re.findall(r"prospectus|supplement|report|form|addendum|amendment", words, re.IGNORECASE)
        if len(sentences) == 1 and len(named) == len(re.findall(r"prospectus|supplement", match[1], re.IGNORECASE)):
            yield "left out", [Edit(Span(*match.span(1)), "")]


@defect("legend/document", "legend/grammar hygiene/self-name")
def legend_without_supplement(sheet: Sheet) -> Iterator[Way]:
    if sheet.value("supplementing") is True:
        found = sheet.find(
            r"(?:adequacy|accuracy|determined)[^.]{0,60}?\bthis\s+(prospectus\s+supplement(?:\s+(?:or|and|nor)\s+(?:the|any)\s+(?:accompanying|related|base)\s+prospectus)?)",
            sheet.cover,
        )
        sentences = [sheet.sentence(match.start()) for match in found]
        if len(found) == 1 and sentences[0] and sheet.words(sentences[0]).count("upplement") == 1:
            yield "this prospectus", [Edit(Span(*found[0].span(1)), "prospectus")]


@defect(
    "hygiene/self-name",
    "base/date-present base/date-consistent relation/states-change relation/read-with legend/document risk/pointer-document cover/date-names-supplement",
)
def supplement_calls_itself_prospectus(sheet: Sheet) -> Iterator[Way]:
    if sheet.values("document_title") and sheet.values("caption_base_dates") and sheet.kind == "takedown":
        text = Span(sheet.document.caption.end, sheet.supplement.end)
        found = sheet.find(r"\b(?:this|the|accompanying)\s+prospectus\s+(supplement)\b", text)
        named = sheet.find(
            r"\b(?:this|the|accompanying)(?:\s+[\w.-]+){0,2}\s+(?:supplement|addendum|amendment|sticker)\b",
            sheet.supplement,
        )
        if found and len(found) == len(named):
            yield "throughout", [Edit(Span(match.start(1) - 1, match.end(1)), "") for match in found]


@defect("offering/last-price", "base/date-order hygiene/impossible-values")
def last_price_of_another_year(sheet: Sheet) -> Iterator[Way]:
    for entry in sheet.judgement.facts.get("last_price_dates", ()) if sheet.value("own_date") else ():
        date = re.escape(entry.evidence.place.quote).replace(r"\ ", r"\s+")
        for match in sheet.find(rf"{date}[^.]{{0,30}}\bprice\b|\bprice\b[^.]{{0,60}}{date}", sheet.cover)[:1]:
            year = re.search(r"\b(?:19|20)\d\d\b", match[0])
            if year:
                span = Span(match.start() + year.start(), match.start() + year.end())
                yield "the year before", [Edit(span, str(int(year[0]) - 1))]
                yield "the year after", [Edit(span, str(int(year[0]) + 1))]


@defect("offering/price-table", "proceeds/statement cover/filing-paragraph-fits hygiene/section-pages")
def price_without_proceeds(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind in {"takedown", "ipo"} and sheet.final and sheet.verdict("offering/price-table").value == "pass":
        for way in ("proceeds", "price"):
            found = sheet.find(rf"\b(?:{way})\b", sheet.cover)
            yield way, [Edit(Span(*match.span()), "") for match in found]


@defect("hygiene/section-pages", "risk/pointer-page-correct")
def section_page_wrong(sheet: Sheet) -> Iterator[Way]:
    if sheet.verdict("hygiene/section-pages").value != "pass":
        return
    for fact, title in {"proceeds": r"use\s+of\s+proceeds", "distribution": r"plan\s+of\s+distribution"}.items():
        pages = sheet.values(f"{fact}_pages") if sheet.values(f"{fact}_places") else []
        for match in sheet.find(rf"{title}[”\",]*\s+(?:section\s+)?(?:beginning\s+)?on\s+page\s+((?:[A-Z]+-)?\d+)\b"):
            sentence = sheet.sentence(match.start())
            elsewhere = sentence and re.search(r"\bthe\s+prospectus|accompanying", sheet.words(sentence))
            if match[1] in map(str, pages) and not elsewhere:
                wrong = re.sub(r"\d+", lambda page: str(int(page[0]) + 41), match[1])
                yield f"{fact}, another page", [Edit(Span(*match.span(1)), wrong)]


@defect("legend/wording", "legend/complete legend/grammar")
def legend_reworded(sheet: Sheet) -> Iterator[Way]:
    if sheet.verdict("legend/wording").value == "pass" and len(sheet.values("legend")) == 1:
        for pattern, words in {
            r"passed\s+(?:up)?on\s+the\s+(?:adequacy\s+or\s+accuracy|accuracy\s+or\s+adequacy)": "passed upon the accuracy",
            r"\bdetermined\b(?=\s+(?:if|that|whether))": "considered",
        }.items():
            found = sheet.find(pattern, sheet.cover)
            if len(found) == 1:
                yield words, [Edit(Span(*found[0].span()), words)]


@defect("base/date-blank")
def base_date_blanked(sheet: Sheet) -> Iterator[Way]:
    for part in sheet.document.part(PartName.BASE_PROSPECTUS):
        dated = rf"The\s+date\s+of\s+this\s+prospectus\s+is\s+({MONTH}\s+(\d{{1,2}})),\s+\d{{4}}"
        for match in sheet.find(dated, part.span)[:1]:
            yield "[●]", [Edit(Span(*match.span(1)), "[●]")]
            yield "no day", [Edit(Span(*match.span(2)), "")]
