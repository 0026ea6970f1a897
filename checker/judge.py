"""Judging: a document and a rulebook become a `Judgement`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.document.model import Document, GapKind, Place, Span
from checker.language import message, syntax
from checker.language.difference import difference
from checker.language.evaluate import NOTHING_GIVEN, Evaluator
from checker.language.fact import FactDefinition
from checker.language.given import Given, abroad
from checker.language.nearest import nearest_miss
from checker.language.value import Deviation, Listing, Mark, Miss, Outcome, Shown, Where, plain
from checker.rulebook.rule import Choice, Key, Rule, Rulebook
from checker.verdict import Evidence, FactEntry, Finding, Judgement, Paragraph, Verdict

T = TypeVar("T")
Done = Callable[[str, str], None]  # a stage, and what of it is done
_MOST_EVIDENCE = 12  # places shown for one finding
_MOST_SHOWN = 100  # things that evaluation has to show, of which those are chosen
_LONGEST_QUOTE = 400  # characters
_AROUND = 80  # characters of context, and of the longest quotation that has some
_KIND = "kind"
_LOOKED = "looked here"
DATES = ("as_of", "own_date", "header_filed_date")  # the first that is known decides which rules are in force


def judge(
    document: Document,
    rulebook: Rulebook,
    rules: Sequence[Rule] | None = None,
    given: Given = NOTHING_GIVEN,
    done: Done | None = None,
) -> Judgement:
    """Judge a document by the rules of a rulebook, or by some of them; `done` is told of each fact and rule.

    Never raises on account of the document: a rule that breaks has the verdict `error`.
    """
    evaluator = Evaluator(document, rulebook.facts, given)
    read = sorted(name for name, fact in rulebook.facts.items() if not fact.given)
    facts: dict[str, tuple[FactEntry, ...]] = {}
    for name in read:
        facts[name] = tuple(_entries(evaluator, name))
        if done:
            done("facts", name)
    findings: list[Finding] = []
    for rule in sorted(rules if rules is not None else rulebook.rules.values(), key=lambda rule: rule.id):
        findings.append(apply(rule, evaluator))
        if done:
            done("rules", rule.id)
    kind = evaluator.reader.fact(_KIND) if _KIND in rulebook.facts else None
    return Judgement(
        path=document.path,
        digest=document.digest,
        format=document.format,
        kind=str(kind.items[0].value) if kind and kind.items else "other",
        kind_evidence=tuple(entry.evidence for entry in facts.get(_KIND, ()) if entry.evidence.place.quote),
        facts=facts,
        findings=findings,
    )


def given_base(document: Document, facts: Mapping[str, FactDefinition]) -> Mapping[str, Listing]:
    """Return what was read out of a base prospectus, by fact, for `Given`."""
    reader = Evaluator(document, facts).reader
    return {name: abroad(document, reader.fact(name)) for name, fact in facts.items() if not fact.given}


def apply(rule: Rule, evaluator: Evaluator) -> Finding:
    """Return what one rule says of the evaluator's document."""
    return tried(rule, evaluator).finding


class Step(Struct, frozen=True):
    """A condition that decided on a verdict: its key in the rule file, and its outcome."""

    key: Key
    outcome: Outcome


class Trial(Struct, frozen=True):
    """What one rule says of one document, and the conditions that were evaluated on the way, in order."""

    finding: Finding
    steps: tuple[Step, ...]


def tried(rule: Rule, evaluator: Evaluator) -> Trial:
    """Return what one rule says of the evaluator's document, and how it came to say so."""
    course = _Course(evaluator, [])
    try:
        finding = _applied(rule, course)
    except Exception as error:  # noqa: BLE001  # whatever breaks in a rule is that rule's verdict, never the document's
        reason = f"The rule broke: {type(error).__name__}: {error}. Please report it with the document."
        finding = _finding(rule, course, Verdict.ERROR, reason, ())
    return Trial(finding, tuple(course.steps))


class _Course(Struct, frozen=True):
    """One rule on its way to a verdict."""

    evaluator: Evaluator
    steps: list[Step]

    def condition(self, key: Key, node: syntax.Node) -> Outcome:
        """Return the outcome of a condition, and note it."""
        outcome = self.evaluator.condition(node)
        self.steps.append(Step(key, outcome))
        return outcome

    def chosen(self, key: str, choices: Sequence[Choice[T]]) -> T:
        """Return the first choice whose condition holds; the last has none."""
        for place, choice in enumerate(choices):
            if choice.when is None or self.condition((key, place, "when"), choice.when).truth:
                return choice.then
        return choices[-1].then


