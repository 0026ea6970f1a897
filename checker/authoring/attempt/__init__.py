"""An expression tried out on a document while a rule is being written."""

from checker.authoring.attempt.expression import Expression, Sort, read_expression
from checker.authoring.attempt.outcome import Attempt, Found, attempt, attempt_data, attempt_text

__all__ = ["Attempt", "Expression", "Found", "Sort", "attempt", "attempt_data", "attempt_text", "read_expression"]
