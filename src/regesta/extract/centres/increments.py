"""Figures that come on top of others: "another 300 soldiers", "200 more will follow", "an additional 1,000 troops".

A `Reading`, a quantity and the word over it enter; whether it is such a figure leaves. Who is told to be somewhere is
none, though the word stands there: "250 in Gao and another 30 in Bamako" are two strengths.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.word_lists import words_of
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

MORE_BEFORE = re.compile(
    r"\b(?:another|(?:an?\s+)?(?:further|additional|extra)|additional|extra)\s+(?:(?:about|some|up\s+to|roughly|estimated)\s+)?\Z",
    re.IGNORECASE,
)
MORE_BEHIND = re.compile(r"[\"”’']?\s+(?:more|additional|extra|further|others?)\b(?!\s+than\b)", re.IGNORECASE)
STAYING = words_of("staying_where_they_are")


def is_increment(reading: Reading, quantity: Quantity, over: Token) -> bool:
    """Tell whether a figure says how many come on top of those before, and not how many there are."""
    text = reading.document.text
    more = MORE_BEFORE.search(text[max(0, quantity.start - 32) : quantity.start]) or MORE_BEFORE.match(quantity.text)
    more = more or MORE_BEHIND.match(text, quantity.end)
    stays = over.lemma_.lower() in STAYING or any(child.dep_ == "cop" for child in over.children)
    return more is not None and not stays
