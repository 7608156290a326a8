"""The ways to fill the subject, by the names that rules call them.

A name of a way enters; the function leaves that takes `Slots` and returns a `Mention` or None. Rules list the ways in
order; the first that finds something wins. The clause is asked before the sentence, the sentence before the
discourse; empty beats guessed.
"""

from __future__ import annotations

from collections.abc import Mapping

from regesta.extract.slots.actors import actor, agent, controller
from regesta.extract.slots.agreements import (
    agreement_above,
    agreement_agent,
    agreement_in_focus,
    agreement_near,
    agreement_of_title,
    agreement_patient,
    guideline,
    replacing_agreement,
    truce,
)
from regesta.extract.slots.filling import Way
from regesta.extract.slots.forces import force_agent, force_patient, forces, whole_composed, whole_force
from regesta.extract.slots.hired import hired
from regesta.extract.slots.holders import holder
from regesta.extract.slots.incidents import incident_place, incident_words
from regesta.extract.slots.named_near import facility, named_as, unit
from regesta.extract.slots.passing import site_in_passing
from regesta.extract.slots.payers import place_paid_for
from regesta.extract.slots.predications import measured_site, phrase_subject, ranked_site, site_of_rank, site_told
from regesta.extract.slots.requests import help_asked, plea, plea_before, talks_before
from regesta.extract.slots.resolutions import resolution, treaty_near, voted_on
from regesta.extract.slots.sales import sold_arms, supplied
from regesta.extract.slots.sites import facility_above, facility_of_clause, facility_patient, harbour
from regesta.extract.slots.states import (
    made_in,
    phrase_subject_state,
    state_agent,
    state_focus,
    state_for,
    state_named,
    states_together,
)
from regesta.extract.slots.subject_places import area, place
from regesta.extract.slots.talks import negotiated, negotiated_before, negotiated_under, sentence_site
from regesta.extract.slots.trade import deal_partner, recipient

SUBJECT_WAYS: Mapping[str, Way] = {
    "unit": unit,
    "facility": facility,
    "named_as": named_as,
    "forces": forces,
    "force_patient": force_patient,
    "force_agent": force_agent,
    "whole_force": whole_force,
    "whole_composed": whole_composed,
    "facility_patient": facility_patient,
    "facility_above": facility_above,
    "facility_of_clause": facility_of_clause,
    "harbour": harbour,
    "place_paid_for": place_paid_for,
    "guideline": guideline,
    "phrase_subject": phrase_subject,
    "phrase_subject_state": phrase_subject_state,
    "state_for": state_for,
    "state_named": state_named,
    "state_agent": state_agent,
    "made_in": made_in,
    "states_together": states_together,
    "agent": agent,
    "holder": holder,
    "actor": actor,
    "recipient": recipient,
    "deal_partner": deal_partner,
    "area": area,
    "controller": controller,
    "incident_place": incident_place,
    "incident_words": incident_words,
    "place": place,
    "measured_site": measured_site,
    "ranked_site": ranked_site,
    "site_of_rank": site_of_rank,
    "site_told": site_told,
    "site_in_passing": site_in_passing,
    "state_focus": state_focus,
    "agreement_patient": agreement_patient,
    "agreement_agent": agreement_agent,
    "agreement_near": agreement_near,
    "agreement_in_focus": agreement_in_focus,
    "agreement_of_title": agreement_of_title,
    "replacing_agreement": replacing_agreement,
    "agreement_above": agreement_above,
    "resolution": resolution,
    "voted_on": voted_on,
    "treaty_near": treaty_near,
    "negotiated": negotiated,
    "sentence_site": sentence_site,
    "help_asked": help_asked,
    "plea": plea,
    "plea_before": plea_before,
    "talks_before": talks_before,
    "negotiated_before": negotiated_before,
    "negotiated_under": negotiated_under,
    "truce": truce,
    "sold_arms": sold_arms,
    "supplied": supplied,
    "hired": hired,
}
