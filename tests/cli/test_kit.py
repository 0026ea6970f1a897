"""The kit for CI: the commands of the hooks and of the Action, run as they stand."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from checker.cli import main

TOP = Path(__file__).resolve().parents[2]
DAMAGED = TOP / "tests" / "documents" / "sticker-8k-damaged.txt"
SOUND = TOP / "tests" / "documents" / "sticker-8k.txt"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
ACTION = yaml.safe_load((TOP / ".github" / "actions" / "check" / "action.yml").read_text(encoding="utf-8"))


def run(command: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in bash as CI does, with this environment's programs first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_judges_the_files_that_it_is_for(tmp_path: Path) -> None:
    hook = HOOKS["checker"]
    assert re.search(hook["files"], "filings/supplement.htm")
    assert not re.search(hook["files"], "checker/judge.py")
    assert run(f"{hook['entry']} '{SOUND}'", tmp_path).returncode == 0
    done = run(f"{hook['entry']} '{SOUND}' '{DAMAGED}'", tmp_path)
    assert done.returncode == 1
    assert "cover/own-date" in done.stdout


def test_the_hook_for_rules_tells_what_is_not_in_form(tmp_path: Path) -> None:
    entry = HOOKS["checker-rules"]["entry"]
    rule = TOP / "rules" / "cover" / "own-date.yaml"
    assert run(f"{entry} '{rule}'", tmp_path).returncode == 0
    (tmp_path / "rule.yaml").write_text(
        rule.read_text(encoding="utf-8").replace("severity: error", "severity:   error")
    )
    assert run(f"{entry} rule.yaml", tmp_path).returncode == 1


def test_the_action_annotates_and_writes_sarif_and_a_summary(tmp_path: Path) -> None:
    steps = ACTION["runs"]["steps"]
    assert set(steps[1]["env"]) == {"PATHS", "ARGUMENTS", "SARIF"}
    settings = {
        "PATHS": f"{SOUND} {DAMAGED}",
        "ARGUMENTS": "--fail-on warning",
        "SARIF": ACTION["inputs"]["sarif"]["default"],
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    done = run(steps[1]["run"], tmp_path, **settings)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=")
    assert json.loads((tmp_path / "checker.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("### checker: ")
    assert run(steps[1]["run"], tmp_path, **{**settings, "PATHS": str(SOUND), "ARGUMENTS": ""}).returncode == 0


def test_the_action_installs_this_project() -> None:
    step = ACTION["runs"]["steps"][0]
    home = (TOP / ".github" / "actions" / "check").joinpath(step["env"]["SOURCE"].rpartition("}}/")[2]).resolve()
    assert home == TOP
    assert (home / "pyproject.toml").is_file()


def test_the_documents_of_a_command_line_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b.txt", "a/c.htm", "a/picture.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    assert main(["check", "--list-files", str(tmp_path), str(tmp_path / "b.txt")]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/a/c.htm\n{tmp_path}/b.txt\n"
