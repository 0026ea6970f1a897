"""From a file of facts to fact definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from checker.language import syntax
from checker.language.fact import Case, FactDefinition, Member, Records
from checker.language.parse import parse_reading
from checker.rulebook.expressions import Expressions, one_line
from checker.rulebook.yamlfile import Key


def build_fact(expressions: Expressions, name: str) -> FactDefinition:
    """Return the fact of a name; what is wrong with it is noted in the expressions' problems."""
    data = expressions.file.value[name]
    known = len(expressions.nodes)
    fact = FactDefinition(
        name,
        one_line(data["means"]),
        tuple(_attempts(expressions, name, data)),
        tuple(_cases(expressions, name, data)),
        _records(expressions, (name, "records"), data["records"]) if "records" in data else None,
        distinct=bool(data.get("distinct")),
        shape=data.get("as", ""),
        origin=expressions.file.path,
    )
    return replace(fact, texts={key[1:]: expressions.texts[key] for key, _ in expressions.nodes[known:]})


def _attempts(expressions: Expressions, name: str, data: Mapping[str, Any]) -> Iterator[tuple[syntax.Node, ...]]:
    if "find" in data:
        yield _readings(expressions, (name, "find"), data["find"])
    otherwise = data.get("else", [])
    if isinstance(otherwise, str):
        yield _readings(expressions, (name, "else"), otherwise)
        return
    for place, attempt in enumerate(otherwise):
        yield _readings(expressions, (name, "else", place), attempt)


def _readings(expressions: Expressions, key: Key, texts: str | list[str]) -> tuple[syntax.Node, ...]:
    placed: list[tuple[Key, str]]
    placed = [(key, texts)] if isinstance(texts, str) else [((*key, place), text) for place, text in enumerate(texts)]
    nodes = (expressions.parsed(where, text, parse_reading) for where, text in placed)
    return tuple(node for node in nodes if node is not None)


def _cases(expressions: Expressions, name: str, data: Mapping[str, Any]) -> Iterator[Case]:
    for choice in expressions.choices((name, "cases"), data.get("cases", []), lambda value: value):
        yield Case(choice.when, choice.then)
    for place, case in enumerate(data.get("cases", [])[:-1]):
        if "when" not in case:
            said = "a case without “when” always holds, so that those after it never do"
            expressions.problems.append(expressions.file.problem(said, (name, "cases", place)))


def _records(expressions: Expressions, key: Key, data: Mapping[str, Any]) -> Records | None:
    within = expressions.parsed((*key, "in"), data["in"], parse_reading)
    head = _capturing(expressions, key, data, "each")
    members = [_member(expressions, (*key, "members", place), entry) for place, entry in enumerate(data["members"])]
    remark = _capturing(expressions, key, data, "remark") if "remark" in data else None
    known = tuple(member for member in members if member is not None)
    if within is None or head is None or len(known) < len(members):
        return None
    return Records(
        within,
        head,
        _capture_name(head),
        expressions.phrase(key, data, "unless"),
        expressions.phrase(key, data, "mentions"),
        known,
        Member(_capture_name(remark), remark, None) if remark else None,
    )


def _member(expressions: Expressions, key: Key, data: Mapping[str, str]) -> Member | None:
    capture = _capturing(expressions, key, data, "find")
    after = expressions.phrase(key, data, "after")
    return (
        Member(_capture_name(capture), capture, after, data.get("suffix", ""), data.get("stands for", ""))
        if capture
        else None
    )


def _capturing(expressions: Expressions, key: Key, data: Mapping[str, Any], name: str) -> syntax.Phrase | None:
    """Return a phrase that must have exactly one capture."""
    phrase = expressions.phrase(key, data, name)
    if phrase is not None and len(phrase.captures()) != 1:
        message = "a phrase with exactly one capture belongs here"
        expressions.problems.append(expressions.file.problem(message, (*key, name)))
        return None
    return phrase


def _capture_name(phrase: syntax.Phrase) -> str:
    capture = phrase.captures()[0]
    return capture.name.text if capture.name else capture.type.text
