"""A trace as text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from checker.authoring.trace.clause import Clause, Value
from checker.authoring.trace.course import Stage, Trace
from checker.authoring.trace.facts import Reading
from checker.rulebook import Rule
from checker.verdict import Evidence, FactEntry

_WIDTH = 112
_QUOTE = 90  # characters of a quotation
_GLANCE = 30  # of one that shows no more than where something was looked for
_HEADS = {"and": "all of these", "or": "one of these", "not": "not", "if": "if … then"}
_MOST_VALUES = 6  # of a fact
_MOST_TEXTS = 3  # expressions of a fact


def trace_text(trace: Trace) -> str:
    """Return why a rule said what it said: the sentence, the clauses, the facts."""
    finding = trace.finding
    lines = [f"{trace.path}: {finding.rule}  {finding.verdict.upper()}  ({finding.severity})", ""]
    lines += [_wrapped(trace.because, "  "), ""]
    if finding.message not in trace.because:
        lines += [_wrapped(f"message: {finding.message}", "  ", 4)]
    lines += [f"  {line}" for line in _in_force(trace)]
    lines += [f"  where <{name}> is {number}" for name, number in trace.rule.parameters.items()]
    for stage in trace.stages:
        lines += ["", *_stage(stage)]
    if trace.facts:
        lines += ["", "  facts"]
        lines += [line for reading in trace.facts for line in fact_lines(reading, "    ")]
    return "\n".join(lines) + "\n"


def _in_force(trace: Trace) -> Iterator[str]:
    said = dates_in_force(trace.rule)
    if said:
        yield f"in force: {said}; the document's date is {trace.dated or 'not known'}"


def dates_in_force(rule: Rule) -> str:
    """Return from when and until when a rule is in force; nothing of a rule that always is."""
    told = [f"from {rule.since}"] * bool(rule.since) + [f"until {rule.until}"] * bool(rule.until)
    return " ".join(told)


def _stage(stage: Stage) -> Iterator[str]:
    head = f"  {stage.role}: {stage.clause.value}"
    if stage.then and stage.clause.value is Value.TRUE:
        head += f", and so “{stage.then}”"
    yield head
    yield from clause_lines(stage.clause, "    ")


def clause_lines(clause: Clause, indent: str = "") -> Iterator[str]:
    """Yield the lines of a tree of clauses."""
    role = f"{clause.role} " if clause.role else ""
    yield _wrapped(f"{clause.value:<5} {role}{_HEADS.get(clause.joined, clause.text)}", indent, 6)
    inner = f"{indent}      "
    if clause.reason:
        yield _wrapped(f"because {clause.reason}", inner, 2)
    yield from (f"{inner}{evidence_line(item)}" for item in clause.evidence)
    for part in clause.parts:
        yield from _thing_lines(part, inner) if part.thing else clause_lines(part, inner)
    if clause.hidden and clause.parts:
        yield f"{inner}and {clause.hidden:,} more"
    elif clause.count is not None and not clause.parts:
        yield f"{inner}none of the {clause.count:,} does" if clause.count else f"{inner}there are none"


def _thing_lines(clause: Clause, indent: str) -> Iterator[str]:
    assert clause.thing is not None  # as the caller has seen
    yield f"{indent}{clause.value:<5} of {_placed(clause.thing)}"
    inner = f"{indent}      "
    if clause.reason:
        yield _wrapped(f"because {clause.reason}", inner, 2)
    yield from (f"{inner}{evidence_line(item)}" for item in clause.evidence)
    for part in clause.parts:
        yield from clause_lines(part, inner)


def fact_lines(reading: Reading, indent: str = "", *, brief: bool = False) -> Iterator[str]:
    """Yield what was read for a fact, and below it, briefly, the facts that it was read from."""
    inner = f"{indent}  "
    if not reading.seen:
        yield f"{indent}{reading.name}: not looked at"
        return
    yield _wrapped(f"{reading.name}: {reading.means}", indent, 2)
    if not reading.values:
        yield f"{inner}nothing found{f', as {reading.hidden}' if reading.hidden else ''}"
    if reading.way:
        texts = reading.texts[: 0 if brief else _MOST_TEXTS]
        yield from (_wrapped(f"{reading.way}: {text}", inner, 4) for text in texts)
        more = len(reading.texts) - len(texts)
        if not texts and not brief and reading.way.startswith("case"):
            yield f"{inner}{reading.way}: no case before it holds"
        elif brief or not texts:
            yield f"{inner}{'given by the caller' if reading.way == 'given' else f'by {reading.way}'}"
        elif more:
            yield f"{inner}{reading.way}: and {more} more"
    yield from (f"{inner}= {value_line(entry)}" for entry in reading.values[:_MOST_VALUES])
    if len(reading.values) > _MOST_VALUES:
        yield f"{inner}and {len(reading.values) - _MOST_VALUES:,} more"
    for other in reading.through:
        yield from fact_lines(other, inner, brief=True)


# Words and places --------------------------------------------------------------------------------------------------


def value_line(entry: FactEntry) -> str:
    """Return a value with the words that it was read from and their place."""
    told = entry.value
    if isinstance(told, dict):
        told = ", ".join(f"{name} {value}" for name, value in told.items())
    elif isinstance(told, bool):
        told = str(told).lower()
    quote = entry.evidence.place.quote
    if not quote:
        return str(told)
    same = not told or str(told).startswith(quote.removesuffix("…"))
    return _at(entry.evidence) if same else f"{_shortened(str(told))}  {_at(entry.evidence)}"


def evidence_line(item: Evidence) -> str:
    """Return words with their label and place."""
    return f"{item.label}: {_at(item, _GLANCE if item.label.startswith('looked') else _QUOTE)}"


def _placed(item: Evidence) -> str:
    return f"{_shortened(item.label)}  {_at(item)}" if item.label else _at(item)


def _at(item: Evidence, most: int = _QUOTE) -> str:
    place = item.place
    page = f", page {place.page}" if place.page else ""
    return f"“{_shortened(place.quote, most)}” {place.position.line}:{place.position.column} ({place.part}{page})"


def _shortened(words: str, most: int = _QUOTE) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _wrapped(text: str, indent: str, deeper: int = 0) -> str:
    return fill(
        text,
        max(_WIDTH, len(indent) + 60),
        initial_indent=indent,
        subsequent_indent=indent + " " * deeper,
        break_long_words=False,
        break_on_hyphens=False,
    )
