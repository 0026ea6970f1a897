"""A pattern that is looked for again and again is looked for in the whole document: what it finds stays the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.document import read_text
from checker.document.model import Span
from checker.language.evaluate import Evaluator
from checker.language.parse import parse_phrase
from checker.language.phrase import compile_phrase

WORDS = st.lists(st.sampled_from(["a", "b", "c.", "ab", "a b", "\n\n"]), min_size=1, max_size=40)
PHRASES = st.sampled_from(["a", "a b", "a [b] a", "(a | b) ... a", "a ... b", "b a b"])
ENDS = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), min_size=1, max_size=20)
Ends = list[tuple[int, int]]


@given(WORDS, PHRASES, ENDS)
def test_any_span_yields_what_the_pattern_finds_in_it(
    words: list[str], phrase: str, ends: list[tuple[int, int]]
) -> None:
    document = read_text(" ".join(["a", *words]))
    reader = Evaluator(document, {}).reader
    pattern = compile_phrase(parse_phrase(phrase))
    most = len(document.text)
    for one, other in ends:
        span = Span(*sorted((min(one, most), min(other, most))))
        assert reader.matches(pattern, span) == tuple(pattern.find(document.folded, span))
