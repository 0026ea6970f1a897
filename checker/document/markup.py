"""HTML's markup: where it begins and ends, and what a tag says of the text inside it.

The patterns follow the HTML standard's states for tags, attributes and comments
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization), in time linear in the length of the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

_ATTRIBUTES = r"""(?>[\s/]++|
    [^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+|(?=>))|(?!\s*+=))
)*+"""
_TAG = rf"/?[a-zA-Z][^\s/>]*+{_ATTRIBUTES}>"
_COMMENT = r"!--(?>-?>|.*?--!?>)"
_DECLARATION = r"(?:!(?!--)|\?|/(?=[^a-zA-Z]))[^>]*+>"
_UNENDED = r"!--.*|[!?].*|/[^a-zA-Z].*|/?[a-zA-Z].*"

UNSEEN = frozenset("script style title iframe noembed noframes".split())  # what is in them is no part of the page
_RAW = r"(?:script|style|title|xmp|iframe|noembed|noframes|textarea)"  # what is in them is no markup
_MAYBE_RAW = "[sS][cCtT]|[tT][iIeE]|[xX]|[iI][fF]|[nN][oO]|[pP][lL]"
# Most tags, told sooner than by the patterns above:
_USUAL = rf"""/[a-zA-Z][a-zA-Z0-9]*+>|(?!{_MAYBE_RAW})[a-zA-Z][a-zA-Z0-9:]*+(?:\s++[a-zA-Z-]++="[^"]*+")*+>"""
_RAW_ELEMENTS = "|".join(
    rf"{name}(?=[\s/>]){_ATTRIBUTES}>.*?(?=</{name}[\s/>])"
    for name in "script style title xmp iframe noembed noframes textarea".split()
)

MARKUP = re.compile(
    rf"""(<(?:{_USUAL}|(?={_MAYBE_RAW})(?i:{_RAW_ELEMENTS}|(?:{_RAW}|plaintext)(?=[\s/>]){_ATTRIBUTES}>.*)
    |{_TAG}|{_COMMENT}|{_DECLARATION}|{_UNENDED}))""",
    re.VERBOSE | re.DOTALL,
)
_WHOLE = re.compile(
    rf"<(?!(?:{_RAW}|plaintext)[\s/>])(?:{_TAG}|{_COMMENT}|{_DECLARATION})", re.VERBOSE | re.DOTALL | re.IGNORECASE
)
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")
_START_TAG = re.compile(rf"<{_TAG}", re.VERBOSE)
_ATTRIBUTE = re.compile(r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)|(?=>)))?+""")

_TELLING = ("bold", "weight", "center", "hidden", "display", "break")
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)|font\s*:[^;]*\bbold\b", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAK_BEFORE = re.compile(r"(page-)?break-before\s*:\s*(always|page)", re.IGNORECASE)
_BREAK_AFTER = re.compile(r"(page-)?break-after\s*:\s*(always|page)", re.IGNORECASE)
_NEVER_SEEN = frozenset(("ix:header", "ix:hidden"))
_TELLING_NAMES = _NEVER_SEEN | {"b", "strong", "center", "pre", "listing"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a tag says of the text inside it.  `bold` is 1, or -1 where the text is set light again."""

    bold: int = 0
    centred: int = 0
    hidden: int = 0
    preformatted: int = 0
    breaks_before: bool = False
    breaks_after: bool = False


PLAIN = Style()


class Tag(NamedTuple):
    """A tag, read."""

    name: str
    closes: bool
    style: Style
    empty: bool  # written as empty, <a/>


def is_whole(markup: str) -> bool:
    """Say whether markup that reaches to the end of what was looked at ends there."""
    return _WHOLE.fullmatch(markup) is not None


def read_tag(markup: str) -> Tag | None:
    """Read a tag; None for a comment or a declaration."""
    named = _NAME.match(markup)
    if named is None:
        return None
    name = named[2].lower()
    style = PLAIN if named[1] else _style(name, markup[named.end() : -1])
    return Tag(name, bool(named[1]), style, markup.endswith("/>"))


def content_start(markup: str) -> int:
    """Return how long the start tag of an element is that comes with its content, which is no markup."""
    tag = _START_TAG.match(markup)
    return tag.end() if tag else len(markup)


def _style(name: str, attributes: str) -> Style:
    lowered = attributes.lower()
    if name not in _TELLING_NAMES and not any(word in lowered for word in _TELLING):
        return PLAIN
    given: dict[str, str] = {}
    for key, *values in _ATTRIBUTE.findall(attributes):
        given.setdefault(key.lower(), unescape("".join(values)))
    css = given.get("style", "")
    bold = name in ("b", "strong") or _BOLD.search(css) is not None
    light = not bold and _LIGHT.search(css) is not None
    style = Style(
        bold=-1 if light else int(bold),
        centred=int(name == "center" or given.get("align", "").lower() == "center" or bool(_CENTRED.search(css))),
        hidden=int("hidden" in given or name in _NEVER_SEEN or bool(_HIDDEN.search(css))),
        preformatted=int(name in ("pre", "listing")),
        breaks_before=bool(_BREAK_BEFORE.search(css)),
        breaks_after=bool(_BREAK_AFTER.search(css)),
    )
    return PLAIN if style == PLAIN else style
