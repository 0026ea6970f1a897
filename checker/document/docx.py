"""DOCX: a Word document as it would print with all tracked changes accepted.

The package is a zip of XML parts (ECMA-376, WordprocessingML).  Insertions are read, deletions are not; both are noted,
and so are comments, because a filed document should hold neither.  Of a field its result is read, which is where Word
writes "Error! Reference source not found.".  Offsets count characters of the text that is extracted here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from checker.document.build import Builder
from checker.document.unreadable import Unreadable

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY, _FOOTNOTES, _ENDNOTES = "word/document.xml", "word/footnotes.xml", "word/endnotes.xml"
_MOST_BYTES = 200 << 20  # of one part, unpacked
_MOST_RATIO = 200  # unpacked to packed; Word's own parts stay below 50
_HIDDEN = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", _FALLBACK})
_INSERTED = frozenset({f"{_WORD}ins", f"{_WORD}moveTo"})


@dataclass(slots=True)
class _Run:
    """What is set inside one paragraph: fields may be nested, an insertion may hold several runs."""

    hidden: int = 0
    inserted: int = 0
    fields: list[bool] = field(default_factory=list)  # for each open field: whether its result has begun


def is_docx(data: bytes) -> bool:
    """Say whether a zip archive is a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def read_docx(data: bytes, builder: Builder) -> str:
    """Read a Word document into the builder; return the extracted text that its offsets count.

    Raises `Unreadable` where the package is damaged, oversized or holds no document text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if _BODY not in names:
                raise Unreadable(_no_text(names))
            notes = {kind: _notes(archive, part) for kind, part in _note_parts(names)}
            reader = _Reader(builder, notes)
            for part in _first_page_headers(archive, names):
                reader.read(_part(archive, part))
            reader.read(_part(archive, _BODY))
    except RecursionError:
        raise Unreadable("is nested too deeply, as no word processor nests; save it again") from None
    except (zipfile.BadZipFile, ElementTree.ParseError, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"is a damaged Word document ({error}); save it again") from None
    return reader.text()


def _no_text(names: set[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "is a spreadsheet; give the document itself"
    if any(name.startswith("ppt/") for name in names):
        return "is a presentation; give the document itself"
    if any(name.endswith("vbaProject.bin") for name in names):
        return "holds macros and no document text; save the document without macros"
    return "is an Office package without document text; give the document itself"


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """Return a part of the package, parsed; refuse bombs."""
    info = archive.getinfo(name)
    if info.file_size > _MOST_BYTES or info.file_size > _MOST_RATIO * max(info.compress_size, 1 << 16):
        raise Unreadable(f"unpacks to {info.file_size >> 20} MiB and is not opened; save it again")
    with archive.open(info) as stream:
        data = stream.read(_MOST_BYTES + 1)
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise Unreadable("declares entities, as no word processor does, and is not opened")
    return ElementTree.fromstring(data)  # noqa: S314  # no entities can be declared: refused above


def _note_parts(names: set[str]) -> Iterator[tuple[str, str]]:
    yield from ((kind, part) for kind, part in (("footnote", _FOOTNOTES), ("endnote", _ENDNOTES)) if part in names)


def _notes(archive: zipfile.ZipFile, part: str) -> dict[str, ElementTree.Element]:
    """Return the notes of a part by their ids."""
    return {note.get(f"{_WORD}id", ""): note for note in _part(archive, part)}


def _first_page_headers(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    """Yield the headers that stand on the first page only: a cover's filing line may stand there."""
    relations = "word/_rels/document.xml.rels"
    if relations not in names:
        return
    targets = {entry.get("Id", ""): entry.get("Target", "") for entry in _part(archive, relations)}
    references = _part(archive, _BODY).iter(f"{_WORD}headerReference")
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    firsts = (entry.get(relation, "") for entry in references if entry.get(f"{_WORD}type") == "first")
    first = next((f"word/{targets[name]}" for name in firsts if name in targets), None)
    if first in names:
        yield first


