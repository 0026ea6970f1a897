"""`checker fmt`: rule files in one form."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from checker.authoring.fmt import Formatted, format_file, rule_files, write_safely
from checker.cli.status import Status, UsageError
from checker.rulebook import RulebookError

_HERE = Path("rules")  # what is formatted where no path is given


def fmt(options: Namespace) -> Status:
    """Format rule files, or say which are not in their one form."""
    if not options.paths and not _HERE.is_dir():
        raise UsageError("no folder “rules” is here; name the rule files or folders to format")
    broken = False
    changed: list[Formatted] = []
    for path in rule_files(options.paths or [_HERE]):
        try:
            formatted = format_file(path)
        except RulebookError as error:
            print(error, file=sys.stderr)
            broken = True
            continue
        if formatted.changed:
            changed.append(formatted)
            _told(formatted, check=options.check)
    print(f"{len(changed)} {'file' if len(changed) == 1 else 'files'} {'to format' if options.check else 'formatted'}")
    if broken:
        return Status.MISUSED
    return Status.FAILED if changed and options.check else Status.PASSED


def _told(formatted: Formatted, *, check: bool) -> None:
    """Show what would change, or write it."""
    if check:
        print(formatted.difference(), end="")
    else:
        write_safely(formatted.path, formatted.after)
        print(f"formatted {formatted.path}")
