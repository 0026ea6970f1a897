"""Everything against everything: expressions and messages against the facts, facts against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.language import message
from checker.language.check import Catalogue
from checker.language.fact import FactDefinition
from checker.language.possible import check_possible
from checker.rulebook.expressions import Expressions
from checker.rulebook.graph import MOST_STEPS, chains, circles, graph
from checker.rulebook.problem import Problem
from checker.rulebook.rule import Rule
from checker.rulebook.yamlfile import Key


def crosscheck(
    facts: Mapping[str, FactDefinition],
    rules: Mapping[str, Rule],
    homes: Mapping[str, Expressions],
    files: Sequence[Expressions],
    broken: set[str],
) -> Sequence[Problem]:
    """Return what is wrong; facts that are read from themselves join those that are `broken`."""
    endless = list(_endless(facts, homes, broken))
    return [*endless, *_misfits(facts, rules, homes, files, broken)]


def _endless(
    facts: Mapping[str, FactDefinition], homes: Mapping[str, Expressions], broken: set[str]
) -> Iterator[Problem]:
    """Yield the facts that are read from themselves, or by way of too many others."""
    uses = graph(facts)
    for way in circles(uses):
        broken.update(way)
        by_way = f", by way of “{'”, “'.join(way[1:])}”" if len(way) > 1 else ""
        yield homes[way[0]].file.problem(f"the fact “{way[0]}” is read from itself{by_way}", (way[0], ""))
    sound = {name: used for name, used in uses.items() if name not in broken}
    for name in chains({name: tuple(other for other in used if other in sound) for name, used in sound.items()}):
        said = f"the fact “{name}” is more than {MOST_STEPS} facts away from what it is read from"
        yield homes[name].file.problem(said, (name, ""))


def _misfits(
    facts: Mapping[str, FactDefinition],
    rules: Mapping[str, Rule],
    homes: Mapping[str, Expressions],
    files: Sequence[Expressions],
    broken: set[str],
) -> Iterator[Problem]:
    broken.update(list(_ill(facts, homes, broken)))  # what rules say of these is not wrong on their account
    catalogue = Catalogue(facts, broken)
    faulty: set[tuple[str, Key]] = set()
    for expressions in files:
        for key, node in expressions.nodes:
            for error in catalogue.check(node):
                faulty.add((expressions.file.path, key))
                yield expressions.file.problem(error.message, key, error.start)
    faulty_facts = {(path, key[0]) for path, key in faulty}
    for name, definition in facts.items():
        if name in homes and (homes[name].file.path, name) not in faulty_facts:
            for error in catalogue.check_fact(definition):
                yield homes[name].file.problem(error.message, (name, "find"))
    yield from _in_rules(rules, homes, catalogue, faulty)


def _in_rules(
    rules: Mapping[str, Rule], homes: Mapping[str, Expressions], catalogue: Catalogue, faulty: set[tuple[str, Key]]
) -> Iterator[Problem]:
    """Yield the conditions that never hold, and the blanks of messages that nothing fills."""
    for name, rule in rules.items():
        file = homes[name].file
        sound = rule.when is not None and (file.path, ("when",)) not in faulty
        for error in check_possible(rule.when, catalogue) if rule.when and sound else ():
            yield file.problem(error.message, ("when",), error.start)
        for place in range(len(rule.messages)):
            where: Key = ("message", place, "then") if len(rule.messages) > 1 else ("message",)
            for error in message.check(file.nodes[where].value, catalogue, rule.require):
                yield file.problem(error.message, where, error.start)


def _ill(facts: Mapping[str, FactDefinition], homes: Mapping[str, Expressions], broken: set[str]) -> Iterator[str]:
    """Yield the facts with a reading that is wrong, if only on account of another fact."""
    catalogue = Catalogue(facts, set(broken))
    for name, expressions in homes.items():
        if name in facts:
            nodes = [node for key, node in expressions.nodes if key[0] == name]
            wrong = any(True for node in nodes for _ in catalogue.check(node))
            if wrong or any(True for _ in catalogue.check_fact(facts[name])):
                yield name
