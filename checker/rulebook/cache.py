"""The cache of compiled rulebooks, in the user's own cache folder.

Its key is the content of every rule file, the program and the Python that runs it.  An entry is plain JSON (see
`checker.rulebook.flat`) behind its checksum.  What is damaged, foreign or not to be read is ignored and written anew,
and a folder that cannot be written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import DecodeError
from msgspec.json import decode, encode

from checker.rulebook.files import rule_files, shipped_rules, shown
from checker.rulebook.flat import flat, value
from checker.rulebook.rule import Rulebook

_FORM = 2  # of the entries
_MOST_ENTRIES = 16
_MOST_BYTES = 64 << 20


def load_rulebook(paths: Sequence[Path] = (), *, shipped: bool = True, cached: bool = False) -> Rulebook:
    """Load the shipped rulebook and the rule files and folders at `paths`; with `cached`, by way of the cache.

    Raises `RulebookError` with every problem found, also where there is no rule at all.
    """
    roots = [*[shipped_rules()] * shipped, *paths]
    home = cache_folder() if cached else None
    key = _key(roots) if home else None
    entry = home / f"{key}.json" if home and key else None
    known = _read(entry) if entry else None
    if known is not None:
        return known
    from checker.rulebook.load import load_sources  # only now: it reads YAML and parses expressions

    rulebook = load_sources(paths, shipped=shipped).rulebook
    if entry and key == _key(roots):  # no file was changed meanwhile
        _write(entry, rulebook)
    return rulebook


def cache_folder() -> Path | None:
    """Return the folder of the cache, None where the user has no folder for such things."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) / "checker" / "Cache" if local else None
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):  # noqa: PTH117  # as the XDG base directory specification wants; no path is made of it
        return Path(given) / "checker"
    home = os.path.expanduser("~")  # noqa: PTH111  # pathlib raises where there is no home
    if not os.path.isabs(home):  # noqa: PTH117  # “~” itself: nobody's home
        return None
    return Path(home, "Library", "Caches", "checker") if sys.platform == "darwin" else Path(home, ".cache", "checker")


def _key(roots: Sequence[Path]) -> str | None:
    """Return the name of the entry of some rule files, None where one of them cannot be read."""
    digest = hashlib.sha256(f"{_FORM}\0{sys.version}\0".encode())
    for stamp in _program():
        digest.update(stamp)
    try:
        for root in roots:
            files, folder = rule_files(root), f"{root.resolve()}{os.sep}"
            digest.update(f"\0{len(files)}\0{shown(root)}\0".encode("utf-8", "surrogateescape"))
            for path in files:
                content, name = path.read_bytes(), os.fspath(path)
                place = name.removeprefix(folder) if name.startswith(folder) else shown(path)
                digest.update(f"{place}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                digest.update(content)
    except OSError:
        return None
    return digest.hexdigest()


def _program() -> Iterator[bytes]:
    """Yield what tells this program from another: its version, and sizes and times of the files that compile rules."""
    package = Path(__file__).resolve().parent.parent
    yield (package / "__init__.py").read_bytes()  # where the version stands
    for folder in (package / "language", package / "language" / "syntax", package / "rulebook"):
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda item: item.name):
                if entry.name.endswith((".py", ".lark", ".json")):
                    state = entry.stat()
                    yield f"{entry.name}\0{state.st_size}\0{state.st_mtime_ns}\0".encode()


def _read(entry: Path) -> Rulebook | None:
    """Return the rulebook of an entry, None where there is none that can be relied on."""
    try:
        with entry.open("rb") as file:
            state = os.fstat(file.fileno())
            if state.st_size > _MOST_BYTES or (hasattr(os, "getuid") and state.st_uid != os.getuid()):
                return None
            checksum, _, body = file.read().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != checksum:
            return None
        found = value(decode(body))
    except (OSError, DecodeError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    return found if isinstance(found, Rulebook) else None


def _write(entry: Path, rulebook: Rulebook) -> None:
    """Write an entry whole or not at all, and drop the oldest where there are many."""
    import tempfile  # only now: it loads more than reading an entry does

    try:
        body = encode(flat(rulebook))
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=entry.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        Path(unfinished).replace(entry)
        entries = sorted(entry.parent.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        for old in entries[:-_MOST_ENTRIES]:
            old.unlink()
    except (OSError, UnicodeEncodeError):  # the latter for a path whose bytes are no text
        return
