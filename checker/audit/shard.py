"""Shards: some documents that are judged and stored together.

Where a shard ends is told by the names of its documents, so a document more or less moves only the shard it falls in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.audit.source import Item

_USUAL = 24  # documents in a shard, on average
_MOST = 96  # documents in a shard
_MOST_BYTES = 8 << 20  # after which a shard ends


@dataclass(frozen=True, slots=True)
class Shard:
    """Some documents; `id` names their exact bytes, their names and what they are judged by."""

    id: str
    items: Sequence[Item]
    digests: Sequence[str]  # SHA-256 of each document's bytes, as reports give it


def shards(items: Iterable[Item], context: str) -> Iterator[Shard]:
    """Cut a stream of documents into shards; `context` names the rulebook and whatever else decides a verdict."""
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.data)
        if _ends(item.name) or len(held) == _MOST or size >= _MOST_BYTES:
            yield _shard(held, context)
            held, size = [], 0
    if held:
        yield _shard(held, context)


def _ends(name: str) -> bool:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % _USUAL == 0


def _shard(items: Sequence[Item], context: str) -> Shard:
    digests = [f"sha256:{hashlib.sha256(item.data).hexdigest()}" for item in items]
    told = hashlib.sha256(context.encode())
    for item, digest in zip(items, digests, strict=True):
        told.update(f"\0{item.name}\0{item.source}\0{item.refused}\0{digest}".encode())
    return Shard(told.hexdigest()[:32], tuple(items), digests)
