"""What an expression is: a condition, a reading, a fact or a phrase, told by trying to parse it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.language import syntax
from checker.language.check import Catalogue
from checker.language.expand import expand, used_wordings
from checker.language.mistake import ExpressionError
from checker.language.parse import parse_condition, parse_phrase, parse_reading
from checker.rulebook import Problem, Rulebook, RulebookError

# What no unquoted phrase is taken to have: a condition's verbs, the beginning of a reading.
_SAYS = re.compile(
    r"\b(has|have|is|are|exists?|agree|begins?|ends?|reads?|repeats?|shares?)\b|^\s*(every|first|last)\s+\{"
)
_QUOTED = "; if words of the document are meant, put them in quotation marks"


class Sort(StrEnum):
    """The sorts of expressions."""

    CONDITION = "condition"
    READING = "reading"
    FACT = "fact"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that can be evaluated.  The places of `node` count in `text`."""

    sort: Sort
    text: str
    node: syntax.Node


def read_expression(written: str, rulebook: Rulebook, origin: str = "expression") -> Expression:
    """Return what an expression says; raise `RulebookError`, whose problems name `origin` and show the place."""
    written = written.rstrip()
    shift = 0
    try:
        expression, shift = _parsed(written, rulebook)
        expanded = expand(expression.node, _wordings(expression.node, rulebook), {})
    except ExpressionError as error:
        raise RulebookError([_problem(written, origin, error.message, error.start - shift)]) from None
    mistakes = list(Catalogue(rulebook.facts).check(expanded))
    if mistakes:
        hint = _QUOTED if re.fullmatch(r"\w+", written.strip()) and expression.sort is Sort.FACT else ""
        problems = [_problem(written, origin, error.message + hint, error.start - shift) for error in mistakes]
        raise RulebookError(problems)
    return Expression(expression.sort, expression.text, expanded)


def _parsed(written: str, rulebook: Rulebook) -> tuple[Expression, int]:
    """Return an expression and how many characters were put before it; raise the error of what it nearly is."""
    quoted = written.strip()
    if quoted.startswith('"') and quoted.endswith('"') and len(quoted) > 1:
        return _quoted(written, quoted)
    errors: list[ExpressionError] = []
    ways: tuple[tuple[Callable[[str], syntax.Node], str, str], ...] = (
        (parse_condition, "", ""),
        (parse_reading, "", ""),
        (parse_reading, "(", ")"),  # `sentences in cover`, which are a reading only inside brackets
    )
    for parse, before, behind in ways:
        text = f"{before}{written}{behind}"
        try:
            node = parse(text)
        except ExpressionError as error:
            errors.append(ExpressionError(error.message, error.start - len(before), error.end - len(before)))
            continue
        return Expression(_sort(node, parse), text, node), len(before)
    plain = '"' not in written and not _SAYS.search(written) and bool(written.strip())
    if plain and not _names_something(written.split(maxsplit=1)[0], rulebook):
        phrase = parse_phrase(written)
        return Expression(Sort.PHRASE, f'"{written}"', phrase), 1
    farthest = max(errors[:2], key=lambda error: error.start)
    raise ExpressionError(farthest.message + _QUOTED * plain, farthest.start, farthest.end)


def _names_something(word: str, rulebook: Rulebook) -> bool:
    """Say whether a word is a place or a fact, so that what follows it is meant as a condition."""
    try:
        node = parse_reading(word)
    except ExpressionError:
        return False
    return not list(Catalogue(rulebook.facts).check(node))


def _quoted(written: str, quoted: str) -> tuple[Expression, int]:
    before = written.index('"')
    try:
        return Expression(Sort.PHRASE, quoted, parse_phrase(quoted[1:-1])), -before
    except ExpressionError as error:
        raise ExpressionError(error.message, error.start + before + 1, error.end + before + 1) from None


def _sort(node: syntax.Node, parse: Callable[[str], syntax.Node]) -> Sort:
    if parse is parse_condition:
        return Sort.CONDITION
    return Sort.FACT if isinstance(node, syntax.Fact) and node.field is None else Sort.READING


def _wordings(node: syntax.Node, rulebook: Rulebook) -> Mapping[str, syntax.Phrase]:
    """Return the phrases of the wordings that an expression speaks of; others inside them are put in."""
    found: dict[str, syntax.Phrase] = {}
    names = used_wordings(node)
    for name in sorted(names & rulebook.wordings.keys()):
        phrase = parse_phrase(rulebook.wordings[name])
        expanded = expand(phrase, _wordings(phrase, rulebook), {})
        assert isinstance(expanded, syntax.Phrase)  # replacing what is inside keeps it one
        found[name] = expanded
    if names - found.keys():  # `expand` says what was meant, for which it needs all names
        found |= {name: parse_phrase("x") for name in rulebook.wordings if name not in found}
    return found


def _problem(text: str, origin: str, message: str, offset: int) -> Problem:
    before = text[: max(0, offset)].split("\n")
    lines = text.split("\n")
    return Problem(origin, len(before), len(before[-1]) + 1, message, lines[len(before) - 1])
