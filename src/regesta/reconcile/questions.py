"""Which claims answer the same question: claims and their entities enter, questions in words for readers leave.

A question is of one subject (or of a country's forces in another country, when a force in general is the subject, or
figures of its parts meet there) and of the properties that are asked together (`families` in `persistence.yaml`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import yaml

from regesta.model import Claim, Entity, digest
from regesta.reconcile.scopes import counted_class
from regesta.reconcile.tables import family_of, property_key
from regesta.vocabulary.gazetteer import load_gazetteer

BY_COUNTRIES = frozenset({
    "troop_strength", "equipment_count", "facility_count", "deployment", "withdrawal", "agreement_duration",
})  # fmt: skip
"""Predicates whose claims meet by operator and host, so that one base and all bases are seen side by side."""
BY_COUNTRY = frozenset({"casualties", "stockpile", "contamination.mined_length", "contamination.area"})
"""Predicates and properties whose claims meet by country: a province and the whole, one holder and all."""
BY_COUNTED = frozenset({"equipment_count"})
"""Predicates whose question names what is counted: tanks and helicopters are two questions."""
GENERAL_TYPES = ("force", "people", "other", "equipment")


class Linking(Protocol):
    """What reconcile needs of linking; any object that has it will do."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities."""

    @property
    def entity_of(self) -> Mapping[tuple[str, str], str]:
        """From (claim id, slot) to the id of the entity that stands there."""


@dataclass(frozen=True, slots=True)
class Known:
    """What linking found, made ready to be looked up."""

    entities: Mapping[str, Entity]
    entity_of: Mapping[tuple[str, str], str]
    countries: Mapping[str, str]
    """Ids of the countries' entities by name."""


def look_up(linking: Linking) -> Known:
    """Return a linking made ready to be looked up."""
    entities = {entity.id: entity for entity in linking.entities}
    countries = {entity.name: entity.id for entity in linking.entities if entity.type == "country"}
    return Known(entities, linking.entity_of, countries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with the claims that answer it, in the register's order."""

    id: str
    text: str
    predicate: str
    property: str
    subject: str | None
    """Entity that the question is of; None for a country's forces in general."""
    claims: tuple[Claim, ...]


def ask_questions(claims: Sequence[Claim], known: Known) -> tuple[Question, ...]:
    """Return every question that the claims answer, ordered by predicate, property and text.

    Each claim is in exactly one question. Claims without subject, operator and host share the question of their
    document alone, for nothing else says that they are of one thing.
    """
    asked: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=place_of):
        asked[_key(claim, known)].append(claim)
    questions = [_ask(key, members, known) for key, members in asked.items()]
    return tuple(sorted(questions, key=lambda one: (one.predicate, one.property, one.text, one.id)))


def question_of(claim: Claim, known: Known) -> str:
    """Return the identity of the question that a claim answers."""
    return digest({"question": list(_key(claim, known))})


def place_of(claim: Claim) -> tuple[str, int, int, str]:
    """Return what orders claims as a reader meets them: document, place in it, identity."""
    first = claim.evidence[0] if claim.evidence else None
    return claim.document_id, first.start if first else 0, claim.value.start, claim.id


def subject_of(claim: Claim, known: Known) -> str | None:
    """Return the entity of a claim's subject; None for a force in general and for what has no name."""
    entity = known.entities.get(known.entity_of.get((claim.id, "subject"), ""))
    if entity is None or (entity.type in GENERAL_TYPES and not any(letter.isdigit() for letter in entity.name)):
        return None
    return entity.id


def _key(claim: Claim, known: Known) -> tuple[str, ...]:
    subject = subject_of(claim, known)
    counted = counted_class(claim) if claim.predicate in BY_COUNTED else None
    family = f"{family_of(claim)}:{counted}" if counted else family_of(claim)
    operator, host = (known.entity_of.get((claim.id, slot), "") for slot in ("operator", "host"))
    country = host or _country_of_subject(claim, known)
    if country and not BY_COUNTRY.isdisjoint((claim.predicate, property_key(claim))):
        return family, "country", country
    by_countries = claim.predicate in BY_COUNTRIES or claim.property == "rank"
    if operator and host and (by_countries or subject is None):
        return family, "forces", operator, host
    if subject is not None:
        return family, "subject", subject
    alone = known.entity_of.get((claim.id, "subject"), "")
    if operator or host:
        return family, "context", alone, operator, host
    return family, "alone", alone or claim.document_id


