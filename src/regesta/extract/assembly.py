"""From a centre to a claim: value, slots, clocks, stance, attribution and evidence put together.

A `Centre` enters; a `Claim` leaves, or what it lacks: the rule's value is not there, or no subject can be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from regesta.extract.attribution import chain_over
from regesta.extract.centres.finding import Centre
from regesta.extract.centres.objections import objection_to
from regesta.extract.clocks.deadlines import DEADLINES
from regesta.extract.clocks.observation import observed
from regesta.extract.clocks.validity import valid_period
from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import quotation
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.relations import preposition_of
from regesta.extract.reading.voices import innermost_speech
from regesta.extract.slots.actors import in_its_words
from regesta.extract.slots.agreements import is_bare
from regesta.extract.slots.destinations import leaves_home
from regesta.extract.slots.earlier_sites import told_owner
from regesta.extract.slots.edges import off_anothers_coast
from regesta.extract.slots.filling import Slots, Way, all_places
from regesta.extract.slots.going_on import figure_gone_on_with, ground_of_its_own, is_yet_to_come, property_told
from regesta.extract.slots.heading_bodies import undertold_clearer
from regesta.extract.slots.hosts import HOST_WAYS, demander
from regesta.extract.slots.labelled_grounds import labelled_ground
from regesta.extract.slots.led_forces import led_body
from regesta.extract.slots.locations import place_of_clause
from regesta.extract.slots.other_forces import nations_of, of_no_one_power, states_together
from regesta.extract.slots.owners import are_tellers_own
from regesta.extract.slots.places import country_of_place
from regesta.extract.slots.powers import OPERATOR_WAYS, is_of_government
from regesta.extract.slots.subjects import SUBJECT_WAYS
from regesta.extract.stances import stance_of
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.extract.tracing.unmet import Unmet
from regesta.extract.values import value_of
from regesta.extract.word_lists import words_of
from regesta.model import (
    GROUND_TYPES,
    AttributionLink,
    Claim,
    Mention,
    ObservedAt,
    ReportedSpeech,
    Valid,
    Value,
    digest,
)
from regesta.vocabulary import Rule

EVENTS = frozenset({"deployment", "withdrawal", "facility_status"})


def first_claim(
    reading: Reading, focus: Focus, readings: Iterator[Centre], trace: Trace = SILENCE
) -> tuple[Centre, Claim] | None:
    """Return the claim of the first reading of a value that makes one, with its centre; None where none does."""
    for centre in readings:
        made = make_claim(reading, focus, centre, trace)
        if isinstance(made, Claim):
            trace.make(made, readings)
            return centre, made
        trace.give_up(made)
    return None


def make_claim(reading: Reading, focus: Focus, centre: Centre, trace: Trace = SILENCE) -> Claim | Unmet:
    """Return the claim of a centre, or what it lacks: a value, a subject, an operator or a place."""
    trace.try_out(centre)
    value = value_of(reading, centre)
    if value is None:
        return Unmet.VALUE
    if (objection := objection_to(reading, centre, value)) is not None:
        return objection
    slots = fill_slots(reading, focus, centre, trace)
    if centre.rule.abroad and slots.operator is None and slots.host is not None and is_of_government(slots):
        return Unmet.ABROAD
    if centre.rule.foreign and centre.predicate.predicate == "withdrawal" and slots.host is None and leaves_home(slots):
        return Unmet.FOREIGN
    abroad = slots.host is not None and slots.host.name != slots.guest
    if centre.rule.grounded and not abroad and not _names_ground(slots):
        return Unmet.GROUNDED
    if centre.rule.placed and not _names_place(slots) and not _is_placed(centre):
        return Unmet.PLACED
    subject = slots.told_of or _first("subject", SUBJECT_WAYS, centre.rule.subject, slots, trace)
    subject = ground_of_its_own(slots, subject)
    if subject is None and value.kind != "text" and not centre.rule.named:
        subject = in_its_words(slots)
        trace.ask("subject", "in_its_words", subject)
    if subject is None:
        return Unmet.SUBJECT
    if slots.host is None and centre.rule.host and (ground := _ground_of(subject, slots)) is not None:
        slots.host = ground
        trace.settle("host", ground, "the subject lies there")
    if (lacking := lacking_power(centre.rule, slots.operator, slots.host, of_no_one_power(slots))) is not None:
        return lacking
    if is_yet_to_come(slots):
        return Unmet.WHOLE
    if centre.rule.told_apart and is_bare(subject, slots):
        return Unmet.TOLD_APART
    if centre.predicate.predicate in EVENTS and value.kind in ("text", "date") and _is_nobodys(subject, slots):
        return Unmet.OPERATED
    stance, polarity = stance_of(reading, centre, value)
    if stance == "planned" and centre.governor.dep_ == "xcomp" and demander(slots) is not None:
        stance = "demanded"  # "Ecuador ordered US forces to leave"; one's own are planned to go
    speech = innermost_speech(reading, value.start)
    document = reading.document
    chain = chain_over(reading, value.start, value.end)
    if centre.rule.told and not any(link.role != "publisher" for link in chain):
        return Unmet.TOLD
    valid = _valid(reading, centre, value)
    if centre.rule.dated and valid.start is None and valid.end is None:
        return Unmet.DATED
    return finished(
        reading,
        Claim(
            id="", anchor="", document_id=document.id, predicate=centre.predicate.predicate,
            property=property_told(slots, stance, value), polarity=polarity, stance=stance,
            subject=subject, operator=slots.operator, host=slots.host, location=place_of_clause(slots), value=value,
            valid=valid, observed_at=_observed(reading, centre, valid, speech, chain),
            asserted_on=document.published, attribution=chain, evidence=(quotation(reading, centre),),
            rule=f"{centre.predicate.predicate}.{centre.rule.name}",
        ),
    )  # fmt: skip


def _is_nobodys(subject: Mention, slots: Slots) -> bool:
    """Tell whether a claim would say of a bare noun that is nobody's and nowhere: "military bases would be used".

    "The base" is one that the reader knows.
    """
    told = slots.operator is not None or slots.host is not None or any(c.isupper() or c.isdigit() for c in subject.name)
    noun = slots.reading.head_of(subject.start, subject.end)
    known = noun.tag_ in ("NN", "NNP") and any(child.lower_ in ("the", "this", "that") for child in noun.children)
    return not told and not known and place_of_clause(slots) is None


def lacking_power(rule: Rule, operator: Mention | None, host: Mention | None, several: bool = False) -> Unmet | None:
    """Return the condition on whose forces are told, and where, that a claim does not meet; None where it meets all.

    Forces of `several` foreign nations are told, though no one of these is the operator.
    """
    at_home = operator is not None and host is not None and operator.name == host.name
    if operator is None and several:
        return None
    if rule.foreign and (operator is None or at_home):
        return Unmet.FOREIGN
    if rule.abroad and at_home:
        return Unmet.ABROAD
    return Unmet.OPERATED if rule.operated and operator is None else None


def _ground_of(subject: Mention, slots: Slots) -> Mention | None:
    """Return the country in which a claim's subject lies, where it is ground or a site and none of who acts there."""
    if subject.type not in GROUND_TYPES or subject == slots.operator:
        return None
    ground = country_of_place(slots.reading, subject)
    acting = {slots.reading.country_of(token) for token in slots.centre.clause.agents}
    of_several = ground is not None and ground.name in acting and len(acting - {None}) > 1  # "X and Y each keep 900"
    own = ground is None or (slots.operator is not None and ground.name == slots.operator.name)
    return None if own or of_several else ground


