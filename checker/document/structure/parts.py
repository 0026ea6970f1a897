"""Where the supplement ends and what follows it begins: a base prospectus, an attached report, a Part II."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.document.model import Block, BlockKind, Page, Part, PartName, Span
from checker.document.structure.sentences import one_line

_AHEAD = 60  # blocks of a cover in which its legend is looked for
_COVER_LENGTH = 12_000  # characters of such a cover
_FACING = re.compile(r"registration statement\b", re.IGNORECASE)
_FILED = re.compile(r"as filed with the (securities and exchange commission|sec) on", re.IGNORECASE)
_PROSPECTUS_COVER = re.compile(
    r"(preliminary )?prospectus( supplement)?$|subject to completion|the information (contained )?in this "
    r"(preliminary )?prospectus( supplement)? is not complete",
    re.IGNORECASE,
)
_TITLE = re.compile(r"((base|shelf|short form|accompanying) )*prospectus\s*(dated .{8,30})?$", re.IGNORECASE)
_LEGEND = re.compile(
    r"(neither|none of) the (u\.?s\.? |united states )?(securities and exchange commission|sec\b|commission)"
    r"|approved (or|nor) disapproved",
    re.IGNORECASE,
)
_PART_II = re.compile(r"part ii\b\W*(information not required in (the )?prospectus)?$", re.IGNORECASE)
_COMMISSION = re.compile(
    r"((the )?united states( of america)?\W*|u\.? ?s\.? )?securities (and|&) exchange commission"
    r"(?=$|\W+(washington|d\. ?c\.|form)\b)|united states$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\bform\s*(?P<form>(10-?K(SB|T)?|10-?Q(SB)?|8-?K|6-?K|20-?F|40-?F|10-?D|11-?K)(/A)?)"
    r"(?=\W*$|\W+(amendment|current|quarterly|annual|transition|report|for the|pursuant|\())",
    re.IGNORECASE,
)
_UNDER_THE_ACT = re.compile(
    r"(current|quarterly|annual|transition) report\W+(under|pursuant to)\W+(section|rule)s?\W+1[35]"
    r"|report of foreign (private )?issuer\W+pursuant",
    re.IGNORECASE,
)
_HEADING_LENGTH = 300  # characters: the head of a report's cover is no longer
_ANNEX = re.compile(r"(annex|exhibit|appendix|attachment)\s+[A-Z0-9]{1,3}$", re.IGNORECASE)

_Start = tuple[int, PartName, Span | None]  # block with which a part begins, name, where it states its form


def find_parts(text: str, blocks: Sequence[Block], pages: Sequence[Page]) -> Sequence[Part]:
    """Cut the text into its parts, in order and without a hole."""
    finder = _Finder(text, blocks, pages)
    starts: list[_Start] = []
    prospectus = finder.prospectus_cover()
    if prospectus:
        starts.append((0, PartName.FACING_PAGE, None))
    starts.append((prospectus, PartName.SUPPLEMENT, None))
    starts += finder.what_follows(prospectus)
    ends = [blocks[start].span.start for start, _, _ in starts[1:]] + [len(text)]
    begins = [0, *ends[:-1]]
    return [
        Part(name, Span(begin, end), _form(text, stated), stated)
        for (_, name, stated), begin, end in zip(starts, begins, ends, strict=True)
        if end > begin or name is PartName.SUPPLEMENT
    ]


def _form(text: str, stated: Span | None) -> str:
    """Return the usual name of the form that some words state: `10-Q`, `8-K/A`."""
    report = _REPORT.match(text, stated.start, stated.end) if stated else None
    return re.sub(r"^(\d+)-?", r"\1-", report["form"].upper()) if report else ""


class _Finder:
    def __init__(self, text: str, blocks: Sequence[Block], pages: Sequence[Page]) -> None:
        self.text, self.blocks = text, blocks
        self.page_starts = sorted(page.span.start for page in pages)
        self.texts = [one_line(text[block.span.start : block.span.end]) for block in blocks]

    def prospectus_cover(self) -> int:
        """Return the place of the first block behind a registration statement's facing page, 0 without one."""
        opening = range(min(40, len(self.texts)))
        if not any(_FILED.match(self.texts[place]) for place in opening):
            return 0
        if not any(_FACING.match(self.texts[place]) for place in opening):
            return 0
        covers = (place for place in range(10, len(self.texts)) if _PROSPECTUS_COVER.match(self.texts[place]))
        return next(covers, 0)

    def what_follows(self, start: int) -> Iterator[_Start]:
        """Yield each part behind the supplement that begins at a place."""
        place = start + 1
        while place < len(self.blocks):
            form, stated = self._report_at(place)
            if form:
                yield self._with_its_annex_page(place), PartName.ATTACHMENT, form
                place = stated
            elif self._is_base_prospectus(place, start):
                yield place, PartName.BASE_PROSPECTUS, None
                start = place
            elif start and _PART_II.match(self.texts[place]) and self.blocks[place].kind is not BlockKind.CELL:
                yield place, PartName.PART_II, None
                return
            elif self._is_annex(place):
                yield place, PartName.ANNEX, None
            place += 1

    def _is_base_prospectus(self, place: int, start: int) -> bool:
        """Say whether a second cover begins here: the word PROSPECTUS alone, and a Commission legend close behind.

        It stands far behind the first cover, or at the head of a page behind the first cover's legend.
        A table of contents has the same word alone, but its legend, if any, stands a whole document away.
        """
        if self.blocks[place].kind is BlockKind.CELL or not _TITLE.match(self.texts[place]):
            return False
        far = self.blocks[place].span.start - self.blocks[start].span.start > _COVER_LENGTH // 4
        if not far and not (self._opens_page(place) and any(map(_LEGEND.search, self.texts[start:place]))):
            return False
        limit = self.blocks[place].span.start + _COVER_LENGTH
        ahead = range(place + 1, min(place + _AHEAD, len(self.blocks)))
        return any(self.blocks[later].span.start < limit and _LEGEND.search(self.texts[later]) for later in ahead)

    def _is_annex(self, place: int) -> bool:
        """Say whether an annex begins here: its name alone at the head of a page."""
        return bool(_ANNEX.match(self.texts[place])) and self._opens_page(place)

    def _opens_page(self, place: int) -> bool:
        if self.blocks[place].kind is BlockKind.CELL:
            return False
        first = place
        while first and self.blocks[first - 1].kind is BlockKind.FURNITURE:
            first -= 1
        before = self.blocks[first - 1].span.end if first else 0
        cut = bisect_left(self.page_starts, before)
        return cut < len(self.page_starts) and self.page_starts[cut] <= self.blocks[place].span.start

    def _report_at(self, place: int) -> tuple[Span | None, int]:
        """Return where the report whose cover begins here states its form, and the place of that block.

        The cover begins with the Commission's name, or with the form alone if the words of the Exchange Act follow.
        """
        if len(self.texts[place]) < _HEADING_LENGTH and _COMMISSION.match(self.texts[place]):
            for later in range(place, min(place + 8, len(self.texts))):
                form = self._form_in(later, anywhere=later == place)
                if form:
                    return form, later
        form = self._form_in(place)
        ahead = " ".join(text[:_HEADING_LENGTH] for text in self.texts[place : place + 5]) if form else ""
        return form if _UNDER_THE_ACT.search(ahead) else None, place

    def _form_in(self, place: int, *, anywhere: bool = False) -> Span | None:
        """Return the words in which a block of a report's cover states the form."""
        span = self.blocks[place].span
        end = min(span.end, span.start + _HEADING_LENGTH)
        stated = _REPORT.search(self.text, span.start, end) if anywhere else _REPORT.match(self.text, span.start, end)
        return Span(stated.start(), stated.end()) if stated else None

    def _with_its_annex_page(self, place: int) -> int:
        """Return where the annex begins that holds a report: at its title page, if there is one."""
        for before in range(place - 1, max(place - 4, 0), -1):
            if _ANNEX.match(self.texts[before]):
                return before
        return place
