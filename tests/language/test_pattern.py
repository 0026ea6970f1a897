"""Patterns run on RE2 alone, in time linear in the text, within limits."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import re2

import checker.language
from checker.document.model import Span
from checker.language.mistake import ExpressionError
from checker.language.parse import MOST_CHARACTERS, MOST_DEPTH, MOST_NESTING, parse_condition, parse_phrase
from checker.language.pattern import compiled
from checker.language.phrase import compile_phrase
from checker.language.types import TYPES

LANGUAGE = Path(checker.language.__file__).parent


def patterns_made_while_running(path: Path) -> Iterator[str]:
    """Yield the calls inside functions that hand an engine a pattern that is not written there."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for call in (node for function in functions for node in ast.walk(function) if isinstance(node, ast.Call)):
        engine = call.func.value if isinstance(call.func, ast.Attribute) else None
        written = all(not isinstance(part, ast.Name | ast.Call) for arg in call.args[:1] for part in ast.walk(arg))
        if isinstance(engine, ast.Name) and engine.id in ("re", "re2") and not written:
            yield f"{path.name}: {ast.unparse(call)}"


def test_patterns_of_rules_are_compiled_in_one_place_by_re2() -> None:
    """The standard library's engine, which backtracks, sees no pattern that a rule could bring."""
    found = {call for path in LANGUAGE.rglob("*.py") for call in patterns_made_while_running(path)}
    assert {call for call in found if not call.startswith("hints.py: ")} == {
        "pattern.py: re2.compile(source.encode('latin-1'), options)",
        "phrasesource.py: re2.escape(sign)",
    }, "the hints are a table of fixed patterns"


def test_a_compiled_pattern_is_re2_s_own() -> None:
    assert isinstance(compiled("a+"), type(re2.compile("a")))


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(a|a)*b", r"(a*)*b", r"(\w+\s?)*!", r"(x+x+)+y"])
def test_patterns_that_explode_elsewhere_do_not_here(pattern: str) -> None:
    """A backtracking engine needs longer than the age of the earth for these texts."""
    phrase = compile_phrase(parse_phrase(f"start /{pattern}/"))
    text = b"start " + b"a" * 50_000 + b" " + b"x" * 50_000
    assert list(phrase.find(text, Span(0, len(text)))) == []


@pytest.mark.parametrize("name", TYPES)
def test_the_pattern_of_each_type_compiles_without_groups_of_its_own(name: str) -> None:
    assert compiled(TYPES[name].pattern).groups == 0


def test_groups_of_a_rule_s_pattern_capture_nothing() -> None:
    phrase = compile_phrase(parse_phrase(r"/(a)(?:b)(c|\(d)/ {date} /([(x)])/"))
    assert compiled(phrase.source).groups == 1
    text = b"ab(d May 1, 2012 ("
    [match] = phrase.find(text, Span(0, len(text)))
    assert [captured.name for captured in match.captured] == ["date"]


def test_the_limits_are_where_they_are_said_to_be() -> None:
    longest = 'cover has "' + "a" * (MOST_CHARACTERS - 12) + '"'
    parse_condition(longest)
    with pytest.raises(ExpressionError, match=f"longer than {MOST_CHARACTERS} characters"):
        parse_condition(longest + " ")
    deepest = "(" * MOST_NESTING + 'cover has "a"' + ")" * MOST_NESTING
    parse_condition(deepest)
    with pytest.raises(ExpressionError, match=f"more than {MOST_NESTING} brackets"):
        parse_condition(f"({deepest})")
    with pytest.raises(ExpressionError, match=f"more than {MOST_DEPTH} steps"):
        parse_condition("not " * MOST_DEPTH + 'cover has "a"')


@pytest.mark.parametrize("text", ["[" * 41 + "a" + "]" * 41, "(" * 41 + "a" + ")" * 41])
def test_phrases_are_not_nested_without_end(text: str) -> None:
    with pytest.raises(ExpressionError, match="brackets inside brackets"):
        parse_phrase(text)


@pytest.mark.parametrize("text", ["[a]", "[a] [b | c]", "/x*/", "/(|a)/", "[/x?/]"])
def test_a_phrase_that_nothing_fulfils_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match="nothing at all fulfils"):
        compile_phrase(parse_phrase(text))


def test_the_ends_of_a_span_are_ends_of_words_or_not_as_the_text_says() -> None:
    phrase = compile_phrase(parse_phrase("stock"))
    assert phrase.whole(b"stockpile", Span(0, 9)) is None
    assert phrase.ends(b'common stock")', Span(0, 14))
    assert phrase.ends(b"(common stock.)", Span(0, 15))
    assert not phrase.ends(b"common stock, and", Span(0, 17))
    assert not phrase.ends(b"common stock exchange", Span(0, 21))
    assert phrase.at_start(b'"Stock market', Span(0, 13)) is not None
    assert phrase.at_start(b"laughing stock", Span(0, 14)) is None
