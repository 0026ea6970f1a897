"""Packs, wordings, parameters, dates in force, and what the caller gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main
from checker.document import read_text
from checker.judge import given_base, judge
from checker.language.given import Given
from checker.rulebook import Rulebook, RulebookError, load_rulebook
from checker.verdict import Finding, Severity, Verdict

RULE = """
id: cover/greeting
title: The cover greets
authority: custom
citations: []
severity: error
{more}
require: {require}
message: No greeting.
fix: Say “hello”.
examples:
  - {{name: a, pass: {passing}}}
  - {{name: b, pass: {passing} again}}
  - {{name: c, fail: good bye}}
  - {{name: d, fail: so long}}
"""
DATED = "Hello.\n\nThe date of this prospectus supplement is {date}.\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a rule, and other files beside it, and returns their folder."""

    def written(require: str = 'cover has "hello"', more: str = "", passing: str = "hello", **files: str) -> Path:
        folder = tmp_path / "mine"
        (folder / "cover").mkdir(parents=True, exist_ok=True)
        rule = RULE.format(require=require, more=more, passing=passing)
        (folder / "cover" / "greeting.yaml").write_text(rule, encoding="utf-8")
        for name, text in files.items():
            path = folder / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return written


def found(text: str, rulebook: Rulebook, given: Given | None = None) -> Finding:
    return judge(read_text(text), rulebook, [rulebook.rules["cover/greeting"]], given or Given()).findings[0]


def alone(folder: Path) -> Rulebook:
    return load_rulebook([folder], shipped=False)


# Wordings ----------------------------------------------------------------------------------------------------------

WORDINGS = """
greeting:
  means: What people say when they meet.
  wording: (hello | <formal>)
formal:
  means: What they say to strangers.
  wording: good (morning | day)
"""


def test_a_wording_stands_for_its_phrase_others_inside_it(write: Write) -> None:
    rulebook = alone(write(require='cover has "<greeting> to you"', passing="hello to you", facts__words=WORDINGS))
    assert found("Good day to you.", rulebook).verdict is Verdict.PASS
    assert found("Good night to you.", rulebook).verdict is Verdict.FAIL
    assert rulebook.wordings["formal"] == "good (morning | day)"


def test_a_wording_inside_itself_is_refused(write: Write) -> None:
    folder = write(facts__words=WORDINGS.replace("good (morning", "<greeting> (morning"))
    with pytest.raises(RulebookError, match="stands, in the end, inside itself"):
        alone(folder)


def test_an_unknown_wording_is_named_with_what_was_meant(write: Write) -> None:
    folder = write(require='cover has "<greting>"', facts__words=WORDINGS)
    with pytest.raises(RulebookError, match=r"no wording is called “greting”; did you mean “greeting”\?"):
        alone(folder)


# Parameters --------------------------------------------------------------------------------------------------------

PARAMETER = "parameters: {most: 3}"


def test_a_parameter_is_a_number_of_the_rule(write: Write) -> None:
    rulebook = alone(write("at most <most> words in cover exist", PARAMETER, "one two").with_name("mine"))
    assert found("one two three", rulebook).verdict is Verdict.PASS
    assert found("one two three four", rulebook).verdict is Verdict.FAIL


def test_a_pack_sets_parameters_severities_and_wordings(write: Write) -> None:
    pack = """
name: strict
severity: {cover/greeting: note}
parameters: {cover/greeting: {most: 1}}
wordings: {formal: good evening}
"""
    require = 'at most <most> words in cover exist and cover has no "<formal>"'
    rulebook = alone(write(require, PARAMETER, "one", facts__words=WORDINGS, pack=pack))
    finding = found("one two", rulebook)
    assert finding.verdict is Verdict.FAIL
    assert finding.severity is Severity.NOTE
    assert found("one", rulebook).verdict is Verdict.PASS
    assert rulebook.name == "424b+strict"
    assert rulebook.wordings["formal"] == "good evening"


def test_a_pack_switches_rules_and_folders_off_and_leaves_the_others(write: Write, rulebook: Rulebook) -> None:
    folder = write(pack="name: mine\nwithout: [legend, cover/own-date]\n")
    own = load_rulebook([folder])
    gone = rulebook.rules.keys() - own.rules.keys()
    assert gone == {name for name in rulebook.rules if name.startswith("legend/")} | {"cover/own-date"}
    assert own.digest != rulebook.digest


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        (
            "without: [cover/greting]",
            r"3:\d+: no rule or folder is called “cover/greting”; did you mean “cover/greeting”",
        ),
        ("severity: {cover/greting: note}", r"no rule is called “cover/greting”"),
        ("parameters: {cover/greeting: {lest: 1}}", r"no parameter of cover/greeting is called “lest”"),
        ("wordings: {formel: good evening}", r"no wording is called “formel”; did you mean “formal”"),
        ("severity: {cover/greeting: grave}", r"“grave” is not one of error, warning, note"),
        ("withot: [cover]", r"no key is called “withot” here; did you mean “without”"),
    ],
)
def test_what_a_pack_names_must_be_there(write: Write, pack: str, said: str) -> None:
    folder = write(
        "at most <most> words in cover exist", PARAMETER, "one", facts__words=WORDINGS, pack=f"name: x\n\n{pack}\n"
    )
    with pytest.raises(RulebookError, match=said):
        alone(folder)


