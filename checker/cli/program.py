"""The program `checker`: its arguments and which command they call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from checker import __version__
from checker.cli.auditargs import add_audits
from checker.cli.status import Status, UsageError
from checker.report.formats import FORMATS

_EPILOG = """exit status: 0 every document passed; 1 a document fails; 2 wrong usage or a broken rule;
3 something could not be judged"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(_run(options, arguments))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Status.UNJUDGED)


# The modules of the commands that have one of their own; the others stand in `commands`.
_MODULES = {
    "attempt": "trying",
    "audit": "auditing",
    "completion": "completing",
    "config": "configuration",
    "audit_report": "auditing",
    "fmt": "formatting",
    "init": "starting",
    "lint": "rulelint",
    "lsp": "serving",
    "query": "auditing",
    "test": "ruletests",
    "trace": "tracing",
}


SHELLS = ("bash", "zsh", "fish", "powershell", "tcsh")
_CONFIGURED = ("check", "facts", "baseline")


def _run(options: argparse.Namespace, arguments: Sequence[str] | None) -> Status:
    from checker.rulebook import RulebookError  # only now: `--version` and `--help` need no rulebook

    module = import_module(f"checker.cli.{_MODULES.get(options.command, 'commands')}")
    try:
        if options.command in _CONFIGURED:
            options = _configured(options, arguments)
        status: Status = getattr(module, options.command)(options)
    except RulebookError as error:
        print(error, file=sys.stderr)
        return Status.MISUSED
    except UsageError as error:
        print(f"checker: {error}", file=sys.stderr)
        return Status.MISUSED
    return status


