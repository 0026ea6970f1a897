"""Pages: where they end, which blocks are their running headers and footers, and the numbers printed on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.document.build import Raw, RawBlock
from checker.document.model import Page, Span

PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014\s]*(?:page\s+)?((?:[A-Z]{1,3}-){0,2}(?:\d{1,3}|[ivxl]{1,6}))[-\u2013\u2014\s]*$", re.IGNORECASE
)
CONTENTS = re.compile(r"(?:table of )?contents$|index$", re.IGNORECASE)
_ENTRY_END = re.compile(r"(?:^|\s|\.{2})(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivx]{1,5})$")
_NUMBERED = re.compile(r"(?:^|[\s|\u2013\u2014-])((?:[A-Z]{1,3}-){0,2}\d{1,3})\s*$")
_LEADING = re.compile(r"((?:[A-Z]{1,3}-){0,2}\d{1,3})(?:\s*[|\u2013\u2014]|\s)\s*(?=\S)")
_PREFIXED = re.compile(r"(?:[A-Z]{1,3}-)+\d{1,3}")
_RUNNING = 120  # characters: a longer text is no running header, unless it is a title
_RUNNING_TITLE = 200  # characters
_EDGE = 4  # blocks at the head or foot of a page among which running headers and footers are looked for
_SERIES = 3  # page numbers, each the successor of the one before, that prove where pages end
_UNNUMBERED = 3  # pages at most before the first that has its number
_NUMBER = 20  # characters: a page number with dashes around it is no longer
_PAGE = 200  # characters: between two numbers of a list stand fewer, between two page numbers more


_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "x", "xx", "xxx", "xl", "l"))
    for one, ones in enumerate(_ONES)
}


def find_furniture(blocks: Sequence[RawBlock], texts: Sequence[str], breaks: Sequence[int]) -> frozenset[int]:
    """Return the places of the blocks that belong to the pages and not to the prose."""
    edges = _edges(blocks, breaks)
    counted = Counter(_unnumbered(texts[place]) for place in edges if _may_run(texts[place]))
    repeated = frozenset(text for text, count in counted.items() if count >= max(3, len(breaks) // 8))
    return frozenset(
        place
        for place in range(len(blocks))
        if _is_furniture(texts, place, repeated, edge=place in edges) and not _ends_entry(blocks, texts, place)
    )


def _may_run(text: str) -> bool:
    return len(text) < _RUNNING or (len(text) < _RUNNING_TITLE and not text.rstrip().endswith("."))


def _edges(blocks: Sequence[RawBlock], breaks: Sequence[int]) -> frozenset[int]:
    """Return the places of blocks that stand at the head or foot of a page."""
    starts = [block.start for block in blocks]
    edges: set[int] = set()
    for page_break in (*breaks, blocks[-1].end) if breaks and blocks else ():
        first = bisect_left(starts, page_break)
        edges.update(range(max(0, first - _EDGE), min(len(starts), first + _EDGE)))
    return frozenset(edges)


def _unnumbered(text: str) -> str:
    """Return a running header or footer without the number of its page."""
    leading = _LEADING.match(text)
    return (text[leading.end() :] if leading else _NUMBERED.sub("", text)).casefold()


def _is_furniture(texts: Sequence[str], place: int, repeated: frozenset[str], *, edge: bool) -> bool:
    text = texts[place].strip()
    if CONTENTS.match(text):
        return not is_contents(texts, place)
    if not edge:
        return bool(_PREFIXED.fullmatch(text)) and not _in_contents(texts, place)
    return bool(PAGE_NUMBER.match(text)) or (len(text) < _RUNNING and _unnumbered(text) in repeated)


def _ends_entry(blocks: Sequence[RawBlock], texts: Sequence[str], place: int) -> bool:
    """Say whether a page number is the last cell of a row in a table of contents."""
    row = blocks[place].row
    titled = place > 0 and row is not None and blocks[place - 1].row == row
    return titled and not PAGE_NUMBER.match(texts[place - 1]) and _in_contents(texts, place)


def is_contents(texts: Sequence[str], place: int) -> bool:
    """Say whether a block is followed by lines that end in page numbers, as the heading of a table of contents is."""
    following = texts[place + 1 : place + 24]
    return sum(bool(_ENTRY_END.search(text)) for text in following) >= 4


def _in_contents(texts: Sequence[str], place: int) -> bool:
    """Say whether a page number stands in a table of contents: others stand right before and after it."""
    near = [*texts[max(0, place - 3) : place], *texts[place + 1 : place + 4]]
    return any(PAGE_NUMBER.match(text) for text in near)


def find_pages(raw: Raw, texts: Sequence[str], furniture: Collection[int], breaks: Sequence[int]) -> Iterator[Page]:
    """Yield the pages between page breaks, with the number printed at their foot or head."""
    if not breaks:
        return
    cuts = [0, *sorted({cut for cut in breaks if 0 < cut < len(raw.text)}), len(raw.text)]
    starts = [block.start for block in raw.blocks]
    counted = Counter(texts[place] for place in furniture)
    for start, end in pairwise(cuts):
        ordinal = bisect_right(breaks, start) + 1  # pages without text count
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        found = (_label(texts[place], counted) for place in inside if place in furniture)
        labels = [label for label in found if label] or raw.page_labels[ordinal - 1 : ordinal]
        yield Page(ordinal, labels[-1] if labels else None, Span(start, end))


def _label(text: str, counted: Mapping[str, int]) -> str | None:
    """Return the page number in a running header or footer; one that opens it differs from page to page."""
    match = PAGE_NUMBER.match(text) or _NUMBERED.search(text) or (counted[text] < 2 and _LEADING.match(text))
    return match[1] if match else None


def inferred_breaks(blocks: Sequence[RawBlock], texts: Sequence[str]) -> Iterator[int]:
    """Yield where pages end in a file that marks no page: at page numbers that stand alone and count up.

    The numbers stand at the foot of their pages, unless the first of them opens the document.
    """
    places = _longest_run(blocks, texts)
    if len(places) < _SERIES:
        return
    at_the_head = places[0] < _EDGE
    for place in places[1:] if at_the_head else places:
        yield blocks[place].start if at_the_head else blocks[place].end


class _Run(Struct, frozen=True):
    """Page numbers that count up: the last one's place, how many there are, the first number, and the run before."""

    place: int
    length: int
    first: int
    before: _Run | None

    def places(self) -> Sequence[int]:
        """Return the places of the numbers, in order."""
        found: list[int] = []
        run: _Run | None = self
        while run is not None:
            found.append(run.place)
            run = run.before
        return found[::-1]


