"""Fields: an instruction, which nobody sees, and its result, which is text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from checker.document.docx.package import WORD

_MOST = 50  # fields in each other; Word nests 20


class Fields:
    """The fields that are open at a place, each with whether its result has begun."""

    def __init__(self) -> None:
        self._begun: list[bool] = []

    @property
    def show(self) -> bool:
        """Whether text at this place is seen."""
        return all(self._begun)

    def mark(self, node: Element) -> None:
        """Follow a mark: between `begin` and `separate` stands the instruction, up to `end` the result."""
        kind = node.get(f"{WORD}fldCharType")
        if kind == "begin" and len(self._begun) < _MOST:
            self._begun.append(False)
        elif kind == "separate" and self._begun:
            self._begun[-1] = True
        elif kind == "end" and self._begun:
            self._begun.pop()

    def follow(self, node: Element) -> None:
        """Follow the marks in what is not shown: a field that begins there may end where it is."""
        for mark in node.iter(f"{WORD}fldChar"):
            self.mark(mark)

    def end_paragraph(self) -> None:
        """Show what follows: an instruction that goes on for paragraphs is a broken one and hides nothing."""
        self._begun = [True] * len(self._begun)
