"""Evaluation is total: any well-typed condition has one of three values on any document, and a reason if it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Unreadable, read_bytes, read_text
from checker.judge import judge
from checker.language.check import Catalogue
from checker.language.evaluate import Evaluator
from checker.language.mistake import ExpressionError
from checker.language.parse import parse_condition, parse_phrase, parse_reading
from checker.language.phrase import compile_phrase
from checker.language.value import Deviation, Mark, Miss, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.document import Document
    from checker.rulebook import Rulebook
    from tests.language.conftest import Bench

_WORDS = st.sampled_from(
    "the of prospectus dated date this is shares notes report on form 8-K filed approved or disapproved of "
    "Neither $3 2,000 S-5 page 333-183401 May 1, 2012 June 31, 2012 99/99/2012 (b) [the] “quoted” it's "
    "U.S. · ☃ é".split()
)
_GLUE = st.sampled_from([" ", " ", " ", "\n", "\n\n", ". ", ", ", "; ", "\u00a0", "\t", "\u00ad", "\f"])
_TEXT = st.lists(st.tuples(_WORDS, _GLUE), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + glue for word, glue in pairs)
)
_TAGS = st.sampled_from(
    ["<p>", "</p>", "<br>", "<b>", "</b>", "<table><tr><td>", "</td></tr></table>", "<li>", "<hr>", "<img src=x>"]
)
_MARKUP = st.lists(st.tuples(_TAGS, _TEXT), min_size=1, max_size=8).map(
    lambda parts: "<html><body>" + "".join(tag + text for tag, text in parts)
)
_DOCUMENTS = st.one_of(_TEXT, _MARKUP, _MARKUP.map(lambda text: text + "</body></html>"))

_PLACES = st.sampled_from(
    ["document", "supplement", "base prospectus", "attachment", "cover", "caption", 'section "date"']
)
_UNITS = st.sampled_from(["paragraph", "sentence", "line", "heading", "list item", "table row", "page"])
_ATOMS = st.sampled_from(
    [
        "the",
        "prospectus",
        "{date}",
        "{d: date}",
        "{money}",
        "{number}",
        "{words}",
        "{page}",
        "{form}",
        r"/\d+/",
        "/[^ ]*x?/",
        "of",
        r"\(b\)",
        "$3",
        "U.S.",
        "it's",
        "é",
    ]
)
_ELEMENTS = st.one_of(
    _ATOMS,
    st.tuples(_ATOMS, _ATOMS).map(lambda pair: f"({pair[0]} | {pair[1]})"),
    _ATOMS.map(lambda atom: f"[{atom}]"),
    st.tuples(_ATOMS, _ATOMS).map(lambda pair: f"{pair[0]} ... {pair[1]}"),
)
_PHRASES = st.lists(_ELEMENTS, min_size=1, max_size=4).map(lambda parts: f'"{" ".join(["the", *parts])}"')
_WORDED = st.one_of(_PLACES, st.tuples(_UNITS, _PLACES).map(" in ".join), st.sampled_from(["legend", "kind"]))
_SAID_OF_WORDS = st.one_of(
    _PHRASES.map(lambda phrase: f"has {phrase}"),
    _PHRASES.map(lambda phrase: f"has no {phrase}"),
    _PHRASES.map(lambda phrase: f"begins with {phrase}"),
    _PHRASES.map(lambda phrase: f"ends with {phrase}"),
    st.sampled_from(["exists", "does not exist", "is cut off", "has a picture", "shares a word with legend"]),
)
_DATES = st.sampled_from(["2012-05-01", "own_date", "every base_date", "some base_date", "reports.filed", "0001-01-01"])
_ORDER = st.sampled_from(["after", "before", "on or after", "on or before"])
_NUMBERS = st.sampled_from(["0", "5", "3000000", "0.5", "99999999999999999999", "amount", "every shares"])
_SIZE = st.sampled_from(["more than", "less than", "at least", "at most"])
_SAID_OF_DATES = st.one_of(
    st.tuples(_ORDER, _DATES).map(lambda pair: f"is {pair[0]} {pair[1]}"),
    st.sampled_from(["agree", "are distinct", "is a real date", "exists", "is not 2012-05-01", "is one of base_dates"]),
)
_SAID_OF_NUMBERS = st.one_of(
    st.tuples(_SIZE, _NUMBERS).map(lambda pair: f"is {pair[0]} {pair[1]}"),
    st.sampled_from(["agree", "is 5", "is a transposition of shares", "is not one of 5, 6"]),
)
_COUNTS = st.sampled_from(
    ["every", "some", "no", "at least 1", "at least 3", "at most 0", "at most 2", "exactly 0", "exactly 1"]
)
_CLAIMS = st.one_of(
    st.tuples(_WORDED, _SAID_OF_WORDS).map(
        lambda pair: " ".join(pair).replace("kind shares a word", "legend shares a word")
    ),
    st.tuples(_COUNTS, _UNITS, _PLACES, _SAID_OF_WORDS).map(lambda parts: "{} {} in {} {}".format(*parts)),
    st.tuples(_COUNTS, _UNITS, _PLACES, _PHRASES, _SAID_OF_WORDS).map(
        lambda parts: "{} {} in {} that has {} but {} exists".format(*parts)
    ),
    st.tuples(_COUNTS, st.sampled_from(["own_date", "base_dates", "reports.filed"]), _SAID_OF_DATES).map(" ".join),
    st.tuples(st.sampled_from(["own_date", "base_dates", "reports.filed"]), _SAID_OF_DATES).map(" ".join),
    st.tuples(st.sampled_from(["amount", "shares", "every amount"]), _SAID_OF_NUMBERS).map(" ".join),
    st.sampled_from(
        [
            "(reports where filed is after 2012-01-01) exist",
            "no report repeats another report in form, filed",
            "some legend is a beginning of another legend",
            "no legend begins like another legend",
            'kind is one of "resale", "other"',
            "preliminary is not true",
            "header line filed is after 2012-01-01",
            "own_date + 30 days is after every base_date",
            "own_date - 999999999 business days is before own_date",
            "base_dates + 99999 years exist or base_dates - 1 month exist",
            "latest of base_dates is on or before own_date",
            "number of base_dates is at least 2",
            "sum of shares is more than amount",
            "amount / shares is 0 or amount / 0 is 1",
            "amount * 99999999999999999999 is more than 1",
            "own_date - base_dates is less than 45",
            "amount is within 5 percent of shares",
            "base_dates are in order",
            "own_date is a business day",
            "own_date is in base_dates",
            "quarters after earliest of base_dates until own_date are in reports.period",
            'document has "the" followed by "{date}"',
            'document has "the" within 3 words of "of"',
            'document reads "the [of] (date | dated)"',
            "no repetition in document exists",
            "number of (words in cover) is less than 500",
        ]
    ),
)
_CONDITIONS = st.recursive(
    _CLAIMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) and ({pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) or ({pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"if {pair[0]} then ({pair[1]})"),
        inner.map(lambda condition: f"not ({condition})"),
    ),
    max_leaves=4,
)


def refusal(read: Callable[[], object]) -> ExpressionError | Unreadable | None:
    """Return why something is refused; any other error is a failure."""
    try:
        read()
    except (ExpressionError, Unreadable) as error:
        return error
    return None


def check_outcome(outcome: Outcome, document: Document) -> None:
    """Check what must hold of the outcome of any condition."""
    assert outcome.truth in (True, False, None)
    assert bool(outcome.reason) is (outcome.truth is None) or outcome.truth is not None
    for mark in outcome.shown:
        spans = mark.spans if isinstance(mark, Miss | Deviation) else [mark.where] if isinstance(mark, Mark) else []
        for span in spans:
            if hasattr(span, "start") and not hasattr(span, "name"):
                assert 0 <= span.start <= span.end <= max(len(document.text), len(document.source.text))
    for part in outcome.parts:
        check_outcome(part, document)


@settings(max_examples=250, derandomize=True, deadline=None)
@given(condition=_CONDITIONS, text=_DOCUMENTS)
def test_every_condition_has_a_value_on_every_document(condition: str, text: str, bench: Bench) -> None:
    node = parse_condition(condition)
    for error in Catalogue(bench.book.facts).check(node):
        pytest.fail(f"{condition}: {error}")
    try:
        document = read_text(text)
    except Unreadable:
        return
    outcome = Evaluator(document, bench.book.facts).condition(node)
    check_outcome(outcome, document)
    again = Evaluator(document, bench.book.facts).condition(node)
    assert (again.truth, again.shown, again.reason) == (outcome.truth, outcome.shown, outcome.reason)
    opposite = Evaluator(document, bench.book.facts).condition(parse_condition(f"not ({condition})"))
    assert opposite.truth is (None if outcome.truth is None else not outcome.truth)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(text=_DOCUMENTS)
def test_the_shipped_rulebook_judges_every_document_without_breaking(text: str, rulebook: Rulebook) -> None:
    try:
        document = read_text(text)
    except Unreadable:
        return
    judgement = judge(document, rulebook)
    assert [finding.message for finding in judgement.findings if finding.verdict.value == "error"] == []
    undetermined = [finding for finding in judgement.findings if finding.verdict.value == "undetermined"]
    assert all(finding.message for finding in undetermined)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(text=st.text(alphabet='coverhasin "()[]{}|/\\.,:\n“”é<>0129-_+*', max_size=60))
def test_anything_that_is_no_expression_is_refused_with_a_place(text: str) -> None:
    for parse in (parse_condition, parse_reading, parse_phrase):
        error = refusal(lambda parse=parse: parse(text))  # type: ignore[misc]
        if error is None:
            assert list(parse(text).walk())
            continue
        assert isinstance(error, ExpressionError)
        assert 0 <= error.start <= max(error.end, len(text))
        assert error.message


_BROKEN = st.lists(
    st.sampled_from(
        'cover has "hello" "dated {date}" is after 2012-05-01 own_date every some sentence in that and or not if then '
        "( ) , exists 5 at least begins with no base_dates agree . where form".split(" ")
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(text=_BROKEN)
def test_words_of_the_language_in_any_order_are_parsed_or_refused(text: str, bench: Bench) -> None:
    error = refusal(lambda: parse_condition(text))
    if error is not None:
        assert isinstance(error, ExpressionError)
        assert 0 <= error.start <= len(text)
        return
    node = parse_condition(text)
    if not list(Catalogue(bench.book.facts).check(node)):
        document = read_text("Hello, dated May 1, 2012.")
        check_outcome(Evaluator(document, bench.book.facts).condition(node), document)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(pattern=st.text(alphabet="ab()[]{}|\\.*+?^$1,2-=!<:P \"'", max_size=16))
def test_any_pattern_compiles_or_is_refused(pattern: str) -> None:
    error = refusal(lambda: compile_phrase(parse_phrase(f"x /{pattern}/")))
    if error is None:
        assert compile_phrase(parse_phrase(f"x /{pattern}/")).fits("x a") in (True, False)
    else:
        assert str(error)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(data=st.binary(max_size=200))
def test_bytes_of_any_kind_are_judged_or_refused(data: bytes, bench: Bench) -> None:
    error = refusal(lambda: read_bytes(data, "x"))
    if error is not None:
        assert "\n" not in str(error)
        return
    document = read_bytes(data, "x")
    node = parse_condition('document has "{date}" or some line in cover begins with "x"')
    check_outcome(Evaluator(document, bench.book.facts).condition(node), document)
