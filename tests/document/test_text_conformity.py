"""The text of HTML is that of html5lib's tree: on every filing of the corpus and on many hundred broken documents.

What is compared is the words, white space folded, in the order of the tree: every character that stands in no comment,
no `script`, `style`, `title`, `iframe`, `noembed` or `noframes`, and in nothing that is not displayed (`display: none`,
`visibility: hidden`, the `hidden` attribute, inline XBRL's `ix:header` and `ix:hidden`).  Words end where blocks, cells
and lines end.  Control characters, zero-width characters and soft hyphens show no sign; on both sides they are left
out, but for a soft hyphen between digits, which is a hyphen.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest

from checker.document.build import Builder
from checker.document.decode import decode
from checker.document.html import read_html
from checker.document.read import is_html
from checker.document.submission import is_submission, open_envelope

BLOCKS = frozenset(
    (
        "address article aside blockquote body br caption center dd details dir div dl dt fieldset figure footer form "
        "h1 h2 h3 h4 h5 h6 head header hr html legend li listing main menu nav ol option p page plaintext pre section "
        "summary table tbody td textarea tfoot th thead tr ul xmp"
    ).split()
)
UNSEEN = frozenset("script style title iframe noembed noframes ix:header ix:hidden".split())
HIDDEN_TABLE = re.compile(r"<(?:table|tr)[^>]*(?:hidden|none)", re.IGNORECASE)
HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NO_SIGN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]")
SOFT_HYPHEN = re.compile("(?<=[0-9])\u00ad(?=[0-9])")


class Tree(html5lib.getTreeBuilder("etree")):  # type: ignore[misc]  # a class made at run time
    """A tree that knows whether text that stands between the cells of a table was put before the table."""

    strayed = False

    def insertText(self, data: str, parent: Any = None) -> None:  # noqa: N802  # html5lib's name
        self.strayed = self.strayed or (self.insertFromTable and not data.isspace())
        super().insertText(data, parent)


def parsed(source: str) -> Tree:
    """Return the tree of a document."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # html5lib speaks of what it makes good
        parser = html5lib.HTMLParser(tree=Tree, namespaceHTMLElements=False)
        parser.parse(source)
    return parser.tree


def tree_words(source: str) -> list[str]:
    """Return the visible words of a document as html5lib sees it."""
    return words("".join(visible(parsed(source).getDocument())))


