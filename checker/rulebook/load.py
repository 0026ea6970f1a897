"""From YAML files to a `Rulebook`.  Everything that is wrong with them is found in one run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.language import message
from checker.language.check import Catalogue
from checker.language.fact import FactDefinition
from checker.language.parse import is_name
from checker.language.possible import check_possible
from checker.rulebook.expressions import Expressions
from checker.rulebook.factfile import build_fact
from checker.rulebook.graph import MOST_STEPS, chains, circles, graph
from checker.rulebook.rule import Rule, Rulebook
from checker.rulebook.rulefile import build_rule, read_conditions
from checker.rulebook.validate import shape_problems
from checker.rulebook.yamlfile import Key, Problem, RulebookError, YamlFile, read_yaml

NAME, VERSION = "424b", "1"
_FACTS = "facts"  # the folder of facts
_TOP_KEY = re.compile(r"^([a-z]\w*) *:", re.MULTILINE)


def shipped_rules() -> Path:
    """Return the folder of the shipped rulebook: inside the installed package, else beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_rulebook(paths: Sequence[Path] = (), *, shipped: bool = True) -> Rulebook:
    """Load the shipped rulebook and the rule files and folders at `paths`.

    Raises `RulebookError` with every problem found, also where there is no rule at all.
    """
    loader = _Loader()
    for root in [shipped_rules()] * shipped + list(paths):
        loader.add(root)
    return loader.rulebook()


@dataclass(slots=True)
class _Loader:
    problems: list[Problem] = field(default_factory=list)
    facts: dict[str, FactDefinition] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    files: list[Expressions] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)  # names of facts that cannot be used
    fact_files: dict[str, YamlFile] = field(default_factory=dict)
    rule_files: dict[str, Expressions] = field(default_factory=dict)
    contents: list[tuple[str, str]] = field(default_factory=list)

    def add(self, root: Path) -> None:
        """Load a rule file, or all below a folder."""
        if not root.exists():
            self.problems.append(Problem(str(root), 1, 1, "no such file or folder"))
            return
        files = sorted([*root.rglob("*.yaml"), *root.rglob("*.yml")]) if root.is_dir() else [root]
        if not files:
            self.problems.append(Problem(str(root), 1, 1, "holds no rule file"))
        for path in files:
            name = path.relative_to(root).as_posix() if root.is_dir() else f"{path.parent.name}/{path.name}"
            self._add_file(read_yaml(path, _shown(path)), name)

    def _add_file(self, file: YamlFile, name: str) -> None:
        self.contents.append((name, file.text))
        self.problems += file.problems
        facts = name.startswith(f"{_FACTS}/")
        if file.value is None:
            self.broken.update(_TOP_KEY.findall(file.text) if facts else ())
            return
        wrong = list(shape_problems(file, "facts" if facts else "rule"))
        told = {(problem.line, problem.column) for problem in file.problems}
        self.problems += [problem for _, problem in wrong if (problem.line, problem.column) not in told]
        if not isinstance(file.value, dict):
            return
        expressions = Expressions(file, self.problems)
        self.files.append(expressions)
        if facts:
            self._add_facts(expressions, {str(key[0]) if key else "" for key, _ in wrong})
        else:
            self._add_rule(expressions, name.rpartition(".")[0], {key for key, _ in wrong})

    def _add_facts(self, expressions: Expressions, misshapen: set[str]) -> None:
        """Add a file's facts; those that are broken are remembered, lest the rules that use them be blamed."""
        for name in expressions.file.value:
            if not is_name(name):
                said = f"“{name}” is a word of the language; give the fact another name"
                self.problems.append(expressions.file.problem(said, (name, "")))
                continue
            if name in self.facts:
                said = f"the fact “{name}” is defined already, in {self.facts[name].origin}"
                self.problems.append(expressions.file.problem(said, (name, "")))
                continue
            known = len(self.problems)
            fact = build_fact(expressions, name) if name not in misshapen else None
            if fact is None or len(self.problems) > known:
                self.broken.add(name)
            else:
                self.fact_files[name], self.facts[name] = expressions.file, fact

    def _add_rule(self, expressions: Expressions, expected: str, misshapen: set[Key]) -> None:
        file, name = expressions.file, str(expressions.file.value.get("id", expected))
        if name != expected and ("id",) not in misshapen:
            self.problems.append(file.problem(f"the id must be “{expected}”, as the file's place is", ("id",)))
        if name in self.rules:
            said = f"the rule “{name}” is there already, in {self.rules[name].path}"
            self.problems.append(file.problem(said, ("id",)))
            return
        if misshapen:
            read_conditions(expressions)
            return
        rule = build_rule(expressions)
        if rule is not None:
            self.rules[name], self.rule_files[name] = rule, expressions

    # All together ------------------------------------------------------------------------------------------------

    def rulebook(self) -> Rulebook:
        """Check everything against everything and return the rulebook."""
        self._check_circles()
        self._check_types()
        if not self.rules and not self.problems:
            self.problems.append(Problem("rules", 1, 1, "the rulebook is empty"))
        if self.problems:
            found = dict.fromkeys(self.problems)  # each once
            raise RulebookError(sorted(found, key=lambda item: (item.path, item.line, item.column)))
        digest = hashlib.sha256()
        for name, text in sorted(self.contents):
            digest.update(f"{name}\0{text}\0".encode())
        rules = dict(sorted(self.rules.items()))
        return Rulebook(NAME, VERSION, f"sha256:{digest.hexdigest()}", rules, self.facts)

    def _check_types(self) -> None:
        """Check every expression, fact and message against the facts."""
        catalogue = Catalogue(self.facts, self.broken)
        for expressions in self.files:
            for key, node in expressions.nodes:
                for error in catalogue.check(node):
                    expressions.note(key, error)
        for name, definition in self.facts.items():
            for error in catalogue.check_fact(definition):
                self.problems.append(self.fact_files[name].problem(error.message, (name, "find")))
        for name, rule in self.rules.items():
            for place in range(len(rule.messages)):
                where: Key = ("message", place, "then") if len(rule.messages) > 1 else ("message",)
                written = self.rule_files[name].file.nodes[where].value
                for error in message.check(written, catalogue, rule.require):
                    self.rule_files[name].note(where, error)

            for error in check_possible(rule.when, catalogue) if rule.when else ():
                self.rule_files[name].note(("when",), error)

    def _check_circles(self) -> None:
        """Refuse facts that are read from themselves, or by way of too many others."""
        uses = graph(self.facts)
        for way in circles(uses):
            self.broken.update(way)
            by_way = f", by way of “{'”, “'.join(way[1:])}”" if len(way) > 1 else ""
            self._refuse_fact(way[0], f"the fact “{way[0]}” is read from itself{by_way}")
        sound = {name: used for name, used in uses.items() if name not in self.broken}
        for name in chains({name: tuple(other for other in used if other in sound) for name, used in sound.items()}):
            self._refuse_fact(name, f"the fact “{name}” is more than {MOST_STEPS} facts away from what it is read from")

    def _refuse_fact(self, name: str, said: str) -> None:
        self.problems.append(self.fact_files[name].problem(said, (name, "")))


def _shown(path: Path) -> str:
    """Return a path as errors show it: from the current folder where it lies below, shipped rules from their own."""
    for base, prefix in ((shipped_rules(), "rules/"), (Path.cwd(), "")):
        try:
            return prefix + path.resolve().relative_to(base.resolve()).as_posix()
        except ValueError:
            continue
    return str(path)
