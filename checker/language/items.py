"""Items: what a condition speaks of, found in a document.  Places, sections, units, facts, selections, picks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from checker.document.model import Document, GapKind, HeaderField, PartName, Span
from checker.language import syntax
from checker.language.fact import FactDefinition, Member, Records
from checker.language.phrase import (
    Captured,
    Match,
    Pattern,
    capturing,
    compile_capture,
    compile_phrase,
    following,
    preceding,
)
from checker.language.types import TYPES, Value
from checker.language.units import DocumentUnits
from checker.language.value import Item, Listing, Outcome

Judge = Callable[[syntax.Node, Listing, Listing], Outcome]  # predicate, items, their siblings -> outcome
Decide = Callable[[syntax.Node], Outcome]

_PARTS = {
    "supplement": PartName.SUPPLEMENT,
    "base prospectus": PartName.BASE_PROSPECTUS,
    "attachment": PartName.ATTACHMENT,
    "facing page": PartName.FACING_PAGE,
}
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
            syntax.Pick: self._pick,
            syntax.PickUnits: self._pick_units,
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
            self._read[name] = self._read_fact(self.facts[name])
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
            if inside and not any(span.holds(section.span) for span in spans) and self.matches(pattern, section.title):
                spans.append(section.span)
        return Listing(tuple(self._words(span) for span in spans), self._hidden(own), tuple(own))

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
        return tuple(
            item
            for item, span in zip(items, spans, strict=True)
            if any(match.start < span.end and span.start < match.end for match in found)
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
            return self._records(definition.records)
        hidden, looked = "", ()
        for attempt in definition.attempts:
            listings = [
                self._pick(node, definition.shape) if isinstance(node, syntax.Pick) else self.items(node)
                for node in attempt
            ]
            items = list(_in_order(item for listing in listings for item in listing.items))
            hidden = hidden or next((listing.hidden for listing in listings if listing.hidden), "")
            looked = looked or tuple(span for listing in listings for span in listing.looked)
            if items:
                kept = {str(item.value).casefold(): item for item in reversed(items)} if definition.distinct else None
                chosen = items if kept is None else [item for item in items if item in kept.values()]
                return Listing(tuple(chosen), hidden, looked)
        return Listing((), hidden, looked)

    def _case(self, definition: FactDefinition) -> Listing:
        hidden = ""
        for case in definition.cases:
            outcome = Outcome(True) if case.when is None else self._decide(case.when)
            if outcome.truth:
                shown = [mark.where for mark in outcome.shown if not hasattr(mark, "phrase")]
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
            found = [self._captured(captured) for match in matches for captured in match.captured]
        return _chosen(node.which, Listing(tuple(found), around.hidden, tuple(around.spans())))

    def _shaped(self, shape: str, match: Match) -> str:
        for captured in match.captured:
            shape = shape.replace(f"{{{captured.name}}}", str(self.value(captured)))
        return shape

    def _pick_units(self, node: syntax.PickUnits) -> Listing:
        return _chosen(node.which, self._units(node.units))

    def _captured(self, captured: Captured) -> Item:
        return Item(self.value(captured), captured.span)

    def value(self, captured: Captured) -> Value:
        """Return the value of captured words."""
        return captured.type.read(self.document.quote(captured.span))

    # Records -----------------------------------------------------------------------------------------------------

    def _records(self, records: Records) -> Listing:
        within = self.items(records.within)
        items = tuple(item for place in within.spans() for item in self._records_in(records, place))
        return Listing(items, within.hidden, tuple(within.spans()))

    def _records_in(self, records: Records, place: Span) -> Iterator[Item]:
        barred = self.matches(compile_phrase(records.unless), place) if records.unless else ()
        heads = [
            match
            for match in self.matches(compile_phrase(records.head), place)
            if not any(bar.span.start < match.span.end and match.span.start < bar.span.end for bar in barred)
        ]
        stops = [*(match.span.start for match in heads[1:]), place.end]
        for head, stop in zip(heads, stops, strict=True):
            bars = [bar.span.start for bar in barred if head.span.end <= bar.span.start < stop]
            yield from self._record(records, head, Span(head.span.end, min([stop, *bars])))

    def _record(self, records: Records, head: Match, rest: Span) -> Iterator[Item]:
        """Yield a record for each key member behind a head, or one for the head alone."""
        named = self._captured(head.captured[0])
        key = records.members[0].name
        waiting: dict[str, list[Item]] = {member.name: [] for member in records.members[1:]}
        count = 0
        members = list(self._members(records, rest))
        for (name, item), following_one in zip(members, [*members[1:], None], strict=True):
            if name != key:
                waiting[name].append(item)
                continue
            fields = {records.head_field: named, key: item}
            fields |= {other: items.pop(0) for other, items in waiting.items() if items}
            stop = following_one[1].span.start if following_one and following_one[1].span else rest.end
            yield self._record_item(records, fields, item, stop)
            count += 1
        for name, items in waiting.items():
            for item in items:
                yield self._record_item(records, {records.head_field: named, name: item}, item, rest.end)
                count += 1
        if not count:
            yield self._record_item(records, {records.head_field: named}, named, rest.start)

    def _record_item(self, records: Records, fields: dict[str, Item], last: Item, stop: int) -> Item:
        span = last.span
        assert span is not None  # members and heads are words of the text
        if records.remark and stop > span.end:
            begin = next((place for place in range(span.end, stop) if self.document.folded[place] > 0x20), stop)
            remark = compile_phrase(records.remark.capture).at_start(self.document.folded, Span(begin, stop))
            if remark:
                fields[records.remark.name] = self._captured(remark.captured[0])
        return Item("", span, fields=fields)

    def _members(self, records: Records, rest: Span) -> Iterator[tuple[str, Item]]:
        """Yield the members behind a head in order: each belongs to the announcement before it in its brackets."""
        events: list[tuple[int, str, Member | None, Match | None]] = []
        first = records.members[0]
        for member in records.members:
            if member.after:
                marks = self.matches(compile_phrase(member.after), rest)
                events += [(match.span.start, "mark", member, None) for match in marks]
        events += [(match.span.start, "value", None, match) for match in self.matches(compile_phrase(first.capture), rest)]
        for sign, kind in ((b"(", "open"), (b")", "close")):
            place = self.document.folded.find(sign, rest.start, rest.end)
            while place >= 0:
                events.append((place, kind, None, None))
                place = self.document.folded.find(sign, place + 1, rest.end)
        current, outer = first, []
        for _, kind, member, match in sorted(events, key=lambda event: event[0]):
            if kind == "open":
                outer.append(current)
            elif kind == "close" and outer:
                current = outer.pop()
            elif member is not None:
                current = member
            elif match is not None:
                yield current.name, self._captured(match.captured[0])


def _wanted(node: syntax.Pick) -> Pattern:
    """Return the pattern of what a reading picks."""
    wanted = node.wanted
    pattern = compile_capture(wanted) if isinstance(wanted, syntax.Capture) else capturing(compile_phrase(wanted))
    if node.position is None:
        return pattern
    beside = compile_phrase(node.position.phrase)
    return following(pattern, beside) if node.position.relation == "after" else preceding(pattern, beside)


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


def _header_value(entry: HeaderField) -> str:
    if entry.name == "filed" and len(entry.value) == 8 and entry.value.isdigit():
        return f"{entry.value[:4]}-{entry.value[4:6]}-{entry.value[6:]}"
    return TYPES["registration_number"].read(entry.value) if entry.name == "file number" else entry.value  # type: ignore[return-value]  # file numbers read as text


