"""Three values: the tables of Kleene's logic, and what a hidden part of a document leaves open."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.language.conftest import Bench

# The end of this document is missing: what is not seen may stand there.
CUT = "<html><body><p>Hello there, reader.</p><p>The first line of a notice.</p><p>Hello again.</p>"
WHOLE = CUT + "</body></html>"
T = 'supplement has "hello"'
F = 'supplement has no "hello"'
U = 'supplement has "goodbye"'
VALUES = {T: True, F: False, U: None}
REASON = "this copy of the document stops before its end"


def conjunction(*values: bool | None) -> bool | None:
    return False if False in values else None if None in values else True


def opposite(*value: bool | None) -> bool | None:
    return None if None in value else True not in value


def test_the_three_values_are_what_they_are_called(bench: Bench) -> None:
    assert {atom: bench.truth(atom, CUT) for atom in VALUES} == VALUES
    assert bench.truth(U, WHOLE) is False, "without the gap nothing is open"


@pytest.mark.parametrize(("left", "right"), list(product(VALUES, repeat=2)))
def test_and(left: str, right: str, bench: Bench) -> None:
    assert bench.truth(f"{left} and {right}", CUT) is conjunction(VALUES[left], VALUES[right])


@pytest.mark.parametrize(("left", "right"), list(product(VALUES, repeat=2)))
def test_or(left: str, right: str, bench: Bench) -> None:
    expected = opposite(conjunction(opposite(VALUES[left]), opposite(VALUES[right])))
    assert bench.truth(f"{left} or {right}", CUT) is expected


@pytest.mark.parametrize("atom", VALUES)
def test_not(atom: str, bench: Bench) -> None:
    assert bench.truth(f"not {atom}", CUT) is opposite(VALUES[atom])
    assert bench.truth(f"not not {atom}", CUT) is VALUES[atom]


@pytest.mark.parametrize(("left", "right"), list(product(VALUES, repeat=2)))
def test_if_then(left: str, right: str, bench: Bench) -> None:
    expected = opposite(conjunction(VALUES[left], opposite(VALUES[right])))
    assert bench.truth(f"if {left} then {right}", CUT) is expected


@pytest.mark.parametrize(("one", "two", "three"), list(product(VALUES, repeat=3)))
def test_and_or_of_three(one: str, two: str, three: str, bench: Bench) -> None:
    both = conjunction(VALUES[one], VALUES[two], VALUES[three])
    assert bench.truth(f"{one} and {two} and {three}", CUT) is both
    nor = conjunction(*(opposite(VALUES[atom]) for atom in (one, two, three)))
    assert bench.truth(f"{one} or {two} or {three}", CUT) is opposite(nor)


@pytest.mark.parametrize(
    "condition",
    [U, f"not {U}", f"{T} and {U}", f"{U} or {F}", f"if {T} then {U}", f"if {U} then {F}", f"if {U} then {U}"],
)
def test_what_is_undetermined_has_its_reason(condition: str, bench: Bench) -> None:
    outcome = bench.outcome(condition, CUT)
    assert outcome.truth is None
    assert outcome.reason == REASON


@pytest.mark.parametrize("condition", [T, F, f"{T} or {U}", f"{F} and {U}"])
def test_what_is_determined_has_none(condition: str, bench: Bench) -> None:
    assert bench.outcome(condition, CUT).reason == ""


# Two of the sentences have “hello”, one has “notice”, none has “goodbye”.
@pytest.mark.parametrize(
    ("quantifier", "phrase", "seen", "cut"),
    [
        ("every", "/[a-z]/", True, True),
        ("every", "hello", False, False),
        ("some", "hello", True, True),
        ("some", "goodbye", False, None),
        ("no", "hello", False, False),
        ("no", "goodbye", True, True),  # judged on what can be seen
        ("at least 2", "hello", True, True),
        ("at least 3", "hello", False, None),
        ("at most 2", "hello", True, None),
        ("at most 1", "hello", False, False),
        ("exactly 2", "hello", True, None),
        ("exactly 1", "hello", False, False),
        ("exactly 3", "hello", False, None),
        ("exactly 0", "goodbye", True, None),
    ],
)
def test_quantifiers(quantifier: str, phrase: str, *, seen: bool, cut: bool | None, bench: Bench) -> None:
    condition = f'{quantifier} sentence in supplement has "{phrase}"'
    assert bench.truth(condition, WHOLE) is seen
    outcome = bench.outcome(condition, CUT)
    assert outcome.truth is cut
    assert outcome.reason == (REASON if cut is None else "")


def test_every_and_no_hold_of_nothing_and_some_does_not(bench: Bench) -> None:
    assert bench.truth('every list item in supplement has "x"', WHOLE) is True
    assert bench.truth('no list item in supplement has "x"', WHOLE) is True
    assert bench.truth('some list item in supplement has "x"', WHOLE) is False


def test_a_comparison_with_what_is_hidden_is_open_for_each_item(bench: Bench) -> None:
    text = CUT.replace("Hello there, reader.", "Supplement to prospectus dated May 1, 2012")
    assert bench.truth("base_dates exist", text) is True
    for condition in ("every base_date is before own_date", "base_dates are before own_date"):
        outcome = bench.outcome(condition, text)
        assert (outcome.truth, outcome.reason) == (None, REASON)
    assert bench.truth("every base_date is before own_date", text + "</body></html>") is not None


def test_follow_ups_are_joined_by_and(bench: Bench) -> None:
    both = 'some sentence in supplement has "hello" and that sentence has "{}"'
    assert bench.truth(both.format("reader"), CUT) is True
    assert bench.truth(both.format("notice"), WHOLE) is False


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("supplement exists", True),
        ("base prospectus exists", None),
        ("base prospectus does not exist", None),
        ("own_date exists", None),
        ("own_date does not exist", None),
        ("legend exists", None),
    ],
)
def test_what_may_be_there_without_being_seen(condition: str, bench: Bench, *, expected: bool | None) -> None:
    assert bench.truth(condition, CUT) is expected


def test_a_cover_that_is_a_picture_hides_what_it_may_say(bench: Bench) -> None:
    text = '<html><body><p><img src="cover.jpg"></p><p>Short words.</p></body></html>'
    outcome = bench.outcome('cover has "registration no"', text)
    if outcome.truth is None:
        assert outcome.reason
    assert bench.truth('cover has "registration no"', text.replace('<img src="cover.jpg">', "")) is False
