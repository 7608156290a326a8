"""Why a figure stands in no claim: a number or date that no claim took enters; a reason on which one can act leaves.

The guards that keep figures from the rules (shares, rates, parts, ages) are asked in the order in which they keep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.centres.counting import (
    converts_another,
    counted_noun,
    governing_chain,
    is_paid_by_term,
    is_rate,
    is_share,
    numbers_a_name,
    unit_class,
)
from regesta.extract.centres.harm import HARM
from regesta.extract.centres.moods import is_defined, unsaid
from regesta.extract.centres.prices import is_price_of_one
from regesta.extract.centres.relating import is_old_value, is_part, is_sum
from regesta.extract.reading.document import Reading
from regesta.extract.reading.fictions import is_of_fiction
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.information_dates import is_information_date
from regesta.extract.reasons import say_reason
from regesta.extract.tracing.unmet import Unmet
from regesta.model import Quantity, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

AGE_BEFORE = re.compile(r"\b(?:aged?|at the age of)\s*\Z", re.IGNORECASE)
AGE_BEHIND = re.compile(r"[\s-]*(?:years?[\s-]old|year-olds?)\b|\s+years of age\b", re.IGNORECASE)
APPOSED_AGE = re.compile(r"[^\W\d_][\w.’'-]*,\s*\Z")
"""A name with a comma before a bare number below `OLDEST`, and a comma behind: "Karim Essai, 54, said"."""
OLDEST = 110
FIRST_LINES = 1000
"""Characters within which a document's own date is printed; further down the same day is news."""
LONGEST_COUNTED = 40
"""Characters of what is counted that a reason quotes: enough to know the noun by."""


def why_quantity(reading: Reading, quantity: Quantity) -> str:
    """Return why a number stands in no claim."""
    figure = reading.head_of(quantity.start, quantity.end)
    noun = counted_noun(reading, quantity, figure)
    if is_age(reading, quantity.start, quantity.end, quantity.number):
        return say_reason("age")
    if numbers_a_name(reading, figure, noun):
        return say_reason("names")
    if converts_another(reading, quantity):
        return say_reason("conversion")
    if quantity.unit == "time":
        return say_reason("times")
    measured = unit_class(quantity)
    if measured == "percent" or is_share(quantity):
        return say_reason("share")
    if is_old_value(reading, quantity, noun):
        return say_reason("replaced")
    paid_each = is_paid_by_term(reading, quantity) or is_price_of_one(reading, quantity)
    if paid_each if measured == "money" else is_rate(reading, quantity):
        return say_reason("rate")
    if is_part(reading, quantity):
        return say_reason("part")
    verb = _word_over(reading, noun, figure)
    if measured is not None:
        return _why_measure(quantity, measured, verb)
    if quantity.counted is None and _follows_a_name(reading, figure):
        return say_reason("names")
    if quantity.counted is None:
        return say_reason("nothing_counted")
    if reading.eras.is_of_old(figure):
        return say_reason("of_old")
    if is_of_fiction(figure):
        return say_reason("of_fiction")
    if is_defined(figure):
        return say_reason("defined")
    counted = _cut(quantity.counted)
    if (opened := unsaid(reading, figure)) is not None:
        return say_reason("asked" if opened is Unmet.ASKED else "supposed")
    if is_sum(reading, quantity):
        return say_reason("summed")
    if quantity.unit == "person" and any(reading.actions(t) & HARM for t in governing_chain(reading, noun, figure)):
        others = any("other_cause" in reading.classes(token) for token in figure.sent)
        return say_reason("other_harm") if others else say_reason("harm_unplaced", verb=verb)
    if reading.classes(noun):
        return say_reason("not_joined", counted=counted, verb=verb)
    return say_reason("word_unknown", counted=counted)


def _follows_a_name(reading: Reading, figure: Token) -> bool:
    """Tell whether a bare number stands right behind a proper noun: the 7 of "Combined Joint Task Force 7"."""
    before = figure.nbor(-1) if figure.i > figure.sent.start else figure
    return before.pos_ == "PROPN" and figure.head == before and reading.country_of(before) is None


def _why_measure(quantity: Quantity, measured: str, verb: str) -> str:
    if measured == "money":
        return say_reason("sum", verb=verb)
    if measured in ("length", "area"):
        return say_reason(measured, verb=verb)
    return say_reason("measure", unit=quantity.unit or measured, verb=verb)


def why_time(reading: Reading, time: TimeExpression) -> str:
    """Return why a date or duration stands in no claim."""
    head = reading.head_of(time.start, time.end)
    if is_age(reading, time.start, time.end, None):
        return say_reason("age")
    if time.kind == "unresolved":
        return say_reason("no_anchor")
    if time.kind in ("duration", "recurrence"):
        return say_reason("duration", verb=clause_head(head).lemma_)
    if head.sent[0].idx < FIRST_LINES and time.edtf_start == reading.document.published and not is_verbal(head.head):
        return say_reason("document_date")
    block = reading.block_at(time.start)
    if block is not None and block.role in ("title", "heading"):
        return say_reason("heading")
    if is_information_date(reading, time):
        return say_reason("information_date")
    if reading.dates_a_saying(time):
        return say_reason("said_when")
    over = clause_head(head)
    if (opened := unsaid(reading, over)) is not None:
        return say_reason("asked" if opened is Unmet.ASKED else "supposed")
    if head.dep_ in ("compound", "nummod", "amod", "nmod", "nmod:desc", "appos") and head.head.pos_ in NOUNS:
        return say_reason("dates_thing", noun=head.head.text)
    if not over.is_alpha or over.i in reading.times_by_token:
        return say_reason("dates_nothing")
    known = reading.actions(over)
    if not known:
        return say_reason("dates_word", verb=over.lemma_)
    return say_reason("dates_known", verb=over.lemma_, actions=" and ".join(f"“{name}”" for name in sorted(known)))


NOUNS = ("NOUN", "PROPN")


def is_age(reading: Reading, start: int, end: int, number: float | None) -> bool:
    """Tell whether a figure is a person's age, by the words around it or as a bare number behind a name."""
    text = reading.document.text
    before, behind = text[max(0, start - 20) : start], text[end : end + 20]
    if AGE_BEFORE.search(before) or AGE_BEHIND.match(behind) or AGE_BEHIND.search(text[start:end]):
        return True
    bare = number is not None and 0 < number < OLDEST and text[start:end].isdigit()
    if not bare or not behind.startswith(",") or not APPOSED_AGE.search(before):
        return False
    named = reading.mention_by_token.get(reading.token_at(max(0, start - 3)).i)
    return named is not None and named.type == "person"


def _word_over(reading: Reading, noun: Token, figure: Token) -> str:
    """Return the verb or noun of action over a figure, nearest first; the head of its clause where it has neither."""
    chain = governing_chain(reading, noun, figure)
    over = next((token for token in chain if is_verbal(token)), chain[0])
    return str(over.lemma_)


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_COUNTED else line[:LONGEST_COUNTED].rsplit(" ", 1)[0] + " …"
