"""From a centre to a claim: value, slots, clocks, stance, attribution and evidence put together.

A `Centre` enters; a `Claim` leaves, or None where the rule's value is not there or no subject can be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from regesta.extract import naming
from regesta.extract.attribution import attribution_for
from regesta.extract.centres import Centre
from regesta.extract.clauses import clause_tokens, is_verbal, preposition_of
from regesta.extract.counting import MEASURE_NOUNS
from regesta.extract.evidence import quotation
from regesta.extract.focus import Focus
from regesta.extract.periods import clause_times, event_date, observed, valid_period
from regesta.extract.powers import HOST_WAYS, OPERATOR_WAYS
from regesta.extract.reading import Reading
from regesta.extract.slots import Slots, Way, all_places, place_of_clause
from regesta.extract.stance_lookup import stance_at
from regesta.extract.subjects import SUBJECT_WAYS, in_its_words
from regesta.model import (
    AttributionLink,
    Claim,
    Mention,
    ObservedAt,
    Polarity,
    Quantity,
    ReportedSpeech,
    Stance,
    StanceScope,
    TimeExpression,
    Valid,
    Value,
    digest,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST_VALUE = 2
"""Words: a verb alone tells nothing."""
LONGEST_VALUE = 30
"""Words in a value that is said in words; the evidence holds the rest."""


def make_claim(reading: Reading, focus: Focus, centre: Centre) -> Claim | None:
    """Return the claim of a centre; None where its value or its subject is not in the text."""
    value = value_of(reading, centre)
    if value is None:
        return None
    slots = fill_slots(reading, focus, centre)
    if centre.rule.foreign and (slots.operator is None or slots.operator == slots.host):
        return None
    if centre.rule.placed and not all_places(slots):
        return None
    subject = _first(SUBJECT_WAYS, centre.rule.subject, slots)
    if subject is None and value.kind != "text" and not centre.rule.named:
        subject = in_its_words(slots)
    if subject is None:
        return None
    stance, polarity = stance_of(reading, centre, value)
    speech = innermost_speech(reading, value.start)
    document = reading.document
    chain = attribution_for(
        document, reading.annotated.speech, reading.annotated.footnote_calls, value.start, value.end
    )
    valid = _valid(reading, centre, value)
    return finished(
        reading,
        Claim(
            id="", anchor="", document_id=document.id, predicate=centre.predicate.predicate,
            property=centre.rule.property_if.get(stance, centre.rule.property), polarity=polarity, stance=stance,
            subject=subject, operator=slots.operator, host=slots.host, location=place_of_clause(slots), value=value,
            valid=valid, observed_at=_observed(reading, centre, valid, speech, chain),
            asserted_on=document.published, attribution=chain, evidence=(quotation(reading, centre),),
            rule=f"{centre.predicate.predicate}.{centre.rule.name}",
        ),
    )  # fmt: skip


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


def fill_slots(reading: Reading, focus: Focus, centre: Centre) -> Slots:
    """Return the slots of a centre with operator and host filled; the operator first, for the host is another."""
    slots = Slots(reading, focus, centre)
    slots.operator = _first(OPERATOR_WAYS, centre.rule.operator, slots)
    slots.host = _first(HOST_WAYS, centre.rule.host, slots)
    if slots.operator is None:
        slots.operator = _first(OPERATOR_WAYS, centre.rule.operator, slots)
    same = slots.host is not None and slots.operator is not None and slots.host.name == slots.operator.name
    if same and centre.predicate.predicate == "withdrawal" and slots.host is not None:  # nobody withdraws from home
        slots.operator = focus.operator(centre.token.idx, slots.host.name)
    if same and slots.operator is not None and slots.operator.found_in == "discourse":
        slots.operator = None
    return slots


def _first(ways: Mapping[str, Way], names: Sequence[str], slots: Slots) -> Mention | None:
    for name in names:
        found: Mention | None = ways[name](slots)
        if found is not None:
            return found
    return None


def value_of(reading: Reading, centre: Centre) -> Value | None:
    """Return what a centre says, in the first form that the rule allows and the text gives."""
    for form in centre.rule.value:
        value = _value_in_form(reading, centre, form)
        if value is not None:
            return value
    return None


def _value_in_form(reading: Reading, centre: Centre, form: str) -> Value | None:
    if form == "quantity" and centre.quantity is not None:
        return quantity_value(_counted_things(centre))
    if form in ("duration", "recurrence") and centre.time is not None:
        return _duration_value(centre.time)
    if form == "date":
        time = centre.time or event_date(clause_times(reading, centre))
        return _date_value(time, centre.rule.property) if time is not None else None
    if form == "patient":
        return _patient_value(reading, centre)
    if form != "words" or (centre.rule.kind == "event" and centre.governor.dep_ == "acl"):
        return None  # "troops sent to Mali" names troops; only with a date does a participle tell an event
    return _words_value(reading, centre)


def _counted_things(centre: Centre) -> Quantity:
    """Return the quantity with the unit that the rule implies: "fighters" that are aircraft are no persons."""
    quantity = centre.quantity
    assert quantity is not None
    if quantity.unit == "person" and "equipment" in centre.rule.counts:
        return replace(quantity, unit=None)
    return quantity


def quantity_value(quantity: Quantity) -> Value:
    """Return a quantity as a claim's value."""
    return Value(kind="quantity", start=quantity.start, end=quantity.end, text=quantity.text, quantity=quantity)


