"""Formatting files: which they are, what changes in them, and how they are written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from checker.authoring.fmt.entries import MODELINE
from checker.authoring.fmt.text import format_text
from checker.rulebook.problem import Problem, RulebookError

_SCHEMA = Path("checker", "rulebook", "schema.json")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A rule file as it lies on disk and in its one form."""

    path: Path
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Say whether there is anything to write."""
        return self.before != self.after

    def difference(self) -> str:
        """Return what changes, as a unified diff."""
        old, new = (text.splitlines(keepends=True) for text in (self.before, self.after))
        ended = (
            line if line.endswith("\n") else f"{line}\n"
            for line in unified_diff(old, new, str(self.path), str(self.path))
        )
        return "".join(ended)


def rule_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the rule files that are named, and those below the folders that are named, each once.

    Raises `RulebookError` where there is none at a path.
    """
    seen: set[Path] = set()
    for path in paths:
        found = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")]) if path.is_dir() else [path]
        if not found or not path.exists():
            said = "holds no rule file" if path.is_dir() else "no such file or folder"
            raise RulebookError([Problem(str(path), 1, 1, said)])
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def format_file(path: Path) -> Formatted:
    """Return a file and its one form; raise `RulebookError` where it cannot be read."""
    try:
        before = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise RulebookError([Problem(str(path), 1, 1, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise RulebookError([Problem(str(path), 1, 1, "is not UTF-8; save it as UTF-8")]) from None
    return Formatted(path, before, format_text(before.removeprefix("\ufeff"), str(path), modeline(path)))


def modeline(path: Path) -> str:
    """Return the comment that names the schema to editors, for a file of a checkout that holds the schema."""
    folder = path.resolve().parent
    for top in (folder, *folder.parents):
        if (top / _SCHEMA).is_file():
            return f"{MODELINE} $schema={Path(os.path.relpath(top / _SCHEMA, folder)).as_posix()}"
    return ""


def write_safely(path: Path, text: str) -> None:
    """Write a file so that it is, at every moment, the old one or the new one; raise `RulebookError`."""
    goal = path.resolve()  # behind a link stands the file that is meant
    try:
        handle, name = tempfile.mkstemp(prefix=f".{goal.name}.", dir=goal.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            shutil.copymode(goal, name)
            Path(name).replace(goal)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise RulebookError([Problem(str(path), 1, 1, f"cannot be written: {error.strerror}")]) from None
