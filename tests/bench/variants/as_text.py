"""Blocks as plain text: hard-wrapped ASCII of the nineties, or one line a paragraph."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from draw import Dice
from model import Block

ASCII = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "-", "\u00a0": " ",
    "®": "(R)", "•": "*", "☒": "[X]", "☐": "[ ]", "¨": "[ ]", "þ": "[X]",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """How a plain text is set."""

    width: int
    indent: str
    bullet: str
    page: str
    dotted: bool
    tagged: bool
    ascii: bool
    foot_first: bool
    spread: bool


def style(dice: Dice) -> Style:
    """Draw a style."""
    wide = dice.chance(0.25)
    return Style(
        100_000 if wide else dice.pick([64, 70, 72, 78, 80]),
        "" if wide else dice.pick(["", "", "     ", "    "]),
        dice.pick(["o ", "* ", "- ", "-- ", "•  ", "·  "]),
        dice.pick(["<PAGE>", "<PAGE>", "\f", "\f", "\n" + "-" * 60, ""]),
        dice.chance(0.6), dice.chance(0.3), dice.chance(0.7), dice.chance(0.15), dice.chance(0.05),
    )  # fmt: skip


def wrapped(text: str, look: Style, first: str = "", rest: str = "") -> str:
    """Fill a paragraph."""
    lines = []
    for line in text.split("\n"):
        lines += textwrap.wrap(
            line,
            look.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def placed(text: str, look: Style, where: Callable[[str, int], str]) -> str:
    """Set each line to the middle or the right of the column."""
    column = look.width if look.width < 200 else 1
    narrow = Style(
        min(look.width, 60) if look.width < 200 else look.width, "", "", "", False, False, False, False, False
    )
    return "\n".join(where(line, column).rstrip() for line in wrapped(text, narrow).split("\n"))


def grid(rows: Sequence[Sequence[str]], look: Style) -> str:
    """Set a table in columns; a table of two columns has its second at the right."""
    columns = max(len(row) for row in rows)
    if look.width > 200:
        return "\n".join("   ".join(cell for cell in row if cell) for row in rows)
    if columns == 2 and all(len(a) + len(b) + 2 <= look.width for a, b in rows):
        return "\n".join(f"{a}{b.rjust(look.width - len(a))}".rstrip() for a, b in rows)
    share = max(8, (look.width - 2 * (columns - 1)) // columns)
    lines: list[str] = []
    for row in rows:
        cells = [textwrap.wrap(cell, share) or [""] for cell in row]
        lines += [
            "  ".join(part.ljust(share) for part in parts).rstrip() for parts in zip_longest(*cells, fillvalue="")
        ]
    return "\n".join(lines)


def toc(block: Block, look: Style) -> str:
    """Set a table of contents with dots."""
    width = min(look.width, 72)
    fill = "." if look.dotted else " "
    return "\n".join(f"{a}{fill * max(3, width - len(a) - len(b))}{b}".rstrip() for a, b in block.rows)


def page(label: str, look: Style) -> str:
    """Set the end of a page: its number, then the break, or the other way round."""
    number = f"{label:^{min(look.width, 70)}}".rstrip() if label else ""
    parts = [look.page, number] if look.foot_first else [number, look.page]
    return "\n\n".join(part for part in parts if part)


def spread(text: str, look: Style) -> str:
    """Space a short title out as typists did: P R O S P E C T U S."""
    return " ".join(text) if look.spread and text == "PROSPECTUS" else text


def one(block: Block, look: Style) -> str:
    """Set one block."""
    text = spread(block.text, look)
    if block.form == "centre":
        return placed(text, look, str.center)
    if block.form == "right":
        return placed(text, look, str.rjust)
    if block.form == "head":
        return placed(text, look, str.center) if look.dotted else text
    if block.form == "item":
        return wrapped(text, look, f"   {look.bullet} ", "      ")
    if block.form == "table":
        table = grid(block.rows, look)
        columns = "".join("<C>         " for _ in block.rows[0][1:])
        return (
            f"<TABLE>\n<CAPTION>\n<S>         {columns}\n{table}\n</TABLE>"
            if look.tagged and len(block.rows) > 3
            else table
        )
    if block.form == "toc":
        return toc(block, look)
    if block.form == "page":
        return page(block.label, look)
    return wrapped(text, look, look.indent if block.form == "p" else "")


def as_text(blocks: Sequence[Block], dice: Dice) -> str:
    """Set a document."""
    look = style(dice)
    text = "\n\n".join(part for block in blocks if (part := one(block, look))) + "\n"
    return text.translate(ASCII) if look.ascii else text
