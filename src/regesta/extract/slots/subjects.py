"""Slot fillers: the named ways in which rules fill subject, operator and host.

A `Reading`, a centre and what is known so far enter; a `Mention` or None leaves. Rules list the ways by name, in
order; the first that finds something wins. The clause is asked before the sentence, the sentence before the
discourse; empty beats guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import body_before, scope_of
from regesta.extract.reading.clauses import clause_of, clause_tokens, phrase_tokens, preposition_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots import naming
from regesta.extract.slots.agreements import (
    agreement_agent,
    agreement_in_focus,
    agreement_near,
    agreement_of,
    agreement_patient,
    truce,
)
from regesta.extract.slots.bases import ROOMY, base_of, known_as, name_facility, whole_base
from regesta.extract.slots.clearers import teller_of
from regesta.extract.slots.countries import first_state, state_of
from regesta.extract.slots.filling import Slots, Way
from regesta.extract.slots.incidents import incident_place
from regesta.extract.slots.other_forces import in_their_words
from regesta.extract.slots.predications import measured_site, ranked_site
from regesta.extract.slots.sales import sold_arms, supplied
from regesta.extract.slots.sites import facility_above, facility_of_clause, facility_patient
from regesta.extract.slots.subject_places import area, place
from regesta.extract.slots.talks import negotiated_before
from regesta.extract.slots.trade import deal_partner, recipient_before
from regesta.extract.word_lists import words_of
from regesta.model import Mention, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Token


def named_near(slots: Slots, *types: MentionType) -> Mention | None:
    """Return the named thing of a type in the noun's phrase, else the only one of the clause."""
    reading = slots.reading
    near = sorted(slots.noun.subtree, key=lambda t: (abs(t.i - slots.noun.i), t.i))
    around = [t for argument in slots.centre.clause.arguments for t in phrase_tokens(argument)]
    for token in (*near, *around):
        mention = reading.mention_by_token.get(token.i)
        if mention is not None and (mention.type in types or ("military_unit" in types and _is_body(reading, mention))):
            return mention
    clause = clause_tokens(clause_head(slots.centre.governor))
    found = {m.name: m for t in clause if (m := reading.mention_of(t)) is not None and m.type in types}
    return next(iter(found.values())) if len(found) == 1 else None


def unit(slots: Slots) -> Mention | None:
    """The military unit that the phrase or the clause names."""
    return named_near(slots, "military_unit")


def facility(slots: Slots) -> Mention | None:
    """The facility that the phrase or the clause names, or the base at which, or with which, people are counted."""
    if slots.reading.classes(slots.noun) & {"facility"}:
        return None
    return named_near(slots, "facility") or base_of(slots)


def named_as(slots: Slots) -> Mention | None:
    """What counted sites are together known as: "two facilities collectively known as X"."""
    return known_as(slots.reading, slots.noun) or whole_base(slots)


def forces(slots: Slots) -> Mention | None:
    """The force under its power and host: "Russian forces in Tajikistan"."""
    body = _body_taken_up(slots)
    if body is not None:
        return body
    if slots.operator is None and slots.host is None and not in_their_words(slots.reading, slots.noun, None):
        return None
    if slots.operator is not None and _is_body(slots.reading, slots.operator):
        return replace(slots.operator, type="military_unit")
    return _named_force(slots, slots.noun)


def _is_body(reading: Reading, operator: Mention) -> bool:
    """Tell whether an operator is a body of troops itself, as a mission of the United Nations is."""
    name = reading.gazetteer.organisation(operator.name) if operator.type == "organisation" else None
    return any(entry.name == name and entry.kind == "force" for entry in reading.gazetteer.organisations())


def _body_taken_up(slots: Slots) -> Mention | None:
    """The unit that "the contingent" of the clause means."""
    for token in (slots.noun, *slots.patients("force")):
        found = body_before(slots.focus, token)
        resolved = slots.reading.annotated.references.get(token.idx)
        if found is None and resolved is not None:
            body = resolved.type in ("military_unit", "force") or _is_body(slots.reading, resolved)
            found = resolved if body else None
        if found is not None:
            return replace(found, found_in=scope_of(slots.focus, found.start, token))
    return None


def force_patient(slots: Slots) -> Mention | None:
    """The force that is sent, stationed or withdrawn: its name, else its power and host."""
    return _force_among(slots, slots.patients("force", "military_people", "equipment")) or unit(slots) or forces(slots)


ACTING_BODIES = frozenset({"force", "military_people", "unit", "stay", "foreign_stay"})


def force_agent(slots: Slots) -> Mention | None:
    """The force that acts, and not what it acts upon: its name, else its power and host."""
    agents = (t for t in slots.centre.clause.agents if slots.reading.classes(t) & ACTING_BODIES)
    return _force_among(slots, agents) or force_patient(slots)


