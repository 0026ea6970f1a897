"""Complaints about facts and wordings that nothing uses, and about what examples and samples never show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from checker.authoring.coverage import measure
from checker.authoring.examples import read_example
from checker.authoring.lint.complaint import Complaint
from checker.document import Document, Unreadable
from checker.judge import apply
from checker.language import syntax
from checker.language.evaluate import Evaluator
from checker.rulebook import Rule, Sources
from checker.rulebook.graph import graph, named_facts
from checker.verdict import Verdict

_READ_BY_THE_PROGRAM = ("kind", "own_date", "header_filed_date")  # whatever the rules ask
_BLANK = re.compile(r"\{([a-z][a-z0-9_]*)")
_FEWEST = 2  # samples to which a rule must apply before something is said of them


def unused(sources: Sources) -> Iterator[Complaint]:
    """Yield the facts that no rule asks for, directly or by way of another fact, and the wordings in no phrase."""
    asked = _asked(sources)
    for name, fact in sources.rulebook.facts.items():
        if not fact.given and name not in asked:
            problem = sources.homes[name].file.problem(f"no rule uses the fact “{name}”", (name, ""))
            yield Complaint("unused-fact", problem, "delete it, or allow it if users shall see it")
    homes = {id(home): home for home in sources.homes.values()}.values()
    roots = [*sources.wordings.values(), *(node for home in homes for _, node in home.nodes)]
    used = {id(part.content) for root in roots for part in root.walk() if isinstance(part, syntax.Group)}
    for name, phrase in sources.wordings.items():
        if id(phrase.content) not in used:
            file, key = sources.places[name]
            problem = file.problem(f"no phrase uses the wording “{name}”", (*key[:-1], ""))
            yield Complaint("unused-wording", problem, "delete it")


def _asked(sources: Sources) -> set[str]:
    facts = sources.rulebook.facts
    asked = [name for name in _READ_BY_THE_PROGRAM if name in facts]
    for rule in sources.rulebook.rules.values():
        asked += named_facts((node for _, node in sources.homes[rule.id].nodes), facts)
        for choice in rule.messages:
            asked += (name if name in facts else f"{name}s" for name in _BLANK.findall(choice.then))
    uses = graph(facts)
    known: set[str] = set()
    while asked:
        name = asked.pop()
        if name not in known:
            known.add(name)
            asked += uses.get(name, ())
    return known


# Examples and samples --------------------------------------------------------------------------------------------


def untested(sources: Sources, rules: Sequence[Rule]) -> Iterator[Complaint]:
    """Yield the rules whose examples leave a clause without having been true, or false."""
    for coverage in list(measure(sources, rules))[: len(rules)]:
        missing = coverage.clauses.missing
        if missing:
            more = f", and {len(missing) - 1} more" if len(missing) > 1 else ""
            problem = replace(missing[0], message=f"no example shows this: {missing[0].message}{more}")
            yield Complaint("untested", problem, "add an example, as `checker test --coverage` lists them")


def decided_by_examples(sources: Sources, rules: Sequence[Rule]) -> Iterator[Complaint]:
    """Yield the rules that none of their own examples fails, or none passes."""
    for rule in rules:
        verdicts = set(_verdicts(rule, sources, _example_documents(rule)))
        file = sources.homes[rule.id].file
        if Verdict.FAIL not in verdicts:
            yield Complaint("never-fails", file.problem("no example fails", ("examples", "")), "add one that does")
        if Verdict.PASS not in verdicts:
            yield Complaint("always-fails", file.problem("no example passes", ("examples", "")), "add one that does")


def decided_by_samples(sources: Sources, rules: Sequence[Rule], samples: Sequence[Document]) -> Iterator[Complaint]:
    """Yield the rules that fail all the samples to which they apply, or none of them."""
    evaluators = [Evaluator(document, sources.rulebook.facts) for document in samples]
    for rule in rules:
        file = sources.homes[rule.id].file
        every = (apply(rule, evaluator).verdict for evaluator in evaluators)
        verdicts = [verdict for verdict in every if verdict is not Verdict.NOT_APPLICABLE]
        failed = verdicts.count(Verdict.FAIL)
        if len(verdicts) >= _FEWEST and failed == len(verdicts):
            problem = file.problem(f"fails all of the {failed} samples to which it applies", ("require", ""))
            yield Complaint("fails-all-samples", problem, "see whether it asks too much")
        elif samples and not failed:
            problem = file.problem(f"fails none of the {len(samples)} samples", ("require", ""))
            yield Complaint("fails-no-sample", problem, "see whether it asks anything")


def _verdicts(rule: Rule, sources: Sources, documents: Iterable[Document]) -> Iterator[Verdict]:
    for document in documents:
        yield apply(rule, Evaluator(document, sources.rulebook.facts)).verdict


def _example_documents(rule: Rule) -> Iterator[Document]:
    for example in rule.examples:
        try:
            yield read_example(rule, example)
        except Unreadable:
            continue
