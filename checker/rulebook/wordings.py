"""Wordings: phrases that are defined once, among the facts, and used by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from checker.language import syntax
from checker.language.expand import expand, used_wordings
from checker.language.mistake import ExpressionError
from checker.language.parse import parse_phrase
from checker.rulebook.problem import Problem
from checker.rulebook.yamlfile import Key, YamlFile

WORDING = "wording"
Place = tuple[YamlFile, Key]  # where the text of a wording stands


def is_wording(data: Any) -> bool:
    """Say whether an entry of a file of facts is a wording."""
    return isinstance(data, dict) and isinstance(data.get(WORDING), str)


def read_wordings(places: Mapping[str, Place], problems: list[Problem]) -> Mapping[str, syntax.Phrase]:
    """Return the phrase of each wording, others put in where it speaks of them; what is wrong is noted."""
    parsed: dict[str, syntax.Phrase] = {}
    for name, (file, key) in places.items():
        try:
            parsed[name] = parse_phrase(_text(file, key))
        except ExpressionError as error:
            problems.append(file.problem(error.message, key, error.start))
    known: dict[str, syntax.Phrase] = {}
    for name in _by_use(parsed):
        file, key = places[name]
        if name in used_wordings(parsed[name]) or not used_wordings(parsed[name]) & parsed.keys() <= known.keys():
            problems.append(file.problem(f"the wording “{name}” stands, in the end, inside itself", key))
            continue
        try:
            phrase = expand(parsed[name], known, {})
        except ExpressionError as error:
            problems.append(file.problem(error.message, key, error.start))
            continue
        assert isinstance(phrase, syntax.Phrase)  # replacing what is inside keeps it one
        known[name] = phrase
    return known


def _text(file: YamlFile, key: Key) -> str:
    value = file.value
    for part in key:
        value = value[part]
    return str(value)


def _by_use(parsed: Mapping[str, syntax.Phrase]) -> Iterable[str]:
    """Return the names, each behind the wordings that it speaks of as far as there is no circle."""
    order: dict[str, None] = {}
    left = dict(parsed)
    while left:
        ready = [name for name, phrase in left.items() if not used_wordings(phrase) & left.keys()] or list(left)
        for name in ready:
            order[name] = None
            del left[name]
    return order
