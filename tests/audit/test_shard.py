"""Shards: where one ends is told by names, so that a change moves only the shard it falls in."""

from __future__ import annotations

from checker.audit.shard import shards
from checker.audit.source import Item


def items(count: int) -> list[Item]:
    return [Item(f"filing-{number}.txt", "filings", f"text {number}".encode()) for number in range(count)]


def ids(of: list[Item], context: str = "rules 1") -> list[str]:
    return [shard.id for shard in shards(of, context)]


def test_every_document_stands_in_one_shard_in_its_order() -> None:
    given = items(500)
    cut = list(shards(given, "rules"))
    assert [item for shard in cut for item in shard.items] == given
    assert 10 < len(cut) < 50
    assert len({shard.id for shard in cut}) == len(cut)


def test_a_document_more_less_or_other_moves_its_own_shard_alone() -> None:
    given = items(500)
    before = ids(given)
    added = [*given[:250], Item("new.txt", "filings", b"new"), *given[250:]]
    changed = [*given[:250], Item(given[250].name, "filings", b"edited"), *given[251:]]
    for after in (ids(added), ids(given[:250] + given[251:]), ids(changed)):
        assert 1 <= len(set(before) - set(after)) <= 2


def test_other_rules_make_every_shard_another() -> None:
    assert not set(ids(items(100))) & set(ids(items(100), "rules 2"))


def test_large_documents_make_short_shards() -> None:
    large = [Item(f"{number}", "", bytes(3 << 20)) for number in range(12)]
    assert max(len(shard.items) for shard in shards(large, "")) <= 3
