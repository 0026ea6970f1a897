"""What a reader sees of HTML's characters: references resolved, space folded, invisible characters left out.

`seen` is quick and keeps no places; `within` says of the same piece of source where each character of it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from checker.document.build import INVISIBLE, SOFT_HYPHEN, Builder
from checker.document.model import SourceMap
from checker.document.raw import LIGATURES

_LIGATURES = str.maketrans(LIGATURES)
_MARK = "\1"  # no character that a document holds, nor one that a reference stands for
_OTHER_SPACES = "\r\t\f\v\x1c\x1d\x1e\x1f"
_WIDE_SPACE = re.compile(r"[^\S\0-\x7f]")
_SPACES_AGAIN = re.compile("  +")
_REFERENCE = re.compile(r"(&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?))")
_VEILED = re.compile(rf"[{INVISIBLE}\0]")
_UNSEEN = re.compile(rf"[{INVISIBLE.replace(SOFT_HYPHEN, '')}\0]")
_PIECE = re.compile(
    rf"(?P<space>\s+)|(?P<reference>{_REFERENCE.pattern})"
    rf"|(?P<run>[&{INVISIBLE}\0]|[^&\s{INVISIBLE}\0]+)"
)
_SPACES = re.compile(r"\s+")
_ZEROS = re.compile(r"(&#[xX]?)0+(?=[0-9a-fA-F])")
_LONG_NUMBER = 16  # characters: the reference to any character is shorter, its leading zeros left out
_MOST_KNOWN = 4096  # references: a document of the worst kind has no more in memory


class _References(dict[str, str]):
    """What each character reference stands for, found out once."""

    def __missing__(self, reference: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        known = self[reference] = _resolved(reference)
        return known


_REFERENCES = _References()


def is_ligated(source: str) -> bool:
    """Say whether ligatures stand in a source, whose letters are more than it has characters."""
    return any(sign in source for sign in LIGATURES)


def seen(source: str) -> str:
    """Return what is seen of a piece of source without markup, its space folded.

    It may begin and end with one space.
    """
    text = spelled(source).replace("\n", " ")
    if not source.isascii():
        text = _WIDE_SPACE.sub(" ", text)
    for space in _OTHER_SPACES:
        if space in source:
            text = text.replace(space, " ")
    text = " ".join(_SPACES_AGAIN.split(text))
    return text if source.isascii() or not is_ligated(text) else text.translate(_LIGATURES)


def all_seen(sources: list[str]) -> list[str]:
    """Return what is seen of each of some pieces of source without markup; all at once, which is much quicker."""
    joined = _MARK.join(sources)
    if joined.count(_MARK) == len(sources) - 1:
        return seen(joined).split(_MARK)
    return [seen(source) for source in sources]


def spelled(source: str) -> str:
    """Return what is seen of a piece of source without markup, its space as it stands there."""
    text = source
    if "&" in source:
        pieces = _REFERENCE.split(source)
        pieces[1::2] = map(_REFERENCES.__getitem__, pieces[1::2])
        text = "".join(pieces)
    if "\0" in text or SOFT_HYPHEN in text or not source.isascii():
        return _VEILED.sub(_unveiled, text)
    return text


@lru_cache(maxsize=512)
def within(source: str) -> SourceMap:
    """Return where the characters of `seen(source)`, stripped of space, stand in this piece of source."""
    builder = Builder()
    add_visible(source, 0, builder)
    return builder.finish().map


def add_visible(source: str, offset: int, builder: Builder) -> None:
    """Add what is seen of a piece of source at an offset piece by piece, each with its place."""
    for text, start, end in _visible(source):
        if text.isspace():
            builder.spaced = True
        elif len(text) == end - start:
            builder.run(text, offset + start)
        else:
            builder.add(text, offset + start, offset + end)


@lru_cache(maxsize=512)
def within_spelled(source: str) -> SourceMap:
    """Return where the characters of `spelled(source)` stand in this piece of source."""
    numbers: list[int] = []
    length = 0
    for text, start, end in _visible(source):
        numbers.extend((length, length + len(text), start, end))
        length += len(text)
    return SourceMap.of(numbers)


def _visible(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield text, start and end of each visible piece, a soft hyphen between digits as a hyphen."""
    pieces = list(_pieces(source))
    for place, (text, start, end) in enumerate(pieces):
        if text == SOFT_HYPHEN:
            before, behind = pieces[max(0, place - 1)][0], pieces[min(place + 1, len(pieces) - 1)][0]
            if before[-1].isdecimal() and behind[0].isdecimal():
                yield "-", start, end
        elif text not in INVISIBLE and text != "\0":
            yield text, start, end


def _pieces(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield text, start and end of each piece that is read as one."""
    for match in _PIECE.finditer(source):
        kind, text = match.lastgroup, match[0]
        if kind == "reference":
            yield from _referred(text, match.start())
        else:
            yield text, match.start(), match.end()


def _referred(reference: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the characters that a reference at an offset stands for; in `&copy2012` only the first part is one."""
    text = _REFERENCES[reference]
    tail = 0 if text != reference else len(text)
    while tail + 1 < len(text) and text[-tail - 1 :] == reference[-tail - 1 :]:
        tail += 1
    stop = start + len(reference) - tail
    yield from ((sign, start, stop) for sign in text[: len(text) - tail])
    if tail:
        yield text[-tail:], stop, stop + tail


def _unveiled(match: re.Match[str]) -> str:
    """Return what a reader sees of an invisible character: a soft hyphen between digits is a hyphen."""
    behind = match.string[match.end() : match.end() + 1]
    before = match.string[max(0, match.start() - 1) : match.start()]
    return "-" if match[0] == SOFT_HYPHEN and before.isdecimal() and behind.isdecimal() else ""


def _resolved(reference: str) -> str:
    """Return what a reader sees of a character reference.

    Python reads no number of thousands of digits, nor need it.
    """
    if len(reference) > _LONG_NUMBER and reference.startswith("&#"):
        reference = _ZEROS.sub(r"\1", reference)
        if len(reference) > _LONG_NUMBER:
            return "\ufffd"
    return _UNSEEN.sub("", _SPACES.sub(" ", unescape(reference).translate(_LIGATURES)))
