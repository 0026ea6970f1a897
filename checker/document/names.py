"""Names of files that may hold a document: what a folder or archive is searched for, never how it is read."""

from __future__ import annotations

from pathlib import PurePath

SUFFIXES = frozenset({".htm", ".html", ".xhtml", ".txt", ".md", ".nc", ".sgml", ".asc", ".pdf", ".docx"})


def may_be_document(name: str) -> bool:
    """Say whether a file's name ends as those of documents do."""
    return PurePath(name).suffix.lower() in SUFFIXES