def visible(root: ElementTree.Element) -> Iterator[str]:
    """Yield the text below an element, a newline where a block, a cell or a line ends; no depth is too deep."""
    waiting: list[ElementTree.Element | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        shown = isinstance(node.tag, str) and node.tag not in UNSEEN
        shown = shown and "hidden" not in node.attrib and not HIDES.search(node.attrib.get("style", ""))
        edge = "\n" if node.tag in BLOCKS else ""
        yield edge
        waiting.append(("" if node.tag == "page" else edge) + (node.tail or ""))
        if shown:
            waiting.extend(reversed(node))
            yield node.text or ""


def words(text: str) -> list[str]:
    """Return the words of a text without what shows no sign."""
    return NO_SIGN.sub("", SOFT_HYPHEN.sub("-", text)).replace("\u00ad", "").split()


def own_words(source: str) -> list[str]:
    """Return the words of a document as it is read here."""
    builder = Builder()
    read_html(source, builder)
    return words(builder.finish(source).text)


def test_every_filing_has_the_words_of_its_tree(shared: Path) -> None:
    compared = 0
    for path in sorted((shared / "corpus" / "filings").rglob("*")):
        if path.suffix not in (".txt", ".htm"):
            continue
        text = decode(path.read_bytes()).text
        envelope = open_envelope(text) if is_submission(text) else None
        body = text[envelope.start : envelope.end] if envelope else text
        if is_html(body[:20_000]):
            assert own_words(body) == tree_words(body), path.name
            compared += 1
    assert compared >= 10


# Broken documents -----------------------------------------------------------------------------------------------------

TEXTS = (
    "Filed Pursuant to Rule 424(b)(3)", "Registration No. 333&#173;183401", "333&shy;183401", "a&shy;b", "AT&amp;T",
    "caf&eacute;", "5 &lt; 6", "1 < 2", "&#147;Notes&#148;", "&#x2014;", "&nbsp;", " &#160; ", "one&nbsp;two",
    "&copy2012", "&notit;", "&bogus;", "&", "& ", "R&D", "&#0;", "&#150", "x\u200by", "\u201cquoted\u201d",
    "line\r\nline", "tab\tstop", "\n", " ", "  two  spaces  ", "<", "</", "<3", "<!", "<?", "0", "$1,000,000", "pro",
    "spectus", "\xa0", "&#8203;",
)  # fmt: skip
INLINE = "b i u a font span strong em sup sub small big tt nobr ix:nonnumeric custom".split()
BLOCK = "p div center blockquote h1 h2 h3 ul ol li dl dt dd pre address section".split()
TABLE = "table tr td th tbody thead caption tfoot colgroup col".split()
VOID = "br hr img input page wbr meta".split()
ATTRIBUTES = (
    "", "", "", " align=center", ' style="margin:0pt"', " STYLE='font-weight:bold'", " nowrap", " width='1%'",
    " bgcolor=#CCEEFF", ' title="a > b"', " a=b/", " /",
)  # fmt: skip
# Not on formatting elements: where these are closed out of order, a tree has copies of them.
HIDING = (' style="display:none"', " hidden", ' style="visibility: hidden"', " STYLE='Display: None; color: red'")
HIDEABLE = frozenset("p div td tr table ul li center".split())
OTHERS = (
    "<!-- comment -->", "<!-- <p>not seen</p> -->", "<!>", "<!-->", "<!--->", "<!-- a -- b --!>", "<![CDATA[ x ]]>",
    "<?php x ?>", "<script>if (a<b) x='</p>';</script>", "<style>p {x: y}</style>", "<title>Title <b> &amp;</title>",
    "</>", "</ x>", "<textarea>a <b> &amp; c</textarea>", "<xmp>x <b>y</b> &amp;</xmp>", "<!DOCTYPE html>",
    "<noframes><p>x</noframes>", "<ix:hidden>hid</ix:hidden>", "<ix:header><p>hid</p></ix:header>",
    "<IFRAME>x</IFRAME>", "</br>", "</p>",
)  # fmt: skip


def case(dice: Random, name: str) -> str:
    return name.upper() if dice.random() < 0.3 else name


def well_formed(dice: Random, depth: int = 0) -> list[str]:
    """Return the pieces of a random document whose elements are nested as they should be."""
    pieces: list[str] = []
    for _ in range(dice.randint(1, 4)):
        roll = dice.random()
        if roll < 0.35 or depth > 3:
            pieces.append(dice.choice(TEXTS))
        elif roll < 0.55:
            pieces += element(dice, dice.choice(INLINE), depth)
        elif roll < 0.72:
            pieces += element(dice, dice.choice(BLOCK), depth)
        elif roll < 0.82:
            pieces += table(dice, depth)
        elif roll < 0.92:
            pieces.append(f"<{case(dice, dice.choice(VOID))}{dice.choice(ATTRIBUTES)}>")
        else:
            pieces.append(dice.choice(OTHERS))
    return pieces


def element(dice: Random, name: str, depth: int, inside: list[str] | None = None) -> list[str]:
    attributes = dice.choice(HIDING if name in HIDEABLE and dice.random() < 0.1 else ATTRIBUTES)
    inside = well_formed(dice, depth + 1) if inside is None else inside
    return [f"<{case(dice, name)}{attributes}>", *inside, f"</{case(dice, name)}>"]


def table(dice: Random, depth: int) -> list[str]:
    rows: list[str] = ["\n"]
    for _ in range(dice.randint(1, 2)):
        cells = [
            piece for _ in range(dice.randint(1, 3)) for piece in element(dice, dice.choice(("td", "td", "th")), depth)
        ]
        rows += element(dice, "tr", depth, cells)
    return element(dice, "table", depth, rows)


def broken(dice: Random, pieces: list[str]) -> list[str]:
    """Damage a document in a few places: leave out, double, swap, cut or add a piece."""
    pieces = list(pieces)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(pieces))
        damage = dice.randrange(6)
        if damage == 0 and len(pieces) > 1:
            del pieces[place]
        elif damage == 1:
            pieces.insert(place, pieces[place])
        elif damage == 2:
            other = dice.randrange(len(pieces))
            pieces[place], pieces[other] = pieces[other], pieces[place]
        elif damage == 3:
            pieces[place] = pieces[place][: dice.randint(0, len(pieces[place]))]
        elif damage == 4:
            pieces.insert(place, f"<{dice.choice(INLINE + BLOCK + TABLE)}{dice.choice(ATTRIBUTES)}>")
        else:
            pieces.insert(place, f"</{dice.choice(INLINE + BLOCK + TABLE)}>")
    return pieces


@pytest.mark.parametrize("seed", range(8))
def test_documents_that_are_well_formed_have_the_words_of_their_tree(seed: int) -> None:
    dice = Random(seed)  # noqa: S311  # no secret
    for _ in range(100):
        source = "".join(well_formed(dice))
        assert own_words(source) == tree_words(source), source


@pytest.mark.parametrize("seed", range(8))
def test_broken_documents_have_the_words_of_their_tree(seed: int) -> None:
    dice = Random(1000 + seed)  # noqa: S311  # no secret
    for _ in range(100):
        source = "".join(broken(dice, well_formed(dice)))
        own, tree = own_words(source), tree_words(source)
        if parsed(source).strayed:
            # Browsers put text that stands between a table's cells before the table: the same characters in the same
            # order.  Here it is a paragraph of its own, in the tree it may touch the words before the table.
            own, tree = ["".join(own)], ["".join(tree)]
        if not hides_part_of_a_table(source):
            assert own == tree, source


def hides_part_of_a_table(source: str) -> bool:
    """Say whether text between the cells of a table stands in something hidden, which it leaves in a tree alone."""
    return parsed(source).strayed and HIDDEN_TABLE.search(source) is not None
