"""The force that a claim is about: by its name, as "the contingent" named before, else under its power and host.

`Slots` enter; the `Mention` of a unit or force leaves, or None where neither name, power nor host is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.centres.counting import MEASURE_NOUNS
from regesta.extract.centres.relating import whole_of
from regesta.extract.discourse.antecedents import body_before, scope_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.names_given import body_given
from regesta.extract.slots import naming
from regesta.extract.slots.bases import ROOMY
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.led_forces import led_body
from regesta.extract.slots.locations import place_of_clause
from regesta.extract.slots.named_near import is_body, is_make_of_arms, unit
from regesta.extract.slots.other_forces import in_their_words, states_together
from regesta.extract.slots.owners import people_listed
from regesta.extract.slots.owners_beside import who_comes
from regesta.extract.slots.regions import in_its_region
from regesta.extract.slots.services import service_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def forces(slots: Slots) -> Mention | None:
    """The force under its power and host: "Russian forces in Tajikistan"."""
    body = _body_taken_up(slots)
    if body is not None:
        return body
    if slots.operator is None and slots.host is None and not in_their_words(slots.reading, slots.noun, None):
        return None
    if slots.operator is not None and is_body(slots.reading, slots.operator):
        return replace(slots.operator, type="military_unit")
    return _of_a_part(slots, _named_force(slots, _body_counted(slots)))


HOLDING = frozenset({"have", "keep", "maintain", "number", "total", "comprise", "count", "include", "boast", "muster"})


def _body_counted(slots: Slots) -> Token:
    """Return the body whose people are counted, where nobody's power is told: "the multinational brigade has 9 men"."""
    agents = slots.centre.clause.agents
    bodies = [t for t in agents if slots.reading.classes(t) & {"force", "unit"} or t.lemma_.lower() == "mission"]
    told = slots.operator is None and slots.centre.quantity is not None and len(bodies) == 1
    classes = slots.reading.classes(slots.noun)
    plain = told and "equipment" not in classes and ("military_people" in classes or "force" not in classes)
    return bodies[0] if plain and slots.centre.governor.lemma_.lower() in HOLDING else slots.noun


def _of_a_part(slots: Slots, force: Mention | None) -> Mention | None:
    """Return the force of a part by where the part is: "of the 45,000 there 26,000 are in Okinawa" counts no others."""
    quantity = slots.centre.quantity
    place = place_of_clause(slots) if quantity is not None and whole_of(slots.reading, quantity) is not None else None
    if force is None or place is None or slots.host is None or not force.name.endswith(f" in {slots.host.name}"):
        return force
    return replace(force, name=force.name.removesuffix(slots.host.name) + place.name)


def _body_taken_up(slots: Slots) -> Mention | None:
    """The unit that "the contingent" of the clause means."""
    missions = (agent for agent in slots.centre.clause.agents if agent.lemma_.lower() == "mission")
    for token in (slots.noun, *slots.patients("force"), *missions):
        found = body_before(slots.focus, token)
        resolved = slots.reading.turns.references.get(token.idx)
        if found is None and resolved is not None:
            body = resolved.type in ("military_unit", "force") or is_body(slots.reading, resolved)
            found = resolved if body else None
        if found is not None:
            return replace(found, found_in=scope_of(slots.focus, found.start, token))
    return None


def force_patient(slots: Slots) -> Mention | None:
    """The force that is sent, stationed or withdrawn: its name, else its power and host."""
    if slots.centre.quantity is None and (coming := who_comes(slots)):
        return _force_among(slots, coming)
    arms = _arms_taken_away(slots)
    if arms is not None:
        return naming.with_countries(slots.reading, arms, slots.operator, slots.host)
    bodies = slots.patients("force", "military_people", "equipment", "armed_group")
    return _force_among(slots, bodies) or unit(slots) or forces(slots)


def _arms_taken_away(slots: Slots) -> Mention | None:
    """The weapons alone that leave, in the text's words: who removes its missiles need not take its forces home."""
    if slots.centre.predicate.predicate != "withdrawal" or next(slots.patients(*ACTING_BODIES), None) is not None:
        return None
    arms = next(slots.patients("equipment"), None)
    if arms is None or slots.centre.quantity is not None or _unit_in(slots.reading, arms) is not None:
        return None  # the ship that leaves goes by its name
    return naming.description(slots.reading, arms, "force")


ACTING_BODIES = frozenset({"force", "military_people", "unit", "stay", "foreign_stay"})


def force_agent(slots: Slots) -> Mention | None:
    """The force that acts, and not what it acts upon: its name, else its power and host."""
    agents = [t for t in slots.centre.clause.agents if slots.reading.classes(t) & ACTING_BODIES]
    acting = _force_among(slots, agents)
    upon_another = ACTING_BODIES.intersection(slots.centre.rule.patient)  # "it will relieve the frigate": not that one
    return acting if acting is not None or (upon_another and slots.centre.rule.agent) else force_patient(slots)


