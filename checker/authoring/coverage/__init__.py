"""Coverage: which clauses of rules, and which options of their phrases, no example has ever put to use."""

from checker.authoring.coverage.measure import Coverage, Measure, measure

__all__ = ["Coverage", "Measure", "measure"]
