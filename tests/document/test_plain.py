"""Plain text: hard-wrapped ASCII of the 1990s, files of one line a paragraph, Markdown's marks, pages and columns."""

from __future__ import annotations

import pytest

from checker.document import read_text
from checker.document.build import Builder, Raw
from checker.document.model import BlockKind
from checker.document.plain import line_width, read_plain

WRAPPED = """\
     This prospectus supplement relates to the offer and sale from time to
time of up to 4,000,000 shares of our common stock by the selling holders
named in the prospectus.  We will not receive any proceeds of such sales.

     The shares trade on the exchange under the symbol "BHRB" and have done
so since May 2, 1996.
"""


def raw(text: str) -> Raw:
    builder = Builder()
    read_plain(text, builder)
    return builder.finish(text)


def blocks(text: str) -> list[str]:
    read = raw(text)
    return [" ".join(read.text[block.start : block.end].split()) for block in read.blocks]


def rows(text: str) -> list[list[str]]:
    read = raw(text)
    found: dict[int, list[str]] = {}
    for block in read.blocks:
        if block.row is not None:
            found.setdefault(block.row, []).append(read.text[block.start : block.end])
    return list(found.values())


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    found = blocks(WRAPPED)
    assert len(found) == 2
    assert found[0].startswith("This prospectus supplement")
    assert found[0].endswith("such sales.")
    assert found[1].endswith("since May 2, 1996.")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_end_as_on_any_machine(end: str) -> None:
    assert blocks(WRAPPED.replace("\n", end)) == blocks(WRAPPED)


def test_a_line_ends_nothing_where_only_the_next_word_did_not_fit() -> None:
    assert raw(WRAPPED).text.count("\n") == len("\n\n")


BROKEN = (
    "(To Prospectus dated May 2, 1996, as\nsupplemented by Prospectus Supplement\nNo. 1 dated June 3, 1996, "
    "Prospectus\nSupplement No. 2 dated July 5, 1996)"
)


@pytest.mark.parametrize(
    "title",
    [
        BROKEN,
        "   Trigger Notes Linked to the Common Stock\n        of Quarry Lane Corp. due 2018",
        "   Buffered Notes due June\n       30, 2018",
        "   Buffered Notes due June 30,\n       2018",
        "   1,400,000 Common Units Representing Limited Partner Interests in\n                    Example Pipelines",
        "       Registration No.\n             33-50610",
    ],
)
@pytest.mark.parametrize("indent", ["", "                    "])
def test_a_title_that_goes_on_in_the_next_line_is_one(title: str, indent: str) -> None:
    text = "\n".join(indent + line for line in title.split("\n"))
    assert " ".join(title.split()) in blocks(f"PROSPECTUS\n\n{text}\n\n{WRAPPED}")


@pytest.mark.parametrize(
    "caption",
    [
        "                    Example Robotics, Inc.\n                      1,000,000 Shares",
        "                    EXAMPLE ROBOTICS OF THE WEST\n                 (To Prospectus dated May 2, 1996)",
        "                              Registration No. 333-1834\n                    PROSPECTUS",
        "PRELIMINARY PROSPECTUS SUPPLEMENT, DATED AS OF JUNE 23, 1996\n(To Prospectus dated June 23, 1996)",
    ],
)
def test_lines_of_a_caption_stand_alone(caption: str) -> None:
    assert [line.strip() for line in caption.split("\n")] == blocks(f"{caption}\n\n{WRAPPED}")[:2]


def test_ligatures_are_their_letters() -> None:
    read = raw("The o\ufb03ce of the \ufb01rst \ufb02 \ufb02oor")
    assert read.text == "The office of the first fl floor"
    assert [read.map.span(place, place + 1) for place in (5, 6, 7, 8)] == [(5, 6)] * 3 + [(6, 7)]


def test_lines_that_are_not_full_stand_alone() -> None:
    caption = "Filed Pursuant to Rule 424(b)(3)\nRegistration No. 333-1834\n\n" + WRAPPED
    assert blocks(caption)[:2] == ["Filed Pursuant to Rule 424(b)(3)", "Registration No. 333-1834"]


