"""The rules that a command line asks for."""

from __future__ import annotations

from collections.abc import Sequence

from checker.cli.status import UsageError
from checker.language.hints import did_you_mean
from checker.rulebook import Rule, Rulebook


def selected(rulebook: Rulebook, select: Sequence[str], ignore: Sequence[str] = ()) -> list[Rule]:
    """Return the rules that are asked for: by id, or all of a folder; raise `UsageError` for an unknown name."""
    for name in (*select, *ignore):
        if not any(_named(rule, name) for rule in rulebook.rules.values()):
            raise UsageError(f"no rule or folder is called “{name}”{did_you_mean(name, list(rulebook.rules))}")
    return [
        rule
        for rule in rulebook.rules.values()
        if (not select or any(_named(rule, name) for name in select)) and not any(_named(rule, name) for name in ignore)
    ]


def one_rule(rulebook: Rulebook, name: str) -> Rule:
    """Return the rule of an id; raise `UsageError` where there is none."""
    if name not in rulebook.rules:
        raise UsageError(f"no rule is called “{name}”{did_you_mean(name, list(rulebook.rules))}")
    return rulebook.rules[name]


def _named(rule: Rule, name: str) -> bool:
    return rule.id == name or rule.id.startswith(f"{name.rstrip('/')}/")
