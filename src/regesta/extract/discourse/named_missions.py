"""Which mission of the page "the mission" is: the only one that the page gives an abbreviation in brackets.

A `Focus` and a noun enter; a `Mention` of the abbreviation leaves, None for none and for two. Reports of the United
Nations tell a mission's name once, in full with its letters, and go on with "the mission".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

LETTERED = re.compile(r"\b(?P<kind>Mission|Force|Operation)\b[^.;\n()]{0,60}\((?:the )?(?P<letters>[A-Z]{3,12})\)")


def mission_of_page(focus: Focus, noun: Token) -> Mention | None:
    """Return the mission that the page gave letters before a noun of its kind: "the force" is none of a Mission's."""
    if not any(child.lower_ in ("the", "this") for child in noun.children):
        return None
    told = list(LETTERED.finditer(focus.reading.document.text, 0, noun.idx))
    if len({found["letters"] for found in told}) != 1 or told[0]["kind"].lower() != noun.lemma_.lower():
        return None
    start, end = told[-1].span("letters")
    letters = told[-1]["letters"]
    return Mention(start=start, end=end, text=letters, type="organisation", name=letters, found_in="discourse")
