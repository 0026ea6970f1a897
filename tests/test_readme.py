"""The READMEs are held to the program: commands, report, options and the first rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.cli import main
from checker.rulebook import load_rulebook

TOP = Path(__file__).resolve().parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
RULES_README = (TOP / "rules" / "README.md").read_text(encoding="utf-8")


def indented(text: str, after: str) -> str:
    """Return the indented block that follows some words."""
    block = text.split(after, 1)[1].split("\n\n", 1)[1]
    lines = []
    for line in block.splitlines():
        if line and not line.startswith("    "):
            break
        lines.append(line.removeprefix("    "))
    return "\n".join(lines).strip("\n")


def test_there_are_exactly_two_commands() -> None:
    assert len(re.findall(r"^```sh$", README, re.MULTILINE)) == 2


def test_the_report_shown_is_a_real_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(TOP)
    main(["check", "tests/documents/sticker-8k-damaged.txt"])
    said = capsys.readouterr().out
    for part in indented(README, "(shortened):").split("\n\n"):
        assert part in said


def test_every_command_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    for command in re.findall(r"^    (\w+) +\w", capsys.readouterr().out, re.MULTILINE):
        assert f"checker {command}" in README, command


def test_every_folder_of_the_house_is_there() -> None:
    for name in re.findall(r"`((?:checker|rules|tests|reports)/[\w/.]*)`", README):
        assert (TOP / name).exists(), name


def test_the_library_example_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "supplement.htm").write_bytes((TOP / "tests" / "documents" / "takedown-with-base.htm").read_bytes())
    monkeypatch.chdir(tmp_path)
    code = README.split("```python\n", 1)[1].split("```", 1)[0]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # the README's own example
    assert "legend/present pass" in capsys.readouterr().out


def test_the_first_rule_of_the_rules_readme_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine" / "cover" / "ticker-in-capitals.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULES_README.split("```yaml\n", 1)[1].split("```", 1)[0], encoding="utf-8")
    assert main(["test", "--rules", str(tmp_path / "mine"), "cover/ticker-in-capitals"]) == 0
    assert capsys.readouterr().out == "5 examples as they should be, 0 not\n"


def test_every_other_snippet_of_the_rules_readme_loads(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", RULES_README, re.DOTALL)
    conditions = [
        part
        for title in ("**Conditions**", "**Values**", "**Templates**")
        for line in indented(RULES_README, title).splitlines()
        for part in re.split(r" {3,}", line)
    ]
    assert len(blocks) == 3
    assert len(conditions) >= 25
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "closing.yaml").write_text(blocks[1], encoding="utf-8")
    (tmp_path / "pack.yaml").write_text(blocks[2], encoding="utf-8")
    (tmp_path / "cover").mkdir()
    for place, condition in enumerate(conditions):
        shown = condition.replace("'", "''")
        (tmp_path / "cover" / f"condition-{place}.yaml").write_text(
            f"id: cover/condition-{place}\ntitle: t\nauthority: drafting\ncitations: []\nseverity: note\n"
            f"require: '{shown}'\nmessage: m\nfix: f\nexamples:\n"
            + "".join(f"  - {{name: n, {verdict}: x}}\n" for verdict in ("pass", "fail") * 2)
        )
    rulebook = load_rulebook([tmp_path])
    assert rulebook.name == "424b+our-house"
    assert len(rulebook.rules) >= len(conditions)
    assert "offering/amount" not in rulebook.rules
