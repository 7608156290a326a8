"""What a centre says: a figure, a date, a duration, an entity or words, in the first form that the rule allows.

A `Reading` and a centre enter; a `Value` leaves, or None where the text gives none of the forms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.centres.counting import unit_class, with_its_year
from regesta.extract.centres.finding import Centre
from regesta.extract.centres.harm import HARM
from regesta.extract.centres.shared_bounds import TALLIED, bound_before
from regesta.extract.clocks.clause_times import clause_times
from regesta.extract.clocks.event_dates import event_date
from regesta.extract.reading.contents import is_content, is_meant
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.information_dates import stands_on_pronoun, tells_agreement
from regesta.extract.reading.pacts_meant import pact_meant
from regesta.extract.reading.relations import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, coordinated_verbs
from regesta.extract.slots import naming
from regesta.extract.slots.predications import member_of
from regesta.model import Mention, Quantity, TimeExpression, Value
from regesta.model.ages import AGES

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST_VALUE = 2
"""Words: a verb alone tells nothing."""


LONGEST_VALUE = 30
"""Words in a value that is said in words; the evidence holds the rest."""


def value_of(reading: Reading, centre: Centre) -> Value | None:
    """Return what a centre says, in the first form that the rule allows and the text gives."""
    for form in centre.rule.value:
        value = _value_in_form(reading, centre, form)
        if value is not None:
            return value
    return None


def _value_in_form(reading: Reading, centre: Centre, form: str) -> Value | None:
    if form == "quantity" and centre.quantity is not None:
        value = quantity_value(_bounded(reading, centre, _counted_things(centre)))
        end = with_its_year(reading, centre.quantity) if unit_class(centre.quantity) == "money" else value.end
        return replace(value, end=end, text=reading.document.text[value.start : end])
    if form == "ages" and centre.quantity is not None:
        return _ages_value(reading, centre.quantity)
    if form == "none":
        return _none_value(reading, centre)
    if form in ("duration", "recurrence") and centre.time is not None:
        return _duration_value(centre.time)
    if form == "date":
        times = [time for time in clause_times(reading, centre) if not tells_agreement(reading, time)]
        time = centre.time or event_date(times)
        return _date_value(time, centre.rule.property) if time is not None else None
    if form == "end":
        return _end_value(centre.time) if centre.time is not None else None
    if form == "patient":
        return _patient_value(reading, centre)
    if form != "words" or (centre.rule.kind == "event" and _only_names(reading, centre)):
        return None
    return _words_value(reading, centre)


def _ages_value(reading: Reading, quantity: Quantity) -> Value | None:
    """Return the words that tell the ages of a row; None for any but the first, whose claim tells them all."""
    block = reading.block_at(quantity.start)
    if block is None:
        return None
    rows = AGES.finditer(reading.document.text, block.start, block.end)
    row = next((row for row in rows if row.end() > quantity.start), None)
    if row is None or reading.quantities_between(row.start(), quantity.start):
        return None
    return Value(kind="text", start=row.start(), end=row.end(), text=row[0])


def _none_value(reading: Reading, centre: Centre) -> Value | None:
    """Return nought where "no" says it of the noun or of what it hangs on: "no known reports of casualties".

    Of a verb the noun is what it has or what there is: "there are no bases". "The total is not known" is no nought.
    """
    nouns = [*centre.clause.patients, *centre.clause.agents] if centre.rule.centre == "verb" else [centre.token]
    above = [(noun, noun) for noun in nouns] + [(noun, noun.head) for noun in nouns if noun.dep_.startswith("nmod")]
    found = ((noun, child) for noun, token in above for child in token.children if child.lower_ == "no")
    noun, word = next(found, (centre.token, None))
    if word is None:
        return None
    start, end = word.idx, noun.idx + len(noun.text)
    text = reading.document.text[start:end]
    nought = Quantity(start=start, end=end, text=text, number=0.0, low=0.0, high=0.0, comparator="exactly",
                      approximate=False, unit=None, si=None, counted=noun.text, counted_start=noun.idx)  # fmt: skip
    return Value(kind="quantity", start=start, end=end, text=text, quantity=nought)


def _only_names(reading: Reading, centre: Centre) -> bool:
    """Tell whether a verb only says which thing is meant: "troops sent to Mali" tells an event only with a date.

    Who laid the mine that killed is told by the way: "a mine planted by rebels killed two policemen".
    """
    verb = centre.governor
    told = verb.tag_ == "VBG" or any(child.dep_ == "obl:agent" for child in verb.children)  # "accused them of laying"
    if centre.predicate.predicate == "mine_use" and told:
        return False
    going_on = any(child.lower_ == "being" for child in verb.children)  # "the site being built in Poland"
    told = verb.head.pos_ in ("NOUN", "PROPN")  # "that deployed there in 2014" is of what was named before
    dated = told and any(token.i in reading.times_by_token for token in verb.subtree if token.i > verb.i)
    names = verb.dep_ == "acl" and not going_on and not dated
    return names and not is_content(verb) and not is_meant(reading, verb)


def _counted_things(centre: Centre) -> Quantity:
    """Return the quantity with the unit that the rule implies: "fighters" that are aircraft are no persons."""
    quantity = centre.quantity
    assert quantity is not None
    if quantity.unit == "person" and "equipment" in centre.rule.counts:
        return replace(quantity, unit=None)
    return quantity


def _bounded(reading: Reading, centre: Centre, quantity: Quantity) -> Quantity:
    """Return a figure of the dead or hurt with the bound that it shares: "at least 40 dead and 60 injured"."""
    rule = centre.rule
    if not (set(rule.actions) & HARM or set(rule.counts) & TALLIED):
        return quantity
    first = bound_before(reading, quantity)
    return quantity if first is None else replace(quantity, comparator=first.comparator, high=None)


def quantity_value(quantity: Quantity) -> Value:
    """Return a quantity as a claim's value."""
    return Value(kind="quantity", start=quantity.start, end=quantity.end, text=quantity.text, quantity=quantity)


