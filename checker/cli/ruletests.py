"""`checker test`: the examples inside rule files, what they cover, and which mistakes in a rule they would notice."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence

from checker.authoring.coverage import Coverage, Measure, measure
from checker.authoring.examples import run_examples
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
    wanted = 100 if options.fail_under is None else options.fail_under
    if total.clauses.percent >= wanted:
        return True
    print(f"\n{total.clauses.percent:.1f} % of the clauses are covered; it should be {wanted:g} %")
    return False


def _summed(every: Iterable[Coverage]) -> tuple[Measure, Measure]:
    parts = [(coverage.clauses, coverage.options) for coverage in every]
    clauses, options = ([pair[place] for pair in parts] for place in (0, 1))
    return _sum(clauses), _sum(options)


def _sum(measures: Sequence[Measure]) -> Measure:
    missing = [problem for one in measures for problem in one.missing]
    return Measure(sum(one.seen for one in measures), sum(one.total for one in measures), missing)


def _share(one: Measure) -> str:
    return f"{one.seen:>4} of {one.total:>4} {one.percent:>3.0f} %" if one.total else f"{'-':>17}"


def _list(title: str, problems: Sequence[Problem]) -> None:
    if problems:
        print(f"\n{title}")
    for problem in problems:
        print(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}")
