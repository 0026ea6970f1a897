"""What is wrong with a rulebook, told with the line it stands in."""

from __future__ import annotations

from msgspec import Struct

_MOST_SHOWN = 160  # characters of a line that are shown with a problem


class Problem(Struct, frozen=True):
    """Something wrong with a rule file.  Line and column count from 1."""

    path: str
    line: int
    column: int
    message: str
    source: str = ""  # the line itself

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if not self.source.strip():
            return head
        start = max(0, self.column - _MOST_SHOWN // 2) if len(self.source) > _MOST_SHOWN else 0
        shown = self.source[start : start + _MOST_SHOWN].replace("\t", " ")
        return f"{head}\n    {shown}\n    {' ' * (self.column - 1 - start)}^"


class RulebookError(Exception):
    """A rulebook that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
