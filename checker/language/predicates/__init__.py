"""Predicates: what a condition says of its items, and the words that make it true or false."""

from __future__ import annotations

from checker.language import syntax
from checker.language.items import Reader
from checker.language.predicates.siblings import SiblingPredicates
from checker.language.predicates.values import ValuePredicates
from checker.language.predicates.words import WordPredicates
from checker.language.value import Listing, Outcome

__all__ = ["Predicates"]


class Predicates:
    """Judges predicates on the items of one document."""

    def __init__(self, reader: Reader) -> None:
        groups = (WordPredicates(reader), ValuePredicates(reader), SiblingPredicates(reader))
        self._judges = {kind: judge for group in groups for kind, judge in group.judges.items()}

    def judged(self, predicate: syntax.Node, listing: Listing, siblings: Listing) -> Outcome:
        """Return what a predicate says of some items, among their siblings."""
        if isinstance(predicate, syntax.Denied):
            return self.judged(predicate.predicate, listing, siblings).negated()
        return self._judges[type(predicate)](predicate, listing, siblings)
