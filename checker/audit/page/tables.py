"""What the page shows in tables, asked of the audit's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

MOST_ROWS = 500  # of one table
_RATE = "round(100.0 * count_if(verdict = 'pass') / nullif(count_if(verdict in ('pass', 'fail')), 0), 1)"
_VERDICTS = f"""count_if(verdict = 'pass'), count_if(verdict = 'fail'),
    count_if(verdict not in ('pass', 'fail', 'not-applicable')), {_RATE}"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers stand to the right."""

    name: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page; `total` counts the rows there would be if it were not cut at `MOST_ROWS`."""

    id: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    total: int


_COUNTED = (Column("pass", True), Column("fail", True), Column("open", True), Column("pass rate %", True))
# Each with its heading, its columns and its question.
_TABLES: tuple[tuple[str, str, Sequence[Column], str], ...] = (
    (
        "rules",
        "By rule",
        (Column("rule"), Column("severity"), Column("applies to", True), *_COUNTED),
        f"""SELECT rule, min(severity), count_if(verdict <> 'not-applicable'), {_VERDICTS}
            FROM findings GROUP BY rule ORDER BY 7 NULLS LAST, rule""",  # noqa: S608  # our own words
    ),
    *(
        (
            column,
            title,
            (Column(column), Column("documents", True), *_COUNTED),
            f"""SELECT coalesce(cast({column} AS VARCHAR), '(not known)'), count(*), {_VERDICTS}
                FROM documents GROUP BY 1 ORDER BY 2 DESC, 1""",  # noqa: S608  # our own words
        )
        for column, title in (("year", "By year"), ("form", "By form"), ("kind", "By kind"), ("filer", "By filer"))
    ),
    (
        "documents",
        "Documents with most fails",
        (
            Column("document"),
            Column("verdict"),
            Column("errors", True),
            Column("warnings", True),
            Column("notes", True),
            Column("open", True),
        ),
        """SELECT path, verdict, errors, warnings, notes, undetermined FROM documents
           WHERE errors + warnings + notes > 0 ORDER BY errors DESC, warnings DESC, notes DESC, path""",
    ),
    (
        "unread",
        "Documents that could not be judged",
        (Column("document"), Column("status"), Column("reason")),
        "SELECT path, status, reason FROM documents WHERE status <> 'judged' ORDER BY path",
    ),
)


def tables(connection: duckdb.DuckDBPyConnection) -> Sequence[Table]:
    """Return the page's tables; those without a row are left out."""
    found = []
    for name, title, columns, sql in _TABLES:
        rows = connection.execute(sql).fetchall()
        if rows:
            found.append(Table(name, title, columns, rows[:MOST_ROWS], len(rows)))
    return found
