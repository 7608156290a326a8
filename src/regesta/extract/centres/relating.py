"""What a figure is to another one: a part of it, its whole, what it replaced or what it was set to.

A `Reading` and quantities enter; the other figure, or whether it is so, leaves.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import takewhile
from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import SETTING
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

PART = re.compile(r"\s*(?:\w+\s+)?(?:of|among) (?:which|whom|them|these|those)\b", re.IGNORECASE)
AMONG_OTHERS = re.compile(r"[^;,\n]{0,40}\b(?:was|were|is|are) among (?:the |some |about |more than |over )?\d")
""""The six servicemen were among 4,500 troops": who are spoken of, and not how many are there."""
OF_WHICH = re.compile(
    r"\bof (?:which|whom|these|those)\s+(?:(?:about|some|around|only|nearly|almost)\s+)?\Z", re.IGNORECASE
)
PLACED_PART = re.compile(r"\s+of (?:them|whom|which|these|those)\s+(?:in|at|around|near|along)\s+(?:the\s+)?(?=[A-Z])")
"""Behind a part of which it is told where that is: so many are there, which nothing else says."""
STANDING_AT = frozenset(["in", "at", "on", "near", "aboard"])
CLAUSE_ENDS = frozenset(["and", "or", "but", "while", ".", ";", ","])


def is_part(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure is a part of the one before it: "4,245 people, 370 of which are soldiers".

    So is one of which no verb but "be" says more: "released 1.9 hectares, of which 1.2 hectares by clearance"; where
    it is said where they are ("of whom 1,200 are in Mali"), it says more.
    """
    text = reading.document.text
    if PLACED_PART.match(text, quantity.end) is not None:
        return False  # "5,000 soldiers abroad, 3,000 of them in Gabon"
    if PART.match(text, quantity.end) is not None or AMONG_OTHERS.match(text, quantity.end) is not None:
        return True
    if not OF_WHICH.search(text[max(0, quantity.start - 30) : quantity.start]):
        return False
    following = reading.doc[reading.token_at(quantity.end - 1).i + 1 :]
    clause = list(takewhile(lambda token: token.lower_ not in CLAUSE_ENDS, following))
    placed = any(token.lemma_ == "be" for token in clause) and any(token.lower_ in STANDING_AT for token in clause)
    return not placed and not any(token.tag_.startswith(("VB", "MD")) and token.lemma_ != "be" for token in clause)


def tells_kind(figure: Token) -> bool:
    """Tell whether a verb "be" only says of what kind so many are: "400 are engineers", "900 were of type A"."""
    noun = figure.head
    told = (
        figure.pos_ == "NUM"
        and figure.dep_ == "nsubj"
        and noun.pos_ == "NOUN"
        and any(child.dep_ == "cop" for child in noun.children)
    )
    return told and preposition_of(noun) in (None, "of")


IN_ALL = re.compile(r"\s+(?:in (?:all|total)|altogether|all told|combined)\b", re.IGNORECASE)


