"""Documents: from bytes to text with structure and exact places."""

from checker.document.model import Document
from checker.document.read import MOST_BYTES, read_bytes, read_file, read_text
from checker.document.unreadable import Unreadable

__all__ = ["MOST_BYTES", "Document", "Unreadable", "read_bytes", "read_file", "read_text"]
