"""What a rule file says, as a sentence says it: names as words, places with their article, verbs denied."""

from __future__ import annotations

import re

from checker.language import syntax
from checker.language.mistake import ExpressionError
from checker.language.parse import parse_phrase

_PHRASE = re.compile(r'("(?:\\.|[^"\\])*")')
_PLACES = re.compile(r"\bin (document|cover|caption|supplement|attachment|base prospectus|facing page|section)\b")
_DENIED = (
    (r"(has|have) no\b", r"\1"),
    (r"has\b", "does not have"),
    (r"have\b", "do not have"),
    (r"begins\b", "does not begin"),
    (r"begin\b", "do not begin"),
    (r"ends\b", "does not end"),
    (r"end\b", "do not end"),
    (r"reads\b", "does not read"),
    (r"read\b", "do not read"),
    (r"repeats\b", "does not repeat"),
    (r"repeat\b", "do not repeat"),
    (r"shares\b", "does not share"),
    (r"share\b", "do not share"),
    (r"agree\b", "do not agree"),
    (r"(is|are) not\b", r"\1"),
    (r"(is|are)\b", r"\1 not"),
)


def spoken(text: str) -> str:
    """Return a part of an expression as a sentence says it."""
    pieces = _PHRASE.split(" ".join(text.split()))
    return "".join(_curled(piece) if place % 2 else _plain(piece) for place, piece in enumerate(pieces)).strip()


def _curled(quoted: str) -> str:
    """Return a phrase in the first of its wordings, its gaps and patterns as an ellipsis."""
    try:
        phrase = parse_phrase(quoted[1:-1])
    except ExpressionError:
        return f"“{quoted[1:-1]}”"
    if len(phrase.content.options) == 1 and all(isinstance(node, _PLAIN) for node in phrase.walk()):
        return f"“{quoted[1:-1]}”"
    words = _wording(phrase.content)
    return f"“{words}” or the like" if any(sign.isalnum() for sign in words) else f"words like “{quoted[1:-1]}”"


_PLAIN = syntax.Phrase | syntax.Alternatives | syntax.Sequence | syntax.Word | syntax.Gap | syntax.Capture | syntax.Name


def _wording(content: syntax.Alternatives) -> str:
    said = ""
    place = content.at[0]
    for element in content.options[0].elements:
        if not isinstance(element, syntax.Optional):
            said += (" " if said and element.at[0] > place else "") + _word(element)
        place = element.at[1]
    return said


def _word(element: syntax.Node) -> str:
    match element:
        case syntax.Word(text=text):
            return text.replace("\\", "")
        case syntax.Group(content=content):
            return _wording(content)
        case syntax.Capture(name=name, type=kind):
            return f"{{{(name or kind).text}}}"
        case syntax.Wording(name=name):
            return name.text.replace("_", " ")
    return "…"


def _plain(words: str) -> str:
    without_brackets = re.sub(r"[()]", "", words.replace("_", " "))
    return _PLACES.sub(r"in the \1", without_brackets)


def denied(predicate: str) -> str:
    """Return a predicate, as a rule writes it, turned into its opposite."""
    for pattern, opposite in _DENIED:
        found = re.match(pattern, predicate)
        if found:
            return spoken(found.expand(opposite) + predicate[found.end() :])
    return f"does not fulfil “{spoken(predicate)}”"


def of_one(predicate: str) -> str:
    """Return what a rule says of several things as a sentence says it of one."""
    found = re.match(r"(are|have|begin|end|read|repeat|share|exist)\b", predicate)
    if not found:
        return spoken(predicate)
    return spoken({"are": "is", "have": "has"}.get(found[0], f"{found[0]}s") + predicate[found.end() :])


def subject(items: str) -> str:
    """Return what a condition speaks of, as a rule writes it, as the subject of a sentence."""
    said = spoken(items)
    return f"the {said}" if said[:1].islower() and not said.startswith("the ") else said


def singular(node: syntax.Node, text: str) -> str:
    """Return the name of one of several things; `text` is how the rule writes them."""
    if isinstance(node, syntax.Units):
        pattern = node.unit.replace(" ", r"\s+")
        return spoken(re.sub(rf"^{pattern}s?\b", node.unit, text))
    return spoken(text)


def plural(node: syntax.Node, text: str) -> str:
    """Return the name of several things; `text` is how the rule writes them."""
    if isinstance(node, syntax.Units):
        pattern = node.unit.replace(" ", r"\s+")
        return spoken(re.sub(rf"^{pattern}s?\b", f"{node.unit}s", text))
    said = spoken(text)
    several = said.endswith("s") or (" " in said and not isinstance(node, syntax.Fact))
    return said if several else _several(said)


def _several(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"


def of_several(plural: str) -> str:
    """Return the name of one of several things that are named in the plural."""
    if plural.endswith("ies"):
        return f"{plural[:-3]}y"
    return plural.removesuffix("s") if not plural.endswith("ss") else plural


def a_or_an(noun: str) -> str:
    """Return a noun with its indefinite article."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
