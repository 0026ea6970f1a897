"""DOCX: what Word would print, with tracked changes accepted and noted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

import docx
import pytest
from docx.enum.text import WD_BREAK

from checker.document import Unreadable, read_bytes
from checker.document.model import BlockKind, Document, EditKind, Format

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAGE = '<w:r><w:br w:type="page"/></w:r>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """Make a paragraph; content that is no markup becomes a run."""
    inside = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    """Make a field of several runs."""
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + told + mark("separate") + run(result) + mark("end")


def package(body: str, /, main: str = "word/document.xml", **parts: str) -> bytes:
    """Make a package from the inside of its body and of other parts (`styles`, `footnotes` ...)."""
    folder = main.rpartition("/")[0]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", relations({"r1": ("officeDocument", f"/{main}")}))
        archive.writestr(main, f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        names = {name: (re.sub(r"\d", "", name), f"{name}.xml") for name in parts}
        archive.writestr(f"{folder}/_rels/{main.rpartition('/')[2]}.rels", relations(names))
        for name, content in parts.items():
            archive.writestr(f"{folder}/{name}.xml", f"<w:part {SPACES}>{content}</w:part>")
    return stream.getvalue()


def relations(targets: dict[str, tuple[str, str]]) -> str:
    entries = (
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://x">{"".join(entries)}</Relationships>'


def read(body: str, **parts: str) -> Document:
    return read_bytes(package(body, **parts), "draft.docx")


def texts(document: Document) -> list[str]:
    """Return the words of each block, lines of a block joined by a slash."""
    return [document.text[block.span.start : block.span.end].replace("\n", "/") for block in document.blocks]


def kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks]


def edits(document: Document) -> list[tuple[EditKind, str]]:
    return [(edit.kind, document.quote(edit.span)) for edit in document.edits]


# Words -----------------------------------------------------------------------------------------------------------


def test_a_document_of_a_word_processor_is_read_and_every_word_leads_to_the_extracted_text() -> None:
    made = docx.Document()
    made.add_heading("Use of Proceeds", level=1)
    made.add_paragraph("We will not receive any proceeds.")
    stream = io.BytesIO()
    made.save(stream)
    document = read_bytes(stream.getvalue(), "draft.docx")
    assert document.format is Format.DOCX
    assert texts(document) == ["Use of Proceeds", "We will not receive any proceeds."]
    assert kinds(document) == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    for block in document.blocks:
        place = document.place(block.span)
        assert document.source.text[place.position.offset : place.end] == place.quote


def test_a_word_split_into_runs_is_one_word() -> None:
    document = read(p(run("Regis"), run("trat", "<w:b/>"), "<w:proofErr/>", run("ion No. 333-"), run("183401")))
    assert texts(document) == ["Registration No. 333-183401"]


def test_the_wrappers_of_runs_do_not_hide_them() -> None:
    document = read(
        p(
            f'<w:hyperlink r:id="x">{run("a link, ")}</w:hyperlink>',
            f'<w:smartTag w:element="date">{run("a tag, ")}</w:smartTag>',
            f"<w:customXml>{run('custom, ')}</w:customXml>",
            f"<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>{run('a control')}</w:sdtContent></w:sdt>",
        )
        + f"<w:sdt><w:sdtContent>{p('a paragraph in a control')}</w:sdtContent></w:sdt>"
    )
    assert texts(document) == ["a link, a tag, custom, a control", "a paragraph in a control"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a/b"),
        ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a/b"),
        ("<w:r><w:t>333</w:t><w:noBreakHyphen/><w:t>183401</w:t></w:r>", "333-183401"),
        ("<w:r><w:t>securi</w:t><w:softHyphen/><w:t>ties</w:t></w:r>", "securities"),
        ("<w:r><w:t>333</w:t><w:softHyphen/></w:r><w:r><w:t>183401</w:t></w:r>", "333-183401"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "a\u2022"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F0D4"/></w:r>', "a\u2122"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "a\u2611"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Arial" w:char="2014"/></w:r>', "a\u2014"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Arial" w:char="D800"/></w:r>', "a\u2022"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Arial" w:char="nonsense"/></w:r>', "a\u2022"),
        ("<w:r><w:t>a</w:t><w:sym/></w:r>", "a\u2022"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        ("<w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby>", "a"),
    ],
)
def test_signs_that_stand_for_characters(markup: str, text: str) -> None:
    assert texts(read(p(markup))) == [text]


def test_hidden_text_is_not_read() -> None:
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = read(
        p("seen", run(" hidden", "<w:vanish/>"), run(" by style", '<w:rStyle w:val="Secret"/>'))
        + p(run("shown after all", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')),
        styles=styles,
    )
    assert texts(document) == ["seen", "shown after all"]


def test_capitals_are_read_as_they_print() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Caps"><w:rPr><w:caps/></w:rPr></w:style>'
    document = read(
        p(run("Risk Factors", "<w:caps/>"), run(" and more")) + p("base", properties='<w:pStyle w:val="Caps"/>'),
        styles=styles,
    )
    assert texts(document) == ["RISK FACTORS and more", "BASE"]


def test_strict_documents_and_other_encodings_are_read() -> None:
    usual = package(p("Registration No. 333-183401"))
    strict = rewritten(usual, lambda text: text.replace(NAMES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main"))
    wide = rewritten(usual, lambda text: '<?xml version="1.0" encoding="UTF-16"?>' + text, encoding="utf-16")
    for data in (strict, wide):
        assert texts(read_bytes(data, "x")) == ["Registration No. 333-183401"]


def rewritten(data: bytes, change: object, encoding: str = "utf-8") -> bytes:
    """Return a package whose main part is changed."""
    assert callable(change)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = change(content.decode()).encode(encoding)
            new.writestr(name, content)
    return stream.getvalue()


def test_the_main_part_is_found_by_its_relationship() -> None:
    data = package(p("Elsewhere"), main="word/document2.xml", footnotes="")
    assert texts(read_bytes(data, "x")) == ["Elsewhere"]


# Tracked changes and comments ------------------------------------------------------------------------------------


def test_insertions_are_read_and_deletions_are_not_and_both_are_noted() -> None:
    document = read(p("dated ", deleted("April 8"), ins(run("May 2")), ", 2013"))
    assert texts(document) == ["dated May 2, 2013"]
    assert edits(document) == [(EditKind.DELETION, ""), (EditKind.INSERTION, "May 2")]


def test_what_was_moved_stands_where_it_was_moved_to() -> None:
    body = p("<w:moveFrom>" + run("first ") + "</w:moveFrom>", "second ", "<w:moveTo>" + run("first") + "</w:moveTo>")
    document = read(body)
    assert texts(document) == ["second first"]
    assert edits(document) == [(EditKind.DELETION, ""), (EditKind.INSERTION, "first")]


def test_what_was_inserted_and_deleted_again_is_not_read() -> None:
    document = read(p("kept", ins(deleted(" gone"))))
    assert texts(document) == ["kept"]
    assert edits(document) == [(EditKind.DELETION, "")]


@pytest.mark.parametrize("gone", ["<w:del/>", "<w:vanish/><w:specVanish/>", "<w:moveFrom/>"])
def test_a_paragraph_whose_mark_is_gone_goes_on_in_the_next(gone: str) -> None:
    document = read(p("Use of ", properties=f"<w:rPr>{gone}</w:rPr>") + p("Proceeds.") + p("Next"))
    assert texts(document) == ["Use of Proceeds.", "Next"]


def test_a_deleted_paragraph_leaves_nothing() -> None:
    gone = p(deleted("The whole paragraph."), properties="<w:rPr><w:del/></w:rPr>")
    document = read(p("Before") + gone + p("After"))
    assert texts(document) == ["Before", "After"]
    assert edits(document) == [(EditKind.DELETION, "")]


def test_an_inserted_paragraph_is_read() -> None:
    document = read(p("Before") + p(ins(run("New")), properties="<w:rPr><w:ins/></w:rPr>"))
    assert texts(document) == ["Before", "New"]
    assert edits(document) == [(EditKind.INSERTION, "New")]


def test_rows_and_cells_are_inserted_and_deleted_as_a_whole() -> None:
    rows = (
        tr(tc(p("a")), tc(p("b"), properties="<w:cellDel/>"))
        + tr(tc(p("c")), tc(p("d")), properties="<w:del/>")
        + tr(tc(p("e")), tc(p("f")), properties="<w:ins/>")
        + tr(tc(p("g")), tc(p("h"), properties="<w:cellIns/>"))
        + tr(tc(p("i")), properties="<w:hidden/>")
    )
    document = read(f"<w:tbl>{rows}</w:tbl>")
    assert texts(document) == ["a", "e", "f", "g", "h"]
    assert edits(document) == [
        (EditKind.DELETION, ""),
        (EditKind.DELETION, ""),
        (EditKind.INSERTION, "e f"),
        (EditKind.INSERTION, "h"),
    ]


def test_changed_properties_are_not_the_properties() -> None:
    old = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    was = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    document = read(p(run("Shown with all its words, which are many.", old), properties=was))
    assert texts(document) == ["Shown with all its words, which are many."]
    assert kinds(document) == [BlockKind.PARAGRAPH]


def test_comments_are_noted_on_their_words_and_not_read() -> None:
    call = '<w:r><w:commentReference w:id="{}"/></w:r>'
    document = read(
        p(
            "We may ",
            '<w:commentRangeStart w:id="0"/>',
            "sell",
            '<w:commentRangeEnd w:id="0"/>',
            call.format(0),
            " units",
            call.format(1),
        ),
        comments=f'<w:comment w:id="0">{p("Is that so?")}</w:comment>',
    )
    assert texts(document) == ["We may sell units"]
    assert edits(document) == [(EditKind.COMMENT, "sell"), (EditKind.COMMENT, "")]


# Fields ----------------------------------------------------------------------------------------------------------


def test_of_a_field_the_result_is_read() -> None:
    document = read(
        p(
            "See page ",
            field(" PAGEREF _Ref1 ", "S-9"),
            " of ",
            f'<w:fldSimple w:instr=" DATE ">{run("May 2, 2013")}</w:fldSimple>',
            ".",
        )
    )
    assert texts(document) == ["See page S-9 of May 2, 2013."]


def test_the_error_of_a_field_is_text() -> None:
    said = "Error! Reference source not found."
    assert texts(read(p("See ", field("REF x", said)))) == [f"See {said}"]


def test_a_field_in_the_instruction_of_another_is_not_read() -> None:
    inner = field("MERGEFIELD kind", "resale")
    both = (
        mark("begin") + "<w:r><w:instrText>IF</w:instrText></w:r>" + inner + mark("separate") + run("yes") + mark("end")
    )
    assert texts(read(p("a ", both, " b"))) == ["a yes b"]


def test_a_field_without_a_result_leaves_nothing_and_hides_nothing() -> None:
    entry = mark("begin") + "<w:r><w:instrText>XE</w:instrText></w:r>" + mark("end")
    assert texts(read(p("a", entry, "b"))) == ["ab"]


def test_a_field_that_never_ends_hides_no_more_than_its_paragraph() -> None:
    assert texts(read(p("a ", mark("begin"), "lost") + p("The rest.") + p("More."))) == ["a", "The rest.", "More."]


def test_the_marks_of_a_field_count_in_what_is_hidden_or_deleted() -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    gone = f"<w:del>{mark('begin')}<w:r><w:instrText>REF</w:instrText></w:r>{mark('end')}</w:del>"
    assert texts(read(p("a", hidden, "<w:r><w:instrText>TC</w:instrText></w:r>", mark("end"), "b", gone, "c"))) == [
        "abc"
    ]


def test_a_table_of_contents_is_the_result_of_a_field_over_many_paragraphs() -> None:
    first = p(
        mark("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + mark("separate"),
        "Risk Factors",
        "<w:r><w:tab/></w:r>",
        "9",
    )
    assert texts(read(first + p("Use of Proceeds 10", mark("end")) + p("After"))) == [
        "Risk Factors 9",
        "Use of Proceeds 10",
        "After",
    ]


# Notes, boxes, headers -------------------------------------------------------------------------------------------


def test_a_footnote_stands_behind_its_paragraph_and_an_endnote_behind_the_document() -> None:
    foot = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    document = read(
        p("Shares", end, foot, " offered.") + p("Last."),
        footnotes=f'<w:footnote w:id="0">{p("line")}</w:footnote><w:footnote w:id="2">{p("A footnote.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p("An endnote.")}</w:endnote>',
    )
    assert texts(document) == ["Shares offered.", "A footnote.", "Last.", "An endnote."]


def test_a_note_is_read_once_even_if_it_calls_itself() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(p("a", call, call) + p("b", call), footnotes=f'<w:footnote w:id="2">{p("note", call)}</w:footnote>')
    assert texts(document) == ["a", "note", "b"]


def box(*content: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{''.join(content)}</w:txbxContent></wps:txbx></wps:wsp>"


def alternatives(first: str, second: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{first}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{second}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )


def test_a_text_box_is_read_once_behind_the_paragraph_that_anchors_it() -> None:
    boxed = p("Filed Pursuant to Rule 424(b)(3)")
    document = read(p("A paragraph", f"<w:r>{alternatives(box(boxed), boxed)}</w:r>", " goes on.") + p("Next"))
    assert texts(document) == ["A paragraph goes on.", "Filed Pursuant to Rule 424(b)(3)", "Next"]


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    inner = p("inner", f"<w:r>{alternatives(box(p('innermost')), p('innermost'))}</w:r>")
    document = read(p("outer", f"<w:r>{alternatives(box(inner), inner)}</w:r>"))
    assert texts(document) == ["outer", "inner", "innermost"]


def test_old_text_boxes_and_pictures_are_known() -> None:
    old = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
    document = read(p(f"<w:r>{old.format(p('boxed'))}</w:r>", "anchor"))
    assert texts(document) == ["anchor", "boxed"]


@pytest.mark.parametrize(
    "picture",
    [
        "<w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing>",
        "<w:pict><v:shape><v:imagedata/></v:shape></w:pict>",
        "<w:object><v:shape><v:imagedata/></v:shape></w:object>",
    ],
)
def test_a_picture_on_the_cover_is_a_gap(picture: str) -> None:
    document = read(p(f"<w:r>{picture}</w:r>") + p("Common Stock") + p("We offer shares. " * 20))
    assert [gap.kind for gap in document.gaps] == ["picture"]


def test_a_line_drawn_across_the_page_is_no_picture() -> None:
    document = read(p("<w:r><w:drawing><wps:wsp/></w:drawing></w:r>") + p("Common Stock") + p("We offer shares. " * 20))
    assert document.gaps == []


HEADERS = {"header1": p("Filed Pursuant to Rule 424(b)(3)"), "header2": p("Running header"), "footer1": p("S-1")}


def section(*references: str, more: str = "") -> str:
    return f"<w:sectPr>{''.join(references)}{more}</w:sectPr>"


def header(kind: str, name: str) -> str:
    return f'<w:headerReference w:type="{kind}" r:id="{name}"/>'


@pytest.mark.parametrize(
    ("sections", "read_first"),
    [
        ((section(header("first", "header1"), header("default", "header2"), more="<w:titlePg/>"),), True),
        ((section(header("first", "header1"), header("default", "header2")),), False),
        ((section(header("default", "header1")), section(header("default", "header2"))), True),
        ((section(header("default", "header1")), section()), False),
        ((section(header("default", "header2")),), False),
        ((section(),), False),
    ],
)
def test_a_header_that_stands_on_the_cover_alone_is_read_and_no_other(
    sections: Sequence[str],
    read_first: bool,  # noqa: FBT001  # a table of cases
) -> None:
    body = p("Cover", properties=sections[0]) if len(sections) > 1 else p("Cover")
    document = read(body + p("Text") + sections[-1], **HEADERS)
    assert texts(document) == ["Filed Pursuant to Rule 424(b)(3)"] * read_first + ["Cover", "Text"]


# Pages -----------------------------------------------------------------------------------------------------------


def pages(document: Document) -> list[str]:
    return [document.quote(page.span) for page in document.pages]


def test_pages_end_at_breaks_and_where_word_last_broke_them() -> None:
    document = read(
        p("One.", PAGE)
        + p("<w:r><w:lastRenderedPageBreak/></w:r>", "Two.")
        + p("Three.", properties="<w:pageBreakBefore/>")
        + p("Four begins", "<w:r><w:lastRenderedPageBreak/></w:r>", " on three.")
    )
    assert pages(document) == ["One.", "Two.", "Three. Four begins", "on three."]
    assert [page.ordinal for page in document.pages] == [1, 2, 3, 4]
    assert texts(document)[-1] == "Four begins on three."


def test_the_next_section_says_whether_it_begins_a_page() -> None:
    kind = '<w:type w:val="{}"/>'
    document = read(
        p("One", properties=section())
        + p("still one", properties=section(more=kind.format("continuous")))
        + p("two", properties=section(more=kind.format("nextPage")))
        + section(more=kind.format("continuous"))
    )
    assert pages(document) == ["One still one", "two"]


NUMBERED = {
    "footer1": p(run("S-"), field(" PAGE ", "7")),
    "footer2": p('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'),
    "footer3": p(run("Confidential")),
}
BROKEN = "<w:r><w:lastRenderedPageBreak/></w:r>"


def footer(kind: str, name: str) -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{name}"/>'


def labels(body: str) -> list[str | None]:
    return [page.label for page in read(body, **NUMBERED).pages]


def test_pages_have_the_numbers_that_their_footers_print() -> None:
    cover = section(footer("default", "footer1"), footer("first", "footer3"), more="<w:titlePg/>")
    roman = section(footer("default", "footer2"), more='<w:pgNumType w:fmt="lowerRoman" w:start="1"/>')
    body = (
        p("Cover") + p(BROKEN, "Two") + p(BROKEN, "Three", properties=cover)
        + p("Contents", BROKEN, "more of them", properties=roman)
        + p("Last") + p(BROKEN, "page")
    )  # fmt: skip
    assert labels(body + section(more='<w:pgNumType w:start="12"/>')) == [None, "S-2", "S-3", "i", "ii", "12", "13"]
    assert labels(body + section()) == [None, "S-2", "S-3", "i", "ii", "3", "4"]
    assert labels(body + section(footer("default", "footer3")))[5:] == [None, None]


def test_the_number_of_a_header_is_known_and_one_that_word_has_not_laid_out_is_not() -> None:
    numbered = section(header("default", "footer1"), footer("default", "footer3"))
    assert labels(p("Cover", PAGE) + p(BROKEN, "Two") + numbered) == ["S-1", "S-2"]
    assert labels(p("Cover", PAGE) + p("Two") + numbered) == [None, None]


def test_a_break_made_by_python_docx_ends_a_page() -> None:
    made = docx.Document()
    made.add_paragraph("Cover").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Second page")
    stream = io.BytesIO()
    made.save(stream)
    document = read_bytes(stream.getvalue(), "x")
    assert pages(document) == ["Cover", "Second page"]
    assert document.page_of(document.blocks[1].span) == "2"


# Tables ----------------------------------------------------------------------------------------------------------


def test_cells_of_a_row_stand_side_by_side() -> None:
    table = tr(tc(p("Filed Pursuant to Rule 424(b)(3)")), tc(p("Registration No. 333-1"), p("second paragraph")))
    document = read(f"<w:tbl>{table}{tr(tc(p('x')), tc(p('y')))}</w:tbl>" + p("After"))
    assert document.text.startswith("Filed Pursuant to Rule 424(b)(3)\tRegistration No. 333-1\n\nsecond paragraph")
    assert [block.row for block in document.blocks] == [1, 1, 1, 2, 2, None]


def test_nested_tables_keep_their_rows_apart() -> None:
    inner = f"<w:tbl>{tr(tc(p('b')), tc(p('c')))}</w:tbl>"
    document = read(f"<w:tbl>{tr(tc(p('a'), inner), tc(p('d')))}</w:tbl>")
    assert texts(document) == ["a", "b", "c", "d"]
    rows = [block.row for block in document.blocks]
    assert rows[1] == rows[2] != rows[3]


def test_a_cell_merged_with_the_one_above_shows_nothing_of_its_own() -> None:
    table = tr(tc(p("over two rows"), properties='<w:vMerge w:val="restart"/>'), tc(p("b"))) + tr(
        tc(p("covered"), properties="<w:vMerge/>"), tc(p("c"), properties='<w:gridSpan w:val="2"/>')
    )
    assert texts(read(f"<w:tbl>{table}</w:tbl>")) == ["over two rows", "b", "c"]


# Styles and lists ------------------------------------------------------------------------------------------------


def style(name: str, identifier: str, inside: str, kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{inside}</w:style>'


@pytest.mark.parametrize(
    "inside",
    [
        style("heading 1", "berschrift1", ""),
        style("Caption of ours", "berschrift1", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        style("Ours", "berschrift1", '<w:basedOn w:val="Base"/>')
        + style("Base", "Base", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        style("Ours", "berschrift1", "<w:rPr><w:b/></w:rPr>"),
        style("Ours", "berschrift1", "<w:rPr><w:caps/></w:rPr>"),
    ],
)
def test_a_heading_is_known_by_its_style(inside: str) -> None:
    words = "where our proceeds go to"  # which nothing else makes a heading
    document = read(p(words, properties='<w:pStyle w:val="berschrift1"/>') + p(words), styles=inside)
    assert kinds(document) == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_style_based_on_itself_ends() -> None:
    styles = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr>')
    document = read(p("our own words are bold", properties='<w:pStyle w:val="A"/>'), styles=styles)
    assert kinds(document) == [BlockKind.HEADING]


def test_bold_in_a_bold_style_is_light_again() -> None:
    styles = style("A", "A", "<w:rPr><w:b/></w:rPr>") + style("C", "C", "<w:rPr><w:b/></w:rPr>", "character")
    content = run("our words are light", '<w:rStyle w:val="C"/>')
    assert kinds(read(p(content, properties='<w:pStyle w:val="A"/>'), styles=styles)) == [BlockKind.PARAGRAPH]


def test_a_level_of_body_text_is_no_heading() -> None:
    styles = style("heading 1", "H", "")
    body = p("our own words", properties='<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>')
    assert kinds(read(body, styles=styles)) == [BlockKind.PARAGRAPH]


def level(place: int, kind: str, text: str, more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{place}">{inside}</w:lvl>'


def lists(*levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{numbers}'


def item(text: str, place: int = 0, number: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "upperRoman", "%1.%3"))
    body = item("a") + item("b", 1) + item("c", 1) + item("d", 2) + item("e") + item("f", 1) + p("no item") + item("g")
    document = read(body, numbering=numbering)
    assert texts(document) == ["1. a", "(a) b", "(b) c", "1.I d", "2. e", "(a) f", "no item", "3. g"]
    assert kinds(document) == [*[BlockKind.LIST_ITEM] * 6, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]


def test_a_list_may_start_elsewhere_go_on_or_never_start_anew() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    numbering = lists(
        level(0, "decimal", "%1)"), level(1, "decimal", "%1-%2", '<w:lvlRestart w:val="0"/>'), numbers=numbers
    )
    body = item("a") + item("b", number=2) + item("c", number=3) + item("d", 1) + item("e") + item("f", 1)
    assert texts(read(body, numbering=numbering)) == ["1) a", "2) b", "5) c", "2-1 d", "3) e", "3-2 f"]


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("bullet", "\uf0b7", "\u2022 a"),
        ("bullet", "o", "\u2022 a"),
        ("bullet", "-", "- a"),
        ("bullet", "", "a"),
        ("none", "Note:", "Note: a"),
        ("decimalZero", "%1", "01 a"),
        ("upperLetter", "%1.", "A. a"),
        ("cardinalText", "%1.", "1. a"),
        ("decimal", "%9", "a"),
    ],
)
def test_what_stands_before_an_item(kind: str, text: str, shown: str) -> None:
    document = read(item("a"), numbering=lists(level(0, kind, text)))
    assert texts(document) == [shown]
    assert kinds(document) == [BlockKind.LIST_ITEM]


def test_letters_go_round_and_roman_numbers_are_written_in_full() -> None:
    numbering = lists(level(0, "lowerLetter", "%1"), level(1, "lowerRoman", "%2"))
    assert texts(read(item("x") * 28, numbering=numbering))[-3:] == ["z x", "aa x", "bb x"]
    romans = texts(read(item("x", 1) * 49, numbering=numbering))
    assert (romans[3], romans[8], romans[43], romans[48]) == ("iv x", "ix x", "xliv x", "xlix x")


def test_a_style_brings_its_list_along_and_a_paragraph_may_leave_it() -> None:
    styles = style("List Bullet", "LB", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    bare = p("none", properties='<w:pStyle w:val="LB"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    document = read(
        p("our item", properties='<w:pStyle w:val="LB"/>') + bare,
        styles=styles,
        numbering=lists(level(0, "bullet", "\u00a7")),
    )
    assert texts(document) == ["\u2022 our item", "none"]
    assert kinds(document) == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_a_numbered_heading_is_a_heading() -> None:
    styles = style("heading 1", "H1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    document = read(
        p("Use of Proceeds", properties='<w:pStyle w:val="H1"/>'),
        styles=styles,
        numbering=lists(level(0, "decimal", "%1.")),
    )
    assert texts(document) == ["1. Use of Proceeds"]
    assert kinds(document) == [BlockKind.HEADING]


# Damage ----------------------------------------------------------------------------------------------------------


def test_a_part_that_was_never_merged_is_missed() -> None:
    document = read(p("Cover") + '<w:altChunk r:id="x"/>')
    assert [(gap.kind, "altChunk" in gap.reason) for gap in document.gaps] == [("cut off", True)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [("<w:p><w:r>", "is a damaged Word document"), (p(""), "without text"), ("<w:altChunk/>", "never merged")],
)
def test_a_document_that_shows_nothing_is_refused(body: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(body)
