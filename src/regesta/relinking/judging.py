"""Persons' decisions in a register: judgements enter; where they lead, what they decide and how they stand leaves.

A judgement is looked for anew only where a document has changed of the originals that it holds to. What it decides
together with others is worked out each time for all, since any two may contradict each other: that is in proportion to
the judgements, which persons make one by one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from regesta.link.anchoring import Places
from regesta.link.ledger import Judged, OnPair, Pair
from regesta.link.linking import contradict, doubts_of_persons, stand
from regesta.link.parts import Slot
from regesta.link.settling import Attached, Settled, attach_judgements, find_divided, settle
from regesta.model import Contradiction, Doubt, Judgement, Standing
from regesta.relinking.ledger import RegisterLedger
from regesta.relinking.sql import EACH, listed
from regesta.store.claims import ClaimFilter, read_claims
from regesta.store.documents import read_some, read_successors


@dataclass(frozen=True, slots=True)
class Decided:
    """How judgements stand, what contradicts each other, and of what persons are unsure."""

    standings: tuple[Standing, ...]
    contradictions: tuple[Contradiction, ...]
    doubts: tuple[Doubt, ...]


def attach(
    connection: Connection, ledger: RegisterLedger, judgements: Sequence[Judgement], fresh: Collection[str]
) -> list[Attached]:
    """Return the judgements that hold with where their anchors lead, in the order of decision; `fresh` has changed."""
    successors = read_successors(connection) if judgements else {}
    wanted = {one.id: sorted(_originals(one, successors)) for one in judgements}
    known = {one: told for one, *told in ledger.rows("SELECT judgement_id, originals, record FROM attached")}
    rows = ledger.rows(f"SELECT original_sha256 FROM documents WHERE id {EACH}", listed(fresh)) if judgements else []
    changed = {original for (original,) in rows}
    stale = [
        one
        for one in judgements
        if one.id not in known or json.loads(known[one.id][0]) != wanted[one.id] or changed.intersection(wanted[one.id])
    ]
    documents = read_some(connection, originals={original for one in stale for original in wanted[one.id]})
    claims = read_claims(connection, ClaimFilter(documents=tuple(one.id for one in documents)))
    anew = attach_judgements(stale, Places(claims, {one.id: one for one in documents}, successors))
    here = {one.id: one for one in judgements}
    again = {one.judgement.id for one in anew}
    kept = [_read(here[key], record) for key, (_, record) in known.items() if key in here and key not in again]
    ledger.change("DELETE FROM attached WHERE judgement_id = ?", [(one,) for one in known.keys() - here.keys() | again])
    written = [(one.judgement.id, json.dumps(wanted[one.judgement.id]), _write(one)) for one in anew]
    ledger.change("INSERT INTO attached VALUES (?, ?, ?)", written)
    return sorted((*kept, *anew), key=lambda one: (one.judgement.decided_at, one.judgement.id))


def _originals(judgement: Judgement, successors: Mapping[str, Collection[str]]) -> set[str]:
    own = {anchor.original for side in judgement.subjects for anchor in side.anchors}
    return own.union(*(successors.get(one, ()) for one in own))


def _write(one: Attached) -> str:
    return json.dumps([one.sides, one.state, one.notes])


def _read(judgement: Judgement, text: str) -> Attached:
    sides, state, notes = json.loads(text)
    slots = tuple(tuple((claim, slot) for claim, slot in side) for side in sides)
    return Attached(judgement=judgement, sides=slots, state=state, notes=tuple(notes))


def divide(ledger: RegisterLedger, attached: Sequence[Attached], base_of: Mapping[Slot, str]) -> dict[Slot, str]:
    """Return a mark for each slot that a judgement takes out of its thing; `base_of` are the things of fresh slots."""
    slots = _slots(attached)
    things = ledger.things_of_slots(slots - base_of.keys())
    totals = ledger.totals(set(things.values()))
    bases = {slot: totals[thing].constants.identity for slot, thing in things.items() if thing in totals}
    return find_divided(bases | {slot: base_of[slot] for slot in slots & base_of.keys()}, attached)


def _slots(attached: Sequence[Attached]) -> set[Slot]:
    return {slot for one in attached for side in one.sides for slot in side}


class Bench:
    """What all judgements decide together on the things of a ledger."""

    def __init__(self, ledger: RegisterLedger, attached: Sequence[Attached]) -> None:
        self._ledger, self._attached = ledger, attached
        self._settled = Settled()
        self._things: list[int] = []

    def judge(self) -> dict[Pair, Judged]:
        """Return what is decided on pairs of things."""
        things = self._ledger.things_of_slots(_slots(self._attached))
        identities = self._ledger.identities_of(set(things.values()))
        self._things = sorted(identities, key=lambda one: identities[one])
        rank = {thing: number for number, thing in enumerate(self._things)}
        self._settled = settle({slot: rank[thing] for slot, thing in things.items()}, self._attached)
        found: dict[Pair, Judged] = {}
        settled: tuple[tuple[Mapping[Pair, str], OnPair], ...] = (
            (self._settled.unsure, "unsure"), (self._settled.apart, "apart"), (self._settled.joined, "joined"),
        )  # fmt: skip
        for pairs, decision in settled:
            for (a, b), reason in pairs.items():
                one, other = self._things[a], self._things[b]
                found[min(one, other), max(one, other)] = Judged(decision, reason)
        return found

    def decided(self) -> Decided:
        """Return how the judgements stand, once the entities are made."""
        entity_of = self._ledger.entities_of_slots(_slots(self._attached))
        ids = self._ledger.entity_ids(self._things)
        by_rank = {number: ids[thing] for number, thing in enumerate(self._things) if thing in ids}
        return Decided(
            standings=tuple(stand(one, self._settled, entity_of) for one in self._attached),
            contradictions=tuple(contradict(one, by_rank) for one in self._settled.clashes),
            doubts=tuple(doubts_of_persons(self._attached, entity_of)),
        )
