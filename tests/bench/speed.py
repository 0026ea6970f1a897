"""How long a check takes, beside a Python that does nothing and beside others that search the same files.

    python tests/bench/speed.py [--runs N] [--write] [FOLDER]

Start-up is timed on a filing of 100 KB that is made here; throughput on the HTML filings of a folder (the real filings
beside the project without one).  Everything is run in turn, N times (9 without it), with a cache of its own; printed
are medians, and their ratios to `python -I -c pass` of the same run.  ripgrep and YARA-X look for twelve phrases of the
rules; what is not installed is said and left out.  Memory is the most that a process ever had, as the system tells.
With `--write` the table goes into the README.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from itertools import count
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- speed: begin -->\n", "<!-- speed: end -->"
PHRASES = (
    r"registration\s+(statement\s+)?(no|nos|number)\.?\s*333-\d+",
    r"filed\s+pursuant\s+to\s+rule\s+424\(b\)\(\d\)",
    r"neither\s+the\s+securities\s+and\s+exchange\s+commission",
    r"approved\s+or\s+disapproved",
    r"any\s+representation\s+to\s+the\s+contrary\s+is\s+a\s+criminal\s+offense",
    r"risk\s+factors\W+(beginning\s+)?on\s+page",
    r"we\s+will\s+not\s+receive\s+any\s+(of\s+the\s+)?proceeds",
    r"the\s+date\s+of\s+this\s+prospectus(\s+supplement)?\s+is",
    r"incorporated?\s+by\s+reference",
    r"selling\s+(stock|share|security)\s?holders?",
    r"supplements?\s+(and\s+amends\s+)?the\s+prospectus",
    r"modified\s+or\s+superseded",
)
EACH = """
import sys
from pathlib import Path
from time import process_time
from checker import load_rulebook, read_file
from checker.judge import judge
rulebook = load_rulebook(cached=True)
files = [Path(name) for name in sys.argv[1:]]
judge(read_file(files[0]), rulebook)
start = process_time()
for file in files:
    judge(read_file(file), rulebook)
print(process_time() - start)
"""
YARA = """
import sys
from pathlib import Path
from time import process_time
import yara_x
phrases = Path(sys.argv[1]).read_text().splitlines()
rules = yara_x.compile("\\n".join(
    f"rule r{n} {{ strings: $a = /{phrase}/i condition: #a > 0 }}" for n, phrase in enumerate(phrases)))
start = process_time()
for name in sys.argv[2:]:
    rules.scan(Path(name).read_bytes())
print(process_time() - start)
"""


def main() -> int:
    """Measure, print the table, and with `--write` put it into the README."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("folder", nargs="?", type=Path, default=TOP.parent / "shared" / "corpus" / "filings")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        lines = [*_table(Path(name), options.runs, options.folder)]
    print("\n".join(lines))
    if options.write:
        readme = TOP / "README.md"
        head, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
        readme.write_text(head + BEGIN + "\n".join(lines) + "\n" + END + rest.partition(END)[2], encoding="utf-8")
    return 0


