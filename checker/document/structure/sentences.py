"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.document.model import Span

_END = re.compile(r"[.!?][\"'\u2019\u201d)\]]*[\s\x1c]+(?=[\"'\u2018\u201c(\[]*[A-Z0-9\u2022])")
_LAST_WORD = re.compile(r"([A-Za-z.]+)[.!?][\"'\u2019\u201d)\]]*\s*$")
_FIRST_WORD = re.compile(r"\W*(\w+)")

_NEVER_LAST = frozenset(
    (
        "no nos mr mrs ms dr st jr sr v vs art sec secs vol p pp approx fig ex cf e.g i.e jan feb mar apr jun jul "
        "aug sep sept oct nov dec messrs dtd rev"
    ).split()
)
_SOMETIMES_LAST = frozenset("inc corp co ltd llc l.p lp l.l.c plc n.a s.a n.v u.s u.k etc a.m p.m".split())
_STARTERS = frozenset(
    (
        "a after all an and any as at because before both but by each except for from further he however if in "
        "investing it neither no none nothing on our please pursuant see she since some such that the their there "
        "these they this those to under unless until upon we when where while with you your"
    ).split()
)
_LETTERSPACED = re.compile(r"(?<!\S)(?:[A-Z] ){4,}[A-Z](?!\S)")
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]$")


def one_line(words: str) -> str:
    """Return words on one line, with letter-spaced words closed up: `P R O S P E C T U S`."""
    line = " ".join(words.split())
    return _LETTERSPACED.sub(lambda found: found[0].replace(" ", ""), line)


def sentences(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of a block.  The space between two sentences belongs to neither."""
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if _ends_sentence(text, start, match.start(), match.end()):
            yield Span(start, match.start() + len(match[0].rstrip()))
            start = match.end()
    if start < block.end:
        yield Span(start, block.end)


def _ends_sentence(text: str, start: int, stop: int, following: int) -> bool:
    """Say whether the full stop at `stop` ends the sentence that began at `start`."""
    if text[stop] != ".":
        return True
    words = text[max(start, stop - 12) : stop]
    last = _LAST_WORD.search(words + ".")
    if last is None:
        return True
    word = last[1].lower().strip(".")
    if word in _NEVER_LAST or _INITIAL.search(words):
        first = _FIRST_WORD.match(text, following)
        return word not in _NEVER_LAST and first is not None and first[1].lower() in _STARTERS
    if word in _SOMETIMES_LAST:
        first = _FIRST_WORD.match(text, following)
        return first is not None and first[1].lower() in _STARTERS
    return True
