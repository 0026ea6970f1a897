"""How paragraphs and runs are set: by their own properties, else by their styles, else by the document's defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from checker.document.docx.package import WORD

_HEADING = re.compile(r"heading \d|title$|toc heading$|subtitle$", re.IGNORECASE)
_MOST_ANCESTORS = 20  # Word's own limit for styles based on others is 11
_TOGGLES = ("b", "caps", "vanish", "pageBreakBefore")
_TEXT_LEVEL = 9  # the outline level of body text


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of itself: toggles (`b`, `caps`, `vanish`), values (`jc`, `outlineLvl`), its numbering."""

    name: str = ""
    toggles: dict[str, bool] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


class Styles:
    """The styles of a document, by their identifiers, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        entries = list(root.iter(f"{WORD}style")) if root is not None else []
        self._raw = {entry.get(f"{WORD}styleId", ""): entry for entry in entries}
        self._known: dict[str, Style] = {}
        defaults = (entry for entry in entries if is_true(entry.get(f"{WORD}default", "0")))
        self._default = next(
            (entry.get(f"{WORD}styleId", "") for entry in defaults if entry.get(f"{WORD}type") == "paragraph"), ""
        )
        base = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr") if root is not None else None
        self._toggles = _toggles(base)

    def paragraph(self, properties: Element | None) -> Style:
        """Return the style of a paragraph."""
        return self._style(value(properties, "pStyle") or self._default)

    def is_on(self, name: str, properties: Element | None, paragraph: Style) -> bool:
        """Say whether a toggle property holds of a run: set in both styles it is off, as bold in bold is."""
        own = _toggle(properties, name)
        if own is not None:
            return own
        style = value(properties, "rStyle")
        by_run = self._style(style).toggles.get(name, False) if style else False
        return (paragraph.toggles.get(name, False) != by_run) or self._toggles.get(name, False)

    def begins_page(self, properties: Element | None, style: Style) -> bool:
        """Say whether a paragraph stands at the head of a page."""
        own = _toggle(properties, "pageBreakBefore")
        return style.toggles.get("pageBreakBefore", False) if own is None else own

    def is_heading(self, properties: Element | None, style: Style) -> bool:
        """Say whether a paragraph is a heading: by the name of its style or by its outline level."""
        level = value(properties, "outlineLvl") or style.values.get("outlineLvl", "")
        by_level = level.isdigit() and int(level) < _TEXT_LEVEL
        return by_level or (not level and _HEADING.match(style.name) is not None)

    def is_centred(self, properties: Element | None, style: Style) -> bool:
        """Say whether a paragraph is centred."""
        return (value(properties, "jc") or style.values.get("jc")) == "center"

    def numbering(self, properties: Element | None, style: Style) -> tuple[str, int] | None:
        """Return list and level (from 0) of a paragraph, if it is numbered or has a bullet."""
        own = properties.find(f"{WORD}numPr") if properties is not None else None
        number = value(own, "numId") or style.values.get("numId", "")
        level = value(own, "ilvl") or style.values.get("ilvl", "0")
        return (number, int(level)) if number not in ("", "0") and level.isdigit() else None

    def _style(self, identifier: str) -> Style:
        if identifier not in self._known:
            self._known[identifier] = self._inherited(identifier)
        return self._known[identifier]

    def _inherited(self, identifier: str) -> Style:
        """Return a style with what it takes over from the styles that it is based on."""
        name, toggles, values = "", dict[str, bool](), dict[str, str]()
        for entry in self._line(identifier):
            properties = entry.find(f"{WORD}pPr")
            name = name or value(entry, "name")
            toggles = _toggles(entry.find(f"{WORD}rPr")) | _toggles(properties) | toggles
            values = _values(properties) | values
        return Style(name, toggles, values)

    def _line(self, identifier: str) -> Iterator[Element]:
        """Yield a style and its ancestors; a style is never its own ancestor."""
        for _ in range(_MOST_ANCESTORS):
            entry = self._raw.get(identifier)
            if entry is None:
                return
            yield entry
            identifier = value(entry, "basedOn")


def value(properties: Element | None, name: str) -> str:
    """Return the value of a property, nothing where it is not set."""
    found = properties.find(f"{WORD}{name}") if properties is not None else None
    return found.get(f"{WORD}val", "") if found is not None else ""


def has(properties: Element | None, name: str) -> bool:
    """Say whether a property that is on by standing there is on."""
    return bool(_toggle(properties, name))


def is_true(text: str) -> bool:
    """Read a truth value of WordprocessingML."""
    return text not in ("0", "false", "off", "none")


def _toggle(properties: Element | None, name: str) -> bool | None:
    found = properties.find(f"{WORD}{name}") if properties is not None else None
    return is_true(found.get(f"{WORD}val", "true")) if found is not None else None


def _toggles(properties: Element | None) -> dict[str, bool]:
    stated = ((name, _toggle(properties, name)) for name in _TOGGLES)
    return {name: toggle for name, toggle in stated if toggle is not None}


def _values(properties: Element | None) -> dict[str, str]:
    numbering = properties.find(f"{WORD}numPr") if properties is not None else None
    stated = [(name, value(properties, name)) for name in ("jc", "outlineLvl")]
    stated += [(name, value(numbering, name)) for name in ("numId", "ilvl")]
    return {name: text for name, text in stated if text}
