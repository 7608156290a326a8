"""Search: a query as typed enters, hits among documents, claims and entities leave, best first.

Words are folded to plain ASCII on both sides (`fold.py`); what the index's own language would read as an operator is
an ordinary character here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, text

from regesta.model import Claim, Document, Entity
from regesta.store.fold import fold, words_of
from regesta.store.records import read_record

HitKind = Literal["entity", "claim", "document"]

_EXCERPT_CHARACTERS = 160
"""About two lines on a page: enough to see what a hit is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: its kind and identity, a title for it, and an excerpt as its text has it."""

    kind: HitKind
    id: str
    title: str
    excerpt: str
    start: int | None = None
    """Of a document or claim: offset of the excerpt in the document's text."""


def index_document(connection: Connection, key: int, document: Document) -> None:
    """Index a document's title and text."""
    _index(connection, "search_documents", key, f"{document.title or ''}\n{document.text}")


def index_claim(connection: Connection, key: int, claim: Claim) -> None:
    """Index a claim's quotations and the names in its slots."""
    mentions = (claim.subject, claim.operator, claim.host, claim.location)
    names = [mention.name for mention in mentions if mention is not None]
    _index(connection, "search_claims", key, "\n".join([*(one.quote for one in claim.evidence), *names]))


def index_entities(connection: Connection, entities: Iterable[tuple[int, Entity]]) -> None:
    """Index entities, each with its key, by their names and all spellings found."""
    for key, entity in entities:
        _index(connection, "search_entities", key, "\n".join([entity.name, *entity.names]))


def _index(connection: Connection, table: str, key: int, words: str) -> None:
    connection.execute(text(f"DELETE FROM {table} WHERE rowid = :key"), {"key": key})
    connection.execute(
        text(f"INSERT INTO {table} (rowid, folded) VALUES (:key, :folded)"), {"key": key, "folded": fold(words)}
    )


def forget(connection: Connection, table: str, keys: Iterable[int]) -> None:
    """Take entries out of an index."""
    for key in keys:
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = :key"), {"key": key})


def search(connection: Connection, query: str, *, limit: int) -> tuple[Hit, ...]:
    """Return at most `limit` hits of each kind: entities, then claims, then documents; best first within each.

    All words must occur; where they do not as typed, words that begin so count. A query without a word finds nothing.
    """
    words = words_of(query)
    if not words:
        return ()
    exact = " ".join(f'"{word}"' for word in words)
    beginnings = " ".join(f'"{word}"*' for word in words)
    return _search(connection, exact, words, limit) or _search(connection, beginnings, words, limit)


def _search(connection: Connection, match: str, words: list[str], limit: int) -> tuple[Hit, ...]:
    entities = _rows(connection, "search_entities", "entities", "record", match, limit)
    claims = _rows(connection, "search_claims", "claims", "record", match, limit)
    documents = _rows(connection, "search_documents", "documents", "record, found.text", match, limit)
    return (
        *(_entity_hit(read_record(Entity, row.record)) for row in entities),
        *(_claim_hit(read_record(Claim, row.record)) for row in claims),
        *(_document_hit(read_record(Document, row.record), row.text, words) for row in documents),
    )


def _rows(connection: Connection, index: str, table: str, columns: str, match: str, limit: int) -> Sequence[Row[Any]]:
    statement = (
        f"SELECT found.{columns} FROM {index} JOIN {table} AS found ON found.key = {index}.rowid "
        f"WHERE {index} MATCH :match ORDER BY rank, found.id LIMIT :limit"
    )
    return connection.execute(text(statement), {"match": match, "limit": limit}).all()


def _entity_hit(entity: Entity) -> Hit:
    return Hit(kind="entity", id=entity.id, title=entity.name, excerpt=", ".join(entity.names))


def _claim_hit(claim: Claim) -> Hit:
    quotation = claim.evidence[0]
    title = f"{claim.predicate}: {claim.subject.name}" if claim.subject else claim.predicate
    return Hit(kind="claim", id=claim.id, title=title, excerpt=quotation.quote, start=quotation.start)


def _document_hit(document: Document, document_text: str, words: list[str]) -> Hit:
    start, end = _excerpt_bounds(document_text, words)
    return Hit(
        kind="document",
        id=document.id,
        title=document.title or document.name,
        excerpt=" ".join(document_text[start:end].split()),
        start=start,
    )


def _excerpt_bounds(document_text: str, words: list[str]) -> tuple[int, int]:
    """Return the bounds of the text around the first word asked for; of its beginning where only the title has it."""
    wanted = tuple(words)
    for match in re.finditer(r"\w+", document_text):
        if fold(match.group()).startswith(wanted):
            start = max(0, match.start() - _EXCERPT_CHARACTERS // 2)
            return start, min(len(document_text), start + _EXCERPT_CHARACTERS)
    return 0, min(len(document_text), _EXCERPT_CHARACTERS)
