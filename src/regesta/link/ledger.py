"""What linking keeps from one time to the next: the promises of a ledger, which the store fulfils.

Everything in it follows from the claims and judgements; it spares time and decides nothing. Things, entities and
blocks have integer keys that never leave the ledger; what orders things are their identities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, Protocol

from regesta.link.describing import Described
from regesta.link.features import Weighed
from regesta.link.parts import Part, Slot
from regesta.link.placing import Told
from regesta.link.totals import Total
from regesta.model import Entity

Pair = tuple[int, int]
"""Keys of two things, the smaller key first."""
Places = tuple[str, str]
"""Where a thing stands in the two orders of a large block."""
Direction = Literal["forward", "backward"]
DIRECTIONS: tuple[Direction, Direction] = ("forward", "backward")


OnPair = Literal["joined", "apart", "unsure"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What persons decided on a pair of things, with the reason."""

    decision: OnPair
    reason: str


@dataclass(frozen=True, slots=True)
class StoredEntity:
    """A group of things as an entity; `speakers` are the things that object for all of it."""

    described: Described
    entity: Entity
    speakers: tuple[int, ...]


class ThingLedger(Protocol):
    """What documents say of things."""

    def take_out(self, document: str) -> list[tuple[int, Part]]:
        """Forget what a document says, and return it with the keys of the things."""

    def put_in(self, document: str, mark: str, told: Told, parts: Sequence[tuple[int, Part]]) -> None:
        """Keep what a document of this mark says of things, and of the places of others."""

    def keys_of(self, identities: Collection[str]) -> dict[str, int]:
        """Return the keys of the things that are there."""

    def add_things(self, identities: Sequence[str]) -> dict[str, int]:
        """Make room for new things and return their keys."""

    def drop_things(self, things: Collection[int]) -> None:
        """Forget things of which no document speaks any more."""

    def identities_of(self, things: Collection[int]) -> dict[int, str]:
        """Return what orders things."""

    def totals(self, things: Collection[int]) -> dict[int, Total]:
        """Return what all documents say of things."""

    def put_totals(self, totals: Mapping[int, Total]) -> None:
        """Keep what all documents say of things."""

    def documents_of(self, things: Collection[int]) -> dict[int, set[str]]:
        """Return the documents that speak of things."""

    def company_of(self, things: Collection[int]) -> dict[int, set[str]]:
        """Return the keys of the names that stand beside things in their claims."""

    def things_in(self, document: str) -> list[int]:
        """Return the things of which a document speaks."""

    def things_of_slots(self, slots: Collection[Slot]) -> dict[Slot, int]:
        """Return the things that stand in slots; slots without one are left out."""

    def put_alone(self, document: str, told: Collection[int]) -> None:
        """Keep by what marks of theirs all sites of an owner are named in a document, in the place of what was kept."""

    def alone_in(self, told: Collection[int]) -> dict[int, set[str]]:
        """Return the documents kept for these marks."""

    def first_told(self, things: Collection[int], most: int) -> list[Told]:
        """Return what the first of the documents of things, by identity, tell of places."""

    def latest_of(self, things: Collection[int]) -> str | None:
        """Return the latest time of which claims on things speak."""


class BlockLedger(Protocol):
    """Which things meet under which key; in large blocks they stand in the order of their names, both ways."""

    def is_larger(self, block: int, size: int) -> bool:
        """Say whether a block has more things than this."""

    def members(self, block: int) -> list[int]:
        """Return the things of a block."""

    def blocks_of(self, thing: int) -> frozenset[int]:
        """Return the blocks of a thing."""

    def add(self, rows: Iterable[tuple[int, int, Places | None]]) -> None:
        """Add things to blocks, each as block, thing and, in a large block, its places in the two orders."""

    def remove(self, block: int, things: Collection[int]) -> None:
        """Take things out of a block."""

    def order(self, block: int, places: Mapping[int, Places] | None) -> None:
        """Put all things of a block in order, or out of it."""

    def before(self, block: int, direction: Direction, place: str, most: int) -> list[int]:
        """Return the nearest things before a place of a large block, the nearest first."""

    def after(self, block: int, direction: Direction, place: str, most: int) -> list[int]:
        """Return the nearest things after a place of a large block, the nearest first."""


class GroupLedger(Protocol):
    """What was weighed and decided on pairs, and the entities that follow."""

    def pairs_of(self, things: Collection[int], *, least: int = 0) -> dict[Pair, Weighed]:
        """Return the pairs in which things stand: all, those at least unsure (1), or those that join (2)."""

    def pairs(self, wanted: Collection[Pair]) -> dict[Pair, Weighed]:
        """Return of these pairs those that are kept."""

    def put_pairs(self, weighed: Mapping[Pair, Weighed]) -> None:
        """Keep pairs with what they weigh."""

    def drop_pairs(self, pairs: Collection[Pair]) -> None:
        """Forget pairs."""

    def judged(self) -> dict[Pair, Judged]:
        """Return what persons decided on pairs."""

    def put_judged(self, judged: Mapping[Pair, Judged]) -> None:
        """Keep what persons decided, in the place of what was kept."""

    def entity_keys(self, things: Collection[int]) -> dict[int, int]:
        """Return the keys of the entities to which things belong."""

    def entities(self, keys: Collection[int]) -> dict[int, StoredEntity]:
        """Return entities by their keys."""

    def namesakes(self, identities: Collection[str]) -> dict[int, StoredEntity]:
        """Return the entities whose names, types and countries give these identities."""

    def put_entities(self, found: Sequence[tuple[StoredEntity, Sequence[int]]]) -> None:
        """Keep entities with the things that they are made of."""

    def rename_entity(self, key: int, entity: Entity) -> set[int]:
        """Give an entity another identity among its namesakes, and return its things."""

    def drop_entities(self, keys: Collection[int]) -> None:
        """Forget entities."""

    def put_doubts(self, settled: Set[int], doubts: Mapping[Pair, Weighed]) -> None:
        """Keep the doubts of the rules on pairs of things, in the place of those on the settled things."""


class Ledger(ThingLedger, BlockLedger, GroupLedger, Protocol):
    """All that linking keeps."""
