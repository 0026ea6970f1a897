"""Conditions and readings, with brackets only where the grammar needs them."""

from __future__ import annotations

from checker.language import syntax
from checker.language.format.layout import Doc, Run, bracketed, breakable, joined
from checker.language.format.phrases import capture_doc, phrase_doc
from checker.language.format.values import is_plural, items_doc, noun_doc, predicate_doc, source_doc, units_doc

_LOOSENESS: dict[type[syntax.Node], int] = {
    syntax.Implication: 3,
    syntax.Disjunction: 2,
    syntax.Conjunction: 1,
}  # what is looser than its place allows stands in brackets


def condition_doc(node: syntax.Node, allowed: int = 3) -> Doc:
    """Return a condition; `allowed` is how loosely its parts may hang together where it stands without brackets."""
    if _LOOSENESS.get(type(node), 0) > allowed:
        return bracketed(condition_doc(node))
    match node:
        case syntax.Implication(premise=premise, conclusion=conclusion):
            said = joined("if", condition_doc(premise, 2)), joined("then", condition_doc(conclusion))
            return Run(said, each=True)
        case syntax.Disjunction(parts=parts):
            return _listed("or", [condition_doc(part, 1) for part in parts])
        case syntax.Conjunction(parts=parts):
            return _listed("and", [condition_doc(part, 0) for part in parts])
        case syntax.Negation(word=word, condition=condition):
            return joined(word, condition_doc(condition, 0))
        case syntax.Quantified(quantifier=quantifier, things=things, predicate=predicate, follow_ups=follow_ups):
            plural = is_plural(predicate, otherwise=False)
            head = joined(_quantifier(quantifier), items_doc(things, plural=plural))
            return breakable(head, predicate_doc(predicate), *(_follow_up(more) for more in follow_ups))
        case syntax.Plain(items=items, predicate=predicate):
            head = items_doc(items, plural=is_plural(predicate, otherwise=True))
            return breakable(head, predicate_doc(predicate))
    return reading_doc(node)


def _listed(word: str, parts: list[Doc]) -> Doc:
    """Return parts joined by a word; where they do not fit on one line, each has its own."""
    first, *others = parts
    return Run((first, *(joined(word, other) for other in others)), each=True)


def _quantifier(node: syntax.Node) -> str:
    match node:
        case syntax.Quantifier(word=word):
            return word
        case syntax.AtLeast(number=number):
            words = "at least"
        case syntax.AtMost(number=number):
            words = "at most"
        case syntax.Exactly(number=number):
            words = "exactly"
        case _:
            raise AssertionError(node)
    return f"{words} {number.text if isinstance(number, syntax.Number) else f'<{number.name.text}>'}"


def _follow_up(node: syntax.FollowUp) -> Doc:
    return joined(f"{node.words} {noun_doc(node.noun)}", predicate_doc(node.predicate))


def reading_doc(node: syntax.Node) -> Doc:
    """Return a reading; one that is nothing but units stands in brackets."""
    match node:
        case syntax.Pick(which=which, wanted=wanted, items=items, position=position):
            sought = phrase_doc(wanted) if isinstance(wanted, syntax.Phrase) else capture_doc(wanted)
            head = joined(which, sought)
            behind = joined(position.relation, phrase_doc(position.phrase)) if position else ""
            # What follows a filter would be read as part of it.
            told = isinstance(items, syntax.Units) and items.filter is not None and position is not None
            return breakable(head, joined("in", source_doc(items) if told else items_doc(items)), behind)
        case syntax.PickUnits(which=which, units=units):
            return joined(which, units_doc(units, plural=False))
    return source_doc(node)
