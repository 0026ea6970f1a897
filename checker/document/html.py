"""HTML: one pass over the source, linear in its length, exact in offsets.

The source is cut at its markup by one pattern, a window at a time.  What a tag does is found out once for each way in
which tags are written in a file; filings repeat the same few thousands of times.
"""

from __future__ import annotations

from itertools import accumulate

from checker.document.build import Builder
from checker.document.characters import add_visible, all_seen, is_ligated, spelled, within
from checker.document.markup import MARKUP, UNSEEN, content_start, is_whole, read_tag
from checker.document.page import RAW_SEEN, Page

_WINDOW = 1 << 15  # characters
_LOST = 400  # characters: less behind markup that never ends is no loss


def read_html(source: str, builder: Builder, start: int = 0, end: int | None = None) -> None:
    """Read the HTML between two offsets of a source into the builder."""
    builder.within = within
    builder.links = []
    _Reader(source, builder, len(source) if end is None else end).read(start)


class _Reader:
    """The state of one pass."""

    def __init__(self, source: str, builder: Builder, end: int) -> None:
        self.source, self.builder, self.end = source, builder, end
        self.page = Page(source, builder)
        self.ligated = is_ligated(source)

    def read(self, position: int) -> None:
        """Read from an offset to the end."""
        size = _WINDOW
        while position < self.end:
            stop = min(position + size, self.end)
            parts, unended = self._cut(position, stop)
            if parts:
                position = self._read_parts(parts, position)
            if stop == self.end:
                self._read_unended(unended, position)
                break
            size = _WINDOW if parts else 2 * size  # a piece of markup or text may be longer than the window
        self.page.end()

    def _cut(self, start: int, stop: int) -> tuple[list[str], str]:
        """Return text and markup in turn, as far as they are sure, and markup that the end of the source cuts off."""
        parts = MARKUP.split(self.source[start:stop])
        rest = parts.pop()
        unended = parts.pop() if parts and not rest and not is_whole(parts[-1]) else ""
        if stop == self.end:
            return [*parts, ""] if unended else [*parts, rest, ""], unended
        if unended:
            parts.pop()
        return parts, ""

    def _read_parts(self, parts: list[str], position: int) -> int:
        """Read text and markup in turn from an offset; return the offset behind them."""
        builder, page, ligated = self.builder, self.page, self.ligated
        elements, tables = page.elements, page.tables
        starts = list(accumulate(map(len, parts), initial=position))
        texts = parts[::2]
        for text, words, markup, at in zip(texts, all_seen(texts), parts[1::2], starts[1::2], strict=True):
            if words:
                if elements.unusual:
                    self._read_unusual(text, at)
                elif words == " ":
                    builder.spaced = True
                else:
                    if tables.astray:
                        tables.stray()
                    if ligated and is_ligated(text):
                        add_visible(text, at - len(text), builder)
                    else:
                        builder.add(words, at - len(text), at)
            effect = page.effects[markup]
            if effect is not None:
                effect(at)
        return starts[-1]

    def _read_unusual(self, text: str, end: int) -> None:
        """Read text that ends at an offset and is hidden or preformatted."""
        if not self.page.elements.hidden:
            self.page.waiting.add(spelled(text), end - len(text), end)

    def _read_unended(self, markup: str, start: int) -> None:
        """Read markup that the end of the source cuts off; note that nothing behind it can be seen."""
        tag = read_tag(markup)
        if tag is not None and tag.name in RAW_SEEN:
            content = content_start(markup)
            self.page.read_raw(tag.name, markup[content:], start + content)
        elif len(markup) > _LOST:
            what = f"a {tag.name}" if tag and tag.name in UNSEEN else "a tag" if tag else "a comment"
            line = self.source.count("\n", 0, start) + 1
            self.builder.lost = f"{what} that never ends, in line {line} of the file, hides the rest"
