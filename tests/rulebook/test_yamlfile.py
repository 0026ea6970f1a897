"""YAML with places: keys and values are found to line and column, and nothing is read as what it does not look like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.rulebook.problem import Problem
from checker.rulebook.yamlfile import YamlFile, parse_yaml, read_yaml


def read(text: str) -> YamlFile:
    file = parse_yaml(text, "rules/a/b.yaml")
    assert file.problems == []
    return file


def place(file: YamlFile, key: tuple[str | int, ...], offset: int | None = None) -> tuple[int, int]:
    problem = file.problem("here", key, offset)
    return problem.line, problem.column


def test_keys_and_values_are_found_where_they_stand() -> None:
    file = read("id: a/b\ncases:\n  - when: x\n    then: [p, {q: r}]\n")
    assert file.value == {"id": "a/b", "cases": [{"when": "x", "then": ["p", {"q": "r"}]}]}
    assert place(file, ("id", "")) == (1, 1)
    assert place(file, ("id",)) == (1, 5)
    assert place(file, ("cases", 0)) == (3, 5)
    assert place(file, ("cases", 0, "then", "")) == (4, 5)
    assert place(file, ("cases", 0, "then", 1, "q")) == (4, 19)


def test_what_is_missing_is_shown_at_what_should_hold_it() -> None:
    file = read("a: x\nb:\n  c: y\n")
    assert place(file, ("b", "d", "e")) == (3, 3)
    assert place(file, ("nothing",)) == (1, 1)


STYLES = {
    "plain": "require: cover has “a” and covr exists\n",
    "plain over lines": "require: cover has “a”\n  and\n\n    covr exists\n",
    "single": "require: 'cover has ''a'' and covr exists'\n",
    "single over lines": "require: 'cover has ''a''\n\n  and covr exists'\n",
    "double": 'require: "cover has \\"a\\" and covr exists"\n',
    "double with escapes": 'require: "cover\\thas \\u201ca\\u201d \\x61nd\\n\\n covr exists"\n',
    "double over lines": 'require: "cover has \\"a\\" \\\n  and\n  covr exists"\n',
    "literal": "require: |\n  cover has a\n\n  and covr exists\n",
    "literal indented": "require: |2-\n    cover has a\n      and covr exists\n",
    "literal with a comment": "require: | # covr\n  cover has a\n  and covr exists\n",
    "folded": "require: >\n  cover has a\n  and\n\n  covr exists\n",
    "folded and stripped": "x: covr\nrequire: >-\n\n  cover has a and\n  covr exists\nlast: covr\n",
    "carriage returns": "require: >-\r\n  cover has a\r\n  and covr exists\r\n",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_character_of_a_text_is_found_in_every_style(style: str) -> None:
    text = STYLES[style]
    file = read(text)
    value = file.value["require"]
    offset = value.index("covr")
    line, column = place(file, ("require",), offset)
    lines = text.split("\n")
    assert lines[line - 1][column - 1 :].startswith("covr exists")
    assert file.problem("here", ("require",), offset).source == lines[line - 1].rstrip("\r")


@pytest.mark.parametrize("style", STYLES)
def test_the_end_of_a_text_is_right_behind_its_last_word(style: str) -> None:
    text = STYLES[style]
    file = read(text)
    line, column = place(file, ("require",), len(file.value["require"]))
    assert text.split("\n")[line - 1][: column - 1].endswith("covr exists")


WORDS = st.text(alphabet="ab'\"\\ \n\t:#“é\u00a0😀-", min_size=1, max_size=30)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(words=WORDS, style=st.sampled_from("'\"|"), offset=st.integers(0, 29))
def test_every_visible_character_leads_to_itself(words: str, style: str, offset: int) -> None:
    if style == "'":
        text = "k: '" + words.replace("'", "''").replace("\n", "\n\n  ").replace("\t", " ") + "'\n"
    elif style == '"':
        text = (
            'k: "' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"\n'
        )
    else:
        text = "k: |2\n" + "".join(f"  {line}\n" for line in words.replace("\t", " ").split("\n"))
    file = read(text)
    value = file.value["k"]
    if offset >= len(value) or value[offset].isspace():
        return
    line, column = place(file, ("k",), offset)
    written = text.split("\n")[line - 1][column - 1 :]
    assert written.startswith(("\\" + value[offset], value[offset]))
    before = sum(not sign.isspace() for sign in value[:offset])
    if style == "|":
        lines = text.split("\n")[1:]
        passed = "".join(lines[: line - 2]) + lines[line - 2][: column - 1]
        assert sum(not sign.isspace() for sign in passed) == before


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("010", "a number"),
        ("0x1F", "a number"),
        ("1_000", "a number"),
        ("12:30", "a number"),
        ("1.50", "a number"),
        (".inf", "a number"),
        ("2012-09-04", "a date"),
        ("~", "nothing at all"),
        ("null", "nothing at all"),
    ],
)
def test_what_yaml_reads_as_something_else_is_refused(written: str, said: str) -> None:
    [problem] = parse_yaml(f"title: {written}\n", "x").problems
    assert problem == Problem(
        "x", 1, 8, f"YAML reads “{written}” as {said}; put it in quotation marks", f"title: {written}"
    )
    assert read(f"title: '{written}'\n").value == {"title": written}


@pytest.mark.parametrize(("written", "meant"), [("no", "false"), ("Yes", "true"), ("off", "false"), ("True", "true")])
def test_only_true_and_false_are_truth_values(written: str, meant: str) -> None:
    [problem] = parse_yaml(f"distinct: {written}\n", "x").problems
    assert problem.message.startswith(f"YAML reads “{written}” as {meant}; write “{meant}” if it is meant")


@pytest.mark.parametrize(("written", "value"), [("true", True), ("false", False), ("0", 0), ("42", 42), ("1e3", "1e3")])
def test_what_looks_like_what_it_is_is_read(written: str, value: object) -> None:
    assert read(f"a: {written}\n").value == {"a": value}


def test_everything_wrong_in_one_file_is_told_at_once() -> None:
    file = parse_yaml("a: no\na: 010\n1: x\n", "x")
    assert [(problem.line, problem.column) for problem in file.problems] == [(1, 4), (2, 1), (2, 4), (3, 1)]


def test_an_alias_bomb_is_refused_before_it_is_built() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    [problem] = parse_yaml(bomb, "x").problems
    assert (problem.line, problem.column) == (1, 4)
    assert "anchor" in problem.message


@pytest.mark.parametrize("text", ["[" * 300_000, "- " * 100_000 + "x", "{a: " * 100_000], ids=["[", "-", "{"])
def test_lists_inside_lists_without_end_are_refused(text: str) -> None:
    [problem] = parse_yaml(text, "x").problems
    assert problem.message == "more than 20 lists and keys inside one another"
    assert len(str(problem)) < 600  # a line of any length is shown in part


def test_the_caret_stands_below_its_place_in_a_long_line() -> None:
    problem = Problem("x", 1, 1001, "m", "." * 1000 + "!" + "." * 1000)
    _, line, caret = str(problem).split("\n")
    assert line[caret.index("^")] == "!"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: \xff\n", "x:1:1: is not UTF-8; save it as UTF-8"),
        (b"a: b\x00c\n", "x:1:5: a character that nobody sees (U+0000); delete it"),
        (b"a:\n  b: \x1b\n", "x:2:6: a character that nobody sees (U+001B); delete it"),
        (b"# " + b"x" * (1 << 20), "x:1:1: is larger than 1048576 characters; split it"),
        (b"", "x:1:1: is empty"),
        (b"# nothing\n", "x:1:1: is empty\n    # nothing\n    ^"),
    ],
)
def test_a_file_that_is_no_text_is_refused(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_bytes(data)
    assert [str(problem) for problem in read_yaml(path, "x").problems] == [said]


def test_a_byte_order_mark_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\n")
    file = read_yaml(path, "x")
    assert file.value == {"a": "b"}
    assert place(file, ("a",)) == (1, 4)
