"""A rule file's shape against its schema, with errors in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from checker.language.parse import did_you_mean
from checker.rulebook.yamlfile import Problem, YamlFile


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


def shape_problems(file: YamlFile, kind: str) -> Iterator[Problem]:
    """Yield what is wrong with the shape of a file; `kind` is `rule` or `facts`."""
    errors = sorted(
        _validator(kind).iter_errors(file.value), key=lambda error: [str(part) for part in error.absolute_path]
    )
    for error in errors:
        yield from _explained(file, error)


def _explained(file: YamlFile, error: Any) -> Iterator[Problem]:
    key = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for name in error.instance:
                if name not in known:
                    yield file.problem(f"no key is called “{name}” here{did_you_mean(name, known)}", (*key, name, ""))
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            yield file.problem(f"the key “{missing[0]}” is missing", key)
        case "propertyNames":
            yield file.problem(
                f"{error.instance!r} is no name; write small letters, digits and _", (*key, error.instance, "")
            )
        case "anyOf" | "oneOf":
            yield file.problem(_alternative(error), key)
        case _:
            yield file.problem(_plain(error), key)


def _alternative(error: Any) -> str:
    """Say which of several shapes came nearest, and what it lacks."""
    if error.schema.get("required") == ["means"]:
        return "a fact has one of the keys “find”, “cases” and “records”"
    deepest = max(error.context, key=lambda inner: len(inner.absolute_path), default=error)
    if deepest is not error and len(deepest.absolute_path) > len(error.absolute_path):
        return _plain(deepest)
    return f"{_shown(error.instance)} is not what may stand here"


def _plain(error: Any) -> str:
    match error.validator:
        case "type":
            wanted = {"string": "a text", "array": "a list", "object": "keys with values", "boolean": "true or false"}
            return f"{_shown(error.instance)} is not {wanted.get(str(error.validator_value), error.validator_value)}"
        case "enum":
            known = [str(value) for value in error.validator_value]
            return f"{_shown(error.instance)} is not one of {', '.join(known)}"
        case "minItems":
            return f"has {len(error.instance)} entries; {error.validator_value} are the least"
        case "minLength":
            return "is empty"
        case "minProperties":
            return "gives no expected verdict; add pass, fail, not-applicable or undetermined with a text"
        case "maxProperties":
            return "gives more than one expected verdict"
        case "pattern":
            return f"{_shown(error.instance)} is not written as it should be: {error.validator_value}"
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            return f"the key “{missing[0]}” is missing"
    return str(error.message)


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else "a list" if isinstance(value, list) else str(value)
    return text if len(text) < 60 else f"{text[:56]}…”"
