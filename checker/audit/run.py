"""An audit from its sources to its tables: what is there already is kept, what is missing is judged."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.audit.shard import Shard, shards
from checker.audit.source import Sources
from checker.audit.store import TABLES, Record, Store

if TYPE_CHECKING:  # pyarrow is slow to import, and an audit that finds nothing changed does without it
    from checker.audit.engine import Engine
    from checker.audit.rows import Tables

_TRIES = 3  # of a document alone, before it is held to be what ends the processes
_AHEAD = 2  # shards for each worker that wait for it

Watch = Callable[[int], None]  # is told how many more documents are done


@dataclass(slots=True)
class _Open:
    """A shard at work: the rows of each of its documents that is done, or of some together."""

    shard: Shard
    parts: dict[int, Tables] = field(default_factory=dict)  # by the place of the first document
    missing: int = 0  # documents


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some documents of a shard, by place, given to a worker for the nth time."""

    open: _Open
    places: tuple[int, ...]
    attempt: int = 1


def audit(
    sources: Sources,
    store: Store,
    context: str,
    open_engine: Callable[[], AbstractContextManager[Engine]],
    watch: Watch,
) -> tuple[Sequence[str], Mapping[str, int]]:
    """Judge every document of the sources; return the shards in their order, and how many documents have which verdict.

    `context` names whatever decides a verdict beside the document.  The engine is opened where there is work for it.
    """
    order: list[str] = []
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        crew: _Crew | None = None
        for shard in shards(sources, context):
            order.append(shard.id)
            record = store.record(shard.id)
            if record is None or record.broken:
                crew = crew or _Crew(stack.enter_context(open_engine()), store, context, watch)
                crew.take(shard)
            else:
                counts.update(record.counts)
                watch(len(shard.items))
        if crew:
            crew.finish()
            counts.update(crew.counts)
    return order, counts


class _Crew:
    """Gives shards to an engine and stores what comes back, a bounded number at a time."""

    def __init__(self, engine: Engine, store: Store, context: str, watch: Watch) -> None:
        self.counts: Counter[str] = Counter()
        self._engine, self._store, self._context, self._watch = engine, store, context, watch
        self._waiting: dict[Future[Tables], _Piece] = {}

    def take(self, shard: Shard) -> None:
        """Begin with a shard; documents that were judged before, in whatever shard, are not judged again."""
        opened = _Open(shard, missing=len(shard.items))
        for place, part in self._reused(shard):
            opened.parts[place] = part
            opened.missing -= 1
        left = tuple(place for place in range(len(shard.items)) if place not in opened.parts)
        self._watch(len(opened.parts))
        if not left:
            self._complete(opened)
            return
        while len(self._waiting) >= self._engine.workers * (1 + _AHEAD):
            self._collect()
        self._give(_Piece(opened, left))

    def finish(self) -> None:
        """Wait for everything that was begun."""
        while self._waiting:
            self._collect()

    def _give(self, piece: _Piece) -> None:
        shard = piece.open.shard
        items = [shard.items[place] for place in piece.places]
        digests = [shard.digests[place] for place in piece.places]
        self._waiting[self._engine.submit(items, digests)] = piece

    def _collect(self) -> None:
        """Take what is done; where a worker was lost, try each document alone."""
        from checker.audit.engine import Lost

        done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
        for future in done:
            piece = self._waiting.pop(future)
            try:
                self._done(piece, self._engine.result(future))
            except Lost as error:
                self._again(piece, str(error))

    def _again(self, piece: _Piece, reason: str) -> None:
        from checker.audit.work import lost

        if len(piece.places) > 1:
            for place in piece.places:
                self._give(_Piece(piece.open, (place,)))
        elif piece.attempt < _TRIES:
            self._give(_Piece(piece.open, piece.places, piece.attempt + 1))
        else:
            shard, [place] = piece.open.shard, piece.places
            self._done(piece, lost(shard.items[place], shard.digests[place], reason))

    def _done(self, piece: _Piece, tables: Tables) -> None:
        piece.open.parts.update(_apart(piece, tables))
        piece.open.missing -= len(piece.places)
        self._watch(len(piece.places))
        if not piece.open.missing:
            self._complete(piece.open)

    def _complete(self, opened: _Open) -> None:
        from checker.audit.rows import joined

        shard = opened.shard
        tables = joined([opened.parts[place] for place in sorted(opened.parts)])
        documents = [(item.name, digest) for item, digest in zip(shard.items, shard.digests, strict=True)]
        statuses = tables.documents["status"].to_pylist()
        counts = Counter(
            verdict or status for verdict, status in zip(tables.documents["verdict"].to_pylist(), statuses, strict=True)
        )
        broken = [item.name for item, status in zip(shard.items, statuses, strict=True) if status == "broken"]
        record = Record(shard.id, self._context, documents, dict(sorted(counts.items())), broken)
        self._store.put(record, {name: getattr(tables, name) for name in TABLES})
        self.counts.update(counts)

    def _reused(self, shard: Shard) -> Iterator[tuple[int, Tables]]:
        """Yield the rows of documents that the store has, by place in the shard."""
        from checker.audit.rows import Tables, of_document

        loaded: dict[str, Tables] = {}
        for place, (item, digest) in enumerate(zip(shard.items, shard.digests, strict=True)):
            home = None if item.refused else self._store.reusable((item.name, digest), self._context)
            if home is not None:
                if home not in loaded:
                    loaded = {home: Tables(**{name: self._store.rows(name, home) for name in TABLES})}
                yield place, of_document(loaded[home], item)


def _apart(piece: _Piece, tables: Tables) -> Iterator[tuple[int, Tables]]:
    """Yield the rows of a piece by place: all together where its documents follow one another, else one by one."""
    from checker.audit.rows import of_document

    first, last = piece.places[0], piece.places[-1]
    if last - first == len(piece.places) - 1:
        yield first, tables
    else:
        items = piece.open.shard.items
        yield from ((place, of_document(tables, items[place])) for place in piece.places)


def usual_workers() -> int:
    """Return how many worker processes this machine has a core for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
