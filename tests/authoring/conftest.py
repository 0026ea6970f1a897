"""What the tests of the rule writer's tools share: rulebooks made of a few lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import indent

import pytest

from checker.rulebook import Sources, load_sources

EXAMPLES = """\
- {name: a, pass: hello}
- {name: b, pass: hello again}
- {name: c, fail: nothing}
- {name: d, fail: nothing again}
"""


def rule_text(name: str, require: str, examples: str = EXAMPLES, **keys: str) -> str:
    """Return a rule file; `keys` replace or add lines, each as YAML, and an empty one leaves a line out."""
    told = {
        "id": name,
        "title": "The cover says hello",
        "why": "Readers expect it.",
        "authority": "drafting",
        "citations": "[]",
        "severity": "error",
        "require": f">-\n{indent(require, '  ')}",
        "message": "No greeting.",
        "fix": "Write “hello, reader”.",
        **keys,
    }
    head = "".join(f"{key}: {value}\n" for key, value in told.items() if value)
    return f"{head}examples:\n{indent(examples, '  ')}"


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Sources]:
    """Return a function that writes and loads rules, each given as what `rule_text` takes, and a file of facts."""

    def load(*rules: Mapping[str, str], facts: str = "") -> Sources:
        for keys in rules:
            told = {"name": "cover/greeting", **keys}
            path = tmp_path / f"{told['name']}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rule_text(**told), encoding="utf-8")
        if facts:
            (tmp_path / "facts").mkdir(exist_ok=True)
            (tmp_path / "facts" / "some.yaml").write_text(facts, encoding="utf-8")
        return load_sources([tmp_path], shipped=False)

    return load
