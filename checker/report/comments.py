"""A copy of the Word document that was judged, each finding a comment at its words.

Tracked changes, fields and the comments of others stay as they are.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.run import Run as WordRun

from checker.report.formats import Manner, Unfit
from checker.report.repacked import repacked
from checker.report.wording import label, law, printable, signed
from checker.verdict import Evidence, Finding, Judgement, Run, Verdict

_TOLD = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.ERROR, Verdict.WAIVED)
_WORDS = 60  # characters by which words are found again


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's runs, where the text of each begins, and the text: space folded, as the judgement quotes it."""

    element: Any
    runs: Sequence[Any]
    starts: Sequence[int]
    text: str


def render(run: Run, _: Manner) -> bytes:
    """Return the copy; raise `Unfit` unless one Word document was judged."""
    [judgement] = run.judgements if len(run.judgements) == 1 else [None]
    if judgement is None or judgement.format != "docx" or not judgement.file:
        raise Unfit("--format comments writes into a copy of one Word document; give one DOCX file")
    word = docx.Document(io.BytesIO(judgement.file))
    paragraphs = [_read(element) for element in word.element.body.iter(qn("w:p"))]
    filled = [paragraph for paragraph in paragraphs if paragraph.runs]
    for finding in judgement.findings:
        if finding.verdict in _TOLD and filled:
            first, last = _runs(judgement, finding, filled)
            word.add_comment([first, last], text=_said(finding), author="checker", initials="chk")
    for comment in word.part._comments_part.element.iter(qn("w:comment")):  # noqa: SLF001  # no clock in a report
        if comment.get(qn("w:author")) == "checker":
            comment.attrib.pop(qn("w:date"), None)
    written = io.BytesIO()
    word.save(written)
    return repacked(written.getvalue())


def _said(finding: Finding) -> str:
    lines = [f"{label(finding)}: {finding.message}", signed(finding), finding.fix, law(finding), finding.rule]
    return printable("\n".join(line for line in lines if line))


def _read(element: Any) -> _Paragraph:
    """Read the runs of a paragraph that show text, those of insertions and links too."""
    runs, starts, text = [], [], ""
    for run in element.iter(qn("w:r")):
        own = "".join(_shown(run))
        if own.strip() and next(run.iterancestors(qn("w:p"))) is element:
            runs.append(run)
            starts.append(len(text))
        text += own
    return _Paragraph(element, runs, starts, text)


def _shown(run: Any) -> Iterator[str]:
    for node in run:
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif node.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            yield " "
        elif node.tag == qn("w:noBreakHyphen"):
            yield "-"


def _runs(judgement: Judgement, finding: Finding, paragraphs: Sequence[_Paragraph]) -> tuple[WordRun, WordRun]:
    """Return the first and last run that show the words of a finding; where none can be found, the first of all."""
    for item in finding.evidence:
        found = _found(judgement, item, paragraphs)
        if found:
            return found
    first = paragraphs[0]
    run = WordRun(first.runs[0], first.element)  # a comment asks no more of its parent
    return run, run


def _found(judgement: Judgement, item: Evidence, paragraphs: Sequence[_Paragraph]) -> tuple[WordRun, WordRun] | None:
    words, before = _words_of(judgement, item)
    for paragraph in paragraphs if words else ():
        places = list(_places(paragraph.text, words))
        if before >= len(places):
            before -= len(places)
            continue
        start, end = places[before]
        at = [number for number, begin in enumerate(paragraph.starts) if begin < end]
        first = max((number for number in at if paragraph.starts[number] <= start), default=0)
        ends = (paragraph.runs[first], paragraph.runs[at[-1]])
        return tuple(WordRun(run, paragraph.element) for run in ends)  # type: ignore[return-value]  # of two, two
    return None


def _words_of(judgement: Judgement, item: Evidence) -> tuple[str, int]:
    """Return the first words of an evidence in its paragraph, and how often they stand in the text before it."""
    span = item.place.span
    count = 0
    for paragraph in judgement.text if span is not None else ():
        assert span is not None
        end = paragraph.start + len(paragraph.text)
        if end <= span.start:
            continue
        words = paragraph.text[max(0, span.start - paragraph.start) : span.end - paragraph.start][:_WORDS]
        first = words.split("\n")[0].strip()
        for earlier in judgement.text:
            limit = len(earlier.text) if earlier.start < paragraph.start else max(0, span.start - earlier.start)
            count += earlier.text.count(first, 0, limit) if first and earlier.start <= paragraph.start else 0
        return first, count
    return "", 0


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield where some words stand in a text, whatever space is between them."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, sign in enumerate(text):
        space = sign.isspace()
        if not space or (folded and folded[-1] != " "):
            folded.append(" " if space else sign)
            offsets.append(offset)
    line, wanted, place = "".join(folded), " ".join(words.split()), 0
    while (place := line.find(wanted, place)) >= 0:
        yield offsets[place], offsets[place + len(wanted) - 1] + 1
        place += len(wanted)
