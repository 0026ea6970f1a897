"""From bytes to characters."""

from __future__ import annotations

import codecs

from checker.document.model import Source

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> Source:
    """Decode a file: by its byte order mark, else as UTF-8, else as Windows-1252, which every byte string is.

    Bytes that Windows-1252 leaves open are read as Latin-1 reads them.  A UTF-8 byte order mark stays in the text as
    U+FEFF, so that offsets count it.  Broken UTF-16 and UTF-32 get U+FFFD where they are broken.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Source(data.decode(encoding, "replace"), encoding)
    try:
        return Source(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Source("".join(_windows(data)), "cp1252")


def _windows(data: bytes) -> list[str]:
    """Decode Windows-1252, the five open bytes as control characters."""
    try:
        return [data.decode("cp1252")]
    except UnicodeDecodeError:
        table = [bytes([value]).decode("cp1252", "replace") for value in range(256)]
        table = [chr(value) if sign == "\ufffd" else sign for value, sign in enumerate(table)]
        return [data.decode("latin-1").translate(dict(enumerate(table)))]
