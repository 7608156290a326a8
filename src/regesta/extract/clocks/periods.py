"""When a claim holds and as of when it was observed: the clocks of a claim, kept apart.

Time expressions, clauses and the attribution enter; `Valid`, `ObservedAt` and the date of the saying leave. What
the text states goes to valid; a state without a period is observed by the nearest evidence, publication last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.own_dates import respective_time, tokens_of_the_moment, without_others
from regesta.extract.reading.clauses import (
    ACHIEVED,
    Clause,
    clause_head,
    clause_tokens,
    coordinated_verbs,
    has_own_subject,
    is_past,
    preposition_of,
)
from regesta.extract.reading.document import Reading
from regesta.model import AttributionLink, ObservedAt, Quantity, ReportedSpeech, TimeExpression, Valid

if TYPE_CHECKING:
    from spacy.tokens import Token

DATED = ("date", "period")
OPEN_START = ("since",)
OPEN_END = ("until", "through", "by", "before")


def times_of(reading: Reading, tokens: list[Token]) -> list[TimeExpression]:
    """Return the dates and periods that stand on some tokens, in order, each once."""
    found: list[TimeExpression] = []
    for token in tokens:
        time = reading.times_by_token.get(token.i)
        if time is not None and time.kind in DATED and time not in found:
            found.append(time)
    return found


def clause_times(reading: Reading, centre: Centre) -> list[TimeExpression]:
    """Return the times of a centre's clause, those that hang on its governor first.

    Times inside the name of a thing ("the 1993 agreement") date that thing and not the event.
    """
    respective = respective_time(reading, centre.quantity) if centre.quantity is not None else None
    if respective is not None:
        return [respective]
    inner = [t for t in times_of(reading, list(centre.token.subtree)) if _hangs_on(reading, t, centre.token)]
    if centre.quantity is not None:  # "an increase from 96 in 2014": a figure's own date goes before the sentence's
        inner = inner if centre.token != centre.governor else []
        inner = inner or _right_behind(reading, centre.quantity)
        if inner:
            return inner
    direct = [
        child for child in centre.governor.children if not _heads_clause(child) and not _is_other_event(reading, child)
    ]
    verb = centre.governor
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ACHIEVED:  # "in 2017 they managed to clear"
        direct += [c for c in verb.head.children if c.dep_.startswith("obl") and not _is_other_event(reading, c)]
    own = [t for child in direct for t in clause_tokens(child)]
    own = [t for t in own if _in_same_quotation(reading, centre.governor, t)]
    near = times_of(reading, [t for t in own if not _dates_a_name(reading, t)])
    clause = clause_tokens(clause_head(centre.governor)) if clause_head(centre.governor) != centre.governor else []
    far = times_of(reading, [t for t in clause if not _dates_a_name(reading, t)])
    found = near + [time for time in far if time not in near]
    found = without_others(reading, centre.quantity, found) if centre.quantity is not None else found
    if any(t.lower_ in PRESENT for t in own):
        return near  # "and now the biggest base" takes no date from the clause beside it
    return found or _shared_times(reading, centre.governor) or times_of(reading, tokens_of_the_moment(centre.governor))


def _right_behind(reading: Reading, quantity: Quantity) -> list[TimeExpression]:
    """Return the date that stands directly behind a figure: "96 km2 in 2014"."""
    after = (t for t in reading.annotated.times if 0 <= t.start - quantity.end <= ADJACENT and t.kind in DATED)
    return [t for t in after if BEHIND.fullmatch(reading.document.text[quantity.end : t.start])]


BEHIND = re.compile(r"\s*(?:in|for|of|by)?\s*")
ADJACENT = 5
"""Characters between a figure and its own date: a space, a preposition of two letters, a space, and one to spare."""


def _shared_times(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the times of a coordinated verb where a verb has none.

    "Cleared 3 hectares and found 40 mines in 2021" dates both.
    """
    for other in coordinated_verbs(verb):
        if has_own_subject(other) and has_own_subject(verb):
            continue  # two statements: "it opened in 2003 and 400 people work there"
        first, last = sorted((verb.i, other.i))
        shared = [t for c in other.children if not _heads_clause(c) for t in c.subtree]
        times = times_of(reading, [t for t in shared if not first < t.i < last])  # what stands between is the first's
        if times:
            return times
    return []


def _in_same_quotation(reading: Reading, a: Token, b: Token) -> bool:
    """In a note, the date after a quoted title is the story's and not the event's."""
    block = reading.block_at(a.idx)
    if block is None or block.role != "footnote":
        return True
    between = reading.document.text[min(a.idx, b.idx) : max(a.idx, b.idx)]
    return not any(mark in between for mark in '“”"«»')


