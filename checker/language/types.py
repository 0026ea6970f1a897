"""The types of a typed capture: how each is written in a document, and what value it has.

Patterns are RE2, for folded text (see `checker.document.model.fold`), without capturing groups.  Values are plain:
dates are ISO texts (`2012-09-04`, also where the calendar has no such day, so that a rule can say so), numbers and
money are `Decimal`, everything else is text in the form that interface.md gives.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from checker.document.model.fold import SPACES

Value = str | bool | Decimal

_S = f"[{SPACES}]"
_MONTHS = (
    "jan(?:uary|\\.)?",
    "feb(?:ruary|\\.)?",
    "mar(?:ch|\\.)?",
    "apr(?:il|\\.)?",
    "may",
    "june?\\.?",
    "july?\\.?",
    "aug(?:ust|\\.)?",
    "sept?(?:ember|\\.)?",
    "oct(?:ober|\\.)?",
    "nov(?:ember|\\.)?",
    "dec(?:ember|\\.)?",
)
MONTH = f"(?:{'|'.join(_MONTHS)})"
_DAY = "\\d{1,2}(?:st|nd|rd|th)?"
_WORDED = re.compile(r"([a-z]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(\d{4})", re.IGNORECASE)
_BRITISH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?([a-z]+)\.?\s*,?\s*(\d{4})", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = r"\b(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\b"
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ENDING = (
    "Inc(?:orporated)?|Corp(?:oration)?|Co(?:mpany)?|Ltd|Limited|L\\.?L\\.?C|L\\.? ?P|L\\.?L\\.?P|PLC|p\\.?l\\.?c|"
    "N\\.?V|(?-i:SE|ASA|AB|KK|K\\.K)|S\\.?A(?:\\.?B)?(?:\\.? de C\\.?V)?|S\\.? ?p\\.? ?A|A\\.?G|A/S|Oyj|B\\.?V|GmbH|"
    "S\\.?[a\u00e0] ?r\\.?l|Kabushiki Kaisha|KGaA|Ltda|Berhad|Bhd|Tbk|[OP]?JSC|Trust|Bank|Fund|Partnership|Partners|"
    "Bancorp|Bancshares|Association|Holdings|Group|N\\.?A"
)
_LETTER = "[\\w\u00aa\u00c0-\u00ff]"
_CAPITAL = "[A-Z\u00c0-\u00de]"
_SMALL = "of|and|the|for|de|del|della|di|do|da|dos|el|la|las|los|des|du|der|den|van|von|y|et|und|og|och"
_PROPER = f"{_CAPITAL}(?:{_LETTER}|[&.'/-])*"  # a word of a name
_TAIL = (  # what may follow a corporate ending
    f"(?:,? (?i:{_ENDING})\\b\\.?| \\(publ\\)| [IVX]{{1,5}}\\b| (?i:series )?\\d{{4}}-{_LETTER}{{1,4}}"
    f"| (?i:of|de|del)(?: (?i:the|la|los))?(?: {_PROPER}){{1,4}})*"
)


class Type(Struct, frozen=True):
    """A type of capture.  `read` returns the value of words that match `pattern`."""

    name: str
    means: str
    pattern: str
    read: Callable[[str], Value]
    ordered: bool = False


def _date(words: str) -> str:
    """Return a date as year-month-day."""
    if found := _WORDED.search(words):
        month, day, year = found[1], found[2], found[3]
    elif found := _BRITISH.search(words):
        day, month, year = found[1], found[2], found[3]
    elif found := _SLASHED.search(words):
        return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}"
    else:
        return words
    return f"{year}-{month_number(month):02}-{int(day):02}"


def month_number(name: str) -> int:
    """Return the number of a month from its English name or the beginning of it."""
    places = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return places.index(name[:3].lower()) + 1


def is_real_date(value: str) -> bool:
    """Say whether the calendar has a day."""
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _number(words: str) -> Decimal:
    figures = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    value = Decimal(figures[0].replace(",", "")) if figures else Decimal(0)
    scale = next((power for name, power in _SCALES.items() if name in words.lower()), 0)
    return value.scaleb(scale) if scale else value


def _closed(words: str) -> str:
    """Return a number of files or pages without spaces, with plain hyphens."""
    return re.sub(r"[\u2010-\u2015\u2212]", "-", "".join(words.split()))


def _page(words: str) -> str:
    closed = _closed(words)
    return closed.lower() if closed.isalpha() else closed.upper()


def _form(words: str) -> str:
    """Return the usual name of a form: `8-K/A`, `DEF 14A`."""
    closed = re.sub(r"^FORMS?", "", _closed(words).upper())
    if "14A" in closed:
        return "DEF 14A"
    named = re.sub(r"^(\d{1,2}|[SF])-?(?=[A-Z\d])", r"\1-", closed)
    return re.sub(r"12[BG]$", "", named)


def _words(words: str) -> str:
    return " ".join(words.split())


_FORMS = (
    f"(?:forms?{_S}+)?\\b(?:10-?K(?:SB|T)?|10-?Q(?:SB)?|8-?K(?:12B)?|20-?F|40-?F|6-?K|11-?K|10-?D|8-?A(?:{_S}*12[BG])?|N-?CSR|"
    f"[SF]-{_S}*\\d{{1,2}})(?:/A)?\\b|\\b(?:schedule|def\\.?){_S}*14A\\b"
)

TYPES: Mapping[str, Type] = {
    kind.name: kind
    for kind in (
        Type(
            "date",
            "a date: September 4, 2012",
            f"(?:\\b{MONTH}{_S}*{_DAY}{_S}*,?{_S}*\\d{{4}}\\b|\\b{_DAY}{_S}+(?:day{_S}+of{_S}+)?{MONTH}{_S}*,?{_S}*\\d{{4}}\\b"
            "|\\b\\d{1,2}/\\d{1,2}/\\d{4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b)",
            _date,
            ordered=True,
        ),
        Type(
            "money",
            "an amount of money: $12,674,159, $2.4 million",
            f"(?:US|C|A)?\\${_S}*\\d[\\d,]*(?:\\.\\d+)?\\b(?:{_S}+(?:thousand|million|billion|trillion)\\b)?",
            _number,
            ordered=True,
        ),
        Type("number", "a number: 2,035,531", _NUMBER, _number, ordered=True),
        Type("percent", "a percentage: 6.750%", f"{_NUMBER}{_S}*(?:%|percent\\b)", _number, ordered=True),
        Type("page", "a printed page number: S-9, 28, iii", r"\b(?:(?:[a-z]{1,3}-){0,2}\d{1,3}|[ivxl]{1,7})\b", _page),
        Type(
            "file_number",
            "a Commission file number: 001-36159",
            f"\\b\\d{{2,3}}-{_S}?\\d{{5,6}}(?:-\\d{{2}})?\\b",
            _closed,
        ),
        Type(
            "exchange_act_number",
            "an Exchange Act file number: 000-50884, 1-14204",
            r"\b(?:0(?:00|01)|[01])-\d{5}(?:-\d{2})?\b",
            _closed,
        ),
        Type(
            "registration_number",
            "a Securities Act registration number, well formed or not: 333-183401",
            f"\\b0?(?:333|33){_S}?-{_S}{{0,2}}[\\dOl]{{3,9}}(?:-\\d{{2}})?\\b",
            _closed,
        ),
        Type(
            "rule_paragraph",
            "a paragraph of Rule 424: 424(b)(3)",
            f"\\b424{_S}*\\({_S}*b{_S}*\\){_S}*\\({_S}*\\d{_S}*\\)",
            lambda words: _closed(words).lower(),
        ),
        Type("form", "a form: 10-K, 8-K/A, Schedule 14A", _FORMS, _form),
        Type(
            "further_paragraph",
            "a further paragraph of Rule 424, without the rule's number: (b)(7)",
            f"\\({_S}*b{_S}*\\){_S}*\\({_S}*\\d{_S}*\\)",
            lambda words: f"424{_closed(words).lower()}",
        ),
        Type("phone", "a telephone number: (314) 678-6100", r"\(?\b\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}\b", _words),
        Type("ticker", "a ticker symbol: STXS", r"\b(?-i:[A-Z]{1,5}(?:[.\-/][A-Z]{1,2})?)\b", _words),
        Type(
            "company",
            "a company's name with its corporate ending: Stereotaxis, Inc.",
            f"(?-i:(?:\\b(?:[a-z]{{1,2}}\\.?)?[A-Z0-9]|[\u00c0-\u00de])(?:{_LETTER}|[&.,'/-])*"
            f"(?: (?:(?:[A-Z0-9&(\u00c0-\u00de]|[a-z][A-Z])(?:{_LETTER}|[&.,'/()-])*|{_SMALL})){{0,9}}?"
            f"[ \n](?i:{_ENDING})\\b\\.?{_TAIL})",
            _words,
        ),
        Type("word", "one word", r"[\w'&-]+", _words),
        Type("words", "some words of one sentence", "[^\\x1d-\\x1f]+?", _words),
    )
}
