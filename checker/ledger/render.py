"""A ledger as lines of text, and as values that JSON knows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from checker.language.types import Value
from checker.ledger.inventory import shown_number
from checker.ledger.values import Disagreement, Entry, Ledger
from checker.verdict import Evidence

_MOST_PLACES = 8  # of one entry, in text


def as_lines(ledger: Ledger) -> Iterator[str]:
    """Yield a ledger for people: what disagrees first, then every value with its places as line:column."""
    yield f"{ledger.path}: {len(ledger.disagreements)} disagreement{'s' if len(ledger.disagreements) != 1 else ''}"
    for item in ledger.disagreements:
        yield from _disagreement(item, ledger.path)
    for name, entries in ledger.entries.items():
        yield f"  {name.replace('_', ' ')}: {len(entries) or '-'}"
        for entry in entries:
            yield f"    {_shown(entry)}  {_places(entry)}"


def _disagreement(item: Disagreement, path: str) -> Iterator[str]:
    yield f"  {item.kind}{f' ({item.rule})' if item.rule else ''}"
    yield f"    {item.message}"
    for evidence in item.evidence:
        yield f"    {path}:{_place(evidence)}: {evidence.label}{_page(evidence)}: “{evidence.place.quote}”"


def _page(evidence: Evidence) -> str:
    return f" (page {evidence.place.page})" if evidence.place.page else ""


def _place(evidence: Evidence) -> str:
    return f"{evidence.place.position.line}:{evidence.place.position.column}"


def _shown(entry: Entry) -> str:
    money = entry.occurrences[0].label == "money"
    return f"{'$' if money else ''}{shown_number(entry.value)}"


def _places(entry: Entry) -> str:
    places = [_place(evidence) for evidence in entry.occurrences]
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    return ", ".join(places[:_MOST_PLACES]) + more


def as_data(ledger: Ledger) -> dict[str, Any]:
    """Return the keys `ledger` and `disagreements` of a document in JSON."""
    return {
        "ledger": {name: [_entry(entry) for entry in entries] for name, entries in ledger.entries.items()},
        "disagreements": [
            {
                "kind": item.kind,
                "rule": item.rule or None,
                "message": item.message,
                "evidence": [{"label": evidence.label, **evidence.where()} for evidence in item.evidence],
            }
            for item in ledger.disagreements
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {"value": _plain(entry.value), "occurrences": [evidence.where() for evidence in entry.occurrences]}


def _plain(value: Value) -> str | bool | int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
