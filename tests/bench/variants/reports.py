"""Incorporation by reference: the reports, the ways lists print them, the exceptions, the sentences around."""

from __future__ import annotations

from datetime import date, timedelta

from cover import said_date
from draw import Dice, listed, numeric, spelt
from model import Block, Deal, Report

NAMES = {
    "10-K": "Annual Report",
    "10-Q": "Quarterly Report",
    "8-K": "Current Report",
    "20-F": "annual report",
    "6-K": "report of foreign private issuer",
}
HEADINGS = (
    "INCORPORATION OF CERTAIN {DOCUMENTS|INFORMATION} BY REFERENCE",
    "Incorporation {of Certain {Documents|Information} |}by Reference",
    "INCORPORATION BY REFERENCE",
    "INFORMATION INCORPORATED BY REFERENCE",
    "WHERE YOU CAN FIND MORE INFORMATION; INCORPORATION BY REFERENCE",
    "Documents Incorporated by Reference",
    "WHERE YOU CAN FIND MORE INFORMATION",
)
LEADS = (
    "We incorporate by reference {into this «k» |}the {following documents|documents listed below} {filed with the SEC |that we have filed with the SEC |}(File No. «f»){, which contain important information about us|}{ «x»|}:",
    "{The|This «k» incorporates by reference the} following documents filed by us with the SEC {pursuant to the Exchange Act |}are incorporated by reference {herein|into this «k»}{ (Commission File No. «f»)| (SEC File Number «f»)}{ «x»|}:",
    "We are incorporating by reference the documents listed below, which we have already filed with the SEC (File No. «f»){ «x»|}:",
    "The following documents, heretofore filed by the Company with the Commission (File No. «f»), are incorporated herein by reference{ «x»|}:",
)
EXCEPTIONS = (
    "(other than {current reports or |}portions thereof furnished under Item 2.02 or Item 7.01 of Form 8-K)",
    "(excluding any information furnished {and not filed |}pursuant to Item 2.02 or 7.01 of any Current Report on Form 8-K)",
    "(except, in each case, for information deemed furnished and not filed)",
    "(in each case, except to the extent furnished but not filed)",
)
AFTER = (
    "Notwithstanding the foregoing, we are not incorporating {by reference |}any {documents or |}information deemed to have been furnished and not filed in accordance with SEC rules.",
    "{Unless expressly incorporated, n|N}othing in this «k» shall be deemed to incorporate by reference information furnished to, but not filed with, the SEC.".replace(
        "{Unless expressly incorporated, n|N}othing", "Nothing"
    ),
    "We do not incorporate by reference any information furnished under Item 2.02 or Item 7.01 of {any |}Form 8-K{, including any related exhibits|}.",
    "Information that is furnished to the SEC rather than filed is not incorporated by reference.",
)
CLOSING = (
    "Any statement contained in a document incorporated {or deemed to be incorporated |}by reference {herein |}shall be deemed to be modified or superseded {for purposes of this «k» |}to the extent that a statement contained herein modifies or supersedes such statement.",
    "You may request a copy of these filings, at no cost, by writing or telephoning us at «a», Attention: Corporate Secretary, telephone (617) 555-0142.",
)


def drawn(deal: Deal) -> list[Report]:
    """Draw what a company has filed since its last fiscal year."""
    dice, year = deal.dice, deal.own.year - 1
    annual = date(deal.own.year, 3, dice.number(1, 28))
    if annual + timedelta(days=5) >= deal.own:
        annual, year = annual.replace(year=annual.year - 1), year - 1
    form = "20-F" if deal.foreign else "10-K"
    reports = [Report(form, dice.day(annual, annual), date(year, 12, 31))]
    if form == "10-K" and dice.chance(0.2):
        reports.append(
            Report("10-K/A", dice.day(annual + timedelta(days=20), annual + timedelta(days=30)), date(year, 12, 31))
        )
    for month, last, due in ((3, 31, 5), (6, 30, 8), (9, 30, 11)):
        filed = dice.day(date(year + 1, due, 2), date(year + 1, due, 13))
        if form == "10-K" and filed < deal.own:
            reports.append(Report("10-Q", filed, date(year + 1, month, last)))
    last_day = deal.own - timedelta(days=2)
    days = sorted({dice.day(annual, last_day) for _ in range(dice.number(1, 9))} - {annual})
    current = [day for day in days if day <= deal.own] or [dice.day(annual, annual + timedelta(days=1))]
    reports += [Report("6-K" if deal.foreign else "8-K", day) for day in current]
    if not deal.foreign and dice.chance(0.15):
        reports.append(Report("8-K/A", max(current)))
    if not deal.foreign and dice.chance(0.3):
        reports.append(Report("DEF 14A", dice.day(annual + timedelta(days=25), annual + timedelta(days=40))))
    return [report for report in reports if report.filed and report.filed <= deal.own]


