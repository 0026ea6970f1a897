"""The error of an expression: apart from the parser, which those that only evaluate do without."""

from __future__ import annotations


class ExpressionError(Exception):
    """An expression that cannot be used.  `start` and `end` are offsets in its text."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message, start, end)
        self.message, self.start, self.end = message, start, end

    def __str__(self) -> str:
        return self.message
