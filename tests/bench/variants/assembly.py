"""What the kinds share: amounts and dates in running text, covers, what follows a shelf supplement."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from body import base_prospectus, contents, gap, sections
from clauses import legend, market, pointer, proceeds
from cover import caption, date_line, said_date
from model import Block, Deal

from reports import incorporation

RED = "The information in this «k» is not complete and may be changed. {This «k» is not an offer to sell these securities and is not soliciting an offer to buy these securities in any {state|jurisdiction} where the offer or sale is not permitted.|We may not sell these securities until a final prospectus supplement is delivered. This preliminary «k» is not an offer to sell these securities, nor a solicitation of an offer to buy them, where the offer or sale is not permitted.}"


def amount_in_text(deal: Deal) -> str:
    """Return the amount for running text, with two digits exchanged where that is the defect."""
    if deal.planted("offering/amount"):
        return ""
    if not deal.planted("offering/amount-consistent"):
        return deal.amount
    digits = [place for place, sign in enumerate(deal.amount) if sign.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if deal.amount[a] != deal.amount[b] and a > 0]
    first, second = pairs[0]
    signs = list(deal.amount)
    signs[first], signs[second] = signs[second], signs[first]
    return "".join(signs)


def base_in_text(deal: Deal) -> str:
    """Return the base prospectus's date for running text, or another one where that is the defect."""
    return said_date(deal, deal.base + timedelta(days=4) if deal.planted("base/date-consistent") else deal.base)


def issuer(deal: Deal) -> str:
    """Return how running text names the issuer."""
    return (
        deal.dice.pick(["our company", "the Company"])
        if deal.planted("cover/registrant") or deal.logo
        else deal.names[0]
    )


def ending(deal: Deal) -> list[Block]:
    """Return the date line at the foot of a cover."""
    line = date_line(deal) if deal.dated_below or deal.planted("cover/own-date-consistent") or deal.preliminary else ""
    return [Block(deal.dice.pick(["centre", "centre", "left", "p"]), line)] if line else []


def shuffled(deal: Deal, *groups: list[Block]) -> list[Block]:
    """Put groups into a drawn order."""
    order = list(groups)
    deal.dice.random.shuffle(order)
    return [block for group in order for block in group]


def cover_page(deal: Deal, opening: str) -> list[Block]:
    """Return a full cover."""
    red = (
        [Block("p", deal.dice.spin(RED, k=deal.document if deal.supplement else "prospectus"))]
        if deal.preliminary
        else []
    )
    before, after = (red, []) if deal.dice.chance(0.5) else ([], red)
    return [
        *before,
        *caption(deal),
        Block("p", opening),
        *after,
        *market(deal),
        *(proceeds(deal) if deal.kind == "resale" else []),
        *pointer(deal),
        *legend(deal),
        *ending(deal),
        Block("page"),
    ]


def tail(deal: Deal) -> list[Block]:
    """Return the last section, with a gap where that is the defect."""
    return [
        Block("head", "LEGAL MATTERS"),
        Block("p", "The validity of the securities will be passed upon for us by Whitlow & Crane LLP."),
        *([Block("p", gap(deal.dice))] if deal.planted("hygiene/placeholders") else []),
    ]


def shelf(deal: Deal, opening: str) -> list[Block]:
    """Return a supplement to a shelf with what follows its cover."""
    dice = deal.dice
    blocks = cover_page(deal, opening)
    names = ["ABOUT THIS PROSPECTUS SUPPLEMENT", "RISK FACTORS", "USE OF PROCEEDS", "UNDERWRITING"]
    appended = dice.chance(0.6)
    if dice.chance(0.8):
        blocks += [
            *contents(deal, names, deal.prefix, with_base=appended),
            Block("page", label=f"{deal.prefix}i" if dice.chance(0.5) else "i"),
        ]
    blocks += sections(deal, names, deal.prefix)
    if deal.kind in {"takedown", "atm"} and (dice.chance(0.6) or deal.defect.startswith("incorporation")):
        blocks += incorporation(deal)
    blocks += tail(deal)
    return (
        [*blocks, Block("page", label=f"{deal.prefix}9"), *base_prospectus(deal)]
        if appended and not deal.defect.startswith("base/")
        else blocks
    )
