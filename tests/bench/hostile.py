"""What doubling a hostile input costs: reading and judging, as a ratio that is at most 2.3 where time is linear.

    python tests/bench/hostile.py [--start SECONDS] [NAME...]

Each input of `tests/document/test_hostile.py` whose name holds one of the given words is doubled until it takes
`--start` seconds (0.4 without it), then once more.  Prints sizes, the least of two times each, and their ratio; exits 1
where one is too large, twice measured.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType

TOP = Path(__file__).resolve().parents[2]
LIMIT = 2.3
_MOST_BYTES = 60 << 20  # of an input: what is fast needs no larger one to show it


@dataclass(frozen=True, slots=True)
class Row:
    """What one input cost: its size in bytes, the seconds, and the seconds of twice the size."""

    bytes: int
    seconds: float
    doubled: float

    @property
    def ratio(self) -> float:
        """What doubling the size multiplies the time by."""
        return self.doubled / self.seconds


def generators() -> ModuleType:
    """Load the module of the tests that makes the inputs."""
    sys.path.insert(0, str(TOP))
    spec = importlib.util.spec_from_file_location("hostile", TOP / "tests" / "document" / "test_hostile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def least(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes, the lesser of two runs."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def measured(judged: Callable[[bytes], object], make: Callable[[int], bytes], size: int, start: float) -> Row:
    """Double an input until it takes `start` seconds, then once more; measure again where that took too long."""
    while True:
        data = make(size)
        seconds = least(partial(judged, data))
        if seconds >= start or len(data) > _MOST_BYTES:
            break
        size *= 2
    larger = make(2 * size)
    doubled = least(partial(judged, larger))
    if doubled > LIMIT * seconds:
        seconds, doubled = least(partial(judged, data)), least(partial(judged, larger))
    return Row(len(data), seconds, doubled)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--start", type=float, default=0.4)
    options = parser.parse_args()
    module = generators()
    from checker.rulebook import load_rulebook

    judged = partial(module.judged, rulebook=load_rulebook())
    print(f"{'input':44} {'KiB':>7} {'seconds':>8} {'doubled':>8} {'ratio':>6}")
    missed = 0
    for name, (size, make) in module.WRAPPED.items():
        if options.names and not any(word in name for word in options.names):
            continue
        row = measured(judged, make, size, options.start)
        missed += row.ratio > LIMIT
        over = f"  over {LIMIT}" if row.ratio > LIMIT else ""
        print(f"{name:44} {row.bytes >> 10:7} {row.seconds:8.2f} {row.doubled:8.2f} {row.ratio:6.2f}{over}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
