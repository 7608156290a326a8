"""Which of a sentence's dates is a figure's own, and which is another figure's.

A `Reading`, a quantity and times enter; times leave. "In 2016 and 2017 they released 12 and 19 hectares respectively"
pairs the first with the first; in "507 places, down from 673 in 2016" the year is that of the 673.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.incidents import HARMING, tells_incident
from regesta.extract.reading.relations import OBJECTS, SUBJECTS, coordinated_verbs, has_own_subject
from regesta.extract.word_lists import words_of
from regesta.model import Quantity, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

RESPECTIVELY = "respectively"


def respective_time(reading: Reading, quantity: Quantity) -> TimeExpression | None:
    """Return the date that stands in the figures' order for a figure; None without the word or with unequal counts."""
    sentence = reading.token_at(quantity.start).sent
    if not any(token.lower_ == RESPECTIVELY for token in sentence):
        return None
    start, end = sentence.start_char, sentence.end_char
    figures = [q for q in reading.quantities_between(start, end) if q.unit == quantity.unit]
    times = [t for t in reading.times_between(start, end) if t.kind == "date"]
    if len(figures) != len(times) or quantity not in figures or len(figures) < 2:
        return None
    return times[figures.index(quantity)]


FROM_BEFORE = re.compile(
    r"\b(?:from|than|against|versus|(?:compared|opposed) (?:to|with)|comparison (?:to|with))\s+"
    r"(?:(?:about|some|only|the|an?)\s+)*\Z",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s*(?:(?:in|for|during)(?:\s+(?:all|the\s+whole)(?:\s+of)?)?|at the end of|by|since)?\s*"
)


FARTHEST_BEHIND = 200
"""Characters from a figure to a date three words behind it, long words and spaces among them."""


def without_others(reading: Reading, quantity: Quantity, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Return the times without those that stand behind an older figure of comparison: "down from 673 in 2016"."""
    text = reading.document.text
    times = list(times)
    if not times:
        return []
    first, last = min(t.start for t in times), max(t.start for t in times)
    others = (q for q in reading.quantities_between(first - FARTHEST_BEHIND, last) if q != quantity)
    older = [q for q in others if is_older(reading, q)]
    return [t for t in times if not any(q.end <= t.start and BEHIND.fullmatch(text, q.end, t.start) for q in older)]


def is_older(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure is the older one of a comparison: "compared with 5,400", "down from 673"."""
    return FROM_BEFORE.search(reading.document.text, max(0, quantity.start - 24), quantity.start) is not None


def is_elliptic(reading: Reading, a: Token, b: Token) -> bool:
    """Tell whether two verbs share an auxiliary, so that they tell of one event: "two were killed and six hurt"."""
    first, second = sorted((a, b), key=lambda verb: verb.i)
    if not _has_auxiliary(first) or _has_auxiliary(second):
        return False
    # Without an object the form of what is done to people is a participle, whatever a tagger makes of it.
    suffers = bool(reading.actions(second) & HARMING) and not any(c.dep_ in OBJECTS for c in second.children)
    return second.tag_ == "VBN" or suffers


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_.startswith("aux") for child in verb.children)


AT_THE_MOMENT = frozenset(["when", "as", "while"])
"""Words that open a clause of the same moment: "as they withdrew in May"."""


