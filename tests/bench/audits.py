"""What kills do to audits, and what a second worker and a second run bring.

    python tests/bench/audits.py [--kills N] [--documents N] [--seed N]

Audits documents that the bench makes, undisturbed, by one worker and by two, and once more unchanged; then again and
again with a worker, or the whole audit, killed at a random moment.  Prints ratios of one run and how often the tables
came out as those of the undisturbed audit; exits 1 unless always.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

TOP = Path(__file__).resolve().parents[2]
SAMPLE = TOP / "tests" / "documents" / "resale-supplement.txt"


def main() -> int:
    """Run the bench and return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20, help="of each kind (default: 20)")
    parser.add_argument("--documents", type=int, default=200, help="in the archive (default: 200)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    draw = random.Random(options.seed)  # noqa: S311  # moments, not secrets
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = written(folder / "archive", options.documents)
        alone = seconds(archive, folder / "alone", jobs=1)
        calm = seconds(archive, folder / "calm", jobs=2)
        again = seconds(archive, folder / "calm", jobs=2)
        print(f"two workers: {alone / calm:.2f}x one; unchanged: {calm / again:.0f}x faster than the first run")
        expected = files(folder / "calm")
        right = 0
        for kind in ("worker", "audit"):
            same = 0
            for number in range(options.kills):
                disturbed(kind, archive, folder / f"{kind}{number}", draw.uniform(0.05, 0.95) * calm)
                same += files(folder / f"{kind}{number}") == expected
            print(f"{kind} killed {options.kills} times: {same} times the tables of the undisturbed audit")
            right += same
    return 0 if right == 2 * options.kills else 1


def written(folder: Path, count: int) -> Path:
    """Write documents that differ, and return their folder."""
    folder.mkdir()
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(f"{text}\n\nEnd of number {number}.\n", encoding="utf-8")
    return folder


def command(archive: Path, output: Path, jobs: int) -> list[str]:
    """Return an audit as a command."""
    return [
        *(sys.executable, "-m", "checker", "audit", str(archive)),
        *("--output", str(output), "--jobs", str(jobs), "--quiet"),
    ]


def seconds(archive: Path, output: Path, jobs: int) -> float:
    """Return how long an audit takes."""
    start = time.perf_counter()
    subprocess.run(command(archive, output, jobs), check=False)
    return time.perf_counter() - start


def disturbed(kind: str, archive: Path, output: Path, moment: float) -> None:
    """Audit with a worker or the whole audit killed after some seconds; what was killed as a whole is run again."""
    process = psutil.Popen(command(archive, output, 2))
    time.sleep(moment)
    if process.poll() is None:
        victims = process.children() if kind == "worker" else [process]
        for victim in victims[-1:]:
            victim.kill()
    process.wait()
    if kind == "audit":
        subprocess.run(command(archive, output, 2), check=False)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of an audit by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


if __name__ == "__main__":
    sys.exit(main())
