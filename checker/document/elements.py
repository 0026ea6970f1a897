"""The elements that are open while HTML is read: what closes what, as in the HTML standard's tree construction.

There is no tree, only the stack of open elements with what each says of its text
(https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct, field

from checker.document.build import Builder
from checker.document.markup import PLAIN, Style

BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol option p "
        "plaintext pre section summary table tbody td textarea tfoot th thead tr ul xmp"
    ).split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
USUAL = BLOCKS - HEADINGS - {"li", "dd", "dt", "option", "pre", "listing"}  # these begin alike
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())  # outlive their block
_ITEMS = {"li": frozenset(("li",)), "dd": frozenset(("dd", "dt")), "dt": frozenset(("dd", "dt"))}
_TRANSPARENT = frozenset("address div p".split())  # an item closes the one before through these
_LISTS = frozenset("ul ol".split())
_REACH = 200  # elements: nothing looks for its beginning farther up than that


Entry = tuple[str, Style, int]  # the name, what it says, and the weight that it adds


class Format(Protocol):
    """What is told where preformatted text begins or ends."""

    def __call__(self, *, preformatted: bool) -> None:
        """Say whether preformatted text begins here."""


class Elements(Struct):
    """The open elements, outermost first.

    `floor` tells how many of them are out of reach because they stand around the innermost cell.  `unusual` counts
    the reasons for which text is not simply read: it is hidden or preformatted.
    """

    builder: Builder
    format: Format  # called where preformatted text begins and where it ends
    stack: list[Entry] = field(default_factory=list)
    floor: Callable[[], int] = int  # 0 outside tables
    paragraph: bool = False  # whether a paragraph is open above the floor
    hidden: int = 0
    preformatted: int = 0
    unusual: int = 0

    def open(self, entry: Entry) -> None:
        """Open an element."""
        name, style, bold = entry
        if style is not PLAIN:
            if style.is_rare:
                self._begin(style)
            if bold < 0:
                bold = -self.builder.bold
                entry = (name, style, bold)
            self.builder.bold += bold
            self.builder.centred += style.centred
        self.stack.append(entry)

    def open_block(self, entry: Entry) -> None:
        """Open an element that stands as a block."""
        name = entry[0]
        self.close_paragraph()
        if name in _ITEMS:
            self._close_item(_ITEMS[name])
        elif name in HEADINGS and self.stack and self.stack[-1][0] in HEADINGS:
            self.unwind(len(self.stack) - 1)
        depth = max(1, self._list_depth()) if name == "li" else 0
        self.builder.end_block(heading=name in HEADINGS, item=depth)
        self.open(entry)
        self.paragraph = name == "p"

    def close_paragraph(self) -> None:
        """Close the paragraph that is open, if one is."""
        if self.paragraph:
            self.close("p")

    def close(self, name: str) -> None:
        """Close an element of a name, and with a block all that was opened inside it but formatting."""
        place = self._find(name)
        if place < 0:
            if name == "p":
                self.builder.end_block()
            return
        above = self.stack[place + 1 :]
        closed = self.stack[place]
        del self.stack[place:]
        if name in BLOCKS:
            self.builder.end_block()
        self.restore(closed)
        stays = name in _FORMATTING and any(entry[0] in BLOCKS for entry in above)
        for entry in above:
            if stays or entry[0] in _FORMATTING:
                self.stack.append(entry)
            else:
                self.restore(entry)

    def unwind(self, depth: int) -> None:
        """Close all elements above a depth."""
        while len(self.stack) > depth:
            self.restore(self.stack.pop())

    def restore(self, entry: Entry) -> None:
        """Leave an element that was taken off the stack."""
        name, style, bold = entry
        if name == "p":
            self.paragraph = False
        if style is not PLAIN:
            self.builder.bold -= bold
            self.builder.centred -= style.centred
            if style.is_rare:
                self._end(style)

    def _begin(self, style: Style) -> None:
        """Begin what a style says beyond how text is set."""
        if style.breaks_before and not self.hidden:
            self.builder.page_break()
        if style.hidden:
            if not self.hidden:
                self.builder.hide()
            self.hidden += 1
        self.unusual += style.hidden + style.preformatted
        if style.preformatted:
            self.preformatted += 1
            self.format(preformatted=True)

    def _end(self, style: Style) -> None:
        """End what a style says beyond how text is set."""
        if style.hidden:
            self.hidden -= 1
            if not self.hidden:
                self.builder.show()
        self.unusual -= style.hidden + style.preformatted
        if style.preformatted:
            self.preformatted -= 1
            self.format(preformatted=self.preformatted > 0)
        if style.breaks_after and not self.hidden:
            self.builder.page_break()

    def has(self, name: str) -> bool:
        """Say whether an end tag of a name has something to close."""
        return self._find(name) >= 0

    def _find(self, name: str) -> int:
        """Return the place of the innermost open element that an end tag closes, -1 without one in reach."""
        names = HEADINGS if name in HEADINGS else (name,)
        passes_blocks = name in BLOCKS or name in _FORMATTING
        for place in range(len(self.stack) - 1, max(self.floor(), len(self.stack) - _REACH) - 1, -1):
            other = self.stack[place][0]
            if other in names:
                return place
            if (not passes_blocks and other in BLOCKS) or (name == "li" and other in _LISTS):
                break
        return -1

    def _close_item(self, names: frozenset[str]) -> None:
        """Close the list item before a further one."""
        for place in range(len(self.stack) - 1, max(self.floor(), len(self.stack) - _REACH) - 1, -1):
            name = self.stack[place][0]
            if name in names:
                self.close(name)
                return
            if name in BLOCKS and name not in _TRANSPARENT:
                return

    def _list_depth(self) -> int:
        return sum(name in _LISTS for name, *_ in self.stack[-_REACH:])
