"""What evaluation yields: items, listings of items, outcomes of conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct, field
from msgspec.structs import force_setattr

from checker.document.model import Document, HeaderField, Place, Span
from checker.language import syntax
from checker.language.pattern import Captured
from checker.language.types import Value

Where = Span | HeaderField | Place  # words of the text, a line of the EDGAR header, a place in another document


class Words(Struct, frozen=True):
    """The words of a span, which are read when somebody asks for them: of most units only the place matters."""

    document: Document
    span: Span

    def read(self) -> str:
        """Return the words on one line."""
        return self.document.quote(self.span)


class Item(Struct, frozen=True):
    """One thing that a condition speaks of: some words, with a value if they were read as one.

    Words of the EDGAR header have an `entry` in place of a span.  A record has `fields`.  A value that was reckoned
    has a `basis`: the places of what it was reckoned from.
    """

    said: Value | Words
    span: Span | None = None
    entry: HeaderField | None = None
    fields: Mapping[str, Item] = field(default_factory=dict)
    basis: tuple[Where, ...] = ()

    @property
    def value(self) -> Value:
        """What the words say."""
        said = self.said
        if isinstance(said, Words):
            said = said.read()
            force_setattr(self, "said", said)
        return said

    def places(self) -> tuple[Where, ...]:
        """Return where the item stands, or what it was reckoned from."""
        where = self.span or self.entry
        return self.basis if where is None else (where,)


def plain(item: Item) -> Any:
    """Return an item's value as JSON knows it."""
    if item.fields:
        return {name: plain(field) for name, field in item.fields.items()}
    if isinstance(item.value, Decimal):
        return int(item.value) if item.value == item.value.to_integral_value() else float(item.value)
    return item.value


class Listing(Struct, frozen=True):
    """Some items.  `hidden` says why there may be more of them than can be seen; empty where all can be seen."""

    items: tuple[Item, ...] = ()
    hidden: str = ""
    looked: tuple[Span, ...] = ()  # where they were looked for
    attempt: int = 0  # of a fact: the attempt or case that found them, counted from 1; 0 where none did
    sought: tuple[syntax.Phrase, ...] = ()  # of no items: the phrases that would have told them

    def spans(self) -> Iterator[Span]:
        """Yield the items' places in the text."""
        return (item.span for item in self.items if item.span is not None)


class Mark(Struct, frozen=True):
    """Words to show: what they are to the reader, and where."""

    label: str
    where: Where


class Miss(Struct, frozen=True):
    """A phrase that was looked for in some spans and not found; `told` if the evidence shows the spans already."""

    phrase: syntax.Phrase
    spans: tuple[Span, ...]
    told: bool = False
    near: bool = True  # whether what comes nearest is of interest


class Deviation(Struct, frozen=True):
    """A template that no passage in some spans follows; `told` if the evidence shows the spans already."""

    phrase: syntax.Phrase
    spans: tuple[Span, ...]
    told: bool = False
    near: bool = True  # whether what comes nearest is of interest


def missed(listing: Listing) -> Iterator[Miss]:
    """Yield that none of the phrases which would have told the items stands where they were looked for."""
    options = tuple(option for phrase in listing.sought for option in phrase.content.options)
    if options:
        at = options[0].at
        yield Miss(syntax.Phrase(at, syntax.Alternatives(at, options)), listing.looked, told=True)


Shown = tuple[Mark | Miss | Deviation, ...]


class Outcome(Struct, frozen=True):
    """The value of a condition: true, false or, with a reason, undetermined (None).

    `about` is what the condition speaks of.  Of a quantified condition `parts` has an outcome for each item of it, in
    the same order; of any other the outcomes of the conditions in it, as far as they were evaluated.
    """

    truth: bool | None
    shown: Shown = ()
    reason: str = ""
    captured: tuple[Captured, ...] = ()
    node: syntax.Node | None = None
    parts: tuple[Outcome, ...] = ()
    about: Listing | None = None

    def negated(self) -> Outcome:
        """Return the opposite, resting on the same words."""
        truth = None if self.truth is None else not self.truth
        return Outcome(truth, self.shown, self.reason, self.captured, self.node, self.parts, self.about)


def all_of(parts: Iterable[Outcome], node: syntax.Node | None = None) -> Outcome:
    """Kleene's `and`: false before undetermined before true.  Shows what made it so."""
    return _joined(tuple(parts), node, deciding=False)


def any_of(parts: Iterable[Outcome], node: syntax.Node | None = None) -> Outcome:
    """Kleene's `or`: true before undetermined before false.  Shows what made it so."""
    return _joined(tuple(parts), node, deciding=True)


def _joined(parts: tuple[Outcome, ...], node: syntax.Node | None, *, deciding: bool) -> Outcome:
    for truth in (deciding, None):
        decided = [part for part in parts if part.truth is truth]
        if decided:
            break
    else:
        truth, decided = not deciding, list(parts)
    return Outcome(
        truth,
        tuple(dict.fromkeys(mark for part in decided for mark in part.shown)),
        next((part.reason for part in decided if part.reason), ""),
        tuple(captured for part in decided for captured in part.captured),
        node,
        parts,
    )
