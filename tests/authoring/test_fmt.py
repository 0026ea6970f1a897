"""`checker fmt`: one form, every comment kept, the same meaning, nothing written that is not proven."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
import yaml

from checker.authoring.fmt import format_text, rule_files
from checker.authoring.fmt.entries import comments
from checker.cli import main
from checker.language.format import same
from checker.rulebook import Rule, RulebookError, load_rulebook
from checker.rulebook.files import shipped_rules
from checker.rulebook.yamlfile import parse_yaml

UNTIDY = """# about the rule

fix:   "Say hello."
id: cover/example
title: 'The cover says hello'
# where it comes from
authority: drafting   # not law
citations: []
severity: error
when: >
  supplement   has
  "greeting"and(kind is "resale")
require: 'cover has "hello"'
message: Bad.
examples:
- {name: a, pass: "hello"}   # short
- name: b
  pass: |
    oh  hello
      there
- # a goodbye
  fail: goodbye
  name: c
  # below the third
# before the last
- name: d
  fail: >-
    hell
    o
# at the end
"""
TIDY = """# about the rule

id: cover/example
title: The cover says hello
# where it comes from
authority: drafting  # not law
citations: []
severity: error
when: supplement has "greeting" and kind is "resale"
require: cover has "hello"
message: Bad.
fix: Say hello.
examples:
  - name: a
    pass: hello  # short
  - name: b
    pass: |
      oh  hello
        there
  # a goodbye
  - name: c
    # below the third
    fail: goodbye
  # before the last
  - name: d
    fail: hell o
# at the end
"""


def test_an_untidy_file_becomes_tidy() -> None:
    assert format_text(UNTIDY, "x.yaml") == TIDY


def test_a_tidy_file_stays_as_it_is() -> None:
    assert format_text(TIDY, "x.yaml") == TIDY


FACTS = """# What is read.

b_fact:
  # why
  distinct: true
  find: ['every {date} in   cover', own_date]
  means: 'A date: any.'
a_fact:
  means: >-
    Something that is told at such length that it does not fit on one line of a hundred and twenty characters, so
    that it is folded.
  wording: share[ s ]


"""


def test_facts_keep_their_order_with_a_blank_line_between_them() -> None:
    assert (
        format_text(FACTS, "facts/x.yaml", "# yaml-language-server: $schema=../schema.json")
        == """# yaml-language-server: $schema=../schema.json
# What is read.

b_fact:
  means: "A date: any."
  find:
    - every {date} in cover
    - own_date
  # why
  distinct: true

a_fact:
  means: >-
    Something that is told at such length that it does not fit on one line of a hundred and twenty characters, so that
    it is folded.
  wording: "share[s]"
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "hello\n",
        "hello\n\n",
        "\nhello\n",
        "  hello\nthere",
        "hello \n  there \n\n\n  you\n",
        "a: b",
        "- a",
        "# a",
        "a #b",
        "no",
        "12",
        "2012-09-04",
        "{a}",
        "“a” 'b' \"c\" \\d",
        "a\tb",
        "\ta\nb\n",
        " a",
        "a  b",
        "a\u2028b",
        "a\x85b",
        "\n",
        " ",
        "one word after another " * 12 + "to the end",
        "one word  after another " * 12 + "to the end",
    ],
)
def test_not_a_character_of_an_example_changes(text: str) -> None:
    doubled = yaml.safe_dump({"id": "a/b", "examples": [{"name": "n", "pass": text}]}, default_style='"')
    formatted = format_text(doubled, "x.yaml")
    assert parse_yaml(formatted, "").value == {"id": "a/b", "examples": [{"name": "n", "pass": text}]}
    assert format_text(formatted, "x.yaml") == formatted


def test_what_does_not_fit_on_a_line_is_broken() -> None:
    text = format_text(
        f"id: a/b\nwhy: {'law ' * 60}\nrequire: " + " and ".join(f'cover has "word{n}"' for n in range(12)), "x"
    )
    assert max(map(len, text.splitlines())) <= 120
    assert '\n  and cover has "word3"\n' in text


