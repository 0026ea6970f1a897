"""Rulebooks: from YAML files to rules and facts."""

from checker.rulebook.load import Sources, load_rulebook, load_sources
from checker.rulebook.rule import Rule, Rulebook
from checker.rulebook.yamlfile import Problem, RulebookError

__all__ = ["Problem", "Rule", "Rulebook", "RulebookError", "Sources", "load_rulebook", "load_sources"]
