"""How a text is written in YAML: on the line of its key, folded over lines, or as it stands.

Each function returns lines, the first of which goes behind the key and the others on lines of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from textwrap import wrap

from checker.language.format import WIDTH, formatted
from checker.rulebook.shape import PARSERS
from checker.rulebook.yamlfile import parse_yaml

LINE = 120  # characters of a line of a file
_ONE_LINE = 1_000_000  # a width that nothing reaches
_PLAIN_ROLES = frozenset({"prose", "message", "line"})  # white space says nothing in them
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def scalar_lines(value: object, role: str, indent: int, used: int) -> Sequence[str]:
    """Return the lines of a value; `indent` is that of its key, `used` what stands on the key's line before it."""
    if isinstance(value, bool):
        return [str(value).lower()]
    if not isinstance(value, str):
        return [str(value)]
    if role in PARSERS:
        return _expression(value, role, indent, used)
    if role in _PLAIN_ROLES:
        words = " ".join(value.split())
        if role != "line" or words == value.strip():
            return _prose(words, indent, used)
        return [inline(value.strip())]
    return _exact(value, indent, used)


def inline(text: str) -> str:
    """Return a text on one line, in quotation marks only where YAML would read it as something else without them."""
    if is_plain(text):
        return text
    if _HIDDEN.search(text):
        return _escaped(text)
    return _quoted(text) or "'" + text.replace("'", "''") + "'"


def _quoted(text: str) -> str:
    """Return a text in quotation marks, nothing where some of its signs would have to be written otherwise in them."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "" if "'" in text else f"'{text}'"


def is_plain(text: str) -> bool:
    """Say whether YAML reads a text as it stands, behind a key and behind a dash."""
    if _HIDDEN.search(text):
        return False
    behind_key, behind_dash = parse_yaml(f"k: {text}\n", ""), parse_yaml(f"- {text}\n", "")
    good = behind_key.value == {"k": text} and behind_dash.value == [text]
    return good and not behind_key.problems and not behind_dash.problems


def _escaped(text: str) -> str:
    """Return a text between double quotation marks, with what nobody sees written out."""
    signs = (f"\\u{ord(sign):04x}" if _HIDDEN.match(sign) and ord(sign) > 0x7E else sign for sign in text)
    return re.sub(r"\\\\(u[0-9a-f]{4})", r"\\\1", json.dumps("".join(signs), ensure_ascii=False))


def _expression(text: str, role: str, indent: int, used: int) -> Sequence[str]:
    node = PARSERS[role](text)
    quoted = role != "phrase"
    line = " ".join(formatted(node, _ONE_LINE, quoted=quoted))
    # Quotation marks of YAML's own around an expression that has some are hard to read; around a phrase they are apt.
    written = (line if is_plain(line) else "") if quoted else _quoted(line)
    if written and used + len(written) <= LINE:
        return [written]
    return _folded(formatted(node, min(WIDTH, LINE - indent - 2), quoted=quoted), indent)


def _prose(words: str, indent: int, used: int) -> Sequence[str]:
    written = inline(words)
    if used + len(written) <= LINE or _HIDDEN.search(words):
        return [written]
    return _folded(wrap(words, LINE - indent - 2, break_long_words=False, break_on_hyphens=False), indent)


def _folded(lines: Sequence[str], indent: int) -> Sequence[str]:
    return [">-", *(f"{' ' * (indent + 2)}{line}" for line in lines)]


def _exact(text: str, indent: int, used: int) -> Sequence[str]:
    """Return a text of which every character counts."""
    words = text.split(" ")
    if "\n" not in text:
        foldable = all(words) and not _HIDDEN.search(text)
        if foldable and used + len(inline(text)) > LINE:
            return _folded(wrap(text, LINE - indent - 2, break_long_words=False, break_on_hyphens=False), indent)
        return [inline(text)]
    block = _literal(text, indent)
    return block if _reads(block, text, indent) else [_escaped(text)]


def _literal(text: str, indent: int) -> Sequence[str]:
    body = text.removesuffix("\n")
    chomp = "-" if body == text else "+" if body.endswith("\n") or not body else ""
    first = next((line for line in body.split("\n") if line), "")
    pad = " " * (indent + 2)
    sign = f"|{'2' * first.startswith(' ')}{chomp}"
    return [sign, *(f"{pad}{line}" if line else "" for line in body.split("\n"))]


def _reads(block: Sequence[str], text: str, indent: int) -> bool:
    """Say whether YAML reads a block as a text."""
    rest = (line[indent:] for line in block[1:])
    return bool(parse_yaml("\n".join([f"k: {block[0]}", *rest, ""]), "").value == {"k": text})
