"""Statements on a register's tables, plainly: SQL and values enter, rows leave."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any, cast

from sqlalchemy import Connection


class Tables:
    """Tables behind one connection, whose transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows that a statement finds."""
        return self._cursor().execute(statement, values).fetchall()

    def do(self, statement: str, *values: Any) -> None:
        """Carry a statement out."""
        self._cursor().execute(statement, values)

    def change(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Carry a statement out for each row of values."""
        self._cursor().executemany(statement, rows)

    def _cursor(self) -> sqlite3.Cursor:
        """Return a cursor of SQLite itself: thousands of small look-ups are spared what SQLAlchemy adds to each."""
        return cast(sqlite3.Cursor, self._connection.connection.cursor())


def listed(values: Collection[Any]) -> str:
    """Return values for `IN (SELECT value FROM json_each(?))`, of which there may be any number."""
    return json.dumps(list(values))


EACH = "IN (SELECT value FROM json_each(?))"
