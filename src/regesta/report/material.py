"""What a report is written from: documents, claims, names and findings enter; lookups by country and name leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from regesta.dates import sort_key
from regesta.model import GROUND_TYPES, Claim, Comparison, Document, Entity, Finding, Mention
from regesta.vocabulary.gazetteer import load_gazetteer
from regesta.withholding import tells_only_ages

__all__ = ["Linking", "Material", "Slot", "assemble_material"]

Slot = Literal["subject", "operator", "host", "location"]
SLOTS: tuple[Slot, ...] = ("subject", "operator", "host", "location")
MAIN_SHARE = 2 / 3
"""Share of a document's located claims that makes a country its subject; a survey of several countries has none."""


class Linking(Protocol):
    """What link hands over: entities, and which of them a claim's slot stands for."""

    @property
    def entities(self) -> tuple[Entity, ...]: ...

    @property
    def entity_of(self) -> Mapping[tuple[str, str], str]: ...


@dataclass(frozen=True)
class Material:
    """Everything that one country's report may say, with the country's name as its claims have it."""

    country: str
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    entity_of: Mapping[tuple[str, str], Entity]
    findings: tuple[Finding, ...]

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """The claims that concern the country, in the order of what they speak of, then of their documents."""
        told = (c for c in self.claims.values() if not tells_only_ages(c) and self._concerns(c))
        return tuple(sorted(told, key=self.order))

    @cached_property
    def agreeing(self) -> Mapping[frozenset[str], Comparison]:
        """The pairs of claims whose values agree, by the two claims' ids."""
        return {frozenset((p.a, p.b)): p for f in self.findings for p in f.pairs if p.verdict == "compatible"}

    def order(self, claim: Claim) -> tuple[object, ...]:
        """Sort key: when it holds or was observed, when it was published, where it stands."""
        document = self.documents[claim.document_id]
        when = claim.valid.start or claim.valid.end or (claim.observed_at and claim.observed_at.edtf)
        return (
            sort_key(when or document.published),
            sort_key(document.published),
            document.name,
            _start(claim),
            claim.id,
        )

    def mention(self, claim: Claim, slot: Slot) -> Mention | None:
        mention: Mention | None = getattr(claim, slot)
        return mention

    def name(self, claim: Claim, slot: Slot) -> str | None:
        """Return the linked entity's name, else the mention's own; None where the slot is empty."""
        entity = self.entity_of.get((claim.id, slot))
        mention = self.mention(claim, slot)
        return entity.name if entity else mention.name if mention else None

    def country_of(self, claim: Claim, slot: Slot) -> str | None:
        """Return the country that a slot's mention names or belongs to; None when the text does not say."""
        mention = self.mention(claim, slot)
        if mention is None:
            return None
        entity = self.entity_of.get((claim.id, slot))
        if mention.type == "country":
            return entity.name if entity else mention.name
        return mention.country or (entity.country if entity else None)

    def _concerns(self, claim: Claim) -> bool:
        """Whether a claim speaks of the country: its host, else the place or party that the other slots name."""
        host = self.country_of(claim, "host")
        if host is not None:
            return _same(host, self.country)
        place = self.country_of(claim, "location")
        if place is not None:
            return _same(place, self.country)
        ground = None if claim.predicate == "position" else self.country_of(claim, "subject")
        if ground is not None and claim.subject is not None and claim.subject.type in GROUND_TYPES:
            return _same(ground, self.country)
        return self._is_spoken_of(claim)

    def _is_spoken_of(self, claim: Claim) -> bool:
        """Whether a claim whose slots name no ground speaks of the country: in its own words, or its document does."""
        named = {name for evidence in claim.evidence for name, _ in load_gazetteer().countries_in(evidence.quote)}
        if self.country.casefold() in {name.casefold() for name in named}:
            return True
        return _same(self._main_countries.get(claim.document_id, ""), self.country)

    @cached_property
    def _main_countries(self) -> dict[str, str]:
        """For each document that is about one country, that country: the host of most of its claims."""
        hosts: dict[str, Counter[str]] = {}
        for claim in self.claims.values():
            if host := self.country_of(claim, "host"):
                hosts.setdefault(claim.document_id, Counter())[host] += 1
        mains = {document: max(sorted(found), key=found.__getitem__) for document, found in hosts.items()}
        return {d: main for d, main in mains.items() if hosts[d][main] >= MAIN_SHARE * hosts[d].total()}


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()


def _start(claim: Claim) -> int:
    return claim.evidence[0].start if claim.evidence else claim.value.start


def assemble_material(
    country: str, documents: Sequence[Document], claims: Sequence[Claim], linking: Linking, findings: Sequence[Finding]
) -> Material:
    """Return the lookups for one country; a claim whose document is not among the documents is a KeyError later."""
    entities = {entity.id: entity for entity in linking.entities}
    entity_of = {key: entities[identity] for key, identity in linking.entity_of.items() if identity in entities}
    return Material(
        country=country,
        documents={document.id: document for document in documents},
        claims={claim.id: claim for claim in claims},
        entity_of=entity_of,
        findings=tuple(findings),
    )
