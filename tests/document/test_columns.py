"""Captions of plain text in two columns are read down, not across."""

from __future__ import annotations

import pytest

from checker.document import read_text

WRAPPED = """\
PROSPECTUS SUPPLEMENT                      Filed pursuant to Rule
(To Prospectus dated November              424(b)(3)
27, 2000)                                  Registration No. 333-170305
"""
FULL = """\
Pricing Supplement                   Filed Pursuant to Rule
(To Prospectus Dated September 11,   424(b)(2)
2001 and Prospectus Supplement dated Registration No. 333-170305
May 3, 2002)
"""
MIRRORED = """\
Rule 424(b)(5)                       PROSPECTUS SUPPLEMENT
File No. 333-170305                  (To Prospectus dated
                                     May 3, 2002)
"""
BODY = "\nELMWOOD PUMPS, INC.\n\nWe are offering 2,000,000 shares of our common stock by this prospectus supplement.\n"


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (WRAPPED, "PROSPECTUS SUPPLEMENT (To Prospectus dated November 27, 2000) Filed pursuant to Rule 424(b)(3) Reg"),
        (
            FULL,
            "Pricing Supplement (To Prospectus Dated September 11, 2001 and Prospectus Supplement dated May 3, 2002) F",
        ),
        (
            MIRRORED,
            "Rule 424(b)(5) File No. 333-170305 PROSPECTUS SUPPLEMENT (To Prospectus dated May 3, 2002) ELMWOOD",
        ),
    ],
)
def test_each_column_is_read_for_itself(caption: str, expected: str) -> None:
    document = read_text(caption + BODY)
    assert " ".join(document.text.split()).startswith(expected)


@pytest.mark.parametrize("caption", [WRAPPED, FULL, MIRRORED])
def test_every_word_keeps_its_place_in_the_source(caption: str) -> None:
    document = read_text(caption + BODY)
    for block in document.blocks:
        for word in document.text[block.span.start : block.span.end].split():
            begin = document.text.index(word, block.span.start)
            start, end = document.map.span(begin, begin + len(word))
            assert document.source.text[start:end] == word


@pytest.mark.parametrize(
    "text",
    [
        "Prospectus      Page       Registration\nSummary         1          No. 333-170305\n",
        "Date of prospectus      NAV per share\nMay 3, 2002             $12.49\nMay 4, 2002             $12.50\n",
        "This prospectus is filed under Rule 424(b)(3).   It has\none gap and no columns, Registration No. 1.\n",
    ],
)
def test_what_is_no_caption_is_read_across(text: str) -> None:
    assert " ".join(read_text(text + BODY).text.split()).startswith(" ".join(text.split()))
