"""Lists inside lists, and the rows of tables."""

from __future__ import annotations

from itertools import groupby

from checker.document import Document, read_text
from checker.document.model import BlockKind

LEAD = "The stockholders may sell the shares in one or more of the following ways, and in others that the law allows:"


def items(document: Document) -> list[tuple[str, int]]:
    return [(document.quote(block.span), block.depth) for block in document.blocks if block.kind is BlockKind.LIST_ITEM]


def test_a_bullet_of_another_kind_is_one_level_deeper() -> None:
    document = read_text(f"{LEAD}\n\n• on an exchange\n\n○ at market prices\n\n○ at fixed prices\n\n• by gift\n")
    assert [depth for _, depth in items(document)] == [1, 2, 2, 1]


def test_letters_stand_below_numbers_and_small_numerals_below_letters() -> None:
    document = read_text(f"{LEAD}\n\n1. sales\n\n(a) on an exchange\n\n(ii) as agent\n\n(b) off it\n\n2. gifts\n")
    assert [depth for _, depth in items(document)] == [1, 2, 3, 2, 1]


def test_what_is_no_item_has_no_depth() -> None:
    document = read_text(f"{LEAD}\n\n• on an exchange\n\nUSE OF PROCEEDS\n\n{LEAD}\n")
    assert {block.depth for block in document.blocks if block.kind is not BlockKind.LIST_ITEM} == {0}


def test_nested_lists_of_html_have_their_depth() -> None:
    source = f"<p>{LEAD}</p><ul><li>on an exchange<ul><li>as agent<li>as principal</ul><li>by gift</ul>"
    assert [depth for _, depth in items(read_text(f"<html><body>{source}</body></html>"))] == [1, 2, 2, 1]


def test_the_cells_of_a_row_share_it() -> None:
    rows = [("Holder", "Shares"), ("Ash Grove Fund", "1,200,000"), ("Birch Partners", "800,000")]
    body = "".join(f"<tr><td>{name}</td><td>{shares}</td></tr>" for name, shares in rows)
    document = read_text(f"<html><p>{LEAD}</p><table>{body}</table></html>")
    cells = [block for block in document.blocks if block.kind is BlockKind.CELL]
    found = [tuple(document.quote(cell.span) for cell in row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    assert found == rows
