"""The pretty printer: from a syntax tree back to the text of an expression.

Parsing what is printed gives the same tree, its places aside.  White space says nothing in an expression, but two
elements of a phrase that touch (`share[s]`) mean something else than two that do not: so much of places counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.language import syntax
from checker.language.format.conditions import condition_doc
from checker.language.format.layout import lines
from checker.language.format.phrases import phrase_doc, touching

__all__ = ["WIDTH", "formatted", "same"]

WIDTH = 116  # characters of a line


def formatted(node: syntax.Node, width: int = WIDTH, *, quoted: bool = True) -> Sequence[str]:
    """Return the lines of a condition, a reading or a phrase, the last with or without its quotation marks."""
    return lines(phrase_doc(node, quoted=quoted) if isinstance(node, syntax.Phrase) else condition_doc(node), width)


def same(left: Any, right: Any) -> bool:
    """Say whether two syntax trees, or parts of them, are equal but for where they stand."""
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(same(one, other) for one, other in zip(left, right, strict=True))
    if not isinstance(left, syntax.Node) or type(left) is not type(right):
        return bool(left == right)
    if isinstance(left, syntax.Sequence) and isinstance(right, syntax.Sequence) and touching(left) != touching(right):
        return False
    pairs = zip(left.made_of(), right.made_of(), strict=True)
    return all(same(one, other) for (_, one), (_, other) in pairs)
