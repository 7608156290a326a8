"""Claims with their documents' heads: keys of rows enter, records of the model leave, without texts and blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text

from regesta.model import Claim, Document
from regesta.store.records import read_record
from regesta.store.tables import claims, documents, versions

AT_ONCE = 500
"""Values bound in one statement; old builds of SQLite take 999."""


HEAD_FIELDS = (
    "id", "name", "original_sha256", "reader", "title", "publisher", "publisher_basis", "author", "place", "url",
    "language", "published", "published_basis", "published_note", "retrieved_at",
)  # fmt: skip
"""What a list needs of a document; its blocks may run to thousands and are left in the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with the document that it stands in; the document has no text and no blocks."""

    claim: Claim
    document: Document


def read_heads(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Document]:
    """Return documents by key with what HEAD_FIELDS name; text and blocks are empty."""
    columns = ", ".join(f"json_extract(record, '$.{name}') AS {name}_" for name in HEAD_FIELDS)
    rows = connection.execute(select(documents.c.key, text(columns)).where(condition))
    heads = {}
    for row in rows:
        known: dict[str, Any] = {name: getattr(row, f"{name}_") for name in HEAD_FIELDS}
        heads[row.key] = Document(**known, text="", blocks=())
    return heads


def live_names(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return by key the name under which each document stands now."""
    query = select(versions.c.document_key, func.min(versions.c.name)).where(versions.c.state != "superseded")
    rows = connection.execute(query.where(versions.c.document_key.in_(keys)).group_by(versions.c.document_key))
    return {key: name for key, name in rows}


def with_names(heads: Mapping[int, Document], names: Mapping[int, str]) -> dict[int, Document]:
    """Return documents under the names that they have now."""
    return {key: replace(head, name=names.get(key, head.name)) for key, head in heads.items()}


def tell_claims(connection: Connection, keys: Sequence[int]) -> list[Told]:
    """Return the claims of these keys with their documents, in the order of the keys given."""
    records: dict[int, Any] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = claims.c.key.in_(keys[start : start + AT_ONCE])
        rows = connection.execute(select(claims.c.key, claims.c.record, claims.c.document_key).where(some))
        records.update({row.key: row for row in rows})
    documents_of = sorted({row.document_key for row in records.values()})
    heads = read_heads(connection, documents.c.key.in_(documents_of))
    named = with_names(heads, live_names(connection, documents_of))
    return [
        Told(claim=read_record(Claim, records[key].record), document=named[records[key].document_key])
        for key in keys
        if key in records
    ]
