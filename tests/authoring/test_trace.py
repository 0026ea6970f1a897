"""Trace: why a rule said what it said, from the evaluation that said it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.authoring.trace import Clause, Trace, Value, clause, clause_lines, trace, trace_data, trace_text
from checker.authoring.trace.because import Because
from checker.authoring.trace.clause import value_of
from checker.document import Document, read_bytes, read_file, read_text
from checker.document.model import Format, Span
from checker.judge import judge
from checker.language import syntax
from checker.language.evaluate import Evaluator
from checker.language.given import Given
from checker.language.parse import parse_condition
from checker.rulebook import Rulebook, load_rulebook
from checker.verdict import Verdict

RULE = """id: cover/example
title: The cover says it
authority: drafting
citations: []
severity: error
{more}
require: {require}
message: {message}
fix: Say it.
examples:
  - {{name: a, pass: x}}
  - {{name: b, pass: y}}
  - {{name: c, fail: x}}
  - {{name: d, fail: y}}
  - {{name: e, not-applicable: z}}
"""
FACTS = """greeting:
  means: The words of greeting.
  find: every "hello {word}" in supplement
  else:
    - every "hail {word}" in supplement
    - every "salve {word}" in supplement
farewells:
  means: The words of farewell.
  find:
    - every "bye {word}" in supplement
    - every "adieu {word}" in supplement
tone:
  means: How it sounds.
  cases:
    - {when: greeting exists and farewells exist, then: warm}
    - {when: greeting exists, then: plain}
    - {then: cold}
polite:
  means: How one asks.
  wording: (please | kindly)
"""
TEXT = """PROSPECTUS SUPPLEMENT

Hail reader. Adieu reader. Bye friend.

Kindly read the risk factors. The risk factors stand on page 5. Nothing else is said here.

April 1, 2013 and May 2, 2014.
"""


class Bench:
    """Writes one rule and traces it on a text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "facts").mkdir(parents=True)
        (folder / "cover").mkdir()
        (folder / "facts" / "own.yaml").write_text(FACTS, encoding="utf-8")

    def book(self, require: str, more: str = "", message: str = "It does not.") -> Rulebook:
        path = self.folder / "cover" / "example.yaml"
        path.write_text(RULE.format(require=require, more=more, message=message), encoding="utf-8")
        return load_rulebook([self.folder], shipped=False)

    def trace(self, require: str, text: str = TEXT, more: str = "", given: Given | None = None) -> Trace:
        book = self.book(require, more)
        return trace(book.rules["cover/example"], book, read_text(text), given or Given())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "mine")


def only(told: Trace, role: str = "demands that") -> Clause:
    return next(stage.clause for stage in told.stages if stage.role == role)


# The sentence ------------------------------------------------------------------------------------------------------

SENTENCES = [
    ('supplement has "hail reader"', "pass: the supplement has “hail reader”: “Hail reader” (line 3)."),
    (
        'supplement has "kindly read the prospectus"',
        (
            "fail: the supplement does not have “kindly read the prospectus”; the nearest is “Kindly read the” "
            "(line 5), where “prospectus” is missing."
        ),
    ),
    ('supplement has no "adieu"', "fail: the supplement has “adieu”: “Adieu” (line 3)."),
    ('supplement has no "(amen | so be it)"', "pass: the supplement has no “amen” or the like."),
    ('supplement has no "hail writer"', "pass: the supplement has no “hail writer”."),
    ('supplement has no "/h[ae]l+o+/"', "pass: the supplement has no words like “/h[ae]l+o+/”."),
    ("greeting exists", "pass: there is a greeting: “reader” (line 3)."),
    ("farewells do not exist", "fail: there are farewells: “reader” (line 3)."),
    ("farewells agree", "fail: the farewells do not agree: it says “reader” (line 3), “friend” (line 3)."),
    ('tone is "warm"', "pass: the tone is “warm” (line 3)."),
    ('tone is one of "plain", "cold"', "fail: the tone is not one of “plain”, “cold”: it says “warm” (line 3)."),
    (
        'some sentence in supplement has "risk factors" and that sentence has "page S-1"',
        (
            "fail: no sentence in the supplement has “risk factors” and that sentence has “page S-1”; the nearest is "
            "“Kindly read the risk factors.” (line 5), which does not have “page S-1”."
        ),
    ),
    (
        'some sentence in supplement has "risk factors stand on sheet"',
        (
            "fail: no sentence in the supplement has “risk factors stand on sheet”; the nearest is “risk factors "
            "stand on” (line 5), where “sheet” is missing."
        ),
    ),
    (
        'no sentence in supplement has "nothing else"',
        "fail: a sentence in the supplement has “nothing else”: “Nothing else is said here.” (line 5).",
    ),
    ('no sentence in supplement has "amen"', "pass: no sentence in the supplement has “amen”."),
    (
        'every farewell is "friend"',
        "fail: one of the two farewells is not “friend”: “reader” (line 3).",
    ),
    ('every farewell is "foe"', "fail: none of the two farewells is “foe”: “reader” (line 3)."),
    ('every greeting is "reader"', "pass: the only greeting is “reader”: “reader” (line 3)."),
    (
        'at least 2 farewells are "friend"',
        "fail: one farewell is “friend”, and at least 2 should be there.",
    ),
    ('every list item in supplement has "x"', "pass: there are no list items in the supplement."),
    ('not supplement has "hail reader"', "fail: the supplement has “hail reader”: “Hail reader” (line 3)."),
    (
        'supplement has "amen" and supplement has "hail" and greeting does not exist',
        "fail: the supplement does not have “amen”, and there is a greeting: “reader” (line 3).",
    ),
    (
        'supplement has "amen" or supplement has "so be it"',
        "fail: the supplement does not have “amen”, and the supplement does not have “so be it”.",
    ),
    ('supplement has "amen" or greeting exists', "pass: there is a greeting: “reader” (line 3)."),
    (
        'if supplement has "amen" then greeting exists',
        "pass: it asks nothing here, as the supplement does not have “amen”.",
    ),
    (
        'if supplement has "hail" then supplement has "amen"',
        "fail: the supplement has “hail”: “Hail” (line 3), but the supplement does not have “amen”.",
    ),
    (
        'stage is "final"',
        "undetermined: it cannot be seen whether the stage is “final”: no stage was given with --stage.",
    ),
    (
        'base prospectus has "hail"',
        (
            "undetermined: it cannot be seen whether the base prospectus has “hail”: "
            "the base prospectus is not in this file."
        ),
    ),
]


