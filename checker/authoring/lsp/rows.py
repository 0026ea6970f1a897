"""The lines of a rule file that somebody is typing: which key each belongs to, whether or not YAML could read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.rulebook.pack import PACK_FILE
from checker.rulebook.shape import FACTS, PACK, RULE, role_at
from checker.rulebook.yamlfile import Key

_KEY = re.compile(r"""(?P<quote>["']?)(?P<name>[^\s:#'"{}\[\]-][^:#'"{}\[\]]*?)(?P=quote)\s*:(?=\s|$)""")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(#.*)?$")


@dataclass(frozen=True, slots=True)
class Level:
    """A key or an item of a list that a line stands in, and the column where it begins."""

    column: int
    part: str | int


@dataclass(frozen=True, slots=True)
class Row:
    """A line.  `head` is the line on which its value begins; `named` says where its own key stands, if it has one."""

    levels: tuple[Level, ...]
    head: int
    column: int  # where its value, or its part of it, begins
    named: tuple[int, int] | None = None
    block: bool = False  # its value is a block on the lines below

    @property
    def key(self) -> Key:
        """The key of its value."""
        return tuple(level.part for level in self.levels)

    def around(self, column: int) -> Key:
        """Return the key in which a further key would stand that begins at a column."""
        return tuple(level.part for level in self.levels if level.column < column)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file that is being typed: the key whose value it is in, or that it may become."""

    kind: str
    key: Key
    on_key: bool
    before: str  # of the value; for a key, what stands of it
    line: str  # the line up to the place
    rule: str = ""  # the id that the file gives itself

    @property
    def role(self) -> str:
        """The role of the text."""
        return "" if self.on_key else role_at(self.kind, self.key)


def kind_of_text(path: Path, text: str) -> str:
    """Return what a file is, told by its place and by its first keys."""
    if path.name == PACK_FILE:
        return PACK
    if re.search(r"^(id|require) *:", text, re.MULTILINE):
        return RULE
    return FACTS if "facts" in path.parent.parts or re.search(r"^ +means *:", text, re.MULTILINE) else RULE


def rows(text: str) -> Sequence[Row]:
    """Return the rows of a text, one for each line."""
    found: list[Row] = []
    last = Row((), 0, 0)
    for number, line in enumerate(text.split("\n")):
        content = line.strip()
        indent = len(line) - len(line.lstrip())
        inside = last.block and (not content or indent > _own_column(last))
        if inside or not content or content.startswith("#"):
            found.append(replace(last, named=None, block=False, column=indent))
            continue
        row = _structured(last, line, indent, number)
        found.append(row)
        last = row
    return found


def _own_column(row: Row) -> int:
    return row.levels[-1].column if row.levels else -1


def _structured(last: Row, line: str, indent: int, number: int) -> Row:
    """Return the row of a line that is no part of a block."""
    levels = list(last.levels)
    column = indent
    dashed = False
    while line[column:].startswith("- ") or line[column:] == "-":
        levels = _up_to_list(levels, column)
        column = min(len(line), column + 2 + len(line[column + 2 :]) - len(line[column + 2 :].lstrip()))
        dashed = True
    key = _KEY.match(line, column)
    if key is None:
        head = number if dashed or not levels or indent <= _own_column(last) else last.head
        return Row(tuple(levels), head, column)
    while levels and levels[-1].column >= column:
        levels.pop()
    value = key.end() + len(line[key.end() :]) - len(line[key.end() :].lstrip())
    named = (key.start(), key.end())
    levels.append(Level(column, key["name"]))
    return Row(tuple(levels), number, value, named, bool(_BLOCK.match(line, value)))


def _up_to_list(levels: list[Level], column: int) -> list[Level]:
    """Return the levels of an item that begins at a column: the next of a list, or the first of one."""
    kept = [level for level in levels if level.column < column or (level.column == column and level.part != "")]
    place = 0
    for depth, level in enumerate(kept):
        if level.column == column and isinstance(level.part, int):
            place = level.part + 1
            kept = kept[:depth]
            break
    return [*kept, Level(column, place)]


def spot(path: Path, text: str, line: int, column: int) -> Spot:
    """Return what stands at a line and a column, both from 0."""
    lines = text.split("\n")
    found = rows(text)
    row, before = found[line], lines[line][:column]
    kind = kind_of_text(path, text)
    written = re.search(r"^id *: *[\"']?([a-z0-9/-]+)", text, re.MULTILINE)
    rule = written[1] if written else ""
    if row.named and column <= row.named[1]:
        return Spot(kind, row.key[:-1], True, before.strip(" -"), before, rule)
    if row.named is None and _may_be_key(kind, row, lines, line, column):
        around = row.around(row.column if before.strip() else column)
        return Spot(kind, around, True, before.strip(" -"), before, rule)
    return Spot(kind, row.key, False, _before(lines, found, line, column), before, rule)


def _may_be_key(kind: str, row: Row, lines: Sequence[str], line: int, column: int) -> bool:
    """Say whether a line without a key of its own could become one: it is no part of a text."""
    if not row.levels:
        return True
    if lines[line].strip():
        column = row.column
    if isinstance(row.levels[-1].part, int):
        return not role_at(kind, row.key)
    return column <= row.levels[-1].column or (row.head < line and not role_at(kind, row.key))


def _before(lines: Sequence[str], found: Sequence[Row], line: int, column: int) -> str:
    """Return the value up to a place, on one line, without the quotation mark of YAML that begins it."""
    head = found[line].head
    parts = [lines[number][found[number].column :] for number in range(head, line)]
    parts.append(lines[line][found[line].column : column])
    if found[head].block and line > head:
        parts = parts[1:]
    text = " ".join(part.strip() for part in parts[:-1]) + (" " if len(parts) > 1 else "") + parts[-1]
    return text[1:] if text[:1] in ("'", '"') and not found[head].block else text
