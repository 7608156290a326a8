"""A register open for reading: its folder enters; connections, answers kept while it stays the same, and runs leave."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, select

from regesta.model import Claim
from regesta.store.opening import DATABASE_NAME, open_engine
from regesta.store.records import read_record
from regesta.store.tables import claims, runs
from regesta.withholding import CASUALTY_PREDICATES, Withholding

COUNTS_KEPT = 1000
"""Counts kept: those of filters that a few readers look through in one sitting."""


class OpenRegister:
    """One register, open for reading; what stands on its shelves is read by the classes beside this module."""

    def __init__(self, folder: Path) -> None:
        """Open the register in a folder; raises RegisterError where there is none."""
        self.folder = folder
        self.name = folder.resolve().name
        self.engine: Engine = open_engine(folder, create=False)
        self._lock = Lock()
        self._kept_stamp: object = None
        self._kept: dict[object, list[Any]] = {}

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()

    def stamp(self) -> tuple[tuple[int, int], ...]:
        """Return what changes whenever the register was written to, for who keeps something read from it."""
        files = (self.folder / DATABASE_NAME, self.folder / f"{DATABASE_NAME}-wal")
        found = [path.stat() for path in files if path.exists()]
        return tuple((one.st_mtime_ns, one.st_size) for one in found)

    def _kept_for(self, asked: object) -> list[Any]:
        """Return the place where the answer to a count is kept until the register changes; empty at first."""
        stamp = self.stamp()
        with self._lock:
            if stamp != self._kept_stamp or len(self._kept) > COUNTS_KEPT:
                self._kept_stamp, self._kept = stamp, {}
            return self._kept.setdefault(asked, [])

    def last_run(self) -> tuple[int, str] | None:
        """Return sequence number and program of the last build, None before the first."""
        with self.engine.connect() as connection:
            row = connection.execute(select(runs).order_by(runs.c.sequence.desc()).limit(1)).first()
        return (row.sequence, row.program) if row else None

    def withheld_names(self) -> frozenset[str]:
        """Return the names that are shown nowhere, of all claims on casualties."""
        return self.withholding().names

    def withholding(self) -> Withholding:
        """Return the names that claims on casualties withhold from all that is shown of their documents."""
        query = select(claims.c.record).where(claims.c.predicate.in_(CASUALTY_PREDICATES))
        with self.engine.connect() as connection:
            return Withholding.over(read_record(Claim, record) for record in connection.scalars(query))
