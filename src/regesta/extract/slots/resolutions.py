"""Which resolution states voted on, by its number, else by its words; and of which treaty they are parties.

`Slots` enter; a `Mention` leaves, or None where the sentence names none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.slots import naming
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

VOTED_ON = frozenset(["resolution", "motion"])


def resolution(slots: Slots) -> Mention | None:
    """The resolution of the sentence: "Resolution 69/34 on the Mine Ban Treaty", "the resolution on landmines"."""
    for token in slots.noun.sent:
        if token.lemma_.lower() in VOTED_ON:
            return _named(token) or naming.description(slots.reading, token, "treaty")
    return None


def treaty_near(slots: Slots) -> Mention | None:
    """The treaty of the sentence, by its name or its words."""
    for token in slots.noun.sent:
        if "treaty" in slots.reading.classes(token):
            return slots.reading.mention_of(token) or naming.description(slots.reading, token, "treaty")
    return None


def _named(noun: Token) -> Mention | None:
    """Return a resolution under its number; None where no number follows it."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    if not len(after) or not after[0].text[0].isdigit():
        return None
    end = after[0].idx + len(after[0].text)
    text = noun.doc.text[noun.idx : end]
    return Mention(start=noun.idx, end=end, text=text, type="treaty", name=text, found_in="clause")
