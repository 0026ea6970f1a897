"""From the paths of a command line to documents, or to reasons why not."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.document import MOST_BYTES, Document, Unreadable, read_bytes, read_file
from checker.document.names import may_be_document
from checker.verdict import Refusal


def documents(paths: Sequence[str]) -> Iterator[Document | Refusal]:
    """Yield what each path holds, in the order of the paths, each file once."""
    for path in names(paths):
        if path != "-" and Path(path).is_dir():
            yield Refusal(path, "is a folder in which no document was found")
            continue
        try:
            yield read_bytes(sys.stdin.buffer.read(MOST_BYTES + 1), "-") if path == "-" else read_file(Path(path))
        except Unreadable as error:
            yield Refusal(path, str(error))
        except Exception as error:  # noqa: BLE001  # one bad document never stops the others
            yield Refusal(path, f"broke the reader ({type(error).__name__}: {error}); please report it")


def names(paths: Sequence[str]) -> Sequence[str]:
    """Return the names of all documents, in the order in which they are judged, each once."""
    return sorted(dict.fromkeys(_files(paths)), key=lambda item: (item != "-", item))


def _files(paths: Sequence[str]) -> Iterator[str]:
    """Yield files; a folder gives the files below it whose names end as documents do, and itself if it has none."""
    for name in paths:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        inside = [str(file) for file in sorted(path.rglob("*")) if may_be_document(file.name) and file.is_file()]
        yield from inside or [name]
