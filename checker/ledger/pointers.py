"""Page pointers that lead to two pages for one section."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from checker.document.model import Document, PartName, Span
from checker.document.model.fold import SPACES
from checker.language.pattern import compiled
from checker.language.types import TYPES
from checker.ledger.values import Clash

_S = f"[{SPACES}]"
_POINTER = compiled(
    f"[\"']([\\w ,&;'-]{{4,60}}?)[,.]?[\"'],?(?:{_S}+(?:(?:section|discussion){_S}+)?"
    f"(?:beginning|commencing|starting|begins|which{_S}+begins))?"
    f"{_S}+on{_S}+page{_S}+({TYPES['page'].pattern})"
)
_WHOSE = compiled(f"\\b(?:of|in|to){_S}+((?:the|this|our|its|an?){_S}+[\\w' -]{{3,60}})")
_OTHERS = ("accompanying", "base", "product", "the prospectus", "underlying", "annual", "10-k")


def two_pages(document: Document) -> Iterator[Clash]:
    """Yield sections to which the supplement points on different pages of one document."""
    pages: dict[tuple[str, str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for found in _POINTER.finditer(document.folded):
        span = Span(found.start(), found.end())
        if document.part_of(span) != PartName.SUPPLEMENT:
            continue
        title, page = (document.quote(Span(*found.span(group))) for group in (1, 2))
        read = str(TYPES["page"].read(page))
        pages[title.casefold(), read.rpartition("-")[0], _whose(document, span)][read].append(span)
    for (title, _, _), places in pages.items():
        if len(places) > 1:
            told = " and ".join(sorted(places))
            spans = tuple(sorted(span for group in places.values() for span in group))
            yield Clash("two pages for one section", f"“{title.title()}” is said to be on page {told}.", spans)


def _whose(document: Document, pointer: Span) -> str:
    """Return which other document a pointer leads to, told by the words behind it: `own` where none is named.

    One such word may serve several pointers: `on page PS-5 and ... on page PS-20 of the accompanying supplement`.
    """
    place = bisect_right(document.sentences, pointer.start, key=lambda sentence: sentence.start) - 1
    end = document.sentences[place].end if place >= 0 else pointer.end
    found = _WHOSE.search(document.folded, pointer.end, max(pointer.end, end))
    words = document.quote(Span(*found.span(1))).casefold() if found else ""
    return next((other for other in _OTHERS if other in words), "own")
