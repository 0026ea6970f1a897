"""The work of an audit: some documents are read and judged.  It runs in worker processes, here or on other machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.audit.rows import Rows, Tables
from checker.audit.source import Item
from checker.audit.store import Unusable
from checker.document import Unreadable, read_bytes
from checker.judge import judge
from checker.language.given import Given
from checker.rulebook import Rule, Rulebook, load_rulebook


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker needs to judge as the others do."""

    rules: Sequence[Path] = ()
    shipped: bool = True
    chosen: Sequence[str] = ()  # ids of the rules that run
    given: Given = field(default_factory=Given)
    digest: str = ""  # of the rulebook that the caller has
    cached: bool = False  # whether the rulebook may come from the cache


_prepared: dict[str, tuple[Rulebook, Sequence[Rule]]] = {}  # by digest, once a process


def prepare(setup: Setup) -> tuple[Rulebook, Sequence[Rule]]:
    """Return the rulebook and the rules that run; raise `Unusable` where this worker has others than the caller."""
    if setup.digest not in _prepared:
        rulebook = load_rulebook(setup.rules, shipped=setup.shipped, cached=setup.cached)
        if rulebook.digest != setup.digest:
            raise Unusable(
                f"a worker has the rulebook {rulebook.digest}, this machine {setup.digest}; install the same"
            )
        _prepared[setup.digest] = rulebook, [rulebook.rules[name] for name in setup.chosen]
    return _prepared[setup.digest]


def enter(memory: int | None) -> None:
    """Make ready a worker process of this machine, which may use so many bytes of address space."""
    if memory is not None:
        import resource  # POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def judged(setup: Setup, items: Sequence[Item], digests: Sequence[str]) -> Tables:
    """Return the rows of some documents; whatever is wrong with one of them is said in its own row."""
    rulebook, rules = prepare(setup)
    rows = Rows()
    for item, digest in zip(items, digests, strict=True):
        if item.refused:
            rows.refuse(item, digest, "unreadable", item.refused)
            continue
        try:
            rows.judge(item, judge(read_bytes(item.data, item.name), rulebook, rules, setup.given))
        except Unreadable as error:
            rows.refuse(item, digest, "unreadable", str(error))
        except MemoryError:
            rows.refuse(item, digest, "broken", "needs more memory than a worker may use; raise --memory")
        except Exception as error:  # noqa: BLE001  # one bad document never stops the others
            rows.refuse(item, digest, "broken", f"broke the reader ({type(error).__name__}: {error}); please report it")
    return rows.tables()


def lost(item: Item, digest: str, reason: str) -> Tables:
    """Return the row of a document whose every reading was lost."""
    rows = Rows()
    rows.refuse(item, digest, "broken", reason)
    return rows.tables()
