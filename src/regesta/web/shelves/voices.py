"""Who speaks, on the shelf: an entity enters; the claims of which it is a source leave, with its link in the chain."""

from __future__ import annotations

from sqlalchemy import select

from regesta.store.tables import claim_entities, claims
from regesta.web.claim_query import IN_ORDER, IS_SOURCE, SOURCE_SLOT
from regesta.web.shelves.opened import OpenRegister
from regesta.web.telling import Told, tell_claims


class VoiceShelf(OpenRegister):
    """The sources of a register's claims: publishers, outlets and persons who say something."""

    def voiced(self, entity: str, *, limit: int) -> list[tuple[Told, int]]:
        """Return the claims in whose chain an entity stands, with the number of its link from 0."""
        joined = claim_entities.join(claims, claims.c.id == claim_entities.c.claim_id)
        query = select(claims.c.key, claim_entities.c.slot).select_from(joined)
        query = query.where(claim_entities.c.entity_id == entity, IS_SOURCE).order_by(*IN_ORDER).limit(limit)
        with self.engine.connect() as connection:
            places = [(row.key, int(row.slot.removeprefix(SOURCE_SLOT))) for row in connection.execute(query)]
            keys = sorted({key for key, _ in places})
            told = dict(zip(keys, tell_claims(connection, keys), strict=True))
        return [(told[key], number) for key, number in places if number < len(told[key].claim.attribution)]
