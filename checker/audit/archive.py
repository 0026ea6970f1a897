"""Archives read as a stream: zip, tar, tar.gz (EDGAR's daily feed), and single gzip files."""

from __future__ import annotations

import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from checker.document import MOST_BYTES

_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".gz")
_FAULTS = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, ValueError)
_ENCRYPTED = 0x1  # flag bit of a zip entry


class Broken(Exception):
    """An archive that cannot be read to its end."""


def is_archive(path: Path) -> bool:
    """Say whether a file is named as archives are."""
    return path.name.lower().endswith(_ENDINGS)


def members(path: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield the files of an archive with their bytes, None for one that is larger than a document may be.

    Raises `Broken` where the archive ends early or is damaged; what stood before has been yielded then.
    """
    name = path.name.lower()
    try:
        if name.endswith(".zip"):
            yield from _zipped(path)
        elif name.endswith(".gz") and not name.endswith(".tar.gz"):
            with gzip.open(path) as stream:
                yield path.stem, _limited(stream)
        else:
            yield from _taped(path)
    except _FAULTS as error:
        raise Broken(f"is a damaged archive, read as far as it goes: {error}") from None


def _zipped(path: Path) -> Iterator[tuple[str, bytes | None]]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            if entry.flag_bits & _ENCRYPTED:
                raise Broken(f"holds files behind a password ({entry.filename}); unpack it")
            with archive.open(entry) as stream:
                yield entry.filename, _limited(stream)


def _taped(path: Path) -> Iterator[tuple[str, bytes | None]]:
    with tarfile.open(path, mode="r|*") as archive:
        for entry in archive:
            stream = archive.extractfile(entry) if entry.isfile() else None
            if stream is not None:
                yield entry.name, _limited(stream)
            archive.members.clear()  # type: ignore[attr-defined]  # tarfile remembers every member, without end


def _limited(stream: IO[bytes] | gzip.GzipFile) -> bytes | None:
    """Return the bytes of a stream, None where there are more than a document may have: a zip bomb ends here."""
    data = stream.read(MOST_BYTES + 1)
    return data if len(data) <= MOST_BYTES else None
