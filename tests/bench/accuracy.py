"""The README's table of accuracy, measured anew: `python tests/bench/accuracy.py [--write]`.

Measures on documents whose seeds were used for nothing else, on the project's own documents and, where they are
present beside the project, on real filings and their labels.  Prints the table; `--write` puts it into the README,
between its two marks.  Takes some minutes on two processors.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
sys.path[:0] = [str(HERE / "defects"), str(HERE / "variants"), str(TOP)]

BEGIN, END = "<!-- accuracy: begin -->", "<!-- accuracy: end -->"
SCORE = TOP.parent / "shared" / "corpus" / "score.py"
READ, READ_SEED = 250, 30_000  # generated documents that are read and judged
DAMAGED, DAMAGED_SEED = 15, 60_000  # generated documents that are damaged
WAYS, SLOW = 1, 3  # of each kind of defect in each document; copies of each large document
HEAD = ("measured on", "what", "right", "of", "%")
ROWS = {  # what is measured, in the table's order
    "facts": ("generated documents", "facts read as they were written"),
    "verdicts": ("", "verdicts on clean documents as the law has it"),
    "planted": ("", "defects written into them, found"),
    "quiet": ("", "clean documents without a finding of severity error"),
    "own found": ("the project's samples, damaged", "defects found"),
    "own alone": ("", "copies without a finding that the defect does not explain"),
    "variants found": ("generated documents, damaged", "defects found"),
    "variants alone": ("", "copies without a finding that the defect does not explain"),
    "filings found": ("real filings, damaged", "defects found"),
    "filings alone": ("", "copies without a finding that the defect does not explain"),
    "label facts": ("labelled real filings", "facts as the labels have them"),
    "label verdicts": ("", "verdicts as they follow from the labels"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, of how many."""

    right: int
    of: int

    def cells(self) -> tuple[str, str, str]:
        """Return the two numbers and the share as the table gives them."""
        return str(self.right), str(self.of), f"{100 * self.right / self.of:.1f}" if self.of else "-"


def table(counts: dict[str, Count]) -> str:
    """Return the table in Markdown; what was not measured has dashes."""
    lines = [f"| {' | '.join(HEAD)} |", "|---|---|---:|---:|---:|"]
    for name, (where, what) in ROWS.items():
        cells = counts[name].cells() if name in counts else ("-", "-", "-")
        lines.append(f"| {' | '.join((where, what, *cells))} |")
    return "\n".join(lines)


def shape(text: str) -> str:
    """Return a table without its numbers."""
    return re.sub(r"(?<=\| )(?:[\d.]+|-)(?= \|)", "#", text)


def region(text: str) -> str:
    """Return what stands between the marks of a text."""
    return text.partition(BEGIN)[2].partition(END)[0].strip()


def written(text: str, counts: dict[str, Count]) -> str:
    """Return a text with a new table between its marks."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{table(counts)}\n{END}{rest.partition(END)[2]}"


def read_and_judged(seed: int) -> tuple[bool, Sequence[bool], Sequence[bool], bool]:
    """Return of one generated document: whether it is clean, which facts and verdicts were right, any false error."""
    from generate import generate
    from measure import measure
    from trial import rulebook

    case = generate(seed)
    found = measure(case, rulebook())
    facts, verdicts = ([answer.right for answer in answers] for answers in (found.facts, found.verdicts))
    return not case.defect, facts, verdicts, bool(found.alarms)


def of_generated(pool: ProcessPoolExecutor) -> dict[str, Count]:
    """Measure reading and judging of generated documents."""
    results = list(pool.map(read_and_judged, range(READ_SEED, READ_SEED + READ), chunksize=10))
    facts = [right for _, rights, _, _ in results for right in rights]
    clean = [(verdicts, alarmed) for is_clean, _, verdicts, alarmed in results if is_clean]
    verdicts = [right for rights, _ in clean for right in rights]
    planted = [all(rights) for is_clean, _, rights, _ in results if not is_clean and rights]
    quiet = [not alarmed for _, alarmed in clean]
    measured = {"facts": facts, "verdicts": verdicts, "planted": planted, "quiet": quiet}
    return {name: Count(sum(answers), len(answers)) for name, answers in measured.items()}


def of_damaged(pool: ProcessPoolExecutor) -> Iterator[tuple[str, Count]]:
    """Measure which planted defects are found, and found alone."""
    from sources import CORPUS, sources
    from trial import tried

    work = partial(tried, only="", ways=WAYS, slow=SLOW, seed=DAMAGED_SEED)
    results = [one for many in pool.map(work, sources(DAMAGED, DAMAGED_SEED, CORPUS)) for one in many]
    for group in sorted({one.group for one in results}):
        among = [one for one in results if one.group == group]
        yield f"{group} found", Count(sum(one.found for one in among), len(among))
        yield f"{group} alone", Count(sum(not one.collateral for one in among), len(among))


def of_labelled() -> Iterator[tuple[str, Count]]:
    """Measure against the labels of real filings, where they are present."""
    if not SCORE.exists():
        return
    command = [sys.executable, str(SCORE), "--command", f"{sys.executable} -m checker"]
    told = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False).stdout
    sums = re.findall(r"^all\s+(\d+)\s+(\d+)", told, re.MULTILINE)
    for name, (right, wrong) in zip(("label facts", "label verdicts"), sums, strict=False):
        yield name, Count(int(right), int(right) + int(wrong))


def main() -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    options = parser.parse_args()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        counts = {**of_generated(pool), **dict(of_damaged(pool)), **dict(of_labelled())}
    print(table(counts))
    if options.write:
        readme = TOP / "README.md"
        readme.write_text(written(readme.read_text(encoding="utf-8"), counts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
