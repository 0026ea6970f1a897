"""Clean documents: those of this project, generated ones, and the filings of the corpus where it is present."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generate import generate

TOP = Path(__file__).resolve().parents[3]
OWN = TOP / "tests" / "documents"
CORPUS = TOP.parent / "shared" / "corpus" / "filings"


@dataclass(frozen=True, slots=True)
class Source:
    """A document to damage: the group it is counted in, its name and its bytes."""

    group: str
    name: str
    data: bytes


def sources(variants: int, seed: int, corpus: Path) -> Iterator[Source]:
    """Yield the clean documents: our own, some generated ones from a seed on, and the filings of a folder."""
    for path in sorted(OWN.iterdir()):
        if path.suffix in {".txt", ".htm"} and not path.stem.endswith("-damaged"):
            yield Source("own", path.name, path.read_bytes())
    for path in sorted(corpus.rglob("*")) if corpus.is_dir() else ():
        if path.suffix in {".txt", ".htm", ".html"}:
            yield Source("filings", path.name, path.read_bytes())
    found = 0
    while found < variants:
        case = generate(seed)
        seed += 1
        if not case.defect:
            found += 1
            yield Source("variants", case.name, case.data)
