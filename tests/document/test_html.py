"""HTML of all EDGAR vintages: blocks, lines, cells, characters, what is hidden, where pages end."""

from __future__ import annotations

import pytest

from checker.document import read_text
from checker.document.build import Builder, Raw
from checker.document.html import read_html
from checker.document.model import BlockKind


def raw(body: str) -> Raw:
    """Read a piece of HTML, before structure decides what its blocks are."""
    builder = Builder()
    read_html(body, builder)
    return builder.finish(body)


def blocks(body: str) -> list[str]:
    read = raw(body)
    return [read.text[block.start : block.end] for block in read.blocks]


# Blocks and lines -----------------------------------------------------------------------------------------------------


def test_paragraphs_are_blocks_with_or_without_end_tags() -> None:
    assert blocks("<p>One</p><p>Two</p>") == ["One", "Two"]
    assert blocks("<P>One\n<P>Two\n<P>Three") == ["One", "Two", "Three"]


def test_text_without_an_element_is_a_block() -> None:
    assert blocks("One <b>two</b><div>three</div>four") == ["One two", "three", "four"]


def test_a_line_break_ends_a_line_and_two_end_the_block() -> None:
    assert blocks("<p>One<br>two</p>") == ["One\ntwo"]
    assert blocks("<p>One<BR><BR/>two</p>") == ["One", "two"]
    assert blocks("One</br>two") == ["One\ntwo"]


def test_space_is_folded_and_kept_between_elements() -> None:
    assert blocks("<p>\n  One \t two\r\n three  <b> four</b> </p>") == ["One two three four"]
    assert blocks("<p>One<b>two</b> <i>three</i></p>") == ["Onetwo three"]


def test_a_word_split_by_tags_is_one_word() -> None:
    assert blocks("<p><font>PRO</font><font size=2>SPEC</font>TUS</p>") == ["PROSPECTUS"]
    assert blocks("<p><b>R</b>ISK <b>F</b>ACTORS</p>") == ["RISK FACTORS"]


def test_an_end_tag_without_a_beginning_parts_nothing() -> None:
    assert blocks("<p>One</div>two</p>") == ["Onetwo"]
    assert blocks("One</td>two") == ["Onetwo"]


def test_headings_and_list_items_are_told() -> None:
    document = read_text(
        "<html><h2>Use of proceeds of this sale</h2><p>We get none.</p><ul><li>One;<li>Two.</ul></html>"
    )
    assert [block.kind for block in document.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
    ]


@pytest.mark.parametrize(
    "words",
    ["<b>Words</b>", "<STRONG>Words</STRONG>", "<span style='font-weight:bold'>Words</span>", "<h3>Words</h3>"],
)
def test_bold_is_counted_in_characters(words: str) -> None:
    read = raw(f"<div>{words}</div><div>Others</div>")
    assert [block.bold for block in read.blocks] == [0 if "<h" in words else 5, 0]
    assert read.blocks[0].heading == ("<h" in words)


def test_light_inside_bold_is_light() -> None:
    read = raw("<p><b>Bold <span style='font-weight:normal'>light</span> bold</b></p>")
    assert read.text == "Bold light bold"
    assert read.blocks[0].bold == len("Bold") + len(" bold")


@pytest.mark.parametrize(
    "tag", ["<center>", "<p align=center>", "<P ALIGN='Center'>", '<div style="text-align: center">']
)
def test_what_is_centred_is_noted(tag: str) -> None:
    read = raw(f"{tag}One</center></p></div><p>Two</p>")
    assert [block.centred for block in read.blocks] == [True, False]


def test_an_unclosed_font_does_no_harm() -> None:
    assert blocks("<P><FONT SIZE=2>One<P><FONT SIZE=2><B>Two</B><P>Three") == ["One", "Two", "Three"]


def test_what_a_cell_leaves_open_ends_with_the_cell() -> None:
    read = raw("<table><tr><td><b>One<td>Two<td align=center>Three</table><p>Four")
    assert read.text == "One\tTwo\tThree\n\nFour"
    assert [(block.bold, block.centred) for block in read.blocks] == [(3, False), (0, False), (0, True), (0, False)]


# Tables ---------------------------------------------------------------------------------------------------------------


def rows(body: str) -> list[list[str]]:
    read = raw(body)
    found: dict[int | None, list[str]] = {}
    for block in read.blocks:
        found.setdefault(block.row, []).append(read.text[block.start : block.end])
    return list(found.values())


def test_the_cells_of_a_row_belong_together() -> None:
    body = "<table><tr><td>A</td><td>B</td></tr><tr><th>C</th><td></td><td>D</td></tr></table>"
    assert rows(body) == [["A", "B"], ["C", "D"]]
    assert raw(body).text == "A\tB\n\nC\tD"


