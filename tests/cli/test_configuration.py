"""The configuration: found upward, checked, before the command line, and printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import main

TOP = Path(__file__).resolve().parents[2]
DAMAGED = (TOP / "tests" / "documents" / "sticker-8k-damaged.txt").read_text(encoding="utf-8")


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document that fails, two folders below a project's."""
    path = tmp_path / "project" / "2024" / "filing.txt"
    path.parent.mkdir(parents=True)
    path.write_text(DAMAGED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def configure(document: Path, text: str, name: str = "checker.toml", up: int = 1) -> Path:
    path = document.parents[up] / name
    path.write_text(text, encoding="utf-8")
    return path


def judged(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    """Return the rules that ran."""
    main(["check", "--format", "csv", *map(str, arguments)])
    return [line.split(",")[1] for line in capsys.readouterr().out.splitlines()[1:] if line.count("/") > 1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("checker.toml", 'select = ["cover/own-date"]'),
        ("pyproject.toml", '[project]\nname = "x"\n\n[tool.checker]\nselect = ["cover/own-date"]'),
    ],
)
def test_it_is_found_above_the_document(
    name: str, text: str, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(document, text, name)
    assert judged(capsys, document) == ["cover/own-date"]


def test_the_nearest_counts_and_a_project_without_a_table_is_passed_over(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(document, 'select = ["cover/registrant"]', up=1)
    configure(document, '[project]\nname = "x"', "pyproject.toml", up=0)
    assert judged(capsys, document) == ["cover/registrant"]
    configure(document, '[tool.checker]\nselect = ["cover/own-date"]', "pyproject.toml", up=0)
    assert judged(capsys, document) == ["cover/own-date"]


def test_the_command_line_comes_after_it(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(document, 'select = ["cover/own-date"]\nfail-on = "warning"')
    assert judged(capsys, document, "--select", "cover/registrant") == ["cover/own-date", "cover/registrant"]
    other = configure(document, 'select = ["legend/present"]', "other.toml", up=0)
    assert judged(capsys, document, "--config", other) == ["legend/present"]


def test_fail_on_decides_the_status(document: Path) -> None:
    chosen = ["check", "--select", "relation/read-with", str(document)]
    assert main(chosen) == 0
    configure(document, 'fail-on = "warning"')
    assert main(chosen) == 1
    assert main([*chosen, "--fail-on", "error"]) == 0


def test_paths_are_from_the_folder_of_the_file(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(document, 'waivers = "signed/waivers.yaml"')
    assert main(["check", str(document)]) == 2
    assert f"{document.parents[1] / 'signed' / 'waivers.yaml'}:1:1: cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail_on = "error"', "1:1: no key is called “fail_on”; did you mean “fail-on”?"),
        ("select = []\n  color = true", "2:3: no key is called “color”; there are rules, no-shipped-rules, select, "),
        ('fail-on = "never"', '1:1: “fail-on” is error, warning or note, not "never"'),
        ("select = true", "1:1: “select” is a list of rules and folders of rules, not true"),
        ("select = [1]", "1:1: “select” is a list of rules and folders of rules, not [1]"),
        ("no-cache = 0", "1:1: “no-cache” is true or false, not 0"),
        ("select = [", "1:1: is no TOML: "),
        ("a = 1\nselect = x", "2:10: is no TOML: Invalid value"),
    ],
)
def test_a_mistake_is_one_line(text: str, said: str, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = configure(document, text)
    assert main(["check", str(document)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"checker: {path}:{said}"), error
    assert error.count("\n") == 1


def test_a_file_that_is_asked_for_must_be_there(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(document), "--config", "none.toml"]) == 2
    assert capsys.readouterr().err == "checker: none.toml:1:1: cannot be read: No such file or directory\n"
    pyproject = configure(document, '[project]\nname = "x"', "pyproject.toml")
    assert main(["check", str(document), "--config", str(pyproject)]) == 2
    assert "has no table [tool.checker]" in capsys.readouterr().err


def test_it_is_printed_with_where_each_part_comes_from(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = configure(document, 'ignore = ["hygiene"]\nbaseline = "known.json"')
    assert main(["config", str(document)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f'ignore = ["hygiene"]  # {path}' in lines
    assert f'baseline = "{path.parent / "known.json"}"  # {path}' in lines
    assert 'fail-on = "error"  # default' in lines


def test_a_beginning_is_written_and_works(
    document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(document.parents[1])
    assert main(["init"]) == 0
    assert capsys.readouterr().out == "wrote checker.toml\nwrote checker-rules/house/first-rule.yaml\n"
    assert "house/first-rule" in judged(capsys, document)
    assert main(["test", "house", "--rules", "checker-rules"]) == 0
    assert main(["lint", "house", "--rules", "checker-rules"]) == 0
    assert main(["fmt", "--check", "checker-rules"]) == 0
    assert main(["init"]) == 2
    assert "is there already" in capsys.readouterr().err