def period(dice: Dice, report: Report) -> str:
    """Return `for the fiscal year ended December 31, 2012`."""
    assert report.period
    if report.form.startswith(("10-K", "20-F")):
        return dice.spin("for the {fiscal year|year} ended «d»", d=spelt(report.period))
    return dice.spin("for the {quarter|quarterly period|fiscal quarter|three months} ended «d»", d=spelt(report.period))


def filed(deal: Deal, report: Report) -> str:
    """Return `filed with the SEC on March 5, 2013`."""
    assert report.filed
    return deal.dice.spin(
        "{filed|filed with the SEC|as filed with the SEC|which was filed with the Commission|filed with the Securities and Exchange Commission} on «d»",
        d=said_date(deal, report.filed),
    )


def full(form: str) -> str:
    """Return a report's name: `Annual Report on Form 10-K`."""
    if form == "DEF 14A":
        return "definitive proxy statement on Schedule 14A"
    if form.endswith("/A") and form[:-2] in NAMES:
        return f"{NAMES[form[:-2]]} on Form {form}"
    return f"{NAMES[form]} on Form {form}"


def single(deal: Deal, report: Report) -> str:
    """Return the line of one report."""
    dice, lead = deal.dice, deal.dice.pick(["our ", "Our ", "The Company’s ", "the ", ""])
    name = full(report.form)
    if report.period:
        return f"{lead}{name} {period(dice, report)}, {filed(deal, report)}"
    return f"{lead}{name} {filed(deal, report)}"


def by_form(reports: list[Report]) -> dict[str, list[Report]]:
    """Group reports by their form, in order."""
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(report.form, []).append(report)
    return groups


def grouped(deal: Deal, form: str, members: list[Report]) -> str:
    """Return the line of all reports of one form."""
    dice, lead = deal.dice, deal.dice.pick(["our ", "Our ", "the Company’s ", ""])
    if len(members) == 1:
        return single(deal, members[0])
    name = full(form).replace("Report ", "Reports ").replace("statement ", "statements ")
    days = [said_date(deal, report.filed) for report in members]
    dates = listed(days, dice.chance(0.5))
    verb = dice.pick(
        [
            "filed on",
            "filed with the SEC on",
            "filed",
            "as filed with the Securities and Exchange Commission on",
            "dated and filed on",
        ]
    )
    if members[0].period:
        ends = listed([spelt(report.period) for report in members if report.period])
        return f"{lead}{name} for the {dice.pick(['quarters', 'quarterly periods', 'fiscal quarters'])} ended {ends}, filed with the SEC on {dates}, respectively"
    if dice.chance(0.2):
        dates = listed([f"{day} (Items {dice.pick(['1.01', '5.02', '8.01'])} and 9.01)" for day in days])
    return f"{lead}{name} {verb} {dates}"


def table(deal: Deal, reports: list[Report]) -> list[Block]:
    """Return the list as a table of form, period and date."""
    style = numeric if deal.dice.chance(0.3) else spelt
    heads = deal.dice.pick(
        [
            ("SEC Filings", "Period or Date Filed"),
            ("Report(s)", "Period(s) of Report(s) or Date(s) Filed"),
            ("Form", "Date Filed"),
        ]
    )
    rows = [heads]
    for report in reports:
        assert report.filed
        when = f"Filed {style(report.filed)}" if deal.dice.chance(0.4) else f"{style(report.filed)}"
        if report.period and heads[0] != "Form":
            when = f"{period(deal.dice, report).removeprefix('for the ').capitalize()}, filed {style(report.filed)}"
        rows.append((full(report.form)[0].upper() + full(report.form)[1:], when))
    return [Block("table", rows=tuple(rows))]


