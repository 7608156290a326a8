"""Dates of a thing and of no event: an agreement's, and a fact sheet's year in brackets, "about 1,000 troops (2023)".

A `Reading` and a time, or a word, enter; whether the time is such a date, or that of the word's line, leaves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENED = re.compile(r"\(\s*(?:est\.?|estimated|as\s+of|in|data\s+(?:from|of|for))?\s*\Z", re.IGNORECASE)
CLOSED = re.compile(
    r"\s*(?:est(?:\b\.?|imates?\b|imated\b)|data\b|figures?\b)?\s*\)\s*(?:[.,;:]|and\b|\[|\Z|\n)", re.IGNORECASE
)
"""A year in brackets that closes a statement, as fact sheets have it: "about 1,000 troops (2023)", "(2021 est.)"."""
LOOK_BACK = 24
STALE_YEARS = 10
"""A year in brackets this much older than the page is a thing's own and not the information's."""


def is_information_date(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a year in brackets at the end of a statement says of when the information is."""
    text = reading.document.text
    if OPENED.search(text[max(0, time.start - LOOK_BACK) : time.start]) is None:
        return False
    return CLOSED.match(text, time.end) is not None and not _is_stale(reading, time) and not _ends_name(reading, time)


def _is_stale(reading: Reading, time: TimeExpression) -> bool:
    published, told = dates.bounds(reading.document.published), dates.bounds(time.edtf_start)
    return published is not None and told is not None and published[0].year - told[1].year > STALE_YEARS


def _ends_name(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether the bracket follows the name of a paper, whose date it then is: "the Dakar Agreement (2012)"."""
    opening = reading.document.text.rfind("(", 0, time.start)
    word = reading.token_at(max(0, opening - 2))
    papers = [word, *([word.head] if word.head.text[:1].isupper() else [])]
    return any(reading.classes(one) & {"agreement", "treaty"} for one in papers if one.pos_ in ("NOUN", "PROPN"))


def tells_agreement(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a date only tells which agreement is meant: "the 2012 agreement" ends in another year."""
    word = reading.head_of(time.start, time.end)
    if stands_on_pronoun(reading, time):
        return True
    own = word.dep_ in ("compound", "nummod", "amod") or (word.dep_ == "nmod" and preposition_of(word) == "of")
    names = [word.head, word.head.head] if word.head.dep_ == "compound" else [word.head]  # "Status of Forces Agreement"
    return own and any(reading.classes(name) & {"agreement", "treaty"} for name in names)


def stands_on_pronoun(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a date behind "of" tells which agreement a pronoun means: "that of 1960", "the one of May 2003"."""
    word = reading.head_of(time.start, time.end)
    case = next((child for child in word.children if child.lower_ == "of"), None)
    return case is not None and case.i > 0 and case.nbor(-1).lower_ in ("one", "that") and preposition_of(word) == "of"


PAPERS = words_of("papers")
GROUNDS = words_of("words_of_ground")
IN_FRONT = 3
"""Words in front of a paper's phrase in which the words stand that make it a ground."""


def tells_ground(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a date is of a paper on whose ground something is done: "pursuant to the resolution of 6 March".

    "Was extended by the resolution of 6 March" was so that day.
    """
    word = reading.head_of(time.start, time.end)
    paper = _paper_dated(reading, word)
    if paper is None:
        return False
    opening = paper.left_edge.i
    around = reading.doc[max(paper.sent.start, opening - IN_FRONT) : paper.i]
    return any(token.lower_ in GROUNDS for token in around)


def _paper_dated(reading: Reading, date: Token) -> Token | None:
    """Return the paper that a date is of, or that a participle in front says was signed then.

    What hangs on the participle itself is not asked of: a parse may hang the date to the verb above it.
    """
    if date.dep_ == "nmod" and preposition_of(date) in ("of", "dated") and _is_paper(reading, date.head):
        return date.head
    opening = date.left_edge
    before = date.doc[max(date.sent.start, opening.i - FARTHEST_SIGNING) : opening.i]
    signing = (t for t in reversed(before) if t.dep_ == "acl" and t.tag_ == "VBN" and _is_paper(reading, t.head))
    signed = next(signing, None)
    if signed is None or signed in date.ancestors:
        return None
    between = date.doc[signed.i : opening.i]
    return None if any(t.lower_ in (",", ";") or t.dep_ == "conj" for t in between) else signed.head


FARTHEST_SIGNING = 10


def _is_paper(reading: Reading, noun: Token) -> bool:
    return noun.lemma_.lower() in PAPERS or bool(reading.classes(noun) & {"agreement", "treaty"})


def information_date_of_line(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the year in brackets at the end of a word's line or block, which dates all that the line lists."""
    block = reading.block_at(token.idx)
    if block is None or block.role in ("footnote", "title", "heading"):
        return None
    text = reading.document.text
    line_end = text.find("\n", token.idx, block.end)
    end = block.end if line_end < 0 else line_end
    last = [time for time in reading.times_between(token.idx, end) if is_information_date(reading, time)][-1:]
    return next((time for time in last if not text[time.end : end].partition(")")[2].strip(" .;")), None)


SURVEYS = words_of("surveys")


def survey_time(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the one date of the survey or count on which a sentence rests: "a 2012 survey found 14 hectares"."""
    sentence = token.sent
    found = (t for t in reading.times_between(sentence.start_char, sentence.end_char) if t.edtf_start and not t.bound)
    dated = [t for t in found if _is_of_survey(reading, t)]
    return dated[0] if len(dated) == 1 else None


def _is_of_survey(reading: Reading, time: TimeExpression) -> bool:
    word = reading.head_of(time.start, time.end)
    return word.head.lemma_.lower() in SURVEYS and word.dep_ in ("compound", "nummod", "amod", "nmod", "nmod:unmarked")