@pytest.mark.parametrize(("require", "sentence"), SENTENCES, ids=[require for require, _ in SENTENCES])
def test_one_plain_sentence_says_why(bench: Bench, require: str, sentence: str) -> None:
    assert bench.trace(f"'{require}'").because == sentence


def test_a_rule_that_does_not_apply_says_which_condition_does_not_hold(bench: Bench) -> None:
    told = bench.trace("greeting exists", more='when: supplement has "amen"')
    assert told.because == "not-applicable: the supplement does not have “amen”."
    assert only(told, "applies when").value is Value.FALSE
    assert only(told).value is Value.UNSEEN
    assert only(told).text == "greeting exists"


def test_a_doubt_is_told_beside_what_would_have_failed(bench: Bench) -> None:
    more = "doubt:\n  - when: farewells exist\n    because: it may have been said elsewhere"
    told = bench.trace('supplement has "amen"', more=more)
    assert told.finding.verdict is Verdict.UNDETERMINED
    assert told.because == ("undetermined: the supplement does not have “amen”; but it may have been said elsewhere.")
    doubt = next(stage for stage in told.stages if stage.key == ("doubt", 0, "when"))
    assert (doubt.clause.value, doubt.then) == (Value.TRUE, "it may have been said elsewhere")


def test_a_rule_that_is_not_in_force_says_so(bench: Bench) -> None:
    given = Given({"as_of": "2015-01-01"})
    told = bench.trace("greeting exists", more='from: "2016-01-01"', given=given)
    assert told.because == (
        "not-applicable: Does not apply to a document of 2015-01-01: the rule is in force from 2016-01-01."
    )
    assert told.dated == "2015-01-01"
    assert "in force: from 2016-01-01; the document's date is 2015-01-01" in trace_text(told)


def test_cases_of_message_and_severity_are_told_with_what_follows(bench: Bench) -> None:
    book = bench.book(
        'supplement has "amen"', message='\n  - when: farewells exist\n    then: It says bye.\n  - then: "Nothing."'
    )
    told = trace(book.rules["cover/example"], book, read_text(TEXT))
    case = next(stage for stage in told.stages if stage.key == ("message", 0, "when"))
    assert (case.clause.value, case.then) == (Value.TRUE, "It says bye.")
    assert "message when: true, and so “It says bye.”" in trace_text(told)


def test_where_nobody_sees_lines_the_sentence_gives_the_page(rulebook: Rulebook) -> None:
    html = b"<p>PROSPECTUS</p><p>S-1</p><hr style='page-break-after:always'><p>Second words.</p>"
    document = replace(read_bytes(html, "a.htm"), format=Format.DOCX)
    text = 'supplement has "second words"'
    outcome = Evaluator(document, rulebook.facts).condition(parse_condition(text))
    page = document.page_of(Span(document.text.index("Second"), len(document.text)))
    assert page is not None
    assert Because(text, document).of(outcome) == f"the supplement has “second words”: “Second words” (page {page})"


