"""Whose krone or franc: sums in a money that states share by name enter with their page; they leave with the code of
the state that pays, where the sentence has one alone.

"Denmark set aside 22 million kroner" are Danish ones. The words and states: `other_money` of `lexicons/dollars.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from regesta.annotate.lexicon_files import load_lexicon
from regesta.annotate.quantities.dollars import PageOfSums

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from regesta.model import Document, Mention, Quantity

LAST_WORD = re.compile(r"(?P<before>[^\W\d_]+)?\s*\b(?P<word>[^\W\d_]+)\Z")
SCALES = frozenset({"million", "billion", "thousand", "hundred", "trillion", "bn", "mn", "m"})


@cache
def _moneys() -> dict[str, dict[str, str]]:
    moneys: dict[str, dict[str, str]] = load_lexicon("dollars")["other_money"]
    return moneys


def settle_other_moneys(
    document: Document, doc: Doc, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """Return the quantities with every krone, franc or peso that one state pays made that state's; others unchanged.

    A sum with an adjective ("Norwegian kroner") and one of which no payer, or two, are told stay as they are.
    """
    shared = {one.start: word for one in quantities if (word := _shared_word(one)) is not None}
    if not shared:
        return tuple(quantities)
    page = PageOfSums(document, doc, mentions, quantities, [one for one in quantities if one.start in shared])
    return tuple(_settled(page, one, shared[one.start]) if one.start in shared else one for one in quantities)


def _settled(page: PageOfSums, quantity: Quantity, word: str) -> Quantity:
    payer = page.payer_of(quantity)
    code = _moneys()[word].get(payer) if payer is not None else None
    return replace(quantity, unit=code) if code is not None else quantity


def _shared_word(quantity: Quantity) -> str | None:
    """Return the word of a sum without an adjective, in the singular, that several states have for their money."""
    found = LAST_WORD.search(quantity.text) if quantity.unit is not None else None
    if found is None or (found["before"] or "million").lower() not in SCALES:
        return None
    word = found["word"].lower()
    return next((form for form in (word, word.removesuffix("s")) if form in _moneys()), None)
