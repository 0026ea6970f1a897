"""What stands behind a cover: contents, sections, pages, a base prospectus, attached reports."""

from __future__ import annotations

from datetime import timedelta

from cover import said_date
from draw import Dice, spelt
from model import Block, Deal

FILLER = (
    "We design, manufacture and sell products to customers in {North America|forty countries|the United States and Europe}, and we compete with companies that have greater resources than we do.",
    "Our revenue for the {six|nine} months ended «d» was $«m» million, compared with $«n» million for the same period of the prior year.",
    "If we cannot obtain financing on acceptable terms, we may have to delay, reduce or end some of our programs, and the market price of our securities could fall.",
    "The loss of any member of our management could {harm|materially harm} our business, because there is strong competition for people with their experience.",
    "Our charter permits our board of directors to issue preferred stock without further action by stockholders, which could make a takeover more difficult.",
    "We have never declared or paid cash dividends on our capital stock and do not expect to do so in the foreseeable future.",
    "On «d», we entered into a credit agreement with a group of lenders that provides for borrowings of up to $«m» million.",
    "This document contains forward-looking statements. Words such as “may,” “will,” “expect” and “believe” identify them, and actual results may differ.",
)
SECTIONS = (
    "SUMMARY",
    "RISK FACTORS",
    "USE OF PROCEEDS",
    "DILUTION",
    "DESCRIPTION OF CAPITAL STOCK",
    "PLAN OF DISTRIBUTION",
    "LEGAL MATTERS",
    "EXPERTS",
)


def filler(deal: Deal, count: int) -> list[Block]:
    """Return paragraphs of running text."""
    dice = deal.dice
    return [
        Block(
            "p",
            dice.spin(
                dice.pick(FILLER),
                d=spelt(deal.base - timedelta(days=dice.number(30, 300))),
                m=dice.number(2, 90),
                n=dice.number(2, 90),
            ),
        )
        for _ in range(count)
    ]


def contents(deal: Deal, sections: list[str], prefix: str, with_base: bool) -> list[Block]:
    """Return a table of contents."""
    dice, page = deal.dice, 1
    rows: list[tuple[str, ...]] = []
    if with_base:
        rows.append((f"{deal.document.title()}", "Page" if dice.chance(0.5) else ""))
    for section in sections:
        rows.append((section if dice.chance(0.5) else section.title(), f"{prefix}{page}"))
        page += dice.number(1, 9)
    if with_base:
        rows.append(("Prospectus", ""))
        rows += [
            (name.title(), str(number))
            for name, number in (
                ("ABOUT THIS PROSPECTUS", 1),
                ("RISK FACTORS", 2),
                ("USE OF PROCEEDS", 5),
                ("LEGAL MATTERS", 14),
            )
        ]
    return [Block("head", dice.pick(["TABLE OF CONTENTS", "Table of Contents"])), Block("toc", rows=tuple(rows))]


def sections(deal: Deal, names: list[str], prefix: str) -> list[Block]:
    """Return sections with their pages."""
    blocks, page = [], 1
    for name in names:
        blocks += [Block("head", name), *filler(deal, deal.dice.number(3, 7)), Block("page", label=f"{prefix}{page}")]
        page += 1
    return blocks


def base_prospectus(deal: Deal) -> list[Block]:
    """Return the base prospectus that follows a takedown in the same file: a cover of its own, to be left alone."""
    dice = deal.dice
    blocks = [Block(dice.pick(["left", "centre"]), "PROSPECTUS")]
    if dice.chance(0.8):
        blocks.append(Block("centre", deal.names[0].upper()))
    blocks += [
        Block("centre", dice.pick(["$500,000,000", "$1,000,000,000", "$75,000,000"])),
        *(
            Block("centre", name)
            for name in ("Common Stock", "Preferred Stock", "Debt Securities", "Warrants", "Units")[: dice.number(2, 5)]
        ),
        Block(
            "p",
            "We may offer and sell, from time to time in one or more offerings, any combination of the securities described in this prospectus. We will provide the specific terms in supplements to this prospectus.",
        ),
        Block("p", "Investing in our securities involves risks. See “Risk Factors” on page 2 of this prospectus."),
        Block(
            "p",
            "Neither the Securities and Exchange Commission nor any state securities commission has approved or disapproved of these securities or determined if this prospectus is truthful or complete. Any representation to the contrary is a criminal offense.",
        ),
        Block("centre", f"The date of this prospectus is {said_date(deal, deal.base)}."),
        Block("page"),
        Block("head", "TABLE OF CONTENTS"),
        Block("toc", rows=(("About This Prospectus", "1"), ("Risk Factors", "2"), ("Use of Proceeds", "5"))),
        Block("page", label="i"),
        Block("head", "ABOUT THIS PROSPECTUS"),
        *filler(deal, 1),
        Block("page", label="1"),
        Block("head", "RISK FACTORS"),
        *filler(deal, 2),
        Block("page", label="2"),
    ]
    return blocks


