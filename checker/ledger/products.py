"""Price times number: sentences and price tables whose total is not what they say it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from checker.document.model import Document, PartName, Span
from checker.document.model.fold import SPACES
from checker.language.pattern import compiled
from checker.language.types import TYPES, Value
from checker.ledger.inventory import UNIT, shown_number
from checker.ledger.values import Clash, Occurrence

_S = f"[{SPACES}]"
_MONEY = TYPES["money"].pattern
_PRICE = compiled(f"{_MONEY}{_S}+(?:per|for each|a|each){_S}+(?:[\\w-]+{_S}+){{0,3}}?{UNIT}\\b")
_TOTAL = compiled(
    f"\\b(?:aggregate|gross|total){_S}+(?:[\\w-]+{_S}+){{0,3}}?(?:proceeds|price|consideration|amount)"
    f"(?:{_S}+(?:to{_S}+us|from{_S}+[\\w-]+{_S}+[\\w-]+))?{_S}+of{_S}+(?:approximately{_S}+|about{_S}+|up{_S}+to{_S}+)?{_MONEY}"
)
_OTHER = re.compile(rb"\b(?:net|excluding|less|after|together|plus|before)\b", re.IGNORECASE)
_HEDGE = re.compile(r"approximately|about", re.IGNORECASE)
_FIGURE = re.compile(r"\$\s*([\d,]+(?:\.\d+)?)\s*(thousand|million|billion|trillion)?", re.IGNORECASE)
_SCALE = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money, and half of the last digit that is printed of it."""

    value: Decimal
    half: Decimal
    span: Span


def _amount(document: Document, span: Span) -> Amount:
    """Read the last amount of money in some words."""
    words = document.quote(span)
    figure = list(_FIGURE.finditer(words))[-1]
    places = len(figure[1].partition(".")[2]) - _SCALE.get((figure[2] or "").casefold(), 0)
    value = TYPES["money"].read(figure[0])
    assert isinstance(value, Decimal)
    hedge = value / 200 if _HEDGE.search(words) else Decimal(0)
    return Amount(value, max(Decimal(5).scaleb(-places - 1), hedge), span)


def sentences(document: Document, counts: Sequence[Occurrence]) -> Iterator[Clash]:
    """Yield sentences with one number of securities, one price of each and one total that is not their product."""
    for item in counts:
        sentence = _sentence_at(document, item.span) if item.supplement else None
        if sentence is None or _OTHER.search(document.folded[sentence.start : sentence.end]):
            continue
        prices = [Span(found.start(), found.end()) for found in _PRICE.finditer(document.folded, *_ends(sentence))]
        totals = [Span(found.start(), found.end()) for found in _TOTAL.finditer(document.folded, *_ends(sentence))]
        inside = [other for other in counts if sentence.holds(other.span)]
        if len(prices) == len(totals) == len(inside) == 1:
            yield from _product(item, _amount(document, prices[0]), _amount(document, totals[0]))


def _product(number: Occurrence, price: Amount, total: Amount) -> Iterator[Clash]:
    count = _count(number.value)
    if abs(count * price.value - total.value) > count * price.half + total.half + 1:
        product = _rounded(count * price.value)
        said = f"{shown_number(count)} at ${price.value:,f} come to ${product}, not to ${_rounded(total.value)}."
        yield Clash("price x number is not the total", said, (number.span, price.span, total.span))


def _count(value: Value) -> Decimal:
    assert isinstance(value, Decimal)
    return value


def _rounded(value: Decimal) -> str:
    return f"{value:,.2f}".removesuffix(".00")


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _sentence_at(document: Document, span: Span) -> Span | None:
    place = bisect_right(document.sentences, span.start, key=lambda sentence: sentence.start) - 1
    found = document.sentences[place] if place >= 0 else None
    return found if found is not None and found.holds(span) else None


def price_tables(document: Document) -> Iterator[Clash]:
    """Yield price tables in which the totals of two rows come from different numbers of securities.

    A row of a price table has the amount for one security and the total: `Public offering price  $2.00  $5,000,000`.
    Rows with the same amount for one (`Proceeds to us`, `Proceeds to the selling stockholders`) are parts of one total.
    """
    for table in _tables(document):
        price = next(iter(table.values()))[0]
        for each, parts in ((group[0][0], [total for _, total in group]) for group in list(table.values())[1:]):
            total = replace(parts[0], value=sum((part.value for part in parts), Decimal(0)))
            if not any(_same_number(price, each, one) for one in (total, *parts)):
                said = f"{_row_says(each, total)} are not for the number of securities of {_row_says(*price)}."
                spans = (each.span, *(part.span for part in parts), price[0].span, price[1].span)
                yield Clash("price x number is not the total", said, spans)


_Table = dict[Decimal, list[tuple[Amount, Amount]]]  # the rows by the amount for one security, that of the price first


def _tables(document: Document) -> Iterator[_Table]:
    table: _Table = {}
    for row in _rows(document):
        found = compiled(_MONEY).finditer(document.folded, *_ends(row))
        amounts = [_amount(document, Span(match.start(), match.end())) for match in found]
        words = document.quote(row).casefold()
        if len(amounts) == 2 and 0 < amounts[0].value < amounts[1].value:
            if table or ("price" in words and "exercise" not in words):
                table.setdefault(amounts[0].value, []).append((amounts[0], amounts[1]))
        elif len(document.quote(row)) > 1:
            yield from [table] if table else []
            table = {}
    yield from [table] if table else []


def _row_says(each: Amount, total: Amount) -> str:
    return f"${each.value:,f} for each and ${_rounded(total.value)} in all"


def _same_number(price: tuple[Amount, Amount], each: Amount, total: Amount) -> bool:
    number = price[1].value / price[0].value
    spread = number * (each.half + price[0].half * each.value / price[0].value)
    return abs(number * each.value - total.value) <= spread + total.half + price[1].half + 1


def _rows(document: Document) -> Iterator[Span]:
    cells = [block for block in document.blocks if block.row is not None]
    for _, row in groupby(cells, key=lambda block: block.row):
        spans = [block.span for block in row]
        if document.part_of(spans[0]) == PartName.SUPPLEMENT:
            yield Span(spans[0].start, spans[-1].end)
