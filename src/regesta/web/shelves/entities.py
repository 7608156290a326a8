"""Entities on the shelf: identities enter; entities, their spellings, documents and neighbours in claims leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal_column, select, text

from regesta.model import Document, Entity
from regesta.store.records import read_record
from regesta.store.tables import claim_entities, documents, entities
from regesta.web.claim_query import SOURCE_SLOT
from regesta.web.shelves.opened import OpenRegister
from regesta.web.telling import AT_ONCE, live_names, read_heads, with_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A name as documents print it, and the keys of these documents."""

    printed: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An entity that stands in a claim with another one: in which slots the two stand, and in which documents.

    The slot of who says it is `source`, wherever in the chain, and that of who published it `publisher`.
    """

    own_slot: str
    slot: str
    predicate: str
    entity: Entity
    claims: int
    documents: tuple[int, ...]


class EntityShelf(OpenRegister):
    """The entities of a register."""

    def entity(self, identity: str) -> Entity | None:
        """Return the entity of this identity, None where there is none."""
        with self.engine.connect() as connection:
            record = connection.scalar(select(entities.c.record).where(entities.c.id == identity))
        return read_record(Entity, record) if record else None

    def entities_of_claim(self, claim_id: str) -> dict[str, tuple[str, str]]:
        """Return by slot the (id, name) of the entities that stand in a claim."""
        joined = claim_entities.join(entities, entities.c.id == claim_entities.c.entity_id)
        name: ColumnElement[str] = literal_column("json_extract(entities.record, '$.name')")
        query = select(claim_entities.c.slot, entities.c.id, name.label("name")).select_from(joined)
        with self.engine.connect() as connection:
            rows = connection.execute(query.where(claim_entities.c.claim_id == claim_id))
            return {row.slot: (row.id, row.name) for row in rows}

    def entities_by_slot(self, claim_ids: Sequence[str]) -> dict[str, dict[str, Entity]]:
        """Return for each of these claims the entities in its slots."""
        joined = claim_entities.join(entities, entities.c.id == claim_entities.c.entity_id)
        query = select(claim_entities.c.claim_id, claim_entities.c.slot, entities.c.record).select_from(joined)
        found: dict[str, dict[str, Entity]] = {}
        with self.engine.connect() as connection:
            for row in connection.execute(query.where(claim_entities.c.claim_id.in_(claim_ids))):
                found.setdefault(row.claim_id, {})[row.slot] = read_record(Entity, row.record)
        return found

    def placed_entities(self) -> list[Entity]:
        """Return the entities of which a place is known."""
        with self.engine.connect() as connection:
            rows = connection.execute(text(f"SELECT record FROM entities WHERE {_HAS_PLACE} ORDER BY key"))
            return [read_record(Entity, row.record) for row in rows]

    def spellings(self, identity: str) -> list[Spelling]:
        """Return the spellings of an entity as printed in claims, those of most documents first.

        What stands for it only by the run of the text, as "the treaty" does for a party to it, is no spelling.
        """
        found: dict[str, set[int]] = {}
        with self.engine.connect() as connection:
            for printed, key in connection.execute(text(_PRINTED), {"entity": identity}):
                found.setdefault(" ".join(printed.split()), set()).add(key)
        ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        return [Spelling(printed=printed, documents=tuple(sorted(keys))) for printed, keys in ordered]

    def documents_of_entity(self, identity: str) -> dict[int, tuple[int, int]]:
        """Return the keys of the documents that name an entity, each with its claims about it and those it says."""
        with self.engine.connect() as connection:
            rows = connection.execute(text(_DOCUMENTS), {"entity": identity})
            return {row.document_key: (row.about, row.said) for row in rows}

    def heads(self, keys: Sequence[int]) -> dict[int, Document]:
        """Return documents by their keys, without texts, under the names that they have now."""
        with self.engine.connect() as connection:
            heads = read_heads(connection, documents.c.key.in_(keys))
            return with_names(heads, live_names(connection, keys))

    def neighbours(self, identity: str) -> list[Neighbour]:
        """Return the entities that stand in other slots of an entity's claims, those of most claims first."""
        return self._read_neighbours(_NEIGHBOURS, identity)

    def company(self, identity: str) -> list[Neighbour]:
        """Return the entities that stand in claims of most of an entity's documents, in two of them at least.

        Their claims are others than the entity's own, and say nothing of the two together.
        """
        return self._read_neighbours(_COMPANY, identity)

    def _read_neighbours(self, statement: str, identity: str) -> list[Neighbour]:
        with self.engine.connect() as connection:
            rows = list(connection.execute(text(statement), {"entity": identity}))
            wanted = sorted({row.other for row in rows})
            records: Mapping[str, Entity] = {
                row.id: read_record(Entity, row.record)
                for start in range(0, len(wanted), AT_ONCE)
                for row in connection.execute(
                    select(entities).where(entities.c.id.in_(wanted[start : start + AT_ONCE]))
                )
            }
        found = [
            Neighbour(
                own_slot=row.own_slot,
                slot=row.slot,
                predicate=row.predicate,
                entity=records[row.other],
                claims=row.claims,
                documents=tuple(sorted({int(key) for key in row.documents.split(",")})),
            )
            for row in rows
            if row.other in records
        ]
        return sorted(found, key=lambda one: (-one.claims, one.entity.name, one.entity.id, one.own_slot, one.slot))


