"""The sentences of a cover: legend, risk pointer, market, proceeds, read-with; each tells the deal what must be read."""

from __future__ import annotations

from cover import said_date
from draw import Dice
from model import Block, Deal

SUBJECTS = (
    "Neither the {Securities and Exchange Commission|SEC|U.S. Securities and Exchange Commission|Commission} nor any state securities {commission|commissions|regulator|authority} has",
    "Neither the Securities and Exchange Commission{ (the “SEC”)|, or SEC,|, which we refer to as the SEC,| (“SEC”)|} nor any state securities commission{ or regulatory authority|} has",
    "Neither the Securities and Exchange Commission, any state securities commission, nor any other regulatory body has",
    "None of the {SEC|Securities and Exchange Commission}, any state securities commission or any other regulatory {body|authority} has",
    "Neither the Securities and Exchange Commission nor any state or {other|non-U.S.|foreign} securities {commission|regulator} has",
    "The Securities and Exchange Commission and state securities regulators have not",
    "Neither the SEC nor any state securities commission has",
)
MIDDLES = {
    "A": (
        "{approved or disapproved|approved or disapproved} of «n»{,|} or passed {up|}on the {adequacy or accuracy|accuracy or adequacy} of «p»",
        "approved or disapproved of «n» or passed upon the adequacy or accuracy of «p»",
        "approved or disapproved «n» or passed upon the {adequacy or accuracy|accuracy or adequacy} of «p»",
        "approved or disapproved of «n», nor {has it|have they|} passed upon the {adequacy or accuracy|accuracy or adequacy} of «p»",
        "approved or disapproved of «n» or passed on the adequacy or accuracy of the disclosures in «p»",
    ),
    "B": (
        "approved or disapproved of «n»{,|} or determined {if|that|whether} «p» is truthful or complete",
        "approved or disapproved «n»{,|} or determined if «p» is truthful or complete",
        "approved or disapproved of «n» or determined if «p» is truthful and complete",
    ),
    "other": (
        "approved or disapproved of «n»{,|} or determined {if|that|whether} «p» is accurate or complete",
        "approved or disapproved of «n» or determined {if|that} «p» is accurate {or|and} complete",
    ),
}
ENDS = (
    "Any representation to the contrary is a criminal offense.",
    "Any representation to the contrary is a criminal offense.",
    "Any representation to the contrary is a criminal offence.",
    "It is illegal for anyone to tell you otherwise.",
    "Any representation to the contrary is unlawful.",
    "ANY REPRESENTATION TO THE CONTRARY IS A CRIMINAL OFFENSE.",
)
OLD = (
    "THESE SECURITIES HAVE NOT BEEN APPROVED OR DISAPPROVED BY THE SECURITIES AND EXCHANGE COMMISSION OR ANY STATE SECURITIES COMMISSION NOR HAS THE "
    "SECURITIES AND EXCHANGE COMMISSION OR ANY STATE SECURITIES COMMISSION PASSED UPON THE ACCURACY OR ADEQUACY OF THIS PROSPECTUS{ SUPPLEMENT OR THE PROSPECTUS|}. "
    "ANY REPRESENTATION TO THE CONTRARY IS A CRIMINAL OFFENSE."
)


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
    chosen = (
        dice.pick(own)
        if own and dice.chance(0.3)
        else dice.pick(["these securities", "these securities", "the securities", "our securities", "these Securities"])
    )
    return chosen


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


INVESTING = (
    "{Investing|An investment} in {our|the} «s» involves {a high degree of risk|risk|risks|significant risks|substantial risk|certain risks}.",
    "{Investing in|The purchase of} {these securities|«s»|our securities} {is speculative and |}involves a high degree of risk.",
    "Our business and an investment in our «s» involve {significant|a number of} risks.",
    "THIS INVESTMENT INVOLVES A HIGH DEGREE OF RISK.",
    "",
)
POINTERS = (
    "See “Risk Factors” {beginning on|on|starting on|commencing on} {page|Page} «g»{ of «d»|}.",
    "{Please see|Please read|You should read|Please refer to|Before buying any securities you should read} {the section entitled |the discussion of material risks under the heading |}“Risk Factors” beginning on page «g»{ of «d»|}{ for a discussion of certain risks you should consider| before you invest|}.",
    "You should {carefully consider|review carefully|carefully review} the {risks and uncertainties described under the heading “Risk Factors”|“Risk Factors” section} {beginning|contained} on page «g» {of «d»|of «d» and in the documents incorporated by reference}.",
    "These risks are described {under|in} {the caption |}“Risk Factors” beginning on page «g»{ of «d»|}.",
    "SEE “RISK FACTORS” BEGINNING ON PAGE «g»{ OF THIS PROSPECTUS|} FOR A DISCUSSION OF CERTAIN MATTERS THAT SHOULD BE CONSIDERED BY PROSPECTIVE INVESTORS.",
    "{Consider carefully|You should consider carefully} the risk factors beginning on page «g» {of|in} «d».",
    "For a discussion of {certain |}factors {you should consider|that should be considered} before {buying|purchasing|investing in} our «s», see “Risk Factors” {beginning |}on page «g».",
    "See the “Risk Factors” section beginning on page «g» of «d».",
    "RISK FACTORS BEGIN ON PAGE «g».",
    "We urge you to {carefully |}read the “Risk Factors” section beginning on page «g», where we describe specific risks associated with these securities, before you make your investment decision.",
)
BOTH = (
    "See “Risk Factors” beginning on page «g» of this «k» and {on |}page «h» of the accompanying prospectus.",
    "See “Risk Factors” on page «g» of this «k» and beginning on page «h» of the accompanying prospectus{ and in the documents incorporated by reference herein|}.",
    "Please read “Risk Factors” beginning on page «g» of this «k» and page «h» of the {accompanying|base} prospectus for a discussion of these risks.",
    "You should carefully consider the risk factors beginning on page «g» {of|in} this «k» and on page «h» of the prospectus.",
)
REFERRED = (
    "See “Risk Factors” beginning on page «g» of the {P|p}rospectus{ to read about factors you should consider before buying shares|}.",
    "You should carefully review the risks and uncertainties described under the heading “Risk Factors” beginning on page «g» of the Prospectus{, and under similar headings in any amendments or supplements to the Prospectus|}.",
    "See the section entitled “Risk Factors” {beginning |}on page «g» of the Prospectus.",
    "You should review carefully the risks and uncertainties referenced under the heading “Risk Factors” on page «g» of the prospectus dated «b».",
)


