"""A mutation benchmark of documents: one defect at a time is planted in clean documents, and must be found alone.

    python tests/bench/defects [--variants N] [--seed S] [--ways W] [--slow N] [--only KIND|RULE] [--keep DIR]

The clean documents are those of tests/documents, N generated ones, and the filings of the corpus beside the project.
Printed are, for each kind of defect, how many were planted and found, and how many of the damaged copies earned a
finding that the defect does not explain.  `--keep` writes the copies that were missed or drew such a finding.  The exit
status is 1 where fewer than 98 % were found, or more than 1 % drew other findings.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "variants"), str(HERE.parents[2])]

from sources import CORPUS, sources  # noqa: E402  # found beside this file
from trial import Result, tried  # noqa: E402

LEAST_FOUND, MOST_COLLATERAL = 98.0, 1.0  # per cent
SHOWN = 4  # of one kind without --verbose


def main() -> int:
    """Plant, judge and print."""
    options = arguments()
    results = list(measured(options))
    for line in [*table(results), "", *misses(results, verbose=options.verbose)]:
        print(line)
    if options.keep:
        keep(results, options.keep)
    found, astray = shares(results)
    return int(not results or found < LEAST_FOUND or astray > MOST_COLLATERAL)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variants", type=int, default=60, help="generated documents (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the generated documents (default: %(default)s)")
    parser.add_argument("--ways", type=int, default=2, help="ways of each kind in each document (default: %(default)s)")
    parser.add_argument("--slow", type=int, default=20, help="copies of each large document (default: %(default)s)")
    parser.add_argument("--only", default="", metavar="KIND|RULE", help="only these kinds of defect")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder of filings (default: %(default)s)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the copies that were missed or misjudged")
    parser.add_argument("--verbose", action="store_true", help="list every miss")
    return parser.parse_args()


def measured(options: argparse.Namespace) -> Iterator[Result]:
    """Yield the results of all documents, judged by as many processes as the machine has processors."""
    work = partial(tried, only=options.only, ways=options.ways, slow=options.slow, seed=options.seed)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for results in pool.map(work, sources(options.variants, options.seed, options.corpus)):
            yield from results


def shares(results: Sequence[Result]) -> tuple[float, float]:
    """Return how many defects were found, and how many drew other findings, in per cent."""
    count = max(1, len(results))
    return 100 * sum(one.found for one in results) / count, 100 * sum(bool(one.collateral) for one in results) / count


def table(results: Sequence[Result]) -> Iterator[str]:
    """Yield the table by kind of defect, the sums of each group of documents, and those of all."""
    yield f"{'kind of defect':<42}{'planted':>8}{'found':>7}{'%':>7}{'collateral':>12}"
    for kind, group in sorted(grouped(results, "defect").items()):
        yield row(kind, group)
    yield ""
    for name, group in sorted(grouped(results, "group").items()):
        yield row(f"in {name}", group)
    yield row(f"all {len(grouped(results, 'defect'))} kinds", results)


def row(name: str, results: Sequence[Result]) -> str:
    """Return one line of the table."""
    found, astray = sum(one.found for one in results), sum(bool(one.collateral) for one in results)
    return f"{name:<42}{len(results):>8}{found:>7}{100 * found / max(1, len(results)):>7.1f}{astray:>12}"


def grouped(results: Iterable[Result], key: str) -> dict[str, list[Result]]:
    """Group results by one of their fields."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for one in results:
        groups[getattr(one, key)].append(one)
    return groups


def misses(results: Sequence[Result], *, verbose: bool) -> Iterator[str]:
    """Yield what was not found, and what else was said, by kind."""
    for kind, group in grouped((one for one in results if not one.found), "defect").items():
        yield f"missed: {kind} ({len(group)})"
        for one in group if verbose else group[:SHOWN]:
            yield f"    {one.name} [{one.way}] {one.answer}"
    rules = Counter((rule, severity) for one in results for rule, severity, _ in one.collateral)
    for (rule, severity), count in rules.most_common():
        yield f"collateral: {rule} ({severity}, {count})"
        among = [one for one in results if any(rule == other for other, _, _ in one.collateral)]
        for one in among if verbose else among[:SHOWN]:
            said = next(message for other, _, message in one.collateral if other == rule)
            yield f"    {one.name} [{one.defect}: {one.way}] {said[:160]}"


def keep(results: Sequence[Result], folder: Path) -> None:
    """Write the copies that were missed or misjudged."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in results:
        if one.data:
            way = re.sub(r"\W+", "-", one.way)[:24]
            name = Path(one.name)
            (folder / f"{one.defect}--{way}--{name.stem[:30]}{name.suffix}").write_bytes(one.data)


if __name__ == "__main__":
    sys.exit(main())
