"""The folder of an audit: what is written stands there whole or not at all, and what is damaged is made anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from checker.audit.store import TABLES, Manifest, Record, Store, Unusable, manifest


def record(name: str, documents: list[tuple[str, str]]) -> Record:
    return Record(name, "rules", documents, {"pass": len(documents)}, [])


def tables() -> dict[str, Any]:
    return {name: pa.table({"path": ["a.txt"]}) for name in TABLES}


def finished(shards: list[str]) -> Manifest:
    return Manifest({"name": "checker", "version": "1"}, {}, "rules", ["filings"], shards, {"pass": 1}, {})


def test_a_shard_is_known_once_it_is_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.opened():
        assert store.record("one") is None
        store.put(record("one", [("a.txt", "sha256:1")]), tables())
        assert store.record("one") == record("one", [("a.txt", "sha256:1")])
        store.table("facts", "one").unlink()
        assert store.record("one") is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"context": "rules"}', '{"context": 1, "documents": [3]}'])
def test_a_damaged_record_is_no_record(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    with store.opened():
        store.put(record("one", []), tables())
        (tmp_path / "shards" / "one.json").write_text(damage)
        assert store.record("one") is None


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    with store.opened():
        store.put(record("one", []), tables())
        before = (tmp_path / "shards" / "one.json").read_bytes()
        monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            store.put(record("one", [("b.txt", "sha256:2")]), tables())
        assert (tmp_path / "shards" / "one.json").read_bytes() == before


def test_a_finished_audit_holds_its_own_shards_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.opened():
        for name in ("old", "new"):
            store.put(record(name, []), tables())
        (tmp_path / "facts" / "new.parquet.part").write_bytes(b"half a table")
        store.finish(finished(["new"]))
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*") if path.is_file())
    assert left == [
        ".lock",
        "documents/new.parquet",
        "facts/new.parquet",
        "findings/new.parquet",
        "manifest.json",
        "shards/new.json",
    ]
    assert manifest(tmp_path) == finished(["new"])


def test_what_was_judged_by_the_same_rules_is_found_again_wherever_it_stands(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.opened():
        store.put(record("one", [("a.txt", "sha256:1"), ("b.txt", "sha256:2")]), tables())
        broken = Record("two", "rules", [("c.txt", "sha256:3")], {"broken": 1}, ["c.txt"])
        store.put(broken, tables())
    store = Store(tmp_path)
    assert store.reusable(("b.txt", "sha256:2"), "rules") == "one"
    assert store.reusable(("b.txt", "sha256:9"), "rules") is None
    assert store.reusable(("c.txt", "sha256:3"), "rules") is None
    assert Store(tmp_path).reusable(("b.txt", "sha256:2"), "other rules") is None


def test_one_audit_at_a_time_writes_to_a_folder(tmp_path: Path) -> None:
    with Store(tmp_path).opened():
        other = subprocess.run(
            [sys.executable, "-m", "checker", "audit", __file__, "--output", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert other.returncode == 2
    assert "another audit is writing here" in other.stderr


def test_what_is_no_finished_audit_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="holds no audit"):
        manifest(tmp_path)
    with Store(tmp_path).opened(), pytest.raises(Unusable, match="was not finished; run it again to go on"):
        manifest(tmp_path)
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(Unusable, match="the manifest cannot be read"):
        manifest(tmp_path)
    (tmp_path / "manifest.json").write_text('{"schema_version": "0"}')
    with pytest.raises(Unusable, match="written by another version"):
        manifest(tmp_path)


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.opened():
        store.put(record("one", []), tables())
    store.table("facts", "one").write_bytes(b"PAR1 and nothing")
    with pytest.raises(Unusable, match=r"one\.parquet: is damaged .* delete it and run the audit again"):
        store.rows("facts", "one")
