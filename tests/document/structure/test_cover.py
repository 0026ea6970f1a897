"""The caption: what stands on the cover above its opening paragraph."""

from __future__ import annotations

import pytest

from checker.document import Document, read_text

OPENING = (
    "We are offering 2,000,000 shares of our common stock to the public at the price that is shown below, and we hope "
    "to deliver them within three business days."
)
TITLE = "PROSPECTUS SUPPLEMENT\n(To Prospectus dated May 4, 2020)\n\nElmwood Pumps, Inc.\n\n2,000,000 Shares"
HERRING = (
    "The information in this preliminary prospectus supplement is not complete and may be changed. This is not an\n"
    "offer to sell these securities in any state where the offer is not permitted."
)
NOTE = (
    "(1) Calculated in accordance with Rule 457(r) of the Securities Act of 1933. The fee was paid in advance when the "
    "registration statement was filed, and no further fee is due on this offering."
)


def caption(document: Document) -> str:
    return document.quote(document.caption)


def test_the_caption_ends_at_the_opening_paragraph() -> None:
    document = read_text(f"{TITLE}\n\n{OPENING}\n\nSee Risk Factors.")
    assert (
        caption(document)
        == "PROSPECTUS SUPPLEMENT (To Prospectus dated May 4, 2020) Elmwood Pumps, Inc. 2,000,000 Shares"
    )


@pytest.mark.parametrize("before", [HERRING, NOTE, f"CALCULATION OF REGISTRATION FEE\n\n{NOTE}\n\n{NOTE}"])
def test_prose_above_the_title_does_not_end_the_caption(before: str) -> None:
    document = read_text(f"Filed Pursuant to Rule 424(b)(5)\n\n{before}\n\n{TITLE}\n\n{OPENING}\n")
    assert caption(document).endswith("2,000,000 Shares")


LIST = ", ".join(f"Prospectus Supplement No. {number} dated June {number}, 2020" for number in range(1, 6))


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Filed Pursuant to Rule 424(b)(5)", f"PROSPECTUS SUPPLEMENT\n\n(To Prospectus dated May 4, 2020, {LIST})"),
        ("Filed Pursuant to Rule 424(b)(5)", f"PROSPECTUS SUPPLEMENT\n\nTo Prospectus dated May 4, 2020, {LIST}"),
        (
            "Filed pursuant to Rule 424(b)(3) under the Securities Act of 1933, as amended. Registration No.",
            "FINAL PROSPECTUS",
        ),
    ],
)
def test_what_names_the_rule_and_the_prospectus_is_no_opening_paragraph(before: str, title: str) -> None:
    document = read_text(f"{before}\n\n{title}\n\nElmwood Pumps, Inc.\n\n{OPENING}\n\nSee Risk Factors.")
    assert caption(document).endswith("Elmwood Pumps, Inc.")


def test_a_title_behind_the_legend_is_not_the_documents() -> None:
    legend = (
        "The SEC has not approved or disapproved of these securities or determined that this prospectus is complete."
    )
    document = read_text(f"Filed Pursuant to Rule 424(b)(5)\n\n{OPENING}\n\n{legend}\n\nPROSPECTUS\n\n{OPENING}\n")
    assert caption(document) == "Filed Pursuant to Rule 424(b)(5)"
