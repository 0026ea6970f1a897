"""What shows that a text goes on: its last word, or the first of what follows."""

from __future__ import annotations

import re

_UNFINISHED = re.compile(
    r"\b(?:(a|an|the|and|or|of|to|by|with|from|in|on|at|for|into|upon|this|these|our|its|their|such|has|have|had|is|are|was|"
    r"were|been|be|will|would|may|must|shall|which|that)|nos?\.)$",
    re.IGNORECASE,
)  # no sentence ends with these
_GOES_ON = re.compile(r"(of|due|linked to|representing|consisting of|issuable|underlying)\s\S", re.IGNORECASE)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATE_BROKEN = re.compile(rf"\b{_MONTH}\.?(?: \d{{1,2}},?\n|\n\d{{1,2}}, )(?:19|20)\d\d\b", re.IGNORECASE)


def is_unfinished(text: str) -> bool:
    """Say whether a text ends in the midst of a sentence: with an article, a preposition, an auxiliary verb."""
    return _UNFINISHED.search(text.rstrip()[-12:]) is not None  # only there: a search through a long text is slow


def goes_on(text: str, following: str) -> bool:
    """Say whether a line of a title goes on in the next, which begins with what stands in the midst of titles alone.

    This is so of the securities' terms (`of Example Corp. due 2018`), and of the rest of a date.
    """
    if _GOES_ON.match(following):
        return True
    return following[:1].isdecimal() and _DATE_BROKEN.search(f"{text.rstrip()[-16:]}\n{following[:10]}") is not None
