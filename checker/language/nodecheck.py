"""The part of the type check that needs no fact: phrases, counts, nouns, and what a fact's `as` is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.hints import did_you_mean
from checker.language.mistake import ExpressionError
from checker.language.phrase import compile_phrase

_MOST_DIGITS = 9  # of a number of things


def shape_mistakes(definition: FactDefinition, readings: list[syntax.Node]) -> Iterator[ExpressionError]:
    """Yield the readings that do not capture what the fact's `as` is made of."""
    wanted = re.findall(r"\{([^{}]*)\}", definition.shape)
    for node in readings if definition.shape else ():
        captured = {(part.name or part.type).text for part in node.walk() if isinstance(part, syntax.Capture)}
        missing = next((name for name in wanted if name not in captured), None)
        if missing is not None:
            known = did_you_mean(missing, captured) if captured else ""
            yield ExpressionError(f"nothing here captures “{missing}”, which the fact's “as” needs{known}", *node.at)


def check_count(node: syntax.Node, number: syntax.Node) -> None:
    """Check the number of a quantifier."""
    text = number.text if isinstance(number, syntax.Number) else "1"
    if "." in text:
        raise ExpressionError("things are counted in whole numbers", *node.at)
    if len(text) > _MOST_DIGITS:
        raise ExpressionError(f"no document has so many; {_MOST_DIGITS} digits are the most", *node.at)
    if isinstance(node, syntax.AtLeast) and int(text) == 0:
        raise ExpressionError("there are always at least 0; this says nothing", *node.at)


def check_another(predicate: syntax.Node, things: syntax.Node) -> None:
    """Check that a predicate that speaks of `another X` or `the next X` speaks of what is counted."""
    if isinstance(predicate, syntax.Denied):
        predicate = predicate.predicate
    if isinstance(predicate, syntax.BeginningOfAnother | syntax.BeginsLikeAnother | syntax.BeginsNext):
        check_noun(predicate.noun, things)


def check_noun(noun: syntax.Name | syntax.Unit, things: syntax.Node) -> None:
    """Check that `another X` and `that X` speak of what is counted."""
    if isinstance(things, syntax.Units):
        named, spoken = things.unit, noun.name if isinstance(noun, syntax.Unit) else noun.text
    elif isinstance(things, syntax.Fact | syntax.Selection | syntax.Filtered):
        named, spoken = things.name.text, noun.text if isinstance(noun, syntax.Name) else noun.name
    else:
        return
    if named.removesuffix("s") != spoken.removesuffix("s"):
        raise ExpressionError(f"“{spoken}” is not what is spoken of; say “{named}”", *noun.at)


def check_phrase(phrase: syntax.Phrase) -> None:
    """Check that gaps stand between words, and that the phrase has a pattern."""
    for option in phrase.content.options:
        if isinstance(option.elements[0], syntax.Gap) or isinstance(option.elements[-1], syntax.Gap):
            raise ExpressionError("“...” stands between words; at an edge it says nothing", *option.at)
    for node in phrase.walk():
        if isinstance(node, syntax.Sequence):
            elements = node.elements
            for left, right in pairwise(elements):
                if isinstance(left, syntax.Gap) and isinstance(right, syntax.Gap):
                    raise ExpressionError("one “...” is enough", *right.at)
    compile_phrase(phrase)
