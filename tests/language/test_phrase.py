"""Phrases: what they match and what not, and what their captures hold."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from checker.document.model import Span, fold
from checker.language.parse import parse_phrase
from checker.language.phrase import compile_phrase
from checker.language.types import TYPES, Value

if TYPE_CHECKING:
    from tests.language.conftest import Bench

Has = Callable[[str, str], bool]


@pytest.mark.parametrize(
    ("phrase", "matching", "other"),
    [
        ("hello", ["hello", "Oh, hello!", "(hello)", "hello-hello"], ["helloes", "othello", "hell o"]),
        ("hello there", ["hello there", "hello  there"], ["hello, there", "hellothere", "there hello"]),
        ("(hello | good day) reader", ["hello reader", "good day reader"], ["reader", "hello good"]),
        ("hello [dear] reader", ["hello reader", "hello dear reader"], ["hello dear dear reader", "hello  readers"]),
        ("share[s]", ["one share", "two shares"], ["shared", "shareholder"]),
        ("[the] share[s] of stock", ["share of stock", "the shares of stock"], ["the of stock"]),
        ("(a | b) [or] (c | d)", ["a c", "b or d"], ["a b", "c or d"]),
        ("[one [or more]] shares", ["shares", "one shares", "one or more shares"], ["or more"]),
        ("no[.] {number}", ["No. 5", "no 5"], ["number 5"]),
        ("[no[.] {number}][,] dated in", ["No. 14 dated in", "No. 14, dated in"], ["No. 14 in"]),
        ("in [no[.] {number}][,] dated", ["in No. 14 dated", "in No. 14, dated"], ["in No. 14; dated"]),
        ("are [pre][-]funded", ["are prefunded", "are pre-funded", "are funded"], ["are pre funded"]),
        ("units , each", ["units, each", "units , each"], ["units each"]),
        ("units[,] each", ["units, each", "units each"], ["units; each"]),
        ("non-traded", ["non-traded", "non - traded", "NON-TRADED"], ["non traded", "nontraded"]),
        ("U.S. holder", ["U.S. holder", "u. s. holder"], ["US holder"]),
        ("issuer's", ["issuer's", "issuer’s", "ISSUER’S"], ["issuers"]),
        (r"fifty \(50\) shares", ["fifty (50) shares", "fifty ( 50 ) shares"], ["fifty 50 shares"]),
        (r"and\/or", ["and/or"], ["and or"]),
        (r"in \[brackets\]", ["in [brackets]"], ["in brackets"]),
        (r"so \"called\" notes", ['so "called" notes', "so “called” notes"], ["so called notes"]),
        (r"either\| or", ["so either| or"], ["either or"]),
        ("100%", ["100%", "100 %"], ["100"]),
        ("$5", ["$5", "US$5"], ["5", "$55"]),
        ("(S.A. | SE)", ["Alpha SE is", "Alpha S.A. is"], ["Securities", "ease", "use SEC"]),
        (
            "bank (of (S.A. | commi) | N.A.)",
            ["Bank of commi", "Bank N.A."],
            ["Bank of Commission"],
        ),
        ("(in | (N.V. | by)) (the | 5%)", ["in the", "by 5%"], ["within the", "nearby 5%", "by theirs"]),
    ],
)
def test_words_alternatives_and_options(phrase: str, matching: list[str], other: list[str], has: Has) -> None:
    assert [text for text in matching if not has(phrase, text)] == []
    assert [text for text in other if has(phrase, text)] == []


@pytest.mark.parametrize(
    "written",
    [
        "REGISTRATION NO. 333",
        "registration no. 333",
        "registration\nno. 333",
        "registration  \t no. 333",
        "registration\u00a0no.\u2003333",
        "regis\u00adtration no. 333",
        "registration\u200b no. 333",
        "<html><body><p><b>R</b>egistration <font size=2>N<i>o</i></font>.&nbsp;333</p></body></html>",
    ],
)
def test_case_spaces_breaks_and_markup_do_not_matter(written: str, has: Has) -> None:
    assert has("registration no. {number}", written)


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2212")
def test_dashes_are_one(dash: str, has: Has) -> None:
    assert has("sub-advisers", f"the sub{dash}advisers")
    assert has(f"sub{dash}advisers", "the sub-advisers")


@pytest.mark.parametrize(("left", "right"), ["“”", "„“", "«»", '""', "\u201f\u201d"])
def test_quotation_marks_are_one_and_may_surround_a_word(left: str, right: str, has: Has) -> None:
    assert has(r"the \"company\" means", f"the {left}company{right} means")
    assert has("the company means", f"the {left}company{right} means")


@pytest.mark.parametrize("mark", "'\u2018\u2019\u2032\u02bc`\u00b4")
def test_apostrophes_are_one(mark: str, has: Has) -> None:
    assert has("the issuer's notes", f"the issuer{mark}s notes")


def test_a_gap_stays_in_its_sentence(has: Has) -> None:
    assert has("the offering ... proceeds", "The offering, as we said, has proceeds.")
    assert has("the offering ... proceeds", "The offering proceeds.")
    assert not has("the offering ... proceeds", "The offering ends. We keep the proceeds.")
    assert not has("the offering ... proceeds", "The offering\n\nThe proceeds")


def test_a_gap_is_whole_words(has: Has) -> None:
    assert not has("off ... proceeds", "the offering has proceeds")


def test_behind_a_gap_an_option_may_be_missing(has: Has) -> None:
    assert has("the offering ... [net] proceeds", "The offering has proceeds.")
    assert has("the offering ... [net] proceeds", "The offering has net proceeds.")
    assert has("the offering ... [net][,] proceeds", "The offering proceeds.")
    assert not has("the offering ... [net] proceeds", "The offering has netproceeds.")


def test_a_phrase_goes_over_a_sentence_only_where_its_words_do(has: Has) -> None:
    assert has("ends. we", "The offering ends. We keep it.")


CAPTURES: list[tuple[str, str, Value]] = [
    ("date", "September 4, 2012", "2012-09-04"),
    ("date", "Sept. 4, 2012", "2012-09-04"),
    ("date", "September 4th 2012", "2012-09-04"),
    ("date", "SEPTEMBER\n4, 2012", "2012-09-04"),
    ("date", "4 September 2012", "2012-09-04"),
    ("date", "4th day of September, 2012", "2012-09-04"),
    ("date", "9/4/2012", "2012-09-04"),
    ("date", "2012-09-04", "2012-09-04"),
    ("date", "February 30, 2012", "2012-02-30"),
    ("money", "$12,674,159", Decimal(12674159)),
    ("money", "US$2.4 million", Decimal(2400000)),
    ("money", "$1.5 billion", Decimal(1500000000)),
    ("money", "$0.001", Decimal("0.001")),
    ("number", "2,035,531", Decimal(2035531)),
    ("number", "12.5", Decimal("12.5")),
    ("percent", "6.750%", Decimal("6.750")),
    ("percent", "5 percent", Decimal(5)),
    ("page", "S-9", "S-9"),
    ("page", "iii", "iii"),
    ("page", "PS–7", "PS-7"),
    ("file_number", "001-36159", "001-36159"),
    ("registration_number", "333-183401", "333-183401"),
    ("registration_number", "333 – 183401", "333-183401"),
    ("rule_paragraph", "424 (b) (3)", "424(b)(3)"),
    ("rule_paragraph", "424(B)(5)", "424(b)(5)"),
    ("further_paragraph", "(b) (7)", "424(b)(7)"),
    ("form", "Form 10-K", "10-K"),
    ("form", "8-k/a", "8-K/A"),
    ("form", "Schedule 14A", "DEF 14A"),
    ("phone", "(314) 678-6100", "(314) 678-6100"),
    ("ticker", "STXS", "STXS"),
    ("company", "Example Robotics, Inc.", "Example Robotics, Inc."),
    ("word", "No-load", "No-load"),
]


@pytest.mark.parametrize(("kind", "written", "value"), CAPTURES)
def test_a_capture_has_a_value_and_its_words(kind: str, written: str, value: Value, bench: Bench) -> None:
    text = f"It says: {written} and no more."
    assert bench.values(f'first "says: {{{kind}}} and no more" in document', text) == [value]
    outcome = bench.outcome(f'document has "says: {{found: {kind}}} and no more"', text)
    [captured] = outcome.captured
    assert captured.name == "found"
    assert captured.type is TYPES[kind]
    assert text[captured.span.start : captured.span.end].split() == written.split()


def test_every_type_is_tried() -> None:
    assert {kind for kind, _, _ in CAPTURES} == set(TYPES) - {"words", "exchange_act_number"}


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("date", "September 2012"),
        ("date", "4, 2012"),
        ("money", "12,674"),
        ("percent", "6.75"),
        ("registration_number", "001-36159"),
        ("registration_number", "1333-183401"),
        ("rule_paragraph", "424(c)"),
        ("form", "Form X"),
        ("ticker", "stxs"),
        ("company", "example robotics"),
    ],
)
def test_a_capture_takes_nothing_else(kind: str, written: str, has: Has) -> None:
    assert not has(f"says: {{{kind}}} and", f"It says: {written} and no more.")


def test_words_are_those_of_one_sentence_and_as_few_as_can_be(bench: Bench) -> None:
    text = "We sell notes to you or to them. And more to you or others."
    assert bench.values('every "sell {words} to" in document', text) == ["notes"]
    assert bench.values('every "them {words} others" in document', text) == []


def test_a_capture_in_an_alternative_may_be_absent(bench: Bench) -> None:
    outcome = bench.outcome('document has "on ({date} | page {page})"', "see on page 5")
    assert [captured.name for captured in outcome.captured] == ["page"]


def test_a_pattern_of_a_rule_s_own(has: Has) -> None:
    assert has(r"notes due /20[0-9]{2}/", "Notes due 2031")
    assert not has(r"notes due /20[0-9]{2}/", "Notes due 1931")
    assert has(r"/series (a|b)/ stock", "The Series\u00a0B\nstock"), "a space is any white space, case does not matter"
    assert has(r"/[^ ]+/ stock", "common stock")
    assert has(r"a\/b /c\/d/", "a/b c/d")


def test_a_phrase_can_be_a_whole_item(bench: Bench) -> None:
    text = "PROSPECTUS\n\nPROSPECTUS SUPPLEMENT\n\n“Prospectus”"
    assert bench.truth('exactly 2 lines in document are "prospectus"', text) is True
    assert bench.truth('some line in document begins with "prospectus supp"', text) is False
    assert bench.truth('some line in document begins with "prospectus supplement"', text) is True
    assert bench.truth('some line in document ends with "supplement"', text) is True


@pytest.mark.parametrize("text", ["", " ", "hello", "\u201chello\u201d", "héllo wörld", "☃ hello ☃"])
def test_folding_keeps_the_length_so_that_offsets_stay(text: str) -> None:
    assert len(fold(text)) == len(text)
    fold(text).encode("latin-1")


def test_an_accent_is_no_obstacle_to_the_words_around_it(has: Has) -> None:
    assert has("société générale", "SOCIÉTÉ GÉNÉRALE")
    assert has("the ... notes", "the naïve ☃ notes")


def test_occurrences_do_not_overlap_and_stay_in_their_span() -> None:
    pattern = compile_phrase(parse_phrase("a a"))
    folded = b"a a a a a"
    assert [match.span for match in pattern.find(folded, Span(0, 9))] == [Span(0, 3), Span(4, 7)]
    assert [match.span for match in pattern.find(folded, Span(2, 6))] == [Span(2, 5)]
