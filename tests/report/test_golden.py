"""The committed reports: what the checker says of each sample document.  `pytest --regenerate` writes them anew."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from checker.authoring.explain import table
from checker.cli import main
from checker.report.formats import BINARY, FORMATS
from checker.rulebook import Rulebook

TOP = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(path for path in (TOP / "tests" / "documents").iterdir() if path.suffix != ".md")
SUFFIXES = {
    "text": "txt",
    "json": "json",
    "ndjson": "ndjson",
    "sarif": "sarif",
    "junit": "junit.xml",
    "markdown": "md",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "csv": "csv",
    "html": "html",
}
WORD = {"memo": "memo.docx", "comments": "comments.docx"}
REPORTS = [
    (path, form, suffix)
    for path in DOCUMENTS
    for form, suffix in {**SUFFIXES, **WORD}.items()
    if form != "comments" or path.suffix == ".docx"  # comments stand in a copy of a Word document
]
WORDS = ("word/document.xml", "word/comments.xml")  # the parts that the checker writes; the rest is the library's


def test_every_format_has_its_reports() -> None:
    assert set(SUFFIXES) == set(FORMATS) - BINARY
    assert set(WORD) == BINARY


def parts(report: bytes) -> dict[str, bytes]:
    """Return the parts of a Word document that hold what is said, as two versions of a library compress them apart."""
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        return {name: package.read(name) for name in WORDS if name in package.namelist()}


@pytest.mark.parametrize(("path", "form", "suffix"), [one for one in REPORTS if one[1] in WORD], ids=str)
def test_the_word_report_is_the_committed_one(
    path: Path, form: str, suffix: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    written, committed = tmp_path / "report.docx", TOP / "reports" / f"{path.name}.{suffix}"
    with contextlib.chdir(TOP):
        main(["check", "--format", form, path.relative_to(TOP).as_posix(), "--output", str(written)])
    said = parts(written.read_bytes())
    if request.config.getoption("--regenerate") and not (committed.exists() and parts(committed.read_bytes()) == said):
        committed.write_bytes(written.read_bytes())
    assert said == parts(committed.read_bytes()), "look at the difference; if it is meant: pytest --regenerate"


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_report_is_the_committed_one(
    path: Path,
    form: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(TOP)
    main(["check", "--format", form, path.relative_to(TOP).as_posix()])
    said = capsys.readouterr().out.replace("\r\n", "\n")
    committed = TOP / "reports" / f"{path.name}.{SUFFIXES[form]}"
    if request.config.getoption("--regenerate"):
        committed.write_text(said, encoding="utf-8", newline="\n")
    assert said == committed.read_text(encoding="utf-8"), "look at the difference; if it is meant: pytest --regenerate"


def test_no_report_is_left_over() -> None:
    expected = {f"{path.name}.{suffix}" for path, _, suffix in REPORTS}
    assert {path.name for path in (TOP / "reports").iterdir()} == expected


def test_the_table_of_rules_is_that_of_the_rulebook(rulebook: Rulebook, request: pytest.FixtureRequest) -> None:
    readme = TOP / "rules" / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- rules -->\n")
    _, _, behind = rest.partition("<!-- /rules -->")
    expected = f"{before}<!-- rules -->\n{table(list(rulebook.rules.values()))}<!-- /rules -->{behind}"
    if request.config.getoption("--regenerate"):
        readme.write_text(expected, encoding="utf-8", newline="\n")
    assert text == expected
