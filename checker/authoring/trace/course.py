"""The course of one rule on one document: from its verdict back to the clauses, facts and words that led to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.authoring.trace.because import Because
from checker.authoring.trace.clause import Clause, Value, clause
from checker.authoring.trace.facts import Reading, facts_used
from checker.document.model import Document
from checker.judge import DATES, Trial, tried
from checker.language.evaluate import NOTHING_GIVEN, Evaluator
from checker.language.given import Given
from checker.language.value import Outcome
from checker.rulebook import Rule, Rulebook
from checker.rulebook.rule import Key
from checker.verdict import Finding, Verdict

_ROLES = {"when": "applies when", "require": "demands that", "doubt": "doubtful when"}


@dataclass(frozen=True, slots=True)
class Stage:
    """A condition of the rule and what came of it.

    `then` is what follows where it holds: the reason of a doubt, a severity, a message.
    """

    key: Key
    role: str
    clause: Clause
    then: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a rule said what it said.  `dated` is the ISO date by which it was decided whether the rule is in force."""

    path: str
    rule: Rule = field(repr=False)
    finding: Finding
    because: str
    stages: tuple[Stage, ...] = field(repr=False)
    facts: tuple[Reading, ...] = field(repr=False)
    dated: str = ""


def trace(rule: Rule, rulebook: Rulebook, document: Document, given: Given = NOTHING_GIVEN) -> Trace:
    """Apply a rule once, as `judge` does, and return why it said what it said."""
    evaluator = Evaluator(document, rulebook.facts, given)
    trial = tried(rule, evaluator)
    outcomes = {step.key: step.outcome for step in trial.steps}
    return Trace(
        document.path,
        rule,
        trial.finding,
        f"{trial.finding.verdict}: {_because(rule, trial, outcomes, document)}",
        tuple(_stages(rule, outcomes, document)),
        facts_used(rule.conditions.values(), evaluator),
        _dated(rule, evaluator),
    )


def _because(rule: Rule, trial: Trial, outcomes: Mapping[Key, Outcome], document: Document) -> str:
    """Return why the verdict is what it is: what the last condition that decided says, else the finding's message."""
    verdict = trial.finding.verdict
    key: Key = ("require",) if ("require",) in outcomes else ("when",)
    if verdict is Verdict.ERROR or key not in outcomes:
        return trial.finding.message
    said = Because(rule.texts[key], document).of(outcomes[key])
    doubts = [rule.doubts[int(name[1])] for name in outcomes if name[0] == "doubt" and outcomes[name].truth]
    if verdict is Verdict.UNDETERMINED and doubts:
        return f"{said}; but {doubts[0].because}."
    return f"{said}."


def _stages(rule: Rule, outcomes: Mapping[Key, Outcome], document: Document) -> Iterator[Stage]:
    for key in rule.conditions:
        text, then = rule.texts[key], _then(rule, key)
        role = _ROLES.get(str(key[0]), f"{key[0]} when")
        if key in outcomes:
            yield Stage(key, role, clause(outcomes[key], text, document), then)
        elif len(key) == 1:
            yield Stage(key, role, Clause(" ".join(text.split()), Value.UNSEEN), then)


def _then(rule: Rule, key: Key) -> str:
    place = int(key[1]) if len(key) > 1 else 0
    match key[0]:
        case "doubt":
            return rule.doubts[place].because
        case "message":
            return rule.messages[place].then
        case "severity":
            return rule.severities[place].then.value
    return ""


def _dated(rule: Rule, evaluator: Evaluator) -> str:
    if not rule.since and not rule.until:
        return ""
    listings = (evaluator.reader.known(name) for name in DATES)
    return next((str(listing.items[0].value) for listing in listings if listing and listing.items), "")