def test_a_rule_that_broke_says_so_with_what_was_evaluated_before(bench: Bench) -> None:
    book = bench.book("greeting exists", more="when: farewells exist")
    broken = replace(book.rules["cover/example"], require=syntax.Node((0, 0)))
    told = trace(broken, book, read_text(TEXT))
    assert told.because.startswith("error: The rule broke: ")
    assert only(told, "applies when").value is Value.TRUE
    assert only(told).value is Value.UNSEEN


# The tree ----------------------------------------------------------------------------------------------------------


def test_clauses_stand_as_the_rule_writes_them_and_wordings_by_name(bench: Bench) -> None:
    require = 'greeting exists  and   supplement has "<polite> read"  and (farewells exist or tone is "cold")'
    tree = only(bench.trace(f"'{require}'"))
    assert tree.joined == "and"
    assert [part.text for part in tree.parts] == [
        "greeting exists",
        'supplement has "<polite> read"',
        'farewells exist or tone is "cold"',
    ]
    assert [part.text for part in tree.parts[2].parts] == ["farewells exist", 'tone is "cold"']
    assert [part.value for part in tree.parts[2].parts] == [Value.TRUE, Value.FALSE]


def test_every_clause_shows_its_words_and_their_place(bench: Bench) -> None:
    evidence = only(bench.trace('supplement has "page {page}"')).evidence[0]
    assert (evidence.label, evidence.place.quote) == ("found", "page 5")
    start = evidence.place.position.offset
    assert TEXT[start : evidence.place.end] == "page 5"


def test_what_an_implication_leaves_out_is_said_to_be_unseen(bench: Bench) -> None:
    tree = only(bench.trace("'if supplement has \"amen\" then greeting exists'"))
    assert [(part.role, part.value) for part in tree.parts] == [("if", Value.FALSE), ("then", Value.UNSEEN)]


def test_a_negation_stands_above_what_it_denies(bench: Bench) -> None:
    tree = only(bench.trace("not greeting exists"))
    assert (tree.joined, tree.value) == ("not", Value.FALSE)
    assert [(part.text, part.value) for part in tree.parts] == [("greeting exists", Value.TRUE)]


def test_of_many_things_those_that_decide_are_shown_and_the_rest_counted(bench: Bench) -> None:
    text = "PROSPECTUS SUPPLEMENT\n\n" + " ".join(
        f"Sentence {number} says {'nothing' if number in (7, 9) else 'something'}." for number in range(1, 31)
    )
    tree = only(bench.trace('every sentence in supplement has no "nothing"', text))
    things = [part.thing.place.quote for part in tree.parts if part.thing]
    assert things == ["Sentence 7 says nothing.", "Sentence 9 says nothing."]
    assert tree.count == len(tree.parts) + tree.hidden
    assert tree.hidden >= 28


def test_a_thing_that_fulfils_part_of_what_is_asked_is_shown_with_both_parts(bench: Bench) -> None:
    require = '\'some sentence in supplement has "risk factors" and that sentence has "page S-1"\''
    first = only(bench.trace(require)).parts[0]
    assert [(part.text, part.value) for part in first.parts] == [
        ('has "risk factors"', Value.TRUE),
        ('has "page S-1"', Value.FALSE),
    ]


def test_an_undetermined_clause_gives_its_reason(bench: Bench) -> None:
    tree = only(bench.trace('stage is "final"'))
    assert (tree.value, tree.reason) == (Value.UNDETERMINED, "no stage was given with --stage")


def test_parameters_are_shown_with_their_values(bench: Bench) -> None:
    told = bench.trace("at least <few> farewells exist", more="parameters: {few: 2}")
    assert only(told).text == "at least <few> farewells exist"
    assert "where <few> is 2" in trace_text(told)


# Facts -------------------------------------------------------------------------------------------------------------


def test_facts_say_which_of_their_readings_gave_the_values(bench: Bench) -> None:
    told = bench.trace('tone is "warm" and (stage is "final" or supplement has "hail")')
    tone, stage = told.facts
    assert (tone.name, tone.way, tone.texts) == ("tone", "case 1", ("greeting exists and farewells exist",))
    greeting, farewells = tone.through
    assert (greeting.way, greeting.texts) == ("else 1", ('every "hail {word}" in supplement',))
    assert farewells.way == "find"
    assert farewells.texts == ('every "bye {word}" in supplement', 'every "adieu {word}" in supplement')
    assert [entry.value for entry in farewells.values] == ["reader", "friend"]
    assert (stage.way, stage.values, stage.hidden) == ("", (), "no stage was given with --stage")


def test_a_fact_that_nothing_asked_for_is_not_read_for_the_trace(bench: Bench) -> None:
    told = bench.trace("'if supplement has \"amen\" then greeting exists'")
    assert [(reading.name, reading.seen) for reading in told.facts] == [("greeting", False)]
    assert "greeting: not looked at" in trace_text(told)


