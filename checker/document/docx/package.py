"""The package of a Word document: a zip of XML parts, some of which name others by relationships.

Nothing is unpacked that is not needed, and nothing without a limit: a part, the number of its elements, the number of
parts, the ratio of packing.
"""

from __future__ import annotations

import gc
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

from checker.document.unreadable import Unreadable

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TYPES = "[Content_Types].xml"
_MOST_PARTS = 10_000
_MOST_BYTES = 100 << 20  # of one part, unpacked
_MOST_ELEMENTS = 4_000_000  # of one part, closing tags not counted
_MOST_RATIO = 200  # unpacked to packed; Word's own parts stay below 50
_SMALL = 1 << 16  # bytes: a part that is packed into fewer is measured as if it had so many
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # the only ones that the standard allows
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip archive's directory
_STRICT = (  # the namespaces of documents saved as "Strict Open XML" and those that all other documents use
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")  # says of a part in UTF-16 that it is one
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ElementTree.ParseError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def is_docx(data: bytes) -> bool:
    """Say whether a zip archive is an Office package."""
    return _TYPES.encode() in data


class Package:
    """The parts of a Word document.  Every method raises `Unreadable` where the package is damaged or a bomb."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._related: dict[str, list[tuple[str, str, str]]] = {}
        self.names = frozenset(archive.namelist())
        main = next(iter(self._targets("", "officeDocument")), "word/document.xml")
        self.main = main if main in self.names else ""

    def body(self) -> ElementTree.Element:
        """Return the main part, parsed."""
        if not self.main or self.main.startswith(("xl/", "ppt/")):
            raise Unreadable(self._no_text())
        return self.part(self.main)

    def beside(self, kind: str) -> ElementTree.Element | None:
        """Return the part of a kind (`styles`, `footnotes`) that the main part names, parsed; None without one."""
        named = [name for name in self._targets(self.main, kind) if name in self.names]
        return self.part(named[0]) if named else None

    def related(self, identifier: str) -> ElementTree.Element | None:
        """Return the part that the main part names by an identifier, parsed; None without one."""
        targets = (target for entry, _, target in self._relations(self.main) if entry == identifier)
        name = next(targets, "")
        return self.part(name) if name in self.names else None

    def has_macros(self) -> bool:
        """Say whether the package brings a program along."""
        return any(name.endswith("vbaProject.bin") for name in self.names)

    def part(self, name: str) -> ElementTree.Element:
        """Return a part, parsed."""
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise Unreadable("is a Word document in an encrypted archive; save it without a password")
        if info.compress_type not in _METHODS:
            raise Unreadable("is packed as no Word document is; save it again")
        if info.file_size > _MOST_BYTES or info.file_size > _MOST_RATIO * max(info.compress_size, _SMALL):
            raise Unreadable(f"unpacks to {max(1, info.file_size >> 20)} MiB and is not opened; save it again")
        with self._archive.open(info) as stream:
            return _parsed(stream.read(_MOST_BYTES))

    def _targets(self, source: str, kind: str) -> Iterator[str]:
        """Yield the names of the parts that a part names as being of a kind."""
        return (target for _, stated, target in self._relations(source) if stated.endswith(f"/{kind}"))

    def _relations(self, source: str) -> list[tuple[str, str, str]]:
        """Return identifier, kind and target of the relationships of a part, or of the package (the empty name)."""
        if source not in self._related:
            self._related[source] = list(self._read_relations(source))
        return self._related[source]

    def _read_relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        folder, name = posixpath.split(source)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        for entry in self.part(listed) if listed in self.names else ():
            target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
            yield entry.get("Id", ""), entry.get("Type", ""), target

    def _no_text(self) -> str:
        if any(name.startswith("xl/") for name in self.names):
            return "is a spreadsheet; give the document itself"
        if any(name.startswith("ppt/") for name in self.names):
            return "is a presentation; give the document itself"
        if self.has_macros():
            return "holds macros and no document text; save the document without macros"
        return "is an Office package without document text; give the document itself"


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """Open a package and close it.  What is damaged comes out as `Unreadable`, wherever it is found."""
    if data.count(_ENTRY) > _MOST_PARTS:
        raise Unreadable(f"is a package of more than {_MOST_PARTS} parts and is not opened; save it again")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Package(archive)
    except RecursionError:
        raise Unreadable("is nested too deeply, as no word processor nests; save it again") from None
    except _DAMAGE as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Unreadable(f"is a damaged Word document ({said}); save it again") from None


def _parsed(data: bytes) -> ElementTree.Element:
    """Parse a part.  No entity can be declared, so none can grow."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        data = _DECLARATION.sub("", data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16"), count=1).encode()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable("declares entities, as no word processor does, and is not opened")
    if data.count(b"<") - data.count(b"</") > _MOST_ELEMENTS:
        raise Unreadable(f"holds more than {_MOST_ELEMENTS} elements and is not opened; give the document in parts")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    with _uncollected():
        return ElementTree.fromstring(data)  # noqa: S314  # no entities can be declared: refused above


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from walking through a growing tree, which has none, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
