"""HTML: the checklist beside the document's own text, as one file that needs no other and no network."""

from checker.report.html.render import render

__all__ = ["render"]
