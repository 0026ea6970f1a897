"""What cannot be read is said: one line for each reason, and what a picture or broken markup hides stays open."""

from __future__ import annotations

import io
import json
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.cli import main
from checker.document import read_bytes
from checker.judge import judge
from checker.rulebook import Rulebook
from checker.verdict import Verdict

CLEAN = Path(__file__).resolve().parents[1] / "documents" / "resale-supplement.txt"
WORDS = "We offer shares of common stock by this prospectus supplement."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def package(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def office(parts: dict[str, str]) -> bytes:
    return package({"[Content_Types].xml": "<Types/>"} | parts)


def word(body: str, **more: str) -> bytes:
    main_part = f'<w:document xmlns:w="{WORD}" xmlns:pic="{PICTURE}"><w:body>{body}</w:body></w:document>'
    return office({"word/document.xml": main_part} | {f"word/{name}": content for name, content in more.items()})


def compound(stream: str) -> bytes:
    """Make what begins as a compound file and has a stream of a name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def pdf(draw: Callable[[Canvas], None], **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=LETTER, invariant=True, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def scan(canvas: Canvas) -> None:
    for _ in range(3):
        canvas.drawImage(ImageReader(Image.new("L", (40, 50), 200)), 0, 0, *LETTER)
        canvas.showPage()


def written(canvas: Canvas) -> None:
    canvas.drawString(72, 700, WORDS)


def encrypted() -> bytes:
    return pdf(written, encrypt=pdfencrypt.StandardEncryption("secret", "owner"))


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \r\n\t\n", "is empty"),
    "markup.htm": (b"<html><body><p>&nbsp;</p></body></html>", "holds no text that a reader would see"),
    "picture.htm": (b"<html><body><img src='cover.jpg'></body></html>", "holds no text that a reader would see"),
    "binary.txt": (bytes(range(256)) * 20, "is a binary file"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
    "archive.docx": (package({"supplement.htm": WORDS}), "is a zip archive; unpack it"),
    "sheet.docx": (office({"xl/workbook.xml": "<x/>"}), "is a spreadsheet"),
    "slides.docx": (office({"ppt/presentation.xml": "<x/>"}), "is a presentation"),
    "nothing.docx": (office({"docProps/app.xml": "<x/>"}), "is an Office package without document text"),
    "macros.docx": (office({"word/vbaProject.bin": "x"}), "holds macros and no document text"),
    "macros-too.docx": (word("<w:p/>", **{"vbaProject.bin": "x"}), "is a Word document of macros and no text"),
    "textless.docx": (word("<w:p><w:r><w:t> </w:t></w:r></w:p>"), "is a Word document without text"),
    "pictures.docx": (
        word("<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"),
        "is a Word document of pictures",
    ),
    "deleted.docx": (
        word("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"),
        "is a Word document without text",
    ),
    "damaged.docx": (word("<w:p>")[:-30], "is a damaged Word document"),
    "unclosed.docx": (word("<w:p>"), "is a damaged Word document"),
    "password.docx": (compound("EncryptedPackage"), "is an Office document with a password"),
    "old.doc": (compound("WordDocument"), "is an old .doc"),
    "unknown.doc": (compound("Else"), "is an old Office file"),
    "encrypted.pdf": (encrypted(), "is an encrypted PDF"),
    "scan.pdf": (pdf(scan), "is a PDF of pictures without text"),
    "damaged.pdf": (b"%PDF-1.4\nnothing of the kind", "is a damaged PDF"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_reason_has_its_own_line_and_the_other_documents_are_judged(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    assert main(["check", "--format", "json", str(path), str(CLEAN)]) == 3
    out, error = capsys.readouterr()
    assert error.startswith(f"{path}: {reason}")
    assert error.count("\n") == 1
    report = json.loads(out)
    assert [document["verdict"] for document in report["documents"]] == ["pass"]
    assert [entry["path"] for entry in report["unreadable"]] == [str(path)]


def test_the_reasons_differ() -> None:
    reasons = [reason for _, reason in REFUSED.values()]
    assert len(set(reasons)) > len(reasons) - 5  # a few are shared: empty and blank, two damaged, no text at all


def refusal(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Check a path that cannot be read; return the line that says so."""
    assert main(["check", str(path)]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    return lines[0]


def test_what_is_no_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, folder = tmp_path / "missing.htm", tmp_path / "folder"
    folder.mkdir()
    (folder / "notes.yaml").write_text(WORDS)
    assert refusal(missing, capsys) == f"{missing}: no such file"
    assert refusal(folder, capsys) == f"{folder}: is a folder in which no document was found"


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "large.htm"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)  # a hole: reading it would take hours
    assert refusal(path, capsys) == f"{path}: is larger than 200 MiB; give the document alone"


def test_a_pipe_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(CLEAN.read_bytes()))
    writer.start()
    assert main(["check", str(path)]) == 0
    writer.join()
    assert "PASS" in capsys.readouterr().out