def _longest_run(blocks: Sequence[RawBlock], texts: Sequence[str]) -> Sequence[int]:
    """Return the places of the longest run of page numbers that count up by one; it may start at 1 afresh."""
    ending: dict[tuple[str, int], _Run] = {}  # the longest run that ends with a number
    longest: _Run | None = None
    for place, text in enumerate(texts):
        match = PAGE_NUMBER.match(text) if len(text) < _NUMBER and blocks[place].row is None else None
        label = _counted(match[1]) if match else None
        if label is None:
            continue
        prefix, number = label
        before = longest if number == 1 else ending.get((prefix, number - 1))
        if before and (number == before.length == 1 and before.first > _UNNUMBERED):
            before = None
        if before and blocks[place].start - blocks[before.place].end < _PAGE:
            before = None
        run = _Run(place, before.length + 1, before.first, before) if before else _Run(place, 1, number, None)
        if label not in ending or run.length >= ending[label].length:
            ending[label] = run
        if longest is None or run.length > longest.length:
            longest = run
    return longest.places() if longest else ()


def _counted(label: str) -> tuple[str, int] | None:
    """Return the prefix and the number of a page label, `None` for a word that is no number."""
    prefix, _, number = label.rpartition("-")
    if number.isdigit():
        return prefix, int(number)
    value = _ROMAN.get(number.lower())
    return (f"{prefix} roman", value) if value else None
