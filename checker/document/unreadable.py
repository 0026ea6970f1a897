"""The one way in which reading fails."""

from __future__ import annotations


class Unreadable(Exception):
    """The input holds no document that can be judged; the text says why and what to do."""
