"""Phrases: words with their brackets and braces, a space wherever two elements do not touch."""

from __future__ import annotations

from itertools import pairwise

from checker.language import syntax
from checker.language.format.layout import Doc, Glued, Run, bracketed, breakable


def phrase_doc(phrase: syntax.Phrase, *, quoted: bool = True) -> Doc:
    """Return a phrase, with its quotation marks if they are wanted."""
    content = _alternatives(phrase.content)
    return bracketed(content, '"', '"') if quoted else content


def touching(sequence: syntax.Sequence) -> tuple[bool, ...]:
    """Return of each two neighbours whether they touch; around a gap that says nothing."""
    return tuple(_touch(left, right) for left, right in pairwise(sequence.elements))


def capture_doc(capture: syntax.Capture) -> Doc:
    """Return a capture with its braces."""
    name = f"{capture.name.text}: " if capture.name else ""
    return f"{{{name}{capture.type.text}}}"


def _touch(left: syntax.Node, right: syntax.Node) -> bool:
    return left.at[1] == right.at[0] and not isinstance(left, syntax.Gap) and not isinstance(right, syntax.Gap)


def _alternatives(content: syntax.Alternatives) -> Doc:
    *others, last = (_sequence(option) for option in content.options)
    return Run((*(Glued((option, " |")) for option in others), last)) if others else last


def _sequence(sequence: syntax.Sequence) -> Doc:
    """Return elements one behind the other; those that touch stay together."""
    groups: list[list[Doc]] = [[_element(sequence.elements[0])]]
    for touch, element in zip(touching(sequence), sequence.elements[1:], strict=True):
        if touch:
            groups[-1].append(_element(element))
        else:
            groups.append([_element(element)])
    return breakable(*(group[0] if len(group) == 1 else Glued(tuple(group)) for group in groups))


def _element(element: syntax.Node) -> Doc:
    match element:
        case syntax.Word(text=text) | syntax.Regex(text=text):
            return text
        case syntax.Gap():
            return "..."
        case syntax.Optional(content=content):
            return bracketed(_alternatives(content), "[", "]")
        case syntax.Group(content=content):
            return bracketed(_alternatives(content))
        case syntax.Capture():
            return capture_doc(element)
        case syntax.Wording(name=name):
            return f"<{name.text}>"
    raise AssertionError(element)
