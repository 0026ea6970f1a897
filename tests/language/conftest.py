"""What the tests of the language share: conditions and readings evaluated on short documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.document import Document, read_text
from checker.language.check import Catalogue
from checker.language.evaluate import Evaluator
from checker.language.parse import parse_condition, parse_reading
from checker.language.types import Value
from checker.language.value import Mark, Outcome
from checker.rulebook import Rulebook, load_rulebook

SOUND = Path(__file__).resolve().parent.parent / "mistakes" / "sound"


@dataclass(frozen=True)
class Bench:
    """Evaluates expressions, with the facts of a small rulebook."""

    book: Rulebook

    def outcome(self, condition: str, document: str | Document) -> Outcome:
        """Return what a condition says of a document."""
        node = parse_condition(condition)
        assert list(Catalogue(self.book.facts).check(node)) == []
        read = read_text(document) if isinstance(document, str) else document
        return Evaluator(read, self.book.facts).condition(node)

    def truth(self, condition: str, document: str | Document) -> bool | None:
        """Return the value of a condition."""
        return self.outcome(condition, document).truth

    def values(self, reading: str, document: str) -> list[Value]:
        """Return the values that a reading finds."""
        node = parse_reading(reading)
        assert list(Catalogue(self.book.facts).check(node)) == []
        listing = Evaluator(read_text(document), self.book.facts).reader.items(node)
        return [item.value for item in listing.items]

    def shown(self, condition: str, document: str) -> list[tuple[str, str]]:
        """Return what a condition shows: each label with the words that it stands for."""
        read = read_text(document)
        marks = [mark for mark in self.outcome(condition, read).shown if isinstance(mark, Mark)]
        return [(mark.label, read.quote(mark.where)) for mark in marks if hasattr(mark.where, "start")]


@pytest.fixture(scope="session")
def bench() -> Bench:
    """Return a bench with the facts that stand beside the catalogue of mistakes."""
    return Bench(load_rulebook([SOUND], shipped=False))


@pytest.fixture(scope="session")
def has(bench: Bench) -> Callable[[str, str], bool]:
    """Return whether a document holds a phrase."""
    return lambda phrase, document: bench.truth(f'document has "{phrase}"', document) is True