COMMISSION = (
    "UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION", "UNITED STATES SECURITIES AND EXCHANGE COMMISSION", "SECURITIES AND EXCHANGE COMMISSION",
    "U.S. SECURITIES AND EXCHANGE COMMISSION", "United States\nSecurities and Exchange Commission",
)  # fmt: skip
REPORT_TITLES = {
    "8-K": "CURRENT REPORT",
    "10-Q": "QUARTERLY REPORT",
    "10-K": "ANNUAL REPORT",
    "6-K": "REPORT OF FOREIGN PRIVATE ISSUER",
    "8-K/A": "CURRENT REPORT",
}


def attached(deal: Deal, form: str) -> list[Block]:
    """Return an attached report with the cover such reports have, its blanks and boxes included."""
    dice = deal.dice
    day = spelt(deal.own - timedelta(days=dice.number(0, 3)))
    pursuant = "PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934"
    title = REPORT_TITLES[form]
    washington = dice.pick(["Washington, D.C. 20549", "WASHINGTON, DC 20549", "Washington, D. C. 20549"])
    named = dice.pick([f"FORM {form}", f"FORM {form}", f"Form {form}", f"FORM{chr(160)}{form}"])
    commission = dice.pick(COMMISSION)
    apart = [Block("centre", commission), Block("centre", washington), Block("centre", named)]
    together = [Block("centre", f"{commission}\n{washington}"), Block("centre", named)]
    blocks = dice.pick([apart, apart, together, [Block("centre", f"{commission}\n{washington}\n\n{named}")]])
    if form in {"10-Q", "10-K"}:
        span = "QUARTERLY" if form == "10-Q" else "ANNUAL"
        ended = f"For the {'quarterly period' if form == '10-Q' else 'fiscal year'} ended {spelt(deal.own - timedelta(days=50))}"
        blocks += [
            Block("p", f"{dice.pick(['☒', '[X]', '(X)', 'x', 'þ'])} {span} REPORT {pursuant}"),
            Block("centre", ended),
            Block("p", f"{dice.pick(['☐', '[ ]', '( )', '¨', 'o'])} TRANSITION REPORT {pursuant}"),
            Block("centre", "For the transition period from ____________ to ____________"),
        ]
    else:
        blocks += [
            Block("centre", title),
            Block("centre", pursuant.title() if dice.chance(0.4) else pursuant),
            Block(
                "centre",
                dice.pick(
                    [
                        f"Date of Report (Date of earliest event reported): {day}",
                        f"{day}\nDate of Report (Date of earliest event reported)",
                    ]
                ),
            ),
        ]
    blocks += [
        Block(
            "centre",
            dice.pick(
                [
                    f"Commission File Number: 001-{dice.number(11111, 39999)}",
                    f"Commission file number 000-{dice.number(11111, 49999)}",
                ]
            ),
        ),
        Block("centre", deal.names[0].upper()),
        Block("centre", "(Exact name of registrant as specified in its charter)"),
        Block(
            "table",
            rows=(
                ("Delaware", "001-31219", "04-3512883"),
                (
                    "(State or other jurisdiction of incorporation)",
                    "(Commission File Number)",
                    "(IRS Employer Identification No.)",
                ),
            ),
        ),
        Block(
            "p",
            "Check the appropriate box below if the Form 8-K filing is intended to simultaneously satisfy the filing obligation of the registrant:",
        ),
        Block(
            "p",
            f"{dice.pick(['☐', '[ ]', '¨', 'o'])} Written communications pursuant to Rule 425 under the Securities Act (17 CFR 230.425)",
        ),
        Block("page"),
    ]
    item = "Item 8.01 Other Events." if form.startswith("8-K") else "PART I. FINANCIAL INFORMATION"
    blocks += [
        Block("head", item),
        *filler(deal, 3),
        Block("head", "SIGNATURES"),
        Block(
            "p",
            "Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed on its behalf by the undersigned hereunto duly authorized.",
        ),
    ]
    blocks += [Block("p", f"Date: {day}"), Block("p", "By: /s/ Jordan A. Merriweather   ______________________")]
    return blocks


def gap(dice: Dice) -> str:
    """Return a sentence with a gap that a final document must not have."""
    return dice.pick(
        [
            "We estimate that the net proceeds from this offering will be approximately $[●] million.",
            "The closing of the offering is expected to occur on or about [•], subject to customary conditions.",
            "We expect to use the proceeds over the next ____ months.",
            "Each warrant has an exercise price of $ per share and expires five years after issuance.",
            "The agreement was signed on [date] and expires one year later.",
            "The aggregate purchase price was $[ ] and was paid in cash.",
            "As of [__________], there were 12,403,118 shares outstanding.",
            "The offices are leased until TBD.",
            "[NTD: counsel to confirm the number of holders of record.]",
            "We sold $____ of our senior notes in the quarter.",
            "There were [___] holders of record of our common stock.",
            "We had $XX million of cash at the end of the quarter.",
        ]
    )
