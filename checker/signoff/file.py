"""The files of sign-offs, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from fnmatch import fnmatchcase
from os.path import relpath
from pathlib import Path

import yaml

from checker.verdict import Judgement, Remark

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_BYTES = 8 << 20


class SignoffError(Exception):
    """A file of sign-offs that cannot be used: `path:line:column: what, and what to do`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of words to words in a file, and where it begins: line and column from 1."""

    path: str
    line: int
    column: int
    values: dict[str, str]

    def error(self, said: str) -> SignoffError:
        """Return an error at this place."""
        return SignoffError(f"{self.path}:{self.line}:{self.column}: {said}")

    def day(self, key: str) -> str:
        """Return the words behind a key, which must be a day (`YYYY-MM-DD`)."""
        words = self.values[key]
        try:
            is_day = date.fromisoformat(words).isoformat() == words
        except ValueError:
            is_day = False
        if not is_day:
            raise self.error(f"“{key}: {words}” is no day; write it as 2027-01-31")
        return words


@dataclass(frozen=True, slots=True)
class Signed:
    """The documents that a sign-off is about, by a pattern of their paths, and where the sign-off stands."""

    path: str
    home: Path  # the file
    line: int
    column: int

    def meant(self, judgement: Judgement) -> bool:
        """Say whether a document is one that is meant, by its path from here or from the folder of the file."""
        path = judgement.path.replace("\\", "/")
        beside = "" if path == "-" else relpath(path, self.home.parent).replace("\\", "/")
        return fnmatchcase(path, self.path) or fnmatchcase(beside, self.path)

    def remark(self, said: str) -> Remark:
        """Return a remark on this sign-off."""
        return Remark(str(self.home), self.line, self.column, said)


def read_text(path: Path) -> str:
    """Return the text of a file of sign-offs."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SignoffError(f"{path}:1:1: is larger than {_MOST_BYTES >> 20} MiB; give the file of sign-offs")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SignoffError(f"{path}:1:1: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise SignoffError(f"{path}:1:1: is not UTF-8 from byte {error.start} on; save it as UTF-8") from None


def near(word: str, known: Iterable[str]) -> str:
    """Return “; did you mean …?” for a word that is nearly one of those known, else nothing."""
    found = get_close_matches(word, list(known), 1)
    return f"; did you mean “{found[0]}”?" if found else ""


def read_entries(path: Path, name: str, keys: Iterable[str], more: Iterable[str] = ()) -> list[Entry]:
    """Return the entries of the list `name`, the only key of a YAML file.

    Each has all of the keys, may have those of `more`, and no other.
    """
    try:
        root = yaml.compose(read_text(path), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise SignoffError(f"{path}:{place}: {error.problem or 'is no YAML'}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise SignoffError(f"{path}:1:1: is no YAML: {error}") from None
    whole = Entry(str(path), 1, 1, {})
    if not isinstance(root, yaml.MappingNode) or [key.value for key, _ in root.value] != [name]:
        raise whole.error(f"holds one key, “{name}:”, with a list below it")
    listed = root.value[0][1]
    if not isinstance(listed, yaml.SequenceNode):
        raise whole.error(f"“{name}:” has a list below it: begin each entry with “- ”")
    return [_entry(str(path), node, tuple(keys), tuple(more)) for node in listed.value]


def _entry(path: str, node: yaml.Node, keys: tuple[str, ...], more: tuple[str, ...]) -> Entry:
    entry = Entry(path, node.start_mark.line + 1, node.start_mark.column + 1, {})
    if not isinstance(node, yaml.MappingNode):
        raise entry.error(f"is no entry; it has the keys {', '.join(keys)}")
    for key, value in node.value:
        place = Entry(path, key.start_mark.line + 1, key.start_mark.column + 1, {})
        if key.value not in (*keys, *more):
            raise place.error(f"no key is called “{key.value}”{near(str(key.value), (*keys, *more))}")
        if key.value in entry.values:
            raise place.error(f"the key “{key.value}” stands twice")
        if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            raise place.error(f"“{key.value}” has some words behind it")
        entry.values[key.value] = value.value.strip()
    missing = [key for key in keys if key not in entry.values]
    if missing:
        raise entry.error(f"lacks {', '.join(missing)}")
    return entry