def _table(scratch: Path, runs: int, folder: Path) -> Iterator[str]:
    os.environ["XDG_CACHE_HOME"] = str(scratch / "cache")
    os.environ["PYTHONPYCACHEPREFIX"] = str(scratch / "compiled")  # as an installer leaves a program: compiled
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    filing = scratch / "filing.htm"
    filing.write_text(_filing(100_000), encoding="utf-8")
    floor, *others = _medians(_starts(scratch, filing), runs).items()
    yield "| start-up | ms | times `python -I -c pass` |"
    yield "|---|--:|--:|"
    for name, seconds in (floor, *others):
        yield f"| {name} | {1000 * seconds:.0f} | {seconds / floor[1]:.1f} |"
    large = scratch / "large.htm"
    large.write_text(_filing(5_000_000), encoding="utf-8")
    seconds = _run([*_checker(), "check", str(large)])
    yield f"| `check` of 5 MB | {1000 * seconds:.0f} | {seconds / floor[1]:.1f} |"
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield f"\nMost memory of any of these: {most:.0f} MiB."
    files = [str(path) for path in sorted(folder.rglob("*.htm"))]
    if not files:
        print(f"no HTML filings in {folder}: throughput is left out", file=sys.stderr)
        return
    size = sum(Path(file).stat().st_size for file in files) / 1e6
    yield f"\n| {len(files)} HTML filings, {size:.1f} MB | ms of the processor | MB/s |"
    yield "|---|--:|--:|"
    for name, seconds in _medians(_searches(scratch, files), max(3, runs // 3)).items():
        yield f"| {name} | {1000 * seconds:.0f} | {size / seconds:.1f} |"


def _checker() -> list[str]:
    return [sys.executable, "-m", "checker"]


def _starts(scratch: Path, filing: Path) -> Mapping[str, Callable[[], float]]:
    """Return what is timed from start to end, the floor first."""
    own = shutil.copytree(TOP / "rules", scratch / "rules")
    edited = own / "base" / "date-consistent.yaml"
    numbers = count()

    def after_edit() -> float:
        with edited.open("a", encoding="utf-8") as file:
            file.write(f"# {next(numbers)}\n")
        return _run([*_checker(), "check", "--no-shipped-rules", "--rules", str(own), str(filing)])

    return {
        "`python -I -c pass`": lambda: _run([sys.executable, "-I", "-c", "pass"]),
        "`checker --version`": lambda: _run([*_checker(), "--version"]),
        "`check` of 100 KB, rules compiled before": lambda: _run([*_checker(), "check", str(filing)]),
        "`check` of 100 KB after a rule was edited": after_edit,
        "`check --no-cache` of 100 KB": lambda: _run([*_checker(), "check", "--no-cache", str(filing)]),
    }


def _searches(scratch: Path, files: list[str]) -> Mapping[str, Callable[[], float]]:
    """Return what searches the filings, each yielding the processor's seconds."""
    listed = scratch / "phrases"
    listed.write_text("\n".join(PHRASES), encoding="utf-8")
    found = {"`checker`, all rules": lambda: _told([sys.executable, "-c", EACH, *files])}
    if shutil.which("rg"):
        command = ["rg", "-U", "-i", "-j1", "-f", str(listed), *files]
        found["`rg -U`, 12 phrases"] = lambda: _run(command)
    else:
        print("ripgrep is not installed: left out", file=sys.stderr)
    if find_spec("yara_x"):
        found["YARA-X, 12 phrases"] = lambda: _told([sys.executable, "-c", YARA, str(listed), *files])
    else:
        print("yara-x is not installed: left out", file=sys.stderr)
    return found


def _medians(timed: Mapping[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """Return the median of each after one run that does not count, all of them in turn."""
    rounds = [{name: run() for name, run in timed.items()} for _ in range(runs + 1)][1:]
    return {name: statistics.median(times[name] for times in rounds) for name in timed}


def _run(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=TOP, capture_output=True, check=False)
    return time.perf_counter() - start


def _told(command: list[str]) -> float:
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _filing(size: int) -> str:
    """Return a prospectus supplement of a size in characters: a sample's head, then prose of its kind."""
    sample = (TOP / "tests" / "documents" / "resale-prospectus.htm").read_text(encoding="utf-8")
    head, mark, tail = sample.rpartition("</body>")
    paragraph = "<p>Holder {} may sell up to {:,} shares from time to time, as “Plan of Distribution” describes.</p>\n"
    parts, length = [head], len(sample)
    while length < size:
        parts.append(paragraph.format(len(parts), 1_000 + 7 * len(parts)))
        length += len(parts[-1])
    return "".join([*parts, mark, tail])


if __name__ == "__main__":
    sys.exit(main())
