"""An evaluator that writes down what it sees: the truth of every clause, the options of every phrase that matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checker.authoring.coverage.marks import MarkedPhrase, MarkedPick
from checker.document.model import Document
from checker.language import syntax
from checker.language.evaluate import NOTHING_GIVEN, Evaluator
from checker.language.fact import FactDefinition, Records
from checker.language.given import Given
from checker.language.items import Reader
from checker.language.predicates import Predicates
from checker.language.value import Item, Listing, Outcome


@dataclass(frozen=True, slots=True)
class Record:
    """What was seen, by the identity of nodes: they are the rulebook's own and live as long as it does."""

    truths: dict[int, set[bool]] = field(default_factory=dict)  # of conditions and predicates
    matched: set[int] = field(default_factory=set)  # options of phrases
    phrases: dict[int, MarkedPhrase] = field(default_factory=dict)  # marked once
    picks: dict[int, MarkedPick] = field(default_factory=dict)

    def note_truth(self, node: syntax.Node, outcome: Outcome) -> None:
        """Note what a clause was."""
        if outcome.truth is not None:
            self.truths.setdefault(id(node), set()).add(outcome.truth)

    def note_options(self, options: Iterable[syntax.Sequence]) -> None:
        """Note the options that a match went through."""
        self.matched.update(id(option) for option in options)

    def phrase(self, phrase: syntax.Phrase) -> MarkedPhrase:
        """Return a phrase with marks."""
        if id(phrase) not in self.phrases:
            self.phrases[id(phrase)] = MarkedPhrase(phrase)
        return self.phrases[id(phrase)]

    def pick(self, node: syntax.Pick) -> MarkedPick:
        """Return the pattern of a reading with marks."""
        if id(node) not in self.picks:
            self.picks[id(node)] = MarkedPick(node)
        return self.picks[id(node)]


class Recorder(Evaluator):
    """Evaluates conditions on one document as `Evaluator` does, and writes down what it sees."""

    def __init__(
        self, document: Document, facts: Mapping[str, FactDefinition], record: Record, given: Given = NOTHING_GIVEN
    ) -> None:
        super().__init__(document, facts, given)
        self.record = record
        self.reader = _RecordingReader(document, facts, self, given)
        self._predicates = Predicates(self.reader)

    def condition(self, node: syntax.Node) -> Outcome:
        """Return the outcome of a condition."""
        outcome = super().condition(node)
        self.record.note_truth(node, outcome)
        return outcome

    def judged(self, predicate: syntax.Node, listing: Listing, siblings: Listing) -> Outcome:
        """Return what a predicate says of some items, among their siblings."""
        outcome = super().judged(predicate, listing, siblings)
        self.record.note_truth(predicate, outcome)
        self.record.note_options(self._options(predicate, listing))
        return outcome

    def _options(self, predicate: syntax.Node, listing: Listing) -> Iterator[syntax.Sequence]:
        """Yield the options of a predicate's phrases that match."""
        folded, marked = self.document.folded, self.record.phrase
        for span in listing.spans():
            match predicate:
                case syntax.Has(phrase=phrase, followed=followed, near=near):
                    for one in (phrase, followed.phrase if followed else None, near.phrase if near else None):
                        yield from marked(one).inside(folded, span) if one else ()
                case syntax.Reads(template=template):
                    yield from marked(template).inside(folded, span)
                case syntax.Begins(phrase=phrase):
                    yield from marked(phrase).at_start(folded, span)
                case syntax.Ends(phrase=phrase):
                    yield from marked(phrase).at_end(folded, span)
        if isinstance(predicate, syntax.IsValue):
            for phrase in (value for value in predicate.values if isinstance(value, syntax.Phrase)):
                for item in listing.items:
                    yield from marked(phrase).fitting(str(item.value))


class _RecordingReader(Reader):
    """Finds items as `Reader` does, and writes down the options of the phrases that found them."""

    def __init__(
        self, document: Document, facts: Mapping[str, FactDefinition], recorder: Recorder, given: Given
    ) -> None:
        super().__init__(document, facts, given, recorder.judged, recorder.condition)
        self._record = recorder.record
        self._noted: set[str] = set()

    def items(self, node: syntax.Node) -> Listing:
        """Return the items that an expression names."""
        listing = super().items(node)
        if isinstance(node, syntax.Pick):
            self._note_pick(node)
        elif isinstance(node, syntax.Section):
            found = set(listing.spans())
            for section in self.document.sections:
                if section.span in found:
                    marked = self._record.phrase(node.title)
                    self._record.note_options(marked.inside(self.document.folded, section.title))
        return listing

    def fact(self, name: str) -> Listing:
        """Return what was read for a fact."""
        listing = super().fact(name)
        if name in self._noted:
            return listing
        self._noted.add(name)
        definition = self.facts[name]
        for attempt in definition.attempts:
            # A fact stops at the first attempt that finds something; those behind it were not asked.
            found = [self._note_pick(node) if isinstance(node, syntax.Pick) else self._finds(node) for node in attempt]
            if any(found):
                break
        if definition.records:
            self._note_records(definition.records)
        return listing

    def touched(self, items: tuple[Item, ...], predicate: syntax.Node) -> None:
        """Have every item judged for itself: what a predicate is false of is to be seen as well."""

    def _finds(self, node: syntax.Node) -> bool:
        return bool(self.items(node).items)

    def _note_pick(self, node: syntax.Pick) -> bool:
        """Note the options of a reading; say whether it finds anything."""
        around = self.items(node.items)
        marked = self._record.pick(node)
        for span in around.spans():
            self._record.note_options(marked.inside(self.document.folded, span))
        return bool(super().items(node).items)

    def _note_records(self, records: Records) -> None:
        members = (phrase for member in records.members for phrase in (member.capture, member.after))
        remark = records.remark.capture if records.remark else None
        phrases = [phrase for phrase in (records.head, records.unless, records.mentions, *members, remark) if phrase]
        for span in self.items(records.within).spans():
            for phrase in phrases:
                self._record.note_options(self._record.phrase(phrase).inside(self.document.folded, span))