def whole_force(slots: Slots) -> Mention | None:
    """The named force of which so many units are part: "the 28th Army comprised four divisions"."""
    if slots.centre.governor.lemma_.lower() not in ROOMY or slots.noun in slots.centre.clause.agents:
        return None
    return next((named for t in slots.centre.clause.agents if (named := _unit_in(slots.reading, t)) is not None), None)


def _force_among(slots: Slots, tokens: Iterable[Token]) -> Mention | None:
    for token in tokens:
        named = _unit_in(slots.reading, token)
        if named is not None or (named := _body_taken_up(slots)) is not None:
            return named
        return _named_force(slots, token)
    return None


def _named_force(slots: Slots, body: Token) -> Mention | None:
    """A force under its power and host, "Russian forces in Tajikistan"; another's in the words of the text."""
    at = naming.description(slots.reading, body, "force")
    if in_their_words(slots.reading, body, slots.operator):
        return naming.with_countries(at, None, slots.host, None)
    return naming.name_forces(slots.reading, at, slots.operator, slots.host)


def _unit_in(reading: Reading, token: Token) -> Mention | None:
    for inner in phrase_tokens(token):
        mention = reading.mention_by_token.get(inner.i)
        if mention is not None and (mention.type == "military_unit" or (mention.type == "facility" and inner == token)):
            return mention
    resolved = reading.annotated.references.get(token.idx)
    return resolved if resolved is not None and resolved.type in ("military_unit", "facility", "force") else None


def phrase_subject(slots: Slots) -> Mention | None:
    """The subject of which a phrase is predicated: "X is the largest base", "at X, the largest base"."""
    if slots.noun.dep_ == "appos":
        named = slots.reading.mention_by_token.get(slots.noun.head.i)
        if named is not None and named.type in ("facility", "military_unit", "place"):
            return named
    for child in slots.noun.children:
        if child.dep_ in ("nsubj", "nsubj:outer"):
            if child.pos_ == "PRON":
                resolved = slots.reading.annotated.references.get(child.idx)
                return replace(resolved, found_in="discourse") if resolved is not None else None
            return name_facility(slots, child)
    return None


BECOMING = frozenset(["become", "remain", "be", "stay"])


def phrase_subject_state(slots: Slots) -> Mention | None:
    """The state of which membership is predicated: "X is a state party to …"."""
    noun = slots.noun
    becoming = noun.dep_ == "xcomp" or (noun.dep_ == "obj" and noun.head.lemma_.lower() in BECOMING)
    above = noun.head if becoming else noun  # "became a State Party", but not "thanked the members"
    for child in (*noun.children, *above.children):
        if child.dep_ == "nsubj":
            return state_of(slots.reading, child)
    if noun.dep_ == "conj" and any(child.dep_ == "cop" for child in noun.children):  # "has not joined but is a party"
        return first_state(slots.reading, clause_of(noun).agents)
    if noun.dep_ == "appos":
        found = state_of(slots.reading, noun.head)
        inside = found is not None and any(t.idx == found.start for t in noun.subtree)  # what they are members of
        return None if inside else found
    if preposition_of(noun) == "as":  # "Chad, as a state party, must clear"
        return first_state(slots.reading, (noun.head, *clause_of(clause_head(noun.head)).agents))
    return None


def state_for(slots: Slots) -> Mention | None:
    """The state for which a treaty enters into force; the document's where the clause names none."""
    clause = clause_tokens(clause_head(slots.centre.governor))
    bound = [token for token in clause if preposition_of(token) == "for"]
    return first_state(slots.reading, bound) or state_focus(slots)


def state_agent(slots: Slots) -> Mention | None:
    """The state that acts."""
    return first_state(slots.reading, slots.centre.clause.agents)


def agent(slots: Slots) -> Mention | None:
    """Whoever acts: a name, else the words."""
    for token in slots.centre.clause.agents:
        mention = slots.reading.mention_of(token)
        if mention is not None and mention.type != "place":
            return mention
        if token.pos_ in ("NOUN", "PROPN"):
            described = naming.description(slots.reading, token, "organisation")
            nameless = not any(letter.isupper() for letter in described.name[1:])
            if nameless and slots.host is not None and "place" in slots.centre.rule.subject:
                return None  # "deminers cleared …": whoever they are, the ground is known
            return described
    return None


def controller(slots: Slots) -> Mention | None:
    """Who holds ground: "under the army's control", "occupied by X", else whoever acts."""
    for word in (slots.centre.governor, *clause_tokens(clause_head(slots.centre.governor))):
        if word.lemma_.lower() in ("control", "occupation", "rule") and preposition_of(word) == "under":
            held = state_of(slots.reading, word)
            inner = (slots.reading.mention_by_token.get(child.i) for child in word.children)
            return held or next((m for m in inner if m is not None), None)
    return agent(slots)


