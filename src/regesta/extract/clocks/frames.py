"""The time that one clause of a sentence lends to another: "In 2015 mines hurt 93 people, and 14 people were killed."

A `Reading` and a centre whose own clause has no time enter; the times of the clause before leave. Two things tie them:
a time in front of the first clause frames what follows it, and a part shares the time of its whole ("12 casualties
since 1999; seven were killed").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.own_dates import without_others
from regesta.extract.clocks.set_beside import belongs_to_phrase_before
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past, is_perfect
from regesta.extract.reading.governing import clause_head, is_of_whom
from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS, preposition_of
from regesta.extract.word_lists import words_of
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

FRAMING = (None, "during", "since", "by", "as_of")
TOLD = frozenset(["VBD", "VBN", "VBG"])
"""Tags of verbs that tell what happened; a participle, what went on then."""
BRINGING = words_of("verbs_of_bringing_about")
PLANNING = words_of("verbs_of_planning")
HIGHEST = 3
"""Clauses up from that which has no time to the one whose time frames it."""
SAME_TIME = frozenset(["as", "when", "while", "where", "whereupon"])
"""Words that open a clause on what went on in the time of the one above it."""
RELATIVE = ("acl:relcl", "advcl:relcl")
SET_APART = frozenset(["now", "today", "currently", "still", "later", "then", "since"])
"""Words by which a clause leaves the time of the one before."""


def framing_times(reading: Reading, centre: Centre) -> list[TimeExpression]:
    """Return the times of the clause to which a centre's clause is added; none where nothing ties the two."""
    verb = clause_head(centre.governor)
    if _is_planned(verb):
        return [t for t in frame_times(reading, verb.head) if not _is_over(reading, t)]
    above = _clause_above(verb)
    if above is None or not _is_told(above):
        return []
    if verb.tag_ not in TOLD and not _is_brought_about(verb):
        # "by September they had searched 188 hectares, over 124 of which need clearing"
        part = verb.dep_ in RELATIVE and any(is_of_whom(token) for token in verb.subtree)
        seen = [t for t in frame_times(reading, above) if t.bound in ("by", "as_of")] if part else []
        return [replace(t, bound="as_of") for t in seen]
    if any(token.lower_ in SET_APART for token in verb.children) or _own_times(reading, centre, verb):
        return []
    times = _times_among(reading, clause_tokens(above))
    if centre.rule.kind == "event" and _is_part(reading, centre, above):
        return times
    for _ in range(HIGHEST):
        found = [t for t in frame_times(reading, above) if not _is_told_anew(reading, t, verb)]
        higher = _clause_above(above)
        if found or higher is None or not _is_told(higher) or _times_among(reading, clause_tokens(above)):
            return found
        above = higher  # "In 1984 the pact began to unravel when Fiji declared … and refused"
    return []


def _own_times(reading: Reading, centre: Centre, verb: Token) -> list[TimeExpression]:
    """Return a clause's own times: none of "areas covering 72 hectares, down from 89 the year before"."""
    times = _times_among(reading, clause_tokens(verb))
    return times if centre.quantity is None else without_others(reading, centre.quantity, times)


def _is_told_anew(reading: Reading, frame: TimeExpression, verb: Token) -> bool:
    """Tell whether another time stands between a frame and a verb: "in 1988 …, as for the raid the year before"."""
    between = reading.times_between(frame.end, verb.idx)
    return any(time.kind == "unresolved" for time in between)


def _is_planned(verb: Token) -> bool:
    """Tell whether an infinitive tells what somebody now plans: "In 2015 Norway plans to send 300 soldiers"."""
    return (
        verb.dep_ == "xcomp"
        and verb.tag_ == "VB"
        and verb.head.tag_ in ("VBZ", "VBP")
        and verb.head.lemma_.lower() in PLANNING
    )


def _is_over(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a time had ended at the publication, so that it dates the plan and not what is planned."""
    end, published = dates.bounds(time.edtf_end or time.edtf_start), dates.bounds(reading.document.published)
    return end is None or published is None or end[1] < published[0]


def _is_told(verb: Token) -> bool:
    """Tell whether a clause tells what happened or was so: "was sent", "has been instrumental in clearing"."""
    return verb.tag_ in TOLD or is_past(verb) or is_perfect(verb) or _is_brought_about(verb)


def _is_brought_about(verb: Token) -> bool:
    """Tell whether an infinitive tells what came about by the verb above: "led him to withdraw", "began to leave"."""
    above = verb.head
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and above.lemma_.lower() in BRINGING and is_past(above)


def frame_times(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the times in front of a verb's subject, which frame what is told: "In 2008 the fund was doubled"."""
    subject = next((c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS)), None)
    times = _times_among(reading, clause_tokens(verb))
    return [t for t in times if subject is not None and t.end <= subject.left_edge.idx and t.bound in FRAMING]


def _clause_above(verb: Token) -> Token | None:
    """Return the clause that a verb is coordinated with or set beside, or in which its participle stands; that goes on
    while it does ("clashes broke out … as jets struck", "… where nine were killed"); or that tells the whole "of whom"
    it tells a part.
    """
    accompanies = verb.dep_ == "acl" and preposition_of(verb.head) == "with"  # "with 180 troops deployed there"
    if _is_brought_about(verb):
        return verb.head
    if verb.dep_ in ("conj", "parataxis") or (verb.dep_ == "acl" and verb.tag_ == "VBG") or accompanies:
        return clause_head(verb.head)
    if verb.dep_ in (*RELATIVE, "ccomp") and any(is_of_whom(token) for token in verb.subtree):
        return clause_head(verb.head)
    if verb.dep_ in ("advcl", *RELATIVE) and _is_in_its_time(verb):
        return clause_head(verb.head)
    return None


def _is_in_its_time(verb: Token) -> bool:
    """Tell whether a clause tells of the same time as the one above it: "as jets struck", "in which two died"."""
    opening = [child for child in verb.children if child.i < verb.i]
    led = any(child.lower_ == "which" and preposition_of(child) in ("in", "during") for child in opening)
    if verb.tag_ == "VBG" and any(child.lower_ == "in" for child in opening):
        return True  # "has been instrumental in clearing"
    words = SAME_TIME if verb.dep_ == "advcl" else frozenset(["where"])
    return led or any(child.lower_ in words for child in opening)


def _times_among(reading: Reading, tokens: list[Token]) -> list[TimeExpression]:
    found = reading.times_among(tokens)
    return [
        t
        for t in found
        if t.kind in ("date", "period")
        and (t.edtf_start or t.edtf_end)
        and not reading.dates_a_saying(t)
        and not belongs_to_phrase_before(reading, t)
    ]


def _is_part(reading: Reading, centre: Centre, above: Token) -> bool:
    """Tell whether a figure can be part of one in the clause above: the same unit, and no greater."""
    mine = centre.quantity
    if mine is None or mine.unit is None:
        return False
    here = {token.i for token in clause_tokens(above)}
    wholes = (q for i, q in reading.quantities_by_token.items() if i in here and q != mine)
    return any(q.unit == mine.unit and (q.number or q.low or 0) >= (mine.number or mine.low or 0) for q in wholes)
