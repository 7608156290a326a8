"""The time of an event that is told by its distance from another: "came a week after nine people were killed".

A `Reading` and the verb or noun of an event enter; the time counted from the other event leaves. Both are told in one
sentence, and one of them is dated there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.calendar_steps import step_from
from regesta.dates import parse_date, sort_key
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import OBJECTS
from regesta.extract.word_lists import words_of
from regesta.model import TimeExpression, TimeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

SIDES = {"after": -1, "before": 1, "following": -1}
"""Words between a length and the event that it counts from, and on which side of the clause above that event lies."""
LENGTHS = words_of("lengths_of_time")
FOLLOWING = frozenset(["follow", "precede"])
"""Verbs that put one event before or after another without saying by how much."""
PARTS = re.compile(r"(\d+(?:\.\d+)?)([YMWD])")
HIGHEST = 3
"""Nouns up from a clause to the event that it tells of: "an attack in the suburbs of Aleppo that killed 11"."""


def is_told_apart(reading: Reading, token: Token) -> bool:
    """Tell whether an event is told by how far it lies from another, so that the other's time is not its own."""
    return is_hinged(reading, token) or _is_followed(token)


def is_hinged(reading: Reading, token: Token) -> bool:
    """Tell whether a length and "after" or "before" open what an event is told in: "a week after nine were killed"."""
    return _hinge_over(reading, token) is not None


def times_apart(reading: Reading, token: Token) -> list[TimeExpression]:
    """Return the time counted between an event and one told beside it; none where either has no date or several.

    "The attack on 4 March came a week after nine people were killed" dates the killing on 25 February, "it was closed
    two years after it was opened in 1954" the closure in 1956.
    """
    hinge = _hinge_over(reading, token)
    if hinge is not None:
        return _counted(reading, hinge, _dates_outside(reading, hinge), SIDES[hinge.lower_])
    if not is_verbal(token):
        return []
    below = next((h for child in token.children if (h := _hinge_of(reading, child)) is not None), None)
    if below is None or _dates_outside(reading, below):
        return []
    return _counted(reading, below, _dates_inside(reading, below), -SIDES[below.lower_])


def _hinge_over(reading: Reading, token: Token) -> Token | None:
    """Return the "after" or "before" with a length in front that opens what an event is told in; None without one, and
    where the event has a date of its own behind it.
    """
    for one in _openings(token):
        hinge = _hinge_of(reading, one)
        if hinge is not None:
            return None if _dates_inside(reading, hinge) else hinge
    return None


def _openings(token: Token) -> Iterator[Token]:
    """Yield a word and those by which its clause hangs on the one above: its antecedent, the verb it goes on with."""
    yield token
    for _ in range(HIGHEST):
        clause = token.dep_ in ("acl", "acl:relcl")
        if not clause and not (token.dep_ in ("conj", "nmod") and token.head != token):
            return
        token = token.head
        yield token


def _hinge_of(reading: Reading, opened: Token) -> Token | None:
    words = (c for c in opened.children if c.dep_ in ("mark", "case") and c.lower_ in SIDES and c.i > opened.sent.start)
    hinge = next(words, None)
    return hinge if hinge is not None and reading.doc[hinge.i - 1].lemma_.lower() in LENGTHS else None


def _is_followed(token: Token) -> bool:
    """Tell whether an event stands beside a verb that only says that it came before or after another."""
    for one in _openings(token):
        if one.head.lemma_.lower() in FOLLOWING and one.dep_ in (*OBJECTS, "obl:agent"):
            return bool(one.i != token.i)
    return False


def _dates_inside(reading: Reading, hinge: Token) -> list[TimeExpression]:
    clause = hinge.head
    return _dated(reading, (t for t in clause.subtree if t.i > hinge.i))


def _dates_outside(reading: Reading, hinge: Token) -> list[TimeExpression]:
    last = max(token.i for token in hinge.head.subtree)
    return _dated(reading, (t for t in hinge.sent if not hinge.i <= t.i <= last))


def _dated(reading: Reading, tokens: Iterator[Token]) -> list[TimeExpression]:
    found = reading.times_among(tokens)
    return [t for t in found if t.kind in ("date", "period") and t.edtf_start and not reading.dates_a_saying(t)]


def _counted(reading: Reading, hinge: Token, bases: list[TimeExpression], side: int) -> list[TimeExpression]:
    length = reading.times_by_token.get(hinge.i - 1)
    if length is None or length.kind != "duration" or length.comparator != "exactly" or len(bases) != 1:
        return []
    (base,) = bases
    found = parse_date(base.edtf_start) if base.kind == "date" and base.bound is None else None
    for number, unit in PARTS.findall(length.iso_duration or ""):
        found = None if found is None else step_from(found, unit, side * float(number))
    if found is None:
        return []
    ends = sorted((str(found), base.edtf_start or ""), key=sort_key) if _is_stretch(hinge) else [str(found)] * 2
    anchor = f"counted from “{base.text}”" + (f", {base.anchor}" if base.anchor else "")
    kind: TimeKind = "period" if _is_stretch(hinge) else "date"
    return [replace(length, kind=kind, edtf_start=ends[0], edtf_end=ends[1], iso_duration=None, anchor=anchor)]


def _is_stretch(hinge: Token) -> bool:
    """Tell whether a length beside an event is what something went on for: "in the nine years before it left"."""
    length = hinge.nbor(-1)
    return any(child.lower_ == "the" for child in length.children)