def _duration_value(time: TimeExpression) -> Value | None:
    if time.iso_duration is None:
        return None
    return Value(kind="duration", start=time.start, end=time.end, text=time.text, iso=time.iso_duration,
                 comparator=time.comparator)  # fmt: skip


def _date_value(time: TimeExpression, name: str) -> Value | None:
    edtf = time.edtf_end if name == "expiry" else time.edtf_start
    edtf = edtf or time.edtf_start or time.edtf_end
    if not edtf or edtf == "..":
        return None
    return Value(kind="date", start=time.start, end=time.end, text=time.text, edtf=edtf)


def _patient_value(reading: Reading, centre: Centre) -> Value | None:
    for token in centre.clause.patients:
        if reading.classes(token) & {"agreement"}:
            year = naming.year_of(next((reading.times_by_token[t.i] for t in token.subtree
                                        if t.i in reading.times_by_token), None))  # fmt: skip
            mention = naming.name_agreement(reading, token, (), year)
            return Value(kind="entity", start=mention.start, end=mention.end, text=mention.text, entity=mention)
    return None


def _words_value(reading: Reading, centre: Centre) -> Value | None:
    whole = centre.rule.centre == "phrase"  # "the only base in a country that …" keeps its scope
    tokens = [t for t in (centre.token.subtree if whole else clause_tokens(centre.governor)) if not t.is_space]
    first, last = tokens[0], tokens[-1]
    span = [t for t in reading.doc[first.i : last.i + 1] if not t.is_space][:LONGEST_VALUE]
    if len(span) < SHORTEST_VALUE:
        return None
    while len(span) > 1 and span[-1].is_punct:
        span.pop()
    while len(span) > 1 and span[0].is_punct:
        span.pop(0)
    start, end = span[0].idx, span[-1].idx + len(span[-1].text)
    treaty = _treaty_of(reading, centre) if centre.predicate.predicate == "treaty_status" else None
    return Value(kind="text", start=start, end=end, text=reading.document.text[start:end], entity=treaty)


def _treaty_of(reading: Reading, centre: Centre) -> Mention | None:
    """Return the treaty, organisation or meeting that a state's standing or vote is about."""
    for token in clause_tokens(centre.governor):
        mention = reading.mention_of(token)
        if mention is not None and mention.type in ("treaty", "agreement", "organisation"):
            return mention
    return None


