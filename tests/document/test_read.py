"""The format is told by content: a name says nothing, a file that holds no text is refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.document import Unreadable, read_bytes, read_file, read_text
from checker.document.model import Format
from checker.document.read import is_html

ENVELOPE = "<DOCUMENT>\n<TYPE>424B3\n<TEXT>\n{}\n</TEXT>\n</DOCUMENT>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>Words</body></html>",
        "<!DOCTYPE html><title>x</title>Words",
        "\ufeff<HTML>Words",
        '<?xml version="1.0" encoding="ASCII"?>\n<html xmlns="http://www.w3.org/1999/xhtml">Words</html>',
        "<P>One</P><P>Two</P>",
        "<DIV STYLE='x'><FONT SIZE=2>One</FONT></DIV>",
    ],
)
def test_html_is_told_by_its_tags(text: str) -> None:
    assert is_html(text)
    assert read_text(text).format is Format.HTML


@pytest.mark.parametrize(
    "text",
    [
        "Words only",
        "If x < y and y > z, then x < z.",
        "<PAGE>\n\nPROSPECTUS SUPPLEMENT\n\n<TABLE>\n<CAPTION>\n<S>  <C>\na     b\n</TABLE>",
        "See <b>note</b> below.",
        "a <first@example.com> and <second@example.com> and <third@example.com>",
    ],
)
def test_plain_text_is_no_html_for_a_sign_that_looks_like_a_tag(text: str) -> None:
    assert not is_html(text)
    assert read_text(text).format is Format.TEXT


def test_a_submission_of_html_and_one_of_text_are_both_submissions() -> None:
    for body in ("<html><p>One &amp; two</p></html>", "One & two"):
        document = read_text(ENVELOPE.format(body))
        assert document.format is Format.SUBMISSION
        assert document.text == "One & two"


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "supplement.pdf"
    path.write_text("<html><body><p>Words</p></body></html>", encoding="utf-8")
    assert read_file(path).format is Format.HTML


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="is empty"):
        read_bytes(data, "x")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04rest", "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 words}", "RTF"),
        (bytes(range(32)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_bytes(data, "x")


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<html><!-- words --></html>", "&nbsp;<p>&#160;<p><p>"])
def test_a_document_without_a_visible_word_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="no text"):
        read_text(text)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        read_file(tmp_path / "absent.txt")
    with pytest.raises(Unreadable, match="folder"):
        read_file(tmp_path)


def test_the_digest_is_that_of_the_bytes_on_disk() -> None:
    one, two = read_bytes(b"Words\n", "a"), read_bytes(b"Words", "b")
    assert one.text == two.text
    assert one.digest != two.digest


def test_html_that_is_cut_off_says_so() -> None:
    document = read_text("<html><body><p>One</p><p>Two</p>")
    assert [gap.kind for gap in document.gaps] == ["cut off"]
    assert not read_text("<html><body><p>One</p><p>Two</p></body></html>").gaps