def _applied(rule: Rule, course: _Course) -> Finding:
    """Return the finding; on a document without a date, a fail of a rule that is not always in force stays open."""
    out_of_date = _out_of_date(rule, course)
    if out_of_date is not None and out_of_date.verdict is Verdict.NOT_APPLICABLE:
        return out_of_date
    finding = _judged(rule, course)
    return out_of_date if out_of_date is not None and finding.verdict is Verdict.FAIL else finding


def _judged(rule: Rule, course: _Course) -> Finding:
    """Return the finding of a rule that is in force."""
    applies = course.condition(("when",), rule.when) if rule.when else Outcome(True)
    if applies.truth is False:
        return _finding(rule, course, Verdict.NOT_APPLICABLE, "Does not apply to this document.", applies.shown)
    if applies.truth is None and _is_cut_off(applies, course.evaluator.document):
        said = "Does not apply to what this copy shows."
        return _finding(rule, course, Verdict.NOT_APPLICABLE, said, applies.shown)
    if applies.truth is None:
        return _finding(rule, course, Verdict.UNDETERMINED, _undetermined(applies.reason), applies.shown)
    outcome = course.condition(("require",), rule.require)
    if outcome.truth:
        return _finding(rule, course, Verdict.PASS, f"{rule.title}.", outcome.shown)
    if outcome.truth is None:
        return _finding(rule, course, Verdict.UNDETERMINED, _undetermined(outcome.reason), outcome.shown)
    for place, doubt in enumerate(rule.doubts):
        if course.condition(("doubt", place, "when"), doubt.when).truth:
            return _finding(rule, course, Verdict.UNDETERMINED, _undetermined(doubt.because), outcome.shown)
    template = course.chosen("message", rule.messages)
    filled = message.fill(template, course.evaluator.document, course.evaluator.reader, outcome.captured)
    return _finding(rule, course, Verdict.FAIL, filled, outcome.shown)


def _out_of_date(rule: Rule, course: _Course) -> Finding | None:
    """Return the finding of a rule that is not in force on the document's date, None of one that is.

    The date is that of `--as-of`, else the document's own, else that of its filing.
    """
    if not rule.since and not rule.until:
        return None
    reader = course.evaluator.reader
    dates = [item for name in DATES if name in reader.facts for item in reader.fact(name).items]
    if not dates:
        said = "the date of the document, on which this rule depends"
        return _finding(rule, course, Verdict.UNDETERMINED, _undetermined(said), ())
    date = str(dates[0].value)
    if (rule.since or date) <= date <= (rule.until or date):
        return None
    told = f"from {rule.since}" if date < rule.since else f"until {rule.until}"
    shown = tuple(Mark("dated", where) for where in dates[0].places())
    said = f"Does not apply to a document of {date}: the rule is in force {told}."
    return _finding(rule, course, Verdict.NOT_APPLICABLE, said, shown)


def _is_cut_off(outcome: Outcome, document: Document) -> bool:
    """Say whether a condition is open only because the copy stops early: what it lacks is no defect of the filing."""
    return any(gap.kind is GapKind.CUT_OFF and gap.reason == outcome.reason for gap in document.gaps)


def _undetermined(reason: str) -> str:
    return f"Cannot be seen: {reason}." if reason else "Cannot be seen in this input."


def _finding(rule: Rule, course: _Course, verdict: Verdict, text: str, shown: Shown) -> Finding:
    if verdict is Verdict.NOT_APPLICABLE:  # nothing was missed: the rule asks for nothing here
        shown = tuple(mark if isinstance(mark, Mark) else replace(mark, near=False) for mark in shown)
    evidence = tuple(evidence_of(course.evaluator.document, shown))
    return Finding(
        rule=rule.id,
        title=rule.title,
        verdict=verdict,
        severity=course.chosen("severity", rule.severities) if verdict is Verdict.FAIL else rule.severity,
        citations=tuple(rule.citations),
        message=text,
        fix=rule.fix if verdict is Verdict.FAIL else "",
        evidence=evidence,
        fingerprint=_fingerprint(rule, verdict, evidence),
    )