def test_cells_and_rows_need_no_end_tags_nor_upper_or_lower_case() -> None:
    assert rows("<TABLE><TR><TD>A<Td>B<TR><TD>C<TD>D</TABLE>") == [["A", "B"], ["C", "D"]]


def test_a_cell_outside_a_table_is_nothing_and_one_outside_a_row_makes_one() -> None:
    assert blocks("One<td>two<tr>three") == ["Onetwothree"]
    assert rows("<table><td>A<td>B</table>") == [["A", "B"]]


def test_a_nested_table_has_rows_of_its_own() -> None:
    body = "<table><tr><td>A<table><tr><td>x<td>y</table>a<td>B</table>"
    assert [sorted(row) for row in rows(body)] == [["A", "B", "a"], ["x", "y"]]
    assert blocks(body) == ["A", "x", "y", "a", "B"]


def test_text_between_cells_stands_before_the_table_as_in_browsers() -> None:
    body = "<p>Before</p><table><tr><td>A</td>astray</tr><tr><b>too</b><td>B</td></tr></table><p>After</p>"
    read = raw(body)
    assert read.text == "Before\n\nastray\n\ntoo\n\nA\n\nB\n\nAfter"
    for word in read.text.split():
        start, end = read.map.span(read.text.index(word), read.text.index(word) + len(word))
        assert body[start:end] == word


def test_pages_and_pictures_keep_their_place_when_text_is_put_before_a_table() -> None:
    read = raw(
        "<p>One</p><page><table><tr><td>A</td>astray</tr></table><img src=x><hr style='page-break-after:always'>End"
    )
    assert read.text == "One\n\nastray\n\nA\n\nEnd"
    assert [read.text[offset:].split()[0] for offset in read.page_breaks] == ["astray", "End"]
    assert [read.text[offset:].split()[0] for offset in read.pictures] == ["End"]


def test_a_caption_is_a_block_of_its_own() -> None:
    assert rows("<table><caption>Capital</caption><tr><td>A<td>B</table>") == [["Capital"], ["A", "B"]]


# Characters -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("AT&amp;T", "AT&T"),
        ("R&D and M&A", "R&D and M&A"),
        ("&#147;Notes&#148; &#150; the company&#146;s", "“Notes” – the company’s"),
        ("&#x201C;Notes&#X201d;", "“Notes”"),
        ("&sect;5 &copy2012 &eacute", "§5 ©2012 é"),
        ("one&nbsp;two&#160;&#xA0;three&emsp;four", "one two three four"),
        ("&bogus; &; &#; &#x;", "&bogus; &; &#; &#x;"),
        ("5 &lt; 6 < 7", "5 < 6 < 7"),
        ("a\u200bb\ufeffc&#8203;d&zwj;e\u2060f", "abcdef"),
        ("a&shy;b\u00adc", "abc"),
        ("333&shy;183401, 333\u00ad183401, 333&#173;a", "333-183401, 333-183401, 333a"),
        ("&#0000000000000000000036;1", "$1"),
        ("&#99999999999999999999;", "\ufffd"),
        ("x\0y", "xy"),
        ("a\x01b &amp; c", "a\x01b & c"),
    ],
)
def test_characters_are_those_a_reader_sees(written: str, shown: str) -> None:
    assert raw(f"<p>{written}</p>").text == shown


# What is not seen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- hidden -->",
        "<!-- <p>hidden</p> --!>",
        "<!hidden>",
        "<?hidden?>",
        "<script>if (a < b) document.write('<p>hidden</p>')</script>",
        "<STYLE>p {hidden}</STYLE>",
        "<title>hidden</title>",
        '<span style="display:none">hidden</span>',
        '<div STYLE="color:red; Visibility : HIDDEN"><p>hidden</p>hidden</div>',
        "<p hidden>hidden</p>",
        "<table><tr style='display:none'><td>hidden</td></tr></table>",
        "<table style='display:none'><tr><td>hidden<table><tr><td>hidden</table>hidden</table>",
        "<div style='display:none'><p>hidden<p style='display:none'>hidden<p>hidden</div>",
        "<ix:header><ix:hidden><ix:nonNumeric name='a'>hidden</ix:nonNumeric></ix:hidden></ix:header>",
        '<div style="display:none"><ix:header><ix:references></ix:references>hidden</ix:header></div>',
        "<iframe>hidden</iframe>",
    ],
)
def test_what_is_hidden_is_not_read(piece: str) -> None:
    read = raw(f"<p>One</p>{piece}<p>two</p>")
    assert read.text == "One\n\ntwo"
    assert raw(f"on{piece}e").text.replace("\n\n", "") == "one"


