"""Rulebooks: from YAML files to rules and facts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.rulebook.problem import Problem, RulebookError
from checker.rulebook.rule import Rule, Rulebook

if TYPE_CHECKING:
    from checker.rulebook.cache import load_rulebook
    from checker.rulebook.load import Sources, load_sources

__all__ = ["Problem", "Rule", "Rulebook", "RulebookError", "Sources", "load_rulebook", "load_sources"]
_HOMES = {"Sources": "load", "load_rulebook": "cache", "load_sources": "load"}


def __getattr__(name: str) -> Any:
    """Import what reads YAML when it is first asked for: a rulebook out of the cache needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'checker.rulebook' has no attribute {name!r}")
    return getattr(import_module(f"checker.rulebook.{_HOMES[name]}"), name)
