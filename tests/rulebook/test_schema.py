"""The published schema of rule files: valid itself, a description on every key, and true of every shipped file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.rulebook.files import shipped_rules
from checker.rulebook.shape import keys_at, kind_of, means_at, role_at, values_at
from checker.rulebook.validate import schema
from checker.rulebook.yamlfile import parse_yaml

SHIPPED = sorted(shipped_rules().rglob("*.yaml"))


def keys(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key that the schema knows, with its own schema."""
    if isinstance(node, dict):
        properties = node.get("properties")
        for name, inner in properties.items() if isinstance(properties, dict) and path != "/else/if" else ():
            yield f"{path}/{name}", inner
        for name, inner in node.items():
            yield from keys(inner, f"{path}/{name}")
    elif isinstance(node, list):
        for inner in node:
            yield from keys(inner, path)


def test_the_schema_is_valid_and_lies_in_the_package() -> None:
    assert resources.files("checker.rulebook").joinpath("schema.json").is_file()
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema())


def test_every_key_is_described() -> None:
    found = dict(keys(schema()))
    assert len(found) > 50
    named = {path: inner.get("description", "") for path, inner in found.items()}
    assert {path for path, means in named.items() if len(means) < 8} == set()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_whole_schema_is_true_of_every_shipped_file(path: Path) -> None:
    value = parse_yaml(path.read_text(encoding="utf-8"), path.name).value
    assert list(Draft202012Validator(schema()).iter_errors(value)) == []
    assert kind_of(value) == ("facts" if path.parent.name == "facts" else "rule")


@pytest.mark.parametrize(
    "value",
    [
        {"id": "cover/x", "requires": "cover exists"},
        {"fact": {"means": "m", "finds": "cover"}},
        {"name": "pack", "of": ["cover/x"]},
        [],
    ],
)
def test_the_whole_schema_refuses_what_is_no_rule_no_fact_and_no_pack(value: object) -> None:
    assert not Draft202012Validator(schema()).is_valid(value)


def test_the_schema_says_what_a_text_is() -> None:
    assert role_at("rule", ("require",)) == "condition"
    assert role_at("rule", ("message", 0, "when")) == "condition"
    assert role_at("rule", ("message",)) == role_at("rule", ("message", 1, "then")) == "message"
    assert role_at("rule", ("examples", 3, "pass")) == "sample"
    assert role_at("facts", ("any", "find")) == role_at("facts", ("any", "else", 0, 1)) == "reading"
    assert role_at("facts", ("any", "records", "members", 0, "find")) == "phrase"
    assert role_at("rule", ("severity",)) == "severity" or values_at("rule", ("severity",)) == (
        "error",
        "warning",
        "note",
    )
    assert role_at("rule", ("nothing", 0)) == ""


def test_the_schema_says_which_keys_may_stand_where() -> None:
    assert list(keys_at("rule", ()))[:3] == ["id", "title", "why"]
    assert list(keys_at("rule", ("severity", 0))) == ["when", "then"]
    assert "records" in keys_at("facts", ("any",))
    assert keys_at("facts", ()) == {}
    assert means_at("rule", ("fix",)) == "How to mend it, with text to paste"
