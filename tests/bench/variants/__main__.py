"""Measure reading and rules on generated variants: `python tests/bench/variants N [--seed S] [--verbose]`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
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


def misses(title: str, answers: Iterable[Answer], layouts: dict[int, str], verbose: bool) -> list[str]:
    """Return the wrong answers, grouped by what was asked."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if not answer.right:
            groups[answer.asked].append(answer)
    lines = [f"\n{title}"] if groups else []
    for asked, wrong in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        lines.append(f"  {asked} ({len(wrong)})")
        for answer in wrong if verbose else wrong[:SHOWN]:
            lines.append(
                f"    seed {answer.seed} [{layouts[answer.seed]}] expected {answer.expected[:WIDTH]} | got {answer.got[:WIDTH]}"
            )
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
    clean = [(case, one) for case, one in zip(cases, measured, strict=True) if not case.defect]
    damaged = [(case, one) for case, one in zip(cases, measured, strict=True) if case.defect]
    facts = [answer for one in measured for answer in one.facts]
    kinds = [
        Answer(one.kind.seed, case.kind, one.kind.right, one.kind.expected, one.kind.got)
        for case, one in zip(cases, measured, strict=True)
    ]
    found = [answer for _, one in damaged for answer in one.verdicts]
    sound = [answer for _, one in clean for answer in one.verdicts]
    false = [answer for _, one in clean for answer in one.alarms]
    beside = [answer for _, one in damaged for answer in one.alarms]
    lines = [
        f"{len(cases)} documents, {len(clean)} clean, {len(damaged)} with a planted defect, {time.perf_counter() - start:.0f} s",
        "",
    ]
    for title, answers in (
        ("fact", facts),
        ("kind", kinds),
        ("verdict on clean documents", sound),
        ("planted defect found", found),
    ):
        lines += [*table(title, answers), ""]
    alarmed = len({answer.seed for answer in false})
    lines.append(
        f"clean documents with a false alarm of severity error: {alarmed} of {len(clean)} ({100 * alarmed / max(1, len(clean)):.1f} %)"
    )
    lines.append(
        f"documents with a defect and a false alarm beside it: {len({answer.seed for answer in beside})} of {len(damaged)}"
    )
    for title, answers in (
        ("facts missed", facts), ("kinds missed", kinds), ("verdicts missed on clean documents", sound), ("defects missed", found),
        ("false alarms on clean documents", false), ("false alarms beside a planted defect", beside),
    ):  # fmt: skip
        lines += misses(title, answers, layouts, options.verbose)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
