"""The two sides of a vote that are printed as a range: an amount enters; an amount for each side leaves.

"Voted 120–95" and "a 13-0 vote" have the form of a range or a score; the word of voting beside tells what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.annotate.quantities.amount import Amount, exact_amount

SIDES = re.compile(r"(?P<first>\d[\d,]*)\s?[-\u2010-\u2015]\s?(?P<second>\d[\d,]*)")
VOTE_BEFORE = re.compile(r"\b(?:vot(?:e[ds]?|ing)|ballot|majority)\b[^.;:\d]{0,30}\Z", re.IGNORECASE)
VOTE_BEHIND = re.compile(r"\s+(?:(?:vote|majority|margin|ballot)\b|in\s+favou?r\b)", re.IGNORECASE)
SECOND_BEFORE = re.compile(r"\d\s+(?:votes?\s+)?(?:to|against)\s+\Z", re.IGNORECASE)
REACH = 48


def is_second_side(text: str, amount: Amount) -> bool:
    """Tell whether a number without a noun is the other side of a vote: seven of "by 86 votes to seven"."""
    before = text[max(0, amount.start - REACH) : amount.start]
    return SECOND_BEFORE.search(before) is not None and re.search(r"\bvot", before) is not None


def sides_of_vote(text: str, amount: Amount) -> Iterator[Amount]:
    """Yield an amount for each side of a vote that is printed with a dash; any other amount as it is."""
    match = SIDES.fullmatch(text, amount.start, amount.end) if amount.comparator == "between" else None
    if match is None or not _is_of_vote(text, amount):
        yield amount
        return
    for side in ("first", "second"):
        yield exact_amount(*match.span(side), float(match[side].replace(",", "")))


def _is_of_vote(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - REACH) : amount.start]
    return VOTE_BEFORE.search(before) is not None or VOTE_BEHIND.match(text, amount.end) is not None
