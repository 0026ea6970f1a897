"""From bytes to characters: every byte string decodes, and what a byte order mark says is believed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document.decode import decode


def test_ascii_and_utf_8_are_read_as_utf_8() -> None:
    assert decode("“The Company” – 5 €".encode()).text == "“The Company” – 5 €"
    assert decode(b"plain").encoding == "utf-8"


def test_windows_quotes_are_read_as_windows_1252() -> None:
    source = decode(b"\x93Offering\x94 \x96 the company\x92s")
    assert source.text == "“Offering” – the company’s"
    assert source.encoding == "cp1252"


def test_latin_1_letters_are_read() -> None:
    assert decode("Société Générale".encode("latin-1")).text == "Société Générale"


@pytest.mark.parametrize("value", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_windows_1252_leaves_open_is_read_as_latin_1_reads_it(value: int) -> None:
    source = decode(b"\x93a" + bytes([value]) + b"b\x94")
    assert source.text == f"“a{chr(value)}b”"


def test_a_utf_8_mark_stays_in_the_text_so_that_offsets_count_it() -> None:
    assert decode(b"\xef\xbb\xbfA").text == "\ufeffA"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_told_by_their_mark(encoding: str) -> None:
    text = "Prospectus – No. 333-183401"
    assert decode(("\ufeff" + text).encode(encoding)).text == text


def test_broken_utf_16_is_marked_where_it_is_broken() -> None:
    assert decode(b"\xff\xfeA\x00\x00\xd8B\x00").text == "A\ufffdB"


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_every_byte_string_decodes(data: bytes) -> None:
    source = decode(data)
    if source.encoding == "cp1252":
        assert len(source.text) == len(data)
    elif source.encoding == "utf-8":
        assert source.text.encode() == data
