"""Defects of the offering: amounts, classes, proceeds, market, fee table, sale and resale (catalogue C)."""
# ruff: noqa: E501 - a pattern reads best in one line

from __future__ import annotations

import re
from collections.abc import Iterator

from on_cover import spans
from planting import Way, defect
from sheet import Edit, Sheet
from spelling import exchanged

from checker.document.model import Span

_FULL = {"resale", "takedown", "atm", "ipo"}
_HOLDERS = r"\bselling\s+(?:stock|share|security|unit|note)?\s?holders?\b"
_FOREIGN = r"\b(?:plc|N\.V\.|S\.A\.|AG|SE|Limited|Ltd|ordinary\s+shares|depositary|Trust|trust)\b"


def _amounts(sheet: Sheet) -> list[str]:
    """Return the numbers of the title that have six digits and more."""
    found = [match for value in sheet.values("amount") for match in re.findall(r"\d[\d,]{6,}", str(value))]
    return list(dict.fromkeys(found))


@defect(
    "offering/amount",
    "offering/amount-consistent offering/title-of-securities hygiene/placeholders proceeds/implied-price",
)
def amount_missing(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind not in {"resale", "takedown", "ipo"} or not sheet.final or not sheet.values("amount"):
        return
    numbers = r"(?:up\s+to\s+)?(?:an\s+aggregate\s+of\s+)?\$?\b\d{1,3}(?:,\d{3})+\b(?:\s+million)?|\$\s*\d+(?:\.\d+)?\s+[mb]illion"
    yield "all numbers of the cover", [Edit(span, "") for span in spans(sheet.find(numbers, sheet.cover))]


@defect("offering/amount-consistent", "offering/amount-parts proceeds/implied-price")
def amounts_disagree(sheet: Sheet) -> Iterator[Way]:
    for amount in _amounts(sheet)[:1]:
        places = sheet.find(rf"(?<![\d,]){re.escape(amount)}(?![\d,])", sheet.cover)
        wrong = exchanged(amount)
        if len(places) > 1 and wrong != amount:
            yield "digits exchanged in the text", [Edit(Span(*places[-1].span()), wrong)]
            if len(places) == 2:
                yield "digits exchanged in the title", [Edit(Span(*places[0].span()), wrong)]


@defect("offering/security-name-consistent", "legend/securities-noun")
def class_named_otherwise(sheet: Sheet) -> Iterator[Way]:
    names = " ".join(map(str, sheet.values("registrants")))
    found = sheet.find(r"\bour\s+(common\s+stock)\b") if sheet.find(r"common\s+stock", sheet.cover) else []
    if len(found) > 2 and not re.search(_FOREIGN, names) and not sheet.find(r"common\s+shares|ordinary\s+shares"):
        match = sheet.pick(found[1:])[0]
        yield "common shares", [Edit(Span(*match.span(1)), "common shares")]


@defect("offering/resale-or-primary", "proceeds/statement offering/selling-holders-pointer cover/filing-paragraph-fits")
def resale_text_in_a_primary_offering(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind in {"takedown", "atm"} and sheet.final and not sheet.find(_HOLDERS):
        for words in (
            "The selling stockholders named in this prospectus may offer and sell the shares from time to time.",
            "The selling shareholders may sell all or a portion of the securities under this prospectus supplement.",
        ):
            yield words[:24], [Edit(Span(span.end, span.end), " " + words) for span in sheet.prose[:1]]


@defect("offering/resale-or-primary", "offering/price-table cover/filing-paragraph-fits proceeds/statement")
def primary_text_in_a_resale(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind != "resale":
        return
    for sentence in sheet.sentences(_HOLDERS, sheet.cover)[:1]:
        words = "This prospectus relates to the offer and sale by us of the shares being offered by the selling stockholders."
        yield "by us and by them", [Edit(Span(sentence.end, sentence.end), " " + words)]


@defect("proceeds/statement", "proceeds/warrant-exercise")
def no_proceeds_statement_missing(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind == "resale":
        found = sheet.sentences(
            r"\b(?:not|no|none)\b[^.]{0,60}\bproceeds\b|proceeds\b[^.]{0,120}\b(?:go\s+to|received\s+by|belong\s+to|account\s+of)",
            sheet.supplement,
        )
        if found:
            yield "deleted", [Edit(span, "") for span in found]


@defect("proceeds/warrant-exercise", "proceeds/statement proceeds/use")
def warrant_cash_not_told(sheet: Sheet) -> Iterator[Way]:
    shares = sheet.find(r"(?:issuable|issued)\s+(?:up)?on\s+(?:the\s+)?exercise\s+of[^.]{0,60}\bwarrants", sheet.cover)
    told = sheet.sentences(
        r"\b(?:receive|received|proceeds|cash)\b[^.]{0,160}\bexercise|exercised?\b[^.]{0,160}\b(?:receive|proceeds|cash)\b",
        sheet.supplement,
    )
    told = [span for span in told if not any(span.start <= match.start() < span.end for match in shares)]
    if sheet.kind == "resale" and shares and told and sheet.find(r"\bnot\s+receive\s+any", sheet.cover):
        yield "deleted", [Edit(span, "") for span in told if not re.search(r"not\s+receive\s+any", sheet.words(span))]


@defect("offering/market")
def market_missing(sheet: Sheet) -> Iterator[Way]:
    if sheet.kind not in _FULL - {"ipo"}:  # of a first offering the same sentence tells the kind
        return
    market = r"\bsymbols?\b|\b(?:listed|quoted|traded|trades?|listing|quotation)\b[^.]{0,80}?\b(?:Nasdaq|NYSE|Exchange|OTC|market)\b|(?:public|trading)\s+market"
    found = sheet.sentences(market, sheet.cover)
    if found and sheet.values("market"):
        yield "deleted", [Edit(span, "") for span in found]


@defect("offering/fee-table")
def fee_table_on_the_cover(sheet: Sheet) -> Iterator[Way]:
    if sheet.year > 2022 and sheet.value("filing") == "prospectus" and sheet.kind != "exchange":
        at = sheet.document.caption.start
        yield "heading", [sheet.line_before(at, "CALCULATION OF REGISTRATION FEE")]
