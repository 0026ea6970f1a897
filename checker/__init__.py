"""Rule-based compliance checks of SEC prospectus supplements.

from pathlib import Path
from checker import judge, load_rulebook, read_file

judgement = judge(read_file(Path("supplement.htm")), load_rulebook())
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "judge", "load_rulebook", "read_bytes", "read_file"]

_HOMES = {
    "judge": "checker.judge",
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