class _Reader:
    """Walks the parts of a document."""

    def __init__(self, builder: Builder, notes: dict[str, dict[str, ElementTree.Element]]) -> None:
        self.builder, self.notes = builder, notes
        self.pieces: list[str] = []
        self.length = 0
        self.run = _Run()
        self.waiting: list[ElementTree.Element] = []  # notes to be read behind the paragraph that calls them
        self.comments: dict[str, int] = {}
        self.handlers: dict[str, Callable[[ElementTree.Element], None]] = {
            f"{_WORD}{name}": handler
            for name, handler in (
                ("p", self._paragraph),
                ("tbl", self._table),
                ("tr", self._row),
                ("tc", self._cell),
                ("r", self._text_run),
                ("t", self._text),
                ("tab", lambda _: self._space()),
                ("br", self._break),
                ("cr", lambda _: self._line()),
                ("noBreakHyphen", lambda _: self._add("-")),
                ("sym", self._symbol),
                ("fldChar", self._field),
                ("drawing", self._picture),
                ("lastRenderedPageBreak", lambda _: self.builder.page_mark()),
                ("pPr", lambda _: None),
                ("rPr", lambda _: None),
                ("footnoteReference", lambda node: self._note("footnote", node)),
                ("endnoteReference", lambda node: self._note("endnote", node)),
                ("commentRangeStart", self._comment_begins),
                ("commentRangeEnd", self._comment_ends),
            )
        }

    def text(self) -> str:
        """Return the text that was extracted."""
        return "".join(self.pieces)

    def read(self, root: ElementTree.Element) -> None:
        """Read everything below an element."""
        for child in root:
            self._node(child)

    def _node(self, node: ElementTree.Element) -> None:
        if node.tag in _HIDDEN:
            if node.tag != _FALLBACK:
                self.builder.deletion()
            return
        inserted = node.tag in _INSERTED
        start = self.builder.length
        handler = self.handlers.get(node.tag)
        if handler is not None:
            handler(node)
        else:
            self.read(node)
        if inserted and self.builder.length > start:
            self.builder.insertion(start)

    # Blocks ------------------------------------------------------------------------------------------------------

    def _paragraph(self, node: ElementTree.Element) -> None:
        properties = node.find(f"{_WORD}pPr")
        style = _value(properties, "pStyle").lower()
        if _is_on(properties, "pageBreakBefore"):
            self._page()
        heading = style.startswith(("heading", "title", "toc heading"))
        item = properties is not None and properties.find(f"{_WORD}numPr") is not None
        self._line()
        self.builder.end_block(heading=heading, item=item)
        centred = _value(properties, "jc") == "center"
        self.builder.centred += centred
        self.read(node)
        self.builder.centred -= centred
        self.builder.end_block()
        if properties is not None and properties.find(f"{_WORD}sectPr") is not None:
            self._page()
        while self.waiting:
            self.read(self.waiting.pop(0))

    def _table(self, node: ElementTree.Element) -> None:
        self.builder.start_table()
        self.read(node)
        self.builder.end_table()

    def _row(self, node: ElementTree.Element) -> None:
        self.builder.start_row()
        self.read(node)

    def _cell(self, node: ElementTree.Element) -> None:
        self.builder.start_cell()
        self.read(node)

    # Text --------------------------------------------------------------------------------------------------------

    def _text_run(self, node: ElementTree.Element) -> None:
        properties = node.find(f"{_WORD}rPr")
        if _is_on(properties, "vanish"):
            return
        bold = _is_on(properties, "b")
        self.builder.bold += bold
        self.read(node)
        self.builder.bold -= bold

    def _text(self, node: ElementTree.Element) -> None:
        if all(self.run.fields):
            self._add(node.text or "")

    def _add(self, text: str) -> None:
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        self.builder.words(text, start)

    def _space(self) -> None:
        self._add(" ")

    def _line(self) -> None:
        self.pieces.append("\n")
        self.length += 1

    def _page(self) -> None:
        self._line()
        self.builder.page_break()

    def _break(self, node: ElementTree.Element) -> None:
        if node.get(f"{_WORD}type") == "page":
            self._page()
        else:
            self._line()
            self.builder.line_break()

    def _symbol(self, node: ElementTree.Element) -> None:
        code = int(node.get(f"{_WORD}char", "2022"), 16)
        self._add(chr(code) if code < 0xE000 else "\u2022")

    def _field(self, node: ElementTree.Element) -> None:
        """Follow a field: between `begin` and `separate` stands its instruction, behind that its result."""
        kind = node.get(f"{_WORD}fldCharType")
        if kind == "begin":
            self.run.fields.append(False)
        elif kind == "separate" and self.run.fields:
            self.run.fields[-1] = True
        elif kind == "end" and self.run.fields:
            self.run.fields.pop()

    def _picture(self, node: ElementTree.Element) -> None:
        texts = list(node.iter(f"{_WORD}txbxContent"))
        for text in texts:
            self.read(text)
        if not texts:
            self.builder.picture()

    # Notes and comments ------------------------------------------------------------------------------------------

    def _note(self, kind: str, node: ElementTree.Element) -> None:
        note = self.notes.get(kind, {}).get(node.get(f"{_WORD}id", ""))
        if note is not None:
            self.waiting.append(note)

    def _comment_begins(self, node: ElementTree.Element) -> None:
        self.comments[node.get(f"{_WORD}id", "")] = self.builder.length

    def _comment_ends(self, node: ElementTree.Element) -> None:
        start = self.comments.pop(node.get(f"{_WORD}id", ""), None)
        if start is not None:
            self.builder.comment(start)


def _value(properties: ElementTree.Element | None, name: str) -> str:
    found = properties.find(f"{_WORD}{name}") if properties is not None else None
    return found.get(f"{_WORD}val", "") if found is not None else ""


def _is_on(properties: ElementTree.Element | None, name: str) -> bool:
    found = properties.find(f"{_WORD}{name}") if properties is not None else None
    return found is not None and found.get(f"{_WORD}val", "true") not in ("0", "false", "off", "none")
