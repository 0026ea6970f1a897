"""What the examples of a rulebook have made true, made false and matched, and what they have not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.authoring.coverage.marks import options
from checker.authoring.coverage.recorder import Record, Recorder
from checker.authoring.examples import given_by, read_example
from checker.authoring.places import Expression, Places
from checker.document import Unreadable
from checker.judge import apply
from checker.language import syntax
from checker.rulebook import Problem, Rule, Sources

_CLAUSES = (syntax.Plain, syntax.Quantified, syntax.Conjunction, syntax.Disjunction, syntax.Implication)


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of something examples have shown, and what they have not."""

    seen: int
    total: int
    missing: Sequence[Problem]

    @property
    def percent(self) -> float:
        """The share that was seen, in hundredths; of nothing at all, everything."""
        return 100 * self.seen / self.total if self.total else 100.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one rule by its own examples, or of all facts or all wordings by those of all rules.

    Each clause counts twice: once for having been true and once for having been false.
    """

    name: str
    clauses: Measure
    options: Measure


def measure(sources: Sources, rules: Sequence[Rule]) -> Iterator[Coverage]:
    """Yield the coverage of each rule, and behind them that of the facts and of the wordings."""
    places = Places(sources)
    everything = Record()
    for rule in rules:
        record = _run(sources, rule, everything)
        yield _coverage(rule.id, list(places.of_rule(rule.id)), record, places)
    facts = [expression for name in sources.rulebook.facts for expression in places.of_fact(name)]
    yield _coverage("facts", facts, everything, places)
    yield _coverage("wordings", [places.of_wording(name) for name in places.wordings], everything, places)


def _run(sources: Sources, rule: Rule, everything: Record) -> Record:
    """Judge a rule's examples; what is seen of its own conditions is the result, the rest joins `everything`."""
    record = Record(phrases=everything.phrases, picks=everything.picks)
    for example in rule.examples:
        try:
            document = read_example(rule, example)
        except Unreadable:
            continue  # running the examples tells it
        recorder = Recorder(document, sources.rulebook.facts, record, given_by(example, sources.rulebook.facts))
        apply(rule, recorder)
        for name in sources.rulebook.facts:
            recorder.reader.fact(name)
    for key, truths in record.truths.items():
        everything.truths.setdefault(key, set()).update(truths)
    everything.matched.update(record.matched)
    return record


def _coverage(name: str, expressions: Sequence[Expression], record: Record, places: Places) -> Coverage:
    return Coverage(name, _clauses(expressions, record.truths), _options(expressions, record.matched, places))


# Clauses ---------------------------------------------------------------------------------------------------------


def clauses(node: syntax.Node) -> Iterator[syntax.Node]:
    """Yield everything in an expression that is true or false: conditions, and what is said inside filters."""
    for part in node.walk():
        match part:
            case syntax.Filter(predicates=predicates):
                yield from predicates
            case syntax.Criterion(predicate=predicate) | syntax.FollowUp(predicate=predicate):
                yield predicate
            case syntax.Quantified(predicate=predicate, follow_ups=follow_ups):
                yield part
                yield from (predicate,) if follow_ups else ()
            case _ if isinstance(part, _CLAUSES):
                yield part


def _clauses(expressions: Sequence[Expression], truths: Mapping[int, set[bool]]) -> Measure:
    every = [(expression, clause) for expression in expressions for clause in clauses(expression.node)]
    missing = [
        expression.problem(f"never {str(truth).lower()}: {expression.words(clause.at)}", clause.at)
        for expression, clause in every
        for truth in (True, False)
        if truth not in truths.get(id(clause), ())
    ]
    return Measure(2 * len(every) - len(missing), 2 * len(every), _by_place(missing))


# Options of phrases ----------------------------------------------------------------------------------------------


def _options(expressions: Sequence[Expression], matched: set[int], places: Places) -> Measure:
    every = [
        (expression, option)
        for expression in expressions
        for node in places.own(expression.node)
        if not places.is_wording(node)
        for option in options(node)
    ]
    missing = [
        expression.problem(f"never matched: {expression.words(option.at)}", option.at)
        for expression, option in every
        if id(option) not in matched
    ]
    return Measure(len(every) - len(missing), len(every), _by_place(missing))


def _by_place(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column))
