"""Hostile input: whatever a file holds, it is judged or refused in one line, in time linear in its size.

Each generator makes the bytes of a file from a size, in units of its own.  The benchmark `tests/bench/hostile.py`
measures what doubling the size costs; here the sizes are such that quadratic time would be minutes.
"""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from checker.document import Unreadable, build, read_bytes, read_text
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
    "reports attached": (
        2_000,
        repeated(b"<p>UNITED STATES</p><p>SECURITIES AND EXCHANGE COMMISSION</p><p>FORM 8-K</p>"),
    ),
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

WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
WORD_END = b"</w:body></w:document>"


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a Word document of parts; its main part is `word/document.xml`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: Generator, method: int = zipfile.ZIP_STORED) -> Generator:
    """Make a Word document of a body.  Stored, as else much of it would be refused for its ratio of packing."""
    return lambda size: package({"word/document.xml": WORD + body(size) + WORD_END}, method)


def paragraph(content: bytes) -> bytes:
    return b"<w:p><w:r>" + content + b"</w:r></w:p>"


def noted(size: int) -> bytes:
    """Call notes that call themselves, and each other, over and over."""
    call = b'<w:footnoteReference w:id="%d"/>'
    relation = b'<Relationships><Relationship Id="a" Type="x/footnotes" Target="footnotes.xml"/></Relationships>'
    notes = b"".join(
        b'<w:footnote w:id="%d">' % number
        + paragraph(b"<w:t>note</w:t>" + call % number + call % (number + 1))
        + b"</w:footnote>"
        for number in range(size)
    )
    return package(
        {
            "word/document.xml": WORD + paragraph(b"<w:t>a</w:t>" + (call % 0) * size) + WORD_END,
            "word/_rels/document.xml.rels": relation,
            "word/footnotes.xml": WORD + notes + WORD_END,
        },
        zipfile.ZIP_STORED,
    )


