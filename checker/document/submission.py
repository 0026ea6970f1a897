"""EDGAR full submissions: an SGML envelope around several documents, of which one is the prospectus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.document.model import HeaderField

_DOCUMENT = re.compile(r"<DOCUMENT>", re.IGNORECASE)
_END = re.compile(r"</DOCUMENT>", re.IGNORECASE)
_TEXT = re.compile(r"<TEXT>", re.IGNORECASE)
_TEXT_END = re.compile(r"</TEXT>", re.IGNORECASE)
_TYPE = re.compile(r"(?:^|(?<=\r))[ \t]*<TYPE>[ \t]*([^\s<]+)", re.IGNORECASE | re.MULTILINE)
_PROSPECTUS = re.compile(r"424[BHI]|S-\d|F-\d|N-\d|497|SUPPL|FWP|POS |S-?B-|1-A|485", re.IGNORECASE)
_LABELLED = re.compile(r"(?:^|(?<=\r))[ \t]*([A-Z][A-Z0-9 ./-]+):[ \t]*(\S[^\n\r]*?)[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
_TAGGED = re.compile(r"(?:^|(?<=\r))[ \t]*<([A-Z][A-Z0-9-]*)>[ \t]*([^\s<][^\n\r<]*?)[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
_NAMES = {
    "CONFORMED SUBMISSION TYPE": "form",
    "TYPE": "form",
    "FORM-TYPE": "",
    "SEC FILE NUMBER": "file number",
    "FILE-NUMBER": "file number",
    "COMPANY CONFORMED NAME": "registrant",
    "CONFORMED-NAME": "registrant",
    "FILED AS OF DATE": "filed",
    "FILING-DATE": "filed",
}
_ENVELOPE = re.compile(
    r"\s*(?:-----BEGIN PRIVACY-ENHANCED MESSAGE|<SEC-DOCUMENT>|<SUBMISSION>|<DOCUMENT>\s*<TYPE>)", re.IGNORECASE
)


class Envelope(Struct, frozen=True):
    """The EDGAR header and where the prospectus document's own text begins and ends, as offsets in the source."""

    header: Sequence[HeaderField]
    start: int
    end: int


def is_submission(source: str) -> bool:
    """Say whether a text is an EDGAR full submission or a document in its envelope."""
    return _ENVELOPE.match(source.lstrip("\ufeff")) is not None


def open_envelope(source: str) -> Envelope:
    """Find the prospectus document of a submission and read the header.

    The prospectus is the first document whose type is that of a prospectus or registration statement, else the first.
    """
    documents = list(_documents(source))
    if not documents:
        return Envelope((), 0, len(source))
    chosen = next((item for item in documents if _PROSPECTUS.match(item[0])), documents[0])
    header_end = documents[0][1]
    header = list(_header(source, header_end))
    if not any(entry.name == "form" for entry in header) and chosen[0]:
        stated = _TYPE.search(source, chosen[1])
        assert stated is not None  # the document's type was read from here
        header.insert(0, HeaderField("form", stated[1], stated.start(1), stated.end(1)))
    return Envelope(header, *_text_of(source, chosen[1], chosen[2]))


def _documents(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield type, start and end of each document."""
    position = 0
    while opening := _DOCUMENT.search(source, position):
        closing = _END.search(source, opening.end())
        position = closing.end() if closing else len(source)
        stated = _TYPE.search(source, opening.end(), min(opening.end() + 500, position))
        yield stated[1] if stated else "", opening.start(), position


def _text_of(source: str, start: int, end: int) -> tuple[int, int]:
    opening = _TEXT.search(source, start, end)
    if opening is None:
        return start, end
    closing = list(_TEXT_END.finditer(source, opening.end(), end))
    return opening.end(), closing[-1].start() if closing else end


def _header(source: str, end: int) -> Iterator[HeaderField]:
    """Yield the header's form, file numbers, registrants and filing date."""
    found = [*_LABELLED.finditer(source, 0, end), *_TAGGED.finditer(source, 0, end)]
    for match in sorted(found, key=lambda item: item.start()):
        name = _NAMES.get(match[1].strip())
        if name:
            yield HeaderField(name, match[2], match.start(2), match.end(2))
