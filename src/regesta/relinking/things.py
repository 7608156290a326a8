"""Things and their parts in a register's tables: keys, identities and documents enter, what is kept of them leaves."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from regesta.dates import sort_key
from regesta.link.parts import Part, Slot, later
from regesta.link.placing import Told
from regesta.link.surroundings import Named as NamedPlace
from regesta.link.totals import Total, read_constants, read_facts, write_constants, write_facts
from regesta.relinking.sql import EACH, Tables, listed


class ThingTables(Tables):
    """Fulfils `regesta.link.ledger.ThingLedger`."""

    def take_out(self, document: str) -> list[tuple[int, Part]]:
        """Forget what a document says, and return it with the keys of the things."""
        rows = self.rows(
            "SELECT thing, identity, things.facts, parts.facts, company, slots, latest FROM parts "
            "JOIN things ON things.key = thing WHERE document = ? ORDER BY identity", document,
        )  # fmt: skip
        found = []
        for thing, identity, whole, facts, company, slots, latest in rows:
            part = Part(identity, read_constants(whole)[0], document, read_facts(facts), latest=latest)
            part.company = set(json.loads(company))
            part.slots = [(claim, slot) for claim, slot in json.loads(slots)]
            found.append((thing, part))
        self._count_company(found, -1)
        self.change("DELETE FROM claim_entities WHERE claim_id = ? AND slot = ?", _slots(found))
        for table in ("parts", "linked_documents", "alone"):
            self.change(f"DELETE FROM {table} WHERE document = ?", [(document,)])
        return found

    def put_in(self, document: str, mark: str, told: Told, parts: Sequence[tuple[int, Part]]) -> None:
        """Keep what a document says of things, and of the places of others."""
        names = [[one.name, one.type, one.times] for one in told.names]
        row = (document, mark, json.dumps([names, told.home]))
        self.change("INSERT INTO linked_documents VALUES (?, ?, ?)", [row])
        self.change(
            "INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (document, thing, write_facts(part.facts), json.dumps(sorted(part.company)), json.dumps(part.slots),
                 part.latest, _in_order(part.latest))
                for thing, part in parts
            ],
        )  # fmt: skip
        self._count_company(parts, 1)
        self.change(
            "INSERT INTO claim_entities (claim_id, slot, thing, entity_id) VALUES (?, ?, ?, '')",
            [(*slot, thing) for thing, part in parts for slot in part.slots],
        )

    def _count_company(self, parts: Sequence[tuple[int, Part]], sign: int) -> None:
        names = [(thing, name) for thing, part in parts for name in sorted(part.company)]
        self.change(
            "INSERT INTO companions VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times",
            [(*one, sign) for one in names],
        )
        if sign < 0:
            self.change("DELETE FROM companions WHERE thing = ? AND name = ? AND times = 0", names)

    def keys_of(self, identities: Collection[str]) -> dict[str, int]:
        """Return the keys of the things that are there."""
        rows = self.rows(f"SELECT identity, key FROM things WHERE identity {EACH}", listed(identities))
        return {identity: key for identity, key in rows}

    def add_things(self, identities: Sequence[str]) -> dict[str, int]:
        """Make room for new things and return their keys."""
        ((last,),) = self.rows("SELECT COALESCE(MAX(key), 0) FROM things")
        keys = {identity: last + number for number, identity in enumerate(identities, start=1)}
        self.change("INSERT INTO things (identity, key, facts) VALUES (?, ?, '')", keys.items())
        return keys

    def drop_things(self, things: Collection[int]) -> None:
        """Forget things of which no document speaks any more."""
        self.change("DELETE FROM things WHERE key = ?", [(one,) for one in things])

    def identities_of(self, things: Collection[int]) -> dict[int, str]:
        """Return what orders things."""
        return {
            key: one for key, one in self.rows(f"SELECT key, identity FROM things WHERE key {EACH}", listed(things))
        }

    def totals(self, things: Collection[int]) -> dict[int, Total]:
        """Return what all documents say of things."""
        rows = self.rows(f"SELECT key, identity, facts FROM things WHERE key {EACH}", listed(things))
        return {key: Total(identity, *read_constants(whole)) for key, identity, whole in rows}

    def put_totals(self, totals: Mapping[int, Total]) -> None:
        """Keep what all documents say of things."""
        rows = [(write_constants(one.constants, one.facts, one.times), key) for key, one in totals.items()]
        self.change("UPDATE things SET facts = ? WHERE key = ?", rows)

    def documents_of(self, things: Collection[int]) -> dict[int, set[str]]:
        """Return the documents that speak of things."""
        return _by_first(self.rows(f"SELECT thing, document FROM parts WHERE thing {EACH}", listed(things)))

    def company_of(self, things: Collection[int]) -> dict[int, set[str]]:
        """Return the keys of the names that stand beside things in their claims."""
        return _by_first(self.rows(f"SELECT thing, name FROM companions WHERE thing {EACH}", listed(things)))

    def things_in(self, document: str) -> list[int]:
        """Return the things of which a document speaks."""
        return [thing for (thing,) in self.rows("SELECT thing FROM parts WHERE document = ?", document)]

    def things_of_slots(self, slots: Collection[Slot]) -> dict[Slot, int]:
        """Return the things that stand in slots; slots without one are left out."""
        claims = {claim for claim, _ in slots}
        rows = self.rows(f"SELECT claim_id, slot, thing FROM claim_entities WHERE claim_id {EACH}", listed(claims))
        found = {(claim, slot): thing for claim, slot, thing in rows}
        return {slot: found[slot] for slot in slots if slot in found}

    def put_alone(self, document: str, told: Collection[int]) -> None:
        """Keep by what marks of theirs all sites of an owner are named in a document, in the place of what was kept."""
        self.change("DELETE FROM alone WHERE document = ?", [(document,)])
        self.change("INSERT INTO alone VALUES (?, ?)", [(mark, document) for mark in told])

    def alone_in(self, told: Collection[int]) -> dict[int, set[str]]:
        """Return the documents kept for these marks."""
        return _by_first(self.rows(f"SELECT mark, document FROM alone WHERE mark {EACH}", listed(told)))

    def first_told(self, things: Collection[int], most: int) -> list[Told]:
        """Return what the first of the documents of things, by identity, tell of places."""
        found: set[str] = set()
        for one in things:
            rows = self.rows("SELECT document FROM parts WHERE thing = ? ORDER BY document LIMIT ?", one, most)
            found.update(document for (document,) in rows)
        first = sorted(found)[:most]
        rows = self.rows(f"SELECT told FROM linked_documents WHERE document {EACH} ORDER BY document", listed(first))
        return [_read_told(told) for (told,) in rows]

    def latest_of(self, things: Collection[int]) -> str | None:
        """Return the latest time of which claims on things speak."""
        latest = None
        for one in things:
            rows = self.rows("SELECT latest FROM parts WHERE thing = ? ORDER BY latest_order DESC LIMIT 1", one)
            latest = later(latest, rows[0][0] if rows else None)
        return latest


def _slots(parts: Sequence[tuple[int, Part]]) -> list[Slot]:
    return [slot for _, part in parts for slot in part.slots]


def _read_told(text: str) -> Told:
    names, home = json.loads(text)
    return Told(tuple(NamedPlace(name=name, type=kind, times=times) for name, kind, times in names), home)


def _in_order(date: str | None) -> str | None:
    """Return a date so that the order of words is that of time, as `later` has it."""
    if date is None:
        return None
    unknown, first, last, text = sort_key(date)
    return f"{unknown}{first.isoformat()}{last.isoformat()}{text}"


def _by_first(rows: Sequence[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for key, one in rows:
        found[key].add(one)
    return found
