"""An audit as one HTML page that needs nothing else: no network, no other file."""

from checker.audit.page.render import render

__all__ = ["render"]
