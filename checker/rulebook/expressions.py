"""The expressions of one file: parsed one by one, kept with their places for the type check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from checker.language import syntax
from checker.language.expand import expand
from checker.language.mistake import ExpressionError
from checker.language.parse import parse_condition, parse_phrase
from checker.rulebook.problem import Problem
from checker.rulebook.rule import Choice
from checker.rulebook.yamlfile import Key, YamlFile

T = TypeVar("T")


@dataclass(slots=True)
class Expressions:
    """Reads a file's expressions.  What is wrong with them is added to `problems`."""

    file: YamlFile
    problems: list[Problem]
    wordings: Mapping[str, syntax.Phrase] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    nodes: list[tuple[Key, syntax.Node]] = field(default_factory=list)
    texts: dict[Key, str] = field(default_factory=dict)  # of the nodes, as written: what their offsets count in

    def note(self, key: Key, error: ExpressionError) -> None:
        """Add an error to the problems, at its place in the file."""
        cut = self.file.cut_by_comment(key) if error.end >= len(str(self.file.nodes[key].value).rstrip()) else None
        self.problems.append(cut or self.file.problem(error.message, key, error.start))

    def parsed(self, key: Key, text: str, parse: Callable[[str], syntax.Node]) -> syntax.Node | None:
        """Return the syntax tree of an expression, wordings and parameters put in; None where it is broken."""
        try:
            node = expand(parse(text), self.wordings, self.parameters)
        except ExpressionError as error:
            self.note(key, error)
            return None
        self.nodes.append((key, node))
        self.texts[key] = text
        return node

    def condition(self, key: Key, data: Mapping[str, Any], name: str) -> syntax.Node | None:
        """Return the condition that stands under a name, if there is one."""
        return self.parsed((*key, name), data[name], parse_condition) if name in data else None

    def phrase(self, key: Key, data: Mapping[str, Any], name: str) -> syntax.Phrase | None:
        """Return the phrase that stands under a name, if there is one."""
        node = self.parsed((*key, name), data[name], parse_phrase) if name in data else None
        return node if isinstance(node, syntax.Phrase) else None

    def choices(self, key: Key, data: Any, make: Callable[[Any], T]) -> Iterator[Choice[T]]:
        """Yield the choices of a value that may depend on conditions."""
        if not isinstance(data, list):
            yield Choice(None, make(data))
            return
        for place, case in enumerate(data):
            yield Choice(self.condition((*key, place), case, "when"), make(case["then"]))


def one_line(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())
