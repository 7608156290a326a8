"""Pairs, decisions and entities in a register's tables: things enter, what follows for them leaves."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from regesta.link.describing import Described
from regesta.link.features import Weighed
from regesta.link.ledger import Judged, Pair, StoredEntity
from regesta.link.linking import make_doubt
from regesta.model import Doubt, Entity
from regesta.relinking.sql import EACH, Tables, listed
from regesta.store import search
from regesta.store.records import read_record, write_record

DECISIONS = {"not the same": 0, "unsure": 1, "same": 2}


class GroupTables(Tables):
    """Fulfils `regesta.link.ledger.GroupLedger`."""

    def pairs_of(self, things: Collection[int], *, least: int = 0) -> dict[Pair, Weighed]:
        """Return the pairs in which things stand: all, those at least unsure (1), or those that join (2)."""
        wanted, found = listed(things), []
        at_least = "" if least == 0 else f" AND decision > 0 AND decision >= {least}"
        for end in ("a", "b"):
            found += self.rows(f"SELECT a, b, score, reasons FROM pairs WHERE {end} {EACH}{at_least}", wanted)
        return _read_pairs(found)

    def pairs(self, wanted: Collection[Pair]) -> dict[Pair, Weighed]:
        """Return of these pairs those that are kept."""
        rows = self.rows(
            "SELECT pairs.a, pairs.b, score, reasons FROM json_each(?) AS wanted JOIN pairs "
            "ON pairs.a = json_extract(wanted.value, '$[0]') AND pairs.b = json_extract(wanted.value, '$[1]')",
            listed(wanted),
        )  # fmt: skip
        return _read_pairs(rows)

    def put_pairs(self, weighed: Mapping[Pair, Weighed]) -> None:
        """Keep pairs with what they weigh."""
        self.change(
            "INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?, ?)",
            (
                (*pair, one.score, json.dumps(one.reasons), DECISIONS[one.decision])
                for pair, one in sorted(weighed.items())
            ),
        )

    def drop_pairs(self, pairs: Collection[Pair]) -> None:
        """Forget pairs."""
        self.change("DELETE FROM pairs WHERE a = ? AND b = ?", pairs)

    def judged(self) -> dict[Pair, Judged]:
        """Return what persons decided on pairs."""
        rows = self.rows("SELECT a, b, decision, reason FROM judged")
        return {(a, b): Judged(decision, reason) for a, b, decision, reason in rows}

    def put_judged(self, judged: Mapping[Pair, Judged]) -> None:
        """Keep what persons decided, in the place of what was kept."""
        self.do("DELETE FROM judged")
        rows = [(*pair, one.decision, one.reason) for pair, one in judged.items()]
        self.change("INSERT INTO judged VALUES (?, ?, ?, ?)", rows)

    def entity_keys(self, things: Collection[int]) -> dict[int, int]:
        """Return the keys of the entities to which things belong."""
        wanted = listed(things)
        rows = self.rows(f"SELECT key, entity FROM things WHERE key {EACH} AND entity IS NOT NULL", wanted)
        return {thing: entity for thing, entity in rows}

    def entities(self, keys: Collection[int]) -> dict[int, StoredEntity]:
        """Return entities by their keys."""
        return self._entities("key", keys)

    def namesakes(self, identities: Collection[str]) -> dict[int, StoredEntity]:
        """Return the entities whose names, types and countries give these identities."""
        return self._entities("base", identities)

    def _entities(self, column: str, wanted: Collection[object]) -> dict[int, StoredEntity]:
        columns = "key, record, base, told_apart, times, first, speakers"
        rows = self.rows(f"SELECT {columns} FROM entities WHERE {column} {EACH}", listed(wanted))
        return {key: _read_entity(*row) for key, *row in rows}

    def put_entities(self, found: Sequence[tuple[StoredEntity, Sequence[int]]]) -> None:
        """Keep entities with the things that they are made of."""
        ((last,),) = self.rows("SELECT COALESCE(MAX(key), 0) FROM entities")
        numbered = list(enumerate(found, start=last + 1))
        self.change(
            "INSERT INTO entities (key, id, record, type, country, base, told_apart, times, first, speakers) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(key, *_entity_row(one)) for key, (one, _) in numbered],
        )
        members = [(key, thing) for key, (_, things) in numbered for thing in things]
        self.change("UPDATE things SET entity = ? WHERE key = ?", members)
        search.index_entities(self._connection, [(key, one.entity) for key, (one, _) in numbered])

    def rename_entity(self, key: int, entity: Entity) -> set[int]:
        """Give an entity another identity among its namesakes, and return its things."""
        self.change("UPDATE entities SET id = ?, record = ? WHERE key = ?", [(entity.id, write_record(entity), key)])
        things = {thing for (thing,) in self.rows("SELECT key FROM things WHERE entity = ?", key)}
        wanted = listed(things)
        rows = self.rows(
            f"SELECT thing_a, thing_b, record FROM doubts WHERE thing_a {EACH} OR thing_b {EACH}", wanted, wanted
        )
        here = self.entity_ids({one for row in rows for one in row[:2]})  # others are being settled anew
        old = {(a, b): read_record(Doubt, record) for a, b, record in rows if a in here and b in here}
        self.change("DELETE FROM doubts WHERE thing_a = ? AND thing_b = ?", old)
        self._add_doubts({pair: Weighed(one.score or 0, one.reasons) for pair, one in old.items()})
        return things

    def drop_entities(self, keys: Collection[int]) -> None:
        """Forget entities."""
        self.change("DELETE FROM entities WHERE key = ?", [(key,) for key in keys])
        search.forget(self._connection, "search_entities", keys)

    def put_doubts(self, settled: Set[int], doubts: Mapping[Pair, Weighed]) -> None:
        """Keep the doubts of the rules on pairs of things, in the place of those on the settled things."""
        wanted = listed(settled)
        rows = [
            row
            for end in ("thing_a", "thing_b")
            for row in self.rows(f"SELECT thing_a, thing_b, record FROM doubts WHERE {end} {EACH}", wanted)
        ]
        before, now = {(a, b): record for a, b, record in rows}, self._as_doubts(doubts)
        stale = [pair for pair, record in before.items() if pair not in now or now[pair][-1] != record]
        self.change("DELETE FROM doubts WHERE thing_a = ? AND thing_b = ?", stale)
        self._insert_doubts({pair: row for pair, row in now.items() if before.get(pair) != row[-1]})

    def _add_doubts(self, doubts: Mapping[Pair, Weighed]) -> None:
        self._insert_doubts(self._as_doubts(doubts))

    def _as_doubts(self, doubts: Mapping[Pair, Weighed]) -> dict[Pair, tuple[str, str, float | None, str]]:
        entity_of = self.entity_ids({one for pair in doubts for one in pair})
        made = {(a, b): make_doubt(entity_of[a], entity_of[b], weighed) for (a, b), weighed in doubts.items()}
        return {pair: (one.a, one.b, one.score, _write_doubt(one)) for pair, one in made.items()}

    def _insert_doubts(self, rows: Mapping[Pair, tuple[str, str, float | None, str]]) -> None:
        self.change(
            "INSERT INTO doubts (thing_a, thing_b, a, b, score, record) VALUES (?, ?, ?, ?, ?, ?)",
            [(*pair, *row) for pair, row in rows.items()],
        )

    def entity_ids(self, things: Collection[int]) -> dict[int, str]:
        """Return the identities of the entities to which things belong."""
        rows = self.rows(
            "SELECT things.key, entities.id FROM things JOIN entities ON entities.key = things.entity "
            f"WHERE things.key {EACH}", listed(things),
        )  # fmt: skip
        return {thing: entity for thing, entity in rows}


def _read_pairs(rows: Sequence[tuple[int, int, float, str]]) -> dict[Pair, Weighed]:
    return {(a, b): Weighed(score, _read_reasons(reasons)) for a, b, score, reasons in rows}


@lru_cache(maxsize=4096)
def _read_reasons(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _write_doubt(one: Doubt) -> str:
    """Return a doubt as `write_record` does, of which there may be thousands about one name."""
    plain = {"a": one.a, "b": one.b, "by": one.by, "reasons": one.reasons, "score": one.score}
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _entity_row(one: StoredEntity) -> tuple[object, ...]:
    described = one.described
    told = described.entity.id, described.told_apart, described.times, described.first
    entity = one.entity
    return entity.id, write_record(entity), entity.type, entity.country, *told, json.dumps(one.speakers)


def _read_entity(record: str, base: str, told_apart: str, times: int, first: str, speakers: str) -> StoredEntity:
    entity = read_record(Entity, record)
    described = Described(replace(entity, id=base), told_apart, times, first)
    return StoredEntity(described, entity, tuple(json.loads(speakers)))
