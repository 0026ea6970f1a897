"""An audit from its sources to its tables, and what happens to it when something dies."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from checker.audit.engine import Engine, Lost
from checker.audit.rows import Tables
from checker.audit.run import audit
from checker.audit.source import Item, Sources
from checker.audit.store import Store
from checker.audit.work import Setup, judged
from checker.cli import main
from checker.rulebook import load_rulebook

PATIENCE = 60  # seconds
MANY = 600  # documents, enough for an audit to be disturbed


def test_an_audit_says_everything_of_every_document(audits: Any) -> None:
    out = audits.folder / "out"
    command = ["audit", str(audits.filings()), "--output", str(out), "--select", "legend/present", "--quiet"]
    assert main(command) == 3  # a file could not be read
    documents = audits.rows(out)
    assert [Path(row["path"]).name for row in documents] == [*(f"{n:03}.txt" for n in range(1, 41)), "scan.pdf"]
    assert [row["verdict"] for row in documents[:5]] == ["pass"] * 4 + ["fail"]
    assert documents[0] | {"path": "", "source": "", "digest": ""} == {
        "path": "",
        "source": "",
        "digest": "",
        "bytes": 345,
        "status": "judged",
        "reason": None,
        "format": "text",
        "kind": "takedown",
        "verdict": "pass",
        "form": None,
        "filed": None,
        "own_date": "2012-05-02",
        "year": 2012,
        "filer": "NORTHFIELD TOOLS, INC.",
        "passed": 1,
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "undetermined": 0,
    }
    assert (documents[-1]["status"], documents[-1]["verdict"]) == ("unreadable", None)
    assert "PDF" in documents[-1]["reason"]
    findings = audits.rows(out, "findings")
    assert len(findings) == 40
    assert findings[0]["quote"] == audits.supplement(1).splitlines()[10]
    assert (findings[0]["line"], findings[0]["column"], findings[0]["part"]) == (11, 1, "supplement")
    numbers = [row["value"] for row in audits.rows(out, "facts") if row["fact"] == "registration_numbers"]
    assert numbers == [f"333-{200_000 + number}" for number in range(1, 41)]
    counts = json.loads((out / "manifest.json").read_text())["counts"]
    assert counts == {"fail": 8, "pass": 32, "unreadable": 1}


def test_the_tables_are_the_same_whatever_the_number_of_workers(audits: Any) -> None:
    folder = audits.filings()
    audits.run(folder, "--output", audits.folder / "one", "--jobs", 1)
    audits.run(folder, "--output", audits.folder / "three", "--jobs", 3)
    assert audits.files(audits.folder / "one") == audits.files(audits.folder / "three")


def test_what_was_judged_before_is_not_judged_again(audits: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = audits.filings(), audits.folder / "out"
    audits.run(folder, "--output", out, "--jobs", 1)
    before = audits.files(out)
    monkeypatch.setattr("checker.audit.engine.local", lambda *_: pytest.fail("there is nothing to judge"))
    assert audits.run(folder, "--output", out) == 3
    assert audits.files(out) == before


def test_a_changed_document_alone_is_judged_again(audits: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out, fresh = audits.filings(), audits.folder / "out", audits.folder / "fresh"
    audits.run(folder, "--output", out, "--jobs", 1)
    (folder / "007.txt").write_text(audits.supplement(7, "Nothing of the kind."))
    (folder / "003.txt").unlink()
    given: list[str] = []
    monkeypatch.setattr(
        "checker.audit.engine.local", lambda *_: opened(Doer(audits, lambda item: given.append(item.name)))
    )
    audits.run(folder, "--output", out)
    assert sorted({Path(name).name for name in given}) == ["007.txt"]
    audits.run(folder, "--output", fresh)
    assert audits.files(out) == audits.files(fresh)


class Doer:
    """An engine that does its work at once, in this process, and dies where a document is said to kill."""

    workers = 2

    def __init__(self, audits: Any, see: Callable[[Item], object]) -> None:
        rulebook = load_rulebook([audits.rules.parent], shipped=False)
        self.setup = Setup([audits.rules.parent], False, sorted(rulebook.rules), digest=rulebook.digest)
        self.see = see

    def submit(self, items: Sequence[Item], digests: Sequence[str]) -> Future[Tables]:
        future: Future[Tables] = Future()
        try:
            for item in items:
                self.see(item)
            future.set_result(judged(self.setup, items, digests))
        except Lost as error:
            future.set_exception(error)
        return future

    def result(self, future: Future[Tables]) -> Tables:
        return future.result()


@contextmanager
def opened(engine: Engine) -> Iterator[Engine]:
    yield engine


def test_a_document_that_kills_workers_costs_itself_alone(audits: Any) -> None:
    tries: list[str] = []

    def see(item: Item) -> None:
        if item.name.endswith("013.txt"):
            tries.append(item.name)
            raise Lost("ended the process")

    out = audits.folder / "out"
    store = Store(out)
    done: list[int] = []
    with store.opened():
        sources = Sources([str(audits.filings())])
        shards, counts = audit(sources, store, "rules", lambda: opened(Doer(audits, see)), done.append)
    rows = [row for shard in shards for row in store.rows("documents", shard).to_pylist()]
    assert [row["path"][-7:] for row in rows if row["status"] == "broken"] == ["013.txt"]
    assert [row["reason"] for row in rows if row["status"] == "broken"] == ["ended the process"]
    assert len(tries) == 4  # once with its shard, three times alone
    assert counts == {"pass": 31, "fail": 8, "unreadable": 1, "broken": 1}
    assert sum(done) == len(rows) == 41
    assert [row["path"][-7:-4] for row in rows[:40]] == [f"{number:03}" for number in range(1, 41)]


def test_a_document_that_broke_is_tried_again_by_the_next_run(audits: Any) -> None:
    store, sources = Store(audits.folder / "out"), [str(audits.filings())]

    def kill(item: Item) -> None:
        if item.name.endswith("013.txt"):
            raise Lost("ended the process")

    given: list[str] = []
    with store.opened():
        audit(Sources(sources), store, "rules", lambda: opened(Doer(audits, kill)), lambda _: None)
        doer = Doer(audits, lambda item: given.append(item.name))
        again = Store(store.folder)
        _, counts = audit(Sources(sources), again, "rules", lambda: opened(doer), lambda _: None)
    assert [name[-7:] for name in given] == ["013.txt"]
    assert counts == {"pass": 32, "fail": 8, "unreadable": 1}


@contextmanager
def begun(audits: Any, out: Path) -> Iterator[psutil.Popen]:
    """Start an audit in a process of its own, and yield it when a shard or more is finished, with work left."""
    with psutil.Popen(audits.command(audits.filings(MANY), "--output", out, "--jobs", 2)) as process:
        stop = time.monotonic() + PATIENCE
        while not list((out / "shards").glob("*.json")):
            assert process.poll() is None, "the audit ended before it could be disturbed"
            assert time.monotonic() < stop
            time.sleep(0.005)
        yield process


def test_a_worker_that_is_killed_loses_nothing(audits: Any) -> None:
    out, calm = audits.folder / "out", audits.folder / "calm"
    with begun(audits, out) as process:
        process.suspend()
        workers = [child for child in process.children() if "spawn_main" in " ".join(child.cmdline())]
        assert workers
        workers[0].kill()
        process.resume()
        assert process.wait(PATIENCE) == 3
    audits.run(audits.filings(MANY), "--output", calm, "--jobs", 2)
    assert audits.files(out) == audits.files(calm)


def test_an_audit_that_is_killed_goes_on_where_it_stood(audits: Any) -> None:
    out, calm = audits.folder / "out", audits.folder / "calm"
    with begun(audits, out) as process:
        process.suspend()
        workers = process.children(recursive=True)
        process.kill()
    _, alive = psutil.wait_procs(workers, PATIENCE)
    assert not alive
    assert not (out / "manifest.json").exists()
    audits.run(audits.filings(MANY), "--output", out, "--jobs", 2)
    audits.run(audits.filings(MANY), "--output", calm, "--jobs", 2)
    assert audits.files(out) == audits.files(calm)


def test_a_document_that_takes_too_long_is_named(audits: Any) -> None:
    out = audits.folder / "out"
    folder = audits.filings(1)
    (folder / "long.txt").write_text(audits.supplement(4) + "More words of no use to anyone.\n\n" * 1_000_000)
    assert audits.run(folder, "--output", out, "--jobs", 1, "--timeout", 0.7) == 3
    reasons = {Path(row["path"]).name: row["reason"] for row in audits.rows(out) if row["status"] == "broken"}
    assert reasons == {"long.txt": "takes longer than a document may; raise --timeout"}


def test_usage_that_cannot_be(audits: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert audits.run("none", "--output", audits.folder / "rules" / "cover" / "legend.yaml") == 2
    assert "legend.yaml" in capsys.readouterr().err
    assert audits.run(audits.filings(1), "--output", audits.folder / "out", "--engine", "dask") == 2
    assert "--scheduler" in capsys.readouterr().err
    assert audits.run(audits.folder / "nowhere", "--output", audits.folder / "out") == 3
    [row] = audits.rows(audits.folder / "out")
    assert row["reason"] == "no such file"
