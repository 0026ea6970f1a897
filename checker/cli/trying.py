"""The command `try`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from checker.authoring.trace import Value
from checker.cli.given import given_by
from checker.cli.inputs import documents
from checker.cli.status import Status, UsageError, worst
from checker.cli.watch import watched
from checker.report import jsonreport
from checker.rulebook import RulebookError, load_rulebook
from checker.verdict import Refusal

_STATUS = {Value.TRUE: Status.PASSED, Value.FALSE: Status.FAILED}


def attempt(options: Namespace) -> Status:
    """Evaluate an expression on a document; with `--watch` again whenever a file changes."""
    if options.expression == "-" and options.path == "-":
        raise UsageError("only one of expression and document can come from standard input")
    if not options.watch:
        return _tried(options)
    if "-" in (options.expression, options.path):
        raise UsageError("--watch looks at files; standard input is read once")
    return watched(lambda: _again(options), lambda: _watched_files(options))


def _again(options: Namespace) -> Status:
    """Try once more; what is broken is told, and may be mended while the watch goes on."""
    print("—" * 40)
    try:
        return _tried(options)
    except RulebookError as error:
        print(error)
    except UsageError as error:
        print(f"checker: {error}")
    finally:
        sys.stdout.flush()
    return Status.MISUSED


def _tried(options: Namespace) -> Status:
    from checker.authoring.attempt import attempt as evaluate
    from checker.authoring.attempt import attempt_data, attempt_text, read_expression

    rulebook = load_rulebook(options.rules, shipped=not options.no_shipped_rules, cached=not options.no_cache)
    text, origin = _written(options.expression)
    expression = read_expression(text, rulebook, origin)
    given = given_by(options, rulebook)
    results, statuses = [], []
    for item in documents([options.path]):
        if isinstance(item, Refusal):
            print(f"{item.path}: {item.reason}", file=sys.stderr)
            statuses.append(Status.UNJUDGED)
        else:
            results.append(evaluate(expression, rulebook, item, given))
            statuses.append(_STATUS.get(results[-1].value, Status.UNJUDGED))
    if options.format == "json":
        told = {"expression": expression.text, "results": [attempt_data(one) for one in results]}
        print(jsonreport.dump({"schema_version": jsonreport.SCHEMA_VERSION, **told}), end="")
    else:
        print("\n".join(attempt_text(one) for one in results), end="")
    return worst(statuses)


def _written(expression: str) -> tuple[str, str]:
    """Return the text of an expression and what errors call it: `-` reads standard input, `@FILE` a file."""
    try:
        if expression == "-":
            return sys.stdin.read(), "-"
        if expression.startswith("@"):
            return Path(expression[1:]).read_text(encoding="utf-8"), expression[1:]
    except OSError as error:
        raise UsageError(f"{expression[1:]}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{expression[1:] or '-'}: is not UTF-8; save it as UTF-8") from None
    return expression, "expression"


def _watched_files(options: Namespace) -> Iterator[Path]:
    """Yield the files on which the answer depends, those of rule folders as they are now."""
    if options.expression.startswith("@"):
        yield Path(options.expression[1:])
    for root in (Path(options.path), *([options.base] if options.base else []), *options.rules):
        yield root
        if root.is_dir():
            yield from sorted(path for path in root.rglob("*") if path.is_file())
