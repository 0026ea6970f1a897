"""YAML with places: every value knows its line and column, and nothing is read as what it does not look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Key = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"0|[1-9][0-9]*")
_STRING = "tag:yaml.org,2002:str"
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a rule file.  Line and column count from 1."""

    path: str
    line: int
    column: int
    message: str
    source: str = ""  # the line itself

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if not self.source.strip():
            return head
        return f"{head}\n    {self.source}\n    {' ' * (self.column - 1)}^"


class RulebookError(Exception):
    """A rulebook that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


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

    def line(self, number: int) -> str:
        """Return a line of the file by its number from 0."""
        lines = self.text.split("\n")
        return lines[number].rstrip("\r") if number < len(lines) else ""

    def _inside(self, node: yaml.ScalarNode, offset: int) -> tuple[int, int]:
        """Return line and column, from 0, of a character of a scalar, whatever its style.

        The scalar's characters stand in the file in their order, with more space, quotation marks or indentation
        between them; so the place is found by walking both at once.
        """
        lines = self.text.split("\n")
        line, column = node.start_mark.line, node.start_mark.column
        if node.style in ("'", '"'):
            column += 1
        elif node.style in ("|", ">"):
            line, column = line + 1, 0
        found = (line, column)
        for sign in node.value[: offset + 1]:
            if sign.isspace():
                continue
            while line < len(lines) and sign not in lines[line][column:]:
                line, column = line + 1, 0
            if line >= len(lines):
                break
            column = lines[line].index(sign, column)
            found = (line, column)
            column += 1
        if offset >= len(node.value.rstrip()):
            return found[0], found[1] + 1
        return found


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
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        file.problems.append(Problem(shown, line + 1, column + 1, f"YAML: {error.problem}", file.line(line)))
        return file
    except yaml.YAMLError as error:
        file.problems.append(Problem(shown, 1, 1, f"YAML: {' '.join(str(error).split())}"))
        return file
    if node is None:
        file.problems.append(Problem(shown, 1, 1, "is empty"))
        return file
    file.value = _value(file, node, (), frozenset())
    return file


def _value(file: YamlFile, node: yaml.Node, key: Key, above: frozenset[int]) -> Any:
    """Return a node's value, and note its place."""
    file.nodes[key] = node
    if id(node) in above:
        file.problems.append(file.problem("an alias inside what it stands for", key))
        return None
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(file, node, key, above | {id(node)}))
    if isinstance(node, yaml.SequenceNode):
        return [_value(file, item, (*key, place), above | {id(node)}) for place, item in enumerate(node.value)]
    return _scalar(file, node, key)


def _pairs(file: YamlFile, node: yaml.MappingNode, key: Key, above: frozenset[int]) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for name_node, value_node in node.value:
        name = str(name_node.value) if isinstance(name_node, yaml.ScalarNode) else ""
        file.nodes[(*key, name, "")] = name_node
        if not name or name_node.tag != _STRING:
            file.problems.append(
                file.problem(f"“{name}” is no text to YAML; put the key in quotation marks", (*key, name, ""))
            )
        elif name in seen:
            file.problems.append(file.problem(f"the key “{name}” stands twice", (*key, name, "")))
        seen.add(name)
        yield name, _value(file, value_node, (*key, name), above)


def _scalar(file: YamlFile, node: yaml.Node, key: Key) -> Any:
    """Return a scalar: a text, `true`, `false` or a whole number, each only where it is written like one."""
    text = str(node.value)
    if node.tag == _STRING:
        return text
    if node.tag.endswith(":bool") and text in ("true", "false"):
        return text == "true"
    if node.tag.endswith(":int") and _INTEGER.fullmatch(text):
        return int(text)
    kind = node.tag.rpartition(":")[2].replace("timestamp", "date").replace("null", "nothing at all")
    file.problems.append(file.problem(f"YAML reads “{text}” as {kind}; put it in quotation marks", key))
    return text
