"""The command line: arguments, printing, exit status.  Nothing else prints or exits."""

from __future__ import annotations

import sys

from checker import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    if (sys.argv[1:] if arguments is None else list(arguments)) == ["--version"]:
        print(f"checker {__version__}")  # the one answer that needs neither arguments read nor a module more
        return 0
    from checker.cli.program import main as run

    return run(arguments)
