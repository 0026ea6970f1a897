"""The sentences of a cover: legend, risk pointer, market, proceeds, read-with; each tells the deal what must be read."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

from clause_words import (
    BOTH,
    ENDS,
    INVESTING,
    MARKETS,
    MIDDLES,
    NONE,
    OLD,
    POINTERS,
    READ_WITH,
    REFERRED,
    SUBJECTS,
    WARRANTED,
)
from cover import said_date
from draw import Dice
from model import Block, Deal


def document_named(deal: Deal) -> str:
    """Return what a legend calls the documents."""
    dice, kind = deal.dice, deal.document
    if not deal.supplement:
        return "this prospectus"
    return dice.pick(
        [
            f"this {kind}",
            f"this {kind} or the accompanying prospectus",
            f"this {kind} or the prospectus to which it relates",
            "this prospectus",
            f"this {kind} and the accompanying prospectus",
            f"this {kind} or the accompanying base prospectus",
            "the prospectus",
            f"this {kind} or the prospectus",
        ]
    )


def legend_noun(deal: Deal) -> str:
    """Return the words after `approved or disapproved of`."""
    dice = deal.dice
    if deal.planted("legend/securities-noun"):
        wrong = {"notes": ["these shares", "these Interests"], "units": ["these notes", "these bonds"]}
        return dice.pick(
            ["these notes", "the certificates"]
            if "Interest" in deal.security
            else wrong.get(deal.noun, ["these Interests", "these Notes", "these notes", "the certificates"])
        )
    own = {
        "notes": ["these notes", "the notes", "these Notes", "the Notes", "these notes or the guarantee"],
        "units": ["these units", "the Units", "these Units"],
        "interests": ["these interests", "the interests", "these Interests"],
        "certificates": ["the certificates", "these certificates"],
        "stock": [
            "our common stock",
            "the common stock",
            "these shares",
            "the shares",
            "the securities offered hereby",
        ],
    }.get(deal.noun, [])
    return (
        dice.pick(own)
        if own and dice.chance(0.3)
        else dice.pick(["these securities", "these securities", "the securities", "our securities", "these Securities"])
    )


def legend(deal: Deal) -> list[Block]:
    """Return the Commission legend, and make its form and noun known."""
    dice = deal.dice
    if deal.planted("legend/present"):
        return []
    if deal.own.year < 1999 and dice.chance(0.6) and not deal.defect.startswith("legend/"):
        deal.know("legend_form", "A")
        return [Block("p", dice.spin(OLD))]
    form = dice.pick(["A", "A", "B", "B", "other"])
    noun = legend_noun(deal)
    text = (
        dice.spin(dice.pick(SUBJECTS)) + " " + dice.spin(dice.pick(MIDDLES[form]), n=noun, p=document_named(deal)) + "."
    )
    if not deal.planted("legend/complete"):
        deal.know("legend_form", form)
    if "guarantee" not in noun and "hereby" not in noun:
        deal.know("legend_noun", noun.split()[-1])
    end = dice.pick(ENDS[:3]) if deal.defect.startswith("legend/") or dice.chance(0.9) else dice.pick(ENDS)
    if end.startswith("It is illegal"):
        end = ENDS[0]
    if dice.chance(0.15):
        text, end = text.upper(), end.upper()
    if deal.planted("legend/complete"):
        return incomplete(dice, text, end)
    if deal.planted("legend/whole"):
        cut = text[: text.lower().index("approved") - 1]
        return dice.pick(
            [[Block("p", cut), Block("p", f"{text} {end}")], [Block("p", f"{text} {end}"), Block("p", f"{text} {end}")]]
        )
    if dice.chance(0.04):
        return [Block("p", text), Block("p", end)]
    return [Block("p", f"{text} {end}")]


def incomplete(dice: Dice, text: str, end: str) -> list[Block]:
    """Return a legend that has lost a limb."""
    if dice.chance(0.6):
        return [Block("p", text)]
    lower = text.lower()
    for mark in (" or passed", ", or passed", ", nor", " or determined", ", or determined"):
        if mark in lower:
            return [Block("p", f"{text[: lower.index(mark)]}. {end}")]
    return [Block("p", text)]


def risk_page(deal: Deal, *, own: bool) -> str:
    """Return a page label in one of the forms that covers print."""
    dice, number = deal.dice, deal.dice.number(3, 48)
    if not own or not deal.supplement:
        return str(number)
    return f"{dice.pick([deal.prefix] * 5 + ['', 'S -'.replace(' ', '')])}{number}"


def pointer(deal: Deal) -> list[Block]:
    """Return the sentence that points to the risk factors, and make its pages known."""
    dice = deal.dice
    if deal.planted("risk/pointer"):
        return []
    lead = dice.spin(
        dice.pick(INVESTING),
        s=deal.plural if deal.noun != "stock" else dice.pick(["common stock", "securities", "shares"]),
    )
    values = {"k": deal.document, "b": said_date(deal, deal.base)}
    if deal.planted("risk/pointer-page"):
        gap = dice.pick(
            [
                "beginning on page .",
                "beginning on page __.",
                "beginning on page [●].",
                "beginning on page ___ of this prospectus.",
            ]
        )
        return [Block("p", f"{lead} See “Risk Factors” {gap}".strip())]
    if deal.kind == "sticker":
        page = risk_page(deal, own=False)
        deal.know("risk_pages", page)
        referred = REFERRED[:3] if deal.planted("base/date-present") else REFERRED
        return [Block("p", f"{lead} {dice.spin(dice.pick(referred), g=page, **values)}".strip())]
    page = risk_page(deal, own=True)
    deal.know("risk_pages", page)
    if deal.supplement and dice.chance(0.35):
        other = risk_page(deal, own=False)
        deal.know("risk_pages", other)
        text = dice.spin(dice.pick(BOTH), g=page, h=other, **values)
    else:
        named = f"this {deal.document}" if deal.supplement else "this prospectus"
        choices = [text for text in POINTERS if "HIGH DEGREE" not in lead or text[0] in "SRY"]
        text = dice.spin(dice.pick(choices), g=page, d=named, s=deal.plural if deal.noun != "stock" else "common stock")
    text = f"{lead} {text}".strip()
    return [Block("p", text.upper() if dice.chance(0.1) else text)]


EXCHANGES = (
    (
        "The Nasdaq Capital Market",
        "The Nasdaq Global Market",
        "the Nasdaq Global Select Market",
        "the Nasdaq Stock Market LLC",
        "The NASDAQ Capital Market",
    ),
    (
        "the New York Stock Exchange",
        "the NYSE",
        "the NYSE American",
        "NYSE American LLC",
        "the New York Stock Exchange (“NYSE”)",
        "NYSE MKT",
    ),
    (
        "the OTC Bulletin Board",
        "the OTCQB",
        "the OTCQX",
        "the OTC Pink marketplace",
        "the over-the-counter bulletin board",
    ),
    ("the Nasdaq National Market", "the American Stock Exchange", "The Nasdaq SmallCap Market", "the NYSE"),
)


def market(deal: Deal) -> list[Block]:
    """Return the sentence that names exchange and ticker."""
    dice = deal.dice
    if not deal.ticker:
        return []
    text = dice.spin(
        dice.pick(MARKETS),
        x=deal.exchange,
        t=deal.ticker,
        d=said_date(deal, deal.own),
        c=f"{dice.number(1, 60)}.{dice.number(10, 99)}",
    )
    deal.know("market", deal.ticker)
    return [Block("p", text[0].upper() + text[1:])]


def proceeds(deal: Deal) -> list[Block]:
    """Return what a resale says of proceeds."""
    dice = deal.dice
    values = {"h": deal.holders, "k": deal.document if deal.supplement else "prospectus", "m": dice.dollars()}
    first = "" if deal.planted("proceeds/statement") else dice.spin(dice.pick(NONE), **values)
    if deal.warrants and not deal.planted("proceeds/warrant-exercise") and first:
        first += " " + dice.spin(dice.pick(WARRANTED), **values)
    return [Block("p", first)] if first else []


def read_with(deal: Deal) -> list[Block]:
    """Return the sentence that ties a supplement to its prospectus."""
    if deal.planted("relation/read-with"):
        return []
    dice, hidden = deal.dice, deal.planted("base/date-present")
    text = dice.spin(
        dice.pick(READ_WITH).replace(" dated «d»", "") if hidden else dice.pick(READ_WITH),
        k=deal.document,
        d=said_date(deal, deal.base),
    )
    return [Block("p", text)]
