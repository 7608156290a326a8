"""Names in a row, each with its date, of which one verb tells: "closed bases in Mali in 2022, Niger in 2023 and …".

A `Reading` and the claims with their centres enter; they leave with a claim of each name with the date beside it, and
none of a name with another's date. Where nothing tells whether the name is a ground or who acts there is none:
"France left Mali in 2022 and Germany in 2023".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import SUBJECTS, preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.places import country_of_place
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.model import GROUND_TYPES, Claim, Mention, TimeExpression, Valid, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

Made = tuple[Centre, Claim]
DATED = frozenset({"facility_status", "withdrawal"})
"""Predicates of which one verb may tell the dates of several sites or grounds."""
BEFORE_DATE = re.compile(r"\s+(?:in|on)\s+")
TO_NEXT = re.compile(
    r"(?:\s*[,;]|\s*[,;]?\s+and)\s+(?P<site>(?:its|their|the|an?)\s+(?:[\w-]+\s+){1,5})?(?P<at>(?:in|at|on|from)\s+)?(?:the\s+)?"
)
SURE_ROW = 3
"""Countries in a row that nobody takes for one country after another that acts, where they stand behind a site."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A name of a row with the date right behind it."""

    name: Mention
    head: Token
    time: TimeExpression
    is_placed: bool
    """Whether a preposition of place stands before the name."""


def with_rows_of_dates(
    reading: Reading, made: list[Made], finish: Callable[[Claim], Claim], trace: Trace = SILENCE
) -> list[Made]:
    """Return the claims, those told of a row of dated names as one of each; `finish` gives them identities."""
    told: list[Made] = []
    done: set[tuple[str, int]] = set()
    for centre, claim in made:
        row = _row_of(reading, centre, claim)
        row = row if _tells_grounds(reading, centre, row) else row[:1]
        of_each = [_told_of(reading, claim, row[0], one) for one in row]
        if not row or None in of_each:
            told.append((centre, claim))
            continue
        trace.drop(claim, None, "its row tells each name with its own date")
        for one, each in zip(row, of_each, strict=True):
            if each is not None and (claim.predicate, one.time.start) not in done:
                done.add((claim.predicate, one.time.start))
                each = finish(each)
                trace.derive(claim, each)
                told.append((centre, each))
    return told


def _row_of(reading: Reading, centre: Centre, claim: Claim) -> list[Dated]:
    """Return the row in which the date of a claim stands; empty where it stands in none of two names or more."""
    if claim.predicate not in DATED or claim.value.kind != "date" or claim.value.edtf is None:
        return []
    row: list[Dated] = []
    for one in _dated_names(reading, centre.token.sent):
        if row and TO_NEXT.fullmatch(reading.document.text, row[-1].time.end, one.name.start) is None:
            if any(other.time.start == claim.value.start for other in row):
                break
            row = []
        row.append(one)
    return row if len(row) > 1 and any(other.time.start == claim.value.start for other in row) else []


def _dated_names(reading: Reading, sentence: Token) -> list[Dated]:
    """Return the named grounds of a sentence that have a date right behind them."""
    text, found = reading.document.text, []
    for time in reading.times_between(sentence.start_char, sentence.end_char):
        heads = (t for t in reading.doc[sentence.start : sentence.end] if t.idx < time.start)
        named = [m for t in heads if (m := reading.mention_by_token.get(t.i)) is not None and m.type in GROUND_TYPES]
        if not named or time.kind != "date" or time.edtf_start is None or time.edtf_start != time.edtf_end:
            continue
        name = max(named, key=lambda m: m.end)
        if BEFORE_DATE.fullmatch(text, name.end, time.start):
            head = reading.head_of(name.start, name.end)
            found.append(Dated(name, head, time, preposition_of(head) in ("in", "at", "from", "of")))
    return found


def _tells_grounds(reading: Reading, centre: Centre, row: list[Dated]) -> bool:
    """Tell whether the further names of a row are grounds or sites, and none who does the same somewhere."""
    text = reading.document.text
    if any(one.head.dep_ in SUBJECTS for one in row[1:]):
        return False
    own_sites = [_site_at(reading, one) is not None for one in row[1:]]
    gaps = [TO_NEXT.fullmatch(text, before.time.end, one.name.start) for before, one in pairwise(row)]
    for gap, own, one in zip(gaps, own_sites, row[1:], strict=True):
        if gap is None or bool(gap["site"]) is not own:
            return False
        state = reading.country_of(one.head) or reading.gazetteer.government_of(one.name.text)
        if not own and not gap["at"] and one.name.type != "facility" and state is not None:
            break
    else:
        return True
    agents = [reading.mention_by_token.get(agent.i) for agent in centre.clause.agents]
    if not any(m is not None and (m.type == "country" or reading.gazetteer.government_of(m.text)) for m in agents):
        return True
    return len(row) >= SURE_ROW and row[0].is_placed and "facility" in reading.classes(row[0].head.head)


def _site_at(reading: Reading, one: Dated) -> Mention | None:
    """Return the site that a row describes beside a further name: "and its naval station at Ream in 1999"."""
    noun = one.head.head
    if not one.is_placed or noun.i > one.head.i or "facility" not in reading.classes(noun):
        return None
    return naming.description(reading, noun, "facility")


def _told_of(reading: Reading, claim: Claim, first: Dated, one: Dated) -> Claim | None:
    """Return a claim on one name of its row as it is of this one; None where the names have no slot in it."""
    value = Value(kind="date", start=one.time.start, end=one.time.end, text=one.time.text, edtf=one.time.edtf_start)
    span = ((one.time.start, one.time.end),)
    valid = Valid(start=one.time.edtf_start, end=one.time.edtf_end, text=one.time.text, spans=span)
    claim = replace(claim, value=value, valid=valid)
    if claim.subject is None:
        return None
    host = country_of_place(reading, one.name)
    if one is not first and (site := _site_at(reading, one)) is not None:
        subject = naming.with_countries(reading, site, claim.operator, host)
        return replace(claim, subject=subject, host=host, location=None)
    if claim.subject.name == first.name.name:
        return replace(claim, subject=one.name, host=host or claim.host, location=None)
    location = one.name if one.name.type != "country" else None
    if first.name.name not in claim.subject.name:
        ground = country_of_place(reading, first.name)
        if ground is None or host is None or ground.name not in claim.subject.name:
            return None
        named = claim.subject.name.replace(ground.name, host.name)
    else:
        named = claim.subject.name.replace(first.name.name, one.name.name)
    return replace(claim, subject=replace(claim.subject, name=named), host=host or claim.host, location=location)
