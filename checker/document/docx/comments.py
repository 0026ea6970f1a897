"""Reviewers' comments: on which words they speak.  What they say is not read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from checker.document.build import Builder
from checker.document.docx.package import WORD
from checker.document.docx.words import Words


class Comments:
    """Notes each comment once."""

    def __init__(self, builder: Builder, words: Words) -> None:
        self._builder, self._words = builder, words
        self._open: dict[str, int] = {}  # where the words of a comment begin
        self._noted: set[str] = set()

    def begin(self, node: Element) -> None:
        """Begin the words of which a comment speaks."""
        self._words.flush()
        self._open[_name(node)] = self._builder.length

    def end(self, node: Element) -> None:
        """End them."""
        start = self._open.pop(_name(node), None)
        if start is not None:
            self._note(node, start)

    def refer(self, node: Element) -> None:
        """Note a comment that speaks of no words in particular."""
        if _name(node) not in self._noted:
            self._note(node, None)

    def _note(self, node: Element, start: int | None) -> None:
        self._words.flush()
        self._builder.comment(self._builder.length if start is None else start)
        self._noted.add(_name(node))


def _name(node: Element) -> str:
    return node.get(f"{WORD}id", "")
