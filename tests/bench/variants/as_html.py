"""Blocks as HTML of all EDGAR vintages, with the splits, entities and tables they come with."""
# ruff: noqa: E501 - markup reads best in one line

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from as_text import as_text
from draw import Dice
from model import Block

ENTITIES = {
    "named": {"“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;", "—": "&mdash;", "\u00a0": "&nbsp;", "®": "&reg;", "•": "&bull;", "ü": "&uuml;", "é": "&eacute;", "Ø": "&Oslash;", "è": "&egrave;", "ø": "&oslash;"},
    "decimal": {sign: f"&#{ord(sign)};" for sign in "“”’—\u00a0®•ü☒☐þ¨éøØè●"},
    "cp1252": {"“": "&#147;", "”": "&#148;", "’": "&#146;", "—": "&#151;", "•": "&#149;", "\u00a0": "&#160;", "®": "&#174;"},
    "hex": {sign: f"&#x{ord(sign):X};" for sign in "“”’—\u00a0®•☒☐●"},
    "raw": {},
}  # fmt: skip
ALIGN = {"right": "right", "centre": "center", "head": "center", "left": "left", "p": "left", "item": "left"}


@dataclass(frozen=True, slots=True)
class Style:
    """How an HTML document is written."""

    vintage: str
    entities: str
    split: float
    hyphens: bool
    joiners: bool
    nbsp: float
    bullets: str
    breaks: str
    caps: bool
    links: bool
    lines: bool


def style(dice: Dice) -> Style:
    """Draw a style."""
    return Style(
        dice.pick(["divs", "donnelley", "old", "modern", "soup", "spans", "boxes", "runs"]),
        dice.pick(list(ENTITIES)), dice.pick([0.0, 0.0, 0.02, 0.06]), dice.chance(0.06), dice.chance(0.1), dice.pick([0.0, 0.0, 0.04, 0.3]),
        dice.pick(["list", "cells", "mark", "symbol"]), dice.pick(["hr", "css", "after", "old"]), dice.chance(0.12), dice.chance(0.3), dice.chance(0.4),
    )  # fmt: skip


def escaped(text: str, look: Style) -> str:
    """Write text with this style's references."""
    out = html.escape(text, quote=False)
    if look.entities == "named" and look.vintage == "old":
        out = out.replace('"', "&quot;")
    for sign, reference in ENTITIES[look.entities].items():
        out = out.replace(sign, reference)
    return out


def word(text: str, look: Style, dice: Dice) -> str:
    """Write a word, now and then split by tags, a soft hyphen or a zero-width space."""
    if look.caps and text.isupper() and len(text) > 3 and text.isalpha():
        return f"{text[0]}<FONT SIZE=1>{text[1:]}</FONT>"
    if look.hyphens and text.isalpha() and len(text) > 8 and dice.chance(0.3):
        return f"{text[:4]}&#173;{text[4:]}"
    if text.isalnum() and len(text) > 2 and dice.chance(look.split):
        cut = dice.number(1, len(text) - 1)
        tag = dice.pick(["font", "span", "b", "i", 'a name="x"'])
        return f"<{tag}>{escaped(text[:cut], look)}</{tag.split()[0]}>{escaped(text[cut:], look)}"
    done = escaped(text, look)
    return done + "&#8203;" if look.joiners and dice.chance(0.05) else done


def prose(text: str, look: Style, dice: Dice) -> str:
    """Write running text; line feeds of the block become breaks, spaces may become others."""
    lines = []
    for line in text.split("\n"):
        words = [word(part, look, dice) for part in re.split(r"(?<=[^ ]) +", line)]
        out = words[0]
        for part in words[1:]:
            out += (
                ("&nbsp;" if look.entities == "named" else "&#160;")
                if dice.chance(look.nbsp)
                else "\n"
                if look.lines and dice.chance(0.08)
                else " "
            )
            out += part
        lines.append(re.sub(r"(Risk Factors)", r'<a href="#rf">\1</a>', out) if look.links else out)
    return dice.pick(["<br>", "<BR>", "<br />", "<br/>\n"]).join(lines)


def paragraph(form: str, inner: str, look: Style, dice: Dice) -> str:
    """Wrap text in the markup of a paragraph."""
    side, strong = ALIGN[form], form in {"right", "centre", "head"}
    bold = f"<b>{inner}</b>" if strong and dice.chance(0.8) else inner
    font = "font-family:Times New Roman;font-size:10pt"
    if look.vintage == "divs":
        weight = "font-weight:700;" if strong else ""
        return f'<div style="margin-bottom:9pt;text-align:{side}"><font style="color:#000000;{weight}font-family:\'Times New Roman\',serif;font-size:9pt;line-height:120%">{inner}</font></div>'
    if look.vintage == "donnelley":
        return f'<P STYLE="margin-top:12px;margin-bottom:0px" ALIGN="{side}"><FONT STYLE="font-family:Times New Roman" SIZE="2">{bold} </FONT></P>\n'
    if look.vintage == "old":
        close = dice.pick(["</P>", ""])
        return f"<P ALIGN={side.upper()}><FONT SIZE=2>{bold.replace('<b>', '<B>').replace('</b>', '</B>')}</FONT>{close}\n\n"
    if look.vintage == "modern":
        return f'<p style="{font};margin:0pt 0pt 6pt;text-align:{side}">{bold}</p>\n'
    if look.vintage == "soup":
        return f'<table cellpadding="0" cellspacing="0" width="100%"><tr><td align="{side}"><font size="2">{bold}</font></td></tr></table>\n'
    if look.vintage == "spans":
        return f'<div style="{font}" align="{side}"><span style="display:inline">{bold}</span></div><div>&#160;</div>\n'
    if look.vintage == "boxes":
        return f'<div align="{side}"><div style="width:100%"><p>{bold}</p></div></div>\n'
    return (
        f"<center>{bold}</center>\n"
        if side == "center"
        else f"{bold}<br><br>\n"
        if side == "left"
        else f'<div align="right">{bold}</div>\n'
    )


