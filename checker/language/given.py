"""What the caller gives beside the document: a date, a stage, the base prospectus."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from checker.document.model import Document, Span
from checker.language.value import Item, Listing, Where


class Given(Struct, frozen=True):
    """Values by the names of the facts `as_of` and `stage`, and what was read out of the base prospectus, by fact."""

    values: Mapping[str, str] = field(default_factory=dict)
    base: Mapping[str, Listing] | None = None

    def listing(self, name: str) -> Listing:
        """Return a given value; without one, why there is none."""
        if name == "base":
            known = self.base is not None
            fields = {fact: listing.items[0] for fact, listing in (self.base or {}).items() if listing.items}
            return Listing((Item("base", fields=fields),) if known else (), "" if known else _NOT_GIVEN[name])
        if name in self.values:
            return Listing((Item(self.values[name]),))
        return Listing(hidden=_NOT_GIVEN[name])

    def of_base(self, fact: str) -> Listing:
        """Return every value of a fact of the base prospectus."""
        if self.base is None:
            return Listing(hidden=_NOT_GIVEN["base"])
        return self.base.get(fact, Listing())


_NOT_GIVEN = {
    "as_of": "no date was given with --as-of",
    "stage": "no stage was given with --stage",
    "base": "the base prospectus was not given with --base",
}


def abroad(document: Document, listing: Listing) -> Listing:
    """Return items of one document as a judgement of another shows them: with their places worked out."""
    return Listing(tuple(_abroad(document, item) for item in listing.items), listing.hidden)


def _abroad(document: Document, item: Item) -> Item:
    fields = {name: _abroad(document, inner) for name, inner in item.fields.items()}
    basis = tuple(_place(document, where) for where in item.places())
    return Item(item.value, fields=fields, basis=basis)


def _place(document: Document, where: Where) -> Where:
    if not isinstance(where, Span):
        return where
    return replace(document.place(where), part=f"base ({document.path})")
