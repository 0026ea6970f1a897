"""Automatic numbers and bullets of lists, as Word counts and writes them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from checker.document.docx.package import WORD
from checker.document.docx.styles import has, value
from checker.document.docx.symbols import BULLET

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 4_000  # beyond it, numbers are written in digits
_LEVELS = 9
_LONGEST = 100  # characters of what stands before a paragraph
_DASHES = ("-", "\u2013", "\u2014", "*")  # stand for themselves; any other bullet is a sign of some symbol font


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int
    kind: str  # `decimal`, `lowerLetter`, `bullet` ...
    text: str  # with %1 to %9 for the numbers of the levels
    restart: int  # the level, from 1, whose next number begins this one anew; 0 for none
    legal: bool  # all numbers in digits


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        entries = list(root) if root is not None else []
        abstract = {
            entry.get(f"{WORD}abstractNumId", ""): entry for entry in entries if entry.tag == f"{WORD}abstractNum"
        }
        self._abstract = {
            name: {place: level for node in entry for place, level in _level(node)} for name, entry in abstract.items()
        }
        self._levels: dict[str, dict[int, _Level]] = {}
        self._shared: dict[str, str] = {}  # lists of one definition count on from each other
        for entry in entries:
            if entry.tag == f"{WORD}num":
                self._add(entry)
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def label(self, number: str, level: int) -> str:
        """Count one paragraph and return what stands before it: `(a)`, `1.`, a bullet, or nothing."""
        levels = self._levels.get(number, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts[self._shared[number]]
        counts[level] = counts[level] + 1 if level in counts else own.start
        for deeper in [other for other in counts if other > level]:
            if deeper not in levels or levels[deeper].restart > level:
                del counts[deeper]
        if own.kind == "bullet":
            return (own.text if own.text in _DASHES else BULLET) if own.text.strip() else ""
        if own.kind == "none":
            return _PLACE.sub("", own.text)
        return _PLACE.sub(lambda match: self._written(levels, counts, int(match[1]) - 1, legal=own.legal), own.text)

    def _written(self, levels: dict[int, _Level], counts: dict[int, int], level: int, *, legal: bool) -> str:
        if level not in levels:
            return ""
        return written(counts.get(level, levels[level].start), "decimal" if legal else levels[level].kind)

    def _add(self, entry: Element) -> None:
        number, of = entry.get(f"{WORD}numId", ""), value(entry, "abstractNumId")
        levels = dict(self._abstract.get(of, {}))
        self._shared[number] = of
        for override in entry.iter(f"{WORD}lvlOverride"):
            place = override.get(f"{WORD}ilvl", "")
            levels |= {at: level for node in override for at, level in _level(node)}
            start = value(override, "startOverride")
            if start.isdigit() and place.isdigit() and int(place) in levels:
                own = levels[int(place)]
                levels[int(place)] = _Level(int(start), own.kind, own.text, own.restart, own.legal)
                self._shared[number] = f"{of} {number}"
        self._levels[number] = levels


def _level(node: Element) -> list[tuple[int, _Level]]:
    place = node.get(f"{WORD}ilvl", "")
    if node.tag != f"{WORD}lvl" or not place.isdigit() or int(place) >= _LEVELS:
        return []
    start, restart = value(node, "start"), value(node, "lvlRestart")
    level = _Level(
        int(start) if start.isdigit() else 0,
        value(node, "numFmt") or "decimal",
        value(node, "lvlText")[:_LONGEST],
        int(restart) if restart.isdigit() else int(place),
        has(node, "isLgl"),
    )
    return [(int(place), level)]


def written(number: int, kind: str) -> str:
    """Return a number as a list writes it: `4`, `04`, `d`, `IV`, `fourth`s and the like in digits."""
    if kind == "decimalZero":
        return f"{number:02}"
    if kind in ("lowerLetter", "upperLetter") and 0 < number < _LARGEST:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman") and 0 < number < _LARGEST:
        return _roman(number).upper() if kind == "upperRoman" else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, worth)
        text += sign * count
    return text
