"""Packs: a folder of rules of one's own that switches shipped rules off, re-grades them or sets their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from checker.language.hints import did_you_mean
from checker.rulebook.problem import Problem
from checker.rulebook.rule import Choice, Rule
from checker.rulebook.yamlfile import Key, YamlFile
from checker.verdict import Severity

PACK_FILE = "pack.yaml"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack file says.  `without` names rules and folders, the mappings are by rule id."""

    name: str
    file: YamlFile = field(repr=False)
    without: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wordings: tuple[str, ...] = ()


def build_pack(file: YamlFile) -> Pack:
    """Return the pack of a file whose shape is right."""
    data = file.value
    return Pack(
        data["name"],
        file,
        tuple(data.get("without", ())),
        {rule: Severity(value) for rule, value in data.get("severity", {}).items()},
        {
            rule: {name: str(number) for name, number in numbers.items()}
            for rule, numbers in data.get("parameters", {}).items()
        },
        tuple(data.get("wordings", ())),
    )


def apply_pack(pack: Pack, rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return the rules that a pack leaves on, re-graded as it says."""
    return {
        name: _graded(pack, rule)
        for name, rule in rules.items()
        if not any(named(name, other) for other in pack.without)
    }


def _graded(pack: Pack, rule: Rule) -> Rule:
    if rule.id not in pack.severity:
        return rule
    return replace(rule, severities=[Choice(None, pack.severity[rule.id])])


def check_pack(pack: Pack, rules: Mapping[str, Rule], wordings: Mapping[str, object]) -> Iterator[Problem]:
    """Yield the names in a pack that nothing bears."""
    folders = {rule.folder for rule in rules.values()}
    for place, name in enumerate(pack.without):
        if not any(named(rule, name) for rule in rules):
            yield _unknown(pack, name, ("without", place), [*rules, *folders], "rule or folder")
    named_rules = [("severity", name) for name in pack.severity] + [("parameters", name) for name in pack.parameters]
    for key, name in named_rules:
        if name not in rules:
            yield _unknown(pack, name, (key, name, ""), list(rules), "rule")
    for name in pack.wordings:
        if name not in wordings:
            yield _unknown(pack, name, ("wordings", name, ""), list(wordings), "wording")
    yield from _unknown_parameters(pack, rules)


def _unknown_parameters(pack: Pack, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    for rule, numbers in pack.parameters.items():
        known = list(rules[rule].parameters) if rule in rules else list(numbers)
        for name in numbers:
            if name not in known:
                yield _unknown(pack, name, ("parameters", rule, name, ""), known, f"parameter of {rule}")


def _unknown(pack: Pack, name: str, key: Key, known: list[str], what: str) -> Problem:
    return pack.file.problem(f"no {what} is called “{name}”{did_you_mean(name, known)}", key)


def named(rule: str, name: str) -> bool:
    """Say whether a name means a rule: its id, or the folder that it stands in."""
    return rule == name or rule.startswith(f"{name.rstrip('/')}/")
