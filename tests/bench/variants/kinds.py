"""Which builder puts which kind together."""

from __future__ import annotations

from debts import abs_document, exchange, pricing
from offerings import atm, ipo, resale, takedown
from stickers import continuous, sticker

BUILD = {
    "sticker": sticker,
    "resale": resale,
    "takedown": takedown,
    "atm": atm,
    "pricing": pricing,
    "ipo": ipo,
    "exchange": exchange,
    "continuous": continuous,
    "abs": abs_document,
}
