"""Items: what a condition speaks of, found in a document.  Places, sections, units, facts, selections, picks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from checker.document.model import Document, GapKind, HeaderField, PartName, Span
from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.operands import Operands
from checker.language.pattern import Captured, Match, Pattern
from checker.language.phrase import (
    capturing,
    compile_capture,
    compile_phrase,
    following,
    preceding,
)
from checker.language.records import read_records
from checker.language.types import TYPES, Value
from checker.language.units import DocumentUnits
from checker.language.value import Item, Listing, Mark, Outcome

Judge = Callable[[syntax.Node, Listing, Listing], Outcome]  # predicate, items, their siblings -> outcome
Decide = Callable[[syntax.Node], Outcome]

_PARTS = {
    "supplement": PartName.SUPPLEMENT,
    "base prospectus": PartName.BASE_PROSPECTUS,
    "attachment": PartName.ATTACHMENT,
    "facing page": PartName.FACING_PAGE,
}
PLACES = ("document", "cover", "caption", *_PARTS)
_MOST_ITEMS = 1_000  # of one fact; no real document comes near
HEADER_LINES = {"form": "form", "file_number": "file number", "registrant": "registrant", "filed": "filed"}


class Reader:
    """Finds items in one document.  Facts are read once."""

    def __init__(self, document: Document, facts: Mapping[str, FactDefinition], judge: Judge, decide: Decide) -> None:
        self.document = document
        self.facts = facts
        self.units = DocumentUnits(document)
        self._judge, self._decide = judge, decide
        self._read: dict[str, Listing] = {}
        self._found: dict[tuple[str, Span], tuple[Match, ...]] = {}
        self._finders: dict[type[syntax.Node], Callable[..., Listing]] = {
            syntax.Place: self._place,
            syntax.Section: self._section,
            syntax.HeaderLine: self._header_line,
            syntax.Units: self._units,
            syntax.Fact: self._fact,
            syntax.Selection: self._selection,
            syntax.Filtered: self._filtered_fact,
            syntax.Pick: self._pick,
            syntax.PickUnits: self._pick_units,
            **Operands(self).finders,
        }

    def items(self, node: syntax.Node) -> Listing:
        """Return the items that an expression names."""
        return self._finders[type(node)](node)

    def matches(self, pattern: Pattern, span: Span) -> tuple[Match, ...]:
        """Return the occurrences of a pattern in a span; looked for once."""
        key = (pattern.source, span)
        if key not in self._found:
            self._found[key] = tuple(pattern.find(self.document.folded, span))
        return self._found[key]

    def fact(self, name: str) -> Listing:
        """Return what was read for a fact."""
        if name not in self._read:
            self._read[name] = _bounded(self._read_fact(self.facts[name]))
        return self._read[name]

    # Places ------------------------------------------------------------------------------------------------------

    def _place(self, node: syntax.Place) -> Listing:
        spans = list(self._spans_of(node.name))
        items = tuple(self._words(span) for span in spans)
        if not items and node.name == "base prospectus":
            return Listing(hidden="the base prospectus is not in this file")
        return Listing(items, self._hidden(spans), tuple(spans))

    def _spans_of(self, name: str) -> Iterator[Span]:
        if name == "document":
            yield self.document.whole
        elif name == "cover":
            yield self.document.cover
        elif name == "caption":
            yield self.document.caption
        else:
            yield from (part.span for part in self.document.part(_PARTS[name]))

    def _hidden(self, spans: list[Span]) -> str:
        """Return why something may stand in these spans without being seen."""
        for gap in self.document.gaps:
            if gap.kind is not GapKind.LOGO and any(
                span.start <= gap.span.end and gap.span.start <= span.end for span in spans
            ):
                return gap.reason
        return ""

    def _section(self, node: syntax.Section) -> Listing:
        pattern = compile_phrase(node.title)
        own = [part.span for part in self.document.part(PartName.SUPPLEMENT)]
        spans: list[Span] = []
        for section in self.document.sections:
            inside = any(part.holds(section.span) for part in own)
            within_last = bool(spans) and spans[-1].holds(section.span)  # sections come in order
            if inside and not within_last and self.matches(pattern, section.title):
                spans.append(section.span)
        return Listing(tuple(self._words(span) for span in spans), looked=tuple(own))

    def _header_line(self, node: syntax.HeaderLine) -> Listing:
        wanted = HEADER_LINES[node.name.text]
        entries = (entry for entry in self.document.header if entry.name == wanted)
        return Listing(tuple(Item(_header_value(entry), entry=entry) for entry in entries))

    def _units(self, node: syntax.Units) -> Listing:
        around = self.items(node.items)
        spans = (span for place in around.spans() for span in self.units.within(node.unit, place))
        listing = Listing(tuple(self._words(span) for span in spans), around.hidden, tuple(around.spans()))
        return self._filtered(listing, node.filter)

    def _filtered(self, listing: Listing, condition: syntax.Filter | None) -> Listing:
        """Keep the items of which a predicate is true."""
        if condition is None:
            return listing
        kept = listing.items
        for predicate in condition.predicates:
            narrowed = self._candidates(kept, predicate)
            kept = tuple(item for item in narrowed if self._judge(predicate, Listing((item,)), listing).truth)
        return Listing(kept, listing.hidden, listing.looked)

    def _candidates(self, items: tuple[Item, ...], predicate: syntax.Node) -> tuple[Item, ...]:
        """Leave out, in one pass over the text, items that no occurrence of a phrase touches."""
        spans = [item.span for item in items if item.span is not None]
        if not isinstance(predicate, syntax.Has) or predicate.no or len(spans) < 8 or len(spans) < len(items):
            return items
        hull = Span(spans[0].start, max(span.end for span in spans))
        found = [match.span for match in self.matches(compile_phrase(predicate.phrase), hull)]
        ends = [match.end for match in found]  # in ascending order, as matches do not overlap
        following = (bisect_right(ends, span.start) for span in spans)
        return tuple(
            item
            for item, span, place in zip(items, spans, following, strict=True)
            if place < len(found) and found[place].start < span.end
        )

    def _words(self, span: Span) -> Item:
        return Item(self.document.quote(span) if len(span) < 2_000 else "", span)

    # Facts -------------------------------------------------------------------------------------------------------

    def _fact(self, node: syntax.Fact) -> Listing:
        listing = self.fact(self.resolve(node.name.text))
        if node.field is None:
            return listing
        field = node.field.text
        chosen = tuple(item.fields[field] for item in listing.items if field in item.fields)
        return Listing(chosen, listing.hidden, listing.looked)

    def resolve(self, name: str) -> str:
        """Return the fact that a name means: a fact may be named in the singular."""
        return name if name in self.facts else f"{name}s"

    def _read_fact(self, definition: FactDefinition) -> Listing:
        if definition.cases:
            return self._case(definition)
        if definition.records:
            return read_records(definition.records, self)
        hidden = ""
        looked: tuple[Span, ...] = ()
        for attempt in definition.attempts:
            listings = [
                self._pick(node, definition.shape) if isinstance(node, syntax.Pick) else self.items(node)
                for node in attempt
            ]
            items = list(_in_order(item for listing in listings for item in listing.items))
            hidden = hidden or next((listing.hidden for listing in listings if listing.hidden), "")
            looked = looked or tuple(span for listing in listings for span in listing.looked)
            if items:
                return Listing(tuple(_distinct(items) if definition.distinct else items), hidden, looked)
        return Listing((), hidden, looked)

    def _case(self, definition: FactDefinition) -> Listing:
        hidden = ""
        for case in definition.cases:
            outcome = Outcome(True) if case.when is None else self._decide(case.when)
            if outcome.truth:
                shown = [mark.where for mark in outcome.shown if isinstance(mark, Mark)]
                where = shown[0] if shown else None
                if isinstance(where, HeaderField):
                    return Listing((Item(case.then, entry=where),), hidden)
                return Listing((Item(case.then, where),), hidden)
            hidden = hidden or (outcome.reason if outcome.truth is None else "")
        return Listing((), hidden)

    def _selection(self, node: syntax.Selection) -> Listing:
        listing = self.fact(self.resolve(node.name.text))
        return Listing(
            tuple(item for item in listing.items if self._meets(item, node.criteria)), listing.hidden, listing.looked
        )

    def _filtered_fact(self, node: syntax.Filtered) -> Listing:
        return self._filtered(self.fact(self.resolve(node.name.text)), node.filter)

    def _meets(self, item: Item, criteria: tuple[syntax.Criterion, ...]) -> bool:
        for criterion in criteria:
            field = item.fields.get(criterion.field.text)
            listing = Listing((field,) if field else ())
            if not self._judge(criterion.predicate, listing, listing).truth:
                return False
        return True

    # Readings ----------------------------------------------------------------------------------------------------

    def _pick(self, node: syntax.Pick, shape: str = "") -> Listing:
        """Return what a reading picks: each capture, or with a shape one text for each occurrence."""
        around = self.items(node.items)
        matches = [match for span in around.spans() for match in self.matches(_wanted(node), span)]
        if shape:
            found = [Item(self._shaped(shape, match), match.span) for match in matches]
        else:
            found = [self.captured(captured) for match in matches for captured in match.captured]
        return _chosen(node.which, Listing(tuple(found), around.hidden, tuple(around.spans())))

    def _shaped(self, shape: str, match: Match) -> str:
        for captured in match.captured:
            shape = shape.replace(f"{{{captured.name}}}", str(self.value(captured)))
        return shape

    def _pick_units(self, node: syntax.PickUnits) -> Listing:
        return _chosen(node.which, self._units(node.units))

    def captured(self, captured: Captured) -> Item:
        """Return captured words as an item."""
        return Item(self.value(captured), captured.span)

    def value(self, captured: Captured) -> Value:
        """Return the value of captured words."""
        return captured.type.read(self.document.quote(captured.span))


def _wanted(node: syntax.Pick) -> Pattern:
    """Return the pattern of what a reading picks."""
    wanted = node.wanted
    pattern = compile_capture(wanted) if isinstance(wanted, syntax.Capture) else capturing(compile_phrase(wanted))
    if node.position is None:
        return pattern
    beside = compile_phrase(node.position.phrase)
    return following(pattern, beside) if node.position.relation == "after" else preceding(pattern, beside)


def _bounded(listing: Listing) -> Listing:
    """Keep as many items as any document has, so that holding them against each other ends in time."""
    if len(listing.items) <= _MOST_ITEMS:
        return listing
    return Listing(listing.items[:_MOST_ITEMS], f"only the first {_MOST_ITEMS} of its kind are read", listing.looked)


def _chosen(which: str, listing: Listing) -> Listing:
    """Keep every item, the first or the last."""
    kept = {"every": listing.items, "first": listing.items[:1], "last": listing.items[-1:]}[which]
    return Listing(kept, listing.hidden, listing.looked)


def _in_order(items: Iterator[Item]) -> Iterator[Item]:
    """Yield items by place, leaving out any whose words another item has already."""
    placed = sorted(items, key=lambda item: (item.span.start, -item.span.end) if item.span else (-1, 0))
    if placed:
        yield placed[0]
    for before, item in pairwise(placed):
        if item.span is None or before.span is None or item.span.start >= before.span.end:
            yield item


def _distinct(items: list[Item]) -> list[Item]:
    """Keep the first item of each value."""
    kept = {str(item.value).casefold(): item for item in reversed(items)}
    return [item for item in items if kept[str(item.value).casefold()] is item]


def _header_value(entry: HeaderField) -> Value:
    if entry.name == "filed" and len(entry.value) == 8 and entry.value.isdigit():
        return f"{entry.value[:4]}-{entry.value[4:6]}-{entry.value[6:]}"
    return TYPES["registration_number"].read(entry.value) if entry.name == "file number" else entry.value
