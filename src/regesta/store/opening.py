"""Opening a register: a folder enters, an engine over an up-to-date database leaves.

Authored tables are brought up to date by migrations, derived ones are dropped and made anew when their version
differs. SQLite runs in write-ahead mode: a build that is killed leaves a database that opens, with every document
that had been committed.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError

from regesta.errors import RegisterError
from regesta.store import ledger_tables, tables

DATABASE_NAME = "register.sqlite"
DERIVED = frozenset(tables.derived.tables) | {table.name for table in ledger_tables.TABLES}
BUSY_SECONDS = 30
"""How long one waits for another's transaction; that of one document takes well under a second."""


def open_engine(folder: Path, *, create: bool) -> Engine:
    """Return an engine over the folder's register, migrated; a derived part of another version is emptied.

    Raises RegisterError where there is no register (unless `create`), or where the file is none.
    """
    database = folder / DATABASE_NAME
    if not create and not database.is_file():
        raise RegisterError(
            f"{folder}: there is no register here. Make one with: regesta build DOCUMENTS --register {folder}"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{database}", connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _set_pragmas)
        with engine.begin() as connection:
            _bring_up_to_date(connection)
    except (DatabaseError, OSError) as error:
        cause = getattr(error, "orig", error)
        raise RegisterError(
            f"{folder}: the register cannot be opened ({cause}). Check the path and its permissions."
        ) from error
    return engine


def _set_pragmas(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _bring_up_to_date(connection: Connection) -> None:
    if _authored_revision(connection) != tables.AUTHORED_REVISION:
        _migrate(connection)
    if connection.scalar(text("PRAGMA user_version")) != tables.DERIVED_VERSION:
        make_derived_tables(connection)


def _authored_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "regesta.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise RegisterError(
            f"The register was written by a newer Regesta ({error}). Update Regesta to open it."
        ) from error


def make_derived_tables(connection: Connection) -> None:
    """Drop every derived table and make it anew, empty; the next build fills it from the originals' texts."""
    for table in inspect(connection).get_table_names():
        if table in DERIVED or table in tables.SEARCH_TABLES:
            connection.execute(text(f'DROP TABLE "{table}"'))
    tables.derived.create_all(connection)
    for table in tables.SEARCH_TABLES:
        connection.execute(text(f"CREATE VIRTUAL TABLE {table} USING fts5(folded)"))
    connection.execute(text(f"PRAGMA user_version = {tables.DERIVED_VERSION}"))