def test_a_file_of_long_lines_has_a_paragraph_a_line() -> None:
    paragraph = "One paragraph of many words that goes on and on, " * 12
    assert len(blocks(f"{paragraph}\n{paragraph}\nEnd\n")) == 3


@pytest.mark.parametrize(
    ("text", "width"),
    [(WRAPPED, 73), ("short\nlines\nonly\n", 0), ("x" * 400, 0), ("", 0)],
)
def test_the_width_is_that_of_the_lines_that_are_full(text: str, width: int) -> None:
    assert abs(line_width(text) - width) <= 2


@pytest.mark.parametrize("mark", ["<PAGE>", "<PAGE>     12", "  <page>  ", "\f", "<PAGE>\f"])
def test_pages_end_at_page_marks_and_form_feeds(mark: str) -> None:
    read = raw(f"One\n{mark}\nTwo\n")
    assert read.text == "One\n\nTwo"
    assert read.page_breaks == [3]


def test_a_page_break_ends_a_paragraph() -> None:
    assert len(raw(WRAPPED.replace("named in", "\fnamed in")).blocks) == 3


def test_columns_are_told_by_wide_gaps_tabs_and_bars() -> None:
    text = "Per Note          99.5%          $1.00\nTotal\t$500\nOne | two | three\n"
    assert rows(text) == [["Per Note", "99.5%", "$1.00"], ["Total", "$500"], ["One", "two", "three"]]
    assert raw("Per Note          99.5%").text == "Per Note\t99.5%"


def test_rows_of_columns_are_not_joined_however_full_their_lines_are() -> None:
    line = "Underwriting discounts and commissions           $1,000,000      $12,345\n"
    assert rows(WRAPPED + "\n" + line + line) == 2 * [
        ["Underwriting discounts and commissions", "$1,000,000", "$12,345"]
    ]


@pytest.mark.parametrize(
    "line", ["<TABLE>", "<CAPTION>", "<S>            <C>        <C>", "</TABLE>", "<table>", "<s> <c>"]
)
def test_the_marks_of_tables_are_no_text(line: str) -> None:
    assert blocks(f"One\n{line}\nTwo\n") == ["One", "Two"]


@pytest.mark.parametrize("line", ["----------", "  =====  =======", "* * * * *", "- - - - -", "_____     _____"])
def test_rules_are_no_text(line: str) -> None:
    assert blocks(f"One\n{line}\nTwo\n") == ["One", "Two"]


def test_marks_of_markdown_are_no_text() -> None:
    read = raw("# Use of Proceeds\n\nUp to \\$5,000 of **common stock** and 5 * 3 \\* 2\n\n- one\n- two\n")
    assert read.text == "Use of Proceeds\n\nUp to $5,000 of common stock and 5 * 3 * 2\n\n- one\n\n- two"
    assert [block.heading for block in read.blocks] == [True, False, False, False]
    assert [block.item > 0 for block in read.blocks] == [False, False, True, True]
    assert read.blocks[1].bold == len(" common stock")


def test_a_bullet_begins_an_item_and_its_further_lines_belong_to_it() -> None:
    text = (
        WRAPPED
        + "\n(1) our annual report for the year ended December 31, 1995, as it was\namended;\n(2) our reports.\n"
    )
    document = read_text(text)
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [" ".join(document.text[item.span.start : item.span.end].split()) for item in items] == [
        "(1) our annual report for the year ended December 31, 1995, as it was amended;",
        "(2) our reports.",
    ]


def test_an_indented_line_is_centred() -> None:
    assert [block.centred for block in raw("                    PROSPECTUS\n\nWords\n").blocks] == [True, False]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u200bb\u2060c", "abc"),
        ("\ufeffWords", "Words"),
        ("333\u00ad183401 a\u00adb", "333-183401 ab"),
        ("one\u00a0two\u2003three", "one two three"),
        ("x\0y", "xy"),
        ("AT&amp;T <b>", "AT&amp;T <b>"),
    ],
)
def test_characters_are_those_a_reader_sees(written: str, shown: str) -> None:
    assert raw(written).text == shown
