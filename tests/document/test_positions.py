"""Places: every character of a document's text leads back to the very characters of the file that it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import read_bytes, read_text
from checker.document.characters import seen, spelled, within, within_spelled
from checker.document.model import Document, Format, Span
from checker.document.raw import LIGATURES

settings.register_profile("places", derandomize=True, max_examples=400, deadline=None)
quick = settings(settings.get_profile("places"))

BOM = "\ufeff"
# None begins with a digit: a soft hyphen between two digits is a hyphen.
WORDS = (
    "Company", "No.", "SEC333-1834", "“Notes”", "$1,000", "café", "naïve—dash", "S-9", "l’eau", "a", "(the", "x>y",
    "%3", "o\ufb03ce", "\ufb01",
)  # fmt: skip
UNSEEN = (
    "<b>", "</b>", "<FONT SIZE=2>", "</FONT>", "<i>", "</i>", '<span title="a > b">', "</span>",
    "<!-- not &amp; seen -->", "<u>", "&shy;", "&#173;", "&#8203;", "&zwj;", "&#xFEFF;", "<ix:nonFraction name='x'>",
    "</ix:nonFraction>", "<a href=#x>", "<sup>", "<span style='display:none'>hidden</span>",
    "<script>var a = '<b>';</script>", "</sup>", "<img src=x>", "<?x?>", "</a>",
)  # fmt: skip
PARTING = (
    " ", "\n", "\r\n", "\t", "   \n  ", "&nbsp;", " &#160; ", "&emsp;", "<br>", "<BR/>", "<p>", "</p>",
    "<div align=center>", "</div>", "<table><tr><td>", "</td><td>", "</td></tr><tr><td>", "</td></tr></table>",
    "<li>", "<h2>", "</h2>", "<hr>", "<PAGE>", "<P>", "<pre>", "</pre>", "\f", "<center>", "</center>", "<tr>",
    "<td>", "</table>", "<title>not seen</title>",
)  # fmt: skip
REFERENCES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#147;": "“", "&#x94;": "”", "&#150;": "–", "&mdash;": "—",
    "&sect;": "§", "&#8226;": "•", "&eacute": "é", "&copy;": "©", "&#0036;": "$", "&nGt;": "≫⃒", "&fjlig;": "fj",
    "&#xFB01;": "fi", "&fflig;": "ff",
}  # fmt: skip


@dataclass
class Written:
    """A source being written, with every visible character of it and where it stands."""

    source: str = ""
    visible: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, kind: str, piece: str) -> None:
        start = len(self.source)
        self.source += piece
        if kind == "word":
            self.visible += [
                (start + place, start + place + 1, letter)
                for place, sign in enumerate(piece)
                for letter in LIGATURES.get(sign, sign)
            ]
        elif kind == "reference":
            self.visible += [(start, len(self.source), sign) for sign in REFERENCES[piece]]


def pieces(*kinds: tuple[str, Sequence[str]]) -> st.SearchStrategy[list[tuple[str, str]]]:
    one = st.one_of(*(st.tuples(st.just(kind), st.sampled_from(members)) for kind, members in kinds))
    return st.lists(one, min_size=1, max_size=50)


MARKUP = pieces(("word", WORDS), ("unseen", UNSEEN), ("parting", PARTING), ("reference", tuple(REFERENCES)))
LINES = pieces(
    ("word", WORDS),
    (
        "parting",
        (" ", "\n", "\r\n", "\n\n", "\t", "      ", "\u00a0", "\f", "\n<PAGE>\n", "\n<S>    <C>\n", "\r", "\u2003"),
    ),
    ("unseen", ("\u200b", "\u2060", "\n<TABLE>\n", "\n-----  ------\n")),
)


def is_written_in_cp1252(piece: str) -> bool:
    return piece.encode("cp1252", "ignore").decode("cp1252") == piece


def shown(document: Document) -> list[tuple[int, int, str]]:
    """Return every visible character of a document with the place that its map gives, in the order of the source."""
    signs = ((place, sign) for place, sign in enumerate(document.text) if not sign.isspace())
    return sorted((*document.map.span(place, place + 1), sign) for place, sign in signs)


def assert_exact(document: Document, written: Written) -> None:
    assert shown(document) == sorted(written.visible)
    for place, sign in enumerate(document.text):
        start, end = document.map.span(place, place + 1)
        assert 0 <= start <= end <= len(document.source.text), sign
    assert_lines(document, written.source)


def assert_lines(document: Document, source: str) -> None:
    """Hold line and column to the source, counted anew."""
    lines = source.replace("\r\n", "\n\n").replace("\r", "\n")  # of the same length, but for the first of two line ends
    breaks = [place for place, sign in enumerate(lines) if sign == "\n" and source[place : place + 2] != "\r\n"]
    for place in range(0, len(document.text), 7):
        start, end = document.map.span(place, place + 1)
        shown_at = document.place(Span(place, place + 1))
        assert (shown_at.position.offset, shown_at.end) == (start, end)
        before = [line_end for line_end in breaks if line_end < start]
        assert shown_at.position.line == len(before) + 1
        assert shown_at.position.column == start - (before[-1] + 1 if before else 0) + 1


@quick
@given(MARKUP, st.sampled_from(["utf-8", "cp1252"]), st.sampled_from(["", BOM]))
def test_every_character_of_html_leads_back(parts: list[tuple[str, str]], encoding: str, mark: str) -> None:
    written = Written()
    written.add("markup", (mark if encoding == "utf-8" else "") + "<html><body>")
    written.add("word", "Beginning")
    for kind, piece in parts:
        if encoding != "cp1252" or is_written_in_cp1252(piece):
            written.add(kind, piece)
    written.add("markup", "<p>")
    written.add("word", "End")
    document = read_bytes(written.source.encode(encoding), "x")
    assert document.format is Format.HTML
    assert_exact(document, written)


@quick
@given(LINES, st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_every_character_of_plain_text_leads_back(parts: list[tuple[str, str]], encoding: str) -> None:
    written = Written()
    written.add("word", "Beginning")
    written.add("parting", "\n\n")
    for kind, piece in parts:
        if encoding != "cp1252" or is_written_in_cp1252(piece):
            written.add(kind, piece)
    document = read_bytes(written.source.encode(encoding), "x")
    assert document.format is Format.TEXT
    assert_exact(document, written)


@quick
@given(MARKUP)
def test_every_character_of_a_submission_leads_back(parts: list[tuple[str, str]]) -> None:
    written = Written("<SEC-DOCUMENT>0-18-1.txt : 20181115\r\n<SEC-HEADER>\r\nCONFORMED SUBMISSION TYPE: 424B3\r\n")
    written.add("markup", "<DOCUMENT>\n<TYPE>EX-5\n<TEXT>\nOpinion\n</TEXT>\n</DOCUMENT>\n")
    written.add("markup", "<DOCUMENT>\n<TYPE>424B3\n<TEXT>\n<html>")
    written.add("word", "Beginning")
    for kind, piece in parts:
        written.add(kind, piece)
    written.add("markup", "</html>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n")
    document = read_text(written.source)
    assert document.format is Format.SUBMISSION
    assert_exact(document, written)


@quick
@given(
    pieces(
        ("word", (*WORDS, "&", "<", "\u00ad", "1")), ("unseen", UNSEEN), ("parting", PARTING), ("", tuple(REFERENCES))
    )
)
def test_a_piece_is_as_long_as_the_places_of_its_characters(parts: list[tuple[str, str]]) -> None:
    source = "".join(piece for _, piece in parts)
    assert within(source).length == len(seen(source).strip())
    assert within_spelled(source).length == len(spelled(source))


@quick
@given(MARKUP, st.data())
def test_a_span_reaches_from_its_first_character_to_its_last(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    source = "<html><p>Beginning " + "".join(piece for _, piece in parts if piece not in ("<tr>", "<td>", "</table>"))
    document = read_text(source)
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    first, last = document.map.span(start, start + 1), document.map.span(end - 1, end)
    assert document.map.span(start, end) == (first[0], max(first[0], last[1]))
    assert document.map.span(start, start) == (first[0], first[0])


def test_a_place_behind_the_end_is_the_end() -> None:
    document = read_text("<html><p>Words</p></html>")
    assert document.map.span(5, 5) == (14, 14)
    assert document.map.span(3, 99) == (12, 14)


@pytest.mark.parametrize("name", ["424B2", "424B3", "424B4", "424B5", "S-3"])
def test_every_word_of_a_filing_leads_back(name: str, shared: Path) -> None:
    path = min((shared / "corpus" / "filings" / name).glob("*.txt"), key=lambda path: path.stat().st_size)
    document = read_bytes(path.read_bytes(), path.name)
    source = document.source.text
    for block in document.blocks:
        for word in document.text[block.span.start : block.span.end].split()[:5]:
            place = document.text.index(word, block.span.start)
            start, end = document.map.span(place, place + len(word))
            assert source[start] == word[0] or source[start] == "&", word
            assert source[end - 1] == word[-1] or source[end - 1] == ";", word
