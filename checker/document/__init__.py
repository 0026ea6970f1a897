"""Documents: from bytes to text with structure and exact places."""

from checker.document.model import Document
from checker.document.read import Unreadable, read_bytes, read_file, read_text

__all__ = ["Document", "Unreadable", "read_bytes", "read_file", "read_text"]
