"""Components settled anew: things whose pairs have changed enter, the entities of their components leave.

A component is what rows of joining pairs connect. Nothing outside it matters to how its things are grouped, so that all
other groups stay as they are; only what is left open between two groups looks at both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from regesta.link.describing import Described, describe, tell_namesakes_apart
from regesta.link.features import Weighed
from regesta.link.grouping import Group, Weigher, find_unsettled, settle_groups
from regesta.link.ledger import Judged, Ledger, Pair, StoredEntity
from regesta.link.placing import MOST_DOCUMENTS, find_place
from regesta.link.weighing import Things
from regesta.model import GROUND_TYPES, Entity


@dataclass(slots=True)
class Resettled:
    """What settling some components anew has changed."""

    things: set[int]
    """All that were settled."""
    changed: set[int] = field(default_factory=set)
    """Things that belong to another entity now, or whose entity has another name, type or country."""
    countries: set[str] = field(default_factory=set)
    """Names of countries that began or ceased to be an entity, or became another one."""


def settle_anew(
    ledger: Ledger, things: Things, starts: Collection[int], dead: Collection[int], judged: Mapping[Pair, Judged]
) -> Resettled:
    """Settle the components of some things anew, and keep their entities in the place of those that were there."""
    inside, pairs = _reach(ledger, starts, judged)
    old_keys = ledger.entity_keys(inside | set(dead))
    old = ledger.entities(set(old_keys.values()))
    settled = _Settled(ledger, things, inside, pairs, judged)
    found = [(settled.describe(group), group) for group in settled.groups]
    ledger.drop_entities(old.keys())
    resettled = Resettled(inside)
    entities = _tell_apart(ledger, old, [described for described, _ in found], resettled)
    stored = [
        (StoredEntity(described, entity, settled.keys_of(group.speakers.values())), settled.keys_of(group.members))
        for (described, group), entity in zip(found, entities, strict=True)
    ]
    ledger.put_entities(stored)
    _compare(resettled, {one: old[key].entity for one, key in old_keys.items()}, stored)
    ledger.put_doubts(inside | set(dead), settled.doubts())
    return resettled


def _reach(
    ledger: Ledger, starts: Collection[int], judged: Mapping[Pair, Judged]
) -> tuple[set[int], dict[Pair, Weighed]]:
    """Return the components of some things, with every pair of theirs that may be one."""
    beside: dict[int, set[int]] = defaultdict(set)
    for (a, b), one in judged.items():
        if one.decision == "joined":
            beside[a].add(b)
            beside[b].add(a)
    reached, waiting = set(starts), set(starts)
    pairs: dict[Pair, Weighed] = {}
    while waiting:
        found = ledger.pairs_of(waiting, least=1)
        pairs |= found
        joining = chain.from_iterable(pair for pair, weighed in found.items() if weighed.joins)
        waiting = {*joining, *chain.from_iterable(beside[one] for one in waiting)} - reached
        reached |= waiting
    return reached, pairs


class _Settled:
    """Some components with their groups, numbered in the order of things; beside them the groups they may go with."""

    def __init__(
        self, ledger: Ledger, things: Things, inside: set[int], pairs: Mapping[Pair, Weighed],
        judged: Mapping[Pair, Judged],
    ) -> None:  # fmt: skip
        self._ledger, self._source, self._pairs = ledger, things, pairs
        apart = {pair for pair, one in judged.items() if one.decision != "joined" and not inside.isdisjoint(pair)}
        ends = set(chain.from_iterable((*pairs, *apart))) - inside
        outside = ledger.entity_keys(ends)
        speakers = {key: one.speakers for key, one in ledger.entities(set(outside.values())).items()}
        named = things.named(inside | ends | set(chain.from_iterable(speakers.values())))
        self._keys = sorted(named, key=lambda one: named[one].identity)
        self._number = {key: number for number, key in enumerate(self._keys)}
        self._things = [named[key] for key in self._keys]
        self._weigher = Weigher(self._things, self._weigh)
        self._open = {self._local(pair): weighed for pair, weighed in pairs.items()}
        self._apart = {self._local(pair) for pair in apart}
        joined = {
            self._local(pair): one.reason
            for pair, one in judged.items()
            if one.decision == "joined" and inside.issuperset(pair)
        }
        self._group_of = settle_groups(self._weigher, self._open, joined, self._apart)
        groups = {id(group): group for group in (self._group_of[self._number[one]] for one in inside)}
        self.groups: list[Group] = sorted(groups.values(), key=lambda group: group.members[0])
        beside = {key: self._group_beside(told) for key, told in speakers.items()}
        self._group_of |= {self._number[one]: beside[key] for one, key in outside.items()}

    def _local(self, pair: Pair) -> Pair:
        a, b = self._number[pair[0]], self._number[pair[1]]
        return (a, b) if a < b else (b, a)

    def _group_beside(self, speakers: Sequence[int]) -> Group:
        numbers = sorted(self._number[one] for one in speakers)
        return Group(numbers, {self._things[number].signature: number for number in numbers})

    def _weigh(self, a: int, b: int) -> Weighed:
        pair = min(self._keys[a], self._keys[b]), max(self._keys[a], self._keys[b])
        known = self._pairs.get(pair) or self._ledger.pairs([pair]).get(pair)
        return known or self._source.weigh_all([pair])[pair]

    def keys_of(self, numbers: Collection[int]) -> tuple[int, ...]:
        """Return the keys of things by their numbers, in order."""
        return tuple(self._keys[number] for number in sorted(numbers))

    def describe(self, group: Group) -> Described:
        """Return the entity of a group with its place."""
        members = [self._things[number] for number in group.members]
        joined = [(self._things[a].name, self._things[b].name, why) for a, b, why in group.reasons]
        described = describe(members, joined)
        if described.entity.type not in GROUND_TYPES:
            return described
        keys = self.keys_of(group.members)
        told = self._ledger.first_told(keys, MOST_DOCUMENTS)
        return described.placed(find_place(described.entity, members, told, self._ledger.latest_of(keys)))

    def doubts(self) -> dict[Pair, Weighed]:
        """Return the pairs left open between two groups, the best of each two."""
        found = find_unsettled(self._weigher, self._open, self._group_of, self._apart)
        return {(self._keys[a], self._keys[b]): weighed for (a, b), weighed in found}


def _tell_apart(
    ledger: Ledger, old: Mapping[int, StoredEntity], found: Sequence[Described], resettled: Resettled
) -> list[Entity]:
    """Return the entities, told from their namesakes; a namesake that stays may gain or lose the name's identity."""
    bases = {one.entity.id for one in (*found, *(one.described for one in old.values()))}
    staying = {key: one for key, one in ledger.namesakes(bases).items() if key not in old}
    everyone = [*found, *(one.described for one in staying.values())]
    entities = tell_namesakes_apart(everyone)
    for (key, before), entity in zip(staying.items(), entities[len(found) :], strict=True):
        if entity.id != before.entity.id:
            resettled.changed |= ledger.rename_entity(key, entity)
            resettled.countries |= {entity.name} if entity.type == "country" else set()
    return entities[: len(found)]


def _compare(
    resettled: Resettled, before: Mapping[int, Entity], stored: Sequence[tuple[StoredEntity, Sequence[int]]]
) -> None:
    """Note what has become another entity, as far as reconciling looks at it."""
    after = {thing: one.entity for one, members in stored for thing in members}
    resettled.changed |= {
        thing for thing, one in after.items() if thing not in before or _seen(one) != _seen(before[thing])
    }
    countries = [{(one.name, one.id) for one in of.values() if one.type == "country"} for of in (before, after)]
    resettled.countries |= {name for name, _ in countries[0] ^ countries[1]}


def _seen(entity: Entity) -> tuple[str, str, str, str | None]:
    return entity.id, entity.name, entity.type, entity.country