def item(text: str, look: Style, dice: Dice) -> str:
    """Write a list item."""
    inner = prose(text, look, dice)
    if look.bullets == "list":
        return f"<ul><li>{inner}</li></ul>\n"
    mark = {"named": "&bull;", "cp1252": "&#149;", "raw": "•"}.get(look.entities, "&#8226;")
    if look.bullets == "cells":
        return f'<TABLE WIDTH="100%" BORDER="0"><TR><TD WIDTH="4%">&nbsp;</TD><TD WIDTH="2%" VALIGN="top">{mark}</TD><TD WIDTH="1%">&nbsp;</TD><TD ALIGN="left">{inner}</TD></TR></TABLE>\n'
    if look.bullets == "symbol":
        return f'<div style="padding-left:36px"><font style="font-family:Symbol">·</font><font>&#160;&#160;&#160;&#160;</font>{inner}</div>\n'
    return f'<p style="margin-left:30pt;text-indent:-15pt">{mark}&#160;&#160; {inner}</p>\n'


def table(block: Block, look: Style, dice: Dice, *, merged: bool = False) -> str:
    """Write a table, with spacer cells as filings have them; `merged` puts each column into one cell."""
    rows: Sequence[Sequence[str]] = block.rows
    if merged:
        rows = [["\n".join(row[place] for row in rows if row[place]) for place in range(len(rows[0]))]]
    spacer = dice.pick(["", "<td>&nbsp;</td>", '<td style="width:2%"></td>'])
    out = []
    for row in rows:
        cells = []
        for place, cell in enumerate(row):
            side = "right" if place == len(row) - 1 and len(row) == 2 else "left"
            inner = prose(cell, look, dice) if cell else dice.pick(["", "&nbsp;"])
            tag = dice.pick(["{}", "<font size=2>{}</font>", '<p style="margin:0">{}</p>', "<div>{}</div>"])
            cells.append(f'<td valign="top" align="{side}">{tag.format(inner)}</td>')
        out.append("<tr>" + spacer.join(cells) + "</tr>")
    return '<table width="100%" cellpadding=0>\n' + "\n".join(out) + "\n</table>\n"


def page(label: str, look: Style) -> str:
    """Write the end of a page."""
    number = f'<p align="center" style="text-align:center">{label}</p>\n' if label else ""
    back = '<h5><a href="#toc">Table of Contents</a></h5>\n' if look.links else ""
    rule = {
        "hr": '<hr size="3" noshade width="100%">\n',
        "css": '<div style="page-break-before:always"></div>\n',
        "after": '<p style="page-break-after:always">&nbsp;</p>\n',
        "old": "<HR>\n<!-- PAGE -->\n",
    }[look.breaks]
    return number + rule + back


def one(block: Block, look: Style, dice: Dice) -> str:
    """Write one block."""
    if block.form == "page":
        return page(block.label, look)
    if block.form in {"table", "toc"}:
        return table(
            block,
            look,
            dice,
            merged=block.form == "table" and len(block.rows[0]) == 2 and "424" in str(block.rows) and dice.chance(0.5),
        )
    if block.form == "item":
        return item(block.text, look, dice)
    return paragraph(block.form, prose(block.text, look, dice), look, dice)


def as_html(blocks: Sequence[Block], dice: Dice, *, logo: bool = False, plain_head: bool = False) -> tuple[str, str]:
    """Write a document; return it with the name of its style."""
    if dice.chance(0.06) and not logo:
        inner = html.escape(as_text(blocks, dice), quote=False)
        return f"<HTML><BODY>\n<PRE>\n{inner}</PRE>\n</BODY></HTML>\n", "pre"
    look = style(dice)
    picture = (
        ['<p align="center"><img src="logo.jpg" alt="LOGO"></p>\n']
        if logo or (not plain_head and dice.chance(0.2))
        else []
    )
    parts = [one(block, look, dice) for block in blocks]
    parts[1:1] = picture
    head = dice.pick(
        [
            "<html><head><title>Document</title></head><body>\n",
            '<HTML>\n<HEAD>\n<TITLE>Rule 424 filing</TITLE>\n</HEAD>\n<BODY BGCOLOR="WHITE">\n',
            "<html>\n<body>\n",
        ]
    )
    return head + "".join(parts) + "</body></html>\n", look.vintage
