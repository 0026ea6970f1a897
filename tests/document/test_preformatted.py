"""Preformatted text: what stands in PRE is read as the same plain text is, markup dropped and every place exact."""

from __future__ import annotations

import html
import re

import pytest

from checker.document import read_text
from checker.document.build import Builder, Raw
from checker.document.html import read_html
from checker.document.model import Document
from checker.document.plain import read_plain

FILING = """\
                                               Filed Pursuant to Rule 424(b)(3)
                                                      Registration No. 333-1834

                             PROSPECTUS SUPPLEMENT
                     (To Prospectus dated May 2, 1996)

                            Bright Harbor & Co., Inc.

     This prospectus supplement relates to the offer and sale from time to
time of up to 4,000,000 shares of our common stock by the selling holders
named in the prospectus, "as is".  We will not receive any proceeds.

<TABLE>
<CAPTION>
                                     Price to          Underwriting
                                      Public            Discounts
                                     --------          ------------
<S>                                 <C>               <C>
Per Share....................        $12.00            $0.84
Total........................     $48,000,000       $3,360,000
</TABLE>

     The date of this prospectus supplement is June 3, 1996.
<PAGE>
                                  RISK FACTORS

     You should consider the following with care before you buy any of the
shares, as well as the other things that the prospectus says.
"""


def plain(text: str) -> Raw:
    builder = Builder()
    read_plain(text, builder)
    return builder.finish(text)


def marked_up(body: str) -> Raw:
    builder = Builder()
    read_html(body, builder)
    return builder.finish(body)


def pre(text: str, end: str = "\n") -> str:
    """Put plain text into HTML as filings have it: references for signs, the marks of tables and pages as tags."""
    escaped = re.sub(r"&lt;(/?[A-Z]+)&gt;", r"<\1>", html.escape(text))
    return f"<HTML><BODY><PRE>\n{escaped}</PRE></BODY></HTML>".replace("\n", end)


def shape(read: Raw) -> list[tuple[str, bool, int | None, bool]]:
    """Return the words of each block, whether it is in a row, its cell, and whether it is centred."""
    return [
        (read.text[block.start : block.end], block.row is not None, block.cell if block.row else None, block.centred)
        for block in read.blocks
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_stands_in_pre_is_read_as_plain_text(end: str) -> None:
    own, other = marked_up(pre(FILING, end)), plain(FILING)
    assert own.text == other.text
    assert shape(own) == shape(other)
    assert own.page_breaks == other.page_breaks
    assert len(own.page_breaks) == 1


def test_paragraphs_captions_and_columns_come_out_whole() -> None:
    read = marked_up(pre(FILING))
    words = [" ".join(read.text[block.start : block.end].split()) for block in read.blocks]
    assert "Filed Pursuant to Rule 424(b)(3)" in words
    assert "Registration No. 333-1834" in words
    assert any(text.startswith("This prospectus") and text.endswith("any proceeds.") for text in words)
    assert "Per Share....................\t$12.00\t$0.84" in read.text


def test_every_place_in_pre_is_exact() -> None:
    body = pre(FILING)
    read = marked_up(body)
    for match in re.finditer(r"\S+", read.text):
        start, end = read.map.span(match.start(), match.end())
        assert html.unescape(body[start:end]) == match[0]


def test_markup_inside_pre_is_dropped_and_parts_nothing() -> None:
    body = (
        "<pre>Regi<b>stra</b>tion <!-- x --><i>No.</i>&nbsp;333&#45;1834 AT&amp;T<img src=x>s <a href=x>end</a></pre>"
    )
    read = marked_up(body)
    assert read.text == "Registration No. 333-1834 AT&Ts end"
    place = read.text.index("Registration")
    assert body[slice(*read.map.span(place, place + 12))] == "Regi<b>stra</b>tion"
    place = read.text.index("AT&T")
    assert body[slice(*read.map.span(place, place + 4))] == "AT&amp;T"
    assert body[slice(*read.map.span(place + 2, place + 3))] == "&amp;"


def test_line_breaks_blocks_and_pages_inside_pre_are_heeded() -> None:
    read = marked_up("<pre>One<br>two\n\nthree<p>four</p>five<PAGE>six\fseven</pre>eight")
    assert read.text == "One\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n\nseven\n\neight"
    assert [read.text[offset:].strip()[:3] for offset in read.page_breaks] == ["six", "sev"]


def test_space_counts_inside_pre_and_not_outside() -> None:
    read = marked_up("<p>One          two</p><pre>One          two</pre><p>One          two</p>")
    assert read.text == "One two\n\nOne\ttwo\n\nOne two"


def test_marks_of_markdown_are_text_inside_pre() -> None:
    assert marked_up("<pre># 1 ** see * note | a \\$</pre>").text == "# 1 ** see * note | a \\$"


def test_hidden_text_inside_pre_is_not_read() -> None:
    read = marked_up("<pre>One <span style='display:none'>hidden</span>two</pre><div hidden><pre>hidden</pre></div>")
    assert read.text == "One two"


def test_the_width_is_that_of_all_preformatted_text_of_a_file() -> None:
    full = "     We will sell the notes from time to time to the underwriters named in\n"
    body = f"<pre>{full * 3}</pre><p>Between</p><pre>{full}the prospectus.</pre>"
    words = [" ".join(part.split()) for part in marked_up(body).text.split("\n\n")]
    assert words[-1] == f"{' '.join(full.split())} the prospectus."


def test_what_stands_around_pre_keeps_its_setting() -> None:
    read = marked_up("<center><b>One<pre>  two\n\n                        three</pre>four</b></center>five")
    assert [block.centred for block in read.blocks] == [True, False, True, True, False]
    assert [block.bold > 0 for block in read.blocks][-2:] == [True, False]


def test_a_filing_in_pre_has_a_caption_and_pages() -> None:
    document: Document = read_text(pre(FILING))
    assert document.format == "html"
    assert len(document.pages) == 2
    assert "Registration No. 333-1834" in document.quote(document.caption)


@pytest.mark.parametrize("tag", ["listing", "xmp"])
def test_other_elements_are_preformatted_too(tag: str) -> None:
    assert marked_up(f"<{tag}>One          two\n\nthree</{tag}>four").text == "One\ttwo\n\nthree\n\nfour"