# Dates in force ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "given", "verdict"),
    [
        ("January 30, 2022", {}, Verdict.NOT_APPLICABLE),
        ("January 31, 2022", {}, Verdict.FAIL),
        ("June 30, 2023", {}, Verdict.FAIL),
        ("July 1, 2023", {}, Verdict.NOT_APPLICABLE),
        ("July 1, 2023", {"as_of": "2022-06-01"}, Verdict.FAIL),
        ("June 1, 2022", {"as_of": "2021-06-01"}, Verdict.NOT_APPLICABLE),
    ],
)
def test_a_rule_is_in_force_between_its_dates(write: Write, date: str, given: dict[str, str], verdict: Verdict) -> None:
    own = load_rulebook([write('cover has "good bye"', 'from: "2022-01-31"\nuntil: "2023-06-30"')])
    finding = found(DATED.format(date=date), own, Given(given))
    assert finding.verdict is verdict
    if verdict is Verdict.NOT_APPLICABLE and not given:
        assert [item.place.quote for item in finding.evidence] == [date]


def test_a_document_without_a_date_leaves_open_whether_a_rule_is_in_force(write: Write) -> None:
    own = load_rulebook([write('cover has "good bye"', 'from: "2022-01-31"')])
    finding = found("Hello.", own)
    assert finding.verdict is Verdict.UNDETERMINED
    assert "the date of the document" in finding.message


def test_a_rule_that_a_document_fulfils_in_any_case_needs_no_date(write: Write) -> None:
    own = load_rulebook([write('cover has "hello"', 'from: "2022-01-31"')])
    assert found("Hello.", own).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('from: "2022-02-30"', "no calendar has the day 2022-02-30"),
        ('from: "2022-01-31"\nuntil: "2021-01-31"', "ends before it begins"),
        ("from: 2022-01-31", "put it in quotation marks"),
        ('from: "soon"', "is not a date such as 2022-01-31"),
    ],
)
def test_dates_in_force_must_make_sense(write: Write, more: str, said: str) -> None:
    with pytest.raises(RulebookError, match=said):
        load_rulebook([write(more=more)])


# Given -------------------------------------------------------------------------------------------------------------


def test_a_stage_that_is_not_given_leaves_the_question_open(write: Write) -> None:
    rulebook = alone(write('stage is "final" or cover has "hello"'))
    assert found("Good bye.", rulebook).verdict is Verdict.UNDETERMINED
    assert found("Good bye.", rulebook, Given({"stage": "final"})).verdict is Verdict.PASS
    assert found("Good bye.", rulebook, Given({"stage": "draft"})).verdict is Verdict.FAIL


def test_a_stage_that_nobody_can_give_is_refused(write: Write) -> None:
    with pytest.raises(RulebookError, match="it is never “finel”; did you mean “final”"):
        alone(write('stage is "finel"'))


def test_the_facts_of_the_base_prospectus_can_be_held_against_the_document(write: Write) -> None:
    rulebook = load_rulebook([write("every base_date is in base.own_date")])
    text = (
        "PROSPECTUS SUPPLEMENT\n\n(To Prospectus dated May 4, 2020)\n\nHello to everybody who reads this first page.\n"
    )
    base = read_text("PROSPECTUS\n\nThe date of this prospectus is May 5, 2020.\n", "base.txt")
    assert found(text, rulebook).verdict is Verdict.UNDETERMINED
    finding = found(text, rulebook, Given(base=given_base(base, rulebook.facts)))
    assert finding.verdict is Verdict.FAIL
    places = {(item.place.quote, item.place.part) for item in finding.evidence}
    assert places == {("May 4, 2020", "supplement"), ("May 5, 2020", "base (base.txt)")}


def test_the_command_line_gives_them(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write('stage is "final" and as_of is 2022-06-01 and base.own_date is 2020-05-05')
    base = tmp_path / "base.txt"
    base.write_text("PROSPECTUS\n\nThe date of this prospectus is May 5, 2020.\n")
    document = tmp_path / "supplement.txt"
    document.write_text("Hello.")
    given = ["--stage", "final", "--as-of", "2022-06-01", "--base", str(base)]
    command = ["check", str(document), "--rules", str(folder), "--select", "cover/greeting"]
    assert main([*command, *given]) == 0
    assert main(command) == 3
    assert main([*command, "--as-of", "June 1"]) == 2
    assert main([*command, "--base", str(tmp_path / "none.txt")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "checker: --as-of: “June 1” is no date; write it as 2022-01-31",
        f"checker: --base: {tmp_path / 'none.txt'}: no such file",
    ]
