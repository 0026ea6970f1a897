"""Reports in Word: the memo that somebody initials, and comments in a copy of the document."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from checker.cli import main
from checker.document import read_file

TOP = Path(__file__).resolve().parents[2]
DAMAGED = TOP / "tests" / "documents" / "sticker-8k-damaged.txt"
LINES = (
    "Filed Pursuant to Rule 424(b)(3)",
    "Registration No. 333-201234",
    "PROSPECTUS SUPPLEMENT NO. 4",
    "(To Prospectus dated April 30, 2021)",
    "Northfield Tools, Inc.",
    "We are providing this Prospectus Supplement No. 5 to supplement the prospectus dated April 29, 2021.",
    "The date of this prospectus supplement is May 3, 2021.",
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with defects, a tracked insertion and deletion, a field, and somebody's comment."""
    made = docx.Document()
    for line in LINES:
        paragraph = made.add_paragraph()
        for word in line.split(" "):  # a run a word, as Word leaves text that was edited often
            paragraph.add_run(f"{word} ")
    made.add_paragraph("The shares are ")
    space = nsdecls("w")
    element = made.element.body.findall(qn("w:p"))[-1]
    element.append(parse_xml(f'<w:ins {space} w:id="90" w:author="A"><w:r><w:t>listed</w:t></w:r></w:ins>'))
    element.append(parse_xml(f'<w:del {space} w:id="91" w:author="A"><w:r><w:delText>sold</w:delText></w:r></w:del>'))
    element.append(parse_xml(f'<w:fldSimple {space} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    made.add_comment(made.paragraphs[0].runs, text="A partner's remark", author="B", initials="B")
    path = tmp_path / "draft.docx"
    made.save(str(path))
    return path


def findings(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    main(["check", "--format", "json", str(path)])
    said: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    return said


def anchored(document: Any, comment: Any) -> str:
    """Return the words between a comment's marks."""
    words, inside = "", False
    for node in document.element.body.iter():
        if node.tag == qn("w:commentRangeStart") and node.get(qn("w:id")) == str(comment.comment_id):
            inside = True
        elif node.tag == qn("w:commentRangeEnd") and node.get(qn("w:id")) == str(comment.comment_id):
            return words
        elif node.tag == qn("w:t") and inside:
            words += node.text or ""
    raise AssertionError(comment.text)


def test_each_finding_is_a_comment_at_its_words(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = findings(draft, capsys)
    told = {one["rule"]: one for one in before if one["verdict"] in ("fail", "undetermined")}
    assert {"base/date-consistent", "cover/supplement-number"} <= set(told)
    copy = tmp_path / "copy.docx"
    assert main(["check", "--format", "comments", "--output", str(copy), str(draft)]) == 1
    document = docx.Document(str(copy))
    comments = {comment.text.splitlines()[-1]: comment for comment in document.comments if comment.author == "checker"}
    assert set(comments) == set(told)
    for rule, comment in comments.items():
        assert told[rule]["message"] in comment.text.replace("\n", " ")
        quote = told[rule]["evidence"][0]["quote"].split()[0] if told[rule]["evidence"] else LINES[0].split()[0]
        assert quote in anchored(document, comment), rule
    assert anchored(document, comments["base/date-consistent"]).split() == ["April", "30,", "2021)"]


def test_what_others_left_in_the_document_stays(draft: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    main(["check", "--format", "comments", "--output", str(copy), str(draft)])
    document = docx.Document(str(copy))
    assert [one.text for one in document.comments if one.author == "B"] == ["A partner's remark"]
    xml = document.element.xml
    for mark in ("<w:ins ", "<w:del ", "<w:delText>sold", 'w:instr="PAGE"'):
        assert mark in xml
    assert read_file(copy).text == read_file(draft).text


def test_comments_are_for_one_word_document(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for paths in ([DAMAGED], [draft, DAMAGED]):
        output = tmp_path / "copy.docx"
        assert main(["check", "--format", "comments", "--output", str(output), *map(str, paths)]) == 2
        assert "give one DOCX file" in capsys.readouterr().err
        assert not output.exists()
    assert main(["check", "--format", "memo", str(DAMAGED)]) == 2
    assert "--output" in capsys.readouterr().err


def test_the_memo_has_a_row_to_initial_for_each_requirement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "memo.docx"
    assert main(["check", "--format", "memo", "--output", str(path), str(DAMAGED)]) == 1
    memo = docx.Document(str(path))
    table, by_hand = memo.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Requirement", "Law", "Result", "Words and place", "Fix", "Initials"]
    said = [one for one in findings(DAMAGED, capsys) if one["verdict"] != "not-applicable"]
    assert sorted(row[0].splitlines()[1] for row in rows[1:]) == sorted(f"({one['rule']})" for one in said)
    own = next(row for row in rows if "(cover/own-date)" in row[0])
    assert own[2].startswith("error\nThe supplement gives no date of its own.")
    assert "page 1" in own[3]
    assert own[4].startswith("Add “The date of this prospectus supplement is")
    assert {row[5] for row in rows[1:]} == {""}
    assert [cell.text for cell in by_hand.rows[0].cells] == ["Item", "Law", "Answer", "Initials"]
    assert [len(list(one.iter(qn("w:tblHeader")))) for one in memo.element.body.iter(qn("w:tbl"))] == [1, 1]


@pytest.mark.parametrize("name", ["memo", "comments"])
def test_word_reports_hold_no_clock(name: str, draft: Path, tmp_path: Path) -> None:
    written = []
    for number in range(2):
        path = tmp_path / f"{number}.docx"
        main(["check", "--format", name, "--output", str(path), str(draft)])
        written.append(path.read_bytes())
    assert written[0] == written[1]
    with zipfile.ZipFile(io.BytesIO(written[0])) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert package.testzip() is None
