"""`checker lsp`: the language server for rule files."""

from __future__ import annotations

from argparse import Namespace

from checker.cli.status import Status, UsageError

_LACKING = "the language server needs further packages; install them with: pip install 'prospectus-checker[lsp]'"


def lsp(options: Namespace) -> Status:
    """Serve an editor over standard input and output until it says goodbye."""
    try:
        from checker.authoring.lsp.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise UsageError(_LACKING) from None
        raise
    make_server(options.rules).start_io()
    return Status.PASSED
