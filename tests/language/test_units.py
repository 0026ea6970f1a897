"""Places and units: what a condition speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.document import read_text
from checker.document.model import Span
from checker.language.units import UNIT_NAMES, DocumentUnits

if TYPE_CHECKING:
    from tests.language.conftest import Bench

PAGE = """<html><body><p style="text-align:center"><b>Example Corp.</b><br>Common Stock</p>
<p>This is the first sentence of a paragraph. This is the second, in which nothing is sold.</p>
<p><b>USE OF PROCEEDS</b></p><p>We keep the proceeds. All of them.</p>
<p><b>PLAN OF DISTRIBUTION</b></p><p>The holders sell.</p>
<ul><li>by day, or</li><li>by night.</li></ul>
<table><tr><td>Price</td><td>$1</td></tr><tr><td>Shares</td><td>2</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("heading", ["USE OF PROCEEDS", "PLAN OF DISTRIBUTION"]),
        ("list item", ["by day, or", "by night."]),
        ("table row", ["Price $1", "Shares 2"]),
    ],
)
def test_units_are_what_a_reader_takes_them_for(unit: str, expected: list[str], bench: Bench) -> None:
    found = [str(value) for value in bench.values(f"every {unit} in document", PAGE)]
    assert [words for words in expected if words not in found] == []


def test_sentences_end_where_they_end(bench: Bench) -> None:
    found = bench.values('every sentence in document that has "is the"', PAGE)
    assert found == ["This is the first sentence of a paragraph.", "This is the second, in which nothing is sold."]


def test_lines_are_those_that_are_seen(bench: Bench) -> None:
    assert bench.values('every line in document that is "(example corp. | common stock)"', PAGE) == [
        "Example Corp.",
        "Common Stock",
    ]


def test_a_line_that_breaks_off_is_one_line_with_the_next(bench: Bench) -> None:
    text = "We attach our Quarterly Report on Form 10-Q, which we filed with the Commission on\nMay 20, 2015."
    assert bench.values('every line in document that is "{date} [.]"', text) == []
    assert bench.values('every line in document that ends with "{date} [.]"', text) == [" ".join(text.split())]


@pytest.mark.parametrize(
    "title",
    [
        "(To Prospectus dated May 2, 2020<br>and Supplement No. 3<br>dated August 7, 2020)",
        "Notes Linked to the Index<br>due 2024",
        "Notes due June<br>30, 2024",
    ],
)
def test_a_title_broken_over_lines_is_one_line(title: str, bench: Bench) -> None:
    text = " ".join(title.replace("<br>", " ").split())
    assert bench.values("every line in document", f"<p>Up to $20<br>{title}<br>Example Corp.</p>") == [
        "Up to $20",
        text,
        "Example Corp.",
    ]


@pytest.mark.parametrize("plural", UNIT_NAMES)
def test_units_lie_in_order_inside_the_text(plural: str) -> None:
    document = read_text(PAGE)
    spans = DocumentUnits(document).of(plural.removesuffix("s"))
    assert list(spans) == sorted(spans)
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)


def test_units_within_a_place_lie_wholly_inside() -> None:
    document = read_text("One two. Three four. Five six.")
    units = DocumentUnits(document)
    every = units.of("sentence")
    assert len(every) == 3
    assert list(units.within("sentence", Span(every[0].start + 1, every[2].end - 1))) == [every[1]]


def test_a_section_reaches_to_the_next_heading(bench: Bench) -> None:
    assert bench.truth('section "use of proceeds" has "keep the proceeds"', PAGE) is True
    assert bench.truth('section "use of proceeds" has "holders sell"', PAGE) is False
    assert bench.truth('section "proceeds" has "all of them"', PAGE) is True
    assert bench.truth('section "dilution" exists', PAGE) is False
    assert bench.truth('some sentence in section "plan of distribution" has "holders"', PAGE) is True


def test_filters_keep_what_fulfils_all_of_them(bench: Bench) -> None:
    one = 'every sentence in document that has "proceeds" but has no "keep"'
    assert bench.values(one, PAGE) == ["USE OF PROCEEDS"]
    assert bench.truth('exactly 1 sentence in document that has "the" but has "proceeds" exists', PAGE) is True


def test_the_units_of_units(bench: Bench) -> None:
    nested = 'every sentence in (paragraphs in document that have "second")'
    assert len(bench.values(nested, PAGE)) == 2


@pytest.mark.parametrize(("which", "expected"), [("first", "USE OF PROCEEDS"), ("last", "PLAN OF DISTRIBUTION")])
def test_first_and_last(which: str, expected: str, bench: Bench) -> None:
    assert bench.values(f'{which} heading in document that has "of"', PAGE) == [expected]


def test_a_capture_beside_a_phrase(bench: Bench) -> None:
    text = "dated May 1, 2012 and June 2, 2012 (the record date). Then July 3, 2012."
    assert bench.values('every {date} in document after "dated"', text) == ["2012-05-01"]
    assert bench.values(r'every {date} in document before "\(the record date\)"', text) == ["2012-06-02"]
    assert bench.values("last {date} in document", text) == ["2012-07-03"]


SUBMISSION = """<SEC-DOCUMENT>0000000000-12-000001.txt : 20120904
<SEC-HEADER>0000000000-12-000001.hdr.sgml : 20120904
ACCESSION NUMBER:		0000000000-12-000001
CONFORMED SUBMISSION TYPE:	424B3
FILED AS OF DATE:		20120904
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			EXAMPLE CORP
	FILING VALUES:
		FORM TYPE:		424B3
		SEC ACT:		1933 Act
		SEC FILE NUMBER:	333-183401
</SEC-HEADER>
<DOCUMENT>
<TYPE>424B3
<TEXT>
Registration No. 333-183402 of Example Corp.
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


@pytest.mark.parametrize(
    ("line", "value"),
    [("form", "424B3"), ("file_number", "333-183401"), ("registrant", "EXAMPLE CORP"), ("filed", "2012-09-04")],
)
def test_header_lines_have_values(line: str, value: str, bench: Bench) -> None:
    assert value in bench.values(f"header line {line}", SUBMISSION)


def test_the_header_is_no_part_of_the_prose(bench: Bench) -> None:
    assert bench.truth('document has "333-183402"', SUBMISSION) is True
    assert bench.truth('document has "333-183401"', SUBMISSION) is False
    assert bench.truth("header line filed is after 2012-09-03", SUBMISSION) is True
