"""A rulebook on which somebody is at work: what is sound in it, what is wrong, and where everything stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.language.kinds import Kinds
from checker.rulebook.files import shipped_rules
from checker.rulebook.load import Loader
from checker.rulebook.problem import Problem
from checker.rulebook.rule import Rule, Rulebook
from checker.rulebook.yamlfile import YamlFile


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.  `rulebook` holds what is sound, `kinds` knows the facts that are broken as well."""

    problems: Sequence[Problem]
    rulebook: Rulebook
    kinds: Kinds
    paths: Mapping[str, Path]  # of each file as problems show it
    definitions: Mapping[str, YamlFile]  # the file of each fact and wording

    def problems_in(self, path: Path) -> list[Problem]:
        """Return what is wrong in one file."""
        shown = {name for name, other in self.paths.items() if other.resolve() == path.resolve()}
        return [problem for problem in self.problems if problem.path in shown]

    def rule_in(self, path: Path) -> Rule | None:
        """Return the rule of a file, None where it is broken."""
        rules = (rule for rule in self.rulebook.rules.values() if rule.path in self.paths)
        return next((rule for rule in rules if self.paths[rule.path].resolve() == path.resolve()), None)

    def defined(self, name: str) -> tuple[Path, int] | None:
        """Return the file and the line, from 0, that define a fact or a wording, None where nothing does."""
        file = self.definitions.get(name)
        found = re.search(rf"^{name} *:", file.text, re.MULTILINE) if file else None
        if file is None or found is None:
            return None
        return self.paths[file.path], file.text.count("\n", 0, found.start())

    def definition_text(self, name: str, most: int) -> str:
        """Return the lines that define a fact or a wording, no more than so many."""
        place = self.defined(name)
        if place is None:
            return ""
        lines = self.definitions[name].text.splitlines()[place[1] :]
        end = next((number for number, line in enumerate(lines[1:], 1) if line[:1].strip()), len(lines))
        shown = "\n".join(lines[:end]).rstrip().split("\n")
        return "\n".join([*shown[:most], *["  ..."] * (len(shown) > most)])


def survey(root: Path | None, texts: Mapping[Path, str]) -> Survey:
    """Read the shipped rulebook and the rules at `root`; `texts` are read instead of the files that they name.

    Rules that have the places of shipped ones, as those of a checkout have, stand for them.
    """
    loader = Loader(texts)
    for folder in [shipped_rules()] * (root is None or not _replaces_shipped(root)) + [root] * (root is not None):
        assert folder is not None  # the second list is empty where there is none
        loader.add(folder)
    loader.build()
    definitions = {name: found.file for found in loader.fact_files for name in found.file.value}
    kinds = Kinds(loader.facts, loader.broken)
    return Survey(loader.told(), loader.built(), kinds, loader.paths, definitions)


def _replaces_shipped(root: Path) -> bool:
    shipped = shipped_rules()
    if root.resolve() == shipped.resolve():
        return True
    names = (path.relative_to(shipped) for path in shipped.glob("*/*.yaml"))
    return root.is_dir() and any((root / name).is_file() for name in names)
