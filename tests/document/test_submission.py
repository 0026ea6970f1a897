"""EDGAR full submissions: both header styles, several filers, several documents, and the letters of the 1990s."""

from __future__ import annotations

import pytest

from checker.document import read_text
from checker.document.model import Format
from checker.document.submission import is_submission, open_envelope

LABELLED = """<SEC-DOCUMENT>0000000000-18-000001.txt : 20181115
<SEC-HEADER>0000000000-18-000001.hdr.sgml : 20181115
ACCESSION NUMBER:\t\t0000000000-18-000001
CONFORMED SUBMISSION TYPE:\t424B5
PUBLIC DOCUMENT COUNT:\t\t3
FILED AS OF DATE:\t\t20181115

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tBRIGHT HARBOR, INC.
\t\tCENTRAL INDEX KEY:\t\t\t0000000001

\tFILING VALUES:
\t\tFORM TYPE:\t\t424B5
\t\tSEC ACT:\t\t1933 Act
\t\tSEC FILE NUMBER:\t333-200001
\t\tFILM NUMBER:\t\t18000001

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tBRIGHT HARBOR FUNDING LLC
\tFILING VALUES:
\t\tSEC FILE NUMBER:\t333-200001-01
</SEC-HEADER>
"""
TAGGED = """<SUBMISSION>
<ACCESSION-NUMBER>0000000000-10-000002
<TYPE>424B3
<PUBLIC-DOCUMENT-COUNT>1
<FILING-DATE>20100304
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>GREY LARCH TRUST
<CIK>0000000002
</COMPANY-DATA>
<FILING-VALUES>
<FORM-TYPE>424B3
<ACT>33
<FILE-NUMBER>333-150002
</FILING-VALUES>
</FILER>
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>GREY LARCH LLC
</COMPANY-DATA>
<FILING-VALUES>
<FILE-NUMBER>333-150002-03
</FILING-VALUES>
</FILER>
"""
PEM = """-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR
Originator-Name: keymaster@town.hall.org
Originator-Key-Asymmetric:
 MFkwCgYEVQgBAQICAf8DSwAwSAJBALeWW4xDV4i7+b6+UyPn5RtObb1cJ7VkACDq
MIC-Info: RSA-MD5,RSA,
 Bq1nZB2MlYVkgZ5CKeh0XHSGiNWDnfqHGJqOgKTTtu1yqqYYwGxPHJh9vCYOxpUL

"""


def document(kind: str, body: str) -> str:
    return f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n"


def fields(source: str) -> list[tuple[str, str]]:
    envelope = open_envelope(source)
    for entry in envelope.header:
        assert source[entry.start : entry.end] == entry.value
    return [(entry.name, entry.value) for entry in envelope.header]


def body(source: str) -> str:
    envelope = open_envelope(source)
    return source[envelope.start : envelope.end].strip()


def test_the_labelled_header_names_every_filer_and_every_file_number() -> None:
    assert fields(LABELLED + document("424B5", "words")) == [
        ("form", "424B5"),
        ("filed", "20181115"),
        ("registrant", "BRIGHT HARBOR, INC."),
        ("file number", "333-200001"),
        ("registrant", "BRIGHT HARBOR FUNDING LLC"),
        ("file number", "333-200001-01"),
    ]


def test_the_tagged_header_names_every_filer_and_every_file_number() -> None:
    assert fields(TAGGED + document("424B3", "words")) == [
        ("form", "424B3"),
        ("filed", "20100304"),
        ("registrant", "GREY LARCH TRUST"),
        ("file number", "333-150002"),
        ("registrant", "GREY LARCH LLC"),
        ("file number", "333-150002-03"),
    ]


@pytest.mark.parametrize("header", [LABELLED, TAGGED])
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_the_header_is_read_with_any_line_ends(header: str, line_end: str) -> None:
    source = header + document("424B5", "words")
    assert fields(source.replace("\n", line_end)) == fields(source)


def test_a_document_in_its_envelope_alone_still_tells_its_form() -> None:
    source = document("424B2", "<p>Words</p>")
    assert is_submission(source)
    assert fields(source) == [("form", "424B2")]
    assert body(source) == "<p>Words</p>"


def test_the_preamble_of_the_1990s_is_an_envelope() -> None:
    source = PEM + LABELLED + document("424B1", "WORDS") + "</SEC-DOCUMENT>\n-----END PRIVACY-ENHANCED MESSAGE-----\n"
    assert is_submission(source)
    assert fields(source)[0] == ("form", "424B5")
    assert body(source) == "WORDS"
    assert read_text(source).text == "WORDS"


def test_a_byte_order_mark_and_blank_lines_may_stand_before_the_envelope() -> None:
    assert is_submission("\ufeff\n\n" + TAGGED)


def test_prose_that_speaks_of_a_document_is_no_submission() -> None:
    assert not is_submission("This <DOCUMENT> is described below.")
    assert not is_submission("A submission to the commission")


def test_the_prospectus_is_read_wherever_it_stands_and_nothing_else_is() -> None:
    graphic = document("GRAPHIC", "begin 644 logo.jpg\nM_]C_X``02D9)1@`!`0$`2`!(``#_\nend")
    source = LABELLED + document("EX-5.1", "Opinion") + document("424B5", "<html><p>Prospectus</p></html>") + graphic
    read = read_text(source)
    assert read.format is Format.SUBMISSION
    assert read.text == "Prospectus"


def test_without_a_prospectus_the_first_document_is_read() -> None:
    assert read_text(LABELLED + document("8-K", "Report") + document("EX-99", "Release")).text == "Report"


def test_a_submission_that_is_cut_off_is_read_to_its_end() -> None:
    source = TAGGED + "<DOCUMENT>\n<TYPE>424B3\n<TEXT>\nSupplement No. 1"
    assert body(source) == "Supplement No. 1"


def test_a_mention_of_the_end_tag_inside_the_text_does_not_end_it() -> None:
    source = TAGGED + document("424B3", "one </TEXT> two")
    assert body(source) == "one </TEXT> two"


def test_words_of_a_submission_lead_back_to_the_whole_file() -> None:
    source = LABELLED + document("424B5", "<html><p>Up to &#36;50,000,000 of common&nbsp;stock</p></html>")
    read = read_text(source)
    for word in ("50,000,000", "common", "stock"):
        at = read.text.index(word)
        start, end = read.map.span(at, at + len(word))
        assert source[start:end] == word
        assert read.source.position(start).line == source.count("\n", 0, start) + 1