def test_a_trace_evaluates_each_condition_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    book = bench.book("'every farewell is \"friend\" and greeting exists'", more="when: farewells exist")
    rule, document = book.rules["cover/example"], read_text(TEXT)
    asked: list[object] = []
    condition = Evaluator.condition

    def counted(self: Evaluator, node: object) -> object:
        asked.append(node)
        return condition(self, node)  # type: ignore[arg-type]

    monkeypatch.setattr(Evaluator, "condition", counted)
    told = trace(rule, book, document)
    trace_text(told)
    trace_data(told)
    assert sum(node is rule.require for node in asked) == 1
    assert sum(node is rule.when for node in asked) == 1


# The shipped rules -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(top: Path) -> list[Document]:
    """The damaged samples."""
    return [read_file(path) for path in sorted((top / "tests" / "documents").glob("*damaged*"))]


def clauses(tree: Clause) -> list[Clause]:
    return [tree, *(inner for part in tree.parts for inner in clauses(part))]


def test_every_rule_is_traced_on_every_sample_as_it_is_judged(rulebook: Rulebook, samples: list[Document]) -> None:
    for document in samples:
        findings = {finding.rule: finding for finding in judge(document, rulebook).findings}
        for rule in rulebook.rules.values():
            told = trace(rule, rulebook, document)
            assert told.finding == findings[rule.id]
            assert told.because.startswith(f"{told.finding.verdict}: ")
            assert told.because.endswith(".")
            assert trace_text(told).startswith(f"{document.path}: {rule.id}")


def test_every_clause_of_the_shipped_rules_can_be_found_in_its_rule(
    rulebook: Rulebook, samples: list[Document]
) -> None:
    for document in samples[:2]:
        for rule in rulebook.rules.values():
            for stage in trace(rule, rulebook, document).stages:
                text = " ".join(rule.texts[stage.key].split())
                for part in clauses(stage.clause):
                    assert part.text, (rule.id, stage.key)
                    assert part.text in text
                    assert part.value is not Value.UNDETERMINED or part.reason or part.parts


EVERY_PREDICATE = [
    'cover has "a" followed by "b"',
    'cover has "a" within 3 words of "b"',
    'supplement reads "(hail | salve) {who: words} bye friend"',
    'cover begins with "prospectus"',
    'every sentence in cover ends with "/[.]/"',
    'section "risk" has "a"',
    "base_dates agree",
    "base_dates are distinct",
    "base_dates are in order",
    "own_date is in base_dates",
    "own_date is not in base_dates",
    "own_date is on or after every base_date",
    "own_date is before 2012-01-01",
    "sum of text_amounts is more than 5",
    "number of base_dates is at least 1",
    "text_amounts are within 5 percent of title_amounts",
    "registrants are nearly registrants",
    "no legend is a beginning of another legend",
    "no legend begins like another legend",
    "no incorporated_report repeats another incorporated_report in form, filed",
    "every legend_noun shares a word with securities",
    "no text_amount is a transposition of title_amounts",
    "every base_date is a real date",
    "own_date is a business day",
    "cover has a picture",
    "supplement is cut off",
    'at most 2 lines in cover have "shares"',
    'exactly 2 sentences in cover have "shares"',
    "base.own_date is in base_dates",
    "preliminary is true",
    'not (preliminary is true or filing is "unknown")',
    'header line form is "424B3"',
    "own_date + 3 business days is after 2020-01-01",
    "quarters after own_date until 2020-01-01 are in base_dates",
]


@pytest.mark.parametrize("condition", EVERY_PREDICATE)
def test_every_predicate_can_be_told_on_every_sample_and_of_the_opposite(
    condition: str, rulebook: Rulebook, samples: list[Document]
) -> None:
    for text in (condition, f"not ({condition})"):
        node = parse_condition(text)
        for document in samples:
            outcome = Evaluator(document, rulebook.facts).condition(node)
            said = Because(text, document).of(outcome)
            assert said
            assert "_" not in said.split("“")[0]
            lines = list(clause_lines(clause(outcome, text, document)))
            assert lines[0].startswith(str(value_of(outcome.truth)))


def test_json_holds_the_tree_the_facts_and_the_places(bench: Bench) -> None:
    data = trace_data(bench.trace("greeting exists"))
    assert (data["rule"], data["verdict"]) == ("cover/example", "pass")
    tree = data["conditions"][0]["clause"]
    assert (tree["text"], tree["value"]) == ("greeting exists", "true")
    assert {"label", "quote", "line", "column", "start", "end", "page", "part"} == set(tree["evidence"][0])
    assert [(fact["name"], fact["way"]) for fact in data["facts"]] == [("greeting", "else 1")]
    assert data["facts"][0]["values"][0]["quote"] == "reader"