SPEAKING = words_of("reporting_figures")


PAPERS = words_of("laying_down_figures")


def in_its_words(slots: Slots) -> Mention | None:
    """For a figure or date whose subject has no name: who acts, else what is counted, in the text's words."""
    speaks = slots.centre.governor.lemma_.lower() in SPEAKING
    papers = any(t.lemma_.lower() in PAPERS for t in slots.centre.clause.agents)
    found = agent(slots) if not speaks and not papers else None
    is_time = slots.noun.i in slots.reading.times_by_token
    noun, quantity = slots.noun, slots.centre.quantity
    if quantity is not None and noun.pos_ == "NUM" and quantity.counted_start is not None:
        noun = slots.reading.token_at(quantity.counted_start)  # "four more were declared free": of the villages before
    if found is not None or is_time or noun.pos_ not in ("NOUN", "PROPN"):
        return found
    return naming.description(slots.reading, noun, "other")


def actor(slots: Slots) -> Mention | None:
    """Who laid or used mines: the state that the agents belong to, else the agent in its own words."""
    return state_agent(slots) or agent(slots) or _teller(slots)


def _teller(slots: Slots) -> Mention | None:
    """The state that tells of itself: "the Lebanese army denied that it had laid mines"."""
    agents = slots.centre.clause.agents
    if len(agents) != 1 or agents[0].tag_ != "PRP" or slots.reading.mention_of(agents[0]) is not None:
        return None
    return first_state(slots.reading, teller_of(slots.centre.governor) or ())


def recipient(slots: Slots) -> Mention | None:
    """To whom something is given: "sold X four jets", "to X", "to X's army"."""
    before_number = recipient_before(slots.reading, slots.centre.governor, slots.noun)
    if before_number is not None:
        return before_number
    for child in slots.centre.governor.children:
        before = child.dep_ in ("iobj", "obj") and child.i < slots.noun.i  # the parse may give a verb two objects
        if before and (state := state_of(slots.reading, child)) is not None:
            return state
    for preposition, token in slots.centre.clause.obliques:
        if preposition in ("to", "for") and token.i not in slots.reading.quantities_by_token:  # "for $2 million"
            return slots.reading.mention_of(token) or naming.description(slots.reading, token, "organisation")
    return None


def state_focus(slots: Slots) -> Mention | None:
    """The state that a country report is about."""
    return slots.focus.host(slots.noun, None)


INNER = ("compound", "flat")


def _is_where_talked(slots: Slots, token: Token) -> bool:
    """Tell whether a site is only where the talks are: "to discuss at Camp David"."""
    held = slots.centre.governor in (token.head, token.head.head) or token.head == slots.noun
    return held and preposition_of(token) in ("at", "in") and "facility" in slots.reading.classes(token)


def negotiated(slots: Slots) -> Mention | None:
    """What talks are about: a base, a force, an agreement or a treaty of the sentence; never where they are held."""
    reading = slots.reading
    for wanted in ("facility", "agreement", "treaty", "force"):
        for token in slots.noun.sent:
            if wanted in reading.classes(token) and token.dep_ not in INNER and not _is_where_talked(slots, token):
                if wanted in ("agreement", "treaty"):
                    return agreement_of(slots, token)
                if wanted == "facility":
                    return name_facility(slots, token)
                return force_patient(slots) or naming.description(reading, token, "force")
    return None


SUBJECT_WAYS: Mapping[str, Way] = {
    "unit": unit,
    "facility": facility,
    "named_as": named_as,
    "forces": forces,
    "force_patient": force_patient,
    "force_agent": force_agent,
    "whole_force": whole_force,
    "facility_patient": facility_patient,
    "facility_above": facility_above,
    "facility_of_clause": facility_of_clause,
    "phrase_subject": phrase_subject,
    "phrase_subject_state": phrase_subject_state,
    "state_for": state_for,
    "state_agent": state_agent,
    "agent": agent,
    "holder": agent,
    "actor": actor,
    "recipient": recipient,
    "deal_partner": deal_partner,
    "area": area,
    "controller": controller,
    "incident_place": incident_place,
    "place": place,
    "measured_site": measured_site,
    "ranked_site": ranked_site,
    "state_focus": state_focus,
    "agreement_patient": agreement_patient,
    "agreement_agent": agreement_agent,
    "agreement_near": agreement_near,
    "agreement_in_focus": agreement_in_focus,
    "negotiated": negotiated,
    "negotiated_before": negotiated_before,
    "truce": truce,
    "sold_arms": sold_arms,
    "supplied": supplied,
}
