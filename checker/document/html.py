"""HTML: one pass over the source, linear in its length, exact in offsets.

The tokenizer follows the HTML standard's states for tags, attributes, comments and character references
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization).  It builds no tree: a filing's text needs to know
only where blocks, lines, rows and cells begin, what is bold or centred, and what is hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from html import unescape

from checker.document.build import INVISIBLE, SOFT_HYPHEN, Builder

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)
        (?P<attributes>(?>[\s/]++|
            [^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+|(?=>)))?+
        )*+)>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)|(?=>)))?+""", re.VERBOSE
)
_COMMENT_END = re.compile(r"--!?>")
_SPACES = r"\s\u00a0\u2000-\u200a\u202f\u205f\u3000"
_SPACE = re.compile(rf"[{_SPACES}]")
_SPECIAL = re.compile(rf"&|[{_SPACES}]{{2}}|[{INVISIBLE}\0]")
_PIECE = re.compile(
    rf"(?P<space>[{_SPACES}]+)|(?P<reference>&(?:\#\d+;?|\#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?))"
    rf"|(?P<invisible>[{INVISIBLE}\0])|(?P<run>&|[^&{_SPACES}{INVISIBLE}\0]+)"
)

_ZEROS = re.compile(r"(&#[xX]?)0+(?=[0-9a-fA-F])")
_LONG_NUMBER = 16  # characters: the reference to any character is shorter, its leading zeros left out
_LOST = 400  # characters: less behind markup that never ends is no loss
_RAW = frozenset("script style xmp iframe noembed noframes title textarea".split())
_UNSEEN = frozenset("script style title iframe noembed noframes".split())
_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figure footer "
        "form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section summary table "
        "tbody td tfoot th thead tr ul listing xmp textarea page"
    ).split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VOID = frozenset("br hr img input link meta area base col embed source track wbr page".split())
_NO_NEST = frozenset("p li td th tr option".split())  # opening one closes the one before
_STYLED = re.compile(r"style|align|hidden|weight", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)|font\s*:[^;]*\bbold\b", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAK_BEFORE = re.compile(r"(page-)?break-before\s*:\s*(always|page)", re.IGNORECASE)
_BREAK_AFTER = re.compile(r"(page-)?break-after\s*:\s*(always|page)", re.IGNORECASE)

Style = tuple[int, int, int, bool]  # bold, centred, hidden, page break at the end
_PLAIN: Style = (0, 0, 0, False)


def read_html(source: str, builder: Builder, start: int = 0, end: int | None = None) -> None:
    """Read the HTML between two offsets of a source into the builder."""
    _Reader(source, builder, len(source) if end is None else end).read(start)


