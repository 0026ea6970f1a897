"""The cover, the caption on it, and what a picture or a cut-off copy hides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.document.model import Block, BlockKind, Gap, GapKind, Page, Span
from checker.document.structure.pages import is_contents
from checker.document.structure.sentences import one_line

_DATE_LINE = re.compile(
    r"(the\s+)?date\s+of\s+this\s+[\w\s]{0,40}?(prospectus|supplement)[\w\s]{0,20}?\s+is\b", re.IGNORECASE
)
_AFTER_COVER = re.compile(
    r"(\W|\d)*(table of contents|about this (prospectus|supplement|pricing)|incorporation (of|by)"
    r"|information incorporated|where you can find|(prospectus (supplement )?)?summary|risk factors?|use of proceeds"
    r"|selling (stock|share|security|unit)\s?holders|plan of distribution|the offering|forward-looking|cautionary"
    r"|special note|prior supplements|recent developments|important (notice|information))",
    re.IGNORECASE,
)
_RED_HERRING = re.compile(
    r"(is|are) not complete and may be changed|subject to completion|relates? to an effective registration statement|"
    r"(will|may) be (completed or amended|changed)|not be sold until|not (an )?offer(s)? to sell",
    re.IGNORECASE,
)
_IDENTIFYING = re.compile(
    r"prospectus|424\s?\(b\)|registration\s+(statement\s+)?(no|number|file)|supplement\s+(no|dated)", re.IGNORECASE
)
_TITLE = re.compile(
    r"((preliminary|final|base|reoffer) )?(prospectus|(prospectus |pricing |product )?supplement)\b"
    r"(?= ?$| ?\(| (no\b|number|#|dated|to\b|supplement|filed|registration))",
    re.IGNORECASE,
)
_FORMAL = re.compile(
    r"to (the |our |its )?((base|shelf) )?prospectus\b|filed (pursuant to|under) (sec )?rule", re.IGNORECASE
)
_LEGEND = re.compile(r"approved (or|nor) disapproved", re.IGNORECASE)
_NEAR_TITLE = 15  # blocks behind a paragraph in which the document's title is looked for
_LONGEST = 30_000  # characters: no cover is longer
_FIRST_PAGE = 600  # characters: a shorter page is no cover
_PROSE = 25  # words


def find_cover(text: str, blocks: Sequence[Block], pages: Sequence[Page], part: Span) -> Span:
    """Return the cover of the part: its first page or pages, up to the date line or the first section."""
    inside = [block for block in blocks if part.holds(block.span)]
    texts = [text[block.span.start : block.span.end] for block in inside]
    limit = min(part.end, part.start + _LONGEST)
    dated = _date_line(texts, inside, limit)
    stops = [limit, *_stops(texts, inside, pages, part, dated)]
    return Span(part.start, min(stop for stop in stops if stop > part.start))


def _date_line(texts: Sequence[str], blocks: Sequence[Block], limit: int) -> int:
    """Return where the date line ends, if it stands before the table of contents; else -1."""
    for place, block in enumerate(blocks):
        if block.span.start > limit or (
            block.kind is BlockKind.HEADING and _AFTER_COVER.match(texts[place]) and is_contents(texts, place)
        ):
            break
        if _DATE_LINE.search(texts[place]) and len(texts[place]) < 250:
            return block.span.end
    return -1


def _stops(
    texts: Sequence[str], blocks: Sequence[Block], pages: Sequence[Page], part: Span, dated: int
) -> Iterator[int]:
    """Yield every place at which the cover may end."""
    prose = False
    for place, block in enumerate(blocks):
        behind = block.span.start >= dated
        titled = block.kind is BlockKind.HEADING and _AFTER_COVER.match(texts[place])
        if titled and behind and (prose or dated >= 0 or is_contents(texts, place)):
            yield block.span.start
            break
        prose = prose or len(texts[place].split()) >= _PROSE
    for page in pages:
        long_enough = page.span.end - part.start >= _FIRST_PAGE
        if page.span.end > part.start and page.span.end >= dated and long_enough:
            yield page.span.end
            break


def find_caption(text: str, blocks: Sequence[Block], cover: Span) -> Span:
    """Return the caption: what stands on the cover above the opening paragraph.

    Prose above the document's title (a red herring, the notes of a fee table) opens nothing.
    """
    inside = [block for block in blocks if cover.holds(block.span) and block.kind is not BlockKind.FURNITURE]
    texts = [one_line(text[block.span.start : block.span.end]) for block in inside]
    titled = False
    for place, words in enumerate(texts):
        titled = titled or _TITLE.match(words) is not None
        if _is_prose(words) and not _RED_HERRING.search(words) and (titled or not _title_ahead(texts, place)):
            return Span(cover.start, inside[place].span.start)
    return cover


def _title_ahead(texts: Sequence[str], place: int) -> bool:
    """Say whether the document's title stands close behind a block, before anything that closes a caption."""
    for words in texts[place + 1 : place + _NEAR_TITLE]:
        if _TITLE.match(words):
            return True
        if _AFTER_COVER.match(words) or _LEGEND.search(words) or _DATE_LINE.search(words):
            return False
    return False


def _is_prose(words: str) -> bool:
    """Say whether a block is a paragraph of running text: long, or of fair length and closed as a sentence is.

    What the cover supplements, in brackets or behind `to`, is none however long, nor is the line of its rule.
    """
    if words.isupper() or _FORMAL.match(words) or (words.startswith("(") and words.endswith(")")):
        return False
    count = len(words.split())
    return count >= _PROSE or (count >= _PROSE // 2 and words.rstrip().endswith((".", ":")))


def find_gaps(
    text: str, blocks: Sequence[Block], caption: Span, pictures: Sequence[int], *, lost: str
) -> Iterator[Gap]:
    """Yield what the cover shows only as a picture, and the end of a document whose rest is lost, with the reason."""
    if any(caption.start <= picture <= caption.end for picture in pictures):
        words = [text[block.span.start : block.span.end] for block in blocks if caption.holds(block.span)]
        readable = " ".join(line for line in words if not _RED_HERRING.search(line))
        if _IDENTIFYING.search(readable):
            yield Gap(GapKind.LOGO, caption, "a picture on the cover may show it")
        else:
            yield Gap(GapKind.PICTURE, caption, "the cover's identifying lines stand in a picture, not in text")
    if lost:
        yield Gap(GapKind.CUT_OFF, Span(len(text), len(text)), lost)
