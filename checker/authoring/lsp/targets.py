"""What a word of a rule file names, what that is, and where it is defined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.authoring.lsp.rows import Spot
from checker.language.items import PLACES
from checker.language.mistake import ExpressionError
from checker.language.syntax import Name
from checker.language.types import TYPES
from checker.rulebook import Rule
from checker.rulebook.shape import PARSERS, means_at
from checker.rulebook.survey import Survey
from checker.verdict import Citation

_WORD = re.compile(r"[A-Za-z][\w/-]*")
_MOST_LINES = 14  # of a definition that are shown


@dataclass(frozen=True, slots=True)
class Target:
    """A word of a line, from one column to another, and what it names."""

    sort: str  # key, fact, wording, parameter, type, place, rule
    name: str
    start: int
    end: int


def target(spot: Spot, line: str, survey: Survey) -> Target | None:
    """Return what stands at the end of the spot's line, None where it names nothing."""
    column = len(spot.line)
    word = next((found for found in _WORD.finditer(line) if found.start() <= column <= found.end()), None)
    if word is None:
        return None
    name, start, end = word[0], word.start(), word.end()
    if spot.on_key:
        return Target("key", name, start, end)
    if name in survey.rulebook.rules or (spot.key == ("id",) and name):
        return Target("rule", name, start, end)
    if spot.key[:1] == ("citations",):
        return Target("rule", _own_id(spot, survey), start, end)
    sort = _sort(spot, line, start, end, survey)
    return Target(sort, name, start, end) if sort else None


def _own_id(spot: Spot, survey: Survey) -> str:
    return spot.rule if spot.rule in survey.rulebook.rules else ""


def _sort(spot: Spot, line: str, start: int, end: int, survey: Survey) -> str:
    """Return what a word of an expression or a message names."""
    if spot.role not in (*PARSERS, "message"):
        return ""
    before, name = line[:start], line[start:end]
    if re.search(r"\{(\w+: *)?$", before) and spot.role != "message":
        return "type" if name in TYPES else ""
    if before.endswith("<"):
        return "wording" if name in survey.rulebook.wordings else "parameter"
    if spot.role == "message":
        return "fact" if before.endswith("{") and survey.kinds.knows(name) else ""
    value = spot.before[: len(spot.before) - (len(spot.line) - start)]
    if spot.role == "phrase" or len(re.findall(r'(?<!\\)"', value)) % 2:
        return ""
    if survey.kinds.knows(name):
        return "fact"
    return "place" if name in {word for place in PLACES for word in place.split()} else ""


# What it is ------------------------------------------------------------------------------------------------------


def told(spot: Spot, found: Target, survey: Survey) -> str:
    """Return in Markdown what a target is."""
    match found.sort:
        case "key":
            return means_at(spot.kind, (*spot.key, found.name))
        case "rule":
            rule = survey.rulebook.rules.get(found.name)
            return "\n\n".join(_rule(rule)) if rule else ""
        case "type":
            return f"`{{{found.name}}}`: {TYPES[found.name].means}"
        case "wording":
            return f"`<{found.name}>` stands for\n\n> {survey.rulebook.wordings[found.name]}"
        case "parameter":
            return f"`<{found.name}>`: a number that the rule sets and a pack may change"
        case "fact":
            return "\n\n".join(_fact(found.name, survey))
    return f"`{found.name}`: a place of the document"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"**{rule.id}** ({rule.severity.value}, authority: {rule.authority.value})"
    yield rule.title
    yield "\n".join(f"- {_cited(citation)}" for citation in rule.citations) or "No law is cited."


def _cited(citation: Citation) -> str:
    return citation.text if citation.verified else f"{citation.text} (unverified: its text has not been read again)"


def _fact(name: str, survey: Survey) -> Iterator[str]:
    known = name if name in survey.kinds.facts else f"{name}s"
    fact = survey.kinds.facts.get(known)
    if fact is None:
        yield f"**{name}**: a fact whose definition is broken"
        return
    try:
        values = str(survey.kinds.fact(Name((0, 0), known)))
    except ExpressionError:
        values = "values"
    yield f"**{known}** ({values})"
    yield fact.means
    if definition := survey.definition_text(known, _MOST_LINES):
        yield f"```yaml\n{definition}\n```"


# Where it is defined ---------------------------------------------------------------------------------------------


def defined(path: Path, text: str, found: Target, survey: Survey) -> tuple[Path, int] | None:
    """Return the file and the line, from 0, that define a target, None where it has no definition."""
    if found.sort in ("fact", "wording"):
        return survey.defined(found.name) or survey.defined(f"{found.name}s")
    if found.sort == "rule" and (rule := survey.rulebook.rules.get(found.name)):
        return survey.paths[rule.path], 0
    if found.sort == "parameter" and (line := re.search(rf"^ +{found.name} *:", text, re.MULTILINE)):
        return path, text.count("\n", 0, line.start())
    return None
