"""Measure reading and rules on generated variants: `python tests/bench/variants N [--seed S] [--verbose]`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from generate import generate
from measure import Answer, Measured, measure, rules
from model import Case

SHOWN = 6  # misses listed for each fact or rule without --verbose
WIDTH = 220  # characters of one answer


def table(title: str, answers: Iterable[Answer]) -> list[str]:
    """Return a table of right and wrong answers, one line for each thing asked."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for answer in answers:
        counts[answer.asked][answer.right] += 1
        counts["all"][answer.right] += 1
    lines = [f"{title:<34}{'right':>7}{'wrong':>7}{'%':>8}"]
    for asked in [*sorted(set(counts) - {"all"}), "all"]:
        right, wrong = counts[asked][True], counts[asked][False]
        lines.append(f"{asked:<34}{right:>7}{wrong:>7}{100 * right / max(1, right + wrong):>8.1f}")
    return lines


def line(answer: Answer, layout: str) -> str:
    """Return one miss: where, what was expected, what came."""
    told = f"expected {answer.expected[:WIDTH]} | got {answer.got[:WIDTH]}"
    return f"    seed {answer.seed} [{layout}] {told}"


def misses(title: str, answers: Iterable[Answer], layouts: dict[int, str], *, verbose: bool) -> list[str]:
    """Return the wrong answers, grouped by what was asked."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if not answer.right:
            groups[answer.asked].append(answer)
    lines = [f"\n{title}"] if groups else []
    for asked, wrong in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        lines.append(f"  {asked} ({len(wrong)})")
        lines += [line(answer, layouts[answer.seed]) for answer in (wrong if verbose else wrong[:SHOWN])]
    return lines


def run(seeds: Iterable[int], only: str) -> tuple[list[Case], list[Measured]]:
    """Generate and measure."""
    rulebook, cases, measured = rules(), [], []
    for seed in seeds:
        case = generate(seed)
        if only and only not in {case.kind, case.defect}:
            continue
        cases.append(case)
        measured.append(measure(case, rulebook))
    return cases, measured


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many documents")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (default: %(default)s)")
    parser.add_argument(
        "--only", default="", metavar="KIND|RULE", help="only documents of this kind, or with this rule's defect"
    )
    parser.add_argument("--verbose", action="store_true", help="list every miss")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the documents, and do not measure")
    return parser.parse_args()


def main() -> int:
    """Measure and print."""
    options = arguments()
    seeds = range(options.seed, options.seed + options.count)
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        for case in map(generate, seeds):
            (options.write / case.name).write_bytes(case.data)
        return 0
    start = time.perf_counter()
    cases, measured = run(seeds, options.only)
    layouts = {case.seed: f"{case.kind} {case.layout}{' ' + case.defect if case.defect else ''}" for case in cases}
    sys.stdout.write("\n".join(report(cases, measured, layouts, verbose=options.verbose)) + "\n")
    sys.stdout.write(f"{len(cases)} documents in {time.perf_counter() - start:.0f} s\n")
    return 0


def report(cases: Sequence[Case], measured: Sequence[Measured], layouts: dict[int, str], *, verbose: bool) -> list[str]:
    """Return the tables and the lists of misses."""
    pairs = list(zip(cases, measured, strict=True))
    clean = [one for case, one in pairs if not case.defect]
    damaged = [one for case, one in pairs if case.defect]
    answers = {
        "fact": [answer for one in measured for answer in one.facts],
        "kind": [replace(one.kind, asked=case.kind) for case, one in pairs],
        "verdict on a clean document": [answer for one in clean for answer in one.verdicts],
        "planted defect found": [answer for one in damaged for answer in one.verdicts],
    }
    alarms = {
        "false alarm of severity error on a clean document": [answer for one in clean for answer in one.alarms],
        "false alarm of severity error beside a planted defect": [answer for one in damaged for answer in one.alarms],
    }
    lines = [f"{len(cases)} documents, {len(clean)} clean, {len(damaged)} with a planted defect", ""]
    for title, asked in answers.items():
        lines += [*table(title, asked), ""]
    for (title, wrong), among in zip(alarms.items(), (clean, damaged), strict=True):
        alarmed = len({answer.seed for answer in wrong})
        lines.append(f"{title}: {alarmed} of {len(among)} documents ({100 * alarmed / max(1, len(among)):.1f} %)")
    for title, asked in (answers | alarms).items():
        lines += misses(f"missed: {title}" if title in answers else title, asked, layouts, verbose=verbose)
    return lines


if __name__ == "__main__":
    sys.exit(main())
