"""Who is who and where: entities with their places, judgements on them and what they hold to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.annotations import MentionType

PlacePrecision = Literal["site", "town", "district", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedPlace:
    """Where a name lies according to the gazetteer: coordinates with their precision, and what else it could be."""

    name: str
    """As the gazetteer has it."""
    country: str | None
    """State or contested territory, by its English short name."""
    latitude: float
    longitude: float
    precision: PlacePrecision
    reason: str
    """Why this place: its country, the context, its prominence, in words."""
    lost: tuple[str, ...] = ()
    """The candidates that lost, the nearest first, each with why in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what mentions stand for: a view over pairwise judgements, recomputable at any time."""

    id: str
    name: str
    type: MentionType
    country: str | None = None
    names: tuple[str, ...] = ()
    """Every spelling found, sorted."""
    reasons: tuple[str, ...] = ()
    """Why spellings were joined, in words."""
    place: ResolvedPlace | None = None
    """Where it lies, for what lies somewhere; None where the gazetteer does not know it or cannot tell."""
    bearers: tuple[str, ...] = ()
    """Without a place: the places that bear its name and among which nothing decides, or why they are out."""


Decision = Literal["same", "not the same", "unsure"]
"""What can be decided on whether two subjects are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a judgement holds to: words in a quotation of an original, told so that no lookalike is taken for them."""

    original: str
    """SHA-256 of the file that the words stand in."""
    document: str
    """Name of that file when it was judged, for who reads the judgement."""
    claim: str
    """`Claim.anchor` of the claim that was judged."""
    predicate: str
    property: str
    slot: str
    quote: str
    prefix: str
    suffix: str
    """Up to 32 characters before and after the quotation."""
    occurrence: int
    """Which of the quotation's occurrences in the text it is, from 1."""
    type: MentionType
    name: str
    words: str
    """The mention as printed, and under `name` as an analyst would write it."""
    nth: int | None
    """Which of the occurrences of these words in the quotation, from 1; None where they stand outside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One side of a judgement: what it was called when it was judged, and the mentions that it holds to."""

    name: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision by a person or a rule: never overwritten, only retracted."""

    id: str
    subjects: tuple[Subject, ...]
    decision: str
    by: str
    reason: str
    decided_at: str
    retracted_at: str | None = None
    retracted_by: str | None = None
    retraction_reason: str | None = None

    @property
    def words(self) -> str:
        """What was decided on what: “A” and “B” are the same."""
        names = " and ".join(f"“{subject.name}”" for subject in self.subjects)
        decided = {"same": "are the same", "not the same": "are not the same", "unsure": "may be the same"}
        return f"{names} {decided.get(self.decision, self.decision)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a judgement that holds stands among the register's claims as they are now."""

    judgement_id: str
    state: Literal["exact", "moved", "orphaned"]
    """Orphaned where a whole side is found no more; such a judgement decides nothing until its words come back."""
    entities: tuple[tuple[str, ...], ...] = ()
    """Side by side, the ids of the entities that its mentions now belong to."""
    notes: tuple[str, ...] = ()
    """What has moved or is found no more, in words."""
    suspended: bool = False
    """Whether it joins nothing because other judgements contradict it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Judgements that cannot all be right: none of them joins anything until one is retracted."""

    judgements: tuple[str, ...]
    entities: tuple[str, ...]
    """Ids of the entities that they speak of."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two entities that may be one: something speaks for it, and not enough."""

    a: str
    b: str
    by: str
    """`rules`, or the person who is unsure."""
    reasons: tuple[str, ...] = ()
    score: float | None = None
    """Sum of the rules' weights; None where a person is unsure."""
