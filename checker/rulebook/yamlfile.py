"""YAML with places: every value knows its line and column, and nothing is read as what it does not look like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from checker.rulebook.problem import Problem
from checker.rulebook.scalar import written_at
from checker.rulebook.yamlmistake import MOST_NESTING, TOO_DEEP, yaml_mistake

Key = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"0|[1-9][0-9]*")
_STRING = "tag:yaml.org,2002:str"
_MOST_BYTES = 1 << 20
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line in YAML
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # YAML 1.1, 5.1
_KINDS = {"int": "a number", "float": "a number", "timestamp": "a date"}


@dataclass(slots=True)
class YamlFile:
    """A YAML file's values and where each stands.  `problems` lists what YAML itself got wrong."""

    path: str
    text: str = field(repr=False)
    value: Any = None
    nodes: dict[Key, yaml.Node] = field(default_factory=dict, repr=False)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, message: str, key: Key = (), offset: int | None = None) -> Problem:
        """Return a problem with the value at a key, or with the character at an offset of it."""
        while key and key not in self.nodes:
            key = key[:-1]
        node = self.nodes.get(key)
        if node is None:
            return Problem(self.path, 1, 1, message, self.line(0))
        line, column = node.start_mark.line, node.start_mark.column
        if offset is not None and isinstance(node, yaml.ScalarNode):
            line, column = self._inside(node, offset)
        return Problem(self.path, line + 1, column + 1, message, self.line(line))

    def at_mark(self, message: str, mark: Any) -> Problem:
        """Return a problem at a place that YAML itself names, if it names one."""
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Problem(self.path, line + 1, column + 1, message, self.line(line))

    def cut_by_comment(self, key: Key) -> Problem | None:
        """Return the problem that a plain text ends where “ #” begins a comment, if it does."""
        node = self.nodes[key]
        rest = self.line(node.end_mark.line)[node.end_mark.column :]
        if not isinstance(node, yaml.ScalarNode) or node.style or not rest.lstrip().startswith("#"):
            return None
        said = "YAML takes “ #” and what follows for a comment; write the whole text on lines of its own, behind “>-”"
        column = node.end_mark.column + len(rest) - len(rest.lstrip())
        return Problem(self.path, node.end_mark.line + 1, column + 1, said, self.line(node.end_mark.line))

    def line(self, number: int) -> str:
        """Return a line of the file by its number from 0."""
        lines = _BREAK.split(self.text)
        return lines[number] if number < len(lines) else ""

    def _inside(self, node: yaml.ScalarNode, offset: int) -> tuple[int, int]:
        """Return line and column, from 0, of a character of a scalar, whatever its style."""
        starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        begin = starts[node.start_mark.line] + node.start_mark.column
        end = starts[node.end_mark.line] + node.end_mark.column
        place = written_at(self.text, begin, end, node, offset)
        line = bisect_right(starts, place) - 1
        return line, place - starts[line]


def read_yaml(path: Path, shown: str) -> YamlFile:
    """Read a YAML file.  Everything that is wrong with it stands in the result's `problems`."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        return YamlFile(shown, "", problems=[Problem(shown, 1, 1, f"cannot be read: {error.strerror}")])
    except UnicodeDecodeError:
        return YamlFile(shown, "", problems=[Problem(shown, 1, 1, "is not UTF-8; save it as UTF-8")])
    return parse_yaml(text, shown)


def parse_yaml(text: str, shown: str) -> YamlFile:
    """Read YAML from a string.  Everything that is wrong with it stands in the result's `problems`."""
    file = YamlFile(shown, text)
    if len(text) > _MOST_BYTES:
        file.problems.append(Problem(shown, 1, 1, f"is larger than {_MOST_BYTES} characters; split it"))
        return file
    try:
        _refuse_oversize(file)
        node = None if file.problems else yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        file.problems.append(file.at_mark(*yaml_mistake(error, _BREAK.split(text))))
        return file
    if node is not None:
        file.value = _value(file, node, ())
    elif not file.problems:
        file.problems.append(Problem(shown, 1, 1, "is empty", file.line(0)))
    return file


def _refuse_oversize(file: YamlFile) -> None:
    """Note what would make reading unsafe: control characters, aliases, lists inside lists without end."""
    control = _CONTROL.search(file.text)
    if control:
        before = _BREAK.split(file.text[: control.start()])
        said = f"a character that nobody sees (U+{ord(control[0]):04X}); delete it"
        file.problems.append(Problem(file.path, len(before), len(before[-1]) + 1, said))
        return
    depth = 0
    for event in yaml.parse(file.text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_NESTING:
            file.problems.append(file.at_mark(TOO_DEEP, event.start_mark))
            return
        if getattr(event, "anchor", None) is not None:
            kind = "“*” begins an alias" if isinstance(event, yaml.AliasEvent) else "“&” begins an anchor"
            said = f"{kind} in YAML, which rules do without; write the text out, in quotation marks"
            file.problems.append(file.at_mark(said, event.start_mark))
            return


def _value(file: YamlFile, node: yaml.Node, key: Key) -> Any:
    """Return a node's value, and note its place."""
    file.nodes[key] = node
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(file, node, key))
    if isinstance(node, yaml.SequenceNode):
        return [_value(file, item, (*key, place)) for place, item in enumerate(node.value)]
    return _scalar(file, node, key)


def _pairs(file: YamlFile, node: yaml.MappingNode, key: Key) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for name_node, value_node in node.value:
        name = str(name_node.value) if isinstance(name_node, yaml.ScalarNode) else ""
        file.nodes[(*key, name, "")] = name_node
        if not name or name_node.tag != _STRING:
            said = f"“{name}” is no text to YAML; put the key in quotation marks" if name else "a key is one word"
            file.problems.append(file.problem(said, (*key, name, "")))
        elif name in seen:
            file.problems.append(file.problem(f"the key “{name}” stands twice", (*key, name, "")))
        seen.add(name)
        yield name, _value(file, value_node, (*key, name))


def _scalar(file: YamlFile, node: yaml.Node, key: Key) -> Any:
    """Return a scalar: a text, `true`, `false` or a whole number, each only where it is written like one."""
    text = str(node.value)
    if node.tag == _STRING:
        return text
    if node.tag.endswith(":bool") and text in ("true", "false"):
        return text == "true"
    if node.tag.endswith(":int") and _INTEGER.fullmatch(text):
        return int(text)
    file.problems.append(file.problem(_misread(text, node.tag.rpartition(":")[2]), key))
    return text


def _misread(text: str, kind: str) -> str:
    """Say as what YAML reads a text that is none to it."""
    if kind == "null":
        return (
            "nothing stands here" if not text else f"YAML reads “{text}” as nothing at all; put it in quotation marks"
        )
    if kind == "bool":
        meant = "true" if text.lower() in ("yes", "on", "true") else "false"
        return f"YAML reads “{text}” as {meant}; write “{meant}” if it is meant, else put the text in quotation marks"
    if kind in _KINDS:
        return f"YAML reads “{text}” as {_KINDS[kind]}; put it in quotation marks"
    return f"a YAML tag (“{kind}”) stands before “{text}”; leave it out"
