"""The date that a clause beside lends to a verb without one: "after it was handed over in 1994, it housed 400".

A `Reading` and a verb enter; times leave, with the bound that the clause gives them, or none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.apart import times_apart
from regesta.extract.clocks.bounds import date_right_behind
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS, preposition_of
from regesta.model import TimeBound, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def times_beside(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the times that the clauses around a verb without a time of its own lend it, the closest tie first."""
    return (
        times_behind_participle(reading, verb)
        or times_apart(reading, verb)
        or time_of_cleft(reading, verb)
        or time_of_beginning(reading, verb)
        or time_after_which(reading, verb)
        or time_after_whose_end(reading, verb)
    )


def times_behind_participle(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date right behind a participle that ends its clause: "a raid conducted by marines on 26 October".

    A parse hangs it to the verb above, whose date it is as well.
    """
    if verb.dep_ != "acl" or verb.tag_ != "VBN":
        return []
    last = max(token.i for token in verb.subtree)
    behind = next((t for t in reading.doc[last + 1 : last + 3] if t.i in reading.times_by_token), None)
    time = None if behind is None else reading.times_by_token[behind.i]
    between = "" if time is None else reading.document.text[verb.right_edge.idx + len(verb.right_edge) : time.start]
    return [time] if time is not None and "," not in between and time.kind in ("date", "period") else []


def time_after_which(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date of an "after" or "before" clause as that since or until which: "after it was handed over in 1994,
    it housed 400".
    """
    for clause in verb.children:
        opening = next((BESIDE[c.lower_] for c in clause.children if c.dep_ == "mark" and c.lower_ in BESIDE), None)
        if clause.dep_ == "advcl" and opening is not None:
            inside = reading.times_among(clause_tokens(clause))
            dated = [t for t in inside if t.kind == "date" and t.edtf_start and t.bound is None]
            return [replace(dated[0], bound=opening)] if len(dated) == 1 else []
    return []


def time_of_beginning(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date under a participle that only says when a thing begins: "starting in January, 80 will serve"."""
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.lemma_.lower() in BEGINNING:
            inside = reading.times_among(clause_tokens(clause))
            return [t for t in inside if t.kind == "date" and t.edtf_start and t.bound == "since"][:1]
    return []


BEGINNING = frozenset(["start", "begin", "commence"])


def time_of_cleft(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date that a clause is said to be of: "it was in 2010 that the stocks were destroyed"."""
    above = verb.head
    time = reading.times_by_token.get(above.i) if verb.dep_ in ("acl:relcl", "ccomp", "advcl", "csubj") else None
    cleft = any(child.dep_ == "expl" or child.lower_ == "it" for child in above.children)
    return [time] if time is not None and cleft and time.kind in ("date", "period") and time.edtf_start else []


BESIDE: dict[str, TimeBound] = {"after": "since", "once": "since", "before": "before"}


def time_after_whose_end(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date that "after which" takes up, as that since which: "until 2017, after which it would leave"."""
    which = (c for c in verb.children if c.lower_ == "which" and any(k.lower_ == "after" for k in c.children))
    opening = next(which, None)
    if opening is None:
        return []
    before = reading.times_between(opening.sent.start_char, opening.idx)[-1:]
    return [replace(t, bound="since") for t in before if t.kind in ("date", "period") and t.edtf_start]


def time_after_event(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date of an event after which something happened, as that since which: "after the invasion of 1990"."""
    above = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]  # "after the invasion they began to deploy"
    for child in (child for one in above for child in one.children):
        if child.dep_ != "obl" or child.i in reading.times_by_token or preposition_of(child) not in AFTER:
            continue
        inside = reading.times_among(child.subtree) or date_right_behind(reading, child)
        dated = [t for t in inside if t.kind == "date" and t.edtf_start and t.bound is None]
        return [replace(dated[0], bound="since")] if len(dated) == 1 else []
    return []


AFTER = ("after", "following")


def time_of_whole(reading: Reading, centre: Centre) -> TimeExpression | None:
    """Return the one date of the whole that a figure is part of: "Of the 640 casualties in 2006, 221 were civilians".

    None where the whole does not open the sentence of its part, or has no date or several.
    """
    whole = centre.counted
    if whole is None or centre.quantity is None or whole.sent != centre.token.sent or preposition_of(whole) != "of":
        return None
    if whole.idx > centre.quantity.start or whole.left_edge.i != whole.sent.start:
        return None
    dated = [t for t in reading.times_among(whole.subtree) if t.kind in ("date", "period") and t.edtf_start]
    return dated[0] if len(dated) == 1 else None


def words_of_predicate(centre: Centre) -> list[Token]:
    """Return the words under what a counted subject is or is to do, where its clause hangs on another verb: "will be at
    Clark through May, he said", "are expected to be sent next year"; none for other figures.
    """
    token, governor = centre.token, centre.governor
    while token.dep_ == "conj" and not is_verbal(token.head):  # "a contingent of aircraft and 200 airmen"
        token = token.head
    if centre.quantity is None or token.dep_ not in (*SUBJECTS, *PASSIVE_SUBJECTS):
        return []
    if token.head != governor:
        named = not is_verbal(token.head) and any(child.dep_ == "cop" for child in token.head.children)
        tops = [token.head] if named else []
    else:
        tops = [child for child in governor.children if child.dep_ == "xcomp" and is_verbal(child)]
    under = (child for top in tops for child in top.children if child.dep_.startswith("obl") or child.dep_ == "nmod")
    return [word for child in under for word in clause_tokens(child)]
