"""The page's plots, drawn by matplotlib as SVG that is the same for the same tables."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import matplotlib as mpl
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

_COLORS = {"pass": "#2f7d5b", "fail": "#b3382c", "open": "#c79a2b"}
_CELLS = ("not-applicable", "pass", "undetermined", "fail")
_HEAT = ListedColormap(["#eceae4", "#7fb59a", "#e0c069", "#b3382c"])
_MOST_DOCUMENTS = 1_500  # columns of the heat map
_MOST_FILERS = 25
# Any: matplotlib's type of options names every option there is.
_OPTIONS: Any = {"svg.hashsalt": "checker", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot as SVG, with its heading and what it says for those who cannot see it."""

    id: str
    title: str
    said: str
    svg: str


def figures(connection: duckdb.DuckDBPyConnection) -> Sequence[Drawing]:
    """Return the page's plots."""
    with mpl.rc_context(_OPTIONS):
        bars = [
            _bars(connection, "rule", "Verdicts by rule", "findings"),
            _bars(connection, "year", "Verdicts by year", "documents"),
            _bars(connection, "form", "Verdicts by form", "documents"),
            _bars(connection, "filer", "Verdicts by filer, most documents first", "documents", _MOST_FILERS),
        ]
        return [bar for bar in bars if bar] + [_heat(connection)]


def _bars(
    connection: duckdb.DuckDBPyConnection, column: str, title: str, table: str, most: int | None = None
) -> Drawing | None:
    """Draw how many passed, failed and stayed open, one bar a value of a column."""
    rows = connection.execute(
        f"""SELECT cast({column} AS VARCHAR), count_if(verdict = 'pass'), count_if(verdict = 'fail'),
                count_if(verdict in ('undetermined', 'error', 'waived'))
            FROM {table} WHERE {column} IS NOT NULL AND verdict <> 'not-applicable'
            GROUP BY 1 ORDER BY count(*) DESC, 1"""  # noqa: S608  # our own names
    ).fetchall()[:most]
    if not rows:
        return None
    order = rows if most else sorted(rows)
    figure = Figure(figsize=(9, 0.9 + 0.2 * len(order)), layout="constrained")
    axes = figure.add_subplot()
    left = [0] * len(order)
    for number, (name, color) in enumerate(_COLORS.items(), 1):
        widths = [row[number] for row in order]
        axes.barh([str(row[0])[:48] for row in order], widths, left=left, color=color, label=name, height=0.7)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.invert_yaxis()
    axes.margins(y=0.01)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("documents")
    figure.legend(loc="outside upper right", ncols=3, frameon=False)
    worst = max(order, key=lambda row: row[2])
    said = f"{title}: {len(order)} bars; most fails: {worst[0]}, {worst[2]} of {sum(worst[1:])}."
    return Drawing(f"by-{column}", title, said, _svg(figure))


def _heat(connection: duckdb.DuckDBPyConnection) -> Drawing:
    """Draw the verdict of every rule on every document; of very many documents those with most fails."""
    paths = [
        row[0]
        for row in connection.execute(
            """SELECT path FROM documents WHERE status = 'judged'
               ORDER BY errors DESC, warnings DESC, notes DESC, path LIMIT ?""",
            [_MOST_DOCUMENTS],
        ).fetchall()
    ]
    rules = [row[0] for row in connection.execute("SELECT DISTINCT rule FROM findings ORDER BY 1").fetchall()]
    column = {path: place for place, path in enumerate(paths)}
    line = {rule: place for place, rule in enumerate(rules)}
    cells = [[0] * max(1, len(paths)) for _ in rules] or [[0]]
    said = {verdict: number for number, verdict in enumerate(_CELLS)}
    for path, rule, verdict in connection.execute("SELECT path, rule, verdict FROM findings").fetchall():
        if path in column:
            cells[line[rule]][column[path]] = said.get(verdict, 2)
    figure = Figure(figsize=(9, 0.9 + 0.15 * len(cells)), layout="constrained", dpi=150)
    axes = figure.add_subplot()
    axes.imshow(cells, aspect="auto", interpolation="nearest", cmap=_HEAT, vmin=-0.5, vmax=3.5)
    axes.set_yticks(range(len(rules)), rules, fontsize=7)
    axes.set_xticks([])
    axes.set_xlabel(f"{len(paths):,} documents, those with most fails first")
    told = "Verdict of each rule on each document: grey does not apply, green passes, yellow is open, red fails."
    return Drawing("heat", "Rules by document", told, _svg(figure))


def _svg(figure: Figure) -> str:
    """Return a figure as an SVG element that takes the width it is given."""
    written = io.StringIO()
    nothing: dict[str, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}
    figure.savefig(written, format="svg", metadata=nothing)
    text = written.getvalue()
    head, rest = text[text.index("<svg") :].split(">", 1)
    return re.sub(r' (?:width|height)="[^"]*"', "", head) + ">" + rest
