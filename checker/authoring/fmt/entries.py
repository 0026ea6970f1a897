"""The keys and list items of a YAML file, each with the comments that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from checker.rulebook.yamlfile import Key, YamlFile

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line in YAML
MODELINE = "# yaml-language-server:"  # begins the comment that names a file's schema to an editor
_BLANK = ""  # stands for a blank line among comments


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list.  Lines count from 0; `column` is where the key or the dash stands."""

    key: Key
    line: int
    column: int
    value: Any  # a dict or list of entries, or a scalar
    above: list[str] = field(default_factory=list)  # comments on lines of their own, and blank lines behind them
    beside: str = ""
    below: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Entry]:
        """Yield this entry and all inside it, in the order of the file."""
        yield self
        inner = self.value.values() if isinstance(self.value, dict) else self.value
        if isinstance(self.value, dict | list):
            for entry in inner:
                yield from entry.walk()


@dataclass(slots=True)
class Outline:
    """A file's entries by key, and the comments at its head, which belong to none."""

    entries: Mapping[str, Entry]
    head: list[str]

    def walk(self) -> Iterator[Entry]:
        """Yield all entries in the order of the file."""
        for entry in self.entries.values():
            yield from entry.walk()


@dataclass(frozen=True, slots=True)
class _Comment:
    line: int
    column: int
    text: str
    alone: bool  # nothing but a dash stands before it on its line
    dashed: bool  # a dash does


def outline(file: YamlFile) -> Outline:
    """Return the entries of a file whose YAML is sound and whose value is a set of keys."""
    entries = _entries(file, (), file.value)
    found = Outline(entries, [])
    _place_comments(file, found)
    return found


def comments(file: YamlFile) -> list[str]:
    """Return the text of every comment of a file."""
    return [comment.text for comment in _comments(file)]


# Entries ---------------------------------------------------------------------------------------------------------


def _entries(file: YamlFile, key: Key, value: Mapping[str, Any]) -> dict[str, Entry]:
    return {name: _entry(file, (*key, name), file.nodes[(*key, name, "")], 0, inner) for name, inner in value.items()}


def _entry(file: YamlFile, key: Key, start: yaml.Node, dash: int, value: Any) -> Entry:
    inner: Any = value
    if isinstance(value, dict):
        inner = _entries(file, key, value)
    elif isinstance(value, list):
        inner = [_entry(file, (*key, place), file.nodes[(*key, place)], 2, item) for place, item in enumerate(value)]
    return Entry(key, start.start_mark.line, max(0, start.start_mark.column - dash), inner)


# Comments --------------------------------------------------------------------------------------------------------


def _comments(file: YamlFile) -> Iterator[_Comment]:
    """Yield the comments: what begins with “#” outside every scalar."""
    hidden = _without_scalars(file)
    for number, line in enumerate(_BREAK.split(hidden)):
        found = _COMMENT.search(line)
        if found:
            text = _BREAK.split(file.text)[number][found.start() :].rstrip()
            before = line[: found.start()].strip()
            yield _Comment(number, found.start(), text, not before.strip(" \t-"), before.startswith("-"))


def _without_scalars(file: YamlFile) -> str:
    """Return the text with every sign of a scalar but its line breaks replaced."""
    starts = [0, *(found.end() for found in _BREAK.finditer(file.text))]
    signs = list(file.text)
    for node in file.nodes.values():
        if isinstance(node, yaml.ScalarNode):
            begin = starts[node.start_mark.line] + node.start_mark.column
            end = starts[node.end_mark.line] + node.end_mark.column if node.end_mark.line < len(starts) else len(signs)
            if node.style in ("|", ">"):
                header = _BREAK.search(file.text, begin, end)
                begin = header.end() if header else end
            signs[begin:end] = (sign if _BREAK.match(sign) else "x" for sign in signs[begin:end])
    return "".join(signs)


def _place_comments(file: YamlFile, found: Outline) -> None:
    """Give each comment to the entry that it speaks of: the one on its line, or the one below it."""
    entries = list(found.walk())
    for comment in _comments(file):
        if comment.alone:
            _place_above(file, found, entries, comment)
            continue
        before = [entry for entry in entries if (entry.line, entry.column) <= (comment.line, comment.column)]
        if before and not before[-1].beside:
            before[-1].beside = comment.text
        elif before:
            before[-1].below.append(comment.text)
        else:
            found.head.append(comment.text)
    if entries:
        _part_head(found, entries[0])


def _place_above(file: YamlFile, found: Outline, entries: list[Entry], comment: _Comment) -> None:
    next_line = _BREAK.split(file.text)[comment.line + 1 : comment.line + 2]
    kept = [comment.text] if "".join(next_line).strip() or not next_line else [comment.text, _BLANK]
    following = next((entry for entry in entries if entry.line > comment.line), None)
    if following is not None and following is entries[0]:
        found.head += kept
    elif following is not None and (comment.dashed or comment.column <= following.column):
        following.above += kept
    else:
        _ended(entries, comment).below.append(comment.text)


def _ended(entries: list[Entry], comment: _Comment) -> Entry:
    """Return the entry that a comment closes: of those before it the one furthest right, but no further than it."""
    before = [entry for entry in entries if entry.line < comment.line]
    around = [entry for entry in before if before[-1].key[: len(entry.key)] == entry.key]
    return max(around, key=lambda entry: entry.column if entry.column <= comment.column else -1)


def _part_head(found: Outline, first: Entry) -> None:
    """Leave at the head what a blank line parts from the first key, and the line that names the schema."""
    blanks = [place for place, text in enumerate(found.head) if text == _BLANK]
    end = blanks[-1] + 1 if blanks else sum(text.startswith(MODELINE) for text in found.head[:1])
    first.above = found.head[end:]
    del found.head[end:]
