"""A rule file's shape against its schema, with errors in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from checker.language.hints import did_you_mean
from checker.rulebook.problem import Problem
from checker.rulebook.yamlfile import Key, YamlFile


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of rule files."""
    text = resources.files("checker.rulebook").joinpath("schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator  # slow to import, and needed only here

    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema()["$defs"]})


def shape_problems(file: YamlFile, kind: str) -> Iterator[tuple[Key, Problem]]:
    """Yield what is wrong with the shape of a file, each with the key it is wrong at; `kind` is `rule` or `facts`."""
    errors = sorted(
        _validator(kind).iter_errors(file.value), key=lambda error: [str(part) for part in error.absolute_path]
    )
    told: set[tuple[Key, str]] = set()
    lacking = {
        tuple(error.absolute_path) for error in errors if error.validator in ("required", "additionalProperties")
    }
    for error in errors:
        if error.validator == "oneOf" and tuple(error.absolute_path) in lacking:
            continue  # what is missing, or misspelt, is told already
        key = tuple(error.absolute_path)
        if (key, error.validator) not in told:  # one error says all that is missing
            told.add((key, error.validator))
            yield from ((key, problem) for problem in _explained(file, key, error))


def _explained(file: YamlFile, key: Key, error: Any) -> Iterator[Problem]:
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for name in error.instance:
                if name not in known:
                    yield file.problem(f"no key is called “{name}” here{did_you_mean(name, known)}", (*key, name, ""))
        case "anyOf" | "oneOf":
            yield _alternative(file, key, error)
        case _:
            yield file.problem(_plain(error), _shown_at(file, key, error))


def _shown_at(file: YamlFile, key: Key, error: Any) -> Key:
    """Return what to show: for what a value lacks or a name itself its key, else the value."""
    if error.validator == "pattern" and (*key, error.instance, "") in file.nodes:
        return (*key, error.instance, "")
    lacking = ("minItems", "minProperties", "maxProperties", "required", "dependentRequired")
    return (*key, "") if error.validator in lacking and (*key, "") in file.nodes else key


def _alternative(file: YamlFile, key: Key, error: Any) -> Problem:
    """Say which of several shapes came nearest, and what it lacks."""
    if error.schema.get("required") == ["means"]:
        return file.problem(
            "a fact has one of the keys “find”, “cases”, “records” and “wording”, no more than one", (*key, "")
        )
    if {"required": ["not-applicable"]} in error.schema.get("oneOf", ()):
        return file.problem(_verdicts(error.instance), (*key, "") if (*key, "") in file.nodes else key)
    nearest = min(error.context, key=lambda inner: _distance(inner, error.instance))
    if nearest.validator in ("anyOf", "oneOf"):
        return _alternative(file, tuple(nearest.absolute_path), nearest)
    if nearest.validator == "type" and nearest.absolute_path == error.absolute_path:
        wanted = " or ".join(dict.fromkeys(_type_name(inner) for inner in error.context if inner.validator == "type"))
        return file.problem(f"{_shown(error.instance)} is not {wanted}{_quoted(error.instance, wanted)}", key)
    return next(_explained(file, tuple(nearest.absolute_path), nearest))


def _verdicts(example: object) -> str:
    """Say whether an example lacks its verdict or has too many."""
    given = isinstance(example, dict) and any(name in example for name in ("pass", "fail", "undetermined"))
    if given:
        return "gives more than one expected verdict; write one example for each"
    return "gives no expected verdict; add pass, fail, not-applicable or undetermined with a text"


def _distance(error: Any, instance: object) -> tuple[int, int]:
    """Return how far a shape is from a value: what reaches deeper into it is nearer, another type is farthest."""
    depth = len(error.absolute_path) + isinstance(instance, dict | list)
    return -depth, {"type": 2, "enum": 1}.get(error.validator, 0)


def _plain(error: Any) -> str:
    """Say what is wrong with one value."""
    match error.validator:
        case "type":
            return f"{_shown(error.instance)} is not {_type_name(error)}{_quoted(error.instance, _type_name(error))}"
        case "enum":
            known = [str(value) for value in error.validator_value]
            return f"{_shown(error.instance)} is not one of {', '.join(known)}{_near(error.instance, known)}"
        case "pattern":
            return f"{_shown(error.instance)} is not {error.schema.get('$comment', 'written as it should be')}"
        case "required":
            missing = [f"“{name}”" for name in error.validator_value if name not in error.instance]
            said = f"{', '.join(missing[:-1])} and {missing[-1]}"
            return f"the key {missing[0]} is missing" if len(missing) == 1 else f"the keys {said} are missing"
        case "dependentRequired":
            name, needed = _lacking(error)
            return f"“{name}” says something only beside “{needed[0]}”"
    return _amount(error)


def _amount(error: Any) -> str:
    """Say of what there is too much or too little."""
    match error.validator:
        case "minItems":
            there = "one entry" if len(error.instance) == 1 else f"{len(error.instance) or 'no'} entries"
            return f"has {there}; it needs {error.validator_value} or more"
        case "minLength" | "minProperties":
            return "is empty"
    return str(error.message)


def _lacking(error: Any) -> tuple[str, list[str]]:
    """Return the first key that stands without the one it needs."""
    return next(
        (name, needed)
        for name, needed in error.validator_value.items()
        if name in error.instance and any(other not in error.instance for other in needed)
    )


def _type_name(error: Any) -> str:
    wanted = {"string": "a text", "array": "a list", "object": "keys with values", "boolean": "true or false"}
    kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    return " or ".join(wanted[kind] for kind in kinds)


def _quoted(value: object, wanted: str) -> str:
    return "; put it in quotation marks" if isinstance(value, bool | int) and "text" in wanted else ""


def _near(value: object, known: list[str]) -> str:
    near = did_you_mean(value, known) if isinstance(value, str) else ""
    return near if "did you mean" in near else ""


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = f"“{' '.join(value.split())}”" if isinstance(value, str) else str(value)
    text = "a list" if isinstance(value, list) else "a set of keys" if isinstance(value, dict) else text
    return text if len(text) < 60 else f"{text[:56]}…”"
