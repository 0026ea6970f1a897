"""Items: what a condition speaks of, found in a document.  Places, sections, units, facts, selections, picks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import compress

from msgspec.structs import replace

from checker.document.model import Document, GapKind, HeaderField, PartName, Span
from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.language.given import Given
from checker.language.occurrences import Occurrences
from checker.language.operands import Operands
from checker.language.pattern import Captured, Match, Pattern
from checker.language.phrase import compile_phrase
from checker.language.readings import Readings
from checker.language.types import TYPES, Value
from checker.language.units import DocumentUnits
from checker.language.value import Item, Listing, Outcome, Words

Judge = Callable[[syntax.Node, Listing, Listing], Outcome]  # predicate, items, their siblings -> outcome
Decide = Callable[[syntax.Node], Outcome]

_PARTS = {
    "supplement": PartName.SUPPLEMENT,
    "base prospectus": PartName.BASE_PROSPECTUS,
    "attachment": PartName.ATTACHMENT,
    "facing page": PartName.FACING_PAGE,
}
PLACES = ("document", "cover", "caption", *_PARTS)
HEADER_LINES = {"form": "form", "file_number": "file number", "registrant": "registrant", "filed": "filed"}
_MANY = 8  # items that are looked through in one pass


class Reader:
    """Finds items in one document.  Facts are read once."""

    def __init__(
        self,
        document: Document,
        facts: Mapping[str, FactDefinition],
        given: Given,
        judge: Judge,
        decide: Decide,
    ) -> None:
        self.document = document
        self.facts = facts
        self.given = given
        self.units = DocumentUnits(document)
        self._occurrences = Occurrences(document)
        self._judge, self.decide = judge, decide
        self._read: dict[str, Listing] = {}
        self._held: dict[tuple[str, Span], tuple[Item, ...]] = {}
        self._readings = Readings(self)
        self._finders: dict[type[syntax.Node], Callable[..., Listing]] = {
            syntax.Place: self._place,
            syntax.Section: self._section,
            syntax.HeaderLine: self._header_line,
            syntax.Units: self._units,
            syntax.Fact: self._fact,
            syntax.Selection: self._selection,
            syntax.Filtered: self._filtered_fact,
            **self._readings.finders,
            **Operands(self).finders,
        }

    def items(self, node: syntax.Node) -> Listing:
        """Return the items that an expression names."""
        return self._finders[type(node)](node)

    def matches(self, pattern: Pattern, span: Span) -> tuple[Match, ...]:
        """Return the occurrences of a pattern in a span; looked for once."""
        return self._occurrences.inside(pattern, span)

    def fact(self, name: str) -> Listing:
        """Return what was read for a fact."""
        if name not in self._read:
            self._read[name] = self._readings.fact(self.facts[name])
        return self._read[name]

    def known(self, name: str) -> Listing | None:
        """Return what was read for a fact so far; None if nothing has asked for it."""
        return self._read.get(name)

    # Places ------------------------------------------------------------------------------------------------------

    def _place(self, node: syntax.Place) -> Listing:
        spans = list(self._spans_of(node.name))
        items = tuple(self._attachments() if node.name == "attachment" else (self._words(span) for span in spans))
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

    def _attachments(self) -> Iterator[Item]:
        """Yield the attached reports, each with its form."""
        for part in self.document.part(PartName.ATTACHMENT):
            item = self._words(part.span)
            yield replace(item, fields={"form": Item(part.form, part.stated)}) if part.stated else item

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
        items = tuple(item for place in around.spans() for item in self._units_of(node.unit, place))
        unseen = "this format shows no links" if node.unit == "link" and self.document.links is None else ""
        listing = Listing(items, around.hidden or unseen, tuple(around.spans()))
        return self._filtered(listing, node.filter)

    def _units_of(self, unit: str, place: Span) -> tuple[Item, ...]:
        """Return the units of a name in a place; looked for once."""
        key = (unit, place)
        if key not in self._held:
            within = self.units.within(unit, place)
            self._held[key] = tuple(Item(Words(self.document, span), span) for span in within)
        return self._held[key]

    def _filtered(self, listing: Listing, condition: syntax.Filter | None) -> Listing:
        """Keep the items of which a predicate is true."""
        if condition is None:
            return listing
        kept = listing.items
        for predicate in condition.predicates:
            touched = self.touched(kept, predicate)
            if touched is not None:
                sure = getattr(predicate, "no", None) is not None
                kept = tuple(
                    item for item in kept if (self._holds(predicate, item, listing) if id(item) in touched else sure)
                )
            else:
                kept = tuple(item for item in kept if self._holds(predicate, item, listing))
        return Listing(kept, listing.hidden, listing.looked)

    def _holds(self, predicate: syntax.Node, item: Item, siblings: Listing) -> bool:
        return bool(self._judge(predicate, Listing((item,)), siblings).truth)

    def touched(self, items: tuple[Item, ...], predicate: syntax.Node) -> AbstractSet[int] | None:
        """Return the identities of the items that an occurrence of a predicate's phrase touches, in one pass.

        What none touches does not have the phrase.  None where the predicate asks for something else, or items are so
        few that each is soon judged.
        """
        spans = [item.span for item in items if item.span is not None]
        if not isinstance(predicate, syntax.Has) or len(spans) < _MANY or len(spans) < len(items):
            return None
        touching = self._occurrences.touching(compile_phrase(predicate.phrase), spans)
        return {id(item) for item in compress(items, touching)}

    def _words(self, span: Span) -> Item:
        return Item(self.document.quote(span) if len(span) < 2_000 else "", span)

    # Facts -------------------------------------------------------------------------------------------------------

    def _fact(self, node: syntax.Fact) -> Listing:
        name = self.resolve(node.name.text)
        if node.field is None:
            return self.fact(name)
        field = node.field.text
        if self.facts[name].given:
            return self.given.of_base(self.resolve(field))
        listing = self.fact(name)
        chosen = tuple(item.fields[field] for item in listing.items if field in item.fields)
        return Listing(chosen, listing.hidden, listing.looked)

    def resolve(self, name: str) -> str:
        """Return the fact that a name means: a fact may be named in the singular."""
        return name if name in self.facts else f"{name}s"

    def _selection(self, node: syntax.Selection) -> Listing:
        listing = self.fact(self.resolve(node.name.text))
        return Listing(
            tuple(item for item in listing.items if self._meets(item, node.criteria)), listing.hidden, listing.looked
        )

    def _filtered_fact(self, node: syntax.Filtered) -> Listing:
        return self._filtered(self.fact(self.resolve(node.name.text)), node.filter)

    def _meets(self, item: Item, criteria: tuple[syntax.Criterion, ...]) -> bool:
        """Say whether a record fulfils criteria; a field that it lacks fulfils none but what denies something."""
        for criterion in criteria:
            field = item.fields.get(criterion.field.text)
            denied = isinstance(criterion.predicate, syntax.Absent) or getattr(criterion.predicate, "no", None)
            if field is None and not denied:
                return False
            listing = Listing((field,) if field else ())
            if not self._judge(criterion.predicate, listing, listing).truth:
                return False
        return True

    def captured(self, captured: Captured) -> Item:
        """Return captured words as an item."""
        return Item(self.value(captured), captured.span)

    def value(self, captured: Captured) -> Value:
        """Return the value of captured words."""
        return captured.type.read(self.document.quote(captured.span))


def _header_value(entry: HeaderField) -> Value:
    if entry.name == "filed" and len(entry.value) == 8 and entry.value.isdigit():
        return f"{entry.value[:4]}-{entry.value[4:6]}-{entry.value[6:]}"
    return TYPES["registration_number"].read(entry.value) if entry.name == "file number" else entry.value