def risk_page(deal: Deal, own: bool) -> str:
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
MARKETS = (
    "Our common stock is {listed|traded|quoted|listed for trading} on «x» under the {symbol|trading symbol|ticker symbol|ticker} “«t»{.”|.”|”.}",
    "Our common stock trades on «x» under the symbol “«t».” On «d», the last reported sale price of our common stock was $«c» per share.",
    "Our shares of common stock are {currently |}{listed|quoted} on «x» under the symbol «t».",
    "Our common stock is listed on «x» under the symbol “«t»”. The {last reported|closing} {sale |}price of our common stock on «d» was $«c» per share.",
    "The common stock is {listed|traded} on «x» (symbol: «t»).",
    "Shares of our common stock are traded on «x» under the symbol “«t»,” and on «d» the closing price was $«c».",
    "Our common stock and public warrants are listed on «x» under the symbols “«t»” and “«t» WS,” respectively.",
    "Our common stock is quoted on «x» and trades under the symbol “«t».”",
    "«x» Symbol: “«t»”",
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


NONE = (
    "We will not receive any {of the |}proceeds from the sale of {the|these} shares by the «h».",
    "We are not selling any {securities|shares of common stock} under this «k» and will not receive any proceeds from the sale of {the |}shares by the «h».",
    "The «h» will receive all of the {net |}proceeds from any sales of {the|their} shares. We will not receive any proceeds{ from the sale of the shares|}.",
    "The Company will {receive none of|not receive any of} the proceeds from the sale of the shares {offered hereby|by the «h»}.",
    "We will receive no proceeds from {the|any} sale {or other disposition |}of the shares by the «h».",
    "All of the proceeds from the sale of the shares will be received by the «h». We will not receive any of those proceeds.",
    "None of the proceeds from the sale of the shares by the «h» will be received by {us|the Company}.",
)
WARRANTED = (
    "However, we will receive {up to |approximately |proceeds of up to |}«m» {in gross proceeds |}{if all of the warrants are exercised for cash|upon the exercise of the warrants for cash|from the exercise of the warrants}{, which we intend to use for working capital and general corporate purposes|}.",
    "We may receive {gross |}proceeds from the exercise of {the|any} warrants{, if exercised for cash|}, {up to a maximum of|which would total} «m»{, which would be used for general corporate purposes|}.",
    "To the extent the warrants are exercised for cash, we will receive {the exercise price|proceeds} of {up to |}«m»{ in the aggregate|}.",
    "Upon any exercise of the warrants {by payment of cash|for cash}, however, we will receive the exercise price of the warrants, {or|which would be} an aggregate of {approximately |}«m».",
)


def proceeds(deal: Deal) -> list[Block]:
    """Return what a resale says of proceeds."""
    dice = deal.dice
    values = {"h": deal.holders, "k": deal.document if deal.supplement else "prospectus", "m": dice.dollars()}
    first = "" if deal.planted("proceeds/statement") else dice.spin(dice.pick(NONE), **values)
    if deal.warrants and not deal.planted("proceeds/warrant-exercise") and first:
        first += " " + dice.spin(dice.pick(WARRANTED), **values)
    return [Block("p", first)] if first else []


READ_WITH = (
    "This «k» {should be read in conjunction with|must be read in conjunction with|should be read together with|is to be read in conjunction with|should be read in connection with} the {P|p}rospectus{, which is to be delivered with this «k»|}{ dated «d»|}.",
    "You should read this «k» {in conjunction with|together with|along with} the prospectus dated «d»{, including any supplements and amendments thereto|}.",
    "This «k» is not complete without, and may not be {delivered or utilized|utilized|delivered or used} except in {combination|conjunction|connection} with, the Prospectus, including any {amendments or |}supplements {thereto|to it}.",
    "This «k» should be read in conjunction with, and is qualified by reference to, the Prospectus{, except to the extent that the information herein {updates|modifies} or supersedes the information contained therein|}.",
    "This supplement {is part of, and |}should be read in conjunction with{,|} the prospectus dated «d»{.|, and must be delivered with the prospectus.}",
    "This «k» may be used only if accompanied by the prospectus{ dated «d»|}.",
)


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