_HAS_PLACE = "json_extract(record, '$.place') IS NOT NULL"

_IS_SOURCE = f"LIKE '{SOURCE_SLOT}%'"

_PRINTED = (
    "SELECT DISTINCT json_extract(claims.record, path || '.text') AS printed, document_key FROM ("
    "SELECT claim_id, '$.' || slot || CASE slot WHEN 'value' THEN '.entity' ELSE '' END AS path FROM claim_entities "
    f"WHERE entity_id = :entity AND slot NOT {_IS_SOURCE}) JOIN claims ON claims.id = claim_id "
    "WHERE printed IS NOT NULL AND json_extract(claims.record, path || '.found_in') IN "
    "('clause', 'sentence', 'paragraph', 'section', 'title') "
    "UNION SELECT DISTINCT json_extract(claims.record, '$.attribution[' || substr(slot, "
    f"{len(SOURCE_SLOT) + 1}) || '].name') AS printed, document_key FROM claim_entities "
    f"JOIN claims ON claims.id = claim_id WHERE entity_id = :entity AND slot {_IS_SOURCE} AND printed IS NOT NULL"
)
"""An entity that is a claim's value stands inside it; one that is a source has its name in the chain."""

_DOCUMENTS = (
    f"SELECT document_key, COUNT(DISTINCT CASE WHEN slot {_IS_SOURCE} THEN NULL ELSE claim_id END) AS about, "
    f"COUNT(DISTINCT CASE WHEN slot {_IS_SOURCE} THEN claim_id END) AS said "
    "FROM claim_entities JOIN claims ON claims.id = claim_id WHERE entity_id = :entity GROUP BY document_key"
)

_ROLE = (
    f"CASE WHEN {{0}}.slot = '{SOURCE_SLOT}0' AND json_extract(claims.record, '$.attribution[0].role') = 'publisher' "
    f"THEN 'publisher' WHEN {{0}}.slot {_IS_SOURCE} THEN 'source' ELSE {{0}}.slot END"
)

_NEIGHBOURS = (
    f"SELECT {_ROLE.format('own')} AS own_slot, {_ROLE.format('other')} AS slot, claims.predicate AS predicate, "
    "other.entity_id AS other, COUNT(DISTINCT claims.id) AS claims, GROUP_CONCAT(DISTINCT document_key) AS documents "
    "FROM claim_entities AS own JOIN claim_entities AS other ON other.claim_id = own.claim_id "
    "AND other.entity_id != own.entity_id JOIN claims ON claims.id = own.claim_id "
    "WHERE own.entity_id = :entity GROUP BY 1, 2, claims.predicate, other.entity_id"
)

_COMPANY = (
    "SELECT '' AS own_slot, '' AS slot, '' AS predicate, other.entity_id AS other, "
    "COUNT(DISTINCT claims.id) AS claims, GROUP_CONCAT(DISTINCT document_key) AS documents "
    "FROM claims JOIN claim_entities AS other ON other.claim_id = claims.id WHERE other.entity_id != :entity "
    f"AND other.slot NOT {_IS_SOURCE} AND document_key IN (SELECT document_key FROM claims "
    f"JOIN claim_entities ON claim_id = claims.id WHERE entity_id = :entity AND slot NOT {_IS_SOURCE}) "
    "GROUP BY other.entity_id HAVING COUNT(DISTINCT document_key) > 1 "
    "ORDER BY COUNT(DISTINCT document_key) DESC, claims DESC, other.entity_id LIMIT 40"
)
