"""The noun that a number leaves out: a text, an amount and the figures before it enter; the figure whose noun it shares
leaves, or None.

"Keeps 6,200 soldiers in Somalia and another 400 in Kenya": the second number counts soldiers too. It does so only
where the words around it say that it goes on counting; a bare number elsewhere counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.currencies import load_currencies
from regesta.annotate.quantities.going_on import (
    acts_itself,
    closes_part,
    is_behind_time,
    is_beside_name,
    is_set_beside_time,
)
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH_BACK = 240
"""Characters over which a number may share a noun: about two sentences."""
LONGEST_LEAD = 160
"""Characters before a number in which the words stand that let it go on counting."""
YEAR_LIKE = re.compile(r"(?:1[89]|20)\d\d")
PLACED = (
    r"(?:in|at(?!\s+(?:a\s+time|once|first|last|least|most)\b)|on|near|aboard|along|across|around|from|to|inside|outside"
    r"|elsewhere|there|stationed|based|deployed)\b"
)
BEHIND = re.compile(
    r"\s+(?:more\s+|others?\s+)?(?:(?:of|among)\s+(?:them|whom|which|these|those)\b|(?:were|was|are|had\s+been|have\s+been|died|remain(?:ed)?)\b)"
)
"""Words after a number that stands for people or things named before: "400 of them", "1,200 are in Mali"."""
STATIONED = re.compile(
    r"\s+(?:more\s+|others?\s+)?(?:(?:are|were|is|was|(?:has|have|had)\s+been|will\s+be)\s+(?:now\s+|still\s+)?"
    r"(?:stationed|based|deployed|serving|posted|billeted|garrisoned|quartered)|serve[sd]?)\s+"
    r"(?:in|at|on|near|there|abroad|across|inside)\b"
)
""""4,000 are stationed in Abkhazia": whatever was counted before, they are people."""
STAYING = re.compile(r"\s+(?:are|were|remain(?:ed)?|stay(?:ed)?)\s+(?:still\s+)?(?:in|at|on|there)\b")
COUNTRIES = re.compile(r"(?:\w+\s+)?(?:countr(?:y|ies)|nations?|states?|regions?|provinces?)\b", re.IGNORECASE)
""""5,100 soldiers in five countries; 1,000 remain in Chad": no country lies in another."""
SITES = re.compile(
    r"(?:\w+\s+)?(?:(?:air)?bases?|facilit(?:y|ies)|sites?|installations?|airfields?|camps?|(?:out)?posts?)\b",
    re.IGNORECASE,
)
WHOLE = r"(?:\A|[.;:,]\s|\n)(?:and\s+)?of\s(?:[^,.;:\n]|(?<=\d),(?=\d))*\d(?:[^,.;:\n]|(?<=\d),(?=\d))*,\s"
OF_WHOLE = re.compile(rf"{WHOLE}\Z", re.IGNORECASE)
""""Of the 30 recruits, [nine] deserted", "Of the 5,000 soldiers, [3,000] serve there"."""
FURTHER_OF_WHOLE = re.compile(
    rf"{WHOLE}(?:[^.;:\n]|(?<=\d)\.(?=\d))*?\d[^.;:\n]*?(?:,|,?\s(?:and|while))\s\Z", re.IGNORECASE
)
""""Of the 30 recruits, nine deserted and [four] fell ill": the next part of the same whole."""
MORE_BEFORE = re.compile(
    r"\b(?:another|a\s+further|an\s+additional|an\s+extra|a\s+second|the\s+(?:other|remaining))\s+\Z", re.IGNORECASE
)
MORE_BEHIND = re.compile(
    rf"\s+(?:more|others|extra|additional)(?=\s*(?:[.,;:)\n]|\Z)|\s+(?:{PLACED}|and\b|will\b|would\b|by\b|later\b|followed\b|arrived\b))",
    re.IGNORECASE,
)
""""Sent 150 more in March"; "150 more trucks" has a noun of its own."""
THERE_ARE = re.compile(
    r"\bthere\s+(?:are|were|(?:would|will|may|could)\s+be|ha(?:s|ve|d)\s+been)\s+(?:now\s+|still\s+|only\s+|already\s+)*\Z",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:against|versus|vs\.?|(?:as\s+)?(?:compared|opposed)\s+(?:with|to)|(?:in\s+)?comparison\s+(?:with|to)"
    r"|(?:up|down|rising|falling|fell|rose|decreased?|increased?)\s+from"
    r"|(?:more|fewer|less)\s+than\s+(?:in\s+)?[A-Z][\w ]{1,30},\s+(?:which|where)\s+(?:[\w ]{1,20}\s)?hosts?(?:ed)?)"
    r"\s+(?:just\s+|only\s+)?\Z",
    re.IGNORECASE,
)
""""28,000 troops, against 35,000 in the 1990s", "up from 12 the year before", "more than Italy, which hosts 12,000"."""
IN_ALL = re.compile(r"\s+(?:in\s+(?:all|total)|altogether|all\s+told|combined)\b", re.IGNORECASE)
""""300 soldiers here and 250 there, 550 in all": the sum of what was counted before."""
COORDINATED = re.compile(
    r"(?:(?:,|;|:|\band|\bor|\bplus|\bwhile|\bwith|\bas\s+well\s+as|\bincluding|\bamong\s+(?:them|these|whom))\s+|\()\Z",
    re.IGNORECASE,
)
KEEPING = re.compile(
    r"\b(?:ha[sd]|have|keeps?|kept|maintains?|maintained|stationed|based|sent|deployed|contributed|lent)\s+"
    r"(?:(?:only|just|about|some|still|around)\s+)?\Z",
    re.IGNORECASE,
)
PLACE_BEHIND = re.compile(rf"\s+(?!in\s+(?:all|total)\b){PLACED}", re.IGNORECASE)  # "550 in all" is a sum
LEFT = re.compile(r"\b(?:leaving|leaves?|left)\s+(?:behind\s+)?(?:only\s+|just\s+|some\s+)?\Z", re.IGNORECASE)
LEFT_BEHIND = re.compile(r"\s+(?:in\b|at\b|on\b|there\b|behind\b|stationed\b|deployed\b)|\s*[.;]", re.IGNORECASE)
TOTAL = re.compile(
    r"\b(?:total|overall\s+(?:number|strength|figure)|(?:that|this|the|their|its)\s+(?:number|figure|strength))\b"
    r"(?:\s+(?:there|here|(?:in|at)\s+the\s+\w+|(?:in|at)\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|now|today|so\s+far))?"
    r"(?:\s+(?:will|would|could|should|may|had|has|have|is|was|to|then|eventually|later|again|since))*"
    r"(?:\s+(?:rise|risen|rose|fall|fallen|fell|grow|grown|grew|climb|climbed|drop|dropped|come|came|increase|increased|decrease|decreased"
    r"|double|doubled|shrink|shrunk|shrank|be|stand|stood|stands))?"
    r"\s+(?:to|of|at|reach|reached|reaches|is|was)\s+\Z",
    re.IGNORECASE,
)
""""Bringing the total to 3,000", "that number will eventually reach 400"."""


def noun_left_out(text: str, doc: Doc, amount: Amount, before: Sequence[Quantity]) -> Quantity | None:
    """Return the figure before an amount whose noun the amount counts too; None where nothing says that it does.

    A number that may be a year counts nothing unless the words say so. Of a list of different things ("900 men and 12
    tanks") the nearest is meant.
    """
    if (measure := _measure_left_out(text, amount, before) or _sum_left_out(text, amount, before)) is not None:
        return measure
    same = _counted_before(text, amount, before)
    if same is None or amount.start - same.end >= REACH_BACK or same.unit == "percent":
        return None
    lead = text[max(0, amount.start - LONGEST_LEAD) : amount.start]
    if amount.is_one_more or BEHIND.match(text, amount.end) or OF_WHOLE.search(lead):
        return same
    if same.unit not in (None, "person") or YEAR_LIKE.fullmatch(text, amount.start, amount.end):
        return None
    if FURTHER_OF_WHOLE.search(lead) or _is_whole_of(text, same, amount):
        return same
    if _is_one_of_two(text, same, before) and _shares_sentence(text, same, amount) and is_beside_name(doc, amount):
        return None
    if MORE_BEFORE.search(lead) or MORE_BEHIND.match(text, amount.end) or THERE_ARE.search(lead):
        return same
    if COMPARED.search(lead) and _shares_sentence(text, same, amount):
        return same
    if IN_ALL.match(text, amount.end) and _shares_sentence(text, same, amount):
        return same
    if TOTAL.search(lead) or (LEFT.search(lead) and LEFT_BEHIND.match(text, amount.end)):
        return same
    if acts_itself(doc, amount) and _is_near(text, same, amount):
        return same
    coordinated = COORDINATED.search(lead) is not None and _shares_sentence(text, same, amount)
    if (KEEPING.search(lead) or coordinated) and PLACE_BEHIND.match(text, amount.end):
        return same
    if not _shares_sentence(text, same, amount):
        return None
    timed = (coordinated or KEEPING.search(lead)) and is_set_beside_time(text, amount)
    timed = timed or is_behind_time(lead, text, amount)
    in_row = before[-1].counted_start == same.counted_start  # not "39 nations: Mali 1,300, Togo 890"
    return same if timed or (in_row and is_beside_name(doc, amount)) else None


def _counted_before(text: str, amount: Amount, before: Sequence[Quantity]) -> Quantity | None:
    """Return the last figure with a noun that an amount may share: who is stationed or stays somewhere is no site."""
    counted = (quantity for quantity in reversed(before) if quantity.counted_start is not None)
    stationed = is_stationed(text, amount)
    if stationed or STAYING.match(text, amount.end):
        counted = (one for one in counted if not COUNTRIES.match(text, one.counted_start or 0))
    if stationed:
        counted = (one for one in counted if not SITES.match(text, one.counted_start or 0))
    return next(counted, None)


def is_stationed(text: str, amount: Amount) -> bool:
    """Tell whether the words behind an amount say that it counts people, who serve or are stationed somewhere."""
    return STATIONED.match(text, amount.end) is not None


def _is_one_of_two(text: str, same: Quantity, before: Sequence[Quantity]) -> bool:
    """Tell whether a figure stands beside one of other things, so that a further name may have either: "four jets and
    90 airmen, Romania four".
    """
    others = (q for q in before if q.counted_start not in (None, same.counted_start) and q.end < same.start)
    return any(re.fullmatch(r"\S+(?:\s*,|\s+and)\s+", text[q.counted_start or 0 : same.start]) for q in others)


WHOLE_BEHIND = re.compile(
    r"\w+\s+(?:out\s+)?of\s+(?:(?:the|its|their|some|about|an\s+estimated|nearly|almost|over|more\s+than)\s+)*",
    re.IGNORECASE,
)
OLDEST = 115


def _is_whole_of(text: str, same: Quantity, amount: Amount) -> bool:
    """Tell whether an amount is the whole of which a figure with its noun is a part: "one soldier of the 15,000"."""
    noun, part, whole = same.counted_start, same.number, amount.number
    if noun is None or noun < same.end or part is None or whole is None or whole <= max(OLDEST, part):
        return False
    return WHOLE_BEHIND.fullmatch(text, noun, amount.start) is not None


def _measure_left_out(text: str, amount: Amount, before: Sequence[Quantity]) -> Quantity | None:
    """Return the measure whose unit a number beside another year leaves out: "4.2 hectares in 2011 and 6 in 2012"."""
    last = before[-1] if before else None
    if last is None or last.si is None or YEAR_LIKE.fullmatch(text, amount.start, amount.end):
        return None
    lead = text[max(0, amount.start - LONGEST_LEAD) : amount.start]
    beside = COORDINATED.search(lead) or re.search(r"\bto\s+\Z", lead)
    return last if beside and is_set_beside_time(text, amount) and _shares_sentence(text, last, amount) else None


SCALED = re.compile(r"\b(?:million|billion|trillion|bn|mn)\b", re.IGNORECASE)
OF_SOMETHING = re.compile(r"\b(?:of|population|people|inhabitants)\s+(?:\w+\s+)?\Z", re.IGNORECASE)


def _sum_left_out(text: str, amount: Amount, before: Sequence[Quantity]) -> Quantity | None:
    """Return the sum whose currency the millions behind it leave out: "from 11 million euros in 2010 to 5 million"."""
    last = before[-1] if before else None
    if last is None or amount.unit is not None or last.unit not in load_currencies().codes:
        return None
    if not SCALED.search(text, amount.start, amount.end) or not closes_part(text, amount):
        return None
    lead = text[max(0, amount.start - LONGEST_LEAD) : amount.start]
    return last if _shares_sentence(text, last, amount) and not OF_SOMETHING.search(lead) else None


def _is_near(text: str, same: Quantity, amount: Amount) -> bool:
    """Tell whether an amount stands in the sentence of a figure or in the next one of its paragraph."""
    between = text[same.end : amount.start]
    return "\n" not in between and len(re.findall(r"[.!?]\s+[A-Z\d]", between)) <= 1


def _shares_sentence(text: str, same: Quantity, amount: Amount) -> bool:
    """Tell whether no sentence and no paragraph ends between a figure and an amount."""
    between = text[same.end : amount.start]
    return "\n" not in between and re.search(r"[.!?]\s+[A-Z]", between) is None
