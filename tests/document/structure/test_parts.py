"""The supplement, and what stands behind it in the same file."""

from __future__ import annotations

import pytest

from checker.document import Document, read_text
from checker.document.model import PartName

OPENING = (
    "This prospectus supplement relates to the sale of up to 2,000,000 shares of our common stock by their holders."
)
FILLER = "\n\n".join(["The company makes pumps and sells them to water works in several states of the union."] * 60)
SUPPLEMENT = (
    f"PROSPECTUS SUPPLEMENT\n\n(To Prospectus dated May 4, 2020)\n\nElmwood Pumps, Inc.\n\n{OPENING}\n\n{FILLER}\n"
)
REPORT = (
    "UNITED STATES\n\nSECURITIES AND EXCHANGE COMMISSION\n\nWashington, D.C. 20549\n\nFORM {form}\n\n"
    "CURRENT REPORT\n\nPursuant to Section 13 or 15(d)\n\n" + OPENING + "\n"
)
BASE = (
    "PROSPECTUS\n\n$50,000,000\n\nCommon Stock\n\n"
    "We may offer the stock from time to time in one or more offerings of it.\n\n"
    "Neither the Securities and Exchange Commission nor any state securities commission has approved or disapproved of "
    "these securities. Any representation to the contrary is a criminal offense.\n\n" + FILLER
)


def parts(document: Document) -> list[str]:
    return [f"{part.name.value} {part.form}".strip() for part in document.parts]


def test_a_report_with_a_cover_of_its_own_is_an_attachment() -> None:
    document = read_text(SUPPLEMENT + "\f" + REPORT.format(form="8-K"))
    assert parts(document) == ["supplement", "attachment 8-K"]


def test_two_reports_are_two_attachments() -> None:
    document = read_text(SUPPLEMENT + "\f" + REPORT.format(form="8-K") + "\f" + REPORT.format(form="10-Q"))
    assert parts(document) == ["supplement", "attachment 8-K", "attachment 10-Q"]


def test_a_report_that_is_only_spoken_of_is_none() -> None:
    assert parts(read_text(SUPPLEMENT + "We filed a Current Report on Form 8-K with the Commission.\n")) == [
        "supplement"
    ]


def test_a_second_cover_close_behind_the_first_begins_at_the_head_of_a_page() -> None:
    legend = BASE.split("\n\n")[4]
    short = f"PROSPECTUS SUPPLEMENT\n\nElmwood Pumps, Inc.\n\n{OPENING}\n\n"
    assert parts(read_text(f"{short}{legend}\n\f{BASE}")) == ["supplement", "base prospectus"]
    assert parts(read_text(f"{short}{legend}\n\n{BASE}")) == ["supplement"]
    assert parts(read_text(f"{short}\n\f{BASE}")) == ["supplement"]


def test_a_second_cover_with_a_legend_begins_the_base_prospectus() -> None:
    document = read_text(SUPPLEMENT + "\f" + BASE)
    assert parts(document) == ["supplement", "base prospectus"]
    legend = document.text.index("Neither the Securities")
    assert next(document.part(PartName.BASE_PROSPECTUS)).span.start < legend


def test_the_word_prospectus_in_the_contents_begins_nothing() -> None:
    entries = "\n\n".join(
        f"{title} {page}" for page, title in enumerate("Summary Risks Holders Experts Counsel".split(), 1)
    )
    document = read_text(f"{SUPPLEMENT}\fTABLE OF CONTENTS\n\nPROSPECTUS\n\n{entries}\n\n{FILLER}")
    assert parts(document) == ["supplement"]


def test_an_annex_has_its_title_at_the_head_of_a_page() -> None:
    document = read_text(f"{SUPPLEMENT}\fANNEX A\n\nFORM OF NOTICE\n\n{FILLER}")
    assert parts(document) == ["supplement", "annex"]


def test_an_annex_that_is_spoken_of_in_the_text_is_none() -> None:
    assert parts(read_text(f"{SUPPLEMENT}\n\nAnnex A\n\n{FILLER}\f{FILLER}")) == ["supplement"]


def test_a_report_behind_its_annex_page_is_an_attachment() -> None:
    document = read_text(SUPPLEMENT + "\fANNEX A\n\n" + REPORT.format(form="10-Q"))
    assert parts(document)[0] == "supplement"
    assert parts(document)[-1] == "attachment 10-Q"
    annex = document.text.index("ANNEX A")
    assert not next(document.part(PartName.SUPPLEMENT)).span.end > annex


def test_parts_cover_the_text_without_a_hole() -> None:
    document = read_text(SUPPLEMENT + "\f" + BASE + "\f" + REPORT.format(form="8-K"))
    ends = [part.span.end for part in document.parts]
    assert [part.span.start for part in document.parts] == [0, *ends[:-1]]
    assert ends[-1] == len(document.text)


@pytest.mark.parametrize(
    "head",
    [
        "U.S. SECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\n\nFORM 8-K\n\nCURRENT REPORT",
        "UNITED STATES SECURITIES AND EXCHANGE COMMISSION Washington, D. C. 20549\n\nForm 8-K",
        "United States\nSecurities & Exchange Commission\nWashington, DC\nFORM 8-K\n\nCurrent Report",
        "FORM 8-K\n\nCURRENT REPORT\n\nPursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934",
        "FORM 8K\nCURRENT REPORT UNDER SECTION 13 OR 15(D)",
    ],
)
def test_a_report_is_known_by_the_head_of_its_cover(head: str) -> None:
    document = read_text(f"{SUPPLEMENT}\f{head}\n\n{OPENING}\n")
    assert parts(document) == ["supplement", "attachment 8-K"]


def test_a_report_says_where_it_states_its_form() -> None:
    document = read_text(f"{SUPPLEMENT}\fU.S. SECURITIES AND EXCHANGE COMMISSION\n\nForm 10-Q/A\n\n{OPENING}\n")
    (part,) = document.part(PartName.ATTACHMENT)
    assert part.form == "10-Q/A"
    assert part.stated is not None
    assert document.quote(part.stated) == "Form 10-Q/A"


@pytest.mark.parametrize(
    "words",
    [
        "Form 10-K\n\nour annual report for 2019, and all reports pursuant to Section 13(a)",
        "The Securities and Exchange Commission has a website.\n\nForm 8-K",
        "Securities and Exchange Commission filing fee\n\nForm 8-K filing",
    ],
)
def test_what_only_resembles_the_head_of_a_report_begins_none(words: str) -> None:
    assert parts(read_text(f"{SUPPLEMENT}\n{words}\n\n{FILLER}\n")) == ["supplement"]


def test_a_base_prospectus_is_known_by_any_wording_of_its_legend() -> None:
    legend = "The SEC and state regulators have not approved or disapproved of these securities."
    base = BASE.replace(BASE[BASE.index("Neither") : BASE.index("Any representation")], legend + " ")
    assert parts(read_text(SUPPLEMENT + "\f" + base)) == ["supplement", "base prospectus"]


@pytest.mark.parametrize("title", ["P R O S P E C T U S", "BASE PROSPECTUS", "Short Form Base Shelf Prospectus"])
def test_a_base_prospectus_is_known_by_any_form_of_its_title(title: str) -> None:
    assert parts(read_text(SUPPLEMENT + "\f" + BASE.replace("PROSPECTUS", title, 1))) == [
        "supplement",
        "base prospectus",
    ]
