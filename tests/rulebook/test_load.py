"""Loading: what is wrong with several files is told in one run; own folders stand beside the shipped one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.document import read_text
from checker.judge import judge
from checker.rulebook import RulebookError, load_rulebook
from checker.verdict import Verdict

RULE = """id: {id}
title: The cover says {word}
authority: drafting
citations: []
severity: note
require: cover has "{word}"
message: The cover does not say {word}; it is dated {{own_date}}.
fix: Say {word}.
examples:
  - {{name: a, pass: "{word}"}}
  - {{name: b, pass: "oh {word}"}}
  - {{name: c, fail: goodbye}}
  - {{name: d, fail: farewell}}
"""
FACTS = """own_date:
  means: The date.
  find: first {date} in cover
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a rule and a fact of its own."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "mine"
    write(folder, "cover/hello.yaml", RULE.format(id="cover/hello", word="hello"))
    write(folder, "facts/dates.yaml", FACTS)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def problems(*paths: Path, shipped: bool = False) -> list[str]:
    with pytest.raises(RulebookError) as caught:
        load_rulebook(paths, shipped=shipped)
    return [str(problem).split("\n")[0] for problem in caught.value.problems]


def test_a_folder_is_a_rulebook(mine: Path) -> None:
    book = load_rulebook([mine], shipped=False)
    assert list(book.rules) == ["cover/hello"]
    assert "own_date" in book.facts
    assert book.rules["cover/hello"].path == "mine/cover/hello.yaml"


def test_a_new_rule_is_one_dropped_file(mine: Path) -> None:
    write(mine, "risk/deeper/goodbye.yml", RULE.format(id="risk/deeper/goodbye", word="goodbye"))
    book = load_rulebook([mine], shipped=False)
    assert list(book.rules) == ["cover/hello", "risk/deeper/goodbye"], "found by walking, in the order of the ids"
    findings = judge(read_text("hello"), book).findings
    assert [finding.verdict for finding in findings] == [Verdict.PASS, Verdict.FAIL]
    assert findings[1].message == "The cover does not say goodbye; it is dated nothing."


def test_a_file_alone_is_a_rulebook(mine: Path) -> None:
    rules = load_rulebook([mine / "facts" / "dates.yaml", mine / "cover" / "hello.yaml"], shipped=False).rules
    assert list(rules) == ["cover/hello"]


def test_own_rules_stand_beside_the_shipped_ones(mine: Path) -> None:
    shutil.rmtree(mine / "facts")
    book = load_rulebook([mine])
    assert set(load_rulebook().rules) | {"cover/hello"} == set(book.rules)


def test_a_shipped_id_or_fact_cannot_be_taken_again(mine: Path) -> None:
    write(mine, "cover/own-date.yaml", RULE.format(id="cover/own-date", word="hello"))
    said = problems(mine, shipped=True)
    assert any("the rule “cover/own-date” is there already, in rules/cover/own-date.yaml" in line for line in said)
    assert any("the fact “own_date” is defined already, in rules/facts/dates.yaml" in line for line in said)


@pytest.mark.parametrize("other", ["cover/hello.yml", "cover/hello.yaml"])
def test_two_rules_of_one_id_are_refused(other: str, mine: Path, tmp_path: Path) -> None:
    second = tmp_path / "theirs" if other.endswith(".yaml") else mine
    write(second, other, RULE.format(id="cover/hello", word="goodbye"))
    said = problems(mine, second) if second is not mine else problems(mine)
    assert [line for line in said if "the rule “cover/hello” is there already, in mine/cover/hello.yaml" in line]


def test_an_empty_rulebook_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert problems() == ["rules:1:1: the rulebook is empty"]
    (tmp_path / "none").mkdir()
    assert problems(tmp_path / "none") == [f"{tmp_path / 'none'}:1:1: holds no rule file"]
    assert problems(tmp_path / "missing") == [f"{tmp_path / 'missing'}:1:1: no such file or folder"]
    write(tmp_path, "facts/dates.yaml", FACTS)
    assert problems(tmp_path) == ["rules:1:1: the rulebook is empty"], "facts alone judge nothing"


def test_everything_wrong_with_all_files_is_told_in_one_run(mine: Path) -> None:
    write(mine, "a/syntax.yaml", RULE.format(id="a/syntax", word="hello").replace("cover has", "cover holds"))
    write(mine, "a/type.yaml", RULE.format(id="a/type", word="hello").replace("cover has", "own_date is"))
    write(mine, "a/name.yaml", RULE.format(id="a/name", word="hello").replace("cover has", "covr has"))
    write(mine, "a/key.yaml", RULE.format(id="a/key", word="hello").replace("fix:", "fixx:"))
    write(mine, "a/yaml.yaml", "id: [\n")
    write(mine, "a/message.yaml", RULE.format(id="a/message", word="hello").replace("{own_date}", "{own_dat}"))
    write(mine, "facts/loop.yaml", "loop:\n  means: x\n  find: loop\n")
    told = {line.split(":", 1)[0] for line in problems(mine)}
    assert told == {f"mine/a/{name}.yaml" for name in ("syntax", "type", "name", "key", "yaml", "message")} | {
        "mine/facts/loop.yaml"
    }


def test_several_mistakes_of_one_file_are_told_in_one_run(mine: Path) -> None:
    text = (
        RULE.format(id="a/b", word="hello").replace("severity: note", "severity: grave").replace("own_date", "own_dat")
    )
    text = text.replace("require: cover", "when: legend exists and covr exists\nrequire: own_date is after 5 or covr")
    write(mine, "a/b.yaml", text)
    lines = [line.split(":")[1] for line in problems(mine)]
    assert lines == ["5", "6", "6", "7", "7"], "the message waits: of a rule without a severity nothing is built"


def test_a_broken_fact_is_blamed_once_and_not_the_rules_that_use_it(mine: Path) -> None:
    for broken in (
        "find: frist {date} in cover",
        "find: first {dat} in cover",
        "fnd: x",
        "find: no",
        "find: [",
        "find: own_date",
    ):
        write(mine, "facts/dates.yaml", FACTS.replace("find: first {date} in cover", broken))
        write(
            mine,
            "a/b.yaml",
            RULE.format(id="a/b", word="hello").replace("cover has", "own_date is after 2012-05-01 or cover has"),
        )
        said = problems(mine)
        assert len(said) == 1, (broken, said)
        assert said[0].startswith("mine/facts/dates.yaml:"), (broken, said)


def test_the_digest_names_the_content_and_not_the_place(mine: Path, tmp_path: Path) -> None:
    first = load_rulebook([mine], shipped=False).digest
    shutil.copytree(mine, tmp_path / "copy")
    assert load_rulebook([tmp_path / "copy"], shipped=False).digest == first
    write(mine, "cover/hello.yaml", RULE.format(id="cover/hello", word="hello") + "# a comment\n")
    assert load_rulebook([mine], shipped=False).digest != first


def test_other_files_in_a_folder_are_left_alone(mine: Path) -> None:
    write(mine, "README.md", "id: nothing")
    write(mine, "cover/notes.txt", "nothing")
    assert list(load_rulebook([mine], shipped=False).rules) == ["cover/hello"]


def test_rules_with_crlf_and_a_byte_order_mark_are_the_same_rules(mine: Path) -> None:
    plain = load_rulebook([mine], shipped=False).rules["cover/hello"]
    path = mine / "cover" / "hello.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    other = load_rulebook([mine], shipped=False).rules["cover/hello"]
    assert (plain.title, plain.require, plain.fix) == (other.title, other.require, other.fix)
