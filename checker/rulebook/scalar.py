"""Scalars of YAML: where a character of their value stands in the file.

YAML takes out line breaks, indentation and escapes.  What is no white space keeps its order, so that the n-th visible
character of the value is the n-th visible one of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

_SIGNS = {
    "'": re.compile("''|.", re.DOTALL),
    '"': re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)|.", re.DOTALL),
}
_ANY = re.compile(".", re.DOTALL)
_BLANK_ESCAPES = frozenset("ntrvf N_LP\t\n\r\x85\u2028\u2029")  # `\n`, `\t`, `\ ` ..., and a line that is continued


def written_at(text: str, begin: int, end: int, node: yaml.ScalarNode, offset: int) -> int:
    """Return the offset in `text` of a character of a scalar's value, which stands from `begin` to `end`.

    For a space, and for the end of the value, it is the offset right behind the visible character before it.
    """
    before = sum(not sign.isspace() for sign in node.value[:offset])
    visible = offset < len(node.value) and not node.value[offset].isspace()
    places = list(_visible(text, *_content(text, begin, end, node.style), node.style))
    if visible and before < len(places):
        return places[before][0]
    return places[before - 1][1] if 0 < before <= len(places) else begin


def _content(text: str, begin: int, end: int, style: str | None) -> tuple[int, int]:
    """Return where the characters of a scalar begin and end, without quotation marks and without a block's header."""
    if style in _SIGNS:
        return begin + 1, end - 1
    if style in ("|", ">"):
        header = text.find("\n", begin, end)
        return (header + 1 if header >= 0 else end), end
    return begin, end


def _visible(text: str, begin: int, end: int, style: str | None) -> Iterator[tuple[int, int]]:
    """Yield where each visible character begins and ends."""
    for sign in _SIGNS.get(style or "", _ANY).finditer(text, begin, end):
        if not _is_blank(sign[0]):
            yield sign.span()


def _is_blank(sign: str) -> bool:
    if sign[0] != "\\" or len(sign) == 1:
        return sign.isspace()
    code = sign[2:]  # of `\x41`, `\u0041`
    return chr(int(code, base=16)).isspace() if code.strip() else sign[1] in _BLANK_ESCAPES
