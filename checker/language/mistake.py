"""The error of an expression: apart from the parser, which those that only evaluate do without."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)  # not frozen: Python itself sets what an exception was caused by
class ExpressionError(Exception):
    """An expression that cannot be used.  `start` and `end` are offsets in its text."""

    message: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.message
