"""The page itself."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from checker.audit.page.figures import figures
from checker.audit.page.tables import tables
from checker.audit.page.wordings import unusual
from checker.audit.query import connect
from checker.audit.store import manifest


def render(folder: Path) -> str:
    """Return a finished audit as one HTML page; raise `Unusable` where the folder holds none.

    Everything that comes from documents is escaped; the plots are matplotlib's own, which escapes what it writes.
    """
    about = manifest(folder)
    connection = connect(folder)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(
        resources.files("checker.audit.page").joinpath("page.html").read_text(encoding="utf-8")
    )
    return template.render(
        manifest=about,
        documents=sum(about.counts.values()),
        figures=[(drawing, Markup(drawing.svg)) for drawing in figures(connection)],  # noqa: S704  # SVG from matplotlib
        tables=tables(connection),
        wordings=unusual(connection),
    )
