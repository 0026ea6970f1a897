"""A package of Office Open XML with nothing of the clock in it: the same parts make the same bytes."""

from __future__ import annotations

import io
import zipfile

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def repacked(package: bytes) -> bytes:
    """Return a package with its parts as they are, in their order, and no time of writing."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, _LONG_AGO), old.read(entry), zipfile.ZIP_DEFLATED)
    return written.getvalue()
