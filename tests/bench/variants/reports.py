"""Incorporation by reference: the reports, the ways lists print them, the exceptions, the sentences around."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from report_lists import items
from report_words import AFTER, CLOSING, EXCEPTIONS, HEADINGS, LEADS, MEANING
from model import Block, Deal, Report


def drawn(deal: Deal) -> list[Report]:
    """Draw what a company has filed since its last fiscal year."""
    dice, year = deal.dice, deal.own.year - 1
    annual = date(deal.own.year, 3, dice.number(1, 28))
    if annual + timedelta(days=5) >= deal.own:
        annual, year = annual.replace(year=annual.year - 1), year - 1
    small = deal.own.year < 2008 and dice.chance(0.25) and not deal.foreign
    form = "20-F" if deal.foreign else "10-KSB" if small else "10-K"
    quarterly = "10-QSB" if small else "10-Q"
    reports = [Report(form, dice.day(annual, annual), date(year, 12, 31))]
    if form == "10-K" and dice.chance(0.2):
        reports.append(
            Report("10-K/A", dice.day(annual + timedelta(days=20), annual + timedelta(days=30)), date(year, 12, 31))
        )
    for month, last, due in ((3, 31, 5), (6, 30, 8), (9, 30, 11)):
        filed = dice.day(date(year + 1, due, 2), date(year + 1, due, 13))
        if not deal.foreign and filed < deal.own:
            reports.append(Report(quarterly, filed, date(year + 1, month, last)))
    last_day = deal.own - timedelta(days=2)
    days = sorted({dice.day(annual, last_day) for _ in range(dice.number(1, 9))} - {annual})
    current = [day for day in days if day <= deal.own] or [dice.day(annual, annual + timedelta(days=1))]
    reports += [Report("6-K" if deal.foreign else "8-K", day) for day in current]
    if not deal.foreign and dice.chance(0.15):
        reports.append(Report("8-K/A", max(current)))
    if not deal.foreign and dice.chance(0.3):
        reports.append(Report("DEF 14A", dice.day(annual + timedelta(days=25), annual + timedelta(days=40))))
    kept = [report for report in reports if report.filed and report.filed <= deal.own]
    if dice.chance(0.12):  # a list that gives periods only
        return [replace(report, filed=None) if report.period else report for report in kept]
    return kept


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
    blocks = [Block("head", dice.spin(dice.pick(HEADINGS)))]
    blocks += [Block("p", MEANING), Block("p", lead), *items(deal, reports)]
    deal.facts["incorporated_reports"] = [(report.form, report.printed()) for report in reports]
    if place == "after" and not unexcepted:
        blocks.append(Block("p", dice.spin(dice.pick(AFTER), k="prospectus")))
    address = "41 Harbor Street, Suite 900, Boston, Massachusetts 02110"
    blocks += [Block("p", dice.spin(text, k="prospectus", a=address)) for text in CLOSING]
    return blocks
