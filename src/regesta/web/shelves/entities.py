"""Entities on the shelf: identities enter; entities, their spellings and the claims' slots that they fill leave."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, literal_column, select, text

from regesta.model import Entity
from regesta.store.records import read_record
from regesta.store.tables import claim_entities, entities
from regesta.web.shelves.opened import OpenRegister


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

    def spellings(self, identity: str) -> list[tuple[str, int]]:
        """Return the spellings of an entity as printed in claims' slots, with the number of documents of each.

        What stands for it only by the run of the text, as "the treaty" does for a party to it, is no spelling.
        """
        statement = text(
            "SELECT json_extract(claims.record, '$.' || slot || '.text') AS printed, "
            "COUNT(DISTINCT document_key) AS count FROM claim_entities JOIN claims ON claims.id = claim_id "
            "WHERE entity_id = :entity "
            "AND json_extract(claims.record, '$.' || slot || '.found_in') IN "
            "('clause', 'sentence', 'paragraph', 'section', 'title') "
            "GROUP BY printed HAVING printed IS NOT NULL ORDER BY count DESC, printed"
        )
        with self.engine.connect() as connection:
            return [(row[0], row[1]) for row in connection.execute(statement, {"entity": identity})]
