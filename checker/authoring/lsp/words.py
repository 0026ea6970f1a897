"""Which words of the language may stand at a place of an expression."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lark.exceptions import UnexpectedInput
from lark.lexer import PatternStr

from checker.language.items import PLACES
from checker.language.kinds import Kinds
from checker.language.mistake import ExpressionError
from checker.language.parse import grammar
from checker.language.syntax import Name
from checker.language.types import TYPES
from checker.language.units import UNIT_NAMES

# What a terminal of the grammar that is no plain word stands for.
TERMINALS: Mapping[str, Sequence[str]] = {
    "PLACE": PLACES,
    "UNIT": [*UNIT_NAMES, *(name.removesuffix("s") for name in UNIT_NAMES)],
    "PERIOD": ["days", "business days", "weeks", "months", "quarters", "years"],
    "WORDS_OF": ["words of"],
    "QUARTERS": ["quarters after"],
    "AGGREGATE": ["sum of", "number of", "latest of", "earliest of"],
    "COMPARATOR": ["on or after", "on or before", "after", "before", "at least", "at most", "more than", "less than"],
    "RELATION": ["after", "before"],
    "HAS": ["has", "have"],
    "BEGINS": ["begins", "begin"],
    "ENDS": ["ends", "end"],
    "READS": ["reads", "read"],
    "EXISTS": ["exists", "exist"],
    "DOES": ["does", "do"],
    "IS": ["is", "are"],
    "REPEATS": ["repeats", "repeat"],
    "SHARES": ["shares", "share"],
    "TRUTH": ["true", "false"],
    "ONE_OF": ["one of"],
    "AND_THAT": ["and that"],
    "IN_ORDER": ["in order"],
}
_CHOICES = ("first", "second", "last", "count")  # of a message's blank


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that may stand at a place.  `sort` is what it is: fact, place, unit, type, wording, field, word."""

    text: str
    sort: str
    means: str = ""


def offers(role: str, before: str, kinds: Kinds, wordings: Mapping[str, str]) -> Sequence[Offer]:
    """Return what may stand behind the beginning of an expression or a message."""
    if role == "message":
        return _in_message(before, kinds)
    text = f'"{before}' if role == "phrase" else before
    phrase = len(re.findall(r'(?<!\\)"', text)) % 2 == 1
    if re.search(r"\{(\w+: *)?\w*$", text):
        return [Offer(name, "type", kind.means) for name, kind in TYPES.items()]
    if re.search(r"<\w*$", text):
        return [Offer(name, "wording", f"“{words}”") for name, words in wordings.items()]
    if phrase:
        return []
    if dotted := re.search(r"([a-z]\w*)\.\w*$", text):
        return _fields(dotted[1], kinds)
    if chosen := re.search(r"\(\s*([a-z]\w*)\s+where\s+([^()]*\sand\s+)?\w*$", text):
        return _fields(chosen[1], kinds)
    return _accepted(re.sub(r"\w+$", "", text), "reading" if role == "reading" else "condition", kinds)


def _fields(name: str, kinds: Kinds) -> Sequence[Offer]:
    try:
        known = kinds.fact(Name((0, 0), name)).fields
    except ExpressionError:
        return []
    return [Offer(field, "field", TYPES[kind].means if kind in TYPES else kind) for field, kind in known.items()]


def facts(kinds: Kinds) -> Sequence[Offer]:
    """Return every fact with its meaning."""
    return [Offer(name, "fact", fact.means) for name, fact in kinds.facts.items()]


def _in_message(before: str, kinds: Kinds) -> Sequence[Offer]:
    if dotted := re.search(r"\{(\w+)\.\w*$", before):
        return [*(Offer(word, "word") for word in _CHOICES), *_fields(dotted[1], kinds)]
    return facts(kinds) if re.search(r"\{\w*$", before) else []


def _accepted(text: str, start: str, kinds: Kinds) -> Sequence[Offer]:
    """Return what the parser would accept behind a text; everything where the text itself is broken."""
    parser = grammar().parse_interactive(text, start=start)
    try:
        parser.exhaust_lexer()
        names = parser.accepts()  # type: ignore[no-untyped-call]  # lark leaves it without types
    except UnexpectedInput:
        names = {"NAME", *TERMINALS}
    found = list(facts(kinds)) if "NAME" in names else []
    for name in sorted(names):
        sort = {"PLACE": "place", "UNIT": "unit"}.get(name, "word")
        found += (Offer(word, sort) for word in words_of(name))
    return found


def words_of(terminal: str) -> Sequence[str]:
    """Return the words that a terminal of the grammar stands for, none where it is a mark or a pattern."""
    if terminal in TERMINALS:
        return TERMINALS[terminal]
    known = {term.name: term.pattern for term in grammar().terminals}
    pattern = known.get(terminal)
    return [pattern.value] if isinstance(pattern, PatternStr) and pattern.value.isalpha() else []
