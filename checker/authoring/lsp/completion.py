"""What may be typed next: keys, the words of an expression, values, rules, facts."""

from __future__ import annotations

from collections.abc import Sequence

from checker.authoring.lsp.rows import Spot
from checker.authoring.lsp.words import Offer, facts, offers
from checker.rulebook.shape import PARSERS, keys_at, values_at
from checker.rulebook.survey import Survey


def completion(spot: Spot, survey: Survey) -> Sequence[Offer]:
    """Return what may stand at a spot."""
    if spot.on_key:
        return _keys(spot, survey)
    if spot.role in PARSERS or spot.role == "message":
        named = {word: text for word, text in survey.rulebook.wordings.items() if word in survey.definitions}
        numbers = survey.rulebook.rules[spot.rule].parameters if spot.rule in survey.rulebook.rules else {}
        return offers(spot.role, spot.before, survey.kinds, {**named, **numbers})
    if spot.kind == "pack" and spot.key[:1] in (("without",), ("off",)):
        return _rules(survey)
    return [Offer(value, "value") for value in values_at(spot.kind, spot.key)]


def _keys(spot: Spot, survey: Survey) -> Sequence[Offer]:
    known = keys_at(spot.kind, spot.key)
    if known:
        return [Offer(name, "key", means) for name, means in known.items()]
    if spot.key[:1] == ("examples",) and spot.key[-1] == "facts":
        return facts(survey.kinds)
    if spot.kind == "pack" and spot.key[:1] in (("severity",), ("parameters",)) and len(spot.key) == 1:
        return _rules(survey)
    return []


def _rules(survey: Survey) -> Sequence[Offer]:
    return [Offer(rule.id, "rule", rule.title) for rule in survey.rulebook.rules.values()]
