"""Statements on a register's tables, plainly: SQL and values enter, rows leave."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection

ROWS_AT_ONCE = 10_000


class Tables:
    """Tables behind one connection, whose transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, statement: str, *values: object) -> list[Any]:
        """Return the rows that a statement finds."""
        return list(self._connection.exec_driver_sql(statement, values))

    def do(self, statement: str, *values: object) -> None:
        """Carry a statement out."""
        self._connection.exec_driver_sql(statement, values)

    def change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Carry a statement out for each row of values."""
        left = iter(rows)
        while some := list(islice(left, ROWS_AT_ONCE)):
            self._connection.exec_driver_sql(statement, some)


def listed(values: Collection[object]) -> str:
    """Return values for `IN (SELECT value FROM json_each(?))`, of which there may be any number."""
    return json.dumps(list(values))


EACH = "IN (SELECT value FROM json_each(?))"
