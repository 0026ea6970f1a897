"""The examples inside rule files, run as tests of their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.document import Document, Unreadable, read_file, read_text
from checker.judge import given_base, judge
from checker.language.fact import FactDefinition
from checker.language.given import Given
from checker.rulebook import Rule, Rulebook
from checker.rulebook.rule import Example
from checker.verdict import FactEntry, Finding, Judgement


@dataclass(frozen=True, slots=True)
class Failure:
    """An example on which its rule does not say what it should: each complaint is some lines."""

    rule: Rule
    example: Example
    complaints: Sequence[str]

    def __str__(self) -> str:
        head = f"{self.rule.path}:{self.example.line}:1: {self.rule.id}: “{self.example.name}”"
        return "\n".join(f"{head} {complaint}" for complaint in self.complaints)


def run_examples(rulebook: Rulebook, rules: Sequence[Rule]) -> Iterator[Failure | None]:
    """Yield for each example of the rules its failure, or None where it is as it should be."""
    for rule in rules:
        for example in rule.examples:
            try:
                given = given_by(example, rulebook.facts)
                judgement = judge(read_example(rule, example), rulebook, [rule], given)
            except Unreadable as error:
                yield Failure(rule, example, [str(error)])
                continue
            complaints = list(_complaints(example, judgement))
            yield Failure(rule, example, complaints) if complaints else None


def read_example(rule: Rule, example: Example) -> Document:
    """Return the document of an example: its text, or the file that it names.

    A file stands in the rule file's folder or below; raises `Unreadable`.
    """
    if not example.document:
        return read_text(example.text, f"{rule.id}: {example.name}")
    folder = Path(rule.path).resolve().parent
    path = (folder / example.document).resolve()
    if not path.is_relative_to(folder):
        raise Unreadable(f"{example.document}: an example's document stands in the rule file's folder or below it")
    return read_file(path)


def given_by(example: Example, facts: Mapping[str, FactDefinition]) -> Given:
    """Return what an example gives beside its document."""
    values = {name.replace("-", "_"): text for name, text in example.given.items() if name != "base"}
    if "base" not in example.given:
        return Given(values)
    return Given(values, given_base(read_text(example.given["base"], "the base prospectus"), facts))


def _complaints(example: Example, judgement: Judgement) -> Iterator[str]:
    """Yield how a judgement differs from what an example expects."""
    yield from complaints_about(example, judgement.findings[0])
    for name, values in example.facts.items():
        read = _values(judgement.facts.get(name, ()))
        if read != list(values):
            yield f"should read {name}: {_listed(values)}\n    and reads   {name}: {_listed(read)}"


def complaints_about(example: Example, finding: Finding) -> Iterator[str]:
    """Yield how a finding differs from what an example expects of it."""
    shown = [f"“{item.place.quote}”" for item in finding.evidence]
    if finding.verdict is not example.verdict:
        said = f"should be {example.verdict.value}, is {finding.verdict.value}: {finding.message}"
        labels = (f"    {item.label}: {quote}" for item, quote in zip(finding.evidence, shown, strict=True))
        yield "\n".join([said, *labels])
    for words in example.quotes:
        if not any(" ".join(words.split()) in quote for quote in shown):
            yield f"should show “{words}”, shows {', '.join(shown) or 'nothing'}"
    if example.severity and finding.severity is not example.severity:
        yield f"should be of severity {example.severity.value}, is of {finding.severity.value}"
    if example.message not in finding.message:
        yield f"should say “{example.message}”, says “{finding.message}”"


def _values(entries: Sequence[FactEntry]) -> list[object]:
    return [entry.value for entry in entries]


def _listed(values: Sequence[object]) -> str:
    return ", ".join(str(value) for value in values) or "nothing"
