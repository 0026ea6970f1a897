"""Rule files in one form: order of keys, indentation, line breaks.  Nothing that a file means ever changes."""

from checker.authoring.fmt.files import Formatted, format_file, rule_files, write_safely
from checker.authoring.fmt.text import format_text

__all__ = ["Formatted", "format_file", "format_text", "rule_files", "write_safely"]
