"""The README's table of accuracy has the shape that its command writes; its numbers are measured, not tested."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", TOP / "tests" / "bench" / "accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", list(sys.path))  # which the bench adds its folders to
        patch.setitem(sys.modules, "accuracy", module)  # its dataclass looks itself up there
        spec.loader.exec_module(module)
    return module


def test_the_table_in_the_readme_has_the_shape_that_the_command_writes(accuracy: ModuleType) -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    assert accuracy.shape(accuracy.region(readme)) == accuracy.shape(accuracy.table({}))


def test_writing_replaces_the_table_and_nothing_else(accuracy: ModuleType) -> None:
    text = f"before\n{accuracy.BEGIN}\nold\n{accuracy.END}\nafter\n"
    new = accuracy.written(text, {"facts": accuracy.Count(199, 200)})
    assert new.startswith(f"before\n{accuracy.BEGIN}\n| measured on |")
    assert new.endswith(f"|\n{accuracy.END}\nafter\n")
    assert "| generated documents | facts read as they were written | 199 | 200 | 99.5 |" in new
    assert accuracy.shape(accuracy.region(new)) == accuracy.shape(accuracy.table({}))
