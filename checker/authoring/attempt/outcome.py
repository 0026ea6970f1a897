"""What an expression comes to on a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from checker.authoring.attempt.expression import Expression, Sort
from checker.authoring.trace import Clause, Reading, Value, clause, clause_data, clause_lines, fact_lines, facts_used
from checker.authoring.trace.because import Because
from checker.authoring.trace.clause import value_of
from checker.authoring.trace.data import evidence_data, fact_data, value_data
from checker.authoring.trace.text import evidence_line, value_line
from checker.document.model import Document, Span
from checker.judge import evidence_of, placed
from checker.language import syntax
from checker.language.evaluate import NOTHING_GIVEN, Evaluator
from checker.language.given import Given
from checker.language.phrase import compile_phrase
from checker.language.value import Listing, Miss, plain
from checker.rulebook import Rulebook
from checker.verdict import Evidence, FactEntry

_MOST_SHOWN = 40  # things that are printed


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that a reading names, or an occurrence of a phrase with what its captures hold."""

    entry: FactEntry
    captures: tuple[FactEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What an expression comes to: of a condition its value and why, of anything else what was found.

    Something found counts as true, nothing as false, nothing where something is hidden as undetermined.  `nearest`
    shows what came nearest to a phrase that stands nowhere.
    """

    path: str
    sort: Sort
    value: Value
    because: str = ""
    clause: Clause | None = None
    found: tuple[Found, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    facts: tuple[Reading, ...] = ()


def attempt(expression: Expression, rulebook: Rulebook, document: Document, given: Given = NOTHING_GIVEN) -> Attempt:
    """Evaluate an expression on a document."""
    evaluator = Evaluator(document, rulebook.facts, given)
    node = expression.node
    if isinstance(node, syntax.Phrase):
        return _phrase(node, document, evaluator)
    if expression.sort is Sort.CONDITION:
        outcome = evaluator.condition(node)
        said = Because(expression.text, document).of(outcome)
        tree = clause(outcome, expression.text, document)
        facts = facts_used([node], evaluator)
        return Attempt(document.path, expression.sort, tree.value, said, tree, facts=facts)
    listing = evaluator.reader.items(node)
    found = tuple(Found(entry) for entry in _entries(listing, document))
    value = value_of(True if found else None if listing.hidden else False)
    return Attempt(
        document.path, expression.sort, value, listing.hidden, found=found, facts=facts_used([node], evaluator)
    )


def _entries(listing: Listing, document: Document) -> Iterator[FactEntry]:
    for item in listing.items:
        where = next(iter(item.places()), None)
        yield FactEntry(plain(item), placed(document, "", where or Span(0, 0)))


def _phrase(phrase: syntax.Phrase, document: Document, evaluator: Evaluator) -> Attempt:
    matches = evaluator.reader.matches(compile_phrase(phrase), document.whole)
    found = []
    for match in matches:
        items = [(captured.name, evaluator.reader.captured(captured)) for captured in match.captured]
        captures = tuple(
            FactEntry(plain(item), placed(document, name, item.span or match.span)) for name, item in items
        )
        found.append(Found(FactEntry(document.quote(match.span), placed(document, "", match.span)), captures))
    gap = next((gap.reason for gap in document.gaps), "")
    value = value_of(True if found else None if gap else False)
    missed = () if found else tuple(evidence_of(document, (Miss(phrase, (document.whole,), told=True),)))
    return Attempt(document.path, Sort.PHRASE, value, "" if found else gap, found=tuple(found), nearest=missed)


# Text and JSON -----------------------------------------------------------------------------------------------------


def attempt_text(one: Attempt) -> str:
    """Return what an expression came to as text."""
    return "\n".join(_lines(one)) + "\n"


def _lines(one: Attempt) -> Iterator[str]:
    if one.clause is not None:
        yield f"{one.path}: {one.value}: {one.because}"
        yield from clause_lines(one.clause, "  ")
        yield from (line for reading in one.facts for line in fact_lines(reading, "  "))
        return
    if one.found:
        yield f"{one.path}: {one.sort}: {len(one.found):,} found"
    else:
        yield f"{one.path}: {one.sort}: nothing found{f', but {one.because}' if one.because else ''}"
    yield from (f"  {evidence_line(item)}" for item in one.nearest)
    if one.sort is Sort.FACT:
        yield from (line for reading in one.facts for line in fact_lines(reading, "  "))
        return
    for found in one.found[:_MOST_SHOWN]:
        yield f"  {value_line(found.entry)}"
        yield from (f"    {entry.evidence.label} = {value_line(entry)}" for entry in found.captures)
    if len(one.found) > _MOST_SHOWN:
        yield f"  and {len(one.found) - _MOST_SHOWN:,} more"


def attempt_data(one: Attempt) -> dict[str, Any]:
    """Return what an expression came to as values that JSON knows."""
    return {
        "path": one.path,
        "sort": one.sort.value,
        "value": one.value.value,
        "because": one.because or None,
        "clause": None if one.clause is None else clause_data(one.clause),
        "found": [{**value_data(found.entry), "captures": _captures(found.captures)} for found in one.found],
        "nearest": [evidence_data(item) for item in one.nearest],
        "facts": [fact_data(reading) for reading in one.facts],
    }


def _captures(entries: Sequence[FactEntry]) -> list[dict[str, Any]]:
    return [{"name": entry.evidence.label, **value_data(entry)} for entry in entries]