class _Reader:
    """The state of one pass."""

    def __init__(self, source: str, builder: Builder, end: int) -> None:
        self.source, self.builder, self.end = source, builder, end
        self.hidden = 0
        self.preformatted = 0
        self.styles: defaultdict[str, list[Style]] = defaultdict(list)
        self.openers: dict[str, Callable[[], None]] = {
            "br": builder.line_break,
            "table": builder.start_table,
            "tr": builder.start_row,
            "td": builder.start_cell,
            "th": builder.start_cell,
            "page": builder.page_break,
            "img": builder.picture,
            "pre": self._enter_preformatted,
        }

    def read(self, position: int) -> None:
        end, find = self.end, self.source.find
        while position < end:
            opening = find("<", position, end)
            if opening < 0:
                opening = end
            if opening > position and not self.hidden:
                self._text(position, opening)
            position = self._markup(opening) if opening < end else end
        self.builder.end_block()

    # Markup ------------------------------------------------------------------------------------------------------

    def _markup(self, opening: int) -> int:
        """Read what begins with `<`; return the offset behind it."""
        tag = _TAG.match(self.source, opening, self.end)
        if tag is None:
            return self._not_a_tag(opening)
        name = tag["name"].lower()
        if tag["close"]:
            self._close(name)
            return tag.end()
        self._open(name, tag["attributes"])
        if name in _RAW:
            return self._raw(name, tag.end())
        return self.end if name == "plaintext" else tag.end()

    def _not_a_tag(self, opening: int) -> int:
        """Read a comment, a declaration, a tag that never ends or a bare `<`; return the offset behind it."""
        source, end = self.source, self.end
        if source.startswith("<!--", opening):
            return self._comment(opening)
        following = source[opening + 1 : min(opening + 3, end)]
        if following.startswith("/") and len(following) == 2:
            name_begins = following[1].isascii() and following[1].isalpha()
            return self._lose("a tag", opening) if name_begins else self._behind(">", opening)
        if following.startswith(("!", "?")):
            return self._behind(">", opening)
        if following[:1].isascii() and following[:1].isalpha():
            return self._lose("a tag", opening)
        if not self.hidden:
            self._text(opening, opening + 1)
        return opening + 1

    def _comment(self, opening: int) -> int:
        if self.source.startswith((">", "->"), opening + 4):
            return self._behind(">", opening)
        closing = _COMMENT_END.search(self.source, opening + 4, self.end)
        if closing:
            return closing.end()
        return self._lose("a comment", opening)

    def _lose(self, what: str, opening: int) -> int:
        """Note that nothing behind a place can be seen; return the end of the source."""
        if self.end - opening > _LOST:
            line = self.source.count("\n", 0, opening) + 1
            self.builder.lost = f"{what} that never ends, in line {line} of the file, hides the rest"
        return self.end

    def _behind(self, sign: str, position: int) -> int:
        found = self.source.find(sign, position, self.end)
        return found + 1 if found >= 0 else self.end

    def _raw(self, name: str, position: int) -> int:
        """Read an element whose content is no markup."""
        closing = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(self.source, position, self.end)
        stop = closing.start() if closing else self.end
        if name not in _UNSEEN and not self.hidden:
            self._text(position, stop)
        return stop

    def _open(self, name: str, attributes: str) -> None:
        if name in _NO_NEST and self.styles[name]:
            self._restore(self.styles[name].pop())
        if name in _BLOCKS:
            depth = max(1, len(self.styles["ul"]) + len(self.styles["ol"])) if name == "li" else 0
            self.builder.end_block(heading=name in _HEADINGS, item=depth)
        style = self._style(name, attributes) if attributes or name in ("b", "strong", "center") else _PLAIN
        opener = self.openers.get(name)
        if opener is not None and not self.hidden:
            opener()
        if name in _VOID or (attributes.endswith("/") and ":" in name):
            if style[3]:
                self.builder.page_break()
            return
        if name in _HEADINGS:
            style = (1, style[1], style[2], style[3])
        self.styles[name].append(style)
        self.builder.bold += style[0]
        self.builder.centred += style[1]
        self.hidden += style[2]

    def _close(self, name: str) -> None:
        if self.styles[name]:
            self._restore(self.styles[name].pop())
        if name in _BLOCKS:
            self.builder.end_block()
        if name == "table":
            self.builder.end_table()
        elif name == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        elif name == "br":
            self.builder.line_break()

    def _restore(self, style: Style) -> None:
        self.builder.bold -= style[0]
        self.builder.centred -= style[1]
        self.hidden -= style[2]
        if style[3]:
            self.builder.page_break()

    def _style(self, name: str, attributes: str) -> Style:
        bold = 1 if name in ("b", "strong") else 0
        centred = 1 if name == "center" else 0
        if not _STYLED.search(attributes):
            return (bold, centred, 0, False)
        if _BREAK_BEFORE.search(attributes):
            self.builder.page_break()
        if _BOLD.search(attributes):
            bold = 1
        elif _LIGHT.search(attributes) and self.builder.bold:
            bold = -self.builder.bold
        hidden, align = 0, ""
        for key, *values in _ATTRIBUTE.findall(attributes):
            lowered = key.lower()
            if lowered == "align":
                align = "".join(values).lower()
            elif lowered == "hidden" or (lowered == "style" and _HIDDEN.search("".join(values))):
                hidden = 1
        if align == "center" or _CENTRED.search(attributes):
            centred = 1
        return (bold, centred, hidden, bool(_BREAK_AFTER.search(attributes)))

    def _enter_preformatted(self) -> None:
        self.preformatted += 1

    # Text --------------------------------------------------------------------------------------------------------

    def _text(self, start: int, end: int) -> None:
        """Add the text between two offsets, which holds no markup."""
        chunk = self.source[start:end]
        if self.preformatted:
            for line in chunk.splitlines(keepends=True):
                self._words(start, start + len(line))
                start += len(line)
                if line.endswith(("\n", "\r")):
                    self.builder.line_break()
        elif _SPECIAL.search(chunk):
            self._words(start, end)
        else:
            self._clean(chunk, start)

    def _clean(self, chunk: str, start: int) -> None:
        """Add text that stands in the source character for character, but for the kind of single spaces."""
        words = chunk.strip()
        if not words:
            self.builder.space(start)
            return
        lead = chunk.index(words[0])
        if lead:
            self.builder.space(start)
        self.builder.run(_SPACE.sub(" ", words), start + lead)
        if lead + len(words) < len(chunk):
            self.builder.space(start + lead + len(words))

    def _words(self, start: int, end: int) -> None:
        """Add text with character references, runs of space or characters that nobody sees."""
        builder = self.builder
        for piece in _PIECE.finditer(self.source, start, end):
            kind, words = piece.lastgroup, piece[0]
            if kind == "run":
                builder.run(words, piece.start())
            elif kind == "space":
                builder.space(piece.start())
            else:
                self._character(_resolved(words) if kind == "reference" else words, piece.start(), piece.end())

    def _character(self, text: str, start: int, end: int) -> None:
        """Add what a character reference stands for."""
        if text == SOFT_HYPHEN:
            following = self.source[end : end + 1]
            if self.builder.last_character().isdigit() and following.isdigit():
                self.builder.atom("-", start, end)
        elif text.isspace():
            self.builder.space(start)
        elif text and text not in INVISIBLE and text != "\0":
            self.builder.atom(text, start, end)


def _resolved(reference: str) -> str:
    """Return what a character reference stands for.  Python reads no number of thousands of digits, nor need it."""
    if len(reference) > _LONG_NUMBER and reference.startswith("&#"):
        reference = _ZEROS.sub(r"\1", reference)
        if len(reference) > _LONG_NUMBER:
            return "\ufffd"
    return unescape(reference)
