"""From a rule file to a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.language.types import is_real_date
from checker.rulebook.expressions import Expressions, one_line
from checker.rulebook.problem import Problem
from checker.rulebook.rule import Authority, Choice, Doubt, Example, Rule
from checker.rulebook.yamlfile import YamlFile
from checker.verdict import Citation, Severity, Verdict

_VERDICTS = frozenset({"pass", "fail", "not-applicable", "undetermined"})


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
        parameters=expressions.parameters,
        since=data.get("from", ""),
        until=data.get("until", ""),
        texts=expressions.texts,
    )
    expressions.problems += _shortcomings(file, rule)
    return rule


def read_conditions(expressions: Expressions) -> None:
    """Read the conditions of a file whose shape is not a rule's, so that what is wrong with them is told as well."""
    for name in ("when", "require"):
        if isinstance(text := expressions.file.value.get(name), str) and text.strip():
            expressions.condition((), expressions.file.value, name)


def _shortcomings(file: YamlFile, rule: Rule) -> Iterator[Problem]:
    """Yield what a rule lacks although its shape is right."""
    cases: dict[str, Sequence[Choice[Severity] | Choice[str]]] = {"severity": rule.severities, "message": rule.messages}
    for key, choices in cases.items():
        if choices[-1].when is not None:
            yield file.problem("the last case has no “when”: it holds where no other does", (key, len(choices) - 1))
        for place, choice in enumerate(choices[:-1]):
            if choice.when is None:
                yield file.problem("a case without “when” always holds, so that those after it never do", (key, place))
    yield from _impossible_days(file, rule)
    for verdict in (Verdict.PASS, Verdict.FAIL):
        if sum(example.verdict is verdict for example in rule.examples) < 2:
            yield file.problem(f"needs two examples that {verdict}", ("examples", ""))
    if rule.when and not any(example.verdict is Verdict.NOT_APPLICABLE for example in rule.examples):
        yield file.problem("the rule has a “when” and needs an example that is not-applicable", ("examples", ""))
    if not rule.citations and rule.authority in (Authority.RULE, Authority.FORM):
        yield file.problem(f"the authority is “{rule.authority}”, but nothing is cited", ("citations",))


def _impossible_days(file: YamlFile, rule: Rule) -> Iterator[Problem]:
    for key in ("from", "until"):
        if key in file.value and not is_real_date(file.value[key]):
            yield file.problem(f"no calendar has the day {file.value[key]}", (key,))
    if rule.since and rule.until and rule.since > rule.until:
        yield file.problem("ends before it begins; this rule never applies", ("until",))


def _doubts(expressions: Expressions, data: Iterable[Mapping[str, str]]) -> Iterator[Doubt]:
    for place, entry in enumerate(data):
        when = expressions.condition(("doubt", place), entry, "when")
        if when is not None:
            yield Doubt(when, one_line(entry["because"]))


def _examples(file: YamlFile, data: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    for place, entry in enumerate(data):
        verdict = next(key for key in entry if key in _VERDICTS)
        told = entry[verdict]
        if not isinstance(told, list):
            yield _example(entry, verdict, told, file.nodes["examples", place].start_mark.line + 1)
            continue
        for number, words in enumerate(told):
            line = file.nodes["examples", place, verdict, number].start_mark.line + 1
            numbered = {**entry, "name": f"{entry['name'].strip()}, {number + 1}"}
            yield _example(numbered, verdict, words, line)


def _example(entry: Mapping[str, Any], verdict: str, told: str | Mapping[str, str], line: int) -> Example:
    """Return one example: a text, words in a frame, or a document by its name."""
    text = "" if isinstance(told, dict) else str(told)
    facts = entry.get("facts", {}).items()
    return Example(
        entry["name"].strip(),
        Verdict(verdict),
        entry["in"].replace("{}", text.strip()) if "in" in entry else text,
        line,
        told["document"].strip() if isinstance(told, dict) else "",
        tuple(entry.get("quotes", ())),
        {name: value if isinstance(value, list) else [value] for name, value in facts},
        Severity(entry["severity"]) if "severity" in entry else None,
        one_line(entry.get("message", "")),
        text.strip() if "in" in entry else "",
        dict(entry.get("given", {})),
    )


def _citation(entry: str | Mapping[str, str]) -> Citation:
    if isinstance(entry, str):
        return Citation(entry.strip())
    return Citation(entry["unverified"].strip(), verified=False)
