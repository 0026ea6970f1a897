"""The one way in which reading fails, and what the old Office container holds that cannot be read."""

from __future__ import annotations

COMPOUND = b"\xd0\xcf\x11\xe0"  # begins a compound file, as [MS-CFB] calls it
_HELD = (  # a name in the container's directory, and what it says of the file
    ("EncryptedPackage", "is an Office document with a password; save it without one"),
    ("WordDocument", "is an old .doc; save it as DOCX"),
    ("Workbook", "is a spreadsheet; give the document itself"),
    ("PowerPoint Document", "is a presentation; give the document itself"),
    ("__properties_version1.0", "is an e-mail; give the document itself"),
)


class Unreadable(Exception):
    """The input holds no document that can be judged; the text says why and what to do."""


def of_compound(data: bytes) -> str:
    """Return why a compound file cannot be read, by the names of the streams in it."""
    known = (reason for name, reason in _HELD if name.encode("utf-16-le") in data)
    return next(known, "is an old Office file, or one with a password; save it as DOCX without a password")
