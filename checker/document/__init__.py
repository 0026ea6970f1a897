"""Documents: from bytes to text with structure and exact places."""

from checker.document.model import Document
from checker.document.read import read_bytes, read_file, read_text
from checker.document.unreadable import Unreadable

__all__ = ["Document", "Unreadable", "read_bytes", "read_file", "read_text"]
