"""Rulebooks: from YAML files to rules and facts."""

from checker.rulebook.load import load_rulebook
from checker.rulebook.rule import Rule, Rulebook
from checker.rulebook.yamlfile import Problem, RulebookError

__all__ = ["Problem", "Rule", "Rulebook", "RulebookError", "load_rulebook"]
