"""Registers of made claims: claims enter by document, and stand in a store as a build would have left them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from regesta.model import Claim, Document, Evidence, Extraction, ExtractionRun
from regesta.store import Store
from regesta.store import claims as stored_claims
from regesta.store import documents as stored_documents

LINE = "He said so.\n"


def by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return claims by the documents that have them."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document_id].append(claim)
    return found


def add_document(store: Store, name: str, claims: Sequence[Claim], run: ExtractionRun) -> Document:
    """Store a document of one line for each of the claims, as the current version of a name."""
    return add_documents(store, {name: claims}, run)[0]


def add_documents(store: Store, wanted: dict[str, Sequence[Claim]], run: ExtractionRun) -> list[Document]:
    """Store documents by their names, all in one transaction."""
    made = []
    with store.deriving() as connection:
        for name, claims in wanted.items():
            document = make_document(name, claims)
            extraction = Extraction(document_id=document.id, claims=quoting(document, claims), figures=())
            key = stored_documents.insert_document(connection, document, run)
            stored_claims.clear_extraction(connection, key)
            stored_claims.insert_extraction(connection, key, document, extraction, run)
            _, superseded = stored_documents.stand_under(
                connection, key, name=name, location=name, exists=lambda location: True, run=run
            )
            if superseded is not None:
                stored_claims.clear_extraction(connection, superseded)
            made.append(document)
    return made


def make_document(name: str, claims: Sequence[Claim]) -> Document:
    """Return a document of one line for each claim; its identity is that which the claims tell."""
    identity = claims[0].document_id
    original = hashlib.sha256(f"{name} {identity}".encode()).hexdigest()
    return Document(
        id=identity, name=name, original_sha256=original, reader="made/1", text=LINE * len(claims), blocks=()
    )


def quoting(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each with its line as evidence."""
    size = len(LINE)
    return tuple(
        replace(
            claim,
            evidence=(Evidence(document_id=document.id, start=n * size, end=(n + 1) * size - 1, quote=LINE[:-1]),),
        )
        for n, claim in enumerate(claims)
    )
