"""Complaints about what a rule says to people: title, why, fix, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.authoring.lint.complaint import Complaint
from checker.rulebook import Rule
from checker.rulebook.yamlfile import Key, YamlFile

_VERB = re.compile(r"\b(?:is|are|has|have|do|does|bears?|\w{2,}s|\w+[^aeiou]ed)\b", re.IGNORECASE)
_DEMAND = re.compile(
    r"^(?:check|ensure|verify|missing|must|should|add|make)\b|^\S+(?: \S+){0,3} (?:must|should)\b", re.IGNORECASE
)
_QUOTED = re.compile('“[^”]{4,}|"[^"]{4,}"')


def word_complaints(rule: Rule, file: YamlFile) -> Iterator[Complaint]:
    """Yield what is wrong with the words of a rule."""
    yield from _title(rule, file)
    if not rule.why:
        yield _complaint(
            "no-why", file, ("title", ""), "does not say why", "add `why`, with what the law or practice wants"
        )
    told = {choice.then.casefold().rstrip(".") for choice in rule.messages}
    if rule.fix.casefold().rstrip(".") in told:
        yield _complaint("fix", file, ("fix", ""), "the fix repeats the message", "say how to mend it")
    elif not _QUOTED.search(rule.fix):
        said = "the fix gives no text to paste"
        yield _complaint("fix-without-text", file, ("fix", ""), said, "quote the words to write, where there are any")
    for place, citation in enumerate(rule.citations):
        if not citation.verified:
            said = f"the text of {citation.text} has not been read again"
            key: Key = ("citations", place)
            yield _complaint(
                "unverified", file, key, said, "read it, correct the rule, and cite it without “unverified”"
            )


def _title(rule: Rule, file: YamlFile) -> Iterator[Complaint]:
    advice = "say in one sentence what holds when the rule passes"
    if _DEMAND.search(rule.title):
        yield _complaint("title", file, ("title",), "the title says what to do", advice)
    elif not rule.title[:1].isupper() or rule.title.endswith((".", ":", "!", "?")):
        said = "the title begins with a capital and ends without a mark"
        yield _complaint("title", file, ("title",), said, advice)
    elif len(rule.title.split()) < 3 or not _VERB.search(" ".join(rule.title.split()[1:])):
        yield _complaint("title", file, ("title",), "the title is no sentence", advice)


def _complaint(code: str, file: YamlFile, key: Key, said: str, advice: str) -> Complaint:
    return Complaint(code, file.problem(said, key), advice)
