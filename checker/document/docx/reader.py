"""The walk through the parts of a Word document: what is visible goes to the builder, what is tracked is noted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from checker.document.build import SOFT_HYPHEN, Builder
from checker.document.docx.comments import Comments
from checker.document.docx.fields import Fields
from checker.document.docx.numbering import Numbering
from checker.document.docx.package import WORD, Package
from checker.document.docx.styles import Style, Styles, has
from checker.document.docx.symbols import BULLET, symbol
from checker.document.docx.words import Words

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_COMPATIBILITY}Fallback"
_BOX = f"{WORD}txbxContent"
_PICTURES = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
        "{http://purl.oclc.org/ooxml/drawingml/picture}pic",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
        "{urn:schemas-microsoft-com:vml}imagedata",
    }
)
_GONE = (f"{WORD}del", f"{WORD}moveFrom")  # a paragraph's mark that was deleted or moved away
_IMPORTED = "a part of this Word document was imported but never merged (altChunk); open and save it again"


@dataclass(slots=True)
class _Story:
    """What is open while the body, a note or a text box is read.

    Notes and text boxes wait until the paragraph that calls them is read.
    """

    style: Style = field(default_factory=Style)
    fields: Fields = field(default_factory=Fields)
    waiting: deque[Element] = field(default_factory=deque)
    joined: bool = False  # whether the next paragraph goes on where the last one ended


class Reader:
    """Walks the parts of a document."""

    def __init__(self, builder: Builder, package: Package, breaking: frozenset[int]) -> None:
        self.builder, self.breaking = builder, breaking
        self.styles, self.numbering = Styles(package.beside("styles")), Numbering(package.beside("numbering"))
        self.notes = {kind: _by_id(package.beside(f"{kind}s")) for kind in ("footnote", "endnote")}
        self.called: deque[Element] = deque()  # endnotes, in order
        self.words = Words(builder)
        self.open = _Story()
        self.sections: list[tuple[int, Element]] = []  # their properties, and the offset where each ends
        self.laid_out = False  # whether Word has told where its pages end
        self.comments = Comments(builder, self.words)
        self.handlers: dict[str, Callable[[Element], None]] = {
            f"{WORD}{name}": handler for name, handler in self._handlers()
        } | {
            _FALLBACK: self._skip,
            f"{_COMPATIBILITY}AlternateContent": self._alternatives,
            "{http://schemas.openxmlformats.org/officeDocument/2006/math}t": self._text,
        }

    def _handlers(self) -> Iterator[tuple[str, Callable[[Element], None]]]:
        yield from (("p", self._paragraph), ("tbl", self._table), ("tr", self._row), ("tc", self._cell))
        yield from (("r", self._run), ("t", self._text), ("sym", self._symbol), ("fldChar", self._field))
        yield from (("br", self._break), ("cr", lambda _: self.words.line_break()))
        yield from ((name, lambda _: self._add(" ")) for name in ("tab", "ptab"))
        yield "noBreakHyphen", lambda _: self._add("-")
        yield "softHyphen", lambda _: self._add(SOFT_HYPHEN)
        yield "lastRenderedPageBreak", self._rendered_break
        yield "sectPr", self._section
        yield from ((name, self._drawing) for name in ("drawing", "pict", "object"))
        yield from ((name, self._deletion) for name in ("del", "moveFrom"))
        yield from ((name, self._insertion) for name in ("ins", "moveTo"))
        yield from ((name, self._note) for name in ("footnoteReference", "endnoteReference"))
        yield from (("commentRangeStart", self.comments.begin), ("commentRangeEnd", self.comments.end))
        yield "commentReference", self.comments.refer
        yield "altChunk", self._import
        yield from ((name, self._skip) for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt"))

    def story(self, root: Element) -> None:
        """Read a part, a note or a text box, whose fields and paragraphs are its own."""
        outer, self.open = self.open, _Story()
        self._children(root)
        self.words.flush()
        self.builder.end_block()
        self.open = outer

    def endnotes(self) -> None:
        """Read the endnotes that were called."""
        while self.called:
            self.story(self.called.popleft())

    def _children(self, node: Element) -> None:
        for child in node:
            handler = self.handlers.get(child.tag)
            if handler is not None:
                handler(child)
            else:
                self._children(child)

    def _skip(self, _: Element) -> None:
        """Read nothing."""

    def _alternatives(self, node: Element) -> None:
        """Read the first of several forms of the same: the others are for programs that do not know it."""
        for form in node[:1]:
            self._children(form)

    # Blocks ------------------------------------------------------------------------------------------------------

    def _paragraph(self, node: Element) -> None:
        properties = node.find(f"{WORD}pPr")
        style = self.styles.paragraph(properties)
        self.words.flush()
        start, joined = self.builder.length, self.open.joined
        self.open.style, self.open.joined = style, False
        if not joined:
            self._begin(properties, style)
        centred = self.styles.is_centred(properties, style)
        self.builder.centred += centred
        self._children(node)
        self.words.flush()
        self.builder.bold = 0
        self.builder.centred -= centred
        self._end(properties, written=joined or self.builder.length > start)

    def _begin(self, properties: Element | None, style: Style) -> None:
        """Begin a paragraph: with its number, if it has one."""
        if self.styles.begins_page(properties, style):
            self.words.page_break()
        self.words.line_end()
        heading = self.styles.is_heading(properties, style)
        numbering = self.styles.numbering(properties, style)
        self.builder.end_block(heading=heading, item=numbering is not None and not heading)
        label = self.numbering.label(*numbering) if numbering else ""
        if label:
            self._add(f"{label} ")

    def _end(self, properties: Element | None, *, written: bool) -> None:
        """End a paragraph, unless its mark was deleted or is hidden: then the next one goes on in its line."""
        mark = properties.find(f"{WORD}rPr") if properties is not None else None
        if mark is not None and (has(mark, "vanish") or any(mark.find(name) is not None for name in _GONE)):
            self.open.joined = written
        else:
            self.builder.end_block()
        self.open.fields.end_paragraph()
        section = properties.find(f"{WORD}sectPr") if properties is not None else None
        if section is not None:
            self._section(section)
        while self.open.waiting and not self.open.joined:
            self.story(self.open.waiting.popleft())

    def _section(self, properties: Element) -> None:
        """End a section."""
        self.words.flush()
        self.sections.append((self.builder.length, properties))
        if id(properties) in self.breaking:
            self.words.page_break()

    def _rendered_break(self, _: Element) -> None:
        """Note where a page ended when Word last laid the document out."""
        self.laid_out = True
        self.words.page_mark()

    def _table(self, node: Element) -> None:
        self.open.joined = False
        self.builder.start_table()
        self._children(node)
        self.builder.end_table()

    def _row(self, node: Element) -> None:
        properties = node.find(f"{WORD}trPr")
        if properties is not None and properties.find(f"{WORD}del") is not None:
            self._deletion(node)
        elif not has(properties, "hidden"):
            self.builder.start_row()
            self._perhaps_inserted(node, inserted=properties is not None and properties.find(f"{WORD}ins") is not None)

    def _cell(self, node: Element) -> None:
        properties = node.find(f"{WORD}tcPr")
        merged = properties.find(f"{WORD}vMerge") if properties is not None else None
        if properties is not None and properties.find(f"{WORD}cellDel") is not None:
            self._deletion(node)
            return
        self.builder.start_cell()
        if merged is None or merged.get(f"{WORD}val") == "restart":  # else the cell above shows in its place
            added = properties is not None and properties.find(f"{WORD}cellIns") is not None
            self._perhaps_inserted(node, inserted=added)

    # Text --------------------------------------------------------------------------------------------------------

    def _run(self, node: Element) -> None:
        properties = node.find(f"{WORD}rPr")
        style = self.open.style
        if self.styles.is_on("vanish", properties, style):
            self.open.fields.follow(node)
            return
        bold = self.styles.is_on("b", properties, style)
        if bold != bool(self.builder.bold):
            self.words.flush()
        self.builder.bold = int(bold)
        self.words.capitals = self.styles.is_on("caps", properties, style)
        self._children(node)
        self.words.capitals = False

    def _text(self, node: Element) -> None:
        self._add(node.text or "")

    def _add(self, text: str) -> None:
        """Add text, unless it is the instruction of a field."""
        if self.open.fields.show:
            self.words.add(text)

    def _break(self, node: Element) -> None:
        if node.get(f"{WORD}type") == "page":
            self.words.page_break()
        else:
            self.words.line_break()

    def _symbol(self, node: Element) -> None:
        try:
            code = int(node.get(f"{WORD}char", ""), 16)
        except ValueError:
            code = ord(BULLET)
        self._add(symbol(code, node.get(f"{WORD}font", "")))

    def _field(self, node: Element) -> None:
        self.open.fields.mark(node)

    def _drawing(self, node: Element) -> None:
        """Note a picture; keep the text of boxes until the paragraph that anchors them is read."""
        boxes = list(_outermost(node, frozenset({_BOX})))
        self.open.waiting.extend(boxes)
        if not boxes and next(_outermost(node, _PICTURES), None) is not None:
            self.words.flush()
            self.builder.picture()

    # Tracked changes, notes and comments -------------------------------------------------------------------------

    def _deletion(self, node: Element) -> None:
        """Read nothing of what was deleted or moved away."""
        self.words.flush()
        self.builder.deletion()
        self.open.fields.follow(node)

    def _insertion(self, node: Element) -> None:
        self._perhaps_inserted(node, inserted=True)

    def _perhaps_inserted(self, node: Element, *, inserted: bool) -> None:
        self.words.flush()
        start = self.builder.length
        self._children(node)
        self.words.flush()
        if inserted and self.builder.length > start:
            self.builder.insertion(start)

    def _note(self, node: Element) -> None:
        """Keep a note until the paragraph, or for an endnote the document, is read.  A note is read once."""
        kind = node.tag.removeprefix(WORD).removesuffix("Reference")
        note = self.notes[kind].pop(node.get(f"{WORD}id", ""), None)
        if note is not None:
            (self.open.waiting if kind == "footnote" else self.called).append(note)

    def _import(self, _: Element) -> None:
        self.builder.lost = _IMPORTED


def _by_id(notes: Element | None) -> dict[str, Element]:
    """Return the notes of a part by their ids."""
    return {note.get(f"{WORD}id", ""): note for note in notes} if notes is not None else {}


def _outermost(node: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """Yield the outermost elements of some names, those of fallbacks left out."""
    children: Sequence[Element] = list(node)
    for child in children:
        if child.tag in wanted:
            yield child
        elif child.tag != _FALLBACK:
            yield from _outermost(child, wanted)
