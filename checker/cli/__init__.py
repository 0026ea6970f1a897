"""The command line: arguments, printing, exit status.  Nothing else prints or exits."""

from checker.cli.main import main

__all__ = ["main"]
