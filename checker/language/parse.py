"""From the text of an expression to its syntax tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from checker.language import syntax

MOST_CHARACTERS = 4_000  # of an expression
MOST_NESTING = 40  # brackets inside brackets

_TERMINALS = {
    "DBLQUOTE": "a quotation mark",
    "NAME": "a name",
    "NUMBER": "a number",
    "DATE": "a date as 2012-09-04",
    "PLACE": "a place (document, supplement, base prospectus, attachment, cover, caption)",
    "UNIT": "a unit (paragraph, sentence, line, heading, list item, table row, page, word, repetition, tracked change, comment)",
    "COMPARATOR": "on or after, on or before, after, before, at least, at most",
    "WORD": "a word",
    "RPAR": "“)”",
    "LPAR": "“(”",
    "RSQB": "“]”",
    "LSQB": "“[”",
    "_ELLIPSIS": "“...”",
    "RBRACE": "“}”",
    "LBRACE": "a capture in {…}",
    "COMMA": "a comma",
    "REGEX": "a pattern in /…/",
    "RELATION": "after, before",
    "VBAR": "“|”",
    "HAS": "has",
    "IS": "is",
    "EXISTS": "exists",
    "BEGINS": "begins",
    "ENDS": "ends",
    "DOES": "does not exist",
    "AGREE": "agree",
    "AND_THAT": "and that",
    "TRUTH": "true, false",
    "PERIOD": "days, weeks, months, quarters, years, business days",
    "SIGN": "+, -",
    "TIMES": "*, /",
    "LESSTHAN": "a name in <…>",
    "MORETHAN": "“>”",
    "AGGREGATE": "sum of, number of, latest of, earliest of",
    "WORDS_OF": "words of",
    "IN_ORDER": "in order",
    "READS": "reads",
}


@dataclass(frozen=True)
class ExpressionError(Exception):
    """An expression that cannot be used.  `start` and `end` are offsets in its text."""

    message: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.message


def parse_condition(text: str) -> syntax.Node:
    """Return the syntax tree of a condition; raise `ExpressionError`."""
    return _parse(text, "condition")


def parse_reading(text: str) -> syntax.Node:
    """Return the syntax tree of a reading; raise `ExpressionError`."""
    return _parse(text, "reading")


def parse_phrase(text: str) -> syntax.Phrase:
    """Return the syntax tree of a phrase written without its quotation marks; raise `ExpressionError`."""
    try:
        node = _parse(f'"{text}"', "phrase")
    except ExpressionError as error:
        raise ExpressionError(error.message, max(0, error.start - 1), max(0, error.end - 1)) from None
    assert isinstance(node, syntax.Phrase)  # what the start rule yields
    return node


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


def _built(tree: Tree[Token] | Token | None) -> object:
    """Turn a parse tree into the syntax tree; tokens become words or names."""
    if tree is None:
        return None
    if isinstance(tree, Token):
        return _token(tree)
    kind = getattr(syntax, "".join(part.capitalize() for part in str(tree.data).split("_")))
    children = [_built(child) for child in tree.children]
    wanted = [field for field in fields(kind) if field.name != "at"]
    if wanted and str(wanted[-1].type).startswith("tuple"):
        fixed = len(wanted) - 1
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
        expected = _listed(error.accepts or error.expected)
        if error.token.type == "$END":
            return ExpressionError(f"ends too early; expected {expected}", len(text), len(text))
        start, found = error.token.start_pos or 0, str(error.token)
    else:
        assert isinstance(error, UnexpectedCharacters)  # the only other kind that a contextual lexer raises
        start = sum(len(line) for line in text.splitlines(keepends=True)[: error.line - 1]) + error.column - 1
        expected, found = _listed(error.allowed or ()), text[start]
    return ExpressionError(f"“{found}” cannot stand here; expected {expected}", start, start + len(found))


def _listed(terminals: Iterable[str]) -> str:
    names = sorted({_TERMINALS.get(name, name.lower().strip("_")) for name in terminals if name != "$END"})
    if len(names) < 2:
        return names[0] if names else "the end"
    return ", ".join(names[:-1]) + " or " + names[-1]


def did_you_mean(name: str, known: Collection[str]) -> str:
    """Return `; did you mean …?` where a known name is close, else a list of the known names."""
    from difflib import get_close_matches  # only where a rule is broken

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    if near:
        return f"; did you mean “{near[0]}”?"
    return f"; known are {', '.join(sorted(known))}" if len(known) <= 12 else ""
