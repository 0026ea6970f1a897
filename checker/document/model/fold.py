"""Folding: what makes no difference to a reader makes none to a phrase.

A document's text is matched as bytes, one byte a character, so that a byte offset is a character offset.  Kinds of
quotation mark, dash, hyphen, bullet and space fold to one each; letters keep their case and, where Latin-1 has them,
their accents.  The control bytes below stand for structure; together with space and newline they are the white space
that separates the words of a phrase.
"""

from __future__ import annotations

import re
import unicodedata

FURNITURE = "\x1c"  # a character of a running header, footer or page number: not part of the prose
CELL = "\x1d"  # between two cells of one table row
BLOCK = "\x1e"  # between two blocks: paragraphs, headings, list items, rows
SENTENCE = "\x1f"  # the space between two sentences of one block
SPACES = "\n \x1c-\x1f"  # for use inside a bracket expression

BULLET = "\x95"  # where cp1252 has it
LOST = "\x8d"  # U+FFFD, which stands for a character that could not be decoded
UNKNOWN_LETTER = "\xaa"  # a letter that Latin-1 does not have
UNKNOWN_SIGN = "\x86"  # any other sign that Latin-1 does not have

_FAMILIES = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043",
    LOST: "\ufffd",
    BULLET: "\u2022\u25cf\u25cb\u25a0\u25a1\u25aa\u25ab\u00b7\u2219\u25e6\u2023\u2b24\u26ab\u26aa\u25fc\u25fb\uf0b7",
    " ": "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
_TABLE = {ord(member): family for family, members in _FAMILIES.items() for member in members}
_FOREIGN = re.compile("[^\x00-\x7f]|`")


def fold_sign(sign: str) -> str:
    """Return the one Latin-1 character that a character folds to."""
    known = _TABLE.get(ord(sign))
    if known is not None:
        return known
    if ord(sign) < 256:
        return sign
    plain = unicodedata.normalize("NFKD", sign)[0]
    if ord(plain) < 128:
        return plain
    return UNKNOWN_LETTER if sign.isalpha() else UNKNOWN_SIGN


def fold(text: str) -> str:
    """Return a text of the same length in which each character stands for its family."""
    return text if text.isascii() and "`" not in text else _FOREIGN.sub(lambda match: fold_sign(match[0]), text)
