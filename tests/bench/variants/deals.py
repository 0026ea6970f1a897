"""Draw what a document is about, kind by kind."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

from datetime import date, timedelta

from clauses import EXCHANGES
from deal_words import COMMON, DEFECTS, HOLDERS, KINDS, NOTES
from draw import Dice
from model import Deal


def registration(dice: Dice, year: int, count: int) -> tuple[str, ...]:
    """Return Securities Act numbers as their year would have them."""
    if year < 1997 and dice.chance(0.4):
        return (f"33-{dice.number(40000, 99999)}",)
    body = str(dice.number(10000, 96000)) if year < 2001 else str(dice.number(100000, 283000))
    more = [
        f"333-{body}-{place:02}" if dice.chance(0.6) else f"333-{int(body) + dice.number(3, 900)}"
        for place in range(1, count)
    ]
    return tuple(dict.fromkeys([f"333-{body}", *more]))


def draw_deal(seed: int, kind: str = "", defect: str = "") -> Deal:
    """Draw a deal of a kind, or of any, with a defect, or none."""
    dice = Dice(seed)
    if defect:
        kind = dice.pick(DEFECTS[defect])
    kind = kind or dice.pick(KINDS)
    own = dice.day(date(1996, 3, 1), date(2024, 12, 20))
    base = dice.day(own - timedelta(days=900), own - timedelta(days=12))
    count = 2 if dice.chance(0.12) else 1
    security, noun, plural = dice.pick(COMMON)
    deal = Deal(
        dice,
        kind,
        own,
        base,
        (dice.name(),),
        security,
        noun,
        plural,
        dice.shares(),
        registration(dice, own.year, count),
        ("424(b)(3)",),
        defect=defect,
    )
    deal.holders = dice.pick(HOLDERS)
    deal.foreign = dice.chance(0.06) and not defect
    deal.logo = dice.chance(0.03) and not defect
    SHAPE[kind](deal)
    if not defect or defect.startswith(("base/", "legend/", "cover/own-date")):
        return deal
    deal.preliminary = False
    return deal


def ticker(deal: Deal) -> None:
    """Give the deal a market."""
    dice = deal.dice
    group = 3 if deal.own.year < 2003 else dice.number(0, 2)
    deal.exchange = dice.pick(EXCHANGES[group])
    deal.ticker = "".join(
        dice.pick("ABCDEFGHJKLMNPRSTUVWXZ") for _ in range(dice.number(2 if "N" in deal.exchange else 4, 4))
    )
    if dice.chance(0.05):
        deal.ticker += dice.pick([".A", ".OB"])


def sticker(deal: Deal) -> None:
    dice = deal.dice
    deal.number = str(dice.number(1, 24)) if dice.chance(0.8) else ""
    deal.cover = dice.chance(0.5) or deal.defect.startswith(("legend/", "offering/"))
    deal.document = "prospectus supplement"
    deal.paragraphs = (
        ("424(b)(3)", "424(b)(7)") if dice.chance(0.05) else (dice.pick(["424(b)(3)"] * 9 + ["424(b)(7)"]),)
    )
    deal.dated_below = dice.chance(0.5)
    if deal.cover and dice.chance(0.8):
        ticker(deal)
    if dice.chance(0.15) and not deal.defect:
        deal.second_base = (
            dice.day(deal.base + timedelta(days=3), deal.own - timedelta(days=3))
            if (deal.own - deal.base).days > 15
            else None
        )


def resale(deal: Deal) -> None:
    dice = deal.dice
    deal.supplement = dice.chance(0.25) and not deal.defect.startswith("offering")
    deal.prefix = "S-" if deal.supplement else ""
    deal.paragraphs = (
        (dice.pick(["424(b)(3)", "424(b)(3)", "424(b)(3)", "424(b)(7)", "424(b)(4)", "424(b)(1)"]),)
        if not deal.supplement
        else ("424(b)(7)",)
    )
    deal.warrants = dice.chance(0.45) or deal.planted("proceeds/warrant-exercise")
    ticker(deal)


def takedown(deal: Deal) -> None:
    dice = deal.dice
    deal.paragraphs = (dice.pick(["424(b)(5)", "424(b)(5)", "424(b)(2)"]),)
    deal.preliminary = dice.chance(0.2)
    if deal.preliminary:
        deal.paragraphs = (dice.pick(["424(b)(5)", "424(b)(3)", "424(b)(2)"]),)
    if dice.chance(0.35):
        deal.security, deal.noun, deal.plural = (
            dice.spin(NOTES[0].replace("{2|}«y»", str(deal.own.year + dice.number(5, 30)))),
            "notes",
            "notes",
        )
        deal.amount = dice.dollars()
        if dice.chance(0.2):
            deal.names = (*deal.names, dice.name())
    else:
        ticker(deal)


def atm(deal: Deal) -> None:
    deal.paragraphs = ("424(b)(5)",)
    if deal.own.year < 2005:
        deal.own, deal.base = date(deal.own.year + 12, 6, 12), date(deal.own.year + 11, 4, 8)
    deal.amount = deal.dice.dollars()
    deal.registration = registration(deal.dice, deal.own.year, 1)
    deal.security, deal.noun, deal.plural = deal.dice.pick(COMMON[:5])
    ticker(deal)


def pricing(deal: Deal) -> None:
    dice = deal.dice
    deal.paragraphs = ("424(b)(2)",)
    deal.document, deal.prefix = "pricing supplement", dice.pick(["PS-", "P-", "PS-", "TS-"])
    deal.security = dice.spin(
        "{Auto-Callable|Buffered|Capped|Market-Linked|Trigger Phoenix|Fixed-to-Floating Rate|Floating Rate|Step-Up Callable} {Notes|Securities|Senior Notes} {Linked to the S&P 500® Index |Linked to the Common Stock of «c» |}due «d»",
        c="Quarry Lane Corp.",
        d="June 30, " + str(deal.own.year + 4),
    )
    deal.noun, deal.plural = "notes", "notes"
    deal.amount = dice.dollars()
    deal.preliminary = dice.chance(0.2)
    if dice.chance(0.5):
        deal.second_base = dice.day(deal.base, min(deal.base + timedelta(days=4), deal.own))
    if dice.chance(0.4):
        deal.number = str(dice.number(1, 2400))


def ipo(deal: Deal) -> None:
    deal.supplement, deal.prefix = False, ""
    deal.paragraphs = (deal.dice.pick(["424(b)(4)", "424(b)(4)", "424(b)(1)"]),)
    ticker(deal)


def exchange(deal: Deal) -> None:
    dice = deal.dice
    deal.supplement, deal.prefix = False, ""
    deal.amount = dice.dollars()
    deal.security = dice.spin(
        f"{{6|7|8|9}}.{{125|250|500|875}}% Senior {{Subordinated |}}Notes due {deal.own.year + 8}"
    )
    deal.noun, deal.plural = "notes", "notes"


def continuous(deal: Deal) -> None:
    dice = deal.dice
    deal.cover, deal.ticker = False, ""
    if dice.chance(0.6):
        deal.names = (
            dice.spin(
                "{Harborview|Granite Peak|Longmeadow|Crossbridge|Steadfirm} {Realty Trust|Healthcare REIT|Property Trust|Real Estate Income Trust|Industrial REIT}{ II| III|}, Inc."
            ),
        )
        deal.security, deal.noun, deal.plural = "Common Stock", "stock", "shares"
        deal.amount = ""
        deal.document = dice.pick(["supplement", "prospectus supplement", "monthly pricing supplement"])
    else:
        deal.names = (
            dice.spin(
                "{Harborview|Longmeadow|Westport|Polaris} {Futures Fund|Diversified Futures Trust|Strategic Allocation Fund|Managed Futures Fund}{ II| III|}{, L.P.| L.P.| LP|}"
            ),
        )
        deal.security, deal.noun, deal.plural, deal.amount = (
            "Units of Limited Partnership Interest",
            "units",
            "units",
            "",
        )
        deal.document = dice.pick(["supplement", "prospectus supplement"])
    deal.number = str(dice.number(1, 30)) if "monthly" not in deal.document and dice.chance(0.8) else ""
    deal.dated_below = False


def abs_deal(deal: Deal) -> None:
    dice, year = deal.dice, deal.own.year
    root = dice.pick(["Larkspur", "Harborview", "Kestrel", "Northgate"])
    trust = dice.pick(
        [
            f"{root} Auto Owner Trust {year}-{dice.number(1, 4)}",
            f"{root} Mortgage Trust {year}-{dice.number(1, 9)}",
            f"{root} Credit Card Master Trust",
        ]
    )
    deal.names = (
        trust,
        dice.pick([f"{root} Funding LLC", f"{root} Receivables Corp.", f"{root} Asset Securities Corporation"]),
        dice.pick([f"{root} Bank, National Association", f"{root} Financial Services, Inc."]),
    )
    deal.security, deal.noun, deal.plural = dice.pick(
        [
            ("Class A-1, A-2, A-3 and B Asset Backed Notes", "notes", "notes"),
            (f"Mortgage Pass-Through Certificates, Series {year}-1", "certificates", "certificates"),
            (f"Asset Backed Certificates, Series {year}-A", "certificates", "certificates"),
        ]
    )
    deal.amount = dice.dollars()
    deal.paragraphs = (dice.pick(["424(b)(5)", "424(b)(2)"]),)
    deal.preliminary = dice.chance(0.2)


SHAPE = {
    "sticker": sticker,
    "resale": resale,
    "takedown": takedown,
    "atm": atm,
    "pricing": pricing,
    "ipo": ipo,
    "exchange": exchange,
    "continuous": continuous,
    "abs": abs_deal,
}