def _names_place(slots: Slots) -> bool:
    """Tell whether a clause names a place, or a country as its host."""
    own = slots.operator.name if slots.operator is not None else None  # "Hungary has no navy" names no place of forces
    hosted = slots.host is not None and slots.host.found_in == "clause"
    return hosted or any(place.name != own for place in all_places(slots))


def _names_ground(slots: Slots) -> bool:
    """Tell whether the clause names ground of any kind, or a country other than that of the forces."""
    operator = slots.operator.name if slots.operator is not None else None
    named = (slots.reading.mention_by_token.get(t.i) for t in clause_tokens(slots.centre.governor))
    grounds = [m for m in named if m is not None and m.type in GROUND_TYPES]
    together = {state.name for state in states_together(slots)}
    nations = {name for token in slots.centre.clause.agents for name in nations_of(slots.reading, token)}
    if operator is None and (acting := together or nations):
        return any(m.name not in acting for m in grounds)  # "Russia and China held drills in the Arabian Sea"
    if operator is not None and off_anothers_coast(slots):
        return True
    abroad = [m for m in grounds if operator not in (m.name, m.country)]
    # "in the Baihan area in Shabwa": a village of the same country
    at_home = any(operator == m.country for m in grounds)
    return any(m.type == "country" or m.country is not None for m in abroad) if at_home else bool(abroad)


PLACE_WORDS = words_of("unnamed_places")


def _is_placed(centre: Centre) -> bool:
    """Tell whether a clause says a place without a name: "in the country", "there", "at the base"."""
    affected = {t.i for t in (*centre.clause.patients, *centre.clause.agents)}  # "the base will move" says no place
    said = (t for t in clause_tokens(centre.governor) if t.i not in affected and t.lemma_.lower() in PLACE_WORDS)
    return any(t.pos_ == "ADV" or preposition_of(t) is not None for t in said)  # "a landlocked country, it has no navy"