OTHER_EVENTS = frozenset(
    ["after", "before", "following", "since", "prior to", "ahead of", "due to", "because of", "despite", "from",
     "until", "compared with", "compared to", "than", "unlike"]
)  # fmt: skip


def _is_other_event(reading: Reading, child: Token) -> bool:
    """Tell whether a complement names another event: "after the attacks of September 11" dates the attacks."""
    preposition = preposition_of(child)
    if preposition == "from" and child.lower_.endswith("ing"):
        return False  # "abstained from voting in December" is one event
    return child.i not in reading.times_by_token and preposition in OTHER_EVENTS


def _hangs_on(reading: Reading, time: TimeExpression, noun: Token) -> bool:
    head = reading.head_of(time.start, time.end)
    return head.head == noun and not _dates_a_name(reading, head)


PRESENT = frozenset(["now", "currently", "presently", "today", "at present", "at the moment", "nowadays"])


def _heads_clause(token: Token) -> bool:
    if token.dep_ == "advcl" and token.tag_ == "VBG" and any(c.lower_ == "from" for c in token.children):
        return False  # "abstained from voting in December" is one event
    if token.dep_ == "xcomp" and token.tag_ == "VBN" and token.head.lemma_.lower() not in ("get", "have", "see"):
        return True  # "ending the agreement revised in September 2019"
    return token.dep_ in ("ccomp", "advcl", "acl:relcl", "parataxis", "acl") or (
        token.dep_ == "conj" and token.pos_ == "VERB"
    )


def _dates_a_name(reading: Reading, token: Token) -> bool:
    """A year that modifies a noun directly is part of what the noun names."""
    time = reading.times_by_token.get(token.i)
    if time is None:
        return False
    if time.text.lower() in PRESENT:
        return True  # "now" dates nothing: the publication does
    head = reading.head_of(time.start, time.end)
    if head.dep_.startswith("nmod") and "agreement" in reading.classes(head.head):
        return True  # "the agreement of October 2012 was ratified"
    return head.dep_ in ("compound", "nummod", "amod") and head.head.pos_ in ("NOUN", "PROPN")


def valid_period(reading: Reading, centre: Centre) -> Valid:
    """Return when the claim holds as the text states it; empty where the clause states no time."""
    if centre.time is not None:
        return _valid_of_value(centre)
    times = clause_times(reading, centre)
    event = centre.rule.kind == "event"
    stated = [t for t in times if (t.edtf_start or t.edtf_end) and not (event and t.bound in ("until", "through"))]
    if not stated:
        return Valid()
    return _valid_of(stated, event=event)


def _valid_of_value(centre: Centre) -> Valid:
    time = centre.time
    assert time is not None
    spans = ((time.start, time.end),)
    if time.kind in ("duration", "recurrence"):
        return Valid(text=time.text)
    if time.bound in ("until", "through") or centre.rule.property == "expiry":
        return Valid(end=time.edtf_end or time.edtf_start, text=time.text, spans=spans)
    return Valid(start=time.edtf_start, end=time.edtf_end, text=time.text, spans=spans)


def _valid_of(times: list[TimeExpression], *, event: bool) -> Valid:
    first = times[0]
    spans = tuple((t.start, t.end) for t in times[:2])
    if first.bound == "as_of":
        return Valid(text=first.text, spans=spans[:1])
    if first.bound in OPEN_START or (first.bound == "after" and not event):
        until = next((t for t in times[1:] if t.bound in OPEN_END), None)
        return Valid(start=first.edtf_start, end=until.edtf_end if until else None, text=first.text, spans=spans)
    if first.bound in OPEN_END:
        start = next((t for t in times[1:] if t.bound in OPEN_START), None)
        return Valid(start=start.edtf_start if start else None, end=first.edtf_end, text=first.text, spans=spans)
    later = [t for t in times[1:] if t.bound is None and _adjoins(first, t)]
    end = (later[-1] if later else first).edtf_end
    text = first.text if not later else f"{first.text} … {later[-1].text}"
    return Valid(start=first.edtf_start, end=end, text=text, spans=spans if later else spans[:1])


def _adjoins(a: TimeExpression, b: TimeExpression) -> bool:
    """Two dates of one list ("in 1999 and 2000") stand within a few characters of each other."""
    return 0 < b.start - a.end <= 6


def as_of_in_clause(reading: Reading, centre: Centre) -> TimeExpression | None:
    """Return the "as of" date of a clause, if it has one."""
    return next((t for t in clause_times(reading, centre) if t.bound == "as_of"), None)


