"""Complaints about conditions: what can never decide, rules that never or always fail, rules that say the same.

What can be shown without a document rests on `possible`: what claims leave open, and what a fact with cases can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from checker.authoring.lint.complaint import Complaint
from checker.authoring.mutation.slip import without
from checker.authoring.normal import normal, without_idle_words
from checker.authoring.places import Expression, Places
from checker.language import syntax
from checker.language.check import Catalogue
from checker.language.possible import check_possible
from checker.rulebook import Rule, Sources
from checker.rulebook.rule import Choice
from checker.rulebook.yamlfile import Key
from checker.verdict import Severity

_NOWHERE = (0, 0)


class ConditionLint:
    """Looks at the conditions of rules."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._places = Places(sources)
        self._catalogue = Catalogue(sources.rulebook.facts)

    def complaints(self, rule: Rule) -> Iterator[Complaint]:
        """Yield what is wrong with a rule's conditions."""
        yield from self._decided(rule)
        for expression in self._places.of_rule(rule.id):
            yield from self._dead_clauses(rule, expression)
            yield from self._idle(expression)
        yield from self._dead_cases(rule)

    def same(self, rules: Sequence[Rule]) -> Iterator[Complaint]:
        """Yield each rule that demands of the same documents what a rule before it demands."""
        seen: dict[object, Rule] = {}
        for rule in rules:
            said = (normal(rule.when) if rule.when else None, normal(rule.require), rule.since, rule.until)
            first = seen.setdefault(said, rule)
            if first is not rule:
                problem = self._sources.homes[rule.id].file.problem(f"demands what {first.id} demands", ("require", ""))
                yield Complaint("same-rule", problem, "keep one of the two")

    # What can never be -------------------------------------------------------------------------------------------

    def _decided(self, rule: Rule) -> Iterator[Complaint]:
        file = self._sources.homes[rule.id].file
        applies = (rule.when,) if rule.when else ()
        if not self._can_be(*applies, _not(rule.require)):
            problem = file.problem("no document can fail this rule", ("require", ""))
            yield Complaint("never-fails", problem, "demand something that a document may lack")
        elif not self._can_be(*applies, rule.require):
            problem = file.problem("no document can pass this rule", ("require", ""))
            yield Complaint("always-fails", problem, "demand something that a document may have")

    def _dead_clauses(self, rule: Rule, expression: Expression) -> Iterator[Complaint]:
        before = (rule.when,) if rule.when and expression.key == ("require",) else ()
        for part, shorter in _shorter(expression.node):
            pairs = ((expression.node, shorter), (shorter, expression.node))
            if not any(self._can_be(*before, one, _not(other)) for one, other in pairs):
                problem = expression.problem(f"this can never decide: {expression.words(part.at)}", part.at)
                yield Complaint("dead-clause", problem, "leave it out, or say what was meant")

    def _dead_cases(self, rule: Rule) -> Iterator[Complaint]:
        """Yield the cases that are never reached: none fails where they hold, or one before them always holds."""
        file = self._sources.homes[rule.id].file
        failing = (*((rule.when,) if rule.when else ()), _not(rule.require))
        cases: dict[str, Sequence[Choice[Severity] | Choice[str]]]
        cases = {"severity": rule.severities, "message": rule.messages}
        for name, choices in cases.items():
            earlier: list[syntax.Node] = []
            for place, choice in enumerate(choices if len(choices) > 1 else ()):
                own = (choice.when,) if choice.when else ()
                if not self._can_be(*failing, *earlier, *own):
                    key: Key = (name, place, "when") if choice.when else (name, place)
                    problem = file.problem("this case is never chosen", key)
                    yield Complaint(
                        "dead-case", problem, "leave it out, or put it before the case that takes its place"
                    )
                earlier += [_not(condition) for condition in own]

    def _can_be(self, *parts: syntax.Node) -> bool:
        both = syntax.Conjunction(_NOWHERE, parts)
        return next(check_possible(both, self._catalogue), None) is None

    # Options that decide nothing ---------------------------------------------------------------------------------

    def _idle(self, expression: Expression) -> Iterator[Complaint]:
        for node in self._places.own(expression.node):
            if isinstance(node, syntax.Has) and not node.followed and not node.near:
                kept = {id(element) for element in without_idle_words(node.phrase).content.options[0].elements}
                for element in node.phrase.content.options[0].elements:
                    if len(node.phrase.content.options) == 1 and id(element) not in kept:
                        said = f"whether this is there decides nothing: {expression.words(element.at)}"
                        yield Complaint("idle-option", expression.problem(said, element.at), "leave it out")


def _not(node: syntax.Node) -> syntax.Node:
    return syntax.Negation(node.at, "not", node)


def _shorter(node: syntax.Node) -> Iterator[tuple[syntax.Node, syntax.Node]]:
    """Yield each clause of a condition with the condition without it."""
    match node:
        case syntax.Conjunction(parts=parts) | syntax.Disjunction(parts=parts):
            for place, part in enumerate(parts):
                rest = without(parts, place)
                yield part, replace(node, parts=rest) if len(rest) > 1 else rest[0]
                for inner, shorter in _shorter(part):
                    yield inner, replace(node, parts=(*parts[:place], shorter, *parts[place + 1 :]))
        case syntax.Negation(condition=condition):
            yield from _inside(node, "condition", condition)
        case syntax.Implication(premise=premise, conclusion=conclusion):
            yield premise, conclusion
            yield from _inside(node, "premise", premise)
            yield from _inside(node, "conclusion", conclusion)


def _inside(node: syntax.Node, name: str, child: syntax.Node) -> Iterator[tuple[syntax.Node, syntax.Node]]:
    for part, shorter in _shorter(child):
        changes: dict[str, Any] = {name: shorter}
        yield part, replace(node, **changes)