def _configured(options: argparse.Namespace, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of a command line as they come after those of the configuration."""
    from checker.cli.configuration import configured

    defaults = configured(options).defaults(options)
    return parser(defaults).parse_args(arguments) if defaults else options


def parser(defaults: Mapping[str, Any] = MappingProxyType({})) -> argparse.ArgumentParser:
    """Return the parser; `defaults` are those of the commands that heed a configuration."""
    every = argparse.ArgumentParser(
        prog="checker",
        description="Checks SEC prospectus supplements (Rule 424(b)) against rules.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    every.add_argument("--version", action="version", version=f"checker {__version__}")
    commands = every.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="judge documents; the main job")
    _add_check(check)
    baseline = commands.add_parser("baseline", help="write the fails that there are now to a file, as known")
    _add_baseline(baseline)
    facts = commands.add_parser("facts", help="what was read out of each document, no verdicts")
    _add_facts(facts)
    for command in (check, baseline, facts):
        _add_config(command)
        command.set_defaults(**defaults)
    commands.add_parser("init", help="write a starter configuration and a first rule here")
    config = commands.add_parser("config", help="the configuration in force and where each part comes from")
    config.add_argument("paths", metavar="PATH", nargs="*", help="documents that it is for (default: this folder)")
    _add_config(config)
    _add_rules(commands.add_parser("rules", help="list the rules"))
    explain = commands.add_parser("explain", help="one rule: what, why, citation, what passes, what fails, how to fix")
    explain.add_argument("rule", metavar="RULE")
    _add_trace(commands.add_parser("trace", help="why a rule said what it said on a document, clause by clause"))
    _add_try(commands.add_parser("try", help="evaluate an expression on a document while you write a rule"))
    test = commands.add_parser("test", help="run the examples that stand inside the rule files")
    _add_test(test)
    lint = commands.add_parser("lint", help="judge the rules themselves: broken, never-failing, uncited, untested")
    _add_lint(lint)
    server = commands.add_parser("lsp", help="language server for rule files (optional extra)")
    server.add_argument("--rules", action="append", default=[], type=Path, metavar="DIR", help="a folder of your rules")
    completion = commands.add_parser("completion", help="a script that makes a shell complete commands and options")
    completion.add_argument("shell", choices=SHELLS)
    _add_fmt(commands.add_parser("fmt", help="bring rule files into their one form"))
    for command in (explain, test, lint):
        _add_rulebook(command)
    _add_rulebook(add_audits(commands))
    return every


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    _add_rulebook(parser)
    _add_given(parser)
    parser.add_argument("--select", action="append", default=[], metavar="RULE|FOLDER", help="only these rules")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULE|FOLDER", help="not these rules")
    parser.add_argument(
        "--format", action="append", choices=tuple(FORMATS), help="form of the report (default: text); repeatable"
    )
    parser.add_argument(
        "--output", action="append", type=Path, metavar="FILE", help="write the report here; one for each --format"
    )
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "note"), default="error", help="the least severity that fails"
    )
    parser.add_argument("--waivers", type=Path, metavar="FILE", help="fails that somebody has signed off")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="fails that are known: see checker baseline")
    parser.add_argument("--attestations", type=Path, metavar="FILE", help="what people have confirmed by hand")
    parser.add_argument("--profile", action="store_true", help="show where the time went, on standard error")
    parser.add_argument("--list-files", action="store_true", help="list the documents that would be judged, judge none")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("--quiet", action="store_true", help="leave out what passed")
    loudness.add_argument("--verbose", action="store_true", help="add the rules that do not apply")


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="the configuration (default: the nearest checker.toml or pyproject.toml)",
    )


def _add_baseline(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    _add_rulebook(parser)
    _add_given(parser)
    parser.add_argument("--select", action="append", default=[], metavar="RULE|FOLDER", help="only these rules")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULE|FOLDER", help="not these rules")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("checker-baseline.json"),
        metavar="FILE",
        help="default: checker-baseline.json",
    )


def _add_trace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE")
    parser.add_argument("path", metavar="PATH", help="a file, a folder (searched) or - for standard input")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    _add_rulebook(parser)
    _add_given(parser)


def _add_try(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command="attempt")  # `try` names no function
    parser.add_argument(
        "expression",
        metavar="EXPRESSION",
        help="a condition, reading, fact or phrase; @FILE reads it from a file, - from standard input",
    )
    parser.add_argument("path", metavar="PATH", help="a file, a folder (searched) or - for standard input")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--watch", action="store_true", help="again whenever the document or a rule file changes")
    _add_rulebook(parser)
    _add_given(parser)


def _add_facts(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    _add_rulebook(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--ledger",
        action="store_true",
        help="every date, amount, number and name with all its places, and what disagrees",
    )


def _add_test(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("select", metavar="RULE", nargs="*", help="a rule or a folder of rules (default: all)")
    parser.add_argument("--coverage", action="store_true", help="which clauses and options no example puts to use")
    parser.add_argument("--mutate", action="store_true", help="which small breakages of the rules no example notices")
    parser.add_argument(
        "--fail-under",
        type=float,
        metavar="PERCENT",
        help="end with status 1 below this coverage of clauses (default: 100) or share of mutants (default: 0)",
    )
    parser.add_argument("--verbose", action="store_true", help="show what is missing in facts and wordings, too")


def _add_lint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("select", metavar="RULE", nargs="*", help="a rule or a folder of rules (default: all)")
    parser.add_argument("--samples", action="append", metavar="PATH", help="documents on which the rules are tried")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "note"), default="warning", help="the least severity that fails"
    )


def _add_fmt(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="rule files or folders (default: rules)")
    parser.add_argument("--check", action="store_true", help="write nothing; show what would change, end with status 1")


def _add_rules(parser: argparse.ArgumentParser) -> None:
    _add_rulebook(parser)
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder (searched) or - for standard input")


def _add_given(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stage", choices=("draft", "preliminary", "final"), help="how far the document has come")
    parser.add_argument(
        "--as-of", metavar="DATE", help="judge by the rules in force on this day (default: the document's own date)"
    )
    parser.add_argument("--base", type=Path, metavar="FILE", help="the base prospectus that the document supplements")


def _add_rulebook(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        type=Path,
        metavar="FILE|DIR",
        help="further rules beside the shipped ones",
    )
    parser.add_argument("--no-shipped-rules", action="store_true", help="only the rules given with --rules")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep compiled rules")
