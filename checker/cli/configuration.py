"""Configuration: `checker.toml`, or `[tool.checker]` in `pyproject.toml`, found from the documents upward.

What it sets are options of the command line; the command line itself comes after it: lists become longer, single values
are replaced.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from checker.cli.status import Status, UsageError

FILE, PROJECT = "checker.toml", "pyproject.toml"
_TABLE = "tool.checker"


def _texts(value: object) -> object:
    return value if isinstance(value, list) and all(isinstance(item, str) for item in value) else None


def _one_of(*words: str) -> Callable[[object], object]:
    return lambda value: value if value in words else None


def _text(value: object) -> object:
    return value if isinstance(value, str) and value else None


def _flag(value: object) -> object:
    return value if isinstance(value, bool) else None


class _Setting(Struct, frozen=True):
    """What a key may hold, in words and as a check that gives None for anything else; paths are from the file."""

    allowed: str
    check: Callable[[object], object]
    default: object
    is_path: bool = False


_SETTINGS: Mapping[str, _Setting] = {
    "rules": _Setting("a list of files and folders", _texts, [], is_path=True),
    "no-shipped-rules": _Setting("true or false", _flag, default=False),
    "select": _Setting("a list of rules and folders of rules", _texts, []),
    "ignore": _Setting("a list of rules and folders of rules", _texts, []),
    "fail-on": _Setting("error, warning or note", _one_of("error", "warning", "note"), "error"),
    "stage": _Setting("draft, preliminary or final", _one_of("draft", "preliminary", "final"), None),
    "waivers": _Setting("a file", _text, None, is_path=True),
    "baseline": _Setting("a file", _text, None, is_path=True),
    "attestations": _Setting("a file", _text, None, is_path=True),
    "no-cache": _Setting("true or false", _flag, default=False),
}


class Configuration(Struct, frozen=True):
    """What a file sets, by key; without a file, nothing.  Paths are from the working directory or absolute."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def defaults(self, known: Namespace) -> dict[str, Any]:
        """Return the values as defaults of the options that a command has."""
        named = {key.replace("-", "_"): value for key, value in self.values.items()}
        return {name: value for name, value in named.items() if hasattr(known, name)}


def configured(options: Namespace) -> Configuration:
    """Return the configuration in force: that of `--config`, else the nearest above the documents.

    Raises `UsageError` where it cannot be read, or holds what no option is called.
    """
    if options.config is not None:
        return _read(options.config, required=True)
    for folder in _upward(getattr(options, "paths", None) or ["."]):
        for name in (FILE, PROJECT):
            if (folder / name).is_file():
                found = _read(folder / name, required=name == FILE)
                if found.path is not None:
                    return found
    return Configuration()


def config(options: Namespace) -> Status:
    """Print the configuration in force and where each part comes from."""
    found = configured(options)
    for key, setting in _SETTINGS.items():
        value, source = (found.values[key], str(found.path)) if key in found.values else (setting.default, "default")
        print(f"{key} = {_written(value)}  # {source}")
    return Status.PASSED


def _upward(paths: Sequence[str]) -> Sequence[Path]:
    """Return the folder that holds all documents, and those above it."""
    folders = []
    for name in paths:
        path = Path.cwd() if name == "-" else Path(name).resolve()
        folders.append(path if path.is_dir() else path.parent)
    first = folders[0]
    return [folder for folder in (first, *first.parents) if all(other.is_relative_to(folder) for other in folders)]


def _read(path: Path, *, required: bool) -> Configuration:
    import tomllib  # only where there is a file

    try:
        text = path.read_text(encoding="utf-8")
        if not required and _TABLE not in text:  # told sooner than by the parser
            return Configuration()
        data = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path}:1:1: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}:1:1: is not UTF-8 from byte {error.start} on; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        said, _, place = str(error).partition(" (at line ")
        line, column = re.findall(r"\d+", place) or ("1", "1")
        raise UsageError(f"{path}:{line}:{column}: is no TOML: {said}") from None
    if path.name == PROJECT:
        data = data.get("tool", {}).get("checker")
        if data is None and not required:
            return Configuration()
    if not isinstance(data, dict):
        raise UsageError(f"{path}:1:1: has no table [{_TABLE}]; add it, or give another file")
    return Configuration(path, {key: _checked(path, text, key, value) for key, value in data.items()})


def _checked(path: Path, text: str, key: str, value: object) -> object:
    setting = _SETTINGS.get(key)
    if setting is None:
        from difflib import get_close_matches  # only where something is wrong

        near = get_close_matches(key, _SETTINGS, 1)
        hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(_SETTINGS)}"
        raise UsageError(f"{_place(path, text, key)}: no key is called “{key}”; {hint}")
    checked = setting.check(value)
    if checked is None:
        raise UsageError(f"{_place(path, text, key)}: “{key}” is {setting.allowed}, not {_written(value)}")
    if not setting.is_path:
        return checked
    folder = path.parent
    return [folder / str(item) for item in checked] if isinstance(checked, list) else folder / str(checked)


def _place(path: Path, text: str, key: str) -> str:
    """Return where a key stands; the parser of the standard library does not say."""
    start = text.find(f"[{_TABLE}]") if path.name == PROJECT else 0
    match = re.compile(rf"^[ \t]*[\"']?({re.escape(key)})[\"']?\s*[=.\]]", re.MULTILINE).search(text, max(0, start))
    if match is None:
        return f"{path}:1:1"
    before = text[: match.start(1)]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def _written(value: object) -> str:
    """Return a value as TOML writes it; what is not set, as nothing."""
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_written(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str | Path) else str(value)
