"""The tables that are open while HTML is read: rows, cells, captions, and what stands where none of these is.

Follows the HTML standard's insertion modes for tables
(https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable): a row or cell outside a table is nothing, a
cell outside a row makes one, and text outside the cells is put before the table, as browsers do.
"""

from __future__ import annotations

from msgspec import Struct, field

from checker.document.elements import Elements, Entry
from checker.document.markup import PLAIN

GROUPS = frozenset("tbody thead tfoot".split())
CELLS = frozenset("td th".split())
PARTS = GROUPS | CELLS | {"table", "tr", "caption", "colgroup", "col"}
_NONE = -1


class _Table(Struct):
    """An open table.  Each part of it is given by its place in the stack of elements."""

    place: int
    paragraph: bool  # whether one is open around it
    first: int  # the place of its first block in the text
    group: int = _NONE
    row: int = _NONE
    cell: int = _NONE  # or the caption

    def place_of(self, name: str) -> int:
        """Return the place of the open part of a name, where one is open; in that of a cell may stand another."""
        if name == "table":
            return self.place
        if name == "tr" or (name == "tbody" and self.group == _NONE):  # a row without a group implies one
            return self.row
        return self.group if name in GROUPS else self.cell


class Tables(Struct):
    """The open tables, outermost first."""

    elements: Elements
    open: list[_Table] = field(default_factory=list)
    astray: bool = False  # whether text here stands in a table, but in none of its cells
    _straying: bool = False  # whether such text has begun

    def __post_init__(self) -> None:
        self.elements.floor = self._floor

    def _floor(self) -> int:
        """Return how many elements are out of reach, because they are parts of a table or stand around one."""
        if not self.open:
            return 0
        table = self.open[-1]
        return max(table.place, table.group, table.row, table.cell) + 1

    def begin(self, entry: Entry) -> None:
        """Begin a table or a part of one that is no cell."""
        name = entry[0]
        if name == "table":
            self._begin_table(entry)
        elif self.open:
            self.settle()
            if name == "tr":
                self._begin_row(entry)
            else:
                self._begin_part(entry)

    def begin_cell(self, entry: Entry) -> None:
        """Begin a cell."""
        if not self.open:
            return
        table, elements = self.open[-1], self.elements
        if self._straying:
            self.settle()
        if table.row == _NONE:
            self._begin_row(("tr", PLAIN, 0))
        depth = table.row + 1
        if len(elements.stack) != depth:
            self._unwind(table, depth)
        elements.builder.start_cell()
        if entry[1] is PLAIN:
            elements.stack.append(entry)
        else:
            elements.open(entry)
        table.cell = depth
        self.astray = False

    def end_cell(self, name: str) -> None:
        """End a cell."""
        if not self.open:
            return
        table, elements = self.open[-1], self.elements
        place = table.cell
        if place != len(elements.stack) - 1 or elements.stack[-1][0] != name:
            self.end(name)
            return
        entry = elements.stack.pop()
        if entry[1] is not PLAIN:
            elements.restore(entry)
        table.cell = _NONE
        self.astray = True

    def has(self, name: str) -> bool:
        """Say whether an end tag of a name has a table or a part of one to end."""
        if not self.open:
            return False
        table = self.open[-1]
        place = table.place_of(name)
        implied = name == "tbody" and table.group == _NONE
        return place != _NONE and (implied or self.elements.stack[place][0] == name)

    def end(self, name: str) -> None:
        """End a table or a part of one."""
        if not self.has(name):
            return
        table = self.open[-1]
        place = table.place_of(name)
        self.settle()
        self._unwind(table, place)
        if name == "table":
            self.open.pop()
            self.elements.paragraph = table.paragraph
            self.elements.builder.end_table()
            self.astray = False

    def stray(self) -> None:
        """Begin text that stands in a table, but in none of its cells."""
        if not self._straying:
            self._straying = True
            self.elements.builder.begin_stray(self.open[-1].first, len(self.open))

    def _begin_table(self, entry: Entry) -> None:
        elements = self.elements
        if self.astray:
            self.end("table")
        self.open.append(_Table(len(elements.stack), elements.paragraph, len(elements.builder.blocks)))
        elements.paragraph = False
        elements.builder.start_table()
        self._push(entry)
        self.astray = True

    def _begin_part(self, entry: Entry) -> None:
        """Begin a group of rows, a caption or a column."""
        table, name = self.open[-1], entry[0]
        self._unwind(table, table.place + 1)
        self.elements.builder.end_block()
        if name in GROUPS:
            table.group = self._push(entry)
        elif name == "caption":
            table.cell = self._push(entry)
            self.astray = False

    def _begin_row(self, entry: Entry) -> None:
        table = self.open[-1]
        self._unwind(table, (table.place if table.group == _NONE else table.group) + 1)
        self.elements.builder.start_row()
        table.row = self._push(entry)

    def _push(self, entry: Entry) -> int:
        """Put an element on the stack; return its place."""
        self.elements.open(entry)
        return len(self.elements.stack) - 1

    def _unwind(self, table: _Table, depth: int) -> None:
        """Close all elements of a table above a depth."""
        self.elements.builder.end_block()
        self.elements.unwind(depth)
        self.elements.paragraph = False
        table.group = table.group if table.group < depth else _NONE
        table.row = table.row if table.row < depth else _NONE
        table.cell = table.cell if table.cell < depth else _NONE
        self.astray = table.cell == _NONE

    def settle(self) -> None:
        """End text, if there is some, that stands in a table, but in none of its cells."""
        if self._straying:
            self._straying = False
            self.elements.builder.end_stray()
