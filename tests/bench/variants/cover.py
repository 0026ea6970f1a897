"""The caption of a cover: rule line, registration numbers, titles, dates, names, amounts."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

from datetime import timedelta

from cover_words import BASES, NUMBER_LINES, PLURAL_LINES, RULE_LINES, TWO_BASES
from draw import MONTHS, WORDED, day_first, spelt
from model import Block, Deal

COMMON_BASES = 7  # wordings of the base reference that most covers use


def said_date(deal: Deal, day: object, *, caps: bool = False) -> str:
    """Spell a date as this document does."""
    text = day_first(day) if deal.foreign else spelt(day)  # type: ignore[arg-type]
    return text.upper() if caps else text


def rule_line(deal: Deal) -> str:
    """Return the line that names the paragraph of Rule 424."""
    dice, paragraphs = deal.dice, deal.paragraphs
    if deal.planted("cover/filing-paragraph"):
        return dice.pick(["", "", "Filed Pursuant to Rule 424", "Form 424B3", "Filed pursuant to Rule 424(b)"])
    if len(paragraphs) == 2:
        first, second = paragraphs
        joined = dice.pick(
            [
                f"{first} and {second}",
                f"{first} and Rule {second}",
                f"{first} and {second[3:]}",
                f"{first}, {second[3:]}",
            ]
        )
        line = dice.spin("Filed {P|p}ursuant to Rule{s|} «p»", p=joined)
        return (
            line.replace("Rule", "Rules") if "and 424" in joined and dice.chance(0.3) and "Rules" not in line else line
        )
    text = paragraphs[0]
    if dice.chance(0.06):
        text = text.replace("(", " (", 1)
    line = dice.spin(dice.pick(RULE_LINES), p=text, P=text.upper())
    return line + "." if dice.chance(0.02) else line


def broken_number(deal: Deal, number: str) -> str:
    """Return a number that is no registration number."""
    body = number[4:10]
    return deal.dice.pick(
        [
            f"333-{(body + '0')[:6]}5",
            f"333-{body[:4]}",
            f"333-{body[:3]}O{body[4:]}",
            f"333-{body[:2]}l{body[3:]}",
            "333-______",
            "333-[●]",
        ]
    )


def number_line(deal: Deal) -> str:
    """Return the line or lines with the registration number."""
    dice, numbers = deal.dice, deal.registration
    if deal.planted("cover/registration-number"):
        return dice.pick(["", "", "Registration No.", "Registration No. "])
    if deal.planted("cover/registration-number-form"):
        return f"Registration No. {broken_number(deal, numbers[0])}"
    if deal.planted("cover/registration-number-kind"):
        return dice.pick(
            [
                "Registration No. 001-36159",
                "Registration Statement No. 000-50884",
                "SEC File No. 000-27812",
                "Registration No. 1-14204",
            ]
        )
    shown = [
        number.replace("-", dice.pick(["- ", "-\u00a0"]), 1) if dice.chance(0.04) else number for number in numbers
    ]
    if len(shown) == 1:
        return dice.spin(dice.pick(NUMBER_LINES), n=shown[0])
    joint = dice.pick([" and ", ", ", "; ", "\n", " and\n", " & ", " / "])
    lead = ", ".join(shown[:-1]) + joint if len(shown) > 2 else shown[0] + joint
    return dice.spin(dice.pick(PLURAL_LINES), n=lead + shown[-1])


def title_lines(deal: Deal) -> list[str]:
    """Return what the document calls itself."""
    dice, number = deal.dice, deal.number
    if deal.preliminary and not deal.supplement:
        return [dice.spin("{PRELIMINARY |}PROSPECTUS")]
    if not deal.supplement:
        return [dice.spin("{PROSPECTUS|Prospectus|P R O S P E C T U S|FINAL PROSPECTUS|PROSPECTUS}")]
    kind = deal.document
    if not number:
        return [dice.spin("{«u»|«u»|«t»}", u=kind.upper(), t=kind.title())]
    word = WORDED[int(number)] if number.isdigit() and int(number) < len(WORDED) else ""
    forms = [
        "«u» NO. «n»",
        "«u» No. «n»",
        "«t» No. «n»",
        "«t» No.«n»",
        "«u» NUMBER «n»",
        "«t» Number «n»",
        "«u» #«n»",
        "SUPPLEMENT NO. «n»",
        "Supplement No. «n»",
        "«u»\nNo. «n»",
        "«t» (No. «n»)",
    ]
    if word and dice.chance(0.08):
        deal.facts["supplement_number"] = ["?"]  # written out: which spelling the fact takes is nobody's promise
        return [f"SUPPLEMENT NUMBER {word.upper()}"]
    return [dice.spin(dice.pick(forms), u=kind.upper(), t=kind.title(), n=number)]


def base_lines(deal: Deal) -> str:
    """Return the line that dates the prospectus being supplemented."""
    dice = deal.dice
    if deal.planted("base/date-present"):
        return dice.pick(["", "(To Prospectus)", "to the Prospectus"])
    if deal.planted("base/date-order"):
        wrong = deal.own + timedelta(days=dice.number(20, 300))
        return f"(To Prospectus dated {dice.pick([said_date(deal, wrong), f'June 31, {deal.base.year}'])})"
    caps = dice.chance(0.25)
    day = said_date(deal, deal.base, caps=caps)
    if deal.second_base:
        return dice.spin(dice.pick(TWO_BASES), d=said_date(deal, deal.base), e=said_date(deal, deal.second_base))
    text = dice.pick(BASES[:COMMON_BASES] if dice.chance(0.6) else BASES)
    if deal.foreign or dice.chance(0.95):
        return dice.spin(text.upper() if caps else text, d=day, D=day, n=deal.names[0], N=deal.names[0].upper())
    return f"(To Prospectus dated {MONTHS[deal.base.month - 1]} {deal.base.day:02}, {deal.base.year})"


def date_line(deal: Deal) -> str:
    """Return the sentence that dates the document, or nothing where the caption does."""
    dice = deal.dice
    document = deal.document if deal.supplement else "prospectus"
    if deal.planted("cover/own-date"):
        return ""
    day = said_date(deal, deal.own)
    if deal.planted("cover/own-date-consistent"):
        day = said_date(deal, deal.own + timedelta(days=1 if deal.own.day < 28 else -1))
    if deal.preliminary:
        month = f"{MONTHS[deal.own.month - 1]}"
        return dice.pick(
            [
                "",
                f"The date of this {document} is {month}   , {deal.own.year}.",
                f"The date of this {document} is          , {deal.own.year}.",
            ]
        )
    forms = [
        "The date of this «k» is «d».",
        "The date of this «k» is «d».",
        "The date of this «k» is «d»",
        "The date of this «K» is «d».",
        "THE DATE OF THIS «U» IS «D».",
        "«T» dated «d».",
        "«T» dated «d»",
        "This «k» is dated «d».",
        "The date of this «k» is as of «d».",
        "DATED: «D»",
        "Dated «d»",
        "Dated: «d»",
        "«d»",
        "«U» DATED «D»",
        "The Date of this «K» is «d»",
    ]
    if deal.number and deal.supplement:
        forms += ["The date of this «T» No. «n» is «d».", "The date of this supplement is «d»."]
    chosen = dice.pick(forms)
    values = {
        "k": document,
        "K": document.title(),
        "T": document.capitalize(),
        "U": document.upper(),
        "d": day,
        "D": day.upper(),
        "n": deal.number,
    }
    return dice.spin(chosen, **values)


def amount_lines(deal: Deal) -> list[str]:
    """Return the amount and the title of the securities."""
    dice = deal.dice
    if not deal.amount or not deal.cover:
        return []
    if deal.planted("offering/amount"):
        return [deal.security]
    amount, what = deal.amount, deal.security
    if amount.startswith("$"):
        return dice.pick(
            [[f"{amount}", what], [f"{amount} {what}"], [f"Up to {amount}", what], [f"Up to {amount} of", what]]
        )
    unit = deal.plural[:1].upper() + deal.plural[1:]
    lead = dice.pick(["Up to ", "", "UP TO ", ""]) if deal.kind in {"resale", "sticker"} else ""
    forms = [
        [f"{lead}{amount} {unit}", what],
        [f"{lead}{amount} {unit} of {what}"],
        [f"{lead}{amount.upper()} {unit.upper()}", what.upper()],
        [what, f"{lead}{amount} {unit}"],
    ]
    return dice.pick(forms)


def caption(deal: Deal) -> list[Block]:
    """Return the header block of a cover in one of its orders."""
    dice = deal.dice
    corner = "\n".join(line for line in (rule_line(deal), number_line(deal)) if line)
    titles = title_lines(deal)
    base = base_lines(deal) if deal.supplement else ""
    names = [] if deal.planted("cover/registrant") or deal.logo else names_lines(deal)
    amounts = [Block("centre", line) for line in amount_lines(deal)]
    stated = caption_date(deal)
    left = "\n".join(part for part in (*titles, base) if part)
    shape = dice.pick(["stack", "stack", "grid", "split", "centre"])
    if shape == "grid" and corner:
        return [Block("table", rows=two_by_two(left, corner)), *stated, *names, *amounts]
    heading: list[Block] = [Block("right", corner)] if corner else []
    if shape == "split":
        return [*heading, Block("left", left), *names, *stated, *amounts]
    if shape == "centre":
        return [
            *heading,
            *names,
            *(Block("centre", title) for title in titles),
            *([Block("centre", base)] if base else []),
            *stated,
            *amounts,
        ]
    return [
        *heading,
        *(Block("left", title) for title in titles),
        *([Block("left", base)] if base else []),
        *stated,
        *amounts,
        *names,
    ]


def two_by_two(left: str, right: str) -> tuple[tuple[str, ...], ...]:
    """Lay a caption out in two columns, line against line."""
    first, second = left.split("\n"), right.split("\n")
    size = max(len(first), len(second))
    first += [""] * (size - len(first))
    second += [""] * (size - len(second))
    return tuple(zip(first, second, strict=True))


def caption_date(deal: Deal) -> list[Block]:
    """Return the date in the caption of what carries it there: preliminaries, stickers."""
    dice, day = deal.dice, said_date(deal, deal.own)
    if deal.planted("cover/own-date"):
        return []
    if deal.preliminary:
        text = dice.spin(
            "{Subject to {C|c}ompletion{,|.|} {D|d}ated «d»|SUBJECT TO COMPLETION, DATED «D»|Subject to Completion\nDated «d»|"
            "Subject to Completion, Preliminary Prospectus Dated «d»|PRELIMINARY PROSPECTUS SUPPLEMENT DATED «D», SUBJECT TO COMPLETION}",
            d=day,
            D=day.upper(),
        )
        return [Block(dice.pick(["centre", "left", "right"]), text)]
    if deal.planted("cover/own-date-consistent") or not deal.dated_below:
        forms = ["«d»", "Dated «d»", "«D»", "DATED «D»", "dated «d»"]
        if deal.supplement and deal.document != "prospectus":
            forms += ["«K» dated «d»", "«U» DATED «D»"]
        text = dice.spin(dice.pick(forms), d=day, D=day.upper(), K=deal.document.title(), U=deal.document.upper())
        return [Block("centre", text)]
    return []


def names_lines(deal: Deal) -> list[Block]:
    """Return the issuers as the caption prints them."""
    dice, caps = deal.dice, deal.dice.chance(0.4)
    blocks = []
    for position, name in enumerate(deal.names):
        if position and deal.kind in {"pricing", "takedown"}:
            blocks.append(
                Block(
                    "centre", dice.pick(["Fully and unconditionally guaranteed by", "guaranteed by", "as Guarantor:"])
                )
            )
        blocks.append(Block("centre", name.upper() if caps and "ü" not in name else name))
    if dice.chance(0.1):
        blocks.append(
            Block(
                "centre",
                dice.pick(
                    [
                        "(Exact name of registrant as specified in its charter)",
                        "(a Delaware corporation)",
                        "a Maryland real estate investment trust",
                    ]
                ),
            )
        )
    return blocks
