"""`checker audit`, `checker query` and `checker audit-report`."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checker import __version__
from checker.audit.run import Watch, usual_workers
from checker.audit.run import audit as run_audit
from checker.audit.source import Sources
from checker.audit.store import Manifest, Store, Unusable
from checker.cli.given import given_by
from checker.cli.selection import selected
from checker.cli.status import Status, UsageError
from checker.rulebook import load_rulebook

if TYPE_CHECKING:  # what it needs is slow to import
    from checker.audit.engine import Engine

_EXTRA = "install what audits need: pip install 'prospectus-checker[audit]'"


def audit(options: Namespace) -> Status:
    """Judge an archive of documents into tables."""
    rulebook = load_rulebook(options.rules, shipped=not options.no_shipped_rules, cached=not options.no_cache)
    rules = [rule.id for rule in selected(rulebook, options.select, options.ignore)]
    given = given_by(options, rulebook)
    context = _digest(__version__, rulebook.digest, *rules, repr(given))
    sources = Sources(options.sources, options.form)

    def open_engine() -> AbstractContextManager[Engine]:
        from checker.audit import engine
        from checker.audit.work import Setup

        paths = [path.resolve() for path in options.rules]
        setup = Setup(paths, not options.no_shipped_rules, rules, given, rulebook.digest, not options.no_cache)
        if options.engine == "dask":
            return engine.dask(setup, options.scheduler)
        memory = options.memory << 20 if options.memory else None
        return engine.local(setup, options.jobs or usual_workers(), options.timeout, memory)

    if options.engine == "dask" and not options.scheduler:
        raise UsageError("--engine dask needs --scheduler ADDRESS, such as tcp://127.0.0.1:8786")
    store = Store(options.output)
    with _explained(), store.opened():
        with _watching(sources, quiet=options.quiet) as watch:
            shards, counts = run_audit(sources, store, context, open_engine, watch)
        finished = Manifest(
            tool={"name": "checker", "version": __version__},
            rulebook={"name": rulebook.name, "digest": rulebook.digest, "rules": len(rules)},
            context=context,
            sources=options.sources,
            shards=shards,
            counts=dict(sorted(counts.items())),
            passed_over=dict(sorted(sources.passed_over.items())),
        )
        store.finish(finished)
    if not options.quiet:
        print(_summary(finished, options.output))
    return _status(finished)


def query(options: Namespace) -> Status:
    """Ask an audit's tables."""
    with _explained():
        from checker.audit.query import ask

        columns, rows = ask(options.folder, options.sql)
    if options.format == "json":
        print(
            json.dumps(
                [dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2, default=str
            )
        )
    elif options.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([columns, *rows])
    else:
        print("\n".join(_aligned([columns, *([_shown(value) for value in row] for row in rows)])))
    return Status.PASSED


def audit_report(options: Namespace) -> Status:
    """Write an audit as one HTML page."""
    with _explained():
        from checker.audit.page import render

        page = render(options.folder)
        output = options.output or options.folder / "report.html"
    try:
        output.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from None
    print(f"wrote {output}")
    return Status.PASSED


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what an audit needs and lacks into errors of usage."""
    try:
        yield
    except Unusable as error:
        raise UsageError(str(error)) from None
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("checker"):
            raise
        raise UsageError(f"{error.name} is not installed; {_EXTRA}") from None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _status(finished: Manifest) -> Status:
    counts = finished.counts
    if not counts or any(counts.get(name) for name in ("undetermined", "unreadable", "broken")):
        return Status.UNJUDGED
    return Status.FAILED if counts.get("fail") else Status.PASSED


def _summary(finished: Manifest, folder: Path) -> str:
    said = ", ".join(f"{number:,} {name}" for name, number in finished.counts.items()) or "no document"
    over = ", ".join(f"{number:,} {name}" for name, number in finished.passed_over.items())
    return f"{folder}: {said}" + (f"; passed over: {over}" if over else "")


@contextmanager
def _watching(sources: Sources, *, quiet: bool) -> Iterator[Watch]:
    """Show progress, with rate and remaining time, where a terminal can."""
    if quiet or not sys.stderr.isatty():
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[documents]:,} documents, {task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=max(1, sources.size()), documents=0, rate=0.0)
        done = 0

        def watch(count: int) -> None:
            nonlocal done
            done += count
            elapsed = progress.tasks[0].elapsed or 0.0
            progress.update(task, completed=sources.read, documents=done, rate=done / elapsed if elapsed else 0.0)

        yield watch


def _shown(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [min(60, max(len(row[place]) for row in rows)) for place in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(f"{cell[:width]:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
