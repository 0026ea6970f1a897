"""Seed in, case out."""

from __future__ import annotations

import truth
from as_html import as_html
from as_text import as_text
from deal_words import DEFECTS
from deals import draw_deal
from draw import Dice
from envelope import enclosed, encoded
from kinds import BUILD
from model import Case

DEFECTIVE = 0.4  # share of documents with a planted defect


def generate(seed: int) -> Case:
    """Draw the case of a seed."""
    dice = Dice(seed ^ 0x5EED)
    defect = dice.pick(list(DEFECTS)) if dice.chance(DEFECTIVE) else ""
    deal = draw_deal(seed, defect=defect)
    blocks = BUILD[deal.kind](deal)
    plain = dice.chance(0.6 if deal.own.year < 2001 else 0.15) and not deal.logo
    body, layout = (
        (as_text(blocks, dice), "text")
        if plain
        else as_html(blocks, dice, logo=deal.logo, plain_head=bool(deal.defect))
    )
    truth.facts(deal)
    truth.verdicts(deal)
    whole, envelope = enclosed(body, deal, dice)
    data, encoding = encoded(whole, dice)
    name = f"variant-{seed}.{'txt' if plain or envelope in {'text', 'tags'} else 'htm'}"
    return Case(seed, name, data, deal.kind, f"{layout}/{envelope}/{encoding}", deal.facts, deal.verdicts, deal.defect)