def listed(size: int) -> bytes:
    """Make many lists of one definition with many levels and a long text."""
    relation = b'<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/></Relationships>'
    level = b'<w:lvl w:ilvl="0"><w:lvlText w:val="' + b"%1" * 1000 + b'"/></w:lvl>'
    numbers = b"".join(b'<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>' % number for number in range(size))
    items = b"".join(
        b'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>' % number
        + b"<w:r><w:t>item</w:t></w:r></w:p>"
        for number in range(size)
    )
    abstract = b'<w:abstractNum w:abstractNumId="0">' + level * (size // 10) + b"</w:abstractNum>"
    return package(
        {
            "word/document.xml": WORD + items + WORD_END,
            "word/_rels/document.xml.rels": relation,
            "word/numbering.xml": WORD.replace(b"<w:body>", b"") + abstract + numbers + b"</w:document>",
        },
        zipfile.ZIP_STORED,
    )


PACKAGES: dict[str, tuple[int, Generator]] = {
    "nested elements": (50_000, word(nested(b"<w:x>", b"</w:x>", b""))),
    "nested tables": (
        5_000,
        word(nested(b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", paragraph(b"<w:t>a</w:t>"))),
    ),
    "paragraphs": (20_000, word(repeated(paragraph(b"<w:t>Some words.</w:t>")))),
    "runs": (40_000, word(lambda size: b"<w:p>" + b"<w:r><w:t>a</w:t></w:r>" * size + b"</w:p>")),
    "empty elements": (100_000, word(repeated(b"<w:x/>"))),
    "fields never ended": (40_000, word(repeated(paragraph(b'<w:fldChar w:fldCharType="begin"/><w:t>a</w:t>')))),
    "deletions": (20_000, word(repeated(b"<w:p><w:del/></w:p>"))),
    "comments": (20_000, word(numbered(b'<w:commentRangeStart w:id="', b'"/>'))),
    "cells": (
        20_000,
        word(
            lambda size: (
                b"<w:tbl><w:tr>" + (b"<w:tc>" + paragraph(b"<w:t>a</w:t>") + b"</w:tc>") * size + b"</w:tr></w:tbl>"
            )
        ),
    ),
    "joined paragraphs": (
        10_000,
        word(repeated(b"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a </w:t></w:r></w:p>")),
    ),
    "page marks": (20_000, word(repeated(paragraph(b"<w:lastRenderedPageBreak/><w:t>a</w:t>")))),
    "notes": (5_000, noted),
    "lists": (5_000, listed),
    "never closed": (50_000, word(repeated(b"<w:p>"))),
    "many parts": (4_000, lambda size: package({f"word/part{number}.xml": b"<x/>" for number in range(size)})),
    "one long text": (400_000, word(lambda size: paragraph(b"<w:t>" + b"word " * size + b"</w:t>"))),
}


def pages(draw: Callable[[Canvas, int], None]) -> Generator:
    def made(size: int) -> bytes:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=LETTER, invariant=True, pageCompression=0)
        draw(canvas, size)
        canvas.save()
        return stream.getvalue()

    return made


def many_pages(canvas: Canvas, size: int) -> None:
    for number in range(size):
        canvas.drawString(72, 700, "We offer shares of common stock by this prospectus supplement.")
        canvas.drawString(300, 40, f"S-{number}")
        canvas.showPage()


def many_pieces(canvas: Canvas, size: int) -> None:
    for number in range(size):
        canvas.drawString(72 + number % 400, 700 - number // 400 % 600, "a")


def one_long_word(canvas: Canvas, size: int) -> None:
    canvas.drawString(72, 700, "Prospectus supplement of a company " + "a" * size)


def one_tall_page(canvas: Canvas, size: int) -> None:
    canvas.setPageSize((600, 4 * size + 100))
    canvas.setFontSize(3)
    for number in range(size):
        canvas.drawString(72, 4 * (size - number) + 50, "shares of common stock by this prospectus supplement, and")


def one_wide_row(canvas: Canvas, size: int) -> None:
    canvas.setPageSize((30 * size + 100, 800))
    for number in range(size):
        canvas.drawString(72 + 30 * number, 700, "a")


def one_wide_row_of_tall_cells(canvas: Canvas, size: int) -> None:
    canvas.setPageSize((40 * size + 100, 800))
    for number in range(size):
        for line in range(3):
            canvas.drawString(72 + 40 * number, 700 - 12 * line, "aa")


PAGED: dict[str, tuple[int, Generator]] = {
    "pages": (200, pages(many_pages)),
    "pieces": (4_000, pages(many_pieces)),
    "one long word": (40_000, pages(one_long_word)),
    "lines": (8_000, pages(one_tall_page)),
    "cells": (1_000, pages(one_wide_row)),
    "tall cells": (2_000, pages(one_wide_row_of_tall_cells)),
}
WRAPPED: dict[str, tuple[int, Generator]] = (
    {f"html: {name}": (size, html(body)) for name, (size, body) in MARKUP.items()}
    | {
        f"text: {name}": (size, body if name.startswith(("envelopes", "header", "types")) else plain(body))
        for name, (size, body) in TEXT.items()
    }
    | {f"docx: {name}": case for name, case in PACKAGES.items()}
    | {f"pdf: {name}": case for name, case in PAGED.items()}
)
_SHARE = 4  # of the size that the benchmark starts with


def judged(data: bytes, rulebook: Rulebook) -> str:
    """Read and judge; return why the input was refused, or nothing.  Fails where a rule broke."""
    try:
        document = read_bytes(data, "hostile")
    except Unreadable as error:
        return str(error)
    broken = [item for item in judge(document, rulebook).findings if item.verdict is Verdict.ERROR]
    assert broken == []
    return ""


@pytest.mark.parametrize("name", WRAPPED)
def test_hostile_input_is_judged_or_refused_in_one_line(name: str, rulebook: Rulebook) -> None:
    size, make = WRAPPED[name]
    reason = judged(make(size // _SHARE), rulebook)
    assert "\n" not in reason
    assert len(reason) < 200


def test_what_the_cover_says_is_read_before_the_hostile_rest(rulebook: Rulebook) -> None:
    for data in (html(nested(b"<table><tr><td>"))(2_000), plain(repeated(b"(("))(2_000)):
        facts = judge(read_bytes(data, "hostile"), rulebook).facts
        assert [entry.value for entry in facts["registration_numbers"]] == ["333-183401"]


def test_ten_megabytes_in_one_line_are_read() -> None:
    document = read_bytes(PLAIN_COVER + b"word " * (2 << 20), "hostile")
    assert len(document.text) > 10 << 20


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match="is larger than 200 MiB"):
        read_bytes(bytes((200 << 20) + 1), "hostile")


@pytest.mark.parametrize("code", [0, 0x1C, 0x1D, 0x1F, 0xAD, 0xD800, 0xDC80, 0xDFFF, 0xFFFE, 0x10FFFF])
def test_no_character_breaks_the_reading(code: int, rulebook: Rulebook) -> None:
    sign = chr(code)
    plain_text = f"Registration {sign} No. 333-183401\n\n{sign}\n"
    markup = f"<html><body><p>Registration {sign} No. 333-183401</p>{sign}<p {sign}=1>"
    for text in (plain_text, markup):
        document = read_text(text + "We offer shares of common stock. " * 9)
        judged = judge(document, rulebook)
        assert [finding.message for finding in judged.findings if finding.verdict is Verdict.ERROR] == []
        assert len(document.folded) == len(document.text)


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\xef\xbb\xbf"])
def test_bytes_that_their_byte_order_mark_belies_are_read_or_refused(mark: bytes, rulebook: Rulebook) -> None:
    for rest in (b"\x00\xd8", b"\xd8\x00", b"a", b"\xff" * 99, PLAIN_COVER):
        judged(mark + rest, rulebook)


# Bombs -----------------------------------------------------------------------------------------------------------


def test_a_part_that_unpacks_to_a_multiple_is_not_unpacked() -> None:
    bomb = word(lambda size: b"<w:x/>" * size, zipfile.ZIP_DEFLATED)(8 << 20)
    assert len(bomb) < 1 << 20
    with pytest.raises(Unreadable, match="unpacks to 48 MiB and is not opened"):
        read_bytes(bomb, "bomb.docx")


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(word(repeated(paragraph(b"<w:t>a</w:t>")), zipfile.ZIP_DEFLATED)(10_000))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="is a damaged Word document"):
        read_bytes(bytes(data), "liar.docx")


def test_entities_that_multiply_are_refused() -> None:
    levels = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))
    laughs = b'<!DOCTYPE x [<!ENTITY l0 "lol">' + levels + b"]>" + WORD + paragraph(b"<w:t>&l9;</w:t>") + WORD_END
    for part in (laughs, b" " * 5_000 + laughs, laughs.decode().encode("utf-16"), laughs.decode().encode("utf-16-be")):
        with pytest.raises(Unreadable, match="declares entities"):
            read_bytes(package({"word/document.xml": part}), "bomb.docx")


def test_more_parts_or_elements_than_any_document_has_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 10000 parts"):
        read_bytes(package({f"p{number}": b"" for number in range(10_001)}), "bomb.docx")
    with pytest.raises(Unreadable, match="more than 4000000 elements"):
        read_bytes(word(repeated(b"<w/>"))(4_000_001), "bomb.docx")


def test_a_package_packed_in_another_way_is_refused() -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        data = word(repeated(paragraph(b"<w:t>a</w:t>")), method)(10)
        with pytest.raises(Unreadable, match="is packed as no Word document is"):
            read_bytes(data.replace(b"compresslevel", b""), "odd.docx")


# Truncation ------------------------------------------------------------------------------------------------------

COMPLETE: dict[str, bytes] = {
    "html": html(repeated(b"<p class='a'>" + SENTENCE + b"&nbsp;</p><!-- c --><table><tr><td>x</td></tr></table>"))(3),
    "text": plain(repeated(SENTENCE + b"\n<PAGE>\n"))(3),
    "submission": b"<SEC-DOCUMENT>x\n<SEC-HEADER>\nSEC FILE NUMBER: 333-1\n</SEC-HEADER>\n"
    b"<DOCUMENT>\n<TYPE>424B3\n<TEXT>\n" + html(repeated(SENTENCE))(2) + b"</TEXT>\n</DOCUMENT>\n",
    "utf-16": PLAIN_COVER.decode().encode("utf-16"),
    "docx": package({"word/document.xml": WORD + paragraph(b"<w:t>Registration No. 333-183401</w:t>") * 3 + WORD_END}),
    "pdf": pages(many_pages)(2),
}


def truncated(data: bytes, most: int = 60) -> Iterator[bytes]:
    """Yield the beginnings of a file, of at most so many lengths."""
    step = max(1, len(data) // most)
    return (data[:stop] for stop in range(0, len(data), step))


@pytest.mark.parametrize("name", COMPLETE)
def test_a_file_that_breaks_off_anywhere_is_read_or_refused(name: str) -> None:
    for data in truncated(COMPLETE[name]):
        try:
            document = read_bytes(data, name)
        except Unreadable as error:
            assert "\n" not in str(error)  # noqa: PT017  # either outcome is right, a refusal in one line
        else:
            assert document.blocks


@pytest.mark.parametrize("name", COMPLETE)
def test_a_file_with_a_byte_changed_anywhere_is_read_or_refused(name: str) -> None:
    data = COMPLETE[name]
    for place in range(0, len(data), max(1, len(data) // 60)):
        changed = bytearray(data)
        changed[place] ^= 0x55
        try:
            document = read_bytes(bytes(changed), name)
        except Unreadable as error:
            assert "\n" not in str(error)  # noqa: PT017  # either outcome is right, a refusal in one line
        else:
            assert document.blocks


# Memory ----------------------------------------------------------------------------------------------------------


def test_more_paragraphs_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MOST_BLOCKS", 1_000)
    with pytest.raises(Unreadable, match="million paragraphs and cells"):
        read_bytes(html(repeated(b"<p>a</p>"))(1_001), "hostile")


@pytest.mark.parametrize("name", ["text: blank lines", "text: form feeds", "text: spaces", "html: short comments"])
def test_what_shows_nothing_keeps_no_memory(name: str) -> None:
    _, make = WRAPPED[name]
    data = make(200_000)
    tracemalloc.start()
    try:
        read_bytes(data, "hostile")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30 * len(data)
