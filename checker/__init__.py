"""Rule-based compliance checks of SEC prospectus supplements.

`read_file` reads a document, `load_rulebook` the rules, and `checker.judge.judge` brings the two together.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself takes longer to import than `--version` should
    from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "load_rulebook", "read_bytes", "read_file"]

_HOMES = {
    "load_rulebook": "checker.rulebook",
    "read_bytes": "checker.document",
    "read_file": "checker.document",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `checker --version` needs none of them."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