def _fingerprint(rule: Rule, verdict: Verdict, evidence: Sequence[Evidence]) -> str:
    """Return what stays the same as long as the rule says the same of the same words, wherever they stand."""
    words = "\0".join(" ".join(item.place.quote.casefold().split()) for item in evidence)
    return hashlib.sha256(f"{rule.id}\0{verdict}\0{words}".encode()).hexdigest()[:32]


# Evidence --------------------------------------------------------------------------------------------------------


def evidence_of(document: Document, shown: Shown) -> Iterator[Evidence]:
    """Turn what evaluation has to show into places of the source."""
    first = reversed(shown[:_MOST_SHOWN])
    marks = {mark.where: mark for outer in first for mark in reversed(list(_expanded(document, outer)))}
    places = [where for where, mark in marks.items() if mark.label == _LOOKED and isinstance(where, Span)]
    told = [mark for mark in reversed(marks.values()) if not _is_inside_another(mark, places)]
    return (_in_context(document, placed(document, mark.label, mark.where)) for mark in told[:_MOST_EVIDENCE])


def _in_context(document: Document, item: Evidence) -> Evidence:
    """Add the words that stand around in the same line of prose, for a reader to find the place by."""
    span = item.place.span
    if span is None or len(span) > _AROUND:
        return item
    words = document.text[span.start : span.end]
    start, end = span.end - len(words.lstrip()), span.start + len(words.rstrip())
    before = document.text[max(0, start - _AROUND) : start].rpartition("\n\n")[2]
    after = document.text[end : end + _AROUND].partition("\n\n")[0]
    return replace(item, before=_one_line(before), after=_one_line(after))


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _is_inside_another(mark: Mark, places: Sequence[Span]) -> bool:
    """Say whether a place that was looked through lies inside a larger one that was looked through too."""
    where = mark.where
    return (
        mark.label == _LOOKED
        and isinstance(where, Span)
        and any(place != where and place.holds(where) for place in places)
    )


def _expanded(document: Document, mark: Mark | Miss | Deviation) -> Iterator[Mark]:
    """Show for a phrase that was not found where it was looked for, and what came nearest."""
    if isinstance(mark, Mark):
        yield mark
        return
    for span in mark.spans[:3] if not mark.told else ():
        yield Mark(_LOOKED, span)
    if isinstance(mark, Deviation):
        differing = difference(document, mark.phrase, mark.spans) if mark.near else None
        if differing:
            yield Mark(f"differs: {differing.words}", differing.span)
        return
    near = nearest_miss(document, mark.phrase, mark.spans) if mark.near else None
    if near:
        yield Mark(f"nearest: then “{near.missing}” is missing", near.span)


def placed(document: Document, label: str, where: Where) -> Evidence:
    """Return words with their label and place, very long ones shortened."""
    if isinstance(where, Place):
        place = replace(where, span=None)  # of another document
    else:
        place = document.place(where) if isinstance(where, Span) else document.place_in_header(where)
    if len(place.quote) > _LONGEST_QUOTE:
        place = replace(place, quote=place.quote[: _LONGEST_QUOTE - 1].rstrip() + "…")
    return Evidence(label, place)


def text_of(document: Document) -> Iterator[Paragraph]:
    """Yield the text of a document as reports show it."""
    last_part, last_page = "", ""
    for block in document.blocks:
        part, page = document.part_of(block.span), document.page_of(block.span) or ""
        text = document.text[block.span.start : block.span.end]
        told = part if part != last_part else None, page if page != last_page else None
        yield Paragraph(block.span.start, text, block.kind, block.row, *told)
        last_part, last_page = part, page


# Facts -----------------------------------------------------------------------------------------------------------


def _entries(evaluator: Evaluator, name: str) -> Iterator[FactEntry]:
    """Yield the values of a fact; none where reading it breaks, which the rules that use it report."""
    try:
        items = evaluator.reader.fact(name).items
    except Exception:  # noqa: BLE001  # a fact that breaks never loses the other facts
        return
    for item in items:
        where = item.span or item.entry or Span(0, 0)
        yield FactEntry(plain(item), placed(evaluator.document, name, where))
