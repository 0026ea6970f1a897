"""The house: which package may import which.  A circle, or an import that runs back up, fails here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "checker"

DOCUMENT = ("checker.document",)
MODEL = ("checker.document.model",)
LANGUAGE = (*MODEL, "checker.verdict", "checker.language")
RULEBOOK = (*LANGUAGE, "checker.rulebook")
JUDGE = (*RULEBOOK, *DOCUMENT, "checker.judge")

MAY_IMPORT = {
    "checker.document": DOCUMENT,
    "checker.verdict": MODEL,
    "checker.language": LANGUAGE,
    "checker.rulebook": RULEBOOK,
    "checker.judge": JUDGE,
    "checker.report": ("checker.verdict", "checker.report"),
    "checker.signoff": ("checker.verdict", "checker.signoff"),
    "checker.authoring": (*JUDGE, "checker.authoring"),
    "checker.ledger": (*JUDGE, "checker.ledger"),
    "checker.audit": (*JUDGE, "checker.audit"),
    "checker.cli": ("checker",),
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        if name not in ("checker", "checker.__main__"):
            yield name, path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "checker.document")


def layer_of(name: str) -> str:
    return max((layer for layer in MAY_IMPORT if name == layer or name.startswith(f"{layer}.")), key=len)


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_module_imports_only_what_stands_below_it(name: str, path: Path) -> None:
    allowed = MAY_IMPORT[layer_of(name)]
    own = [target for target in imported(path) if target.split(".")[0] == "checker"]
    astray = [target for target in own if not any(target == good or target.startswith(f"{good}.") for good in allowed)]
    assert not astray, f"{name} may not import {astray}"


def test_no_two_modules_import_each_other() -> None:
    known = dict(modules())
    uses = {name: {target for target in imported(path) if target in known} for name, path in known.items()}

    def reaches(start: str, goal: str, seen: set[str]) -> bool:
        ahead = uses[start] - seen
        seen |= ahead
        return goal in ahead or any(reaches(step, goal, seen) for step in ahead)

    assert [name for name in known if reaches(name, name, set())] == []


def test_only_the_command_line_prints_or_exits() -> None:
    for name, path in modules():
        if name.startswith("checker.cli"):
            continue
        calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        assert not [call for call in calls if isinstance(call, ast.Name) and call.id in ("print", "exit", "quit")], name
        assert not [call for call in calls if ast.unparse(call) == "sys.exit"], name


def test_modules_stay_short() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules()}
    long = {name: length for name, length in lengths.items() if length > 300 and name != "checker.language.syntax"}
    assert long == {}, "the syntax tree alone is longer: one class for each rule of the grammar"
