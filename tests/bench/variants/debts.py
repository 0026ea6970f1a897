"""Pricing supplements, exchange offers, asset-backed supplements."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

from datetime import timedelta

from assembly import RED, amount_in_text, cover_page, ending, issuer
from body import base_prospectus, sections
from clauses import legend, pointer, read_with
from cover import date_line, names_lines, number_line, rule_line, said_date
from model import Block, Deal


def pricing(deal: Deal) -> list[Block]:
    dice = deal.dice
    opening = dice.spin(
        "{The notes|The securities} are {senior |}unsecured {debt |}obligations of «i». All payments are subject to our credit risk. {The pricing date is «o».|Minimum denomination: $1,000.|}",
        i=issuer(deal),
        o=said_date(deal, deal.own),
    )
    blocks = cover_page(deal, opening)
    terms = Block(
        "table",
        rows=(
            ("Issuer:", issuer(deal)),
            ("Trade Date:", said_date(deal, deal.own)),
            ("Settlement Date:", said_date(deal, deal.own + timedelta(days=3))),
            ("CUSIP:", f"12345{dice.number(100, 999)}7"),
            ("Denominations:", "$1,000 and multiples of $1,000"),
        ),
    )
    return [
        *blocks,
        terms,
        *sections(deal, ["Summary of Terms", "Risk Factors", "Supplemental Plan of Distribution"], deal.prefix),
    ]


def exchange(deal: Deal) -> list[Block]:
    dice = deal.dice
    lead = [
        Block("right", "\n".join(line for line in (rule_line(deal), number_line(deal)) if line)),
        Block("left", "PROSPECTUS"),
    ]
    title = [
        Block(
            "centre",
            dice.pick(
                ["OFFER TO EXCHANGE", "Offer to Exchange", "Exchange Offer", "OFFER TO EXCHANGE ALL OUTSTANDING"]
            ),
        ),
        Block("centre", f"{deal.amount} {deal.security}"),
        Block(
            "centre",
            dice.pick(
                [
                    "that have been registered under the Securities Act of 1933",
                    "which have been registered under the Securities Act of 1933, as amended,",
                ]
            ),
        ),
        Block("centre", f"for any and all outstanding {deal.security}"),
    ]
    names = names_lines(deal) if not deal.logo else []
    text = dice.spin(
        "{We are|«i» is} offering, upon the terms and subject to the conditions set forth in this prospectus{ and the accompanying letter of transmittal|}, to exchange up to «a» aggregate principal amount of {our |its |}new «s» for an identical principal amount of the outstanding notes. The exchange offer {will expire|expires} at 5:00 p.m., New York City time, on «e», unless {we extend it|extended}. We will not receive any proceeds from the exchange offer.",
        i=issuer(deal),
        a=amount_in_text(deal),
        s=deal.security,
        e=said_date(deal, deal.own + timedelta(days=30)),
    )
    return [
        *lead,
        *(names + title if dice.chance(0.5) else title + names),
        Block("p", text),
        *pointer(deal),
        *legend(deal),
        *ending(deal),
        Block("page"),
        *sections(deal, ["SUMMARY", "RISK FACTORS", "THE EXCHANGE OFFER"], ""),
    ]


def abs_document(deal: Deal) -> list[Block]:
    dice = deal.dice
    roles = [
        dice.pick(["Issuing Entity", "Issuer", "Issuing Entity"]),
        dice.pick(["Depositor", "Depositor and Seller"]),
        dice.pick(["Sponsor and Servicer", "Servicer", "Sponsor, Servicer and Administrator"]),
    ]
    names = [
        block
        for name, role in zip(deal.names, roles, strict=True)
        for block in (Block("centre", name), Block("centre", role))
    ]
    corner = "\n".join(line for line in (rule_line(deal), number_line(deal)) if line)
    left = f"Prospectus Supplement\n(To Prospectus dated {said_date(deal, deal.base)})"
    stated = [Block("centre", f"Subject to Completion, dated {said_date(deal, deal.own)}")] if deal.preliminary else []
    red = [Block("p", dice.spin(RED, k=deal.document))] if deal.preliminary else []
    head = [*red, *([Block("right", corner)] if corner else []), *stated, Block("left", left)]
    text = dice.spin(
        "The issuing entity will issue the following {classes of |}«p». {The «p» are payable solely from the assets of the issuing entity.|The «p» are backed by a pool of motor vehicle receivables.}",
        p=deal.plural,
    )
    rows = (
        ("", "Class A-1", "Class A-2", "Class B"),
        ("Principal Amount", "$144,000,000", "$210,000,000", "$31,250,000"),
        ("Interest Rate", "0.34%", "1.02%", "2.65%"),
    )
    only = read_with(deal) if dice.chance(0.3) else []
    body = [*pointer(deal), Block("p", text), Block("table", rows=rows), *only, *legend(deal)]
    full = "" if deal.preliminary else f"The date of this prospectus supplement is {said_date(deal, deal.own)}."
    end = [Block("centre", line) for line in [date_line(deal) or full] if line]
    return [
        *head,
        Block("centre", deal.amount),
        *names,
        Block("centre", deal.security),
        *body,
        *end,
        Block("page"),
        *sections(deal, ["SUMMARY OF TERMS", "RISK FACTORS", "THE SPONSOR", "UNDERWRITING"], "S-"),
        *base_prospectus(deal),
    ]
