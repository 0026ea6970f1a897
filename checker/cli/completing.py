"""`checker completion`: what a shell needs to complete commands, options and their values."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from pathlib import Path

from checker.cli.status import Status, UsageError


def completion(options: Namespace) -> Status:
    """Print the script for a shell, made of the program's own arguments."""
    try:
        import shtab  # an optional extra
    except ModuleNotFoundError:
        raise UsageError("completion needs an extra: pip install 'prospectus-checker[completion]'") from None
    from checker.cli.program import parser

    every = parser()
    _complete_paths(every, shtab.FILE)
    print(shtab.complete(every, options.shell), end="")
    return Status.PASSED


def _complete_paths(parser: ArgumentParser, files: object) -> None:
    """Have files completed where a path is asked for, in a parser and those of its commands."""
    for action in parser._actions:  # noqa: SLF001  # argparse shows them nowhere else
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                _complete_paths(command, files)
        elif action.type is Path or action.metavar in ("PATH", "FILE"):
            action.complete = files  # type: ignore[attr-defined]  # where shtab looks for it
