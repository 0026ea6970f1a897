"""A clean document on the desk: its visible words can be found, replaced and added to, in the source it came in."""

from __future__ import annotations

import html
import random
import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checker import read_bytes
from checker.document import Document
from checker.document.model import Block, BlockKind, Format, PartName, Span
from checker.document.model.fold import FURNITURE
from checker.judge import judge
from checker.verdict import Judgement, Verdict

_FURNITURE = FURNITURE.encode("latin-1")
_TAG = re.compile(r"<(?:p|div|td|font|br)\b", re.IGNORECASE)
_LOADED = re.compile(
    r"disapproved|incorporat|supersed|supplement|Form\s+\S+|symbol|proceeds|risk factors|contrary|"
    r"cop(?:y|ies)|market|complet",
    re.IGNORECASE,
)
_WIDTH = 60  # columns that a paragraph that is added to plain text has at least, else as many as the one before it
_LONG = 20  # words of a paragraph of prose


@dataclass(frozen=True, slots=True)
class Edit:
    """Visible words that are replaced by others; with an empty span the others are added there.

    `raw` words are source: they may hold tags.
    """

    span: Span
    words: str
    raw: bool = False


class Sheet:
    """A clean document, what is said of it, and means to damage it."""

    def __init__(self, data: bytes, name: str, rulebook: Any, seed: int = 0) -> None:
        self.name = name
        self.data = data
        self.document: Document = read_bytes(data, name)
        self.judgement: Judgement = judge(self.document, rulebook)
        self.random = random.Random(f"{seed} {name}")  # noqa: S311 - documents to test with, no secrets
        self.text = self.document.text

    # What the document is -----------------------------------------------------------------------------------------

    @cached_property
    def kind(self) -> str:
        return self.judgement.kind

    @cached_property
    def final(self) -> bool:
        return self.value("preliminary") is False and self.value("filing") == "prospectus"

    @cached_property
    def supplement(self) -> Span:
        return next((part.span for part in self.document.part(PartName.SUPPLEMENT)), self.document.whole)

    @cached_property
    def cover(self) -> Span:
        return self.document.cover

    @cached_property
    def head(self) -> int:
        """Where the cover's own text begins: at its Rule 424 line, behind links and slugs."""
        blocks = [self.block(match.start()) for match in self.find(r"424\s*\(b\)", self.cover)]
        return next((block.span.start for block in blocks if block), self.cover.start)

    @cached_property
    def is_html(self) -> bool:
        return self.document.format is Format.HTML or len(_TAG.findall(self.document.source.text)) > 3

    @cached_property
    def year(self) -> int:
        return int(str(self.value("own_date") or "2000")[:4])

    def values(self, fact: str) -> list[Any]:
        return [entry.value for entry in self.judgement.facts.get(fact, ())]

    def value(self, fact: str) -> Any:
        return next(iter(self.values(fact)), None)

    def verdict(self, rule: str) -> Verdict:
        return next(finding.verdict for finding in self.judgement.findings if finding.rule == rule)

    # Finding words ------------------------------------------------------------------------------------------------

    def find(self, pattern: str, within: Span | None = None) -> list[re.Match[str]]:
        """Return what a pattern matches of the words that a reader sees, running headers left out."""
        span = self.supplement if within is None else within
        found = re.compile(pattern, re.IGNORECASE).finditer(self.text, span.start, span.end)
        return [match for match in found if match[0] and not self._has_furniture(match.start(), match.end())]

    def _has_furniture(self, start: int, end: int) -> bool:
        return _FURNITURE in self.document.folded[start:end]

    def sentence(self, at: int) -> Span | None:
        """Return the sentence at a place of the text, as far as no running header lies in it."""
        place = bisect_right(self.document.sentences, at, key=lambda span: span.start) - 1
        found = self.document.sentences[place] if place >= 0 else None
        return found if found and found.start <= at < found.end else None

    def sentences(self, pattern: str, within: Span | None = None) -> list[Span]:
        """Return the sentences in which a pattern is found."""
        found = [self.sentence(match.start()) for match in self.find(pattern, within)]
        return list(dict.fromkeys(span for span in found if span))

    def line(self, at: int) -> Span:
        """Return the printed line, or the cell, at a place of the text."""
        start = max(self.text.rfind(sign, 0, at) for sign in "\n\t") + 1
        ends = [place for sign in "\n\t" if (place := self.text.find(sign, at)) >= 0]
        return Span(start, min(ends, default=len(self.text)))

    def block(self, at: int) -> Block | None:
        place = bisect_right(self.document.blocks, at, key=lambda block: block.span.start) - 1
        found = self.document.blocks[place] if place >= 0 else None
        return found if found and found.span.start <= at < found.span.end else None

    @cached_property
    def prose(self) -> list[Span]:
        """The paragraphs of running text of the supplement behind its cover, or on it where there are no others."""
        blocks = [
            block.span
            for block in self.document.blocks
            if block.kind is BlockKind.PARAGRAPH
            and self.supplement.holds(block.span)
            and len(self.text[block.span.start : block.span.end].split()) >= _LONG
            and re.search(r"[a-z][.)”\"]\s*$", self.text[block.span.start : block.span.end])
            and not self._has_furniture(block.span.start, block.span.end)
        ]
        behind = [span for span in blocks if span.start >= self.cover.end]
        return behind or blocks

    @cached_property
    def idle(self) -> list[Span]:
        """The paragraphs of prose on which no demand of the law rests, so that their words can go without loss."""
        return [span for span in self.prose if not _LOADED.search(self.words(span))]

    def words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())

    def pick(self, choices: Sequence[Any], count: int = 1) -> list[Any]:
        """Return some of the choices, in their order; the same for the same seed."""
        places = sorted(self.random.sample(range(len(choices)), min(count, len(choices))))
        return [choices[place] for place in places]

    # Damaging -----------------------------------------------------------------------------------------------------

    def paragraph_behind(self, span: Span, words: str) -> Edit:
        """Return the edit that puts a paragraph of its own behind a block."""
        if self.is_html:
            return Edit(Span(span.end, span.end), f"<div>{html.escape(words, quote=False)}</div>", raw=True)
        start, end = self.document.map.span(span.start, span.end)
        lines = self.document.source.text[start:end].splitlines()  # one alone: a paragraph is one line in this text
        width = max(_WIDTH, *map(len, lines)) if len(lines) > 1 else len(words) + 1
        return Edit(Span(span.end, span.end), f"\n\n{textwrap.fill(words, width)}\n\n", raw=True)

    def line_before(self, at: int, words: str) -> Edit:
        """Return the edit that puts a line of its own before a place."""
        end = "<br><br>" if self.is_html else "\n\n"
        return Edit(Span(at, at), html.escape(words, quote=False) + end if self.is_html else words + end, raw=True)

    def damaged(self, edits: Sequence[Edit]) -> bytes:
        """Return the source with some words replaced."""
        source = self.document.source.text
        changes = sorted(change for number, edit in enumerate(edits) for change in self._changes(edit, number))
        pieces, at = [], 0
        for start, end, _, words in changes:
            if start >= at:
                pieces += [source[at:start], words]
                at = end
        whole = "".join([*pieces, source[at:]])
        return self._encoded(whole)

    def _changes(self, edit: Edit, number: int) -> Iterator[tuple[int, int, int, str]]:
        words = edit.words if edit.raw else re.sub(r"\s+", " ", edit.words)
        words = html.escape(words, quote=False) if self.is_html and not edit.raw else words
        places = self.document.map
        if len(edit.span) == 0:
            start, end = places.span(max(0, edit.span.start - 1), max(1, edit.span.start))
            at = end if edit.span.start else start
            if edit.raw and words.endswith(("<br><br>", "\n\n")) and not words.startswith("\n"):
                at = places.span(edit.span.start, edit.span.start + 1)[0]
            yield at, at, number, words
            return
        for start, end in self._stretches(edit.span):
            yield start, end, number, words
            words = ""

    def _stretches(self, span: Span) -> Iterator[tuple[int, int]]:
        for _, _, start, end in self.document.map.pieces(span.start, span.end):
            if end > start:
                yield start, end

    def _encoded(self, text: str) -> bytes:
        encoding = self.document.source.encoding
        try:
            return text.encode(encoding, "xmlcharrefreplace" if self.is_html else "strict")
        except (LookupError, UnicodeEncodeError):
            return text.encode("utf-8")
