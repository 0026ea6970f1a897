"""Rulebooks as plain JSON data and back, for the cache: names of known classes, and nothing that runs.

A value of a class is `[name, field, ...]`; a tuple, list or mapping is a list as well, behind a sign of its own.  The
words of phrases and the examples of rules stand as JSON inside a text: they are read when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, overload

from msgspec.json import decode, encode

from checker.language import syntax
from checker.language.fact import Case, FactDefinition, Member, Records
from checker.language.mistake import ExpressionError
from checker.language.pattern import Pattern
from checker.language.phrase import compile_phrase, know
from checker.language.types import TYPES
from checker.rulebook.rule import Authority, Choice, Doubt, Example, Rule, Rulebook
from checker.verdict import Citation, Severity, Verdict

_VALUES: tuple[type[Any], ...] = (
    Case,
    FactDefinition,
    Member,
    Records,
    Choice,
    Doubt,
    Example,
    Rule,
    Rulebook,
    Citation,
)
_NODES: list[type[Any]] = [
    kind for kind in vars(syntax).values() if isinstance(kind, type) and issubclass(kind, syntax.Node)
]
_CLASSES: Mapping[str, Any] = {kind.__name__: kind for kind in (*_NODES, *_VALUES)}
_COUNTS = {name: len(kind.__struct_fields__) for name, kind in _CLASSES.items()}
_ENUMS: Mapping[str, type[StrEnum]] = {kind.__name__: kind for kind in (Authority, Severity, Verdict)}
_TUPLE, _LIST, _MAP, _LATER, _PHRASE = "(", "[", "{", "...", '"'


class FlatError(ValueError):
    """Data that no rulebook was ever written as."""


class Later(Sequence[Any]):
    """A sequence that is read when somebody looks into it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: Sequence[Any] | None = None

    def _items(self) -> Sequence[Any]:
        if self._read is None:
            self._read = value(decode(self._text))
        return self._read

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        return self._items()[place]

    def __len__(self) -> int:
        return len(self._items())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # equal to lists, which have none


def flat(item: Any) -> Any:
    """Return a value as JSON knows it."""
    if item is None or type(item) in (str, int, bool):
        return item
    if isinstance(item, StrEnum):
        return [type(item).__name__, item.value]
    if isinstance(item, tuple):
        return [_TUPLE, *map(flat, item)]
    if isinstance(item, Mapping):
        return [_MAP, *(flat(part) for pair in item.items() for part in pair)]
    if isinstance(item, Sequence):
        return [_LIST, *map(flat, item)]
    if isinstance(item, syntax.Phrase):
        return [_PHRASE, *item.at, encode(flat(item.content)).decode(), *_pattern(item)]
    parts = [flat(getattr(item, name)) for name in item.__struct_fields__]
    if isinstance(item, Rule):
        place = item.__struct_fields__.index("examples")
        parts[place] = [_LATER, encode(parts[place]).decode()]
    return [type(item).__name__, *parts]


def _pattern(phrase: syntax.Phrase) -> Iterator[Any]:
    """Yield the source of a phrase's pattern, what it needs, and its captures; nothing where it has no pattern."""
    try:
        pattern = compile_phrase(phrase)
    except ExpressionError:
        return
    yield from (pattern.source, " ".join(pattern.needed))
    for name, kind in pattern.captures:
        yield from (name, kind.name)


def value(data: Any) -> Any:
    """Return the value that was written as `data`; raise `FlatError` where none was."""
    if not isinstance(data, list):
        if data is None or isinstance(data, str | int):
            return data
        raise FlatError(f"nothing is written as {type(data).__name__}")
    kind = data[0] if data and isinstance(data[0], str) else ""
    if kind in _COUNTS:
        if len(data) != _COUNTS[kind] + 1:
            raise FlatError(f"{kind} has other fields")
        return _CLASSES[kind](*[part if type(part) is not list else value(part) for part in data[1:]])
    if kind in _READERS:
        return _READERS[kind](data)
    if kind in _ENUMS:
        return _ENUMS[kind](data[1])
    raise FlatError(f"nothing is called “{kind}”")


def _phrase(data: list[Any]) -> syntax.Phrase:
    _, start, end, words, *pattern = data
    phrase = syntax.Phrase((int(start), int(end)), syntax.Unread(lambda: value(decode(words))))
    if pattern:
        source, needed, *captures = pattern
        names, kinds = captures[::2], map(TYPES.__getitem__, captures[1::2])
        know(phrase, Pattern(str(source), tuple(zip(names, kinds, strict=True)), tuple(needed.split())))
    return phrase


def _mapping(data: list[Any]) -> Mapping[Any, Any]:
    return dict(zip(map(value, data[1::2]), map(value, data[2::2]), strict=True))


_READERS: Mapping[str, Callable[[list[Any]], Any]] = {
    _TUPLE: lambda data: tuple(map(value, data[1:])),
    _LIST: lambda data: [value(part) for part in data[1:]],
    _MAP: _mapping,
    _LATER: lambda data: Later(data[1]),
    _PHRASE: _phrase,
}
