"""Claims on the shelf: queries and page numbers enter; claims with their documents, and counts of them, leave."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, func, literal_column, select

from regesta.store.tables import claims
from regesta.web.claim_query import IN_ORDER, ClaimQuery, state_conditions
from regesta.web.shelves.opened import OpenRegister
from regesta.web.telling import AT_ONCE, Told, tell_claims


class ClaimShelf(OpenRegister):
    """The claims of a register."""

    def count_claims(self, query: ClaimQuery) -> int:
        """Return how many claims a query leaves."""
        kept = self._kept_for(("count", query))
        if not kept:
            counted = select(func.count()).select_from(claims).where(*state_conditions(query))
            with self.engine.connect() as connection:
                kept.append(int(connection.scalar(counted) or 0))
        return int(kept[0])

    def claims(self, query: ClaimQuery, *, offset: int = 0, limit: int = 50) -> list[Told]:
        """Return a page of claims with their documents, in the order of documents and of their texts."""
        # The keys alone are put in order: records are long, and sorting them would read the whole table.
        ordered = select(claims.c.key).where(*state_conditions(query)).order_by(*IN_ORDER).offset(offset).limit(limit)
        with self.engine.connect() as connection:
            return tell_claims(connection, list(connection.scalars(ordered)))

    def claims_of(self, identities: Iterable[str]) -> list[Told]:
        """Return the claims of these identities that the register has, in the order asked."""
        wanted = list(identities)
        keys: list[int] = []
        with self.engine.connect() as connection:
            for start in range(0, len(wanted), AT_ONCE):
                some = claims.c.id.in_(wanted[start : start + AT_ONCE])
                keys.extend(connection.scalars(select(claims.c.key).where(some)))
            told = {one.claim.id: one for one in tell_claims(connection, keys)}
        return [told[identity] for identity in wanted if identity in told]

    def claim_ids(self, query: ClaimQuery) -> list[str]:
        """Return the identities of all claims that a query leaves, without their records."""
        with self.engine.connect() as connection:
            return list(connection.scalars(select(claims.c.id).where(*state_conditions(query)).order_by(claims.c.key)))

    def claims_by_predicate(self, entity: str, *, limit: int) -> list[tuple[str, int, list[Told]]]:
        """Return (predicate, number of claims, the first of them) for an entity, the commonest predicate first."""
        query = select(claims.c.predicate, claims.c.key).where(*state_conditions(ClaimQuery(entity=entity)))
        groups: dict[str, list[int]] = {}
        with self.engine.connect() as connection:
            for predicate, key in connection.execute(query.order_by(*IN_ORDER)):
                groups.setdefault(predicate, []).append(key)
            ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
            return [(predicate, len(keys), tell_claims(connection, keys[:limit])) for predicate, keys in ordered]

    def count_by(self, column: str, query: ClaimQuery) -> list[tuple[str, int]]:
        """Return (value, count) of predicate, stance, property or country among a query's claims, commonest first."""
        kept = self._kept_for(("count_by", column, query))
        if kept:
            return list(kept[0])
        source = claims.c.host if column == "country" else claims.c[column]
        counted = (
            select(source, func.count())
            .where(source.is_not(None), *state_conditions(query))
            .group_by(source)
            .order_by(func.count().desc(), source)
        )
        with self.engine.connect() as connection:
            kept.append([(value, count) for value, count in connection.execute(counted)])
        return list(kept[0])

    def count_rules(self) -> dict[str, int]:
        """Return how many claims each rule of the register made."""
        kept = self._kept_for("rules")
        if not kept:
            rule: ColumnElement[str] = literal_column("json_extract(record, '$.rule')")
            with self.engine.connect() as connection:
                rows = connection.execute(select(rule, func.count()).select_from(claims).group_by(rule))
                kept.append({name: int(count) for name, count in rows})
        counts: dict[str, int] = kept[0]
        return counts