def items(deal: Deal, reports: list[Report]) -> list[Block]:
    """Return the list in one of the lay-outs that practice knows."""
    dice = deal.dice
    shape = dice.pick(["each", "each", "form", "form", "form", "run", "table", "number"])
    if shape == "table" and not deal.planted("incorporation/duplicates"):
        return table(deal, reports)
    if shape in {"each", "table"}:
        lines = [single(deal, report) for report in reports]
    else:
        lines = [grouped(deal, form, members) for form, members in by_form(reports).items()]
    if not deal.foreign and dice.chance(0.4):
        day = said_date(deal, date(deal.own.year - 6, 5, 14))
        lines.append(
            f"the description of our common stock contained in our registration statement on Form 8-A filed on {day}, including any amendment or report filed to update that description"
        )
    if shape == "run":
        marks = dice.pick(["({})", "({})", ""])
        letters = "abcdefghijklmnopqrstuvwxyz" if dice.chance(0.5) else [str(n) for n in range(1, 30)]
        return [
            Block(
                "p",
                "; ".join(
                    [f"{marks.format(mark)} {line}".strip() for mark, line in zip(letters, lines[:-1], strict=False)]
                    + [f"and {marks.format(letters[len(lines) - 1])} {lines[-1]}".replace("  ", " ")]
                )
                + ".",
            )
        ]
    if shape == "number":
        return [Block("p", f"{dice.pick(['{}.', '({})'])}".format(n) + f" {line};") for n, line in enumerate(lines, 1)]
    end = dice.pick([";", ";", "", "."])
    done = (
        [f"{line}{end}" for line in lines[:-2]]
        + [f"{line}{'; and' if end == ';' else end}" for line in lines[-2:-1]]
        + [f"{lines[-1]}."]
    )
    return [Block("item", line) for line in done]


def incorporation(deal: Deal) -> list[Block]:
    """Return the whole section, and make its reports and file number known."""
    dice, reports = deal.dice, drawn(deal)
    file_number = dice.pick(
        [f"001-{dice.number(10000, 41000)}", f"000-{dice.number(10000, 56000)}", f"1-{dice.number(1000, 15000)}"]
    )
    if deal.planted("incorporation/duplicates"):
        doubled = next(report for report in reports if report.form in {"8-K", "6-K"})
        reports.insert(reports.index(doubled), doubled)
    place = "lead" if dice.chance(0.5) else "after"
    unexcepted = deal.planted("incorporation/furnished-exception")
    exception = dice.spin(dice.pick(EXCEPTIONS)) if place == "lead" and not unexcepted else ""
    lead = dice.spin(
        dice.pick([text.replace("{ «x»|}", " «x»") for text in LEADS]),
        k=deal.document if deal.supplement else "prospectus",
        f=file_number,
        x=exception,
    ).replace(" :", ":")
    if not file_number.startswith("1-"):
        deal.know("exchange_act_numbers", file_number)
    deal.facts["incorporated_reports"] = [(report.form, report.filed.isoformat()) for report in reports if report.filed]
    blocks = [Block("head", dice.spin(dice.pick(HEADINGS)))]
    blocks.append(
        Block(
            "p",
            "The SEC allows us to “incorporate by reference” information into this prospectus, which means that we can disclose important information to you by referring you to other documents.",
        )
    )
    blocks += [Block("p", lead), *items(deal, reports)]
    if place == "after" and not unexcepted:
        blocks.append(Block("p", dice.spin(dice.pick(AFTER), k="prospectus")))
    address = "41 Harbor Street, Suite 900, Boston, Massachusetts 02110"
    blocks += [Block("p", dice.spin(text, k="prospectus", a=address)) for text in CLOSING]
    return blocks