def test_a_document_of_more_characters_than_any_prospectus_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"words and words " * (4 << 20))
    assert "holds a document of more than 50 million characters" in refusal(path, capsys)


# Read, but not all of it -----------------------------------------------------------------------------------------

BODY = f"<p>{WORDS * 20}</p>"
COVER = "<p>Filed Pursuant to Rule 424(b)(3)</p><p>Registration No. 333-183401</p>"


def picture_cover() -> bytes:
    return f"<html><body><p><img src='cover.jpg'></p>{BODY}</body></html>".encode()


def picture_page(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 50), 200)), 0, 0, *LETTER)
    canvas.showPage()
    for line in range(20):
        canvas.drawString(72, 700 - 12 * line, WORDS)


HIDDEN: dict[str, tuple[bytes, str, str]] = {
    "picture in HTML": (picture_cover(), "picture", "stand in a picture"),
    "picture in PDF": (pdf(picture_page), "picture", "stand in a picture"),
    "picture in DOCX": (
        word(f"<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p><w:p><w:r><w:t>{WORDS * 20}</w:t></w:r></w:p>"),
        "picture",
        "stand in a picture",
    ),
    "comment": (
        f"<html><body><p>{WORDS}</p>\n<!-- note {COVER}{BODY}</body></html>".encode(),
        "cut off",
        "a comment that never ends, in line 2 of the file, hides the rest",
    ),
    "tag": (
        f"<html><body><p>{WORDS}</p>\n<a href='{COVER.replace(chr(39), '')}{BODY}</body></html>".encode(),
        "cut off",
        "a tag that never ends, in line 2 of the file, hides the rest",
    ),
    "script": (
        f"<html><body><p>{WORDS}</p>\n<script>{COVER}{BODY}</body></html>".encode(),
        "cut off",
        "a script that never ends, in line 2 of the file, hides the rest",
    ),
    "part never merged": (
        word(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p><w:altChunk/>"),
        "cut off",
        "was imported but never merged",
    ),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_has_a_reason_and_leaves_its_rules_open(name: str, rulebook: Rulebook) -> None:
    data, kind, reason = HIDDEN[name]
    document = read_bytes(data, "hidden")
    assert [gap.kind for gap in document.gaps] == [kind]
    assert reason in document.gaps[0].reason
    judgement = judge(document, rulebook)
    assert judgement.facts["registration_numbers"] == ()
    finding = next(item for item in judgement.findings if item.rule == "cover/registration-number")
    assert finding.verdict is Verdict.UNDETERMINED
    assert reason in finding.message


def test_a_document_of_which_something_is_hidden_ends_with_3(tmp_path: Path) -> None:
    path = tmp_path / "picture.htm"
    path.write_bytes(picture_cover())
    assert main(["check", str(path), "--select", "cover/registration-number"]) == 3
