"""The pretty printer: what it prints is read as the same tree, in lines that fit, with no bracket too many."""

from __future__ import annotations

import importlib.util
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from checker.language import syntax
from checker.language.format import WIDTH, formatted, same
from checker.language.mistake import ExpressionError
from checker.language.parse import MOST_CHARACTERS, parse_condition, parse_phrase, parse_reading
from checker.rulebook.files import shipped_rules
from checker.rulebook.yamlfile import YamlFile, read_yaml


def _beside(name: str) -> ModuleType:
    """Import a module of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


trees = _beside("trees")
QUICK = settings(
    derandomize=True,
    max_examples=70,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def again(node: syntax.Node, parse: Callable[[str], syntax.Node], *, quoted: bool = True) -> None:
    """Print a tree, read it, and compare."""
    text = "\n".join(formatted(node, quoted=quoted))
    assume(len(text) < MOST_CHARACTERS)
    try:
        back = parse(text)
    except ExpressionError as error:
        assume("steps from the whole" not in error.message)
        assume("brackets inside brackets" not in error.message)
        raise
    assert same(back, node), text
    assert "\n".join(formatted(back, quoted=quoted)) == text


@given(trees.CONDITIONS)
@QUICK
def test_a_condition_that_was_printed_is_read_as_the_same(node: syntax.Node) -> None:
    again(node, parse_condition)


@given(trees.READINGS)
@QUICK
def test_a_reading_that_was_printed_is_read_as_the_same(node: syntax.Node) -> None:
    again(node, parse_reading)


@given(trees.PHRASES)
@QUICK
def test_a_phrase_that_was_printed_is_read_as_the_same(node: syntax.Phrase) -> None:
    again(node, parse_phrase, quoted=False)


# What is shipped -------------------------------------------------------------------------------------------------

_PHRASES = {"each", "unless", "after", "remark", "wording"}
_READINGS = {"find", "else", "in"}


def _leaves(value: Any, key: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match value:
        case dict():
            for name, inner in value.items():
                yield from _leaves(inner, (*key, name))
        case list():
            for place, inner in enumerate(value):
                yield from _leaves(inner, (*key, place))
        case str():
            yield key, value


def _shipped() -> Iterator[tuple[str, str, str]]:
    for path in sorted(shipped_rules().rglob("*.yaml")):
        file: YamlFile = read_yaml(path, path.name)
        for key, text in _leaves(file.value):
            name = [part for part in key if isinstance(part, str)][-1]
            if "examples" in key:
                continue
            if name in _PHRASES or (name == "find" and "members" in key):
                yield f"{path.stem}:{key}", "phrase", text
            elif name in _READINGS:
                yield f"{path.stem}:{key}", "reading", text
            elif name in ("when", "require"):
                yield f"{path.stem}:{key}", "condition", text


def test_every_shipped_expression_is_printed_and_read_as_the_same() -> None:
    parsers = {"phrase": parse_phrase, "reading": parse_reading, "condition": parse_condition}
    shipped = list(_shipped())
    assert len(shipped) > 150
    for where, kind, text in shipped:
        node = parsers[kind](text)
        printed = formatted(node, quoted=kind != "phrase")
        assert same(parsers[kind]("\n".join(printed)), node), where
        assert all(len(line) <= WIDTH or "/" in line for line in printed), where  # a pattern is never broken


# How it looks ----------------------------------------------------------------------------------------------------

LOOKS = {
    "short on one line": (
        'cover   has\n"a" and(kind is "b")',
        ['cover has "a" and kind is "b"'],
    ),
    "brackets only where they say something": (
        "((a exists) or ((b exists) and (c exists))) and not (d exists)",
        ["(a exists or b exists and c exists) and not d exists"],
    ),
    "brackets that keep a list in a list": (
        "a exists and (b exists and c exists)",
        ["a exists and (b exists and c exists)"],
    ),
    "each condition on a line, a list in a list indented": (
        'kind is "a" or kind is "sticker" and cover has "selling (stockholder | shareholder | holder)[s]" and a exists',
        [
            'kind is "a"',
            'or kind is "sticker"',
            '  and cover has "selling (stockholder |',
            '    shareholder | holder)[s]"',
            "  and a exists",
        ],
    ),
    "if and then": (
        'if supplement has "exercise of the warrants" then some sentence in cover has "receive ... {money}"',
        [
            'if supplement has "exercise of the warrants"',
            "then some sentence in cover has",
            '  "receive ... {money}"',
        ],
    ),
    "one of a unit, several of it": (
        'some sentences in cover has "a" and at least 2 sentence in cover have "b" and cover has "c"',
        [
            'some sentence in cover has "a"',
            'and at least 2 sentences in cover have "b"',
            'and cover has "c"',
        ],
    ),
    "sums keep their order": (
        "every a is at least (b - (c - d)) * 2 - 1",
        ["every a is at least (b - (c - d)) * 2 - 1"],
    ),
    "a day, two days": (
        "every a is after (own_date - 1 days) + 2 day",
        ["every a is after own_date - 1 day + 2 days"],
    ),
}


@pytest.mark.parametrize("name", LOOKS)
def test_what_an_expression_looks_like(name: str) -> None:
    text, expected = LOOKS[name]
    assert formatted(parse_condition(text), 46 if len(expected) > 1 else WIDTH) == expected


def test_what_touches_in_a_phrase_still_touches() -> None:
    assert formatted(parse_phrase("share[ s ]  ( no[.]|#/x y/ )[,]"), quoted=False) == ["share[s] (no[.] | #/x y/)[,]"]
    assert not same(parse_phrase("share[s]"), parse_phrase("share [s]"))
    assert same(parse_phrase("a ... b"), parse_phrase("a...b"))


def test_a_reading_of_units_alone_keeps_its_brackets() -> None:
    assert formatted(parse_reading("(lines in cover)")) == ["(lines in cover)"]
    assert formatted(parse_reading('first {date} in (lines in cover) after "x"')) == [
        'first {date} in lines in cover after "x"'
    ]
    filtered = 'first {date} in (lines in cover that have "x") after "y"'
    assert formatted(parse_reading(filtered)) == [filtered]
    assert formatted(parse_reading("first {date} in (lines in cover)")) == ["first {date} in lines in cover"]


def test_the_trees_that_are_drawn_have_every_kind_of_node() -> None:
    """A new rule of the grammar needs a line in `trees.py`, and in the printer."""
    source = Path(trees.__file__).read_text(encoding="utf-8")
    kinds = {name for name, kind in vars(syntax).items() if inspect.isclass(kind) and issubclass(kind, syntax.Node)}
    assert {name for name in kinds - {"Node"} if f"syntax.{name}" not in source} == set()
