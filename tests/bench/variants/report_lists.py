"""The lay-outs in which lists print incorporated reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cover import said_date
from draw import MONTHS, Dice, listed, numeric, spelt
from model import Block, Deal, Report
from report_words import FILED, SHARES, WITH_PERIOD, WITHOUT_PERIOD

NAMES = {
    "10-K": "Annual Report", "10-KSB": "Annual Report", "10-K405": "Annual Report", "10-Q": "Quarterly Report", "10-QSB": "Quarterly Report",
    "8-K": "Current Report", "20-F": "annual report", "6-K": "report of foreign private issuer",
}  # fmt: skip
YEARLY = ("10-K", "20-F")


def full(form: str) -> str:
    """Return a report's name: `Annual Report on Form 10-K`."""
    if form == "DEF 14A":
        return "definitive proxy statement on Schedule 14A"
    return f"{NAMES[form.removesuffix('/A')]} on Form {form}"


def period(dice: Dice, report: Report) -> str:
    """Return `fiscal year ended December 31, 2012`."""
    assert report.period
    words = (
        "{fiscal year|year}"
        if report.form.startswith(YEARLY)
        else "{quarter|quarterly period|fiscal quarter|three months}"
    )
    return dice.spin(words + " ended «d»", d=spelt(report.period))


def lead(dice: Dice) -> str:
    """Return whose report it is."""
    return dice.pick(["our ", "Our ", "The Company’s ", "the ", "", "The "])


def single(deal: Deal, report: Report) -> str:
    """Return the line of one report."""
    dice, day = deal.dice, said_date(deal, report.filed or report.period)
    filed = dice.spin(dice.pick(FILED), d=day)
    name = full(report.form)
    if report.period and not report.filed:
        return dice.spin("«l»«n» for the «p»", l=lead(dice), n=name, p=period(dice, report))
    if report.period:
        return dice.spin(dice.pick(WITH_PERIOD), l=lead(dice), n=name, p=period(dice, report), f=filed)
    assert report.filed
    event = said_date(deal, report.filed - timedelta(days=3))
    return dice.spin(dice.pick(WITHOUT_PERIOD), l=lead(dice), n=name, f=filed, d=day, e=event)


def by_form(reports: Sequence[Report]) -> dict[str, list[Report]]:
    """Group reports by their form, in order."""
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(report.form, []).append(report)
    return groups


def one_year(days: Sequence[date]) -> bool:
    """Say whether all days are of one year, so that a list may name it once."""
    return len({day.year for day in days}) == 1


def dates(deal: Deal, days: Sequence[date]) -> str:
    """Return several dates in a row, in one of the ways lists print them."""
    dice = deal.dice
    if not deal.foreign and one_year(days) and dice.chance(0.2):
        short = [f"{MONTHS[day.month - 1]} {day.day}" for day in days]
        return f"{listed(short, comma=False)}, {days[0].year}"
    said = [said_date(deal, day) for day in days]
    if dice.chance(0.2):
        return listed([f"{day} {item_note(dice)}" for day in said], comma=dice.chance(0.5))
    if dice.chance(0.1):
        return "; ".join(said[:-1]) + f"; and {said[-1]}"
    return listed(said, comma=dice.chance(0.5))


def item_note(dice: Dice) -> str:
    """Return the items that a list adds to a current report."""
    return dice.spin("({Items|as to Items|regarding Items} {1.01|5.02|8.01} and 9.01{ only|})")


def grouped(deal: Deal, form: str, members: Sequence[Report]) -> str:
    """Return the line of all reports of one form."""
    dice = deal.dice
    if len(members) == 1:
        return single(deal, members[0])
    name = full(form).replace("Report ", "Reports ").replace("statement ", "statements ")
    filed = [report.filed for report in members if report.filed]
    if members[0].period:
        spans = [spelt(report.period) for report in members if report.period]
        ends = dice.spin("«l»«n» for the {quarters|quarterly periods|fiscal quarters} ended", l=lead(dice), n=name)
        if not filed:
            return f"{ends} {listed(spans, comma=False)}"
        if dice.chance(0.4):
            told = [f"{span} (filed on {spelt(day)})" for span, day in zip(spans, filed, strict=True)]
            return f"{ends} {listed(told)}"
        return f"{ends} {listed(spans)}, filed with the SEC on {dates(deal, filed)}, respectively"
    verb = dice.spin(
        "{filed on|filed with the SEC on|filed|as filed with the Securities and Exchange Commission on|that we filed on}"
    )
    return f"{lead(dice)}{name} {verb} {dates(deal, filed)}"


def capital(text: str) -> str:
    """Return a text with a capital at its head."""
    return text[:1].upper() + text[1:]


def table(deal: Deal, reports: Sequence[Report]) -> list[Block]:
    """Return the list as a table of form, period and date."""
    dice = deal.dice
    style = numeric if dice.chance(0.3) else spelt
    heads = dice.pick(
        [
            ("SEC Filings", "Period or Date Filed"),
            ("Report(s)", "Period(s) of Report(s) or Date(s) Filed"),
            ("Form", "Date Filed"),
        ]
    )
    rows = [heads]
    for report in reports:
        when = capital(period(dice, report)) if report.period and (heads[0] != "Form" or not report.filed) else ""
        if report.filed:
            when += f"{', filed ' if when else dice.pick(['', 'Filed '])}{style(report.filed)}"
        name = full(report.form)
        rows.append((capital(name), when))
    return [Block("table", rows=tuple(rows))]


def items(deal: Deal, reports: Sequence[Report]) -> list[Block]:
    """Return the list in one of the lay-outs that practice knows."""
    dice = deal.dice
    shape = dice.pick(["each", "each", "form", "form", "form", "run", "table", "number"])
    if shape == "table":
        return table(deal, reports)
    lines = (
        [single(deal, report) for report in reports]
        if shape == "each"
        else [grouped(deal, *group) for group in by_form(reports).items()]
    )
    if not deal.foreign and dice.chance(0.4):
        lines.append(dice.spin(SHARES, d=said_date(deal, date(deal.own.year - 6, 5, 14))))
    if shape == "run":
        return [Block("p", run_in(dice, lines))]
    if shape == "number":
        mark = dice.pick(["{}.", "({})"])
        return [Block("p", f"{mark.format(number)} {line};") for number, line in enumerate(lines, 1)]
    end = dice.pick([";", ";", "", "."])
    done = [f"{line}{end}" for line in lines[:-2]] + [
        f"{line}{'; and' if end == ';' else end}" for line in lines[-2:-1]
    ]
    return [Block("item", line) for line in (*done, f"{lines[-1]}.")]


def run_in(dice: Dice, lines: Sequence[str]) -> str:
    """Return the list as one paragraph: `(a) ...; (b) ...; and (c) ...`."""
    marks = dice.pick(
        [[f"({sign}) " for sign in "abcdefghijklmnopqrstuvwxyz"], [f"({n}) " for n in range(1, 27)], [""] * 26]
    )
    marked = [mark + line for mark, line in zip(marks, lines, strict=False)]
    return "; ".join([*marked[:-1], f"and {marked[-1]}"]) + "."
