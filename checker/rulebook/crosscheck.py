"""Everything against everything: expressions and messages against the facts, facts against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.language import message, syntax
from checker.language.check import Catalogue
from checker.language.fact import FactDefinition
from checker.rulebook.expressions import Expressions
from checker.rulebook.rule import Rule
from checker.rulebook.yamlfile import Key, Problem


def crosscheck(
    facts: Mapping[str, FactDefinition],
    rules: Mapping[str, Rule],
    homes: Mapping[str, Expressions],
    files: Sequence[Expressions],
    broken: set[str],
) -> Sequence[Problem]:
    """Return what is wrong; facts that are read from themselves join those that are `broken`."""
    circles = dict(_circles(facts, homes))
    broken |= circles.keys()
    return [*circles.values(), *_misfits(facts, rules, homes, files, broken)]


def _misfits(
    facts: Mapping[str, FactDefinition],
    rules: Mapping[str, Rule],
    homes: Mapping[str, Expressions],
    files: Sequence[Expressions],
    broken: set[str],
) -> Iterator[Problem]:
    catalogue = Catalogue(facts, broken)
    for expressions in files:
        for key, node in expressions.nodes:
            for error in catalogue.check(node):
                yield expressions.file.problem(error.message, key, error.start)
    for name, definition in facts.items():
        for error in catalogue.check_fact(definition) if name in homes else ():
            yield homes[name].file.problem(error.message, (name, "find"))
    for name, rule in rules.items():
        file = homes[name].file
        for error in catalogue.check_applicable(rule.when) if rule.when else ():
            yield file.problem(error.message, ("when",), error.start)
        for place, choice in enumerate(rule.messages):
            where: Key = ("message", place, "then") if len(rule.messages) > 1 else ("message",)
            for error in message.check(choice.then, catalogue, rule.require):
                yield file.problem(error.message, where, error.start)


def _circles(facts: Mapping[str, FactDefinition], homes: Mapping[str, Expressions]) -> Iterator[tuple[str, Problem]]:
    """Yield the facts that are read from themselves."""
    uses = {name: set(used_facts(definition, facts)) for name, definition in facts.items()}
    for name, used in uses.items():
        seen: set[str] = set()
        ahead = set(used)
        while ahead:
            other = ahead.pop()
            seen.add(other)
            ahead |= uses.get(other, set()) - seen
        if name in seen:
            yield name, homes[name].file.problem(f"the fact “{name}” is read from itself", (name, ""))


def used_facts(definition: FactDefinition, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    """Yield the names of the facts that a fact is read from."""
    nodes = [node for attempt in definition.attempts for node in attempt]
    nodes += [case.when for case in definition.cases if case.when]
    nodes += [definition.records.within] if definition.records else []
    for root in nodes:
        yield from facts_in(root, facts)


def facts_in(root: syntax.Node, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    """Yield the names of the facts that an expression speaks of."""
    for node in root.walk():
        if isinstance(node, syntax.Fact | syntax.Selection | syntax.Filtered):
            yield node.name.text if node.name.text in facts else f"{node.name.text}s"
