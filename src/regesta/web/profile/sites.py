"""The sites of a base: the claims about it with their entities enter; places as printed, with their claims, leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.dates import sort_key
from regesta.model import Claim, Entity, Mention
from regesta.web.profile.surroundings import BASES
from regesta.web.telling import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place where a base is said to be: the entity, and each way of printing it with a claim of each document."""

    entity: Entity
    printed: tuple[tuple[str, tuple[Told, ...]], ...]


def list_sites(entity: Entity, about: Sequence[Told], by_slot: Mapping[str, Mapping[str, Entity]]) -> tuple[Site, ...]:
    """Return the places in the claims about a base or force, each with its printings; nothing for other entities.

    A printing is the words of the claim's location, or of its value where the value is a place; one document that
    prints a place twice in one way stands once.
    """
    found: dict[str, tuple[Entity, dict[tuple[str, str], Told]]] = {}
    for told in about if entity.type in BASES else ():
        for slot in ("location", "value"):
            site, mention = by_slot[told.claim.id].get(slot), _mention(told.claim, slot)
            if site is not None and mention is not None and site.id != entity.id and site.type != "country":
                printed = found.setdefault(site.id, (site, {}))[1]
                printed.setdefault((" ".join(mention.text.split()), told.document.id), told)
    sites = [Site(entity=site, printed=_by_words(rows)) for site, rows in found.values()]
    return tuple(sorted(sites, key=lambda site: (-sum(len(told) for _, told in site.printed), site.entity.name)))


def _by_words(rows: Mapping[tuple[str, str], Told]) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Return each way of printing with its claims by date, the way of most documents first."""
    words: dict[str, list[Told]] = {}
    for (printed, _), told in rows.items():
        words.setdefault(printed, []).append(told)
    ordered = sorted(words.items(), key=lambda item: (-len(item[1]), item[0]))
    by_date = [(printed, sorted(told, key=lambda one: (sort_key(one.document.published), one.document.name)))
               for printed, told in ordered]  # fmt: skip
    return tuple((printed, tuple(told)) for printed, told in by_date)


def _mention(claim: Claim, slot: str) -> Mention | None:
    return claim.location if slot == "location" else claim.value.entity
