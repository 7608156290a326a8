"""The time a passage tells of: the heading over its section, the scene that its sentences set, "then".

A `Reading` and a centre enter; a dated heading or an `ObservedAt` leaves, or None where the passage is of the present.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.brackets import spans_life_of_site
from regesta.extract.clocks.clause_times import DATED, clause_times
from regesta.extract.clocks.courses import COURSES
from regesta.extract.clocks.own_dates import is_older, is_told_of_now, without_others
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past, is_perfect
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.information_dates import tells_agreement
from regesta.extract.reading.relations import preposition_of
from regesta.extract.stance_lookup import stance_at
from regesta.extract.word_lists import words_of
from regesta.model import Block, ObservedAt, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

MERE_BOUNDS = ("since", "until", "through", "by", "before", "after")
"""Bounds of a date that sets no scene: what lasted "until 1997" is not told of 1997."""
BACKGROUND_YEARS = 3
"""A paragraph is background when its dates lie at least so many years before the publication: news repeats last year's
figures as today's, a paragraph of another decade it does not."""
SCENE_PARAGRAPHS = 2
"""Paragraphs back in which "then" finds its time."""
THEN = frozenset(["then"])
TIME_NOUNS = frozenset(["time", "day", "point", "moment", "year", "period"])
"""Nouns that with "the" or "that" take a time up: "at the time", "in those days"."""
TAKING_UP = frozenset(["the", "that", "those"])
YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")


NUMBERED_PAPER = re.compile(
    r"\b(?:resolution|decision|decree|law|act|report|document)s?\s+(?:no\.?\s*)?[\w/.-]*\d\s*\(\Z", re.IGNORECASE
)
LONGEST_PAPER = 40
LONGEST_HEADING = 120
"""Characters of a heading; what is longer is a paragraph that a page sets as one, and tells of one event."""
EDITIONS = words_of("editions")


@dataclass(frozen=True, slots=True)
class HeadingTime:
    """A year, decade, date or stretch of days in a heading, with its words and their place."""

    edtf: str
    last: str
    """The end of a stretch; else the same date."""
    text: str
    span: tuple[int, int]


def heading_time(reading: Reading, token: Token) -> HeadingTime | None:
    """Return the only date of the heading over a word's section: "1990s", "2017 casualties"; None for none and two.

    A date that names an agreement or bounds a time ("The 2010 treaty", "Since 2014") dates nothing below it.
    """
    here = reading.block_at(token.idx)
    block = reading.heading_over(here) if here is not None and here.role != "footnote" else None
    if block is None or block.end - block.start > LONGEST_HEADING:
        return None
    inside = [t for t in reading.times_between(block.start, block.end) if t.kind in DATED]
    if any(t.bound in MERE_BOUNDS or not t.edtf_start or not t.edtf_end for t in inside):
        return None
    found = [HeadingTime(t.edtf_start or "", t.edtf_end or "", t.text, (t.start, t.end)) for t in inside]
    if not found:
        years = YEAR.finditer(reading.document.text, block.start, block.end)
        found = [HeadingTime(year.group(), year.group(), year.group(), year.span()) for year in years]
    if len(found) != 1 or _names_paper(reading, found[0]) or _is_ahead(reading, found[0]):
        return None
    if found[0].edtf != found[0].last and spans_life_of_site(reading, block, found[0].span[0]):
        return None
    if found[0].edtf == reading.document.published and not _heads_entries(reading, block):  # the page's own day
        return None
    said = {word.strip(".,:;()").lower() for word in reading.document.text[block.start : block.end].split()}
    if said & EDITIONS:  # "Landmine Monitor Report 2005" says when it came out
        return None
    return found[0]


def _heads_entries(reading: Reading, heading: Block) -> bool:
    """Tell whether a heading is one of several that are nothing but a date, as in a chronicle that ends with today."""
    return sum(_is_all_date(reading, b) for b in reading.document.blocks if b.role == heading.role) > 1


def _is_all_date(reading: Reading, block: Block) -> bool:
    inside = [t for t in reading.times_between(block.start, block.end) if t.kind in DATED]
    text = reading.document.text
    return len(inside) == 1 and not (text[block.start : inside[0].start] + text[inside[0].end : block.end]).strip(
        " .:*"
    )


def _is_ahead(reading: Reading, time: HeadingTime) -> bool:
    """Tell whether a heading's time begins after the publication: nothing was seen then yet."""
    published = dates.bounds(reading.document.published) if reading.document.published else None
    headed = dates.bounds(time.edtf)
    return published is not None and headed is not None and headed[0] > published[1]


def _names_paper(reading: Reading, time: HeadingTime) -> bool:
    if NUMBERED_PAPER.search(reading.document.text, max(0, time.span[0] - LONGEST_PAPER), time.span[0]) is not None:
        return True  # "Resolution 969 (1994)"
    head = reading.head_of(*time.span)
    return bool((reading.classes(head) | reading.classes(head.head)) & {"agreement", "treaty"})


