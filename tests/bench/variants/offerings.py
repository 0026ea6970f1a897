"""Resales, takedowns, at-the-market programmes, initial public offerings."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

from datetime import timedelta

from assembly import amount_in_text, base_in_text, cover_page, issuer, shelf, tail
from body import contents, sections
from cover import said_date
from model import Block, Deal

from reports import incorporation


def resale(deal: Deal) -> list[Block]:
    dice, issuable = deal.dice, ", issuable upon {the |}exercise of {outstanding |}warrants" if deal.warrants else ""
    own = f"{'prospectus supplement' if deal.supplement else 'prospectus'}"
    text = (
        "{This «k» relates to the {offer and sale|resale|sale}{, from time to time,|} {of|of up to|by the «h» of up to} «a» «p»{ of «i»|}"
        + issuable
        + "{ by the «h»| held by the «h»|, by the «h» {named|identified} in this prospectus}.|"
        "The «h» {named in this prospectus |identified in this prospectus |}may {offer and |}sell {from time to time |}{up to |}«a» «p»"
        + issuable
        + ".}"
    )
    plural = f"shares of {dice.pick(['our ', 'the ', ''])}common stock" if deal.plural == "shares" else deal.plural
    opening = dice.spin(text, k=own, a=amount_in_text(deal), p=plural, i=issuer(deal), h=deal.holders)
    blocks = cover_page(deal, opening)
    names = ["SUMMARY", "RISK FACTORS", "USE OF PROCEEDS", "SELLING STOCKHOLDERS", "PLAN OF DISTRIBUTION"]
    if dice.chance(0.7):
        blocks += [*contents(deal, names, deal.prefix, with_base=False), Block("page", label="i")]
    blocks += sections(deal, names, deal.prefix)
    return [
        *blocks,
        *(incorporation(deal) if dice.chance(0.7) or deal.defect.startswith("incorporation") else []),
        *tail(deal),
    ]


def takedown(deal: Deal) -> list[Block]:
    dice = deal.dice
    if deal.noun == "notes":
        opening = dice.spin(
            "{We are|«i» is} offering «a» {aggregate |}principal amount of {our |its |}«s». Interest on the notes is payable {semi-annually|on June 15 and December 15 of each year}. The notes will be our {senior unsecured|unsecured|general} obligations.",
            i=issuer(deal),
            a=amount_in_text(deal),
            s=deal.security,
        )
    else:
        unit = f"{deal.plural} of our {deal.security.split(',')[0].lower()}" if deal.plural == "shares" else deal.plural
        opening = dice.spin(
            "{We are|«i» is} {offering|selling} «a» «u»{ pursuant to this prospectus supplement and the accompanying prospectus|}. {The public offering price is $4.25 per share.|The underwriters may {also |}purchase up to an additional 15% of that number to cover over-allotments.|We have granted the underwriters a 30-day option to purchase additional shares.}",
            i=issuer(deal),
            a=amount_in_text(deal),
            u=unit,
        )
    return shelf(deal, opening)


def atm(deal: Deal) -> list[Block]:
    dice = deal.dice
    opening = dice.spin(
        "We have entered into {a sales agreement|an at-the-market issuance sales agreement|an equity distribution agreement|an Open Market Sale Agreement} with {Whitlow Securities LLC|Crane & Partners Inc.}{, or the Agent,|} relating to {the sale of |}shares of our common stock offered by this prospectus supplement{ and the accompanying prospectus dated «b»|}. In accordance with the terms of the {sales |}agreement, we may offer and sell shares of our common stock having an aggregate offering price of up to «a» from time to time through {or to |}the {sales |}agent. {Sales|These sales} of our common stock, if any, will be made in {“at the market offerings”|transactions deemed to be “at-the-market” offerings} as defined in Rule 415 under the Securities Act.",
        a=amount_in_text(deal),
        b=base_in_text(deal),
    )
    if deal.planted("base/date-present"):
        opening = opening.replace(f" dated {base_in_text(deal)}", "")
    if deal.planted("base/date-consistent") and base_in_text(deal) not in opening:
        opening += f" This prospectus supplement supplements the prospectus dated {base_in_text(deal)}."
    return shelf(deal, opening)


def ipo(deal: Deal) -> list[Block]:
    dice = deal.dice
    text = "{This is {the|an} initial public offering of {our |}{«s»|shares of «s» of «i»}. |This is our initial public offering. }{We are|«i» is} {offering|selling} «a» «p»{ of our «l»|}. {Prior to this offering, there has been no public market for our {shares|common stock}|No public market currently exists for our shares}. The initial public offering price is ${12|15|17.50|8.00} per share."
    opening = dice.spin(
        text,
        s=deal.security.split(",")[0].lower(),
        l=deal.security.split(",")[0].lower(),
        i=issuer(deal),
        a=amount_in_text(deal),
        p=deal.plural,
    )
    blocks = cover_page(deal, opening)
    names = [
        "PROSPECTUS SUMMARY",
        "RISK FACTORS",
        "USE OF PROCEEDS",
        "DIVIDEND POLICY",
        "CAPITALIZATION",
        "DILUTION",
        "BUSINESS",
        "MANAGEMENT",
        "UNDERWRITING",
    ]
    blocks += [*contents(deal, names, "", with_base=False), Block("page", label="i"), *sections(deal, names, "")]
    return [
        *blocks,
        *tail(deal),
        Block(
            "p",
            dice.spin(
                "{Until|Through and including} «d» ({the |}25{th|} day{s|} after {the date of |}this prospectus), all dealers that {buy, sell or trade|effect transactions in} these securities, whether or not participating in this offering, may be required to deliver a prospectus.",
                d=said_date(deal, deal.own + timedelta(days=25)),
            ),
        ),
    ]
