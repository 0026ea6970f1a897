"""Where the time of a run went: `check --profile`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from time import perf_counter

_MOST = 15  # of the slowest that are shown
_STAGES = ("rulebook", "reading", "facts", "rules", "report")
_NAMED = {"facts": "fact", "rules": "rule"}  # stages that are shown in their parts


class Stopwatch:
    """Adds up the seconds between one lap and the next, by stage and by what was done in it."""

    def __init__(self) -> None:
        self._last = perf_counter()
        self.spent: dict[str, dict[str, float]] = {stage: defaultdict(float) for stage in _STAGES}

    def lap(self, stage: str, name: str = "") -> None:
        """Note that something of a stage is done."""
        now = perf_counter()
        self.spent[stage][name] += now - self._last
        self._last = now

    def lines(self) -> Iterator[str]:
        """Yield the time of each stage, then the slowest facts and rules, in milliseconds."""
        yield "milliseconds; what several rules or facts look for counts for the first of them"
        total = sum(sum(parts.values()) for parts in self.spent.values())
        for stage, parts in self.spent.items():
            yield _line(stage, sum(parts.values()), total)
        yield _line("together", total, total)
        for stage, kind in _NAMED.items():
            slowest = sorted(self.spent[stage].items(), key=lambda item: -item[1])
            for name, seconds in slowest[:_MOST]:
                yield _line(f"{kind} {name}", seconds, total)


def _line(what: str, seconds: float, total: float) -> str:
    return f"{1000 * seconds:10.1f}  {seconds / total if total else 0:6.1%}  {what}"
