"""The words of a Word document on their way to the builder, and the text that their offsets count."""

from __future__ import annotations

from checker.document.build import Builder


class Words:
    """Holds text until a run of another kind, a line or a block ends it: Word splits words anywhere."""

    def __init__(self, builder: Builder) -> None:
        self.capitals = False  # whether letters show as capitals
        self._builder = builder
        self._pieces: list[str] = []
        self._length = 0
        self._held: list[str] = []

    def text(self) -> str:
        """Return the text that was extracted."""
        return "".join(self._pieces)

    def add(self, text: str) -> None:
        """Add visible text, with the space in it."""
        upper = text.upper() if self.capitals else text
        self._held.append(upper if len(upper) == len(text) else text)

    def flush(self) -> None:
        """Hand over the text that is held."""
        if self._held:
            text = "".join(self._held)
            self._held.clear()
            self._builder.words(text, self._length)
            self._write(text)

    def line_end(self) -> None:
        """End a line of the extracted text."""
        self.flush()
        self._write("\n")

    def line_break(self) -> None:
        """End a line inside a paragraph."""
        self.line_end()
        self._builder.line_break()

    def page_break(self) -> None:
        """End a page."""
        self.line_end()
        self._builder.page_break()

    def page_mark(self) -> None:
        """Note that a page ended here when the document was last laid out."""
        self.flush()
        self._builder.page_mark()

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
