"""From a rule file to a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.rulebook.expressions import Expressions, one_line
from checker.rulebook.rule import Authority, Doubt, Example, Rule
from checker.rulebook.yamlfile import Problem, YamlFile
from checker.verdict import Citation, Severity, Verdict


def build_rule(expressions: Expressions) -> Rule | None:
    """Return the rule of a file, None where its condition is broken; what is wrong is noted in the problems."""
    file = expressions.file
    data = file.value
    require = expressions.condition((), data, "require")
    when = expressions.condition((), data, "when")
    severities = list(expressions.choices(("severity",), data["severity"], Severity))
    messages = list(expressions.choices(("message",), data["message"], one_line))
    doubts = list(_doubts(expressions, data.get("doubt", [])))
    if require is None:
        return None
    rule = Rule(
        id=data["id"],
        title=data["title"].strip(),
        citations=[_citation(entry) for entry in data["citations"]],
        authority=Authority(data["authority"]),
        severities=severities,
        when=when,
        require=require,
        doubts=doubts,
        messages=messages,
        fix=one_line(data["fix"]),
        why=one_line(data.get("why", "")),
        examples=list(_examples(file, data["examples"])),
        condition_texts={key: one_line(data[key]) for key in ("when", "require") if key in data},
        path=file.path,
    )
    expressions.problems += _shortcomings(file, rule)
    return rule


def _shortcomings(file: YamlFile, rule: Rule) -> Iterator[Problem]:
    """Yield what a rule lacks although its shape is right."""
    for key, choices in (("severity", rule.severities), ("message", rule.messages)):
        if choices[-1].when is not None:
            yield file.problem("the last case has no “when”: it holds where no other does", (key,))
    for verdict in (Verdict.PASS, Verdict.FAIL):
        if sum(example.verdict is verdict for example in rule.examples) < 2:
            yield file.problem(f"needs two examples that {verdict}", ("examples",))
    if rule.when and not any(example.verdict is Verdict.NOT_APPLICABLE for example in rule.examples):
        yield file.problem("has a “when” and needs an example to which it does not apply", ("examples",))
    if not rule.citations and rule.authority in (Authority.RULE, Authority.FORM):
        yield file.problem(f"the authority is “{rule.authority}”, but nothing is cited", ("citations",))


def _doubts(expressions: Expressions, data: Iterable[Mapping[str, str]]) -> Iterator[Doubt]:
    for place, entry in enumerate(data):
        when = expressions.condition(("doubt", place), entry, "when")
        if when is not None:
            yield Doubt(when, one_line(entry["because"]))


def _examples(file: YamlFile, data: Iterable[Mapping[str, str]]) -> Iterator[Example]:
    for place, entry in enumerate(data):
        verdict = next(Verdict(key) for key in entry if key != "name")
        node = file.nodes["examples", place]
        yield Example(entry["name"].strip(), verdict, entry[verdict], node.start_mark.line + 1)


def _citation(entry: str | Mapping[str, str]) -> Citation:
    if isinstance(entry, str):
        return Citation(entry.strip())
    return Citation(entry["unverified"].strip(), verified=False)