def _country_of_subject(claim: Claim, known: Known) -> str:
    """Return the entity of the country that the subject is or belongs to; empty where none is known."""
    subject = known.entities.get(known.entity_of.get((claim.id, "subject"), ""))
    if subject is None or subject.country is None:
        return ""
    return known.countries.get(subject.country, "")


def _ask(key: tuple[str, ...], claims: Sequence[Claim], known: Known) -> Question:
    subjects = {subject_of(claim, known) for claim in claims} - {None}
    subject = next(iter(subjects)) if len(subjects) == 1 else None
    family = key[0].partition(":")[0]
    predicate, _, name = family.partition(".")
    return Question(
        id=digest({"question": list(key)}),
        text=_in_words(family, claims, known.entities.get(subject or ""), known),
        predicate=predicate,
        property=name,
        subject=subject,
        claims=tuple(claims),
    )


def _in_words(family: str, claims: Sequence[Claim], subject: Entity | None, known: Known) -> str:
    templates = _templates()
    is_named = subject is not None and subject.name != subject.name.lower()
    form = templates.get(family, templates["otherwise"])["of_one" if is_named else "in_general"]
    operator, host = (_shared_name(slot, claims, known) for slot in ("operator", "host"))
    if host is not None and subject is not None and host.casefold() in subject.name.casefold():
        host = None
    adjective = f"{_adjective(operator)} " if operator else ""
    where = _with_article(host) if host else ""
    words = {
        "operator": adjective,
        "a_operator": f"{'an' if adjective[:1] in 'AEIOU' else 'a'} {adjective}" if adjective else "a ",
        "subject": _with_article(subject.name, subject.type) if subject else "",
        "host": f" in {where}" if host else "",
        "host_or_meant": f" in {where}" if host else " meant",
        "to_host": f" to {where}" if host else "",
        "host_left": f" {where}" if host else "",
        "counted": counted_class(claims[0]) or "weapons and vehicles",
        "property": family.partition(".")[2].replace("_", " "),
    }
    text = form.format(**words)
    return text[:1].upper() + text[1:]


def _shared_name(slot: str, claims: Sequence[Claim], known: Known) -> str | None:
    """Return the name of the one entity that stands in a slot of all claims that have it; None if several do."""
    found = {known.entity_of[claim.id, slot] for claim in claims if (claim.id, slot) in known.entity_of}
    names = {known.entities[one].name for one in found if one in known.entities}
    return next(iter(names)) if len(names) == 1 else None


def _adjective(name: str) -> str:
    """Return a country's adjective or an organisation's abbreviation, as stands before "troops"; else the name."""
    country = next((one for one in load_gazetteer().countries() if one.name == name), None)
    if name == "United States":
        return "US"
    if country is not None:
        return country.people[0] if country.people else name
    organisation = next((one for one in load_gazetteer().organisations() if one.name == name), None)
    return next((short for short in organisation.names if short.isupper()), name) if organisation else name


NAMES_WITH_ARTICLE = frozenset(
    ["United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "Maldives", "Gambia",
     "Bahamas", "Comoros", "Soviet Union", "Central African Republic", "Dominican Republic", "Marshall Islands",
     "Democratic Republic of the Congo", "Republic of the Congo", "Solomon Islands", "Seychelles", "Holy See"]
)  # fmt: skip
TYPES_WITH_ARTICLE = ("agreement", "treaty", "force", "organisation")
HEADS_WITH_ARTICLE = ("border", "frontier", "enclave", "valley", "gorge", "base")


def _with_article(name: str, kind: str = "country") -> str:
    described = kind != "person" and " " in name and load_gazetteer().is_demonym(name.split()[0])
    wants = described or name in NAMES_WITH_ARTICLE or name[:1].isdigit() or name[:1].islower()
    wants = wants or (" " in name and (kind in TYPES_WITH_ARTICLE or name.endswith(HEADS_WITH_ARTICLE)))
    return f"the {name}" if wants and not name.lower().startswith(("the ", "a ", "an ", "its ", "our ")) else name


@cache
def _templates() -> Mapping[str, Mapping[str, str]]:
    text = Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8")
    templates: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return templates
