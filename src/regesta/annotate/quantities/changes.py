"""Two numbers that are no range but a change: "grew from 3,000 to 5,200": a text and the place of "from" enter.

Whether the words before it say that something grew leaves; each number is then an amount of its own.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.numerals import alternatives
from regesta.annotate.quantities.words import load_quantity_words

REACH = 80
"""Characters between a word of growth and "from": "raised the strength of its contingent in Mali from"."""


def tells_growth(text: str, start: int) -> bool:
    """Tell whether a word of growth stands before a place in its sentence, and no word of ranging behind that."""
    return _growth_before().search(text[max(0, start - REACH) : start]) is not None


@cache
def _growth_before() -> re.Pattern[str]:
    growth, ranging = (alternatives(words) for words in (load_quantity_words().growth, load_quantity_words().ranging))
    return re.compile(rf"\b{growth}\b(?:(?!\b{ranging}\b)[^.;:\n])*\Z", re.IGNORECASE)
