"""Folding: one character for each, and what must not be taken for one another."""

from __future__ import annotations

import pytest

from checker.document.model import fold
from checker.document.model.fold import BULLET, LOST, UNKNOWN_LETTER, UNKNOWN_SIGN


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” ‘b’", "\"a\" 'b'"),
        ("a\u00adb – c", "a-b - c"),
        ("\u00a0\u2003", "  "),
        ("• ●", f"{BULLET} {BULLET}"),
        ("Ωλ", UNKNOWN_LETTER * 2),
        ("☐ †", f"{UNKNOWN_SIGN} {UNKNOWN_SIGN}"),
        ("\ufffd", LOST),
        ("é", "é"),
    ],
)
def test_each_character_folds_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_lost_character_is_no_sign_that_is_only_unknown() -> None:
    assert fold("\ufffd") not in {fold("☐"), fold("†"), fold("™"), fold("•")}