def _duration_value(time: TimeExpression) -> Value | None:
    if time.iso_duration is None:
        return None
    return Value(kind="duration", start=time.start, end=time.end, text=time.text, iso=time.iso_duration,
                 comparator=time.comparator)  # fmt: skip


def _date_value(time: TimeExpression, name: str) -> Value | None:
    if name != "expiry" and time.edtf_start and time.edtf_end and time.edtf_start != time.edtf_end:
        return None  # "between 2004 and 2011": no one day on which it happened
    edtf = time.edtf_end if name == "expiry" else time.edtf_start
    edtf = edtf or time.edtf_start or time.edtf_end
    if not edtf or edtf == "..":
        return None
    return Value(kind="date", start=time.start, end=time.end, text=time.text, edtf=edtf)


def _end_value(time: TimeExpression) -> Value | None:
    """Return the end of a stretch: the day to which something is moved, of "from 2021 to 31 December 2025"."""
    if not time.edtf_end or time.edtf_end == "..":
        return None
    return Value(kind="date", start=time.start, end=time.end, text=time.text, edtf=time.edtf_end)


def _patient_value(reading: Reading, centre: Centre) -> Value | None:
    behind = (token for preposition, token in centre.clause.obliques if preposition in centre.rule.prepositions)
    for token in (*centre.clause.patients, *behind):
        if reading.classes(token) & {"agreement"}:
            year = naming.year_of(_time_on(reading, token) or next(iter(reading.times_among(token.subtree)), None))
            mention = naming.name_agreement(reading, token, (), year)
            if (kind := pact_meant(reading, token)) is not None:  # "replaced the one of 2003"
                mention = replace(mention, name=f"{kind.lemma_.lower()} ({year})" if year else kind.lemma_.lower())
            start, end = _with_its_year(reading, token, mention)
            return Value(kind="entity", start=start, end=end, text=reading.document.text[start:end], entity=mention)
    return None


