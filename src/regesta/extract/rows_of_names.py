"""Figures in a row of names that say once what they count and what is done: "Peru retains 4,024 mines, Chile 3,346".

A `Reading` and the claims with their centres enter; they leave with a claim for each further name of such a row, which
says of it what the first claim says of the first name. Where the first figure makes no claim, or nothing tells whether
the name is who acts or where it is, the further figures make none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.centres.counting import figure_of
from regesta.extract.centres.finding import Centre
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import quotation
from regesta.extract.reading.names_beside import NameBeside, name_beside
from regesta.extract.slots import naming
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import HOSTING, first_state
from regesta.extract.slots.filling import place_behind
from regesta.extract.slots.places import country_of_place
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.extract.values import quantity_value
from regesta.model import GROUND_TYPES, Claim, Mention, Quantity, Valid

if TYPE_CHECKING:
    from spacy.tokens import Token

Made = tuple[Centre, Claim]
TOLD_OF_STATES = frozenset(
    {"troop_strength", "equipment_count", "stockpile", "withdrawal", "deployment", "clearance", "casualties",
     "contamination", "mine_use", "production_transfer", "facility_count"}
)  # fmt: skip
"""Predicates of which one sentence may say the same of one state after another."""


def with_rows_of_names(
    reading: Reading, made: list[Made], finish: Callable[[Claim], Claim], trace: Trace = SILENCE
) -> list[Made]:
    """Return the claims, those of a row's further names told after the first; `finish` gives them identities."""
    told = list(made)
    for quantity in reading.annotated.quantities:
        beside = name_beside(reading, quantity)
        if beside is None:
            continue
        own = [pair for pair in told if pair[0].quantity == quantity]
        first = _first_of_row(reading, told, quantity, beside)
        if first is None:
            continue
        told = [_without_name(reading, pair, beside.name, finish) for pair in told if pair not in own]
        first = _first_of_row(reading, told, quantity, beside) or first
        for _, claim in own:
            trace.drop(claim, None, "its row says it of the name beside it")
        hosts = {_foreign_host(claim) for _, claim in claims_of_noun(told, quantity)}
        further = _said_of(reading, first, quantity, beside, one_ground=len(hosts) == 1)
        if further is not None:
            centre = replace(first[0], quantity=quantity, token=figure_of(reading, quantity))
            further = finish(replace(further, evidence=(quotation(reading, centre),)))
            trace.derive(first[1], further)
            told.append((centre, further))
    return told


def _without_name(reading: Reading, pair: Made, name: Mention, finish: Callable[[Claim], Claim]) -> Made:
    """Return a claim of a row without the further name, which a parse hung on the first figure."""
    centre, claim = pair
    slots = (claim.operator, claim.host, claim.subject)
    owns, hosts, called = (slot is not None and name.start <= slot.start < name.end for slot in slots)
    if claim.value.start > name.start or not (owns or hosts or called):
        return pair
    operator = first_state(reading, centre.clause.agents) if owns else claim.operator
    host = None if hosts or (claim.host == operator) else claim.host
    if host is not None and operator is not None and host.name == operator.name:
        host = None
    behind = [*place_behind(reading, centre.token), *([claim.location] if claim.location is not None else [])]
    at = next((place for place in behind if place.end <= name.start), None)
    host = country_of_place(reading, at) if hosts and at is not None else host
    subject = _renamed(reading, claim, operator, host)
    if called:
        subject = at or (subject if subject != claim.subject else host or operator)
    location = at if at is not None and at.type != "country" else None
    return centre, finish(replace(claim, operator=operator, host=host, location=location, subject=subject))


def _first_of_row(reading: Reading, told: list[Made], quantity: Quantity, beside: NameBeside) -> Made | None:
    """Return the claim of the nearest figure before with the same noun, where it tells of who acts or where."""
    same = claims_of_noun(told, quantity)
    first = max(same, key=lambda pair: pair[1].value.start, default=None)
    if first is None or (beside.verb is not None and not _does_the_same(first[0], beside.verb)):
        return None
    return first


def _foreign_host(claim: Claim) -> str | None:
    """Return where what is counted lies; None for what lies with its own holder, as a stock does."""
    names = {slot.name for slot in (claim.subject, claim.operator) if slot is not None}
    return claim.host.name if claim.host is not None and claim.host.name not in names else None


def claims_of_noun(told: list[Made], quantity: Quantity) -> list[Made]:
    """Return the claims on the figures before one that count the same noun."""
    return [
        (centre, claim)
        for centre, claim in told
        if centre.quantity is not None
        and centre.quantity.counted_start == quantity.counted_start
        and centre.quantity.start < quantity.start
        and claim.predicate in TOLD_OF_STATES
        and claim.value.start == centre.quantity.start
    ]


HAVING = frozenset({"have", "keep", "hold", "maintain", "station"})


