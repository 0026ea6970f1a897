"""What an audit reads: folders, patterns, lists of files and archives, as a stream of named bytes.

Nothing is held but the document at hand, so an archive of any size is read in flat memory.
"""

from __future__ import annotations

import fnmatch
import glob
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from checker.audit.archive import Broken, is_archive, members
from checker.document import MOST_BYTES
from checker.document.names import may_be_document

_HEAD = 65_536  # bytes in which a submission names its form
_FORM = re.compile(rb"(?:CONFORMED SUBMISSION TYPE:[ \t]*|^<TYPE>)([^\s<]+)", re.MULTILINE)
_TOO_LARGE = f"is larger than {MOST_BYTES >> 20} MiB; give the document alone"


@dataclass(frozen=True, slots=True)
class Item:
    """A document's name and bytes, or the reason why there are none; `source` is what the caller named it by."""

    name: str
    source: str
    data: bytes = field(default=b"", repr=False)
    refused: str = ""


@dataclass(slots=True)
class Sources:
    """The documents of some sources, in an order that depends on the sources alone.

    `forms` are patterns such as `424B*`: documents that name another form are passed over.  Whatever is passed over is
    counted in `passed_over`, by reason.
    """

    names: Sequence[str]
    forms: Sequence[str] = ()
    passed_over: Counter[str] = field(default_factory=Counter)
    read: int = 0  # bytes on disk that were read so far

    def size(self) -> int:
        """Return how many bytes on disk there are to read."""
        return sum(path.stat().st_size for _, path in self._files() if path.is_file())

    def __iter__(self) -> Iterator[Item]:
        """Yield every document once, under a name of its own, whatever stands beside it that cannot be read."""
        taken: dict[str, int] = {}
        for item in self._items():
            name = own = _written(item.name)
            while own in taken:
                taken[name] += 1
                own = f"{name}#{taken[name]}"
            taken[own] = 1
            yield replace(item, name=own, source=_written(item.source))

    def _items(self) -> Iterator[Item]:
        for source, path in self._files():
            if not path.exists():
                yield Item(str(path), source, refused="no such file")
                continue
            yield from self._opened(source, path) if is_archive(path) else self._one(source, path)
            self.read += path.stat().st_size if path.exists() else 0

    def _files(self) -> Iterator[tuple[str, Path]]:
        """Yield files with the source that they come from, each once."""
        seen: set[Path] = set()
        for source in self.names:
            for path in _below(source):
                if path not in seen:
                    seen.add(path)
                    yield source, path

    def _one(self, source: str, path: Path) -> Iterator[Item]:
        try:
            too_large = path.stat().st_size > MOST_BYTES
            data = b"" if too_large else path.read_bytes()
        except OSError as error:
            yield Item(str(path), source, refused=f"cannot be read: {error.strerror or error}")
            return
        yield from self._kept(Item(str(path), source, data, _TOO_LARGE if too_large else ""))

    def _opened(self, source: str, path: Path) -> Iterator[Item]:
        try:
            for name, data in members(path):
                inside = f"{path}/{name}"
                if data is None:
                    yield from self._kept(Item(inside, source, refused=_TOO_LARGE))
                elif may_be_document(name):
                    yield from self._kept(Item(inside, source, data))
                else:
                    self.passed_over["named unlike a document"] += 1
        except Broken as error:
            yield Item(str(path), source, refused=str(error))

    def _kept(self, item: Item) -> Iterator[Item]:
        """Yield an item unless its form is not asked for."""
        form = _FORM.search(item.data, 0, _HEAD) if self.forms else None
        if form and not any(fnmatch.fnmatchcase(form[1].decode("latin-1"), wanted) for wanted in self.forms):
            self.passed_over["of another form"] += 1
        else:
            yield item


def _written(name: str) -> str:
    """Return a name as a table can hold it: what is no text in it becomes a question mark."""
    return name.encode("utf-8", "replace").decode()


def _below(source: str) -> Iterator[Path]:
    """Yield the files that a source names: itself, those of a list (`@FILE`), of a pattern, or below a folder."""
    path = Path(source)
    if source.startswith("@") and not path.exists():
        listed = Path(source[1:])
        lines = listed.read_text(encoding="utf-8", errors="surrogateescape").splitlines() if listed.is_file() else None
        if lines is None:
            yield listed
            return
        for line in lines:
            if line.strip():
                yield from _below(line.strip())
    elif path.is_dir():
        yield from (
            file
            for file in sorted(path.rglob("*"))
            if file.is_file() and (may_be_document(file.name) or is_archive(file))
        )
    elif not path.exists() and glob.has_magic(source):
        found = sorted(glob.glob(source, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
        for name in found:
            yield from _below(name)
        if not found:
            yield path
    else:
        yield path
