"""The page itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby

from jinja2 import Environment, StrictUndefined

from checker.report.formats import Manner
from checker.report.html.leaf import Leaf, leaf
from checker.report.wording import answered, label, law, located, shortened, signed
from checker.verdict import Evidence, Finding, Judgement, Run, Severity, Verdict

_QUOTE = 240  # characters of a quotation in the checklist
_PENDING = (Verdict.UNDETERMINED, Verdict.ERROR)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that a finding rests on, as the checklist shows them; `anchor` leads to them in the text, if it can."""

    label: str
    quote: str
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A finding as the checklist shows it; `group` is what the filters tell it by."""

    id: str
    said: Finding
    label: str
    group: str
    law: str
    signed: str
    words: Sequence[_Words]


@dataclass(frozen=True, slots=True)
class _Chapter:
    """The findings of one folder of rules."""

    title: str
    entries: Sequence[_Entry]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A document with its checklist and its text."""

    id: str
    judgement: Judgement
    verdict: Verdict
    counts: dict[str, int]
    chapters: Sequence[_Chapter]
    leaf: Leaf


def render(run: Run, _: Manner) -> str:
    """Return a run as one HTML page.  Everything that comes from a document is escaped by the template."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    folder = resources.files("checker.report.html")
    template = environment.from_string(folder.joinpath("page.html").read_text(encoding="utf-8"))
    sheets = [_sheet(number, judgement, run.fail_on) for number, judgement in enumerate(run.judgements)]
    return template.render(run=run, sheets=sheets, answered=answered) + "\n"


def _sheet(number: int, judgement: Judgement, fail_on: Severity) -> _Sheet:
    entries = [_entry(f"{number}-{place}", judgement, said) for place, said in enumerate(judgement.findings)]
    chapters = [
        _Chapter(folder, tuple(among))
        for folder, among in groupby(entries, key=lambda entry: entry.said.rule.rpartition("/")[0])
    ]
    counts = Counter(entry.group for entry in entries)
    text = leaf(judgement, f"e-{number}-")
    return _Sheet(f"d-{number}", judgement, judgement.verdict(fail_on), dict(counts), chapters, text)


def _entry(name: str, judgement: Judgement, said: Finding) -> _Entry:
    words = tuple(_words(judgement, f"e-{name}-{place}", item) for place, item in enumerate(said.evidence))
    return _Entry(f"f-{name}", said, label(said), _group(said), law(said), signed(said), words)


def _group(said: Finding) -> str:
    if said.verdict is Verdict.FAIL:
        return "failed" if said.severity is Severity.ERROR else "warned"
    if said.verdict in _PENDING:
        return "open"
    return said.verdict.value


def _words(judgement: Judgement, anchor: str, item: Evidence) -> _Words:
    shown = bool(judgement.text) and item.place.span is not None
    quote = shortened(item.place.quote, _QUOTE)
    return _Words(item.label, quote, located(judgement, item), anchor if shown else "")
