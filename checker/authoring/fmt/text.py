"""From the text of a rule file to its one form, with the proof that it still says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.authoring.fmt.entries import MODELINE, Entry, comments, outline
from checker.authoring.fmt.scalars import inline, scalar_lines
from checker.language.format import same
from checker.language.mistake import ExpressionError
from checker.rulebook.problem import Problem, RulebookError
from checker.rulebook.shape import FACTS, PARSERS, keys_at, kind_of, role_at
from checker.rulebook.yamlfile import Key, YamlFile, parse_yaml

_STEP = 2  # spaces by which what is inside is indented


def format_text(text: str, shown: str, modeline: str = "") -> str:
    """Return the text of a rule file, of facts or of a pack in its one form.

    `shown` names the file in errors; `modeline` is the comment to begin with where there is none of its kind.
    Raises `RulebookError` where YAML or an expression cannot be read.
    """
    file = parse_yaml(text, shown)
    problems = file.problems or list(_unreadable(file))
    if problems:
        raise RulebookError(problems)
    written = "\n".join([*_lines(file, modeline), ""])
    _prove(file, written, modeline)
    return written.replace("\n", "\r\n") if "\r\n" in text else written


def _unreadable(file: YamlFile) -> Iterator[Problem]:
    if not isinstance(file.value, dict) or not file.value:
        yield file.problem("a rule file is a set of keys with values")
        return
    for key, role, value in _leaves(kind_of(file.value), (), file.value):
        if role in PARSERS and isinstance(value, str):
            try:
                PARSERS[role](value)
            except ExpressionError as error:
                cut = file.cut_by_comment(key) if error.end >= len(value.rstrip()) else None
                yield cut or file.problem(error.message, key, error.start)


def _leaves(kind: str, key: Key, value: Any) -> Iterator[tuple[Key, str, Any]]:
    """Yield key, role and value of everything that is no list and no set of keys."""
    match value:
        case dict():
            for name, inner in value.items():
                yield from _leaves(kind, (*key, name), inner)
        case list():
            for place, inner in enumerate(value):
                yield from _leaves(kind, (*key, place), inner)
        case _:
            yield key, role_at(kind, key), value


# Lines -----------------------------------------------------------------------------------------------------------


def _lines(file: YamlFile, modeline: str) -> Iterator[str]:
    kind = kind_of(file.value)
    found = outline(file)
    named = any(text.startswith(MODELINE) for text in found.head)
    if modeline and not named:
        yield modeline
    yield from found.head
    for place, entry in enumerate(_ordered(kind, (), found.entries)):
        if kind == FACTS and place:
            yield ""
        yield from _pair(kind, entry, 0)


def _ordered(kind: str, key: Key, entries: Mapping[str, Entry]) -> Iterable[Entry]:
    """Return entries in the order of the schema's keys, those that it does not know behind them as they were."""
    order = {name: place for place, name in enumerate(keys_at(kind, key))}
    return sorted(entries.values(), key=lambda entry: order.get(str(entry.key[-1]), len(order)))


def _pair(kind: str, entry: Entry, indent: int) -> Iterator[str]:
    """Yield the lines of a key and its value."""
    pad = " " * indent
    yield from (f"{pad}{text}".rstrip() for text in entry.above)
    yield from _valued(kind, entry, f"{pad}{inline(str(entry.key[-1]))}:", indent)
    yield from (f"{pad}{text}" for text in entry.below)


def _valued(kind: str, entry: Entry, head: str, indent: int) -> Iterator[str]:
    """Yield what leads to a value, a key or a dash, and the value behind it."""
    beside = f"  {entry.beside}" if entry.beside else ""
    if isinstance(entry.value, dict | list):
        yield f"{head}{'' if entry.value else ' {}' if isinstance(entry.value, dict) else ' []'}{beside}"
        yield from _inside(kind, entry, indent + _STEP)
        return
    first, *others = scalar_lines(entry.value, role_at(kind, entry.key), indent, len(head) + 1)
    yield f"{head} {first}{beside}"
    yield from others


def _inside(kind: str, entry: Entry, indent: int) -> Iterator[str]:
    if isinstance(entry.value, dict):
        for inner in _ordered(kind, entry.key, entry.value):
            yield from _pair(kind, inner, indent)
        return
    for inner in entry.value:
        yield from _item(kind, inner, indent)


def _item(kind: str, entry: Entry, indent: int) -> Iterator[str]:
    """Yield the lines of an item of a list."""
    pad = " " * indent
    yield from (f"{pad}{text}".rstrip() for text in entry.above)
    if isinstance(entry.value, dict | list) and entry.value:
        lines = list(_inside(kind, entry, indent + _STEP))
        place = next(place for place, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
        yield from (f"{pad}{line.lstrip()}" for line in lines[:place])  # comments on its first key
        yield f"{pad}- {lines[place].lstrip()}"
        yield from lines[place + 1 :]
    else:
        yield from _valued(kind, entry, f"{pad}-", indent)
    yield from (f"{pad}{text}" for text in entry.below)


# Proof -----------------------------------------------------------------------------------------------------------


def _prove(before: YamlFile, written: str, modeline: str) -> None:
    """Raise `RulebookError` unless the new text says what the old one said, comments included."""
    after = parse_yaml(written, before.path)
    added = Counter(comments(after)) - Counter(comments(before))
    lost = Counter(comments(before)) - Counter(comments(after))
    kept = not lost and set(added) <= {modeline}
    if after.problems or not kept or not _says_the_same(kind_of(before.value), (), before.value, after.value):
        said = "cannot be formatted without a change to what it says; please report it with the file"
        raise RulebookError([Problem(before.path, 1, 1, said)])


def _says_the_same(kind: str, key: Key, old: Any, new: Any) -> bool:
    """Say whether two values mean the same to the loader."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(
            _says_the_same(kind, (*key, name), old[name], new[name]) for name in old
        )
    if isinstance(old, list) and isinstance(new, list):
        pairs = enumerate(zip(old, new, strict=False))
        return len(old) == len(new) and all(_says_the_same(kind, (*key, place), *pair) for place, pair in pairs)
    role = role_at(kind, key)
    if not isinstance(old, str) or not isinstance(new, str) or not role:
        return type(old) is type(new) and bool(old == new)
    if role in PARSERS:
        return same(PARSERS[role](old), PARSERS[role](new))
    if role in ("prose", "message"):
        return old.split() == new.split()
    return old.strip() == new.strip() if role == "line" else old == new
