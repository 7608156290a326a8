"""The store: the one object through which a register is read and written.

What the stages make enters, checked; the same records leave, filtered and in a stable order. Each method is one
transaction. One process writes; any number read.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.exc import DBAPIError

from regesta.errors import RegisterError
from regesta.model import (
    Document,
    Extraction,
    ExtractionRun,
    Judgement,
    Refusal,
)  # fmt: skip
from regesta.store import claims as stored_claims
from regesta.store import documents as stored_documents
from regesta.store import judgements as stored_judgements
from regesta.store import originals, search
from regesta.store.documents import Outcome
from regesta.store.holdings import Holdings
from regesta.store.lock import hold_lock
from regesta.store.opening import open_engine
from regesta.store.parses import ParseFolder
from regesta.store.records import write_record
from regesta.store.tables import refusals, runs


class Store(Holdings):
    """A register's documents, claims, entities, findings and judgements, in one SQLite database."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        super().__init__(folder, engine)
        self.parses = ParseFolder(folder / "parses")

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = False) -> Store:
        """Open the register in a folder, or make one; raises RegisterError where that cannot be."""
        return cls(Path(folder), open_engine(Path(folder), create=create))

    def close(self) -> None:
        """Close the database; the store cannot be used any more."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- writing: a build

    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write; raises RegisterError where another build holds it."""
        return hold_lock(self.folder)

    def begin_run(self, *, run_id: str, program: str, model_hash: str, settings: Mapping[str, object]) -> ExtractionRun:
        """Number a new build; its sequence number is one more than the last."""
        with self._begin() as connection:
            sequence = (connection.scalar(select(func.max(runs.c.sequence))) or 0) + 1
            run = ExtractionRun(
                id=run_id, sequence=sequence, program=program, model_hash=model_hash, settings=dict(settings)
            )
            row = {"sequence": sequence, "id": run_id, "program": program, "model_hash": model_hash}
            connection.execute(insert(runs).values(**row, settings=write_record(run)))
        return run

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """Begin a transaction that ends with the block: all of it, or nothing."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except (DBAPIError, sqlite3.Error) as error:
            advice = "Check the disk's free space and the folder's permissions, then build again."
            cause = getattr(error, "orig", error)
            raise RegisterError(f"{self.folder}: the register cannot be written ({cause}). {advice}") from error

    def location_of(self, path: Path) -> str:
        """Return where a file stands, relative to the register, so that both can be moved together.

        Bytes of a path that are not UTF-8 show as escapes, since no database holds them.
        """
        try:
            place = os.path.relpath(os.path.realpath(path), os.path.realpath(self.folder))
        except ValueError:  # on another drive
            place = os.path.realpath(path)
        return os.fsencode(Path(place).as_posix()).decode("utf-8", "backslashreplace")

    def keep(self, document: Document, extraction: Extraction, *, path: Path, run: ExtractionRun) -> Outcome:
        """Store a document with its claims and figures, all or nothing, and return what it was to the register.

        Raises EvidenceError where a quotation is not the text's, RefusedFile where the file cannot be kept.
        """
        stored_documents.check_characters(document)
        stored_claims.check_extraction(document, extraction)
        originals.keep_original(self.folder, path, name=document.name, sha256=document.original_sha256)
        location = self.location_of(path)
        with self._begin() as connection:
            key = stored_documents.insert_document(connection, document, run)
            self._forget_claims(connection, key)
            keys = stored_claims.insert_extraction(connection, key, document, extraction, run)
            search.index_document(connection, key, document)
            for claim_key, claim in zip(keys, extraction.claims, strict=True):
                search.index_claim(connection, claim_key, claim)
            outcome, superseded = stored_documents.stand_under(
                connection, key, name=document.name, location=location, exists=self._exists, run=run
            )
            if superseded is not None:
                self._forget_claims(connection, superseded)
                search.forget(connection, "search_documents", [superseded])
        return outcome

    def _exists(self, location: str) -> bool:
        return (self.folder / location).exists()

    def _forget_claims(self, connection: Connection, key: int) -> None:
        search.forget(connection, "search_claims", stored_claims.claim_keys(connection, key))
        stored_claims.clear_extraction(connection, key)

    def mark_vanished(self, locations: Iterable[str], run: ExtractionRun) -> tuple[str, ...]:
        """Mark the files at these locations as vanished and return their names; documents and claims stay."""
        with self._begin() as connection:
            return stored_documents.mark_vanished(connection, locations, run)

    def replace_refusals(self, refused: Sequence[tuple[str, Refusal]], *, settled: Iterable[str]) -> None:
        """Store refusals with their locations, in the place of those at these and at all settled locations."""
        with self._begin() as connection:
            for location in {*(location for location, _ in refused), *settled}:
                connection.execute(delete(refusals).where(refusals.c.location == location))
            for location, refusal in refused:
                connection.execute(insert(refusals).values(location=location, record=write_record(refusal)))

    @contextmanager
    def deriving(self) -> Iterator[Connection]:
        """Give a transaction in which all that follows from claims is brought up to date: all of it, or nothing."""
        with self._begin() as connection:
            yield connection

    # ---- writing: a person's decisions

    def add_judgement(self, judgement: Judgement) -> None:
        """Store a judgement; the same one again is stored once."""
        with self._begin() as connection:
            stored_judgements.insert_judgement(connection, judgement)

    def retract_judgement(
        self, judgement_id: str, *, at: str, by: str | None = None, reason: str | None = None
    ) -> None:
        """Note when and by whom a judgement was taken back; raises UnknownEntry where none of this id still holds."""
        with self._begin() as connection:
            stored_judgements.retract_judgement(connection, judgement_id, at=at, by=by, reason=reason)
