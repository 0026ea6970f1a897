"""Predicates on the words of items: what they hold, begin with, end with, and whether they are there at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal

from checker.document.model import GapKind, Span
from checker.language import compare, syntax
from checker.language.items import Reader
from checker.language.pattern import Match
from checker.language.phrase import compile_phrase, model
from checker.language.predicates.marks import Judges, looked, marks
from checker.language.value import Deviation, Listing, Mark, Miss, Outcome, Shown, missed

_MOST_FOUND = 8  # occurrences of a phrase that are shown


class WordPredicates:
    """Judges predicates on words."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.document = reader.document
        self.judges: Judges = {
            syntax.Has: self._has,
            syntax.HasUnits: self._has_units,
            syntax.Begins: self._begins,
            syntax.Ends: self._ends,
            syntax.Reads: self._reads,
            syntax.Exists: self._exists,
            syntax.Absent: lambda node, items, _: self._exists(node, items, items).negated(),
            syntax.HasPicture: self._gap,
            syntax.IsCutOff: self._gap,
        }

    def _has(self, node: syntax.Has, items: Listing, _: Listing) -> Outcome:
        outcome = self._holds(node, items)
        if outcome.truth is False and items.hidden and not node.no:
            outcome = Outcome(None, looked(items), items.hidden, (), node)
        return outcome.negated() if node.no else outcome

    def _holds(self, node: syntax.Has, items: Listing) -> Outcome:
        """Return whether the phrase stands there, with what must follow it or stand near it."""
        first = [(span, match) for span in items.spans() for match in self._found(node.phrase, span)]
        missing = node.phrase
        found: list[tuple[Match, ...]] = [(match,) for _, match in first]
        if first and node.followed:
            missing = node.followed.phrase
            found = list(self._followed(node.followed, first))
        elif first and node.near:
            missing = node.near.phrase
            found = list(self._near(node.near, first))
        if not found:
            return Outcome(False, (Miss(missing, tuple(items.spans()) or items.looked),), "", (), node)
        shown = dict.fromkeys(Mark("found", match.span) for matches in found[:_MOST_FOUND] for match in matches)
        captured = tuple(captured for matches in found for match in matches for captured in match.captured)
        return Outcome(True, tuple(shown), "", captured, node)

    def _found(self, phrase: syntax.Phrase, span: Span) -> tuple[Match, ...]:
        return self.reader.matches(compile_phrase(phrase), span)

    def _followed(self, node: syntax.Followed, first: list[tuple[Span, Match]]) -> Iterator[tuple[Match, ...]]:
        """Yield each occurrence with the first one of the other phrase behind it."""
        for span, match in first:
            others = self._found(node.phrase, span)
            behind = bisect_left(others, match.span.end, key=_start)
            if behind < len(others):
                yield match, others[behind]

    def _near(self, node: syntax.Near, first: list[tuple[Span, Match]]) -> Iterator[tuple[Match, ...]]:
        """Yield each occurrence with the next one of the other phrase, where few enough words stand between."""
        assert isinstance(node.count, syntax.Number)  # parameters have been replaced
        most = int(Decimal(node.count.text))
        for span, match in first:
            others = self._found(node.phrase, span)
            behind = bisect_left(others, match.span.end, key=_start)
            for other in others[max(0, behind - 1) : behind + 1]:
                left, right = sorted((match.span, other.span))
                if right.start >= left.end and self._words_between(left.end, right.start) <= most:
                    yield match, other
                    break

    def _words_between(self, start: int, end: int) -> int:
        return len(self.document.quote(Span(start, end)).split())

    def _reads(self, node: syntax.Reads, items: Listing, _: Listing) -> Outcome:
        spans = list(items.spans())
        found = [match for span in spans for match in self._found(node.template, span)]
        if found:
            exact = compile_phrase(model(node.template))
            shown = tuple(
                Mark(
                    "word for word" if self.reader.matches(exact, match.span) else "in a permitted wording", match.span
                )
                for match in found[:_MOST_FOUND]
            )
            return Outcome(True, shown, "", tuple(captured for match in found for captured in match.captured), node)
        if items.hidden:
            return Outcome(None, looked(items), items.hidden, (), node)
        return Outcome(False, (Deviation(node.template, tuple(spans) or items.looked),), "", (), node)

    def _has_units(self, node: syntax.HasUnits, items: Listing, _: Listing) -> Outcome:
        assert isinstance(node.count, syntax.Number)  # parameters have been replaced
        count = Decimal(node.count.text)

        def holds(span: Span) -> bool:
            return compare.compare(node.comparator, Decimal(self.reader.units.count(node.unit, span)), count)

        return self._each(items, holds, node)

    def _begins(self, node: syntax.Begins, items: Listing, _: Listing) -> Outcome:
        pattern = compile_phrase(node.phrase)
        return self._each(items, lambda span: pattern.at_start(self.document.folded, span) is not None, node)

    def _ends(self, node: syntax.Ends, items: Listing, _: Listing) -> Outcome:
        pattern = compile_phrase(node.phrase)
        return self._each(items, lambda span: pattern.ends(self.document.folded, span), node)

    def _each(self, items: Listing, holds: Callable[[Span], bool], node: syntax.Node) -> Outcome:
        """Return the outcome of a predicate that must hold of every span."""
        spans = list(items.spans())
        failing = [span for span in spans if not holds(span)]
        if not spans:
            return Outcome(None if items.hidden else False, looked(items), items.hidden, (), node)
        return Outcome(not failing, tuple(Mark("here", span) for span in failing or spans), "", (), node)

    def _exists(self, node: syntax.Node, items: Listing, _: Listing) -> Outcome:
        if items.items:
            return Outcome(True, marks(items.items, "found"), "", (), node)
        shown: Shown = (*looked(items), *missed(items))
        return Outcome(None if items.hidden else False, shown, items.hidden, (), node)

    def _gap(self, node: syntax.Node, items: Listing, _: Listing) -> Outcome:
        for gap in self.document.gaps:
            inside = any(span.start <= gap.span.end and gap.span.start <= span.end for span in items.spans())
            if inside and (gap.kind is GapKind.CUT_OFF) == isinstance(node, syntax.IsCutOff):
                return Outcome(True, (), gap.reason, (), node)
        return Outcome(False, (), "", (), node)


def _start(match: Match) -> int:
    return match.span.start
