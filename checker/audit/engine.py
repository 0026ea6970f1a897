"""Who does the work: processes of this machine, or a Dask cluster.  Neither scheduler is our own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from typing import Protocol

from checker.audit.rows import Tables
from checker.audit.source import Item
from checker.audit.store import Unusable
from checker.audit.work import Setup, enter, judged


class Lost(Exception):
    """The process that did the work died or was stopped; says of a document that was alone in it what it did."""


_ENDS, _SLOW, _LARGE = (
    "ended every process that read it; please report it",
    "takes longer than a document may; raise --timeout",
    "needs more memory than a worker may use; raise --memory",
)


class Engine(Protocol):
    """Does work somewhere else."""

    workers: int

    def submit(self, items: Sequence[Item], digests: Sequence[str]) -> Future[Tables]:
        """Begin to judge some documents."""

    def result(self, future: Future[Tables]) -> Tables:
        """Return the rows when they are there; raise `Lost`."""


class _Local:
    """Processes of this machine (https://pebble.readthedocs.io): one that dies takes nothing along but its own work."""

    def __init__(self, setup: Setup, workers: int, seconds: float, memory: int | None) -> None:
        from pebble import ProcessPool

        self.workers, self._setup, self._seconds = workers, setup, seconds
        # Spawned, not forked: the pool has threads, and a forked thread's locks are held for ever.
        self.pool = ProcessPool(
            workers, initializer=enter, initargs=(memory,), context=multiprocessing.get_context("spawn")
        )

    def submit(self, items: Sequence[Item], digests: Sequence[str]) -> Future[Tables]:
        future: Future[Tables] = self.pool.schedule(
            judged, args=(self._setup, items, digests), timeout=self._seconds * len(items)
        )
        return future

    def result(self, future: Future[Tables]) -> Tables:
        from pebble import ProcessExpired

        try:
            return future.result()
        except ProcessExpired:
            raise Lost(_ENDS) from None
        except TimeoutError:
            raise Lost(_SLOW) from None
        except MemoryError:
            raise Lost(_LARGE) from None


@contextmanager
def local(setup: Setup, workers: int, seconds: float, memory: int | None) -> Iterator[Engine]:
    """Open processes of this machine.

    A document may take some seconds, after which it counts as lost; a process may use some bytes of address space,
    None for any number.
    """
    engine = _Local(setup, workers, seconds, memory)
    try:
        yield engine
        engine.pool.close()
    finally:
        engine.pool.stop()
        engine.pool.join()


class _Dask:
    """A Dask cluster (https://distributed.dask.org), which moves the work of a worker that died to another one."""

    def __init__(self, setup: Setup, executor: Executor, workers: int) -> None:
        self.workers, self._setup, self._executor = workers, setup, executor

    def submit(self, items: Sequence[Item], digests: Sequence[str]) -> Future[Tables]:
        return self._executor.submit(judged, self._setup, items, digests)

    def result(self, future: Future[Tables]) -> Tables:
        from distributed import KilledWorker

        try:
            return future.result()
        except (KilledWorker, CancelledError):
            raise Lost(_ENDS) from None
        except MemoryError:
            raise Lost(_LARGE) from None


@contextmanager
def dask(setup: Setup, address: str) -> Iterator[Engine]:
    """Use a Dask cluster; its workers need this package with the same rulebook.

    Raises `Unusable` where no scheduler answers.
    """
    from distributed import Client

    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Unusable(f"--scheduler {address}: no Dask scheduler answers: {error}") from None
    with client:
        executor = client.get_executor(pure=False)
        yield _Dask(setup, executor, max(1, sum(client.nthreads().values())))