def whole_force(slots: Slots) -> Mention | None:
    """The named force of which so many units are part: "the 28th Army comprised four divisions"."""
    if slots.centre.governor.lemma_.lower() not in ROOMY or slots.noun in slots.centre.clause.agents:
        return None
    return next((named for t in slots.centre.clause.agents if (named := _unit_in(slots.reading, t)) is not None), None)


def whole_composed(slots: Slots) -> Mention | None:
    """The force that is made up of others: its name, else the text's own words for it, and never those of its parts."""
    for token in slots.centre.clause.patients:
        if "force" in slots.reading.classes(token):
            meant = body_before(slots.focus, token)
            if meant is not None:  # "the division was made up of": the Division Daguet told before
                return replace(meant, found_in=scope_of(slots.focus, meant.start, token))
            return _unit_in(slots.reading, token) or naming.description(slots.reading, token, "force")
    return None


def _force_among(slots: Slots, tokens: Iterable[Token]) -> Mention | None:
    for token in tokens:
        named = _unit_in(slots.reading, token)
        if named is not None or (named := _body_taken_up(slots)) is not None:
            return named
        return _named_force(slots, token)
    return None


def _named_force(slots: Slots, body: Token) -> Mention | None:
    """A force under its power and host, "Russian forces in Tajikistan"; nobody's or another's in the text's words.

    Without a power "Forces in Tajikistan" would say less than the text does: "the border guards in Tajikistan".
    """
    body = _of_measure(slots.reading, body)
    at = naming.description(slots.reading, body, "force")
    if slots.operator is None and (led := led_body(slots)) is not None:
        return naming.with_countries(slots.reading, naming.named_alone(slots.reading, led), None, slots.host)
    if slots.operator is None and (together := states_together(slots)):
        return naming.name_joint_forces(at, [state.name for state in together], slots.host)
    if people_listed(slots) is not None:  # the words of the row are those of all its peoples
        return naming.name_forces(slots.reading, at, slots.operator, slots.host)
    carried = slots.host is not None and slots.host.found_in not in ("clause", "sentence")
    nobodys = slots.operator is None and (carried or body.pos_ in ("NOUN", "PROPN"))
    no_force = body.lemma_.lower() != "mission" and not _speaks_of_body(slots.reading, body)
    if nobodys and no_force:  # what is no force is none of the page's host
        patient = next((t for t in slots.centre.clause.patients if _speaks_of_body(slots.reading, t)), None)
        return _named_force(slots, patient) if patient is not None else None
    if nobodys or in_their_words(slots.reading, body, slots.operator):
        return naming.with_countries(slots.reading, _staying(at, slots.host), None, slots.host)
    service = service_of(slots)
    if service is not None:
        return naming.name_service(slots.reading, service, slots.operator, slots.host)
    return in_its_region(slots, naming.name_forces(slots.reading, at, slots.operator, slots.host))


def _of_measure(reading: Reading, noun: Token) -> Token:
    """Return the body that a noun only measures: the peacekeepers of "a total of 1,200 Dutch and German ones"."""
    if noun.lemma_.lower() not in MEASURE_NOUNS or reading.classes(noun) & ACTING_BODIES:
        return noun
    inside = (token for token in phrase_tokens(noun) if token.i > noun.i and reading.classes(token) & ACTING_BODIES)
    return next(inside, noun)


def _speaks_of_body(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun or what is said with it is a force or its arms: "the mandate of the mission"."""
    return any(reading.classes(token) & (ACTING_BODIES | {"equipment"}) for token in phrase_tokens(noun))


def _staying(at: Mention, host: Mention | None) -> Mention:
    """Return a force without the ground that it is to leave: "foreign forces from Afghanistan" are those in it."""
    kept = at.name.removesuffix(f" from {host.name}") if host is not None else at.name
    return replace(at, name=kept) if kept != at.name else at


def _is_armed_group(reading: Reading, body: Mention) -> bool:
    """Tell whether a body is a known armed group, whose name says more than its power: "Russia's Wagner Group"."""
    return body.type == "organisation" and reading.gazetteer.kind_of_organisation(body.name) == "armed group"


def _unit_in(reading: Reading, token: Token) -> Mention | None:
    for inner in (token, *phrase_tokens(token)):  # "the U.S. Army's 2nd Cavalry Regiment" is the regiment
        mention = reading.mention_by_token.get(inner.i)
        named = mention is not None and (
            mention.type == "military_unit"
            or (inner == token and (mention.type == "facility" or _is_armed_group(reading, mention)))
        )
        if mention is not None and named and not is_make_of_arms(reading, mention):
            return mention
    given = body_given(reading, token)
    if given is not None:
        return replace(given, type="military_unit")
    resolved = reading.turns.references.get(token.idx)
    return resolved if resolved is not None and resolved.type in ("military_unit", "facility", "force") else None
