"""What extract makes of a document: claims with their values and clocks, and where every figure went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from regesta.model.annotations import AttributionLink, Comparator, Mention, Polarity, Quantity, Stance
from regesta.model.documents import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a claim says: a quantity, a date, a duration, an entity or words."""

    kind: Literal["quantity", "date", "duration", "entity", "text"]
    start: int
    end: int
    text: str
    quantity: Quantity | None = None
    edtf: str | None = None
    iso: str | None = None
    comparator: Comparator | None = None
    entity: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Valid:
    """When a claim holds in the world, as the text states it; `..` is explicitly open, None unknown."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedAt:
    """As of when a state was observed, and on what evidence that rests."""

    edtf: str
    basis: Literal["stated", "sentence", "paragraph", "section", "dateline", "published", "footnote", "speech"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who said what, about whom, with which value, for when, in which words. Never edited."""

    id: str
    anchor: str
    """Identity of document, quotation, predicate and property: judgements hold to it across extractor versions."""
    document_id: str
    predicate: str
    property: str
    polarity: Polarity
    stance: Stance
    subject: Mention | None
    operator: Mention | None
    host: Mention | None
    location: Mention | None
    value: Value
    valid: Valid
    observed_at: ObservedAt | None
    asserted_on: str | None
    attribution: tuple[AttributionLink, ...]
    evidence: tuple[Evidence, ...]
    rule: str


FigureState = Literal["claimed", "unclaimed", "furniture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or date of a document and where it went: in a claim, unclaimed with a reason, or furniture."""

    start: int
    end: int
    text: str
    kind: Literal["number", "date"]
    state: FigureState
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What extract found in one document: its claims, and every figure with its whereabouts."""

    document_id: str
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionRun:
    """One build: the versions and settings under which claims were made, and its sequence number."""

    id: str
    sequence: int
    program: str
    model_hash: str
    settings: Mapping[str, Any] = field(default_factory=dict)
