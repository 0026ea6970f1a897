"""Stickers and the periodic supplements of continuous offerings."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

from datetime import timedelta

from assembly import amount_in_text, base_in_text, ending, issuer
from body import attached, gap
from clauses import legend, market, pointer, read_with
from cover import caption, names_lines, number_line, rule_line, said_date
from model import Block, Deal

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