def _with_its_year(reading: Reading, pact: Token, mention: Mention) -> tuple[int, int]:
    """Return the span of an agreement with the year that stands on it: "a 1986 accord", "the pact of 1960"."""
    time = _time_on(reading, pact)
    if time is None:
        return mention.start, mention.end
    return min(mention.start, time.start), max(mention.end, time.end)


def _time_on(reading: Reading, pact: Token) -> TimeExpression | None:
    """Return the date that tells which agreement is meant; behind a pronoun a parse may hang it on the verb."""
    behind = pact.doc[pact.i + 1 : pact.i + 3] if pact.pos_ in ("PRON", "DET") else ()
    around = reading.times_among([*pact.subtree, *behind])
    on_it = (t for t in around if reading.head_of(t.start, t.end).head == pact or stands_on_pronoun(reading, t))
    return next(on_it, None)


def _words_value(reading: Reading, centre: Centre) -> Value | None:
    whole = centre.rule.centre == "phrase"  # "the only base in a country that …" keeps its scope
    carried = centre.rule.carried or _is_how_talks_stand(centre)
    told = centre.governor.head if carried else centre.governor  # "the exodus continues" is the event
    said = {member_of(centre.token), *centre.token.subtree} if whole and not carried else clause_tokens(told)
    every = (*said, *_shared_object(centre), *_purpose(centre))
    tokens = sorted((t for t in every if not t.is_space), key=lambda t: t.i)
    victims = centre.predicate.predicate == "casualties"
    while (victims or carried) and len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].i - tokens[-2].i > 1:
        tokens.pop()  # the stop behind another clause is the sentence's: "one was killed and two were hurt."
    first, last = tokens[0], tokens[-1]
    span = [t for t in reading.doc[first.i : last.i + 1] if not t.is_space][:LONGEST_VALUE]
    if len(span) < SHORTEST_VALUE:
        return None
    if centre.rule.lasting and span[0].dep_ == "case":
        span.pop(0)  # "at the base in X" names the base
    if len(span) > SHORTEST_VALUE and span[0].dep_ == "cc":
        span.pop(0)  # the "and" of "and one was injured"
    marks = [(call.start, call.end) for call in reading.annotated.footnote_calls]
    for end in (-1, 0):
        while len(span) > 1 and (span[end].is_punct or any(a <= span[end].idx < b for a, b in marks)):
            span.pop(end)
    start, end = span[0].idx, span[-1].idx + len(span[-1].text)
    treaty = _treaty_of(reading, centre) if centre.predicate.predicate == "treaty_status" else None
    return Value(kind="text", start=start, end=end, text=reading.document.text[start:end], entity=treaty)


def _is_how_talks_stand(centre: Centre) -> bool:
    """Tell whether what is said of talks tells how they stand: "the talks on the base have stalled"."""
    of_talks = centre.predicate.predicate == "negotiation" and centre.rule.property == "status"
    return of_talks and centre.rule.centre in ("noun", "phrase") and centre.token.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS)


def _shared_object(centre: Centre) -> list[Token]:
    """Return the object that stands behind the last of a row of verbs: "never to use, make or sell mines"."""
    if centre.rule.centre != "verb":
        return []
    objects = [t for t in centre.clause.patients if t.dep_ in OBJECTS and t.i > centre.governor.i]
    return [t for noun in objects if noun.head in coordinated_verbs(centre.governor) for t in noun.subtree]


def _purpose(centre: Centre) -> list[Token]:
    """Return what a site is told to be used for: "has been used to launch raids" is no use without it."""
    if centre.rule.property != "use" or centre.rule.centre != "verb":
        return []
    verb = centre.governor
    aims = (c for c in verb.children if c.dep_ in ("advcl", "xcomp") and c.i > verb.i and c.tag_ == "VB")
    return [token for aim in aims if any(c.lower_ == "to" for c in aim.children) for token in clause_tokens(aim)]


def _treaty_of(reading: Reading, centre: Centre) -> Mention | None:
    """Return the treaty, organisation or meeting that a state's standing or vote is about."""
    for token in clause_tokens(centre.governor):
        mention = reading.mention_of(token)
        if mention is not None and mention.type in ("treaty", "agreement", "organisation"):
            return mention
    return None
