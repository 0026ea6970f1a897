"""How fast HTML is read, with the place of every character, beside lxml and BeautifulSoup; and in how much memory.

    python tests/bench/reading.py [--runs N] [FOLDER]

Reads each HTML filing of a folder (the real filings beside the project without one) in turn by each means, N times (9
without it), and prints the median milliseconds, of the processor, of `read_html` with everything it keeps, of lxml's
tree walked for its text, of BeautifulSoup's `get_text` on lxml, and of `read_bytes`, which also finds the structure.  A
ratio is the other's time by that of `read_html`: more than 1 is faster than the other.  Memory is what a process that
reads a filing of 5 MB has at most, beyond one that only imports the same; Linux tells.  Exits 1 where a bar of the last
lines is missed.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from bs4 import BeautifulSoup

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))

from checker.document import read_bytes  # noqa: E402  # found beside the tests
from checker.document.build import Builder, Raw  # noqa: E402
from checker.document.decode import decode  # noqa: E402
from checker.document.html import read_html  # noqa: E402
from checker.document.read import is_html  # noqa: E402
from checker.document.submission import is_submission, open_envelope  # noqa: E402

LXML, SOUP = 0.9, 6.0  # times as fast
MEMORY = 64  # MiB
LARGE = 5_000_000  # bytes
MEASURE = """
import re, sys
from pathlib import Path
from checker.document import read_bytes
from checker.document.html import read_html
data = Path(sys.argv[1]).read_bytes()
if data:
    read_bytes(data, "large.htm")
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml reads no text that declares its encoding


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing and the HTML in it."""

    name: str
    data: bytes
    html: str


def filings(folder: Path) -> list[Filing]:
    """Return the HTML filings of a folder."""
    found: list[Filing] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in (".txt", ".htm", ".html"):
            continue
        data = path.read_bytes()
        text = decode(data).text
        envelope = open_envelope(text) if is_submission(text) else None
        html = text[envelope.start : envelope.end] if envelope else text
        if is_html(html[:20_000]):
            found.append(Filing(path.name, data, _DECLARATION.sub("", html)))
    return found


def read_here(filing: Filing) -> Raw:
    builder = Builder()
    read_html(filing.html, builder)
    return builder.finish(filing.html)


def read_by_lxml(filing: Filing) -> str:
    return "".join(lxml.html.fromstring(filing.html).itertext())


def read_by_soup(filing: Filing) -> str:
    return BeautifulSoup(filing.html, "lxml").get_text()


def read_whole(filing: Filing) -> object:
    return read_bytes(filing.data, filing.name)


MEANS: Sequence[Callable[[Filing], object]] = (read_here, read_by_lxml, read_by_soup, read_whole)


def medians(filing: Filing, runs: int) -> list[float]:
    """Return the median milliseconds of each means, their runs interleaved."""
    times: list[list[float]] = [[] for _ in MEANS]
    for _ in range(runs):
        for place, means in enumerate(MEANS):
            start = time.process_time()
            means(filing)
            times[place].append(1000 * (time.process_time() - start))
    return [statistics.median(one) for one in times]


def peak_of_large(found: Sequence[Filing]) -> float:
    """Return the MiB that reading a filing of 5 MB takes, made of the largest one's body over and over."""
    body = max(found, key=lambda filing: len(filing.html)).html
    data = (body * (1 + LARGE // len(body))).encode("utf-8", "replace")[:LARGE]
    with tempfile.TemporaryDirectory() as folder:
        large, empty = Path(folder) / "large.htm", Path(folder) / "empty.htm"
        large.write_bytes(b"<html><body>" + data)
        empty.write_bytes(b"")
        return (peak(large) - peak(empty)) / 1024


def peak(path: Path) -> int:
    """Return the most KiB that a process had in memory that read a file."""
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, check=True, cwd=TOP)
    return int(done.stdout)


def row(name: str, times: Sequence[float]) -> str:
    here, walk, soup, whole = times
    return f"{name[:36]:36} {here:9.1f} {walk:9.1f} {soup:9.1f} {whole:9.1f} {walk / here:8.2f} {soup / here:8.1f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=TOP.parent / "shared" / "corpus" / "filings")
    parser.add_argument("--runs", type=int, default=9)
    given = parser.parse_args()
    found = filings(given.folder)
    print(f"{'milliseconds':36} {'here':>9} {'lxml':>9} {'soup':>9} {'whole':>9} {'by lxml':>8} {'by soup':>8}")
    total = [0.0] * len(MEANS)
    for filing in found:
        times = medians(filing, given.runs)
        total = [sum(pair) for pair in zip(total, times, strict=True)]
        print(row(filing.name, times), flush=True)
    print(row("all", total))
    by_lxml, by_soup, memory = total[1] / total[0], total[2] / total[0], peak_of_large(found)
    print(f"as fast as lxml's walk: {by_lxml:.2f} times, at least {LXML} wanted")
    print(f"as fast as BeautifulSoup on lxml: {by_soup:.1f} times, at least {SOUP:.0f} wanted")
    print(f"memory for 5 MB: {memory:.0f} MiB, at most {MEMORY} wanted")
    return int(by_lxml < LXML or by_soup < SOUP or memory > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
