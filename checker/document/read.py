"""From bytes to a `Document`: the format is told by content, never only by the file's name."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from checker.document.build import Builder
from checker.document.decode import decode
from checker.document.html import read_html
from checker.document.model import Document, Format
from checker.document.plain import read_plain
from checker.document.structure import structure
from checker.document.submission import is_submission, open_envelope

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|p|div|font|center|table|br|span|b|i|h[1-6]|ix:)\b[^<>]{0,2000}>", re.IGNORECASE
)
_BODY = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_BODY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SNIFFED = 20_000  # characters
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
}


class Unreadable(Exception):
    """The input holds no document that can be judged; the text says why and what to do."""


def read_file(path: Path) -> Document:
    """Read a document from disk.

    Raises `Unreadable` where the file is missing, not to be opened, empty or in no format that is read.
    """
    try:
        data = path.read_bytes()
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
    _refuse_binary(data)
    source = decode(data)
    envelope = open_envelope(source.text) if is_submission(source.text) else None
    start, end = (envelope.start, envelope.end) if envelope else (0, len(source.text))
    markup = is_html(source.text[start : min(end, start + _SNIFFED)])
    builder = Builder()
    (read_html if markup else read_plain)(source.text, builder, start, end)
    if not builder.blocks:
        raise Unreadable("holds no text that a reader would see; give the document itself")
    raw = builder.finish()
    found = structure(raw, cut_off=markup and _is_cut_off(source.text, start, end))
    return Document(
        path=path,
        format=Format.SUBMISSION if envelope else Format.HTML if markup else Format.TEXT,
        digest=f"sha256:{hashlib.sha256(data).hexdigest()}",
        source=source,
        text=raw.text,
        folded=found.folded,
        map=raw.map,
        header=envelope.header if envelope else (),
        blocks=found.blocks,
        sentences=found.sentences,
        parts=found.parts,
        cover=found.cover,
        caption=found.caption,
        sections=found.sections,
        pages=found.pages,
        gaps=found.gaps,
    )


def read_text(text: str, path: str = "-") -> Document:
    """Read a document from a string, as `read_bytes` reads its UTF-8 form."""
    return read_bytes(text.encode("utf-8", "surrogatepass"), path)


def is_html(text: str) -> bool:
    """Say whether a text is HTML: two tags of its that stand in running text do not make it so."""
    return len(_HTML.findall(text)) > 2 or bool(
        re.match(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html", text, re.IGNORECASE)
    )


def _refuse_binary(data: bytes) -> None:
    if not data.strip():
        raise Unreadable("is empty")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"is {name}, which cannot be read; give HTML, plain text or an EDGAR submission")
    sample = data[:4096]
    wide = sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if not wide and len(_CONTROLS.findall(sample)) * 20 > len(sample):
        raise Unreadable("is a binary file; give HTML, plain text or an EDGAR submission")


def _is_cut_off(source: str, start: int, end: int) -> bool:
    """Say whether HTML opens a body that it never closes."""
    return bool(_BODY.search(source, start, end)) and not _BODY_END.search(source, max(start, end - 2000), end)
