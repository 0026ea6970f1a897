"""Slips of phrases: an alternative or an option forgotten, a word too much or too little demanded, a wider gap."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.authoring.mutation.slip import Slip, Slips, without
from checker.language import syntax

# Words that join others.  Who leaves one out has written the same phrase with a hole, not another phrase.
_JOINING = frozenset(
    "a an and are as at be been by for from if in is it of on or that the their these this to was were with".split()
)
WIDER = "with a gap beyond the sentence"
_ANYTHING = r"/(?s:\W(?:.*?\W)??)/"  # a gap that no sentence bounds


def _alternatives(node: syntax.Alternatives) -> Iterator[Slip]:
    for place, option in enumerate(node.options if len(node.options) > 1 else ()):
        yield Slip(replace(node, options=without(node.options, place)), "without this", option.at)


def _sequence(node: syntax.Sequence) -> Iterator[Slip]:
    elements = node.elements
    for place, element in enumerate(elements):
        rest = without(elements, place)
        if isinstance(element, syntax.Optional | syntax.Gap) and rest:
            yield Slip(replace(node, elements=rest), "without this", element.at)
        for slip in _changed(element, elements, place):
            yield Slip(
                replace(node, elements=(*elements[:place], slip.node, *elements[place + 1 :])), slip.said, slip.at
            )


def _changed(element: syntax.Node, elements: tuple[syntax.Node, ...], place: int) -> Iterator[Slip]:
    match element:
        case syntax.Optional(content=content):
            yield Slip(syntax.Group(element.at, content), "with this required", element.at)
        case syntax.Word(text=text) if len(elements) > 1 and text.lower() not in _JOINING:
            alone = syntax.Alternatives(element.at, (syntax.Sequence(element.at, (element,)),))
            yield Slip(syntax.Optional(element.at, alone), "with this optional", element.at)
        case syntax.Group(content=content) if len(elements) > 1:
            yield Slip(syntax.Optional(element.at, content), "with this optional", element.at)
        case syntax.Gap():
            before = elements[place - 1].at[1] if place else element.at[0]
            behind = elements[place + 1].at[0] if place + 1 < len(elements) else element.at[1]
            yield Slip(
                syntax.Regex((before, behind), _ANYTHING), WIDER, element.at
            )  # touches both: no space of its own


PHRASE_SLIPS: Slips = {syntax.Alternatives: _alternatives, syntax.Sequence: _sequence}
