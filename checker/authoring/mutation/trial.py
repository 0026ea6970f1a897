"""The examples of a rule, tried on mutants of it.  Documents and facts are read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from checker.authoring.examples import complaints_about, given_by, read_example
from checker.authoring.mutation.mutants import Mutants
from checker.authoring.normal import Form, normal
from checker.authoring.places import Expression, Places
from checker.document import Unreadable
from checker.judge import apply
from checker.language import syntax
from checker.language.check import Catalogue
from checker.language.evaluate import Evaluator
from checker.language.possible import check_possible
from checker.rulebook import Problem, Rule, Sources
from checker.rulebook.rule import Example


@dataclass(frozen=True, slots=True)
class Score:
    """How many mutants of a rule were made, and those that no example of it notices."""

    rule: str
    made: int
    survivors: Sequence[Problem]

    @property
    def noticed(self) -> int:
        """How many mutants an example notices."""
        return self.made - len(self.survivors)

    @property
    def percent(self) -> float:
        """The share of mutants that an example notices; of none at all, everything."""
        return 100 * self.noticed / self.made if self.made else 100.0


def mutate(sources: Sources, rules: Sequence[Rule]) -> Iterator[Score]:
    """Yield for each rule how many of its mutants its examples notice."""
    trials = _Trials(sources)
    for rule in rules:
        yield trials.score(rule)


@dataclass(frozen=True, slots=True)
class _Mutant:
    rule: Rule
    problem: Problem


class _Trials:
    def __init__(self, sources: Sources) -> None:
        self._facts = sources.rulebook.facts
        self._homes = sources.homes
        self._places = Places(sources)
        self._catalogue = Catalogue(self._facts)
        self._mutants = Mutants(self._places, self._catalogue)

    def score(self, rule: Rule) -> Score:
        """Try all mutants of a rule."""
        examples = list(self._examples(rule))
        mutants = [*self._shortened(rule), *self._broken(rule)]
        survivors = [mutant.problem for mutant in mutants if not _is_noticed(mutant.rule, examples)]
        survivors.sort(key=lambda problem: (problem.line, problem.column))
        return Score(rule.id, len(mutants), survivors)

    def _examples(self, rule: Rule) -> Iterator[tuple[Example, Evaluator]]:
        """Yield the examples that are as they should be: what another says of a mutant says nothing."""
        for example in rule.examples:
            try:
                evaluator = Evaluator(read_example(rule, example), self._facts, given_by(example, self._facts))
            except Unreadable:
                continue
            if not any(complaints_about(example, apply(rule, evaluator))):
                yield example, evaluator

    # Mutants -----------------------------------------------------------------------------------------------------

    def _shortened(self, rule: Rule) -> Iterator[_Mutant]:
        """Yield the rule without each of the things that it could be without."""
        file = self._homes[rule.id].file
        if rule.when:
            yield _Mutant(replace(rule, when=None), file.problem("without “when”", ("when", "")))
        for place in range(len(rule.doubts)):
            doubts = [*rule.doubts[:place], *rule.doubts[place + 1 :]]
            yield _Mutant(replace(rule, doubts=doubts), file.problem("without this doubt", ("doubt", place)))
        for place, severity in enumerate(rule.severities):
            if severity.when:
                severities = [*rule.severities[:place], *rule.severities[place + 1 :]]
                problem = file.problem("without this case", ("severity", place))
                yield _Mutant(replace(rule, severities=severities), problem)
        for place, message in enumerate(rule.messages):
            if message.when:
                messages = [*rule.messages[:place], *rule.messages[place + 1 :]]
                yield _Mutant(replace(rule, messages=messages), file.problem("without this case", ("message", place)))
        if rule.since:
            yield _Mutant(replace(rule, since=""), file.problem("without “from”", ("from",)))
        if rule.until:
            yield _Mutant(replace(rule, until=""), file.problem("without “until”", ("until",)))

    def _broken(self, rule: Rule) -> Iterator[_Mutant]:
        """Yield the rule with each breakage of each of its conditions that can differ from it."""
        for expression in self._places.of_rule(rule.id):
            if _placed(rule, expression) is None:
                continue  # a pack has put something else in its place
            known = {normal(expression.node)}
            for slip in self._mutants.of(expression.node):
                if self._differs(rule, expression, slip.node, known):
                    said = f"{slip.said}: {expression.words(slip.at)}"
                    yield _Mutant(_with(rule, expression, slip.node), expression.problem(said, slip.at))

    def _differs(self, rule: Rule, expression: Expression, node: syntax.Node, known: set[Form]) -> bool:
        """Say whether a condition is sound and neither says what a known one says nor can be told from the first.

        Refused is what the type check would refuse, and what can be shown to be true of the same documents: because
        its normal form is the same, or because no choice of what its claims are makes the two differ.
        """
        try:
            form = normal(node)
            if form in known or any(True for _ in self._catalogue.check(node)):
                return False
        except ValueError:  # a phrase without a pattern
            return False
        known.add(form)
        before = (rule.when,) if rule.when and expression.key == ("require",) else ()
        return any(
            self._can_hold((*before, one, syntax.Negation(other.at, "not", other)))
            for one, other in ((expression.node, node), (node, expression.node))
        )

    def _can_hold(self, parts: tuple[syntax.Node, ...]) -> bool:
        both = syntax.Conjunction(parts[0].at, parts)
        return next(check_possible(both, self._catalogue), None) is None


def _placed(rule: Rule, expression: Expression) -> syntax.Node | None:
    """Return the condition of a rule at the place of an expression, if it is still that expression."""
    match expression.key:
        case ("when",):
            node = rule.when
        case ("require",):
            node = rule.require
        case ("doubt", int() as place, _) if place < len(rule.doubts):
            node = rule.doubts[place].when
        case ("severity", int() as place, _) if place < len(rule.severities):
            node = rule.severities[place].when
        case ("message", int() as place, _) if place < len(rule.messages):
            node = rule.messages[place].when
        case _:
            node = None
    return node if node is expression.node else None


def _with(rule: Rule, expression: Expression, node: syntax.Node) -> Rule:
    """Return a rule with another condition in the place of an expression."""
    match expression.key:
        case ("when",):
            return replace(rule, when=node)
        case ("doubt", int() as place, _):
            doubts = list(rule.doubts)
            doubts[place] = replace(doubts[place], when=node)
            return replace(rule, doubts=doubts)
        case ("severity", int() as place, _):
            severities = list(rule.severities)
            severities[place] = replace(severities[place], when=node)
            return replace(rule, severities=severities)
        case ("message", int() as place, _):
            messages = list(rule.messages)
            messages[place] = replace(messages[place], when=node)
            return replace(rule, messages=messages)
    return replace(rule, require=node)


def _is_noticed(mutant: Rule, examples: Sequence[tuple[Example, Evaluator]]) -> bool:
    return any(any(complaints_about(example, apply(mutant, evaluator))) for example, evaluator in examples)
