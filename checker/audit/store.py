"""Where an audit's tables lie, written so that a kill at any moment loses nothing and leaves nothing twice.

    DIR/manifest.json             what a finished audit consists of; written last, at once
    DIR/shards/ID.json            a shard that is complete: written after its tables
    DIR/{documents,findings,facts}/ID.parquet

A file appears under its name only when it is whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

SCHEMA_VERSION = "1"
MANIFEST = "manifest.json"
TABLES = ("documents", "findings", "facts")
_SHARDS = "shards"
_TEMPORARY = ".part"


class Unusable(Exception):
    """A folder that holds no audit, or cannot take one."""


@dataclass(frozen=True, slots=True)
class Record:
    """A complete shard: its documents by name and digest, and how many have which verdict or status.

    `broken` are the documents that could not be judged for want of memory, time or soundness: they are tried again.
    """

    id: str
    context: str
    documents: Sequence[tuple[str, str]]
    counts: Mapping[str, int]
    broken: Sequence[str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A finished audit."""

    tool: Mapping[str, str]
    rulebook: Mapping[str, Any]
    context: str
    sources: Sequence[str]
    shards: Sequence[str]
    counts: Mapping[str, int]
    passed_over: Mapping[str, int]
    schema_version: str = SCHEMA_VERSION


@dataclass(slots=True)
class Store:
    """The folder of one audit."""

    folder: Path
    _reusable: dict[tuple[str, str], str] | None = field(default=None)  # shard of each document judged before

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the folder for this process; raise `Unusable` where another one has it, or it cannot be written."""
        try:
            for name in (*TABLES, _SHARDS):
                (self.folder / name).mkdir(parents=True, exist_ok=True)
            lock = (self.folder / ".lock").open("wb")
        except OSError as error:
            raise Unusable(f"{self.folder}: cannot be written: {error.strerror or error}") from None
        with lock:
            if not _locked(lock):
                raise Unusable(f"{self.folder}: another audit is writing here; wait for it or choose another folder")
            yield

    def record(self, shard: str) -> Record | None:
        """Return what is known of a shard, None of one that is not complete."""
        if not all(self.table(name, shard).is_file() for name in TABLES):
            return None
        try:
            data = json.loads((self.folder / _SHARDS / f"{shard}.json").read_text(encoding="utf-8"))
            documents = [(str(name), str(digest)) for name, digest in data["documents"]]
            counts = {str(name): int(number) for name, number in data["counts"].items()}
            return Record(shard, str(data["context"]), documents, counts, [str(name) for name in data["broken"]])
        except (OSError, ValueError, KeyError, TypeError):
            return None  # missing or damaged: the shard is judged anew

    def table(self, name: str, shard: str) -> Path:
        """Return the path of a shard's part of a table."""
        return self.folder / name / f"{shard}.parquet"

    def put(self, record: Record, tables: Mapping[str, Any]) -> None:
        """Write a shard's tables, then its record."""
        import pyarrow.parquet as pq

        for name, table in tables.items():
            with self._whole(self.table(name, record.id)) as stream:
                pq.write_table(table, stream, compression="zstd")
        self._write_json(self.folder / _SHARDS / f"{record.id}.json", asdict(record))

    def reusable(self, document: tuple[str, str], context: str) -> str | None:
        """Return the shard in which the same document was judged by the same rulebook, if one is there."""
        if self._reusable is None:
            found = [self.record(path.stem) for path in sorted((self.folder / _SHARDS).glob("*.json"))]
            known = [record for record in found if record and record.context == context]
            self._reusable = {
                document: record.id
                for record in known
                for document in record.documents
                if document[0] not in record.broken
            }
        return self._reusable.get(document)

    def rows(self, name: str, shard: str) -> Any:
        """Return a shard's part of a table."""
        import pyarrow.parquet as pq

        path = self.table(name, shard)
        try:
            return pq.read_table(path)
        except (OSError, ValueError) as error:  # Arrow's own errors are ValueErrors
            raise Unusable(f"{path}: is damaged ({error}); delete it and run the audit again") from None

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, then delete what does not belong to it."""
        self._write_json(self.folder / MANIFEST, asdict(manifest))
        kept = set(manifest.shards)
        for name in (*TABLES, _SHARDS):
            for path in (self.folder / name).iterdir():
                if path.name.partition(".")[0] not in kept or path.name.endswith(_TEMPORARY):
                    path.unlink(missing_ok=True)

    def _write_json(self, path: Path, value: object) -> None:
        with self._whole(path) as stream:
            stream.write((json.dumps(value, ensure_ascii=True, indent=1) + "\n").encode())

    @contextmanager
    def _whole(self, path: Path) -> Iterator[IO[bytes]]:
        """Write a file that appears under its name only when it is whole and on disk."""
        temporary = path.with_name(path.name + _TEMPORARY)
        with temporary.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)


def manifest(folder: Path) -> Manifest:
    """Return the manifest of a finished audit; raise `Unusable` where there is none."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        begun = (folder / _SHARDS).is_dir()
        said = "the audit here was not finished; run it again to go on" if begun else "holds no audit"
        raise Unusable(f"{folder}: {said}") from None
    except (OSError, ValueError) as error:
        raise Unusable(f"{folder}: the manifest cannot be read: {error}") from None
    if not isinstance(data, dict) or data.get("schema_version") != SCHEMA_VERSION:
        raise Unusable(f"{folder}: the audit was written by another version; run it again")
    return Manifest(**data)


def _locked(stream: IO[bytes]) -> bool:
    """Take the lock that ends with the process, however it ends."""
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