def _does_the_same(centre: Centre, verb: Token) -> bool:
    """Tell whether the verb of a further name is that of the first, or holds as it does."""
    verbs = {verb.lemma_.lower(), centre.governor.lemma_.lower()}
    return len(verbs) == 1 or verbs <= HAVING


def _said_of(
    reading: Reading, first: Made, quantity: Quantity, beside: NameBeside, *, one_ground: bool
) -> Claim | None:
    """Return the first claim of a row as it is of a further name; None where the name's role is not told.

    Of figures on several grounds none lends its own to a further state.
    """
    centre, claim = first
    claim = replace(claim, value=quantity_value(quantity), valid=_own_time(reading, quantity) or claim.valid)
    acting = _name_of_first(reading, centre, claim)
    if beside.is_placed or _has_it_on_its_ground(reading, centre, claim, acting):
        return _said_of_ground(reading, claim, beside.name)
    state = _state(reading, beside)
    if state is None or acting is None or acting == state.name:
        return None
    placed = place_behind(reading, figure_of(reading, quantity))
    if placed or not one_ground:
        claim = replace(claim, host=country_of_place(reading, placed[0]) if placed else None, location=None)
    operator, host = (state if slot and slot.name == acting else slot for slot in (claim.operator, claim.host))
    abroad = claim.host is not None and claim.host.name != acting
    if abroad and host is not None and operator is not None and host.name == operator.name:
        host = None
    of_itself = claim.subject is not None and claim.subject.name == acting
    subject = state if of_itself else _renamed(reading, claim, operator, host)
    told_by = tuple(link for link in claim.attribution if link.name != acting)  # "Angola recorded 156, Yemen 240"
    return replace(claim, subject=subject, operator=operator, host=host, attribution=told_by)


def _said_of_ground(reading: Reading, claim: Claim, name: Mention) -> Claim | None:
    """Return a claim as it is of further ground, by whosever forces; None where the name is none."""
    if name.type not in GROUND_TYPES:
        return None
    host = country_of_place(reading, name)
    if host is not None and claim.operator is not None and host.name == claim.operator.name:
        return None
    location = name if name.type != "country" else None
    return replace(claim, subject=_renamed(reading, claim, claim.operator, host), host=host, location=location)


def _renamed(reading: Reading, claim: Claim, operator: Mention | None, host: Mention | None) -> Mention | None:
    """Return the forces of a further name, by its power and host; any other subject is that of the whole row."""
    if claim.subject is None or claim.subject.type not in ("force", "military_unit", "facility"):
        return claim.subject
    return naming.name_forces(reading, None, operator, host)


BEFORE_TIME = re.compile(r",?\s+(?:in|on|by|since|from)\s+")


def _own_time(reading: Reading, quantity: Quantity) -> Valid | None:
    """Return the time right behind a figure: "Jamaica 24 and Guatemala 150 in January 2025"."""
    text = reading.document.text
    for time in reading.times_between(quantity.end, quantity.end + 24):
        if time.kind == "date" and BEFORE_TIME.fullmatch(text, quantity.end, time.start):
            return Valid(start=time.edtf_start, end=time.edtf_end, text=time.text, spans=((time.start, time.end),))
    return None


def _state(reading: Reading, beside: NameBeside) -> Mention | None:
    name = reading.country_of(beside.head)
    return country_mention(reading, beside.head, name) if name is not None else None


def _name_of_first(reading: Reading, centre: Centre, claim: Claim) -> str | None:
    """Return the state that acts for the first figure; for a further one, that of its own place in the row."""
    beside = name_beside(reading, centre.quantity) if centre.quantity is not None else None
    if beside is not None:
        return reading.country_of(beside.head)
    state = first_state(reading, centre.clause.agents) or _label(reading, centre)
    if state is None and claim.subject is not None and claim.subject.found_in == "clause":
        state = claim.subject  # "Angola, with 2,512 mines, and Botswana, with 1,019"
    return state.name if state is not None and state.type == "country" else None


def _label(reading: Reading, centre: Centre) -> Mention | None:
    """Return the country that stands before a colon at the head of the sentence: "Iraq: 2,500 soldiers; Syria: 900"."""
    mention = reading.mention_by_token.get(centre.token.sent.start)
    if mention is None or mention.type != "country" or not reading.document.text.startswith(":", mention.end):
        return None
    return mention


def _has_it_on_its_ground(reading: Reading, centre: Centre, claim: Claim, acting: str | None) -> bool:
    """Tell whether the first name is where those counted are: "Japan has 54,000 American soldiers, Italy 12,500"."""
    if centre.governor.lemma_.lower() in HOSTING:
        return True
    if acting is None:
        sites = (agent for agent in centre.clause.agents if "facility" in reading.classes(agent))
        return centre.governor.lemma_.lower() in HAVING and next(sites, None) is not None
    guest = claim.operator is not None and claim.operator.name != acting
    return guest and claim.host is not None and claim.host.name == acting and claim.predicate == "troop_strength"
