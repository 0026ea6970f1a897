"""The grammar: one file, LALR(1) without a conflict, a class of syntax for each rule."""

from __future__ import annotations

import inspect
import logging
import re
from importlib import resources

import lark
import pytest
from lark import Lark

from checker.language import syntax
from checker.language.mistake import ExpressionError
from checker.language.parse import grammar, parse_condition, parse_phrase, parse_reading

TEXT = resources.files("checker.language").joinpath("grammar.lark").read_text(encoding="utf-8")


def class_name(rule: str) -> str:
    return "".join(part.capitalize() for part in rule.split("_"))


def made_by_the_grammar() -> set[str]:
    """Return the names of all trees that the grammar can yield: a rule marked “?” yields none for a single child."""
    names = set()
    for rule in grammar().rules:
        kept = [symbol for symbol in rule.expansion if not getattr(symbol, "filter_out", False)]
        single = len(kept) + sum(rule.options.empty_indices) == 1
        if rule.alias:
            names.add(rule.alias)
        elif not rule.origin.name.startswith("_") and not (rule.options.expand1 and single):
            names.add(str(rule.origin.name))
    return names


def test_the_grammar_is_lalr_1_without_a_conflict(caplog: pytest.LogCaptureFixture) -> None:
    """A reduce/reduce conflict raises; lark resolves shift/reduce conflicts silently, but logs them."""
    lark.logger.addHandler(caplog.handler)
    level = lark.logger.level
    lark.logger.setLevel(logging.DEBUG)
    try:
        Lark(TEXT, parser="lalr", start=["condition", "reading", "phrase"], debug=True)
    finally:
        lark.logger.setLevel(level)
        lark.logger.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records if "onflict" in record.getMessage()] == []


def test_a_conflict_would_be_seen(caplog: pytest.LogCaptureFixture) -> None:
    """The test above can fail: the dangling else is logged."""
    lark.logger.addHandler(caplog.handler)
    level = lark.logger.level
    lark.logger.setLevel(logging.DEBUG)
    try:
        Lark('start: "i" start | "i" start "e" start | "x"', parser="lalr", debug=True)
    finally:
        lark.logger.setLevel(level)
        lark.logger.removeHandler(caplog.handler)
    assert any("Shift/Reduce conflict" in record.getMessage() for record in caplog.records)


def test_the_parser_in_use_is_this_one_with_a_contextual_lexer() -> None:
    options = grammar().options
    assert options.parser == "lalr"
    assert options.lexer == "contextual"


def test_each_rule_that_makes_a_node_has_its_class() -> None:
    assert {"conjunction", "has", "phrase", "pick"} <= made_by_the_grammar()
    for name in made_by_the_grammar():
        kind = getattr(syntax, class_name(name), None)
        assert inspect.isclass(kind), f"{name} has no class {class_name(name)}"
        assert issubclass(kind, syntax.Node)


def test_each_class_has_its_rule() -> None:
    kinds = {
        name
        for name, kind in vars(syntax).items()
        if inspect.isclass(kind) and issubclass(kind, syntax.Node) and kind is not syntax.Node
    }
    assert kinds - {class_name(name) for name in made_by_the_grammar()} == {"Name"}, "Name is the terminal NAME"


def test_every_node_is_a_frozen_value_without_a_dictionary() -> None:
    for name in made_by_the_grammar():
        kind = getattr(syntax, class_name(name))
        assert kind.__struct_config__.frozen, name
        assert not kind.__struct_config__.dict, name


def test_the_grammar_is_read_in_five_minutes() -> None:
    assert len(TEXT.splitlines()) <= 170
    assert max(len(line) for line in TEXT.splitlines()) <= 140


CONDITIONS = [
    'cover has "hello"',
    'cover has no "hello" and supplement has "you" or not document has "all"',
    'if cover has "a" and cover has "b" then cover has "c" or cover has "d"',
    'some sentence in cover has "risk factors" and that sentence has "page {page}"',
    "every own_date is on or after every base_date",
    'at least 2 lines in caption that have "a" but have no "b" exist',
    '(reports where form is "8-K" and filed is after 2012-09-04) are distinct',
    'section "use of proceeds" has "no proceeds"',
    'kind is not one of "resale", "sticker"',
    'base_dates agree and cover has "hello ... [dear] (reader | friend) /x+/ {filed: date}"',
]


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_node_knows_where_it_stands(text: str) -> None:
    for node in parse_condition(text).walk():
        start, end = node.at
        assert 0 <= start < end <= len(text)
        for child in node.children():
            assert start <= child.at[0]
            assert child.at[1] <= end


@pytest.mark.parametrize("text", CONDITIONS)
def test_line_breaks_and_spaces_do_not_matter(text: str) -> None:
    def shape(node: syntax.Node) -> list[str]:
        return [type(part).__name__ for part in node.walk()]

    phrases = re.split(r'("[^"]*")', text)
    wide = "".join(part if part.startswith('"') else part.replace(" ", "\n   ") for part in phrases)
    assert shape(parse_condition(wide)) == shape(parse_condition(text))


def test_and_binds_closer_than_or_and_then_belongs_to_the_nearest_if() -> None:
    node = parse_condition('cover has "a" or cover has "b" and cover has "c"')
    assert isinstance(node, syntax.Disjunction)
    assert isinstance(node.parts[1], syntax.Conjunction)
    nested = parse_condition('if cover has "a" then if cover has "b" then cover has "c"')
    assert isinstance(nested, syntax.Implication)
    assert isinstance(nested.conclusion, syntax.Implication)


def test_a_word_of_the_language_is_reserved_but_may_begin_a_name() -> None:
    for name in ("notes", "every_one", "is_real", "covers", "page_labels", "android", "orders"):
        node = parse_condition(f"{name} exists")
        assert isinstance(node, syntax.Plain)
        assert isinstance(node.items, syntax.Fact)
        assert node.items.name.text == name


def test_a_phrase_without_its_quotation_marks_has_its_own_offsets() -> None:
    node = parse_phrase("dated {date}")
    assert node.at == (0, 12)
    assert [(capture.at, capture.type.at) for capture in node.captures()] == [((6, 12), (7, 11))]
    with pytest.raises(ExpressionError) as caught:
        parse_phrase("dated {date")
    assert caught.value.start == 6


def test_a_reading_picks_captures_phrases_and_units() -> None:
    assert isinstance(parse_reading('first {date} in cover after "dated"'), syntax.Pick)
    assert isinstance(parse_reading('last "dated {date}" in lines in cover that begin with "to"'), syntax.Pick)
    assert isinstance(parse_reading('every sentence in cover that has "hello"'), syntax.PickUnits)
