"""The cache of compiled rulebooks: the same rulebook, no parser, and nothing believed that is damaged or foreign."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.rulebook import RulebookError, load_rulebook
from checker.rulebook.flat import FlatError, flat, value

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder that nobody has used."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def own(home: Path) -> Path:
    """Return a folder of two facts and a rule."""
    folder = home / "own"
    (folder / "facts").mkdir(parents=True)
    (folder / "mine").mkdir()
    (folder / "facts/marks.yaml").write_text(
        "mark:\n  means: A mark.\n  find: 'first {number} in cover after \"mark\"'\n"
    )
    (folder / "mine/mark.yaml").write_text(
        "id: mine/mark\ntitle: A mark\ncitations: []\nauthority: drafting\nseverity: note\n"
        'require: mark exists and some sentence in document has "a [very] good mark"\n'
        "message: No mark.\nfix: Add one.\nexamples:\n"
        "  - {name: a, pass: mark 3 is a good mark}\n  - {name: b, pass: mark 4 is a good mark}\n"
        "  - {name: c, fail: none}\n  - {name: d, fail: nothing}\n"
    )
    return folder


def _entries(home: Path) -> list[Path]:
    return sorted(home.rglob("*.json"))


def test_the_shipped_rulebook_comes_back_as_it_was() -> None:
    rulebook = load_rulebook()
    again = value(json.loads(json.dumps(flat(rulebook))))
    assert again == rulebook
    assert list(again.rules) == list(rulebook.rules)


def test_a_second_load_parses_nothing(own: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_rulebook([own], shipped=False, cached=True)
    assert len(_entries(home)) == 1
    monkeypatch.setattr("checker.rulebook.load.load_sources", None)
    assert load_rulebook([own], shipped=False, cached=True) == first


def test_an_edit_a_new_file_and_another_order_make_other_entries(own: Path, home: Path) -> None:
    load_rulebook([own], shipped=False, cached=True)
    rule = own / "mine/mark.yaml"
    rule.write_text(rule.read_text().replace("title: A mark", "title: The mark"))
    assert load_rulebook([own], shipped=False, cached=True).rules["mine/mark"].title == "The mark"
    (own / "mine/other.yaml").write_text(rule.read_text().replace("mine/mark", "mine/other"))
    assert len(load_rulebook([own], shipped=False, cached=True).rules) == 2
    assert len(_entries(home)) == 3


def test_a_broken_rulebook_is_never_kept(own: Path, home: Path) -> None:
    rule = own / "mine/mark.yaml"
    rule.write_text(rule.read_text().replace("mark exists", "marc exists"))
    for _ in range(2):
        with pytest.raises(RulebookError, match="did you mean"):
            load_rulebook([own], shipped=False, cached=True)
    assert _entries(home) == []


@pytest.mark.parametrize("damage", ["", "x", "half", "checksum only", "another thing", "unknown class", "deep"])
def test_a_damaged_entry_is_ignored_and_written_anew(own: Path, home: Path, damage: str) -> None:
    whole = load_rulebook([own], shipped=False, cached=True)
    (entry,) = _entries(home)
    content = entry.read_bytes()
    bodies = {"another thing": b"[1]", "unknown class": b'["Popen", "ls"]', "deep": b"[" * 100_000}
    if damage in bodies:  # with a checksum that fits
        entry.write_bytes(hashlib.sha256(bodies[damage]).hexdigest().encode() + b"\n" + bodies[damage])
    else:
        half, check = content[: len(content) // 2], content[:65]
        entry.write_bytes({"half": half, "checksum only": check}.get(damage, damage.encode()))
    assert load_rulebook([own], shipped=False, cached=True) == whole
    assert entry.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners here")
def test_the_entry_of_somebody_else_is_not_believed(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_rulebook([own], shipped=False, cached=True)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000)
    monkeypatch.setattr("checker.rulebook.cache.value", None)  # reading an entry would break
    assert load_rulebook([own], shipped=False, cached=True).rules


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    own: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "file"))
    assert load_rulebook([own], shipped=False, cached=True).rules


def test_rules_whose_path_is_no_text_are_loaded_without_an_entry(own: Path, home: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(home) + b"/own-\xff"))
    try:
        own.rename(folder)
    except OSError:
        pytest.skip("this file system takes only names that are text")
    assert list(load_rulebook([folder], shipped=False, cached=True).rules) == ["mine/mark"]
    assert _entries(home) == []


@pytest.mark.parametrize("data", [["Rule"], ["Severity", "dire"], [], [[1]], 1.5, {"a": 1}, ["os.system", "ls"]])
def test_what_no_rulebook_was_written_as_is_refused(data: object) -> None:
    with pytest.raises((FlatError, ValueError)):
        value(data)


def test_check_imports_no_parser_when_the_cache_is_warm(home: Path) -> None:
    code = (
        "import sys; from checker.cli import main; main(['check', 'tests/documents/sticker-8k.txt', *sys.argv[1:]]);"
        "print(sorted({'lark', 'yaml', 'jsonschema'} & set(sys.modules)))"
    )
    said = [
        subprocess.run(  # our own interpreter, our own words
            [sys.executable, "-c", code, *more], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for more in ([], [], ["--no-cache"])
    ]
    assert [text.splitlines()[-1] for text in said] == [
        "['jsonschema', 'lark', 'yaml']",
        "[]",
        "['jsonschema', 'lark', 'yaml']",
    ]
    assert len({text.rpartition("[")[0] for text in said}) == 1
    assert len(_entries(home)) == 1
