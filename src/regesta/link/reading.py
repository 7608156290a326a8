"""What a mention says in its claim: a slot of a claim enters, whose, where and what it is leaves."""

from __future__ import annotations

from functools import lru_cache

from regesta.link.candidates import DIVISIONS, find_candidates
from regesta.link.named import GROUPS, VALUE, Named, Reading
from regesta.link.naming import Traits, read_traits, read_words
from regesta.model import Claim, Mention, MentionType
from regesta.vocabulary.gazetteer import Place, load_gazetteer

MARGIN = 0.5
"""By how much a place must outweigh the others that bear its name, as in `locating.py`: three times the people."""


def read_slot(claim: Claim, slot: str, mention: Mention) -> Reading:
    """Return what a mention says in a slot of a claim."""
    context = _kind_of_slot(slot), country_of(claim.operator), country_of(claim.host)
    return _read(mention.type, mention.name, mention.country, *context)


def read_name(name: str, kind: MentionType, country: str | None = None) -> Named:
    """Return a named thing of which no claim speaks: nothing is known but its name, type and perhaps country."""
    mention = Mention(start=0, end=len(name), text=name, type=kind, name=name, country=country)
    return begin_named(_read(kind, name, country, "other", None, None), mention)


def begin_named(read: Reading, mention: Mention) -> Named:
    """Return a named thing of one mention, to which others may be added."""
    return Named(
        group=read.group, name=mention.name, traits=read.traits, operator=read.operator, host=read.host,
        entry=read.entry, place=read.place, documents=frozenset(), site=read.site, parties=read.parties,
    )  # fmt: skip


def _kind_of_slot(slot: str) -> str:
    """Return what matters of a slot: whether the claim's own operator and host are those of the thing."""
    if slot in ("subject", "location", VALUE):
        return "thing"
    return slot if slot == "host" else "other"


@lru_cache(maxsize=131_072)
def _read(
    kind: MentionType, name: str, country: str | None, slot: str, claim_operator: str | None, claim_host: str | None
) -> Reading:
    """Return what a mention says in its claim; the same words in the same context are read once."""
    mention = Mention(start=0, end=0, text=name, type=kind, name=name, country=country)
    group = GROUPS.get(kind, kind)
    traits = read_traits(name, is_person=group == "person")
    operator, host = _context(mention, group, slot, traits, claim_operator, claim_host)
    place = _place(mention, traits, host) if group in ("place", "forces") else None
    if place is not None and place.country is not None and group == "place":
        host = place.country
    around = frozenset(one for one in (claim_operator, claim_host) if one)
    parties = traits.nations if len(traits.nations) > 1 else around
    return Reading(
        group=group, traits=traits, operator=operator, host=host or (place.country if place else None), place=place,
        entry=_entry(mention, group, place), parties=parties if group == "agreement" else frozenset(),
    )  # fmt: skip


def _place(mention: Mention, traits: Traits, host: str | None) -> Place | None:
    """Return the gazetteer's place: in the country that the context tells, else anywhere if only one can be meant.

    An enclave lies in one country and belongs to another, so that a host that does not fit is no objection. A place
    described ("the Uzbek-populated Sokh enclave") is looked up by the words that distinguish it.
    """
    gazetteer = load_gazetteer()
    names = [mention.name]
    if mention.type in ("place", "area") and traits.distinctive and traits.head in (None, "enclave", "town"):
        names.append(" ".join(word.capitalize() for word in traits.distinctive))
    is_ground = mention.type in ("place", "area")
    contexts = (host, None) if is_ground and mention.country is None else (host or mention.country,)
    if (
        is_ground
        and traits.head in (None, "town")
        and (bearer := _outweighing_bearer(mention.name, contexts)) is not None
    ):
        return bearer
    found = (gazetteer.place(name, context) for name in names for context in contexts)
    return next((place for place in found if place is not None), None)


def _outweighing_bearer(name: str, contexts: tuple[str | None, ...]) -> Place | None:
    """Return the town or the like that outweighs all others that bear a name now or bore it: Frunze is Bishkek."""
    bearers = [one for one in find_candidates(name, "place") if one.kind not in DIVISIONS and one.kind != "country"]
    for country in contexts:
        inside = [one for one in bearers if country in (None, one.country)]
        ranked = sorted(inside, key=lambda one: (-one.prominence, one.name, one.country or ""))
        if ranked and (len(ranked) == 1 or ranked[0].prominence - ranked[1].prominence >= MARGIN):
            best = ranked[0]
            lat, lon = best.latitude, best.longitude
            return Place(name=best.name, country=best.country, kind=best.kind, lat=lat, lon=lon, names=())
    return None


def _context(
    mention: Mention, group: str, slot: str, traits: Traits, claim_operator: str | None, claim_host: str | None
) -> tuple[str | None, str | None]:
    """Return whose and where a thing is: the claim's own slots for its subject, else what the mention says itself.

    A body of which every country has its own, as a ministry, is that of the country it is spoken of in.
    """
    if group == "forces" and slot == "thing":
        return claim_operator, claim_host
    if group == "place":
        return None, mention.country or (claim_host if slot != "host" else None)
    if group == "organisation" and mention.country is None and not read_words()["national"].isdisjoint(traits.words):
        return min(traits.nations, default=None) or claim_host, None
    return mention.country, None


def country_of(mention: Mention | None) -> str | None:
    """Return the country that a mention names or belongs to; an organisation that operates is its own."""
    return None if mention is None else _country_named(mention.name, mention.country)


@lru_cache(maxsize=65_536)
def _country_named(name: str, country: str | None) -> str | None:
    gazetteer = load_gazetteer()
    named = gazetteer.country_of(name) or gazetteer.government_of(name)
    return named or country or gazetteer.organisation(name)


def _entry(mention: Mention, group: str, place: Place | None) -> tuple[str, ...] | None:
    gazetteer = load_gazetteer()
    if group == "country" and (country := country_of(mention)):
        return "country", country
    if group in ("organisation", "forces") and (organisation := gazetteer.organisation(mention.name)):
        return "organisation", organisation
    if place is not None:
        return "place", place.name, place.country or ""
    return None