def without_siblings(reading: Reading, quantity: Quantity, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Return the times without those of a figure set beside: in "400 in 1978, and 300 in 1982" each has its own."""
    return [time for time in times if not _is_sibling_of(reading, quantity, reading.head_of(time.start, time.end))]


def _is_sibling_of(reading: Reading, quantity: Quantity, token: Token) -> bool:
    """Tell whether a date stands below a coordinated noun that another figure counts."""
    while token.head != token and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
        counts = [reading.quantities_by_token.get(t.i) for t in (token, *token.children)]
        if token.dep_ == "conj" and any(count is not None and count != quantity for count in counts):
            return quantity not in counts
    return False


def on_its_side(quantity: Quantity, times: list[TimeExpression]) -> list[TimeExpression]:
    """Return the times without those on the other side of an "as of" that stands between a sentence's figures.

    In "in 1996 about 100 remained, as of 2017 only 29 work" the first has only its year, the second only the "as of".
    """
    as_of = next((time for time in times if time.bound == "as_of"), None)
    if as_of is None or not any(time.end <= as_of.start for time in times):
        return times
    behind = quantity.start > as_of.start
    return [time for time in times if (time.start >= as_of.start) == behind]


LATER_DEATH = words_of("later_death")


def tells_later_death(verb: Token) -> bool:
    """Tell whether somebody dies after the incident: "and a third died in hospital on Sunday"."""
    beside = (token for token in clause_tokens(verb) if token.pos_ in ("NOUN", "ADV") and token.dep_ not in SUBJECTS)
    return any(token.lemma_.lower() in LATER_DEATH for token in beside)


def tokens_of_the_moment(reading: Reading, verb: Token) -> list[Token]:
    """Return the words of a "when" clause, whose date is the event's: "killed when they hit a mine on 3 June".

    Of those who are killed, "after" opens the same moment where its clause tells an incident.
    """
    harms = bool(reading.actions(verb) & HARMING)
    verbs = [verb, *coordinated_verbs(verb)]
    verbs += [child for one in verbs for child in one.children if child.dep_ == "conj"]
    # "A force of 900 was planned, but men were called up when fighting erupted in 1991": two statements.
    verbs = [one for one in verbs if harms or one == verb or not (has_own_subject(one) and has_own_subject(verb))]
    clauses = [child for one in verbs for child in one.children if child.dep_ == "advcl"]
    moments = [
        clause
        for clause in clauses
        if (any(child.lower_ in AT_THE_MOMENT for child in clause.children) and not _compares(clause))
        or (harms and any(child.lower_ == "after" for child in clause.children) and tells_incident(reading, clause))
    ]
    return [token for moment in moments for token in clause_tokens(moment)]


def _compares(clause: Token) -> bool:
    """Tell whether an "as" clause only says who says so ("as the ministry noted in March") or what was done before
    ("as it did in 2001").
    """
    led = any(child.lower_ == "as" for child in clause.children)
    again = clause.lemma_.lower() == "do" and not any(child.dep_ in OBJECTS for child in clause.children)
    return led and (again or clause.lemma_.lower() in SAYING)


SAYING = words_of("as_somebody_says")


def tokens_above_an_outcome(verb: Token) -> list[Token]:
    """Return the words beside the verb of which a participle tells the outcome: "attacked in 2000, killing 17".

    A participle with a conjunction or preposition of its own ("before killing") tells another moment.
    """
    if verb.pos_ != "VERB" or verb.dep_ == "xcomp":  # "leaving 250 dead and 2,300 injured"
        leaving = (t for t in (verb.head, verb.head.head, verb.head.head.head) if t.lemma_.lower() == "leave")
        verb = next(leaving, verb)
    if verb.tag_ == "VBG" and verb.dep_ == "conj" and verb.head.tag_ == "VBG":  # "killing seven and wounding twelve"
        verb = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < verb.head.i:
        return []
    if any(child.dep_ in ("mark", "case", "nsubj") or child.lower_ == "when" for child in verb.children):
        return []
    beside = [child for child in verb.head.children if child.dep_.startswith("obl")]
    return [token for child in beside for token in clause_tokens(child)]


def time_before_when(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date right before a verb's "when": "renewed in 1977, when the rent was raised"; none where none is."""
    first = verb.head if verb.dep_ == "conj" else verb  # "when 50 people were killed and 132 wounded"
    while first.dep_ == "xcomp":  # "in early 2006, when Washington plans to withdraw 4,000 soldiers"
        first = first.head
    when = next((child for child in first.children if child.lower_ == "when" and child.i < first.i), None)
    if when is None:
        return []
    text = reading.document.text
    before = reading.times_between(when.sent.start_char, when.idx)[-1:]
    told = [t for t in before if t.kind in ("date", "period") and not text[t.end : when.idx].strip(" ,")]
    return [replace(t, bound=None) for t in told]  # in "it held until July, when" the day is when it happened


def time_in_front(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the date that opens the clause of a coordinated verb, where a parse hangs it to the verb before: "Kyiv
    ordered it on 24 March; by 30 March, all had left". None where no joint stands before the date.
    """
    if verb.dep_ not in ("parataxis", "conj"):
        return []
    first = verb.left_edge.i
    while first > verb.sent.start and reading.doc[first - 1].lower_ == ",":
        first -= 1
    time = reading.times_by_token.get(first - 1) if first > verb.sent.start else None
    if time is None or time.kind not in ("date", "period"):
        return []
    before = reading.token_at(time.start).i - 1
    if before > verb.sent.start and reading.doc[before].dep_ == "case":
        before -= 1
    return [time] if reading.doc[before].lower_ in JOINTS else []


JOINTS = frozenset([";", "and", "but", ":", "\u2013", "\u2014"])
"""Words and marks after which a date belongs to the clause that follows."""


def is_told_of_now(reading: Reading, figure: Token) -> bool:
    """Tell whether a word for the present stands right behind a figure, which takes no date from those before it."""
    behind = figure.nbor() if figure.i + 1 < figure.sent.end else figure
    return behind.lower_ in ("now", "today", "currently", "presently")


def dates_right_behind(reading: Reading, quantity: Quantity) -> list[TimeExpression]:
    """Return the date that stands directly behind a figure: "96 km2 in 2014"."""
    text = reading.document.text
    near = reading.times_between(quantity.end, quantity.end + ADJACENT + 1)
    after = (t for t in near if t.kind in ("date", "period"))
    return [t for t in after if DIRECTLY_BEHIND.fullmatch(text[quantity.end : t.start])]


def date_right_before(reading: Reading, quantity: Quantity) -> TimeExpression | None:
    """Return the date that opens a figure's part of a list: "in 2013 mines killed 14 people and in 2014 nine"."""
    text = reading.document.text
    near = reading.times_between(quantity.start - LONGEST_LABEL, quantity.start)
    time = near[-1] if near else None
    if time is None or time.kind not in ("date", "period") or not time.edtf_start or time.bound is not None:
        return None
    joined = JOINED.search(text[max(0, time.start - LONGEST_JOIN) : time.start])
    return time if joined is not None and DIRECTLY_BEFORE.fullmatch(text, time.end, quantity.start) else None


JOINED = re.compile(r"(?:\b(?:and|but)|[,;])\s+(?:on|in|during)\s+(?:the\s+)?\Z", re.IGNORECASE)
LONGEST_JOIN = 16
DIRECTLY_BEFORE = re.compile(r",?\s+(?:(?:only|just|another|a\s+further)\s+)?")


def label_of(reading: Reading, quantity: Quantity) -> TimeExpression | None:
    """Return the date before a colon or dash that labels a figure: 2020 in "2019: 23; 2020: 17"; None without."""
    before = reading.times_between(quantity.start - LONGEST_LABEL, quantity.start)
    text = reading.document.text
    labels = (t for t in before if t.bound is None and LABELLING.fullmatch(text, t.end, quantity.start))
    found = next((t for t in labels if t.kind == "date" and t.edtf_start and _is_stretch(t.edtf_start)), None)
    year = YEAR_LABEL.search(text, max(0, quantity.start - LONGEST_LABEL), quantity.start) if found is None else None
    if year is None:
        return found
    first, last = year.span(year.lastgroup or "year")
    text = text[first:last]
    return TimeExpression(start=first, end=last, text=text, kind="date", edtf_start=text, edtf_end=text)


def _is_stretch(edtf: str) -> bool:
    """Tell whether a date is a year or month; a day before a colon opens a dateline or an entry."""
    return dates.precision(edtf) != "day"


LABELLING = re.compile(r"\s?[:\u2013\u2014]\s?")
YEAR_LABEL = re.compile(
    r"(?<=[(;,]\s)(?P<year>(?:19|20)\d\d)\s?[:\u2013\u2014]\s?\Z|(?<=;\s)(?P<listed>(?:19|20)\d\d),\s\Z"
)
LONGEST_LABEL = 20
"""Characters of a date that labels the figure behind it: "September 2019: "."""
DIRECTLY_BEHIND = re.compile(
    r"\s*(?:of\s+(?:them|these|those|whom|which)\s+)?(?:(?:in|for|during)"
    r"(?:\s+(?:all|the\s+whole)(?:\s+of)?|\s+the\s+(?:same|corresponding)\s+\w+\s+(?:of|in))?|of|by)?\s*"
)
ADJACENT = 36
"""Characters between a figure and its own date, at most: " in the same months of " and some to spare."""


THAN_BEFORE = re.compile(r"\b(?:than|as)\s+(?:in|during|for|at the end of)\s+\Z", re.IGNORECASE)
LONGEST_THAN = 24


def is_compared(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a date is that of what something is compared with: "8% less than in 2010"."""
    before = reading.document.text[max(0, time.start - LONGEST_THAN) : time.start]
    return THAN_BEFORE.search(before) is not None
