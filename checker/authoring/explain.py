"""A rule in words, and the table of all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import fill

from checker.authoring.trace.spoken import spoken
from checker.authoring.trace.text import dates_in_force
from checker.rulebook import Rule, Rulebook
from checker.rulebook.graph import named_facts
from checker.rulebook.rule import Example
from checker.verdict import Citation, Verdict

_WIDTH = 100
_NAMED = re.compile(r"<([a-z][a-z0-9_]*)>")  # a wording or a parameter in an expression
_BLANK = re.compile(r"\{([a-z][a-z0-9_]*)[^{}]*\}")  # in a message
_AUTHORITIES = {
    "rule": "a rule of the Commission",
    "form": "a form of the Commission",
    "custom": "custom",
    "consistency": "the document's agreement with itself",
    "drafting": "good drafting",
}
_EXAMPLES = (
    (Verdict.PASS, "Passes"),
    (Verdict.FAIL, "Fails"),
    (Verdict.NOT_APPLICABLE, "Does not apply"),
    (Verdict.UNDETERMINED, "Cannot be told"),
)


def explain(rule: Rule, rulebook: Rulebook) -> str:
    """Return what a rule demands, why, by which authority, what passes, what fails and how to mend it."""
    return "\n".join(_paragraphs(rule, rulebook)) + "\n"


def _paragraphs(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    yield f"{rule.id}  ({_severities(rule)}; it rests on {_AUTHORITIES[rule.authority.value]})"
    yield rule.title
    if rule.why:
        yield from ("", fill(rule.why, _WIDTH))
    yield from ("", "Law and source")
    yield from (f"  {_cited(citation)}" for citation in rule.citations)
    if not rule.citations:
        yield "  none: this is a matter of consistency, custom or drafting"
    in_force = dates_in_force(rule)
    if in_force:
        yield from ("", "In force", f"  for documents dated {in_force}")
    for key, title in (("when", "Applies when"), ("require", "Demands that")):
        if key in rule.condition_texts:
            yield from ("", title, _indented(rule.condition_texts[key]))
    yield from _used(rule, rulebook)
    yield from _severity_cases(rule)
    for place, doubt in enumerate(rule.doubts):
        when = spoken(rule.texts["doubt", place, "when"])
        yield from ("", "Undetermined, rather than a fail,", _indented(f"where {when}: {doubt.because}"))
    yield from ("", "What a fail says")
    yield from (_indented(line) for line in _cases(rule, "message", [choice.then for choice in rule.messages]))
    yield from ("", "If it fails", _indented(rule.fix))
    for verdict, title in _EXAMPLES:
        for example in rule.examples:
            if example.verdict is verdict:
                yield from ("", f"{title}: {example.name}", _shown(example))


def _severities(rule: Rule) -> str:
    """Return the severity of a rule, or all that it can have, the heaviest first."""
    found = dict.fromkeys([rule.severity, *(choice.then for choice in rule.severities)])
    return " or ".join(severity.value for severity in found)


def _severity_cases(rule: Rule) -> Iterator[str]:
    if len(rule.severities) > 1:
        yield from ("", "Severity")
        values = [choice.then.value for choice in rule.severities]
        yield from (_indented(line) for line in _cases(rule, "severity", values))


def _cases(rule: Rule, key: str, values: Sequence[str]) -> Iterator[str]:
    """Yield each of several values with the words of its condition."""
    for place, value in enumerate(values):
        when = rule.texts.get((key, place, "when"))
        if len(values) == 1:
            yield value
        elif when is None:
            yield f"otherwise: {value}"
        else:
            yield f"where {spoken(when)}: {value}"


def _used(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """Yield the facts, wordings and numbers that a rule speaks of, each with what it means."""
    messages = [name for choice in rule.messages for name in _BLANK.findall(choice.then)]
    known = [name if name in rulebook.facts else f"{name}s" for name in messages]
    named = [*named_facts(rule.conditions.values(), rulebook.facts), *known]
    facts = [rulebook.facts[name] for name in dict.fromkeys(named) if name in rulebook.facts]
    if facts:
        yield from ("", "Facts that it uses")
        yield from (_indented(f"{fact.name}: {fact.means}", 4) for fact in facts)
    brackets = list(dict.fromkeys(name for text in rule.texts.values() for name in _NAMED.findall(text)))
    wordings = [name for name in brackets if name in rulebook.wordings and name not in rule.parameters]
    if wordings:
        yield from ("", "Wordings that it uses")
        yield from (_indented(f"<{name}>: “{rulebook.wordings[name]}”", 4) for name in wordings)
    if rule.parameters:
        yield from ("", "Numbers that a firm's own pack may set")
        yield from (f"  <{name}>: {number}" for name, number in rule.parameters.items())


def _shown(example: Example) -> str:
    if example.document:
        return f"  the document {example.document}"
    return "\n".join(f"  | {line}".rstrip() for line in example.text.rstrip().splitlines())


def _cited(citation: Citation) -> str:
    return citation.text if citation.verified else f"{citation.text}  [unverified: read the text before relying on it]"


def _indented(text: str, deeper: int = 2) -> str:
    return fill(text, _WIDTH, initial_indent="  ", subsequent_indent=" " * deeper, break_on_hyphens=False)


def table(rules: Sequence[Rule]) -> str:
    """Return the rules as a Markdown table."""
    lines = ["| rule | demands | source | severity |", "|---|---|---|---|"]
    for rule in rules:
        cited = "; ".join(f"{item.text}{'' if item.verified else ' (unverified)'}" for item in rule.citations)
        lines.append(f"| `{rule.id}` | {rule.title} | {cited or rule.authority.value} | {rule.severity.value} |")
    return "\n".join(lines) + "\n"
