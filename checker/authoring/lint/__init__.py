"""Lint: the rules themselves judged.  What is broken, can never decide, is broader than it looks, uncited, untested."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.authoring.lint.allowances import kept
from checker.authoring.lint.complaint import CODES, Complaint
from checker.authoring.lint.conditions import ConditionLint
from checker.authoring.lint.phrases import broad_phrases
from checker.authoring.lint.use import decided_by_examples, decided_by_samples, untested, unused
from checker.authoring.lint.words import word_complaints
from checker.authoring.places import Places
from checker.document import Document
from checker.rulebook import Rule, RulebookError, Sources
from checker.rulebook.yamlfile import YamlFile

__all__ = ["CODES", "Complaint", "broken", "lint"]


def broken(error: RulebookError) -> list[Complaint]:
    """Return what is wrong with a rulebook that cannot be loaded."""
    return [Complaint("broken", problem, "nothing else is looked at before") for problem in error.problems]


def lint(sources: Sources, rules: Sequence[Rule], samples: Sequence[Document] = ()) -> list[Complaint]:
    """Return what is to be said of some rules, and of facts and wordings where these are all the rules there are."""
    whole = len(rules) == len(sources.rulebook.rules)
    complaints = [*_of_rules(sources, rules, samples), *(_of_facts(sources) if whole else ())]
    files = {file.path: file for file in _files(sources, rules, whole=whole)}
    return sorted(kept(complaints, files.values()), key=lambda complaint: (complaint.place, complaint.code))


def _of_rules(sources: Sources, rules: Sequence[Rule], samples: Sequence[Document]) -> Iterator[Complaint]:
    conditions, places = ConditionLint(sources), Places(sources)
    for rule in rules:
        yield from conditions.complaints(rule)
        for expression in places.of_rule(rule.id):
            yield from broad_phrases(expression)
        yield from word_complaints(rule, sources.homes[rule.id].file)
    yield from conditions.same(rules)
    yield from untested(sources, rules)
    yield from decided_by_examples(sources, rules)
    yield from decided_by_samples(sources, rules, samples)


def _of_facts(sources: Sources) -> Iterator[Complaint]:
    places = Places(sources)
    for name in sources.rulebook.facts:
        for expression in places.of_fact(name):
            yield from broad_phrases(expression)
    yield from unused(sources)


def _files(sources: Sources, rules: Sequence[Rule], *, whole: bool) -> Iterator[YamlFile]:
    """Yield the files that are looked at: those of the rules, and all others where everything is."""
    names = sources.homes if whole else [rule.id for rule in rules]
    yield from (sources.homes[name].file for name in names)
    if whole:
        yield from (file for file, _ in sources.places.values())
