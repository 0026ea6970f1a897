"""Put a document together from its deal, kind by kind."""

from __future__ import annotations

from datetime import timedelta

from body import attached, base_prospectus, contents, gap, sections
from clauses import legend, market, pointer, proceeds, read_with
from cover import caption, date_line, names_lines, number_line, rule_line, said_date
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
    pairs = [(a, b) for a, b in zip(digits, digits[1:], strict=False) if deal.amount[a] != deal.amount[b] and a > 0]
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


STICKER_OPENINGS = (
    "This prospectus supplement {updates and supplements|supplements|is being filed to update, amend and supplement|amends and supplements} {the|our} prospectus dated «b»{ (the “Prospectus”)|}{, of «i»|}, {which forms a part of our registration statement on Form S-{1|3}{ (No. «r»)|}|relating to the {resale|offer and sale} of {up to |}«a» «p» by the «h»}. {This prospectus supplement is being filed to update and supplement the information in the Prospectus with the information contained in our «f», filed with the Securities and Exchange Commission on «o» (the “«q»”). Accordingly, we have attached the «q» to this prospectus supplement.|The attached «f» was filed by «i» with the Securities and Exchange Commission on «o» and should be read as part of the Prospectus.}",
    "This prospectus supplement {is being filed|has been prepared} to {update and |}supplement the information contained in the prospectus dated «b»{ (as supplemented to date, the “Prospectus”)|} with the information contained in the attached «f» of «i», which we filed with the SEC on «o».",
)
STICKER_REPLACING = (
    "This {prospectus |}supplement {supplements|amends} the prospectus dated «b» of «i» relating to the {offer and sale|resale} by the «h» of {up to |}«a» «p». The {table|information} {under the caption|in the section entitled} “Selling Stockholders” {beginning on page 24 |}of the prospectus is {hereby |}{amended|replaced|supplemented} {in its entirety |}by {adding|including} the following information{ as of «o»|}:",
)


def sticker(deal: Deal) -> list[Block]:
    dice = deal.dice
    form = dice.pick(["8-K", "8-K", "8-K", "10-Q", "10-K", "8-K/A"]) if not deal.foreign else "6-K"
    names = {
        "8-K": "Current Report on Form 8-K",
        "10-Q": "Quarterly Report on Form 10-Q",
        "10-K": "Annual Report on Form 10-K",
        "6-K": "report on Form 6-K",
        "8-K/A": "Current Report on Form 8-K/A",
    }
    values = {
        "b": base_in_text(deal),
        "i": issuer(deal),
        "r": deal.registration[0],
        "a": amount_in_text(deal),
        "p": f"{deal.plural} of our common stock" if deal.plural == "shares" else deal.plural,
        "h": deal.holders,
        "f": names[form],
        "q": "Report",
        "o": said_date(deal, deal.own),
    }
    replacing = dice.chance(0.3)
    if deal.planted("base/date-present"):
        openings: tuple[str, ...] = (
            "This prospectus supplement updates and supplements our prospectus with the information contained in the attached «f».",
        )
    else:
        openings = STICKER_REPLACING if replacing else STICKER_OPENINGS
    opening = dice.spin(dice.pick(openings), **values)
    blocks = [*caption(deal), Block("p", opening)]
    if deal.planted("offering/amount-consistent") and values["a"] not in opening:
        blocks.append(Block("p", f"The Prospectus relates to the resale of up to {values['a']} {deal.plural}."))
    with_read = deal.planted("relation/read-with") or dice.chance(0.8)
    if with_read:
        blocks += read_with(deal)
    deal.verdicts["relation/read-with"] = "pass" if with_read and not deal.planted("relation/read-with") else "fail"
    if "should be read as part of" in opening:
        deal.verdicts.pop("relation/read-with")
    if deal.planted("hygiene/placeholders"):
        blocks.append(Block("p", gap(dice)))
    if deal.cover:
        blocks += [*market(deal), *pointer(deal), *legend(deal)]
    blocks += ending(deal)
    if replacing:
        blocks += [
            Block("head", "SELLING STOCKHOLDERS"),
            Block(
                "table",
                rows=(
                    ("Name", "Shares Owned", "Shares Offered", "Percent After"),
                    ("Ridgewell Partners Fund", "412,500", "412,500", "*"),
                    ("Dara Linwood", "18,250", "18,250", "—"),
                ),
            ),
        ]
        return blocks
    deal.know("attachments", form)
    return [*blocks, Block("page"), *attached(deal, form)]


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


def continuous(deal: Deal) -> list[Block]:
    dice, day, base = deal.dice, said_date(deal, deal.own), said_date(deal, deal.base)
    title = deal.document.upper()
    number = f" NO. {deal.number}" if deal.number else ""
    heading = dice.pick(
        [
            f"{title}{number} DATED {day.upper()}\nTO THE PROSPECTUS DATED {base.upper()}",
            f"{title}{number}, DATED {day.upper()},\nTO THE PROSPECTUS, DATED {base.upper()}",
            f"{title.title()}{number.title()} dated {day} to the Prospectus dated {base}",
            f"{title}{number}\n{day.upper()}\nTO THE PROSPECTUS DATED {base.upper()}",
            f"{title}{number}\nDated {day}\nto\nProspectus\nDated {base}",
        ]
    )
    corner = "\n".join(line for line in (rule_line(deal), number_line(deal)) if line)
    blocks = [
        *([Block(dice.pick(["right", "right", "left"]), corner)] if corner else []),
        *names_lines(deal),
        Block("centre", heading),
    ]
    word = "Trust" if "Trust" in deal.names[0] else "Fund"
    if "Units" in deal.security:
        text = dice.spin(
            "{The net asset value per unit {of the «w» |}decreased 1.2% during the month, to $1,214.33.|This supplement updates the performance of the «w» through the end of last month.} Trading gains in {currencies|energy} were offset by losses in {metals|stock indices}. {Past performance is not necessarily indicative of future results.|}",
            w=word,
        )
    else:
        text = dice.spin(
            "{We are providing this supplement to {you in order to |}disclose the {status of our public offering|daily net asset value per share}.|The purpose of this supplement is to disclose {the status of our offering|our net asset value per share for each business day of the month}.} {We are offering up to $1,500,000,000 in shares of our common stock. As of «d», we had {accepted|received} subscriptions for {approximately |}$214 million in shares.|The following table sets forth our NAV per share:}",
            d=day,
        )
    blocks.append(Block("p", text))
    if dice.chance(0.7):
        blocks += read_with(deal)
        deal.verdicts["relation/read-with"] = "pass"
    else:
        deal.verdicts["relation/read-with"] = "fail"
    if "table" in text:
        blocks.append(
            Block(
                "table",
                rows=(
                    ("Date", "NAV per Share"),
                    *((said_date(deal, deal.own - timedelta(days=days)), "$ 12.49") for days in range(9, 3, -1)),
                ),
            )
        )
    if deal.planted("hygiene/placeholders"):
        blocks.append(Block("p", gap(dice)))
    return blocks


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
    head = [*([Block("right", corner)] if corner else []), *stated, Block("left", left)]
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
    end = [
        Block("centre", date_line(deal) or f"The date of this prospectus supplement is {said_date(deal, deal.own)}.")
    ]
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


BUILD = {
    "sticker": sticker,
    "resale": resale,
    "takedown": takedown,
    "atm": atm,
    "pricing": pricing,
    "ipo": ipo,
    "exchange": exchange,
    "continuous": continuous,
    "abs": abs_document,
}
