"""Hostile input: whatever a file holds, it is judged or refused in one line, in time linear in its size.

Each generator makes the bytes of a file from a size, in units of its own.  The benchmark `tests/bench/hostile.py`
measures what doubling the size costs; here the sizes are such that quadratic time would be minutes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from checker.document import Unreadable, read_bytes, read_text
from checker.judge import judge
from checker.rulebook import Rulebook
from checker.verdict import Verdict

Generator = Callable[[int], bytes]
COVER = (
    b"<p>Filed Pursuant to Rule 424(b)(3)</p><p>Registration No. 333-183401</p><p>PROSPECTUS SUPPLEMENT NO. 2</p>"
    b"<p>(to Prospectus dated April 8, 2013)</p><p>The date of this prospectus supplement is May 2, 2013.</p>"
)
PLAIN_COVER = (
    b"Filed Pursuant to Rule 424(b)(3)\nRegistration No. 333-183401\n\nPROSPECTUS SUPPLEMENT NO. 2\n\n"
    b"The date of this prospectus supplement is May 2, 2013.\n\n"
)
SENTENCE = b"We will receive $1,000 on May 2, 2013 (see \xe2\x80\x9cRisk Factors\xe2\x80\x9d on page S-9), if any. "


def html(body: Generator) -> Generator:
    """Put what a generator makes behind a cover in HTML."""
    return lambda size: b"<html><body>" + COVER + body(size)


def plain(body: Generator) -> Generator:
    """Put what a generator makes behind a cover in plain text."""
    return lambda size: PLAIN_COVER + body(size)


def nested(opening: bytes, closing: bytes = b"", words: bytes = b"a ") -> Generator:
    """Nest an element in itself, with some words at every depth."""
    return lambda size: (opening + words) * size + b"the middle" + closing * size


def repeated(piece: bytes) -> Generator:
    return lambda size: piece * size


def unclosed(opening: bytes, filling: bytes = b"words and words ") -> Generator:
    """Open something that never ends."""
    return lambda size: opening + filling * size


def numbered(before: bytes, behind: bytes) -> Generator:
    """Repeat a piece with its number in it, so that no two are equal."""
    return lambda size: b"".join(before + str(number).encode() + behind for number in range(size))


def attributes(size: int) -> bytes:
    return b"<p " + b"".join(b"a%d=b " % number for number in range(size)) + b">text</p>"


def submissions(size: int) -> bytes:
    return b"<SEC-DOCUMENT>x\n" + b"<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 x.jpg\n</TEXT>\n" * size


MARKUP: dict[str, tuple[int, Generator]] = {
    "nested div": (20_000, nested(b"<div>", b"</div>")),
    "nested div, never closed": (20_000, nested(b"<div>")),
    "nested font": (20_000, nested(b"<FONT SIZE=2>")),
    "nested span with styles": (20_000, nested(b'<span style="font-weight:bold;text-align:center">', b"</span>")),
    "nested bold and light": (
        10_000,
        nested(b'<b><span style="font-weight:normal">', b"</span></b>"),
    ),
    "nested tables": (10_000, nested(b"<table><tr><td>", b"</td></tr></table>")),
    "nested tables, never closed": (10_000, nested(b"<table><tr><td>")),
    "nested lists": (10_000, nested(b"<ul><li>", b"</li></ul>")),
    "nested hidden": (20_000, nested(b'<div style="display:none">', b"</div>")),
    "nested pre": (20_000, nested(b"<pre>\n", b"</pre>")),
    "nested headings": (10_000, nested(b"<h1>", b"</h1>", b"Risk Factors ")),
    "closing tags alone": (50_000, repeated(b"</div></table></b>")),
    "names of elements": (20_000, numbered(b"<x", b">word ")),
    "quote never closed": (200_000, repeated(b'<a "')),
    "attribute never closed": (200_000, repeated(b'<a b="')),
    "tag never closed": (200_000, repeated(b"<a ")),
    "closing tag never closed": (200_000, repeated(b"</a ")),
    "comment begun again": (200_000, repeated(b"<!--")),
    "comment of dashes": (400_000, unclosed(b"<!--", b"-")),
    "short comments": (100_000, repeated(b"<!-->")),
    "declarations": (100_000, repeated(b"<!x>")),
    "processing instructions": (100_000, repeated(b"<?x")),
    "less-than signs": (100_000, repeated(b"< ")),
    "less-than signs alone": (100_000, repeated(b"<")),
    "ampersands": (200_000, repeated(b"&")),
    "entity never closed": (400_000, unclosed(b"&", b"a")),
    "number never closed": (400_000, unclosed(b"&#", b"1")),
    "references": (40_000, repeated(b"&nbsp;&#151;&amp;")),
    "soft hyphens": (100_000, repeated(b"a&shy;")),
    "script never closed": (60_000, unclosed(b"<script>", b"var a = '<b>'; ")),
    "scripts never closed": (20_000, repeated(b"<script>")),
    "text area never closed": (20_000, repeated(b"<textarea>a ")),
    "titles never closed": (20_000, repeated(b"<title>")),
    "attributes": (100_000, attributes),
    "one long attribute": (400_000, lambda size: b'<p style="' + b"font-weight:" * size + b'">text</p>'),
    "one long value": (400_000, lambda size: b'<p style="' + b"a:b;" * size + b'">text</p>'),
    "spaces in a tag": (400_000, lambda size: b"<p" + b" " * size + b"text"),
    "slashes in a tag": (400_000, lambda size: b"<p" + b"/" * size + b"text"),
    "line breaks": (50_000, repeated(b"<br>")),
    "lines": (20_000, repeated(b"word<br>")),
    "pictures": (50_000, repeated(b"<img src=x>")),
    "page breaks": (20_000, repeated(b"<p style='page-break-before:always'>")),
    "pages": (5_000, numbered(b"<p>Some words of a page.</p><p>S-", b"</p><hr style='page-break-after:always'>")),
    "headings": (10_000, numbered(b"<h2>Risk Factors ", b"</h2>")),
    "headings alike": (10_000, repeated(b"<p><b>Risk Factors</b></p>")),
    "headings, falling": (10_000, lambda size: b"<h2>Risk Factors</h2>" * size + b"<h2>RISK</h2>" * size),
    "one row": (20_000, lambda size: b"<table><tr>" + b"<td>1</td>" * size + b"</tr></table>"),
    "one column": (10_000, lambda size: b"<table>" + b"<tr><td>1</td><td>a</td></tr>" * size + b"</table>"),
    "bullets": (10_000, repeated(b"<p>&#8226;</p>")),
    "list items": (10_000, repeated(b"<li>our Quarterly Report on Form 10-Q filed on May 2, 2013;</li>")),
    "paragraphs alike": (5_000, repeated(b"<p>" + SENTENCE + b"</p>")),
    "one paragraph": (5_000, lambda size: b"<p>" + SENTENCE * size + b"</p>"),
    "paragraphs": (5_000, numbered(b"<p>Paragraph ", b" speaks of (the) notes, the warrants and page S-9.</p>")),
    "page-wide sentences": (2_000, lambda size: b"<p>" + b"the registration statement of the prospectus and " * size),
    "carried over": (5_000, repeated(b"<p>a paragraph that does not end on its page and goes on overleaf</p><page>")),
    "covers": (2_000, repeated(b"<p>PROSPECTUS</p>" + COVER)),
    "contents": (4_000, repeated(b"<p>TABLE OF CONTENTS</p><p>Risk Factors 9</p><p>Use of Proceeds 10</p>")),
    "reports attached": (2_000, repeated(b"<p>UNITED STATES</p><p>SECURITIES AND EXCHANGE COMMISSION</p><p>FORM 8-K</p>")),
    "legends": (2_000, repeated(b"<p>Neither the Securities and Exchange Commission nor any state has approved</p>")),
    "inline XBRL": (20_000, nested(b"<ix:nonNumeric name='a'>", b"</ix:nonNumeric>")),
    "NUL bytes": (200_000, repeated(b"a\0\0\0")),
}

TEXT: dict[str, tuple[int, Generator]] = {
    "blank lines": (200_000, repeated(b"\n")),
    "carriage returns": (200_000, repeated(b"\r")),
    "form feeds": (50_000, repeated(b"\f")),
    "page tags": (50_000, repeated(b"<PAGE>\n")),
    "lines of spaces": (20_000, repeated(b"        \n")),
    "spaces": (400_000, repeated(b" ")),
    "tabs": (200_000, repeated(b"\t")),
    "spaces and a sign": (400_000, lambda size: b" " * size + b"."),
    "spaces between words": (4_000, repeated(b"word" + b" " * 100)),
    "wide gaps": (20_000, repeated(b"a      ")),
    "bars": (50_000, repeated(b" | ")),
    "dashes": (400_000, repeated(b"-")),
    "dashes apart": (200_000, repeated(b"- ")),
    "dashes with an end": (400_000, lambda size: b"-" * size + b"x"),
    "dashes apart with an end": (200_000, lambda size: b"- " * size + b"x"),
    "full stops": (400_000, repeated(b".")),
    "leaders": (200_000, repeated(b". ")),
    "open brackets": (200_000, repeated(b"(")),
    "closing brackets": (200_000, repeated(b")")),
    "brackets": (100_000, repeated(b"(a) ")),
    "square brackets": (200_000, repeated(b"[")),
    "quotation marks": (200_000, repeated(b'"')),
    "asterisks": (200_000, repeated(b"*")),
    "asterisks in pairs": (100_000, repeated(b"** ")),
    "backslashes": (200_000, repeated(b"\\")),
    "digits": (400_000, repeated(b"1")),
    "digits apart": (200_000, repeated(b"1 ")),
    "digits and commas": (200_000, repeated(b"1,")),
    "numbers and dashes": (100_000, repeated(b"333-")),
    "dates": (20_000, repeated(b"May 2, 2013 ")),
    "money": (40_000, repeated(b"$1,000 ")),
    "capitals": (400_000, repeated(b"A")),
    "capitals with full stops": (200_000, repeated(b"A.")),
    "capitals apart": (200_000, repeated(b"A ")),
    "full stops before capitals": (100_000, repeated(b"Inc. A ")),
    "underscores": (400_000, repeated(b"_")),
    "hashes": (200_000, repeated(b"# ")),
    "one line": (20_000, repeated(SENTENCE)),
    "one word": (400_000, repeated(b"a")),
    "short lines": (20_000, repeated(b"a\n")),
    "wrapped lines": (10_000, repeated(b"the words of a paragraph that is wrapped at seventy characters a line\n")),
    "paragraphs": (5_000, numbered(b"Paragraph ", b" of the prospectus.\n\n")),
    "bullets": (10_000, repeated(b"* an item\n")),
    "zero-width characters": (100_000, repeated(b"\xe2\x80\x8b")),
    "soft hyphens": (100_000, repeated(b"1\xc2\xad")),
    "combining characters": (100_000, repeated(b"\xcc\x81")),
    "other scripts": (50_000, repeated(b"\xe4\xb8\xad\xf0\x9f\x98\x80 ")),
    "broken UTF-8": (100_000, repeated(b"a\x81\x8d")),
    "placeholders": (40_000, repeated(b"[\xe2\x97\x8f], ")),
    "dollar blanks": (40_000, repeated(b"$____ ")),
    "form names": (20_000, repeated(b"Form 8-K ")),
    "form names and dates": (10_000, repeated(b"Form 8-K filed on May 2, 2013 ")),
    "incorporated reports": (
        4_000,
        numbered(b"our Quarterly Report on Form 10-Q for the quarter ended June 30, 20", b", filed on May 2, 2013; "),
    ),
    "reports in brackets": (10_000, repeated(b"(Form 10-Q (filed on May 2, 2013 ")),
    "incorporation lists": (2_000, repeated(b"Incorporation by reference\n\n* our Form 8-K filed on May 2, 2013\n\n")),
    "sections": (4_000, repeated(b"USE OF PROCEEDS\n\nWe will not receive any proceeds.\n\n")),
    "amounts": (10_000, numbered(b"Up to ", b" shares of Common Stock\n\n")),
    "filing lines": (10_000, repeated(b"Filed Pursuant to Rule 424(b)(3)\n\n")),
    "envelopes": (5_000, submissions),
    "header lines": (10_000, lambda size: b"<SEC-DOCUMENT>x\n" + b"SEC FILE NUMBER: 333-1\n" * size),
    "header spaces": (200_000, lambda size: b"<SEC-DOCUMENT>x\nSEC FILE NUMBER: x" + b" " * size + b"y\n"),
    "types of documents": (200_000, lambda size: b"<DOCUMENT>\n<TYPE>424B3\n<TEXT>\n" + b"<TEXT>" * size),
}
