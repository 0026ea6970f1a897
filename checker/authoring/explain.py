"""A rule in words, and the table of all rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill, indent

from checker.rulebook import Rule
from checker.verdict import Citation, Verdict

_WIDTH = 100


def explain(rule: Rule) -> str:
    """Return what a rule demands, why, by which authority, what passes, what fails and how to mend it."""
    return "\n".join(_paragraphs(rule)) + "\n"


def _paragraphs(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  ({rule.severity.value}; authority: {rule.authority.value})"
    yield rule.title
    yield ""
    if rule.why:
        yield from (fill(rule.why, _WIDTH), "")
    yield "Law and source"
    yield from (f"  {_cited(citation)}" for citation in rule.citations)
    if not rule.citations:
        yield "  none: this is a matter of consistency, custom or drafting"
    for key, title in (("when", "Applies when"), ("require", "Demands that")):
        if key in rule.condition_texts:
            yield from ("", title, _indented(rule.condition_texts[key]))
    yield from ("", "If it fails", _indented(rule.fix))
    for verdict, title in (
        (Verdict.PASS, "Passes"),
        (Verdict.FAIL, "Fails"),
        (Verdict.NOT_APPLICABLE, "Does not apply"),
    ):
        for example in rule.examples:
            if example.verdict is verdict:
                yield from ("", f"{title}: {example.name}", indent(example.text.rstrip(), "  | "))


def _cited(citation: Citation) -> str:
    return citation.text if citation.verified else f"{citation.text}  [unverified: read the text before relying on it]"


def _indented(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def table(rules: Sequence[Rule]) -> str:
    """Return the rules as a Markdown table."""
    lines = ["| rule | demands | source | severity |", "|---|---|---|---|"]
    for rule in rules:
        cited = "; ".join(f"{item.text}{'' if item.verified else ' (unverified)'}" for item in rule.citations)
        lines.append(f"| `{rule.id}` | {rule.title} | {cited or rule.authority.value} | {rule.severity.value} |")
    return "\n".join(lines) + "\n"
