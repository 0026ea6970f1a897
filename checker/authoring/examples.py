"""The examples inside rule files, run as tests of their rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.document import Unreadable, read_text
from checker.judge import judge
from checker.rulebook import Rule, Rulebook
from checker.rulebook.rule import Example
from checker.verdict import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Failure:
    """An example on which its rule does not say what it should."""

    rule: Rule
    example: Example
    got: Verdict | None  # None: the example holds no document
    message: str

    def __str__(self) -> str:
        said = self.got.value if self.got else "no verdict"
        return (
            f"{self.rule.path}:{self.example.line}:1: {self.rule.id}: “{self.example.name}” should be "
            f"{self.example.verdict.value}, is {said}: {self.message}"
        )


def run_examples(rulebook: Rulebook, rules: Sequence[Rule]) -> Iterator[Failure | None]:
    """Yield for each example of the rules its failure, or None where it is as it should be."""
    for rule in rules:
        for example in rule.examples:
            yield _run(rulebook, rule, example)


def _run(rulebook: Rulebook, rule: Rule, example: Example) -> Failure | None:
    try:
        document = read_text(example.text, f"{rule.id}: {example.name}")
    except Unreadable as error:
        return Failure(rule, example, None, str(error))
    finding: Finding = judge(document, rulebook, [rule]).findings[0]
    if finding.verdict is example.verdict:
        return None
    return Failure(rule, example, finding.verdict, finding.message)
