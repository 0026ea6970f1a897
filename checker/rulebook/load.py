"""From YAML files to a `Rulebook`.  Everything that is wrong with them is found in one run.

Wordings are read first, then facts, then rules, whatever the order of the files; what packs say comes last.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.parse import is_name
from checker.rulebook.crosscheck import crosscheck
from checker.rulebook.expressions import Expressions
from checker.rulebook.factfile import build_fact
from checker.rulebook.files import rule_files, shipped_rules, shown
from checker.rulebook.pack import PACK_FILE, Pack, apply_pack, build_pack, check_pack
from checker.rulebook.problem import Problem, RulebookError
from checker.rulebook.rule import Rule, Rulebook
from checker.rulebook.rulefile import build_rule, read_conditions
from checker.rulebook.validate import shape_problems
from checker.rulebook.wordings import WORDING, Place, is_wording, read_wordings
from checker.rulebook.yamlfile import Key, YamlFile, parse_yaml, read_yaml

NAME, VERSION = "424b", "1"
_FACTS = "facts"  # the folder of facts
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TOP_KEY = re.compile(r"^([a-z]\w*) *:", re.MULTILINE)
GIVEN = (
    FactDefinition("as_of", "The date on which the caller judges.", given="date"),
    FactDefinition(
        "stage",
        "How far the document has come, as the caller says.",
        given="text",
        values=("draft", "preliminary", "final"),
    ),
    FactDefinition("base", "What was read out of the base prospectus that the caller gives.", given="record"),
)


def load_sources(paths: Sequence[Path] = (), *, shipped: bool = True) -> Sources:
    """Load a rulebook as `load_rulebook` does, and keep where its expressions stand: for tools that judge rules.

    Raises `RulebookError` with every problem found, also where there is no rule at all.
    """
    loader = Loader()
    for root in [shipped_rules()] * shipped + list(paths):
        loader.add(root)
    rulebook = loader.rulebook()
    return Sources(rulebook, loader.homes, loader.wordings, loader.places)


@dataclass(frozen=True, slots=True)
class Sources:
    """A rulebook and the files that it was read from.  Expressions hold the very nodes of the rulebook."""

    rulebook: Rulebook
    homes: Mapping[str, Expressions]  # of each rule and fact
    wordings: Mapping[str, syntax.Phrase]
    places: Mapping[str, Place]  # of each wording


@dataclass(frozen=True, slots=True)
class _Found:
    """A file whose YAML could be read.  `wrong` are the keys at which its shape is not as it should be."""

    file: YamlFile
    name: str
    wrong: frozenset[Key]


@dataclass(slots=True)
class Loader:
    """Reads files, builds what they hold and notes what is wrong.  `texts` are read instead of the files themselves."""

    texts: Mapping[Path, str] = field(default_factory=dict)  # by absolute path: what an editor has not saved yet
    problems: list[Problem] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)  # of each file as errors show it
    contents: list[tuple[str, str]] = field(default_factory=list)
    fact_files: list[_Found] = field(default_factory=list)
    rule_files: list[_Found] = field(default_factory=list)
    packs: list[Pack] = field(default_factory=list)
    files: list[Expressions] = field(default_factory=list)
    facts: dict[str, FactDefinition] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # names of facts that cannot be used
    rules: dict[str, Rule] = field(default_factory=dict)
    homes: dict[str, Expressions] = field(default_factory=dict)  # the file of each fact and rule
    wordings: Mapping[str, syntax.Phrase] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)  # of each wording

    # Files -------------------------------------------------------------------------------------------------------

    def add(self, root: Path) -> None:
        """Read a rule file, or all below a folder."""
        unsaved = [path for path in self.texts if path.is_relative_to(root.resolve())]
        if not root.exists() and not unsaved:
            self.problems.append(Problem(str(root), 1, 1, "no such file or folder"))
            return
        found = {path.resolve(): path for path in rule_files(root)} if root.is_dir() else {}
        found.update({path: root / path.relative_to(root.resolve()) for path in unsaved if path not in found})
        files = sorted(found.values()) if root.is_dir() else [root]
        if not files:
            self.problems.append(Problem(str(root), 1, 1, "holds no rule file"))
        for path in files:
            name = path.relative_to(root).as_posix() if root.is_dir() else f"{path.parent.name}/{path.name}"
            self._add_file(self._read(path), name)

    def _read(self, path: Path) -> YamlFile:
        name = shown(path)
        self.paths[name] = path
        text = self.texts.get(path.resolve())
        return read_yaml(path, name) if text is None else parse_yaml(text, name)

    def _add_file(self, file: YamlFile, name: str) -> None:
        self.contents.append((name, file.text))
        self.problems += file.problems
        kind = "pack" if name == PACK_FILE else "facts" if name.startswith(f"{_FACTS}/") else "rule"
        if file.value is None:
            self.broken.update(_TOP_KEY.findall(file.text) if kind == "facts" else ())
            return
        wrong = list(shape_problems(file, kind))
        told = {(problem.line, problem.column) for problem in file.problems}
        self.problems += [problem for _, problem in wrong if (problem.line, problem.column) not in told]
        if not isinstance(file.value, dict):
            return
        found = _Found(file, name, frozenset(key for key, _ in wrong))
        if kind == "facts":
            self.fact_files.append(found)
        elif kind == "rule":
            self.rule_files.append(found)
        elif not wrong:
            self.packs.append(build_pack(file))

    # Wordings, facts, rules --------------------------------------------------------------------------------------

    def rulebook(self) -> Rulebook:
        """Build everything and return the rulebook; raise `RulebookError` where anything at all is wrong."""
        self.build()
        if self.problems:
            raise RulebookError(self.told())
        return self.built()

    def build(self) -> None:
        """Build everything, and check everything against everything."""
        defined = dict(self._wordings())
        self.places = places = defined | dict(self._replaced())
        self.wordings = wordings = read_wordings(places, self.problems)
        self._add_facts(wordings)
        self._add_rules(wordings)
        for pack in self.packs:
            self.problems += check_pack(pack, self.rules, defined)
        self.problems += crosscheck(self.facts, self.rules, self.homes, self.files, self.broken)
        if not self._left() and not self.problems:
            self.problems.append(Problem("rules", 1, 1, "the rulebook is empty"))

    def told(self) -> list[Problem]:
        """Return the problems in the order of the files, one for each place."""
        first = {(item.path, item.line, item.column): item for item in reversed(self.problems)}
        return sorted(first.values(), key=lambda item: (item.path, item.line, item.column))

    def built(self) -> Rulebook:
        """Return the rulebook of what is sound."""
        name = "+".join([NAME, *(pack.name for pack in self.packs)])
        written = {word: _value(*place) for word, place in self.places.items()}
        means = {word: _value(file, (word, "means")) for word, (file, _) in self._wordings()}
        return Rulebook(name, VERSION, self._digest(), dict(sorted(self._left().items())), self.facts, written, means)

    def _left(self) -> Mapping[str, Rule]:
        """Return the rules that the packs leave on."""
        rules: Mapping[str, Rule] = self.rules
        for pack in self.packs:
            rules = apply_pack(pack, rules)
        return rules

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for name, text in sorted(self.contents):
            digest.update(f"{name}\0{text}\0".encode())
        return f"sha256:{digest.hexdigest()}"

    def _wordings(self) -> Iterator[tuple[str, Place]]:
        """Yield where the text of each wording stands."""
        for found in self.fact_files:
            for name, data in found.file.value.items():
                if is_wording(data) and (name,) not in found.wrong:
                    yield name, (found.file, (name, WORDING))

    def _replaced(self) -> Iterator[tuple[str, Place]]:
        """Yield where the texts stand that packs put in the place of others."""
        for pack in self.packs:
            for name in pack.wordings:
                yield name, (pack.file, ("wordings", name))

    def _add_facts(self, wordings: Mapping[str, syntax.Phrase]) -> None:
        """Build the facts; those that are broken are remembered, lest the rules that use them be blamed."""
        self.facts.update({fact.name: fact for fact in GIVEN})
        seen: dict[str, str] = {fact.name: "the program" for fact in GIVEN}
        for found in self.fact_files:
            expressions = self._expressions(found.file, wordings)
            misshapen = {str(key[0]) if key else "" for key in found.wrong}
            for name, data in found.file.value.items():
                if _NAME.fullmatch(name) and not is_name(name):
                    said = f"“{name}” is a word of the language; give the fact another name"
                    self.problems.append(found.file.problem(said, (name, "")))
                    continue
                if name in seen:
                    said = f"the fact “{name}” is defined already, in {seen[name]}"
                    self.problems.append(found.file.problem(said, (name, "")))
                    continue
                seen[name] = found.file.path
                if not is_wording(data):
                    self._add_fact(expressions, name, shaped=name not in misshapen)

    def _add_fact(self, expressions: Expressions, name: str, *, shaped: bool) -> None:
        known = len(self.problems)
        fact = build_fact(expressions, name) if shaped else None
        if fact is None or len(self.problems) > known:
            self.broken.add(name)
        else:
            self.homes[name], self.facts[name] = expressions, fact

    def _add_rules(self, wordings: Mapping[str, syntax.Phrase]) -> None:
        set_by_packs: dict[str, dict[str, str]] = {}
        for pack in self.packs:
            for other, numbers in pack.parameters.items():
                set_by_packs.setdefault(other, {}).update(numbers)
        for found in self.rule_files:
            expected = found.name.rpartition(".")[0]
            name = str(found.file.value.get("id", expected))
            if name != expected and ("id",) not in found.wrong:
                said = f"the id must be “{expected}”, as the file's place is"
                self.problems.append(found.file.problem(said, ("id",)))
            if name in self.rules:
                said = f"the rule “{name}” is there already, in {self.rules[name].path}"
                self.problems.append(found.file.problem(said, ("id",)))
                continue
            expressions = self._expressions(found.file, wordings)
            own = found.file.value.get("parameters")
            if isinstance(own, dict):
                changed = set_by_packs.get(name, {})
                expressions.parameters = {key: changed.get(key, str(number)) for key, number in own.items()}
            if found.wrong:
                read_conditions(expressions)
                continue
            rule = build_rule(expressions)
            if rule is not None:
                self.rules[name], self.homes[name] = rule, expressions

    def _expressions(self, file: YamlFile, wordings: Mapping[str, syntax.Phrase]) -> Expressions:
        expressions = Expressions(file, self.problems, wordings)
        self.files.append(expressions)
        return expressions


def _value(file: YamlFile, key: Key) -> str:
    value = file.value
    for part in key:
        value = value[part]
    return " ".join(str(value).split())
