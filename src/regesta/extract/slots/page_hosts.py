"""The host that the passage or the page is about, where the clause names none.

`Slots` enter; the `Mention` of a country leaves, or None: where the clause, its sentence or the other party says that
the page's host is not where it happens.
"""

from __future__ import annotations

from regesta.extract.slots.against_the_page import AGAINST_THE_PAGE
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state
from regesta.extract.slots.destinations import goes_to_several
from regesta.extract.slots.earlier_incidents import place_of_incident
from regesta.extract.slots.earlier_sites import earlier_site
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.ground_at_home import lies_in_a_region, own_ground, retaken_ground
from regesta.extract.slots.guests import agreement_and_parties
from regesta.extract.slots.mission_grounds import mission_ground
from regesta.extract.slots.places import country_of_place
from regesta.extract.slots.silences import nothing_from_afar
from regesta.model import Mention


def focus_host(slots: Slots) -> Mention | None:
    """The host that the passage is about: of the site that it takes up, else of what stands nearest."""
    if lies_in_a_region(slots) or goes_to_several(slots):
        return None
    if (home := own_ground(slots)) is not None:
        return home
    earlier = earlier_site(slots)
    if earlier is not None:
        return earlier
    incident = place_of_incident(slots) if slots.centre.predicate.predicate == "casualties" else None
    if incident is not None and (country := country_of_place(slots.reading, incident)) is not None:
        return country
    if (party := _other_party(slots)) is not None:
        return party
    if nothing_from_afar(slots):
        return None
    if (told := mission_ground(slots)) is not None:
        return told
    found = slots.focus.host(slots.noun, slots.guest) or retaken_ground(slots)
    if found is None or any(speaks_against(slots, found) for speaks_against in AGAINST_THE_PAGE):
        return None
    return found


def _other_party(slots: Slots) -> Mention | None:
    """The other party of the agreement under which the power's forces are there, by the clause's own words."""
    under = [t for preposition, t in slots.centre.clause.obliques if preposition in ("under", "by")]
    agreement = next((t for t in under if "agreement" in slots.reading.classes(t)), None)
    return agreement_host(slots) if agreement is not None else None


def agreement_host(slots: Slots) -> Mention | None:
    """The party of an agreement that is not the operator."""
    token, parties = agreement_and_parties(slots)
    if slots.operator is None or slots.operator.name not in parties:
        return None
    if slots.focus.pairs.guest_of(parties) not in (None, slots.operator.name):
        return None  # whose forces are at home under it have no host: "Malian soldiers" on a page of Danes in Mali
    acting = first_state(slots.reading, slots.centre.clause.agents)
    if slots.centre.predicate.predicate == "negotiation" and acting is not None and acting.name not in parties:
        return None  # "Peru turned down an American request and a Chinese one": they are no two sides
    other = next(name for name in parties if name != slots.operator.name)
    if other.isupper() or slots.reading.gazetteer.kind_of_organisation(other) is not None:
        return None  # a movement or a mission signs, and has no ground
    return country_mention(slots.reading, token, other, "discourse")
