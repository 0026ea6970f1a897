"""From bytes to a `Document`: the format is told by content, never only by the file's name.

The reader of a format is imported where a document is in it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from checker.document.build import CUT_OFF, Builder
from checker.document.decode import decode
from checker.document.model import Document, Format, HeaderField, Source
from checker.document.structure import structure
from checker.document.submission import is_submission, open_envelope
from checker.document.unreadable import COMPOUND, Unreadable, of_compound

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|p|div|font|center|t[drh]|br|span|b|i|h[1-6]|ix:)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BEGINS_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+)?(?:html|head|body|p|div|font|center|h[1-6])\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_BODY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
MOST_BYTES = 200 << 20  # of one file
_MOST_CHARACTERS = 50_000_000  # of the document itself, without a submission's other documents
_TOO_LARGE = f"is larger than {MOST_BYTES >> 20} MiB; give the document alone"
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SNIFFED = 20_000  # characters
_READ = "HTML, plain text, an EDGAR submission, DOCX or PDF"
_MAGIC = {
    b"PK\x03\x04": f"a zip archive; unpack it and give {_READ}",
    b"\x89PNG": f"a picture; give {_READ}",
    b"\xff\xd8\xff": f"a picture; give {_READ}",
    b"GIF8": f"a picture; give {_READ}",
    b"\x1f\x8b": f"a gzip archive; unpack it and give {_READ}",
    b"{\\rtf": "an RTF document; save it as DOCX",
}


def read_file(path: Path) -> Document:
    """Read a document from disk.

    Raises `Unreadable` where the file is missing, not to be opened, empty or in no format that is read.
    """
    try:
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > MOST_BYTES:
                raise Unreadable(_TOO_LARGE)
            data = stream.read(MOST_BYTES + 1) if not path.is_file() else stream.read()
    except FileNotFoundError:
        raise Unreadable("no such file") from None
    except IsADirectoryError:
        raise Unreadable("is a folder, not a file") from None
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from None
    return read_bytes(data, str(path))


def read_bytes(data: bytes, path: str) -> Document:
    """Read a document from its bytes; `path` is the name under which it is reported.

    Raises `Unreadable` where there is no text to judge.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(_TOO_LARGE)
    if not data.strip():
        raise Unreadable("is empty")
    builder = Builder()
    read = _read_as(data, builder)
    if not builder.blocks:
        raise Unreadable("holds no text that a reader would see; give the document itself")
    raw = builder.finish(read.source.text)
    found = structure(raw)
    return Document(
        path=path,
        format=read.format,
        digest=f"sha256:{hashlib.sha256(data).hexdigest()}",
        source=read.source,
        text=raw.text,
        folded=found.folded,
        map=raw.map,
        header=read.header,
        blocks=found.blocks,
        sentences=found.sentences,
        parts=found.parts,
        cover=found.cover,
        caption=found.caption,
        sections=found.sections,
        pages=found.pages,
        contents=found.contents,
        gaps=found.gaps,
        edits=raw.edits,
        links=raw.links,
    )


def read_text(text: str, path: str = "-") -> Document:
    """Read a document from a string, as `read_bytes` reads its UTF-8 form."""
    return read_bytes(text.encode("utf-8", "surrogatepass"), path)


def is_html(text: str) -> bool:
    """Say whether a text is HTML: it begins as HTML does, or has more tags of its than stand in running text."""
    return _BEGINS_HTML.match(text) is not None or len(_HTML.findall(text)) > 2


class _Read(Struct, frozen=True):
    """What was read beside the text itself."""

    format: Format
    source: Source
    header: Sequence[HeaderField] = ()


def _read_as(data: bytes, builder: Builder) -> _Read:
    """Tell the format and read the text into the builder."""
    if b"%PDF-" in data[:1024]:
        return _read_pdf(data, builder)
    if data.startswith(b"PK\x03\x04"):
        from checker.document.docx import is_docx, read_docx

        if is_docx(data):
            return _Read(Format.DOCX, Source(read_docx(data, builder), ""))
    _refuse_binary(data)
    source = decode(data)
    envelope = open_envelope(source.text) if is_submission(source.text) else None
    start, end = (envelope.start, envelope.end) if envelope else (0, len(source.text))
    _refuse_long(end - start)
    markup = is_html(source.text[start : min(end, start + _SNIFFED)])
    if markup:
        from checker.document.html import read_html

        read_html(source.text, builder, start, end)
        if not builder.lost and _is_cut_off(source.text, start, end):
            builder.lost = CUT_OFF
    else:
        from checker.document.plain import read_plain

        read_plain(source.text, builder, start, end)
    told = Format.SUBMISSION if envelope else Format.HTML if markup else Format.TEXT
    return _Read(told, source, envelope.header if envelope else ())


def _read_pdf(data: bytes, builder: Builder) -> _Read:
    from checker.document.pdf import read_pdf
    from checker.document.plain import read_plain

    found = read_pdf(data)
    _refuse_long(len(found.text))
    builder.blank_pages = True
    if found.pictured:
        builder.picture()
    read_plain(found.text, builder)
    return _Read(Format.PDF, Source(found.text, ""))


def _refuse_long(length: int) -> None:
    """Refuse a document of too many characters."""
    if length > _MOST_CHARACTERS:
        most = _MOST_CHARACTERS // 1_000_000
        raise Unreadable(f"holds a document of more than {most} million characters; give it in parts")


def _refuse_binary(data: bytes) -> None:
    if data.startswith(COMPOUND):
        raise Unreadable(of_compound(data))
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"is {name}")
    sample = data[:4096]
    wide = sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if not wide and len(_CONTROLS.findall(sample)) * 20 > len(sample):
        raise Unreadable(f"is a binary file; give {_READ}")


def _is_cut_off(source: str, start: int, end: int) -> bool:
    """Say whether HTML opens a body that it never closes."""
    return bool(_BODY.search(source, start, end)) and not _BODY_END.search(source, max(start, end - 2000), end)
