"""HTML's markup: where it begins and ends, and what a tag says of the text inside it.

The patterns follow the HTML standard's states for tags, attributes and comments
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization), in time linear in the length of the source.
"""

from __future__ import annotations

import re
from functools import lru_cache
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
_RAW_NAMES = UNSEEN | {"xmp", "textarea", "plaintext"}  # what is in them is no markup
_RAW = r"(?:script|style|title|xmp|iframe|noembed|noframes|textarea)"
_MAYBE_RAW = "[sS][cCtT]|[tT][iIeE]|[xX]|[iI][fF]|[nN][oO]|[pP][lL]"
# Most tags, told sooner than by the patterns above:
_USUAL = rf"""/[a-zA-Z][a-zA-Z0-9:]*+>|(?!{_MAYBE_RAW})[a-zA-Z][a-zA-Z0-9:]*+
    (?:\s++[a-zA-Z-]++(?:="[^"]*+"|=[a-zA-Z0-9\#%]++(?=[\s>])|(?=[\s>])))*+>"""
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
_DECLARED = re.compile(
    r"(?<![\w-])(font-weight|font|text-align|display|visibility|(?:page-)?break-(?:before|after))\s*:\s*([^;]*)"
)
_LIGHT = re.compile(r"normal|lighter|[1-5]00")
_HEAVY = re.compile(r"bold|[6-9]00")
_LONG = 1000  # characters: attributes that are as long stand there once
_NEVER_SEEN = frozenset(("ix:header", "ix:hidden"))
_TELLING_NAMES = _NEVER_SEEN | {"b", "strong", "center", "pre", "listing"}


class Style(NamedTuple):
    """What a tag says of the text inside it.  `bold` is 1, or -1 where the text is set light again."""

    bold: int = 0
    centred: int = 0
    hidden: int = 0
    preformatted: int = 0
    breaks_before: bool = False
    breaks_after: bool = False
    is_rare: bool = False  # whether it says more than how text is set


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
    attributes = "" if named[1] or name in _RAW_NAMES else markup[named.end() : -1]
    style = _known_style(name, attributes) if len(attributes) < _LONG else _style(name, attributes)
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
    for key, *values in _ATTRIBUTE.findall(lowered):
        given.setdefault(key, unescape("".join(values)))
    declared = dict(_DECLARED.findall(given.get("style", "")))
    style = Style(
        bold=1 if name in ("b", "strong") else _weight(declared),
        centred=int("center" in (name, given.get("align")) or declared.get("text-align", "").startswith("center")),
        hidden=int(
            "hidden" in given
            or name in _NEVER_SEEN
            or declared.get("display", "").startswith("none")
            or declared.get("visibility", "").startswith("hidden")
        ),
        preformatted=int(name in ("pre", "listing")),
        breaks_before=_breaks(declared, "before"),
        breaks_after=_breaks(declared, "after"),
    )
    return PLAIN if style == PLAIN else style._replace(is_rare=style[2:] != PLAIN[2:])


_known_style = lru_cache(maxsize=4096)(_style)


def _weight(declared: dict[str, str]) -> int:
    weight = declared.get("font-weight", "")
    if _HEAVY.match(weight) or (not weight and "bold" in declared.get("font", "")):
        return 1
    return -1 if _LIGHT.match(weight) else 0


def _breaks(declared: dict[str, str], where: str) -> bool:
    value = declared.get(f"page-break-{where}") or declared.get(f"break-{where}", "")
    return value.startswith(("always", "page"))
