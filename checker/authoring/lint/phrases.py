"""Complaints about phrases that are broader than they look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.authoring.lint.complaint import Complaint
from checker.authoring.places import Expression
from checker.document.model import Span, fold
from checker.language import syntax
from checker.language.phrase import compile_phrase

# Ordinary English without a word of the trade: a phrase that stands in it says nothing about a prospectus.
_PROSE = """
It was a long day and the people of the town had been at work since the morning. Some of them went home before it
was dark, others would stay until the end of the week, as they had done each year. There is no one who does not know
what that means: you make a plan, you give it your time, and then you see that not all of it can be done. We have to
take things as they are, or find another way. Under these circumstances, she said, and in connection with what they
had heard on the first of the month, they will not be able to come, but they may use the house and all that is in
it. If you need more, please call us or write to him. I have read his letter; he is well and in good health, with
his wife and their three children. The number of those who leave has become larger in the last ten years. Many have
received help from their friends, which should be enough for now. From time to time he asks about its price, its
date and its name, about the line on page 4 of the book, and who is to pay for it. In this case, such a question
must have an answer; otherwise it shall remain open. They are not here only because you want it. A part of this is
also true of other men and women, up to a certain point, and any change made after that is their own.
"""
_FOLDED = fold(" ".join(_PROSE.split())).encode("latin-1")
_OPEN = re.compile(r"(?<!\\)\.[*+]")


def broad_phrases(expression: Expression) -> Iterator[Complaint]:
    """Yield the phrases that are looked for in running text and match ordinary prose, or without any bound."""
    for phrase in _looked_for(expression.node):
        found = next(compile_phrase(phrase).find(_FOLDED, Span(0, len(_FOLDED))), None)
        if found:
            words = _FOLDED[found.span.start : found.span.end].decode("latin-1")
            problem = expression.problem(f"this phrase matches ordinary prose, such as “{words}”", phrase.at)
            yield Complaint("broad-phrase", problem, "add a word that tells what is meant")
        for part in phrase.walk():
            if isinstance(part, syntax.Regex) and _OPEN.search(part.text):
                problem = expression.problem("this pattern reaches beyond every sentence", part.at)
                yield Complaint("open-pattern", problem, "write ..., or a class with a bound such as [^.]{0,60}")


def _looked_for(node: syntax.Node) -> Iterator[syntax.Phrase]:
    """Yield the phrases that are looked for in places; alone in a condition, so that no other word narrows them."""
    for part in node.walk():
        match part:
            case syntax.Plain(items=syntax.Place(), predicate=syntax.Has(phrase=phrase, near=None, followed=None)):
                yield phrase
            case syntax.Quantified(things=syntax.Units(filter=None), predicate=syntax.Has() as has, follow_ups=()):
                yield from (has.phrase,) if not has.near and not has.followed else ()
            case syntax.Pick(wanted=syntax.Phrase() as phrase, items=syntax.Place()) if not phrase.captures():
                yield phrase