def test_what_is_hidden_parts_no_words() -> None:
    assert raw("<div>on<span style='display:none'><p>x<br></p> </span>e").text == "one"


def test_a_hidden_paragraph_ends_where_the_next_begins() -> None:
    assert blocks("<p hidden>One<p>Two") == ["Two"]
    assert blocks("<p hidden>One<div>Two</div>") == ["Two"]


def test_inline_xbrl_is_read_through() -> None:
    body = "<p>Rule 424(b)(<ix:nonNumeric name='dei:x' id=\"f-1\">3</ix:nonNumeric>) <ix:nonFraction/>of</p>"
    assert raw(body).text == "Rule 424(b)(3) of"


def test_a_text_area_and_an_example_are_seen_as_they_are_written() -> None:
    assert blocks("<textarea>a <b> &amp; c</textarea>") == ["a <b> & c"]
    assert blocks("<xmp>a <b> &amp; c</xmp>d") == ["a <b> &amp; c", "d"]
    assert blocks("One<plaintext>a <b>\n</plaintext>") == ["One", "a <b>", "</plaintext>"]


# Pages and pictures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "<PAGE>",
        "<page/>",
        "<hr style='page-break-after:always'>",
        "<p style='page-break-before: always'></p>",
        "<div style='break-after: page'></div>",
        "<div style='page-break-after: always; color: red'>&nbsp;</div>",
        "<P STYLE='PAGE-BREAK-BEFORE: ALWAYS'>",
    ],
)
def test_a_page_ends_where_a_page_break_stands(piece: str) -> None:
    read = raw(f"<p>One</p>{piece}<p>Two</p>")
    assert read.text == "One\n\nTwo"
    assert read.page_breaks == [3]


def test_a_page_break_inside_what_is_hidden_is_none() -> None:
    assert not raw(
        "<p>One</p><div style='display:none'><hr style='page-break-after:always'></div><p>Two</p>"
    ).page_breaks


def test_a_page_breaks_behind_the_element_that_says_so() -> None:
    read = raw("<div style='page-break-after:always'>One</div>Two")
    assert read.page_breaks == [3]


def test_pictures_are_noted_where_they_stand() -> None:
    assert raw("<p>One</p><img src=x><p>Two</p>").pictures == [3]


# Markup that is broken ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('<p title="a > b">One</p>', "One"),
        ("<p title='a > b' align=center>One</p>", "One"),
        ("<p title=a>b>One</p>", "b>One"),
        ('<p a"b>One</p>', "One"),
        ('<p ="a>One</p>', "One"),
        ("<p/align=center/>One</p>", "One"),
        ("a < b <3 c", "a < b <3 c"),
        ("a </> b </ c> d", "a b d"),
        ("One<", "One<"),
        ("One</", "One</"),
        ("One<p class='x", "One"),
        ('One<p title="x>y', "One"),
        ("One<!-- x", "One"),
        ("One<![CDATA[ x ]]>", "One"),
        ("One<!-->two<!--->three", "Onetwothree"),
    ],
)
def test_broken_markup_is_read_as_the_standard_says(body: str, shown: str) -> None:
    assert raw(body).text == shown


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<!-- ", "a comment"),
        ('<a title="', "a tag"),
        ("<script>", "a script"),
        ("</p ", "a tag"),
        ("<title>", "a title"),
    ],
)
def test_markup_that_never_ends_is_said_to_hide_the_rest(markup: str, what: str) -> None:
    body = "<p>One</p>\n" + markup + "words " * 100
    assert raw(body).lost == f"{what} that never ends, in line 2 of the file, hides the rest"
    assert raw(body).text == "One"


def test_markup_longer_than_a_window_is_read_whole() -> None:
    long = "x" * 200_000
    assert blocks(f"<p>One</p><!-- {long} --><p title='{long}'>Two</p><script>{long}</script>{long}<p>Three") == [
        "One",
        "Two",
        long,
        "Three",
    ]


def test_a_window_never_cuts_a_word() -> None:
    words = [f"word{number}" for number in range(30_000)]
    body = "".join(f"<p><b>{word}</b> &amp; <i>{word}</i></p>\n" for word in words)
    assert blocks(body) == [f"{word} & {word}" for word in words]


def test_an_element_that_speaks_late_is_heeded() -> None:
    read = raw(
        "<p><font>a<font color=red>b <font style='font-weight:bold'>c<font>d</font>e</font> f</font>g</font> h</p>"
    )
    assert read.text == "ab cde fg h"
    assert read.blocks[0].bold == len(" cde")
    names = "".join(f"<x{number} style='font-weight:bold'>a</x{number}>b " for number in range(100))
    assert raw(f"<p>{names}</p>").blocks[0].bold == 200 - 1
