"""What a register holds: an id, its beginning or a filter enters; the records leave, in a stable order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, select

from regesta.errors import UnknownEntry
from regesta.model import Claim, Document, Entity, ExtractionRun, Figure, Finding, Judgement, Refusal
from regesta.store import claims as stored_claims
from regesta.store import documents as stored_documents
from regesta.store import judgements as stored_judgements
from regesta.store import linkings, originals, search
from regesta.store.claims import ClaimFilter
from regesta.store.documents import DocumentEntry
from regesta.store.linkings import StoredDecisions, StoredLinking
from regesta.store.records import read_record
from regesta.store.search import Hit
from regesta.store.tables import refusals, runs

Found = TypeVar("Found", Document, Claim, Entity, Finding)


class Holdings:
    """The documents, claims, entities, findings and judgements of a register, as they are read."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self._engine = engine

    def versions(self) -> tuple[DocumentEntry, ...]:
        """Return every version of every document, by name, the newest of a name last."""
        with self._engine.connect() as connection:
            return stored_documents.read_entries(connection)

    def documents(self) -> tuple[Document, ...]:
        """Return the documents that stand under some name, by name; superseded ones are left out."""
        with self._engine.connect() as connection:
            return tuple(stored_documents.read_documents(connection).values())

    def document(self, prefix: str) -> Document:
        """Return the one document, superseded or not, whose id begins so; raises UnknownEntry for none or several."""
        with self._engine.connect() as connection:
            return _the_one(stored_documents.find_document(connection, prefix), "document", prefix)

    def original(self, document: Document) -> Path:
        """Return where the untouched copy of a document's original stands."""
        return originals.original_path(self.folder, document.original_sha256)

    def claims(self, wanted: ClaimFilter | None = None) -> tuple[Claim, ...]:
        """Return the wanted claims, all by default, by their documents' names and their places in the text."""
        with self._engine.connect() as connection:
            return stored_claims.read_claims(connection, wanted or ClaimFilter())

    def claim(self, prefix: str) -> Claim:
        """Return the one claim whose id begins so; raises UnknownEntry for none or several."""
        with self._engine.connect() as connection:
            return _the_one(stored_claims.find_claims(connection, prefix), "claim", prefix)

    def figures(self, document_id: str) -> tuple[Figure, ...]:
        """Return every figure of a document with its whereabouts, in the order of the text."""
        with self._engine.connect() as connection:
            return stored_claims.read_figures(connection, document_id)

    def count_figures(self) -> dict[str, int]:
        """Return how many figures are claimed, unclaimed and furniture, over all documents."""
        with self._engine.connect() as connection:
            return stored_claims.count_figures(connection)

    def linking(self) -> StoredLinking:
        """Return the entities and what stands in which claim's slot."""
        with self._engine.connect() as connection:
            return linkings.read_linking(connection)

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities, by name."""
        with self._engine.connect() as connection:
            return linkings.read_entities(connection)

    def slots_of(self, entity_ids: Collection[str]) -> dict[tuple[str, str], str]:
        """Return each (claim id, slot) in which one of these entities stands, with the entity."""
        with self._engine.connect() as connection:
            return linkings.read_slots(connection, entity_ids)

    def entity(self, prefix: str) -> Entity:
        """Return the one entity whose id begins so; raises UnknownEntry for none or several."""
        return _the_one([one for one in self.entities() if one.id.startswith(prefix)], "entity", prefix)

    def findings(self, *, status: str | None = None) -> tuple[Finding, ...]:
        """Return the findings, all or those of one status."""
        with self._engine.connect() as connection:
            return linkings.read_findings(connection, status)

    def finding(self, prefix: str) -> Finding:
        """Return the one finding whose id begins so; raises UnknownEntry for none or several."""
        return _the_one([one for one in self.findings() if one.id.startswith(prefix)], "finding", prefix)

    def judgements(self, *, retracted: bool = False) -> tuple[Judgement, ...]:
        """Return the judgements in the order in which they were made; those taken back only when asked for."""
        with self._engine.connect() as connection:
            return stored_judgements.read_judgements(connection, retracted=retracted)

    def decided(self) -> StoredDecisions:
        """Return how judgements stand, what contradicts each other and what is open, as the last linking found it."""
        with self._engine.connect() as connection:
            return linkings.read_decisions(connection)

    def successors(self) -> dict[str, frozenset[str]]:
        """Return for each original that was superseded those that stand under its names now."""
        with self._engine.connect() as connection:
            return stored_documents.read_successors(connection)

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the files that could not be read when they were last met, by name."""
        with self._engine.connect() as connection:
            records = connection.scalars(select(refusals.c.record)).all()
        return tuple(sorted((read_record(Refusal, one) for one in records), key=lambda one: (one.name, one.reason)))

    def refused_locations(self) -> tuple[str, ...]:
        """Return where the refused files stand."""
        with self._engine.connect() as connection:
            return tuple(sorted(connection.scalars(select(refusals.c.location))))

    def runs(self) -> tuple[ExtractionRun, ...]:
        """Return the builds, the first one first."""
        with self._engine.connect() as connection:
            settings = connection.scalars(select(runs.c.settings).order_by(runs.c.sequence)).all()
        return tuple(read_record(ExtractionRun, one) for one in settings)

    def search(self, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return at most `limit` entities, claims and documents each in which all words of the query occur."""
        with self._engine.connect() as connection:
            return search.search(connection, query, limit=limit)


def _the_one(found: Sequence[Found], kind: str, prefix: str) -> Found:
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownEntry(f"{prefix}: the register has no {kind} whose id begins so.")
    raise UnknownEntry(f"{prefix}: {len(found)} ids of the kind {kind} begin so. Give more of it.")
