"""What a text must hold for a phrase to stand in it: words that are looked for sooner than a pattern is compiled."""

from __future__ import annotations

import re

from checker.document.model import fold
from checker.language import syntax

_RUN = re.compile(r"[A-Za-z0-9]+")
_MOST = 24  # words of which one must stand there: to look for more of them takes as long as the pattern itself

Needed = tuple[str, ...]  # lower-case letters and digits of which one must stand there; empty where nothing is known


def needed(node: syntax.Node) -> Needed:
    """Return what one of must stand in every text that a part of a phrase matches."""
    match node:
        case syntax.Word(text=text):
            runs = _RUN.findall(fold(text.replace("\\", "")))
            return (max(runs, key=len).lower(),) if runs else ()
        case syntax.Phrase(content=content) | syntax.Group(content=content):
            return needed(content)
        case syntax.Alternatives(options=options):
            found = [needed(option) for option in options]
            every = tuple(dict.fromkeys(word for words in found for word in words))
            return every if all(found) and len(every) <= _MOST else ()
        case syntax.Sequence(elements=elements):
            return max(map(needed, elements), key=_telling, default=())
    return ()  # what may be missing, what captures, and patterns of a rule's own


def _telling(words: Needed) -> tuple[int, int]:
    """Return how much is known of a text that holds one of the words: more the longer and the fewer they are."""
    return min(map(len, words), default=0), -len(words)