def _valid(reading: Reading, centre: Centre, value: Value) -> Valid:
    valid = valid_period(reading, centre)
    if value.kind != "date":
        return valid
    spans = ((value.start, value.end),)
    if centre.rule.property == "expiry":
        return Valid(end=value.edtf, text=value.text, spans=spans)
    if centre.rule.kind == "event" and centre.time is None:
        end = _end_of(reading, value) or value.edtf
        return Valid(start=value.edtf, end=end, text=value.text, spans=spans)
    return valid


def _end_of(reading: Reading, value: Value) -> str | None:
    time = reading.times_by_token.get(reading.token_at(value.start).i)
    return time.edtf_end if time is not None else None


def stance_of(reading: Reading, centre: Centre, value: Value) -> tuple[Stance, Polarity]:
    """Return stance and polarity by the scopes over the governing word and over the value."""
    scopes = reading.annotated.stances
    if centre.rule.centre == "date" and centre.rule.counts:  # "the 2002 agreement will run on": that of 2002 is no plan
        return "asserted", "positive"
    on_noun = centre.governor.dep_ in ("acl", "acl:relcl")
    if on_noun and centre.governor.tag_ != "VB":  # what a clause on the noun says, the verb above does not plan or deny
        first = min(t.idx for t in centre.governor.subtree)
        scopes = tuple(scope for scope in scopes if scope.start >= first)
    scopes = tuple(s for s in scopes if s.polarity == "positive" or _negates(reading, s, centre.governor))
    stance, polarity = stance_at(scopes, centre.governor.idx)
    if value.kind != "text" and not on_noun:
        at_value, value_polarity = stance_at(scopes, value.start)
        stance = at_value if at_value != "asserted" else stance
        polarity = value_polarity if value_polarity == "negative" else polarity
    if centre.quantity is not None and _is_presupposed(reading, centre):
        stance, polarity = "asserted", "positive"
    if stance == "asserted" and on_noun and centre.governor.tag_ == "VB":
        stance = "planned"  # "troops to be stationed there"
    if stance == "planned" and centre.rule.settled:
        stance = "asserted"
    if stance == "asserted" and centre.rule.stance is not None:
        stance = centre.rule.stance
    return stance, polarity


def _is_presupposed(reading: Reading, centre: Centre) -> bool:
    """Tell whether a counted noun only hangs under another: "agreed to pay for the upkeep of 28,500 troops".

    Under a noun of sending or leaving ("plans the deployment of 500 troops") it is what is planned.
    """
    noun = centre.token
    if not noun.dep_.startswith("nmod") or preposition_of(noun) not in ("of", "for", "from", "by"):
        return False
    above = noun.head
    if above.lemma_.lower() in MEASURE_NOUNS or above.i in reading.quantities_by_token or is_verbal(above):
        return False
    return not reading.actions(above) and above != centre.governor


def _negates(reading: Reading, scope: StanceScope, governor: Token) -> bool:
    """Tell whether a negative cue stands in the clause of a governing word, or above it through its complements.

    "France, whose three aircraft are there, has not asked" says nothing against the aircraft.
    """
    cue = reading.token_at(scope.cue[0])
    verb = governor
    for _ in range(8):
        inside = {t.i for t in clause_tokens(verb)}
        if cue.i in inside or cue.head == verb:
            return True
        if verb.dep_ not in ("xcomp", "ccomp", "conj", "obj", "obl", "nsubj", "nsubj:pass", "nmod", "cop"):
            return False
        verb = verb.head
    return False


def innermost_speech(reading: Reading, offset: int) -> ReportedSpeech | None:
    """Return the innermost reported passage over an offset; None in the document's own voice."""
    over = [s for s in reading.annotated.speech if any(start <= offset < end for start, end in s.content)]
    return min(over, key=lambda s: (sum(end - start for start, end in s.content), s.content), default=None)


def governing_token(centre: Centre) -> Token:
    """Return the word whose clause a claim stands in, for explanations."""
    return centre.governor
