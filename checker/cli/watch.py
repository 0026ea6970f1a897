"""Doing something again whenever a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from checker.cli.status import Status

_PAUSE = 1.0  # seconds between two looks
Stamps = dict[Path, tuple[int, int] | None]


def watched(
    run: Callable[[], Status], files: Callable[[], Iterable[Path]], sleep: Callable[[float], None] | None = None
) -> Status:
    """Run, and again whenever one of some files changes, comes or goes, until Ctrl-C; return the last status."""
    pause = sleep or time.sleep
    status = Status.UNJUDGED
    seen: Stamps | None = None
    try:
        while True:
            now = {path: _stamp(path) for path in files()}
            if now != seen:
                seen = now
                status = run()
            pause(_PAUSE)
    except KeyboardInterrupt:
        return status


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return when a file was last written and its size; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