def is_told_then(reading: Reading, centre: Centre) -> bool:
    """Tell whether a clause takes up a time named before: "then", "at the time", "in those days"."""
    for token in clause_tokens(clause_head(centre.governor)):
        if token.lower_ in THEN and preposition_of(token) == "by":
            return is_past(clause_head(centre.governor))  # "by then 300 will have left" was not seen then
        if token.lower_ in THEN and token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX"):
            return token.nbor(-1).lower_ != "since" if token.i else True
        dated = (time := reading.times_by_token.get(token.i)) is not None and time.edtf_start is not None
        taken_up = not dated and any(child.lower_ in TAKING_UP for child in token.children)
        if token.lemma_.lower() in TIME_NOUNS and token.dep_.startswith("obl") and taken_up:
            return not any(child.dep_ in ("amod", "acl", "acl:relcl", "nmod", "compound") for child in token.children)
    return False


def scene_before(reading: Reading, token: Token) -> ObservedAt | None:
    """Return the date that was last told before a word, in its paragraph or up to two before it."""
    here = reading.block_at(token.idx)
    if here is None:
        return None
    blocks = [b for b in reading.document.blocks if b.end <= here.start and b.section == here.section]
    near = [*(b for b in blocks if b.role not in ("title", "heading"))][-SCENE_PARAGRAPHS:]
    first = near[0].start if near else here.start
    told = [t for t in _scenes(reading, first, token.sent.start_char) if "publication" not in (t.anchor or "")]
    if not told:
        return None
    last = told[-1]
    return ObservedAt(
        edtf=last.edtf_end or last.edtf_start or "", basis="paragraph" if last.start >= here.start else "section"
    )


def _scenes(reading: Reading, start: int, end: int) -> list[TimeExpression]:
    inside = (t for t in reading.times_between(start, end) if t.kind in DATED)
    told = [t for t in inside if t.bound not in MERE_BOUNDS and (t.edtf_end or t.edtf_start)]
    told = [t for t in told if not tells_agreement(reading, t)]  # "denounced the treaty of 1960"
    return [t for t in told if not _tells_aside(reading, t)]


def _tells_aside(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a date is of prices ("in 2012 dollars"), of what is in the ground ("a mine laid in 1998"), or of
    the course of a thing told beside: "the war, which ended in 1992".
    """
    head = reading.head_of(time.start, time.end)
    if head.dep_ in ("compound", "nummod", "amod") and head.head.lemma_.lower() in PRICES:
        return True
    above = takewhile(lambda token: token.dep_ != "root", head.ancestors)
    if any(reading.classes(token) & {"mine", "mine_action"} for token in above):
        return True  # "killed by a mine laid in 1998"
    clause = clause_head(head)
    if clause.dep_ in ("acl", "acl:relcl") and clause.lemma_.lower() in ORIGINS:
        return True  # "the general, born in 1948"
    return clause.dep_ == "acl:relcl" and clause.lemma_.lower() in COURSES


ORIGINS = words_of("origins")
PRICES = words_of("moneys_of_a_year")


def paragraph_scene(reading: Reading, centre: Centre) -> ObservedAt | None:
    """Return the time of a background paragraph: the last date before the sentence, else the next; None for others.

    A paragraph of the 1990s in a page of 2017 describes the 1990s. What is told in the present beside old dates is
    of the present, unless the paragraph says "as of".
    """
    block = reading.block_at(centre.token.idx)
    if block is None:
        return None
    inside = _scenes(reading, block.start, block.end)
    if centre.quantity is not None:
        inside = without_others(reading, centre.quantity, inside)
    dated = [t for t in inside if t.bound == "as_of"]
    if not dated and not is_past(clause_head(centre.governor)):
        return None
    own = [t for t in clause_times(reading, centre) if t in inside]
    before = [t for t in inside if t.start < centre.token.sent.start_char]
    stated = [t.edtf_end or t.edtf_start or "" for t in dated or own or before[-1:] or inside[:1]]
    known = [(bounds[1], edtf) for edtf in stated if (bounds := dates.bounds(edtf)) is not None]
    around = dated or own or before[-1:] or inside
    ends = [bounds[1] for t in around if (bounds := dates.bounds(t.edtf_end or t.edtf_start))]
    published = dates.bounds(reading.document.published) if reading.document.published else None
    if not known or published is None:
        return None
    latest, edtf = max(known)
    past = max(latest, *ends).year + BACKGROUND_YEARS <= published[0].year
    return ObservedAt(edtf=edtf, basis="paragraph") if past else None


PEAKS = words_of("peaks")
ERAS = words_of("eras")
ONCE = frozenset(["formerly", "previously", "originally", "initially", "once"])


def tells_undated_past(reading: Reading, centre: Centre) -> bool:
    """Tell whether a past clause says that a state was so at a time without a date: "at its height", "formerly".

    So was the older figure of a comparison: 5,400 in "3,100, down from 5,400".
    """
    if centre.rule.kind == "state" and centre.quantity is not None and is_older(reading, centre.quantity):
        now = is_told_of_now(reading, reading.head_of(centre.quantity.start, centre.quantity.end))
        return not now and stance_at(reading.annotated.stances, centre.governor.idx)[0] == "asserted"
    verb = clause_head(centre.governor)
    if centre.rule.kind != "state" or not is_past(verb) or is_perfect(verb):
        return False
    for word in clause_tokens(verb):
        if (time := reading.times_by_token.get(word.i)) is not None and time.text.lower() == "one time":
            return True
        if word.lower_ in ONCE and word.dep_ == "advmod" and word.head == verb:
            return True
        lemma, led = word.lemma_.lower(), preposition_of(word)
        if (lemma in PEAKS and led == "at") or (lemma in ERAS and led in ("during", "before")):
            return not any(t.i in reading.times_by_token for t in word.subtree)
    return False
