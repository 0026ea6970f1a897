"""Where the expressions of rules, facts and wordings stand in their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.language import syntax
from checker.rulebook import Problem, Sources
from checker.rulebook.yamlfile import Key, YamlFile

_LONGEST = 90  # characters of an expression that are shown
_CONDITIONS = ("when", "require", "doubt", "severity", "message")  # keys of a rule that hold conditions


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression and the place at which a file has it.  `owner` is the id of its rule or the name of its fact."""

    owner: str
    file: YamlFile = field(repr=False)
    key: Key
    node: syntax.Node = field(repr=False)

    @property
    def text(self) -> str:
        """The expression as the file has it, line breaks of its YAML folded as YAML folds them."""
        value = self.file.value
        for part in self.key:
            value = value[part]
        return str(value)

    def problem(self, message: str, at: syntax.At | None = None) -> Problem:
        """Return a problem with a part of the expression, or with all of it."""
        start = at[0] if at else self.node.at[0]
        return self.file.problem(message, self.key, start)

    def words(self, at: syntax.At) -> str:
        """Return a part of the expression on one line: of a long one the beginning."""
        said = " ".join(self.text[at[0] : at[1]].split())
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"


class Places:
    """The expressions of a rulebook, each with its place."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._foreign = {id(phrase.content) for phrase in sources.wordings.values()}

    def of_rule(self, name: str) -> Iterator[Expression]:
        """Yield the conditions of a rule."""
        home = self._sources.homes[name]
        return (Expression(name, home.file, key, node) for key, node in home.nodes if key[0] in _CONDITIONS)

    def of_fact(self, name: str) -> Iterator[Expression]:
        """Yield the readings, conditions and phrases of a fact; none of what the caller gives."""
        home = self._sources.homes.get(name)
        if home is not None:
            yield from (Expression(name, home.file, key, node) for key, node in home.nodes if key[0] == name)

    def of_wording(self, name: str) -> Expression:
        """Return the phrase of a wording."""
        file, key = self._sources.places[name]
        return Expression(name, file, key, self._sources.wordings[name])

    @property
    def wordings(self) -> Mapping[str, syntax.Phrase]:
        """The wordings by name."""
        return self._sources.wordings

    def is_wording(self, node: syntax.Node) -> bool:
        """Say whether a node is a wording that has been put in: its words stand elsewhere."""
        return isinstance(node, syntax.Group) and id(node.content) in self._foreign

    def own(self, node: syntax.Node) -> Iterator[syntax.Node]:
        """Yield a node and what is below it, without the words of wordings."""
        yield node
        if not self.is_wording(node):
            for child in node.children():
                yield from self.own(child)
