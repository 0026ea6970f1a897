"""The same supplement as text, HTML, submission, DOCX and PDF gives the same facts and the same verdicts."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from checker.document import read_bytes
from checker.judge import judge
from checker.rulebook import Rulebook
from checker.verdict import Judgement

DOCUMENTS = Path(__file__).resolve().parent / "documents"
SAMPLES = ("resale-supplement.txt", "resale-supplement-damaged.txt")


def paragraphs(name: str) -> list[str]:
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def as_text(parts: list[str]) -> bytes:
    return "\n\n".join(parts).encode()


def as_html(parts: list[str]) -> bytes:
    body = "".join(f"<p style='margin:0'><font size=2>{html.escape(part)}</font></p>\n" for part in parts)
    return f"<html><head><title>supplement</title></head><body>{body}</body></html>".encode()


def as_submission(parts: list[str]) -> bytes:
    head = "<SEC-DOCUMENT>0-18-1.txt : 20181115\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 424B3\n</SEC-HEADER>\n"
    wrapped = b"<DOCUMENT>\n<TYPE>424B3\n<SEQUENCE>1\n<TEXT>\n" + as_html(parts) + b"\n</TEXT>\n</DOCUMENT>\n"
    return head.encode() + wrapped + b"</SEC-DOCUMENT>\n"


def as_docx(parts: list[str]) -> bytes:
    document = docx.Document()
    for part in parts:
        document.add_paragraph(part)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(parts: list[str]) -> bytes:
    stream = io.BytesIO()
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, bulletText=None)
    story = [item for part in parts for item in (Paragraph(html.escape(part), style), Spacer(1, 10))]
    SimpleDocTemplate(stream, pagesize=LETTER, invariant=True).build(story)
    return stream.getvalue()


FORMS: dict[str, Callable[[list[str]], bytes]] = {
    "html": as_html,
    "submission": as_submission,
    "docx": as_docx,
    "pdf": as_pdf,
}


def said(data: bytes, rulebook: Rulebook) -> Judgement:
    return judge(read_bytes(data, "supplement"), rulebook)


def values(judgement: Judgement) -> dict[str, list[object]]:
    """Return the facts that a reader can see: not those of the EDGAR header, nor a line, which depends on the width."""
    unseen = ("header_", "closing_line")
    shown = {name: entries for name, entries in judgement.facts.items() if not name.startswith(unseen)}
    return {name: [entry.value for entry in entries] for name, entries in shown.items()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_form_says_the_same(name: str, form: str, rulebook: Rulebook) -> None:
    parts = paragraphs(name)
    plain, other = said(as_text(parts), rulebook), said(FORMS[form](parts), rulebook)
    assert other.format == form
    assert values(other) == values(plain)
    assert other.kind == plain.kind
    verdicts = {finding.rule: finding.verdict for finding in plain.findings}
    assert {finding.rule: finding.verdict for finding in other.findings} == verdicts


@pytest.mark.parametrize("form", FORMS)
def test_every_form_shows_the_same_words(form: str, rulebook: Rulebook) -> None:
    parts = paragraphs(SAMPLES[1])
    plain, other = said(as_text(parts), rulebook), said(FORMS[form](parts), rulebook)
    assert quotes(other, rulebook) == quotes(plain, rulebook)


def quotes(judgement: Judgement, rulebook: Rulebook) -> dict[str, list[str]]:
    """Return the words that each finding shows, but for rules that speak of lines, which depend on the width."""
    texts = {name: " ".join(rule.condition_texts.values()) for name, rule in rulebook.rules.items()}
    shown = (finding for finding in judgement.findings if " line in " not in texts[finding.rule])
    return {finding.rule: [item.place.quote for item in finding.evidence] for finding in shown}
