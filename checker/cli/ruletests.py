"""`checker test`: the examples inside rule files, what they cover, and which mistakes in a rule they would notice."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence

from checker.authoring.coverage import Coverage, Measure, measure
from checker.authoring.examples import run_examples
from checker.authoring.mutation import Score, mutate
from checker.cli.selection import selected
from checker.cli.status import Status
from checker.rulebook import Problem, Rule, Sources, load_sources

_APART = ("facts", "wordings")  # shared by all rules: what is missing in them is shown on demand


def test(options: Namespace) -> Status:
    """Run the examples inside the rule files."""
    sources = load_sources(options.rules, shipped=not options.no_shipped_rules)
    rules = selected(sources.rulebook, options.select)
    results = list(run_examples(sources.rulebook, rules))
    failures = [failure for failure in results if failure]
    for failure in failures:
        print(failure)
    print(f"{len(results) - len(failures)} examples as they should be, {len(failures)} not")
    enough = not failures
    if options.coverage:
        enough = _covered(sources, rules, options) and enough
    if options.mutate:
        enough = _mutated(sources, rules, options) and enough
    return Status.PASSED if enough else Status.FAILED


def _covered(sources: Sources, rules: Sequence[Rule], options: Namespace) -> bool:
    """Show the coverage of rules; say whether it reaches the threshold."""
    every = list(measure(sources, rules))
    total = Coverage("all rules", *_summed(coverage for coverage in every if coverage.name not in _APART))
    width = max(len(coverage.name) for coverage in (*every, total))
    print(f"\n{'':<{width}}  {'clauses':>17}  {'options':>17}")
    for coverage in (*every[: -len(_APART)], total, *every[-len(_APART) :]):
        print(f"{coverage.name:<{width}}  {_share(coverage.clauses)}  {_share(coverage.options)}")
    shown = [total] if not options.verbose else [total, *every[-len(_APART) :]]
    _list("Clauses that no example makes true, or false:", [one for item in shown for one in item.clauses.missing])
    _list("Options that no example matches:", [one for item in shown for one in item.options.missing])
    wanted = 100.0 if options.fail_under is None else options.fail_under
    return _reaches(total.clauses.percent, wanted, "of the clauses are covered")


def _mutated(sources: Sources, rules: Sequence[Rule], options: Namespace) -> bool:
    """Show which mutants of rules their examples notice; say whether enough of them."""
    scores = list(mutate(sources, rules))
    survivors = [problem for score in scores for problem in score.survivors]
    total = Score("all rules", sum(score.made for score in scores), survivors)
    width = max(len(score.rule) for score in (*scores, total))
    print(f"\n{'':<{width}}  {'mutants noticed':>17}")
    for score in (*scores, total):
        print(f"{score.rule:<{width}}  {score.noticed:>4} of {score.made:>4} {_percent(score.percent)}")
    _list("Mutants that no example notices: the rule", survivors)
    return options.fail_under is None or _reaches(total.percent, options.fail_under, "of the mutants are noticed")


def _summed(every: Iterable[Coverage]) -> tuple[Measure, Measure]:
    parts = [(coverage.clauses, coverage.options) for coverage in every]
    clauses, options = ([pair[place] for pair in parts] for place in (0, 1))
    return _sum(clauses), _sum(options)


def _sum(measures: Sequence[Measure]) -> Measure:
    missing = [problem for one in measures for problem in one.missing]
    return Measure(sum(one.seen for one in measures), sum(one.total for one in measures), missing)


def _reaches(percent: float, wanted: float, said: str) -> bool:
    """Say whether a share is as high as it should be; if not, show it."""
    if percent >= wanted:
        return True
    print(f"\n{percent:.1f} % {said}; it should be {wanted:g} %")
    return False


def _share(one: Measure) -> str:
    return f"{one.seen:>4} of {one.total:>4} {_percent(one.percent)}" if one.total else f"{'-':>17}"


def _percent(share: float) -> str:
    """Return a share as whole hundredths, rounded down: 100 % is all of it."""
    return f"{int(share):>3} %"


def _list(title: str, problems: Sequence[Problem]) -> None:
    if problems:
        print(f"\n{title}")
    for problem in problems:
        print(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}")
