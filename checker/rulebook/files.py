"""Where rule files are, and how errors name them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path


@cache
def shipped_rules() -> Path:
    """Return the folder of the shipped rulebook: inside the installed package, else beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def rule_files(root: Path) -> Sequence[Path]:
    """Return a rule file, or all below a folder, in their order, none of them twice."""
    if not root.is_dir():
        return [root]
    found = {path.resolve(): path for path in (*root.rglob("*.yaml"), *root.rglob("*.yml"))}
    return sorted(found.values())


def shown(path: Path) -> str:
    """Return a path as errors show it: from the current folder where it lies below, shipped rules from their own."""
    for base, prefix in ((shipped_rules(), "rules/"), (Path.cwd(), "")):
        try:
            return prefix + path.resolve().relative_to(base.resolve()).as_posix()
        except ValueError:
            continue
    return str(path)
