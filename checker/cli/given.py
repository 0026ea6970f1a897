"""What the caller gives beside the documents: `--as-of`, `--stage`, `--base`."""

from __future__ import annotations

from argparse import Namespace

from checker.cli.status import UsageError
from checker.document import Unreadable, read_file
from checker.judge import given_base
from checker.language.given import Given
from checker.language.types import is_real_date
from checker.rulebook import Rulebook


def given_by(options: Namespace, rulebook: Rulebook) -> Given:
    """Return what a command line gives; raise `UsageError` where it cannot be used."""
    as_of, stage, base = (getattr(options, name, None) for name in ("as_of", "stage", "base"))
    if as_of is not None and not is_real_date(as_of):
        raise UsageError(f"--as-of: “{as_of}” is no date; write it as 2022-01-31")
    values = {name: value for name, value in (("as_of", as_of), ("stage", stage)) if value}
    if base is None:
        return Given(values)
    try:
        return Given(values, given_base(read_file(base), rulebook.facts))
    except Unreadable as error:
        raise UsageError(f"--base: {base}: {error}") from None