def _observed(
    reading: Reading,
    centre: Centre,
    valid: Valid,
    speech: ReportedSpeech | None,
    chain: tuple[AttributionLink, ...],
) -> ObservedAt | None:
    """An event that the text dates needs no observation; a state does, unless its period is stated."""
    if centre.rule.kind == "event" and valid.start:
        return None
    return observed(reading, centre, valid, speech, chain)


def finished(reading: Reading, claim: Claim) -> Claim:
    """Return a claim with its identities: the exact one, and the anchor that judgements hold to."""
    text = reading.document.text
    quote = claim.evidence[0]
    anchor = digest(
        {
            "original": reading.document.original_sha256,
            "quote": quote.quote,
            "prefix": text[max(0, quote.start - 32) : quote.start],
            "suffix": text[quote.end : quote.end + 32],
            "predicate": claim.predicate,
            "property": claim.property,
        }
    )
    plain = asdict(replace(claim, id="", anchor=anchor))
    return replace(claim, id=digest(plain), anchor=anchor)


def fill_slots(reading: Reading, focus: Focus, centre: Centre, trace: Trace = SILENCE) -> Slots:
    """Return the slots of a centre with operator and host filled; the operator first, for the host is another."""
    slots = Slots(reading, focus, centre)
    if (entry := labelled_ground(slots)) is not None:
        slots.operator, slots.host = entry.operator, entry.host
        for slot, found in (("operator", entry.operator), ("host", entry.host)):
            trace.settle(slot, found, "the label of its entry, and the heading over the list, tell it")
        return slots
    if (first := figure_gone_on_with(slots)) is not None:
        slots.operator, slots.host, slots.told_of = first.operator, first.host, first.subject
        for slot, found in (("operator", first.operator), ("host", first.host)):
            trace.settle(slot, found, "the figure whose noun it leaves out has it, and its clause names none")
        return slots
    ways = [way for way in centre.rule.operator if way == "owner" or not are_tellers_own(slots)]
    slots.operator = _first("operator", OPERATOR_WAYS, ways, slots, trace)
    slots.host = _first("host", HOST_WAYS, centre.rule.host, slots, trace)
    if led_body(slots) is not None:
        slots.operator = None
        trace.settle("operator", None, "it only leads a force of several nations")
    elif slots.operator is None:
        slots.operator = _first("operator", OPERATOR_WAYS, ways, slots, trace)
    if slots.operator is None and (body := undertold_clearer(slots)) is not None:
        slots.operator = body
        trace.settle("operator", body, "its name heads the record, or its organ clears at home")
    same = slots.host is not None and slots.operator is not None and slots.host.name == slots.operator.name
    if same and centre.predicate.predicate == "withdrawal" and _is_told_and_placed_afar(slots):
        slots.host, same = None, False
        trace.settle("host", None, "the power is told, nobody withdraws from home, and the host is only the page's")
    if same and centre.predicate.predicate == "withdrawal" and slots.host is not None:  # nobody withdraws from home
        slots.operator = focus.operator(centre.token, slots.host.name)
        trace.settle("operator", slots.operator, "nobody withdraws from home, so it is the power of the document")
    abroad = same and slots.guest is not None
    own = abroad and told_owner(slots) == slots.operator  # the page says of this very site whose it is
    if abroad and not own and slots.operator is not None and slots.operator.found_in not in ("clause", "title"):
        slots.operator = None
        trace.settle("operator", None, "the power of the document is the host itself")
    return slots


def _is_told_and_placed_afar(slots: Slots) -> bool:
    """Tell whether the clause says whose forces they are, and only the page on whose ground."""
    told = slots.operator is not None and slots.operator.found_in == "clause"
    return told and slots.host is not None and slots.host.found_in != "clause"


def _first(slot: str, ways: Mapping[str, Way], names: Sequence[str], slots: Slots, trace: Trace) -> Mention | None:
    """Return what the first of a rule's ways finds that finds anything."""
    for number, name in enumerate(names, start=1):
        found: Mention | None = ways[name](slots)
        trace.ask(slot, name, found)
        if found is not None:
            trace.leave(slot, ways, names[number:], slots)
            return found
    trace.leave_empty(slot, names, slots)
    return None


def _valid(reading: Reading, centre: Centre, value: Value) -> Valid:
    valid = valid_period(reading, centre)
    if value.kind != "date":
        return valid
    spans = ((value.start, value.end),)
    if centre.rule.property == "expiry":
        return Valid(end=value.edtf, text=value.text, spans=spans)
    if centre.rule.kind == "event" and centre.time is None:
        time = reading.times_by_token.get(reading.token_at(value.start).i)
        if time is not None and time.bound in DEADLINES:
            return Valid(end=value.edtf, text=value.text, spans=spans)
        end = time.edtf_end if time is not None else None
        return Valid(start=value.edtf, end=end or value.edtf, text=value.text, spans=spans)
    return valid