def is_sum(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure only adds up those before it: "300 in Gabon and 250 in Senegal, 550 in all"."""
    shared = quantity.counted_start is None or quantity.counted_start < quantity.start
    if not shared or IN_ALL.match(reading.document.text, quantity.end) is None:
        return False
    sentence = reading.token_at(quantity.start).sent
    return len(reading.quantities_between(sentence.start_char, quantity.start)) > 1


def whole_before(reading: Reading, quantity: Quantity, noun: Token) -> Token | None:
    """Return the noun of which a figure takes a part behind it: people of "210 people, of whom 40 were children"."""
    if not OF_WHICH.search(reading.document.text[max(0, quantity.start - 30) : quantity.start]):
        return None
    if noun.dep_ == "acl:relcl":
        return noun.head
    sentence = noun.sent
    wholes = [
        q
        for q in reading.quantities_between(sentence.start_char, quantity.start)
        if q.counted_start is not None and q.counted_start < quantity.start
    ]
    return reading.token_at(wholes[-1].counted_start or 0) if wholes else None


INCLUDING = frozenset(["including", "with", "among"])


def is_placed_part(number: Token) -> bool:
    """Tell whether a number is a part of its noun with a place of its own: "4,000 soldiers, with 1,500 in Niger"."""
    part = number.dep_ == "appos" or (number.dep_ == "nmod" and preposition_of(number) in INCLUDING)
    placed = (child for child in number.children if child.dep_ == "nmod" and preposition_of(child) in STANDING_AT)
    return part and number.pos_ == "NUM" and next(placed, None) is not None


PARTITIVE = re.compile(
    r"\s*(?:out )?of(?: (?:the|its|their|all|some|about|all the))?(?: [\w.]+(?: [A-Z]\w+)?['’]s)?\s*", re.IGNORECASE
)
"""What stands between a part and its whole: "23 of the country's 32 provinces"."""


LONGEST_PARTITIVE = 100
"""Characters that may stand between a part and its whole, a country's long name among them."""


def is_where_part_is(place: Token) -> bool:
    """Tell whether a place is only that of a part of what it hangs on: Gabon in "5,000 men, 3,000 of them in Gabon"."""
    before = place.doc[max(place.sent.start, place.left_edge.i - 2) : place.left_edge.i]
    told = [token.lower_ for token in before] in ([["of", pronoun] for pronoun in PARTED])
    return told and place.head.i < place.left_edge.i - 2


PARTED = ("them", "whom", "which", "these", "those")


def whole_of(reading: Reading, part: Quantity) -> Quantity | None:
    """Return the figure of which a figure takes a part: 19,000 in "about 4,000 of 19,000 marines"."""
    for other in reading.quantities_between(part.end + 1, part.end + LONGEST_PARTITIVE):
        if PARTITIVE.fullmatch(reading.document.text, part.end, other.start):
            return other
    return None


def is_whole(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether another figure takes a part of this one: 32 in "23 of the country's 32 provinces"."""
    before = reading.quantities_between(
        quantity.start - LONGEST_PARTITIVE - quantity.end + quantity.start, quantity.start
    )
    return any(whole_of(reading, part) == quantity for part in before) or _opens_as_whole(reading, quantity)


def is_told_by_some(reading: Reading, quantity: Quantity, *, event: bool) -> bool:
    """Tell whether only some of so many are told of: "the first of 600 gendarmes landed"; not all are there.

    Of an event so are "most of the 1,100 soldiers will leave": that is no figure of those who do. Of "2,000 soldiers
    short of its target" none is there.
    """
    if SHORT_OF.match(reading.document.text, quantity.end) is not None:
        return True
    before = reading.document.text[max(0, quantity.start - 48) : quantity.start]
    return (SOME_OF if event else FIRST_OF).search(before) is not None


SHORT_OF = re.compile(r"\s+(?:[\w-]+\s+){1,2}(?:short of|fewer than|less than|under strength|below)\b", re.IGNORECASE)
FIRST_OF = re.compile(r"\bfirst of (?:(?:the|its|their|some|about|up to) )*\Z", re.IGNORECASE)
SOME_OF = re.compile(
    r"\b(?:first|most|many|some|several|few|parts?|half|a (?:third|quarter|fifth|fraction|portion|number)|majority|bulk"
    r"|rest|two[ -]thirds|three[ -]quarters) of (?:(?:the|its|their|these|those|his|our|some|about|roughly"
    r"|nearly|more than|remaining|last|former|original|estimated|other|up to) )*\Z",
    re.IGNORECASE,
)


def is_told_by_part(reading: Reading, quantity: Quantity, noun: Token, counted: Collection[str]) -> bool:
    """Tell whether a figure of people only says of what kind a part is, or is a whole of which only a part is told.

    "Of the 900 peacekeepers, 600 serve in Chad": where the whole's own phrase has a clause or a place, it is told too.
    """
    if not {"military_people", "people"} & set(counted):
        return False
    told = (c for c in noun.children if preposition_of(c) in STANDING_AT or c.dep_.startswith("acl"))
    return tells_kind(noun) or (_opens_as_whole(reading, quantity) and next(told, None) is None)


OPENING_WHOLE = re.compile(
    r"(?:\A|[.;:?!]\s|\n)[^\w\n]*(?:and\s+|but\s+)?(?:out\s+)?of\s+"
    r"(?:the|its|their|these|those|some|about|a total of|\s)*\Z",
    re.IGNORECASE,
)
"""Before a whole at the head of its sentence: "Of the 112 hectares that are suspected, 38 were cleared"."""


def _opens_as_whole(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure opens its sentence as the whole of another one behind it."""
    text = reading.document.text
    if not OPENING_WHOLE.search(text[max(0, quantity.start - 24) : quantity.start]):
        return False
    sentence = reading.token_at(quantity.start).sent
    return bool(reading.quantities_between(quantity.end + 1, sentence.end_char))


INCLUDED = re.compile(r"[,;(]\s*(?:including|of which|among them|inter alia)\b", re.IGNORECASE)


def is_said_of_included(reading: Reading, quantity: Quantity, words: Collection[str]) -> bool:
    """Tell whether only a part that a sum includes is what some words say: "500 million, including 40 for demining".

    So it is where none of the words stands before the included part in the sentence.
    """
    sentence = reading.token_at(quantity.start).sent
    text = reading.document.text
    included = INCLUDED.search(text, quantity.end, sentence.end_char)
    if included is None or not reading.quantities_between(included.end(), sentence.end_char):
        return False
    tokens = (token for token in sentence if token.idx < included.start())
    before = {form for token in tokens for form in (token.lemma_.lower(), token.lower_)}
    return not before & set(words)


def is_only_whole(reading: Reading, noun: Token, figure: Token) -> bool:
    """Tell whether a figure is only the whole of which another takes a part: 19,000 in "4,000 of 19,000 marines"."""
    whole = reading.quantities_by_token.get(figure.i)
    if whole is not None and is_whole(reading, whole):
        return True
    before = reading.document.text[max(0, figure.idx - 24) : figure.idx]
    if preposition_of(noun) == "out of" or is_whole_of_noun(noun, figure):
        return True
    words = before.lower().split()
    return bool(words) and words[-1] == "of" and any(c.isdigit() for c in "".join(words[-2:-1]))


def is_whole_of_noun(noun: Token, figure: Token) -> bool:
    """Tell whether a bare figure is the whole of the noun over it: "one soldier of the 15,000 that X keeps"."""
    over = figure.head
    counted = any(child.dep_ == "nummod" for child in over.children)
    return noun == figure and figure.dep_ == "nmod" and preposition_of(figure) == "of" and counted


SET_TO = re.compile(r"\bfrom\b.{1,40}?\bto (?:(?:about|some|only|around|nearly|roughly|just|no more than)\s+)?\Z")


AGED_WITHIN = 5
"""Steps from an age up to whose it is: "a 12-year-old boy", "children, aged 17 and 14"."""


MEANT = words_of("only_meant")


def of_part(chain: list[Token]) -> list[Token]:
    """Return the words over a part without what a participle tells of the whole: "10 of the 31 tanks promised"."""
    return [
        t for t in chain if not (t.dep_ == "acl" and t.tag_ in ("VBN", "VBD") and t.lemma_.lower() in MEANT)
    ] or chain


def aged_person(reading: Reading, figure: Token) -> Token | None:
    """Return whose age a figure is, by the nearest word above it for a person; None where none is told."""
    above = figure
    for _ in range(AGED_WITHIN):
        above = above.head
        mention = reading.mention_by_token.get(above.i)
        named = mention is not None and mention.type == "person"
        if named or reading.classes(above) & {"people", "military_people"}:
            return above
    return None


def is_set_to(reading: Reading, quantity: Quantity, noun: Token | None = None) -> bool:
    """Tell whether a figure is what is left or reached: 3,000 in "reduced its force from 5,100 to about 3,000".

    So is one that "to" alone introduces under a verb that sets numbers: "cut the contingent to 165 soldiers".
    """
    if noun is not None and preposition_of(noun) == "to" and noun.head.lemma_.lower() in SETTING:
        return True
    return SET_TO.search(reading.document.text[max(0, quantity.start - 60) : quantity.start]) is not None


CHANGED_TO = re.compile(r"\b(?:to|by)\s+(?:(?:about|some|around|nearly|just|only)\s+)?\Z", re.IGNORECASE)


def is_size_before(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure is how large a body was whose new size or change its clause tells: 1,200 in "the
    1,200-strong contingent will be cut to 800", 298 in "boosting by 15 officers the 298-strong mission".
    """
    if not quantity.text.endswith("strong"):
        return False
    sent = reading.token_at(quantity.start).sent
    others = (q for q in reading.quantities_between(sent.start_char, sent.end_char) if q != quantity)
    return any(CHANGED_TO.search(reading.document.text[max(0, other.start - 20) : other.start]) for other in others)


OLD_VALUE = re.compile(
    r"\b(?:(?:up|down) from|from (?:the |a |an |its )?(?:current|present|previous|earlier|former|original))\s+"
    r"(?:(?:about|some|only)\s+)?\Z",
    re.IGNORECASE,
)


COMPARED = re.compile(
    r"\b(?:against|versus|vs\.?|(?:compared|opposed) (?:with|to)|comparison (?:with|to)|(?:up|down) from)\s+"
    r"(?:(?:just|only)\s+)?\Z",
    re.IGNORECASE,
)


def is_compared_figure(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure is set against the one before, of whose words it is told: "800, compared with 1,200"."""
    return COMPARED.search(reading.document.text[max(0, quantity.start - 24) : quantity.start]) is not None


def is_told_with_first(reading: Reading, quantity: Quantity, figure: Token) -> bool:
    """Tell whether a figure without its noun has no words over it but those of the figure with the noun."""
    return is_compared_figure(reading, quantity) or tells_kind(figure)


OWN_DATE = re.compile(r"\s+(?:(?:[\w-]+\s+){0,2}?in\s+)?")


def _has_own_date(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a date stands behind a figure and its noun: "up from 31 casualties in 2018"."""
    behind = reading.times_between(quantity.end, quantity.end + LONGEST_PARTITIVE)
    dates = (t for t in behind if t.kind == "date" and OWN_DATE.fullmatch(reading.document.text, quantity.end, t.start))
    return any(
        not reading.quantities_between(quantity.end + 1, t.start) for t in dates
    )  # not "from 900 to 300 in 2009"


def is_old_value(reading: Reading, quantity: Quantity, noun: Token) -> bool:
    """Tell whether a figure is what another replaced: 2,000 in "raised from 2,000 to 4,000", "up from 2,000"."""
    if _has_own_date(reading, quantity):
        return False  # "from 31 in 2018 to 20 in 2019": each was so in its year
    if OLD_VALUE.search(reading.document.text[max(0, quantity.start - 40) : quantity.start]):
        return True
    if "from" not in (preposition_of(noun), preposition_of(reading.token_at(quantity.end - 1))):
        return False  # "cut the force from 5,100": the noun stands before, the preposition with the figure
    behind = reading.document.text[quantity.end : quantity.end + 60]
    following = reading.quantities_between(quantity.end + 1, quantity.end + 61)
    return " to " in behind and bool(following) and "." not in behind[: following[0].start - quantity.end]