def test_line_ends_of_another_system_are_kept() -> None:
    assert format_text(TIDY.replace("\n", "\r\n"), "x.yaml") == TIDY.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: a/b\nrequire: cover hass\n", "x.yaml:2:16: “hass” cannot stand here"),
        ("id: a/b\n  title: t\n", "x.yaml:2:8: indentation that does not fit"),
        ("id: a/b\nid: a/b\n", "x.yaml:2:1: the key “id” stands twice"),
        ("- a\n", "x.yaml:1:1: a rule file is a set of keys"),
        ("", "x.yaml:1:1: is empty"),
        ("f:\n  means: m\n  find: every {date} in cover after #x\n", "x.yaml:3:37: YAML takes “ #”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(RulebookError) as refused:
        format_text(text, "x.yaml")
    assert str(refused.value).startswith(said)


# Every style of YAML ---------------------------------------------------------------------------------------------


def _untidied(value: object, chance: random.Random, indent: int = 0) -> str:
    """Write a value in some style of YAML, keys in any order, with comments in between."""
    pad = " " * indent
    remark = f"{pad}# remark {chance.random()}\n" if chance.random() < 0.2 else ""
    if isinstance(value, dict):
        names = chance.sample(list(value), len(value))
        return "".join(f"{remark}{pad}{name}:{_valued(value[name], chance, indent)}" for name in names)
    assert isinstance(value, list)
    return "".join(f"{remark}{pad}-{_valued(item, chance, indent)}" for item in value)


def _valued(value: object, chance: random.Random, indent: int) -> str:
    if isinstance(value, dict | list) and value and chance.random() < 0.8:
        return f"\n{_untidied(value, chance, indent + chance.choice([1, 2, 4]))}"
    style = chance.choice(["'", '"', None, "|", ">"]) if isinstance(value, str) else None
    flow = isinstance(value, dict | list)
    width = chance.choice([20, 60, 400])
    written = yaml.safe_dump(
        value, default_style=style, default_flow_style=flow, allow_unicode=True, width=10_000 if flow else width
    )
    written = written.removesuffix("...\n")
    return " " + written.replace("\n", "\n" + " " * (indent + 1)).rstrip(" ")


@pytest.fixture(scope="module")
def shipped_files() -> list[Path]:
    files = list(rule_files([shipped_rules()]))
    assert len(files) > 30
    return files


def test_whatever_the_style_of_a_file_its_one_form_is_the_same(shipped_files: list[Path]) -> None:
    chance = random.Random(7)  # noqa: S311  # drawn for a test
    for path in chance.sample(shipped_files, 12):
        value = parse_yaml(path.read_text(encoding="utf-8"), "").value
        if "facts" in path.parts:  # the order of facts is their author's
            value = dict(list(value.items())[:1])
        untidy = _untidied(value, chance)
        assert parse_yaml(untidy, "").value == value, untidy
        formatted = format_text(untidy, path.name)
        plain = format_text(yaml.safe_dump(value, sort_keys=False, allow_unicode=True), path.name)
        assert sorted(comments(parse_yaml(formatted, ""))) == sorted(comments(parse_yaml(untidy, "")))
        assert [
            line for line in formatted.splitlines() if not line.lstrip().startswith("# remark")
        ] == plain.splitlines()
        assert format_text(formatted, path.name) == formatted


# What is shipped -------------------------------------------------------------------------------------------------


def _said(rule: Rule) -> dict[str, object]:
    return {
        **{name: getattr(rule, name) for name in ("id", "title", "citations", "authority", "fix", "why", "parameters")},
        "verdicts": [(example.name, example.verdict, example.text, example.facts) for example in rule.examples],
        "messages": [choice.then for choice in rule.messages],
    }


def test_the_shipped_rulebook_formatted_is_the_same_rulebook(tmp_path: Path) -> None:
    copy = tmp_path / "rules"
    shutil.copytree(shipped_rules(), copy)
    assert main(["fmt", str(copy)]) == 0
    before, after = load_rulebook(), load_rulebook([copy], shipped=False)
    assert list(before.rules) == list(after.rules)
    for name, rule in before.rules.items():
        assert _said(rule) == _said(after.rules[name])
        assert same(rule.require, after.rules[name].require)
        assert same(rule.when, after.rules[name].when)
    assert before.facts.keys() == after.facts.keys()
    for name, fact in before.facts.items():
        assert fact.means == after.facts[name].means
        assert same(fact.attempts, after.facts[name].attempts)
    assert main(["fmt", "--check", str(copy)]) == 0


def test_every_shipped_rule_is_in_its_one_form_and_names_its_schema(
    shipped_files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fmt", "--check", str(shipped_rules())]) == 0, capsys.readouterr().out
    for path in shipped_files:
        line = path.read_text(encoding="utf-8").splitlines()[0]
        named = line.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).resolve().name == "schema.json", path
        assert (path.parent / named).is_file(), path


# The command -----------------------------------------------------------------------------------------------------


def test_check_writes_nothing_shows_the_difference_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    assert main(["fmt", "--check", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert f"--- {path}\n+++ {path}\n" in shown
    assert '-fix:   "Say hello."\n' in shown
    assert shown.endswith("1 file to format\n")
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_fmt_writes_the_file_with_its_rights_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path, link = tmp_path / "example.yaml", tmp_path / "link.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path.name)
    assert main(["fmt", str(link)]) == 0
    assert path.read_text(encoding="utf-8") == TIDY
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["example.yaml", "link.yaml"]


def test_a_broken_file_stays_as_it_is_and_the_others_are_formatted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text("id: a/a\nrequire: cover hass\n")
    (tmp_path / "b.yaml").write_text(UNTIDY, encoding="utf-8")
    assert main(["fmt", str(tmp_path)]) == 2
    assert "a.yaml:2:16: “hass” cannot stand here" in capsys.readouterr().err
    assert (tmp_path / "a.yaml").read_text() == "id: a/a\nrequire: cover hass\n"
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == TIDY


def test_a_place_without_rule_files_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["fmt"]) == 2
    assert main(["fmt", "nowhere.yaml"]) == 2
    assert main(["fmt", str(tmp_path)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "checker: no folder “rules” is here; name the rule files or folders to format"
    assert said[1] == "nowhere.yaml:1:1: no such file or folder"
    assert said[2].endswith(": holds no rule file")
