"""Every mistake beside this file earns exactly the message that stands beside it.

A mistake is two files: `FOLDER/NAME.yaml`, a broken rule (or, in `facts/`, a broken file of facts), and
`FOLDER/NAME.txt`, everything that is said of it.  It is loaded as `rules/FOLDER/NAME.yaml`, beside the rulebook in
`sound/`.  With `--regenerate` a missing `.txt` is written, to be read and judged; one that is there is never changed.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from checker.rulebook import RulebookError, load_rulebook

HERE = Path(__file__).resolve().parent
SOUND = HERE / "sound"
MISTAKES = sorted(path for path in HERE.rglob("*.yaml") if SOUND not in path.parents)
_HEAD = re.compile(r"(rules/[\w/.-]+\.yaml):(\d+):(\d+): \S.*[^.]")


def said_of(mistake: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what the loader says of a broken file."""
    path = folder / "rules" / mistake.relative_to(HERE)
    path.parent.mkdir(parents=True)
    path.write_bytes(mistake.read_bytes())
    shutil.copytree(SOUND, folder / "sound")
    monkeypatch.chdir(folder)
    with pytest.raises(RulebookError) as caught:
        load_rulebook([folder / "sound", folder / "rules"], shipped=False)
    return f"{caught.value}\n"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.relative_to(HERE).with_suffix("").as_posix())
def test_a_mistake_earns_its_message(
    mistake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    said = said_of(mistake, tmp_path, monkeypatch)
    expected = mistake.with_suffix(".txt")
    if request.config.getoption("--regenerate") and not expected.exists():
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.txt")), ids=lambda path: path.stem)
def test_a_message_says_where_and_shows_it(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    source = path.with_suffix(".yaml").read_text(encoding="utf-8").split("\n")
    heads = [(number, found) for number, line in enumerate(lines) if (found := _HEAD.fullmatch(line))]
    assert heads
    for number, found in heads:
        assert found[1] == f"rules/{path.relative_to(HERE).with_suffix('.yaml').as_posix()}"
        shown, caret = lines[number + 1].removeprefix("    "), lines[number + 2].removeprefix("    ")
        assert shown.strip() in source[int(found[2]) - 1].replace("\t", " ")
        assert caret.strip() == "^"
        if len(shown) == len(source[int(found[2]) - 1]):
            assert len(caret) == int(found[3])
    assert len(lines) == 3 * len(heads)
    assert "Traceback" not in path.read_text(encoding="utf-8")


def test_the_rulebook_beside_the_mistakes_is_sound() -> None:
    assert list(load_rulebook([SOUND], shipped=False).rules) == ["cover/greeting"]


def test_the_catalogue_covers_what_goes_wrong() -> None:
    assert len(MISTAKES) >= 60
    assert {path.with_suffix(".txt") for path in MISTAKES} == set(HERE.rglob("*.txt"))
