"""The fact ledger: every date, amount, number and name of a document with all its places, and what disagrees."""

from __future__ import annotations

from checker.ledger.keep import ledger_of
from checker.ledger.render import as_data, as_lines
from checker.ledger.values import Disagreement, Entry, Ledger

__all__ = ["Disagreement", "Entry", "Ledger", "as_data", "as_lines", "ledger_of"]
