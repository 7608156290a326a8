"""Why two are one or not: an opened store and two entities enter, an account for a terminal and a page leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from regesta.decisions.choosing import Chosen
from regesta.decisions.listing import Listed, list_judgements
from regesta.decisions.subjects import Mentions
from regesta.link.anchoring import Places
from regesta.link.explaining import Pairing, account_for_pair, find_chain
from regesta.link.gathering import gather_named
from regesta.link.grouping import Pair
from regesta.link.named import Named
from regesta.link.settling import Settled, attach_judgements, find_divided, number_slots, settle
from regesta.model import Contradiction, Document, Doubt, Judgement
from regesta.store import Store
from regesta.store.fold import fold

PAIRS_SHOWN = 4
MOST_NAMES = 60
"""Names of each side that are compared, those with most mentions first: 3,600 pairs, about a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two entities, or two spellings of one, are joined or not: the rules' reasons and the persons'."""

    a: Chosen
    b: Chosen
    relation: Literal["one entity", "two entities", "open"]
    pairs: tuple[Pairing, ...]
    """For one entity the row of pairs that joins the two; else the pairs for which most speaks, or that object."""
    other_pairs: int
    """Pairs of names that are not shown."""
    judgements: tuple[Listed, ...]
    contradictions: tuple[Contradiction, ...]
    doubts: tuple[Doubt, ...]


def account_for(store: Store, a: Chosen, b: Chosen) -> Why:
    """Return why two entities are one or not; of one entity, why two spellings of it are.

    Where a person kept apart what the rules would join, or joined what they would not, the rules' reasons are told all
    the same.
    """
    ids = {a.entity.id, b.entity.id}
    mentions = Mentions.of(store, ids)
    things, settled, listed = _things_and_decisions(store, mentions)
    sides = [_numbers(things, mentions, one, is_one=len(ids) == 1) for one in (a, b)]
    pairs, others = _choose_pairs(things, sides, settled, is_one=len(ids) == 1)
    decided = store.decided()
    doubts = tuple(one for one in decided.doubts if len(ids) == 2 and {one.a, one.b} == ids)
    is_open = doubts or (len(ids) == 2 and any(pair.decision == "unsure" and not pair.persons for pair in pairs))
    concerning = {one.judgement.id for one in listed}
    return Why(
        a=a,
        b=b,
        relation="one entity" if len(ids) == 1 else "open" if is_open else "two entities",
        pairs=pairs,
        other_pairs=others,
        judgements=tuple(listed),
        contradictions=tuple(one for one in decided.contradictions if concerning & set(one.judgements)),
        doubts=doubts,
    )


def _things_and_decisions(store: Store, mentions: Mentions) -> tuple[list[Named], Settled, list[Listed]]:
    """Return the things of the claims at hand as linking had them, what persons decided on them, and the judgements.

    Judgements that were taken back are attached too, so that their history is told, but decide nothing.
    """
    claims = list(mentions.claims.values())
    every = list_judgements(store)
    documents: dict[str, Document] = {}
    for claim in claims if every else ():
        if claim.document_id not in documents:
            documents[claim.document_id] = store.document(claim.document_id)
    places = Places(claims, documents, store.successors())
    attached = attach_judgements([replace(one.judgement, retracted_at=None) for one in every], places)
    touching = {one.judgement.id for one in attached if _touches(one.sides, mentions)}
    held = [one for one in attached if _holds(one.judgement, every)]
    things = gather_named(claims)
    if divided := find_divided(number_slots(things), held):
        things = gather_named(claims, divided)
    return things, settle(number_slots(things), held), [one for one in every if one.judgement.id in touching]


def _holds(judgement: Judgement, every: Collection[Listed]) -> bool:
    return any(one.judgement.id == judgement.id and one.judgement.retracted_at is None for one in every)


def _touches(sides: Collection[Collection[tuple[str, str]]], mentions: Mentions) -> bool:
    """Tell whether each side of a judgement has a mention of the entities at hand."""
    return len(sides) > 1 and all(any(slot in mentions.entity_of for slot in side) for side in sides)


def _numbers(things: list[Named], mentions: Mentions, chosen: Chosen, *, is_one: bool) -> list[int]:
    """Return the numbers of an entity's things, only those with a spelling where one was asked for.

    Within one entity its own name is a spelling too.
    """
    own = [
        (-len(slots), number)
        for number, thing in enumerate(things)
        if (slots := mentions.slots_of(thing, chosen.entity.id))
    ]
    numbers = [number for _, number in sorted(own)]
    if is_one or chosen.spelling is not None:
        wanted = fold(chosen.called)
        numbers = [one for one in numbers if wanted in {fold(name) for name in (things[one].name, *things[one].texts)}]
    return numbers[:MOST_NAMES]


def _choose_pairs(
    things: list[Named], sides: list[list[int]], settled: Settled, *, is_one: bool
) -> tuple[tuple[Pairing, ...], int]:
    if is_one:
        row = find_chain(things, sides[0], sides[1], settled.joined)
        return tuple(_account(things, a, b, settled) for a, b in pairwise(row)), 0
    pairs = [_account(things, a, b, settled) for a in sides[0] for b in sides[1]]
    pairs.sort(key=lambda pair: (not pair.persons, pair.decision == "not the same", -pair.score))
    objecting = [pair for pair in pairs[1:] if any(one.is_objection for one in pair.held)][:1]
    first = pairs[:PAIRS_SHOWN]
    shown = [*first, *(pair for pair in objecting if pair not in first)]
    return tuple(shown), len(pairs) - len(shown)


def _account(things: list[Named], a: int, b: int, settled: Settled) -> Pairing:
    return account_for_pair(things[a], things[b], tuple(_persons((min(a, b), max(a, b)), settled)))


def _persons(pair: Pair, settled: Settled) -> Iterator[str]:
    decided: tuple[tuple[str, Mapping[Pair, str]], ...] = (
        ("the same", settled.joined),
        ("not the same", settled.apart),
        ("unsure", settled.unsure),
    )
    for word, pairs in decided:
        if pair in pairs:
            yield f"{word}, by {pairs[pair]}"
