"""The normal form of a condition: two conditions of one normal form are true of the same documents."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from checker.language import syntax
from checker.language.phrasesource import phrase_source

Form = tuple[Any, ...]
_VERBS = frozenset({"at", "verb", "words", "exists"})  # fields that say how it is read, not what it says


def normal(node: syntax.Node, *, opposite: bool = False) -> Form:
    """Return what a condition says, or its opposite: without places, order of parts, verbs, and idle options."""
    match node:
        case syntax.Negation(condition=condition):
            return normal(condition, opposite=not opposite)
        case syntax.Conjunction(parts=parts) | syntax.Disjunction(parts=parts):
            every = isinstance(node, syntax.Conjunction) != opposite
            return _joined("all" if every else "any", [normal(part, opposite=opposite) for part in parts])
        case syntax.Implication(premise=premise, conclusion=conclusion):
            parts_ = [normal(premise, opposite=not opposite), normal(conclusion, opposite=opposite)]
            return _joined("all" if opposite else "any", parts_)
        case syntax.Plain(items=items, predicate=syntax.Has(no=no) as has):
            return ("says", opposite != bool(no), _form(items), _has(has))
        case syntax.Plain(items=items, predicate=syntax.Exists() | syntax.Absent() as predicate):
            return ("exists", opposite != isinstance(predicate, syntax.Absent), _form(items))
        case syntax.Quantified(quantifier=syntax.Quantifier(word="some" | "no" as word)):
            return ("some", opposite != (word == "no"), *_said(node))
    return ("not", _form(node)) if opposite else _form(node)


def _said(node: syntax.Quantified) -> Form:
    return (_form(node.things), _form(node.predicate), *(_form(more.predicate) for more in node.follow_ups))


def _joined(kind: str, parts: list[Form]) -> Form:
    """Join conditions: those of the same kind become one, each counts once, and their order says nothing."""
    flat = [inner for part in parts for inner in (part[1] if part[0] == kind else (part,))]
    kept = tuple(sorted(set(flat), key=repr))
    return kept[0] if len(kept) == 1 else (kind, kept)


def _form(value: object) -> Any:
    """Return what a part of an expression says, wherever it stands."""
    match value:
        case syntax.Phrase():
            return ("phrase", phrase_source(_lower(value)))
        case syntax.Has():
            return ("has", bool(value.no), _has(value))
        case syntax.IsValue(no=no, values=values):
            return ("is", bool(no), tuple(sorted({_form(one) for one in values}, key=repr)))
        case syntax.Node():
            return (type(value).__name__, *(_form(part) for name, part in value.made_of() if name not in _VERBS))
        case tuple():
            return tuple(_form(part) for part in value)
    return value


def _lower(node: syntax.Node) -> Any:
    """Return a phrase with its words in small letters: it matches them in any case.  Patterns stay as they are."""
    match node:
        case syntax.Word(text=text):
            return replace(node, text=text.lower())
        case syntax.Sequence(elements=elements):
            return replace(node, elements=tuple(_lower(element) for element in elements))
        case syntax.Alternatives(options=options):
            return replace(node, options=tuple(_lower(option) for option in options))
        case syntax.Phrase(content=content) | syntax.Optional(content=content) | syntax.Group(content=content):
            return type(node)(node.at, _lower(content))
    return node


def _has(node: syntax.Has) -> Form:
    if node.followed or node.near:
        return (_form(node.phrase), _form(node.followed), _form(node.near))
    return (_form(without_idle_words(node.phrase)),)


def without_idle_words(phrase: syntax.Phrase) -> syntax.Phrase:
    """Return a phrase that is only looked for without what may be left out at its edges: that decides nothing.

    What touches its neighbour, as in `share[s]`, stays, and so does what captures.
    """
    content = phrase.content
    if len(content.options) != 1:
        return phrase
    elements = content.options[0].elements
    while len(elements) > 1 and _idle(elements[0], elements[1]):
        elements = elements[1:]
    while len(elements) > 1 and _idle(elements[-1], elements[-2]):
        elements = elements[:-1]
    if len(elements) == len(content.options[0].elements):
        return phrase
    shorter = syntax.Phrase(phrase.at, replace(content, options=(replace(content.options[0], elements=elements),)))
    return shorter if _edges(shorter) == _edges(phrase) else phrase


def _idle(element: syntax.Node, neighbour: syntax.Node) -> bool:
    if not isinstance(element, syntax.Optional) or isinstance(neighbour, syntax.Gap):
        return False
    touches = element.at[1] == neighbour.at[0] or neighbour.at[1] == element.at[0]
    return not touches and not any(isinstance(node, syntax.Capture) for node in element.walk())


def _edges(phrase: syntax.Phrase) -> tuple[bool, bool]:
    """Say whether a phrase begins and ends at whole words."""
    source = phrase_source(phrase)
    return source.startswith(r"\b"), source.endswith(r"\b")
