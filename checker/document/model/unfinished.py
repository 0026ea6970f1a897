"""What shows that a text goes on: its last word."""

from __future__ import annotations

import re

_UNFINISHED = re.compile(
    r"\b(a|an|the|and|or|of|to|by|with|from|in|on|at|for|into|upon|this|these|our|its|their|such|has|have|had|is|are|was|were|"
    r"been|be|will|would|may|must|shall|which|that)$",
    re.IGNORECASE,
)  # no sentence ends with these


def is_unfinished(text: str) -> bool:
    """Say whether a text ends in the midst of a sentence: with an article, a preposition, an auxiliary verb."""
    return _UNFINISHED.search(text.rstrip()[-12:]) is not None  # only there: a search through a long text is slow
