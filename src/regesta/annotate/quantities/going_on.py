"""Where the parse says that a bare number goes on counting what was counted before: a parse and an amount enter; yes or
no leaves, or the noun of a whole without a number.

A number does so as the subject of a verb of its own ("29 have arrived"), behind a name that is set beside the first
("Turkey, 500; Romania, 400"), beside another time ("and 11,000 in 2015"), or of a whole that opens its clause ("Of the
troops in Mali, 400 left").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.counted import Counted
from regesta.annotate.quantities.words import load_quantity_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FEWEST_BESIDE_NAME = 10
"""A smaller number behind a name is more often a part of it: "Leopard 2", "Channel 4"."""
ROW_NAMES = frozenset({"PLACE", "FACILITY", "ORG", "GPE"})
"""Labels of the names that a row sets beside one another with a number each."""
LONGEST_NAME = 4
SEPARATORS = frozenset({",", ";", "and", "while", "but", "plus"})
BEFORE_NUMBER = frozenset(
    {
        ",",
        ":",
        "with",
        "just",
        "only",
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "another",
        "at",
        "least",
        "has",
        "had",
        "have",
        "keeps",
        "kept",
        "sent",
    }
)
CLOSING = re.compile(
    r"\s*(?:[,;.)\n]|\Z)|\s+(?:and|while|plus|but|there|each|in|at|on|to|for|from|more|by|during|until|since)\b"
)
"""What may stand behind a number that leaves out its noun in a row."""
YEAR = r"(?:(?:early|late|mid|the\s+end\s+of)[\s-]+)?(?:[A-Z][a-z]+\s+)?(?:1[89]|20)\d\d\b"
TIME_BEHIND = re.compile(
    rf"\s+(?:more\s+)?(?:(?:in|by|for|since|during)\s+{YEAR}|(?:in\s+)?(?:the\s+(?:following|next|previous|same)|this|last|next)\s+"
    r"(?:year|month|week|spring|summer|autumn|winter)\b|(?:the\s+year|a\s+year|(?:a|one|two|three|four|five|six|ten|\d+)\s+(?:decade|year|month|week|day)s?)"
    r"\s+(?:later|earlier|before|after|ago)\b|(?:now|today|at\s+present)\b)"
)
"""A time right behind a number, by which it is set against the one before: "900 in 2010", "82 the following year"."""
WEIGHING = frozenset({"be", "say", "show", "mean", "suggest"})
"""Verbs of which a number is the subject without counting anything that acts: "500 is a large number"."""


def acts_itself(doc: Doc, amount: Amount) -> bool:
    """Tell whether a bare number is the subject of a finite verb: "29 have arrived", "the first 28 came in June"."""
    number = _token_of(doc, amount)
    if number is None or number.dep_ not in ("nsubj", "nsubj:pass") or number.i > number.head.i:
        return False
    verb = number.head
    if verb.pos_ not in ("VERB", "AUX") or (verb.lemma_ in WEIGHING and number.dep_ == "nsubj"):
        return False
    return _stands_alone(number) and not any(child.dep_ in ("nmod", "appos", "acl:relcl") for child in number.children)


def is_set_beside_time(text: str, amount: Amount) -> bool:
    """Tell whether a time right behind a number sets it against the one before it."""
    return TIME_BEHIND.match(text, amount.end) is not None


TIME_BEFORE = re.compile(
    rf"(?:[,;]|\band|\bwhile|\bbut)\s+(?:in|by|since)\s+{YEAR},?\s+(?:(?:only|just|about|some|it\s+was|it\s+had|there\s+were)\s+)*\Z"
)
""""In 2010 the mission had 12,000 soldiers, in 2015 only 4,500"."""


def is_behind_time(before: str, text: str, amount: Amount) -> bool:
    """Tell whether a number closes its part of a row that a time opens."""
    return TIME_BEFORE.search(before) is not None and CLOSING.match(text, amount.end) is not None


def closes_part(text: str, amount: Amount) -> bool:
    """Tell whether nothing that a number could count stands right behind it."""
    return CLOSING.match(text, amount.end) is not None


def is_beside_name(doc: Doc, amount: Amount) -> bool:
    """Tell whether a number stands behind a name of a row that is set beside the one of the first figure."""
    text = doc.text
    value = amount.number if amount.number is not None else amount.low
    number = _token_of(doc, amount)
    least = 1 if amount.is_word else FEWEST_BESIDE_NAME
    if number is None or value is None or value < least or not CLOSING.match(text, amount.end):
        return False
    at, opening = number.i - 1, number.sent.start
    while at > opening and doc[at].lower_ in BEFORE_NUMBER:
        at -= 1
    last = at
    while at >= opening and last - at < LONGEST_NAME and doc[at].ent_type_ in ROW_NAMES:
        at -= 1
    if at == last or at < opening:
        return False
    while at > opening and doc[at].lower_ in ("the", "in", "for", "from", "to", "at"):
        at -= 1
    return doc[at].lower_ in SEPARATORS


def whole_without_number(doc: Doc, amount: Amount) -> Counted | None:
    """Return the plural noun of which a bare subject is a part: "Of the British troops in Germany, 4,000 left"."""
    number = _token_of(doc, amount)
    if number is None or number.dep_ not in ("nsubj", "nsubj:pass") or not _stands_alone(number):
        return None
    verb = number.head
    above = [verb.head] if verb.dep_.startswith("acl") else []  # where the parse makes the whole the head
    wholes = [t for t in (*verb.children, *above) if t.i < number.i and t.pos_ == "NOUN" and t.tag_ == "NNS"]
    whole = next((t for t in wholes if any(c.dep_ == "case" and c.lower_ == "of" for c in t.children)), None)
    if whole is None or any(child.dep_ == "nummod" for child in whole.children):
        return None
    is_person = load_quantity_words().is_person_noun(whole.text)
    return Counted(whole.idx, whole.idx + len(whole), whole.idx, is_person)


def people_before(doc: Doc, amount: Amount) -> Counted | None:
    """Return the people of whom a bare subject goes on to count some: "Oslo sent soldiers. Some 900 were based in X".

    They are the only ones that the sentence and the one before it in the paragraph name without a number; a few may be
    of anything.
    """
    number = _token_of(doc, amount)
    value = amount.number if amount.number is not None else amount.low
    if number is None or value is None or value < FEWEST_TAKEN_UP or not acts_itself(doc, amount):
        return None
    start = number.sent.start
    opening = doc[start - 1].sent.start if start else 0
    gap = doc.text.rfind("\n", 0, number.idx)
    before = [t for t in doc[opening : number.i] if t.idx > gap and t.tag_ in ("NNS", "NNPS", "CD")]
    people = [t for t in before if t.tag_ != "CD" and load_quantity_words().is_person_noun(t.text)]
    if len({t.text.lower() for t in people}) != 1 or any(c.dep_ == "nummod" for t in people for c in t.children):
        return None
    last = people[-1]
    return Counted(last.idx, last.idx + len(last), last.idx, True) if last.dep_ in NAMED_AS else None


FEWEST_TAKEN_UP = 20
NAMED_AS = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})
"""Where people stand of whom the next sentence may count some; those of a group or a place are told of beside it."""


ROW_OPENING = re.compile(r":\s+(?:(?:about|some|around|nearly|almost)\s+)?\Z")
ROW_PART = re.compile(
    r"\s+(?:in|at|on|to|with|from|for)\s+(?:the\s+)?[A-Z][^.;:\n]{0,60}?(?:,|;|\band)\s+[^.:\n]{0,30}?\d"
)


def row_without_number(doc: Doc, amount: Amount) -> Counted | None:
    """Return the people of whom a row behind a colon counts the parts: "troops are deployed as follows: 160 in Chad,
    700 in Mali". None where the row has one part, and where what stands before it has a number.
    """
    text = doc.text
    number = _token_of(doc, amount)
    if number is None or not ROW_OPENING.search(text[max(0, amount.start - 16) : amount.start]):
        return None
    if not ROW_PART.match(text, amount.end):
        return None
    before = doc[number.sent.start : number.i]
    wholes = [t for t in before if t.tag_ == "NNS" and t.dep_ in ("nsubj", "nsubj:pass", "obj") and t.pos_ == "NOUN"]
    whole = wholes[-1] if wholes else None  # "the troops have these phones: 12 in Mali": none of the troops
    if whole is None or not load_quantity_words().is_person_noun(whole.text):
        return None
    if any(child.dep_ == "nummod" for child in whole.children):
        return None
    return Counted(whole.idx, whole.idx + len(whole), whole.idx, is_person=True)


def _token_of(doc: Doc, amount: Amount) -> Token | None:
    if not doc.has_annotation("DEP"):
        return None
    span = doc.char_span(amount.number_start, amount.number_end, alignment_mode="expand")
    return span.root if span is not None else None


def _stands_alone(number: Token) -> bool:
    """Tell whether no name or noun right before a number makes it a part of its own: "Route 66", "Article 5"."""
    before = number.nbor(-1) if number.i > number.sent.start else None
    return number.pos_ == "NUM" and (before is None or before.pos_ not in ("PROPN", "NOUN", "SYM", "NUM"))
