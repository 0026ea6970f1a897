"""From the text of an expression to its syntax tree."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from msgspec.structs import replace

from checker.language import syntax
from checker.language.hints import explained
from checker.language.mistake import ExpressionError

T = TypeVar("T", bound=syntax.Node)
MOST_CHARACTERS = 4_000  # of an expression
MOST_NESTING = 40  # brackets inside brackets
MOST_DEPTH = 100  # nodes from the root of the syntax tree to its farthest leaf


def parse_condition(text: str) -> syntax.Node:
    """Return the syntax tree of a condition; raise `ExpressionError`."""
    return _parse(text, "condition")


def parse_reading(text: str) -> syntax.Node:
    """Return the syntax tree of a reading; raise `ExpressionError`."""
    return _parse(text, "reading")


def parse_phrase(text: str) -> syntax.Phrase:
    """Return the syntax tree of a phrase written without its quotation marks; raise `ExpressionError`."""
    inside = re.search(r'(?<!\\)(?:\\\\)*"', text)
    if inside:
        said = 'a quotation mark ends a phrase; write “\\"” for the sign itself'
        raise ExpressionError(said, inside.end() - 1, inside.end())
    try:
        node = _parse(f'"{text}"', "phrase")
    except ExpressionError as error:
        raise ExpressionError(error.message, max(0, error.start - 1), max(0, error.end - 1)) from None
    assert isinstance(node, syntax.Phrase)  # what the start rule yields
    return replace(_moved(node), at=(0, len(text)))


def _moved(node: T) -> T:
    """Return a node as it stands one character further left, without the quotation mark before it."""
    changes: dict[str, Any] = {}
    for name, value in node.made_of():
        if isinstance(value, syntax.Node):
            changes[name] = _moved(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], syntax.Node):
            changes[name] = tuple(_moved(part) for part in value)
    return replace(node, at=(max(0, node.at[0] - 1), max(0, node.at[1] - 1)), **changes)


def is_name(text: str) -> bool:
    """Say whether a text can name a fact: a word of the language cannot."""
    try:
        node = parse_condition(f"{text} exists")
    except ExpressionError:
        return False
    return isinstance(node, syntax.Plain) and isinstance(node.items, syntax.Fact) and node.items.name.text == text


@cache
def grammar() -> Lark:
    """Return the parser of the one grammar file."""
    text = resources.files("checker.language").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", start=["condition", "reading", "phrase"], propagate_positions=True)


def _parse(text: str, start: str) -> syntax.Node:
    _refuse_oversize(text)
    try:
        tree = grammar().parse(text, start=start)
    except UnexpectedInput as error:
        raise _explained(text, error) from None
    _refuse_depth(tree)
    node = _built(tree)
    assert isinstance(node, syntax.Node)  # every start rule yields a tree
    return node


def _refuse_oversize(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise ExpressionError(f"longer than {MOST_CHARACTERS} characters; split the rule", MOST_CHARACTERS, len(text))
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth > MOST_NESTING:
            raise ExpressionError(f"more than {MOST_NESTING} brackets inside brackets", place, place + 1)


def _refuse_depth(tree: Tree[Token]) -> None:
    """Refuse conditions inside conditions without end: `not not not ...`."""
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > MOST_DEPTH:
            start, end = level[0].meta.start_pos, level[0].meta.end_pos
            raise ExpressionError(f"more than {MOST_DEPTH} steps from the whole down to this; split it", start, end)
        level = [child for node in level for child in node.children if isinstance(child, Tree)]


def _built(tree: Tree[Token] | Token | None) -> object:
    """Turn a parse tree into the syntax tree; tokens become words or names."""
    if tree is None:
        return None
    if isinstance(tree, Token):
        return _token(tree)
    kind = getattr(syntax, "".join(part.capitalize() for part in str(tree.data).split("_")))
    children = [_built(child) for child in tree.children]
    fixed = len(kind.__struct_fields__) - 2  # without where it stands, and without what may be repeated
    if kind.__annotations__ and [*kind.__annotations__.values()][-1].startswith("tuple"):
        children = [*children[:fixed], tuple(child for child in children[fixed:] if child is not None)]
    return kind((tree.meta.start_pos, tree.meta.end_pos) if not tree.meta.empty else (0, 0), *children)


def _token(token: Token) -> object:
    assert token.start_pos is not None  # the lexer sets both
    assert token.end_pos is not None
    if token.type == "NAME":
        return syntax.Name((token.start_pos, token.end_pos), str(token))
    words = " ".join(token.split()) if token.type not in ("WORD", "REGEX") else str(token)
    if token.type in ("UNIT", "PERIOD"):
        return words.removesuffix("s")
    return words


def _explained(text: str, error: UnexpectedInput) -> ExpressionError:
    """Say in the language's own words what stands where nothing of the kind may stand."""
    if isinstance(error, UnexpectedToken):
        start, end = len(text), len(text)
        if error.token.type != "$END":
            start, end = error.token.start_pos, error.token.end_pos
        mistake = explained(text, start, end, error.accepts or error.expected)
    else:
        assert isinstance(error, UnexpectedCharacters)  # the only other kind that a contextual lexer raises
        start = error.pos_in_stream  # type: ignore[assignment]  # lark declares it as None
        mistake = explained(text, start, start + 1, error.allowed or ())
    return ExpressionError(mistake.message, mistake.start, mistake.end)