def said_when(reading: Reading, speech: ReportedSpeech | None) -> str | None:
    """Return the date of a saying, matched with the dates found in its reporting clause."""
    if speech is None or speech.time is None:
        return None
    for time in reading.annotated.times:
        if time.start < speech.time.end and speech.time.start < time.end and time.edtf_start:
            return time.edtf_start
    return speech.time.edtf_start


def observed(
    reading: Reading, centre: Centre, speech: ReportedSpeech | None, chain: tuple[AttributionLink, ...]
) -> ObservedAt | None:
    """Return as of when a claim was observed, by the nearest evidence; None where nothing dates it.

    In order: "as of" in the clause, the period of the sentence, the saying, the note's interview or story, the
    paragraph's time in focus, the document's publication.
    """
    as_of = as_of_in_clause(reading, centre)
    if as_of is not None and as_of.edtf_start:
        return ObservedAt(edtf=as_of.edtf_start, basis="stated")
    told = observed_when_said(reading, speech, chain)
    if told is not None:
        return told
    focus = paragraph_focus(reading, centre)
    if focus is not None:
        return ObservedAt(edtf=focus, basis="paragraph")
    return observed_when_published(reading)


def observed_when_said(
    reading: Reading, speech: ReportedSpeech | None, chain: tuple[AttributionLink, ...]
) -> ObservedAt | None:
    """Return when a thing was said, else of when the note's interview or story is; None where neither is dated."""
    said = said_when(reading, speech)
    if said is not None:
        return ObservedAt(edtf=said, basis="speech")
    noted = next((link.date for link in reversed(chain) if link.role == "footnote" and link.date), None)
    return ObservedAt(edtf=noted, basis="footnote") if noted is not None else None


def observed_when_published(reading: Reading) -> ObservedAt | None:
    """Return the day of publication as that of observation; None where the document is undated."""
    published = reading.document.published
    return ObservedAt(edtf=published, basis="published") if published is not None else None


BACKGROUND_YEARS = 3
"""A paragraph is background when all its dates lie at least so many years before the publication: news repeats
last year's figures as today's, a paragraph of another decade it does not."""


def paragraph_focus(reading: Reading, centre: Centre) -> str | None:
    """Return the latest date of a background paragraph; None for paragraphs about the present.

    A paragraph of the 1990s in a page of 2017 describes the 1990s. What is told in the present beside old dates is
    of the present, unless the paragraph says "as of". What is told in the present beside old dates is
    of the present, unless the paragraph says "as of".
    """
    block = reading.block_at(centre.token.idx)
    if block is None:
        return None
    inside = [t for t in reading.annotated.times if block.start <= t.start < block.end and t.kind in DATED]
    dated = [t for t in inside if t.bound == "as_of"]
    if not dated and not is_past(clause_head(centre.governor)):
        return None
    inside = dated or [t for t in inside if t.bound not in (*OPEN_END, *OPEN_START, "after")]
    stated = [t.edtf_end or t.edtf_start for t in inside]
    known = [(bounds[1], edtf) for edtf in stated if edtf and (bounds := dates.bounds(edtf)) is not None]
    published = dates.bounds(reading.document.published) if reading.document.published else None
    if not known or published is None:
        return None
    latest, edtf = max(known)
    past = latest.year + BACKGROUND_YEARS <= published[0].year
    return edtf if past else None


def event_date(times: list[TimeExpression]) -> TimeExpression | None:
    """Return the time that dates an event: the most precise that is no mere bound; the first among equals.

    "A year later, on 1 October 2013" says one date twice.
    """
    mere = ("as_of", "since", "until", "through", "before", "after")
    plain = [t for t in times if t.edtf_start and t.bound not in mere]
    return max(plain, key=lambda t: (len(plain_digits(t)), -t.start), default=None)


def plain_digits(time: TimeExpression) -> str:
    """Return a date's known digits, as a measure of its precision."""
    return "".join(c for c in time.edtf_start or "" if c.isdigit())


def signature_year(reading: Reading, noun: Token, clause: Clause | None) -> TimeExpression | None:
    """Return the time that dates an agreement: in its phrase, on a participle of it, or in the clause that signs it."""
    for token in noun.subtree:
        time = reading.times_by_token.get(token.i)
        if time is None or time.kind not in DATED or not time.edtf_start:
            continue
        signing = token.head.lemma_ if token.head != noun else "sign"
        if time.bound is None and (token.head == noun or "sign" in reading.actions(token.head) or signing == "sign"):
            return time
    if clause is not None and "sign" in reading.actions(clause.head):
        return event_date(times_of(reading, clause_tokens(clause.head)))
    return None
