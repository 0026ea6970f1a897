"""Questions to an audit's tables, in SQL, answered by DuckDB (https://duckdb.org)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from checker.audit.store import TABLES, Store, Unusable, manifest


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open an audit: views `documents`, `findings` and `facts` on its files, and nothing else of the machine.

    Raises `Unusable` where the folder holds no finished audit.
    """
    shards = manifest(folder).shards
    store, connection = Store(folder), duckdb.connect(":memory:")
    for name in TABLES:
        files = [str(store.table(name, shard).absolute()) for shard in shards]
        if not files:
            raise Unusable(f"{folder}: the audit holds no document")
        listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")  # noqa: S608  # our own names
    inside = str(folder.absolute()).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{inside}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def ask(folder: Path, sql: str) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """Return the columns and rows that a question yields; raise `Unusable` for one that DuckDB refuses."""
    connection = connect(folder)
    try:
        answer = connection.execute(sql)
        columns = [column[0] for column in answer.description or ()]
        return columns, answer.fetchall() if columns else []
    except duckdb.Error as error:
        raise Unusable(f"the query cannot be answered: {error}") from None
