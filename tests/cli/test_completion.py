"""Completion: what a real bash completes with the script of `checker completion`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checker.cli import main
from checker.cli.program import SHELLS

BASH = shutil.which("bash")


def completed(script: str, tmp_path: Path, *words: str) -> list[str]:
    """Return what bash offers for the last of some words."""
    assert BASH is not None
    (tmp_path / "completion.bash").write_text(script, encoding="utf-8")
    line = " ".join(f"'{word}'" for word in words)
    words_typed = f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}"
    asked = f"source completion.bash; {words_typed}; _shtab_checker; echo ${{COMPREPLY[@]}}"
    done = subprocess.run([BASH, "--norc", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["checker", "ch"], {"check"}),
        (["checker", "check", "--ba"], {"--base", "--baseline"}),
        (["checker", "check", "--fail-on", "w"], {"warning"}),
        (["checker", "completion", "z"], {"zsh"}),
        (["checker", "check", "--waivers", "comp"], {"completion.bash"}),
    ],
    ids=" ".join,
)
def test_bash_completes(
    words: list[str], offered: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", "bash"]) == 0
    assert set(completed(capsys.readouterr().out, tmp_path, *words)) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "checker" in capsys.readouterr().out
