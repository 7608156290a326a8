"""The parse of a claim's sentence as words that a drawing can be made of; a claim enters, `Word`s leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.explaining.explanation import Word
from regesta.extract.explaining.tables_told import cell_of
from regesta.extract.reading.document import Reading
from regesta.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Token


def parse_words(reading: Reading, claim: Claim, centre: Centre | None) -> tuple[Word, ...]:
    """Return the words of a claim's quotation with what each hangs on; punctuation is left out.

    A word that hangs on one outside the quotation hangs on itself here. A cell of a table is no sentence: no words.
    """
    if cell_of(reading, claim) is not None:
        return ()
    quote = claim.evidence[0]
    inside = [t for t in reading.doc if quote.start <= t.idx < quote.end and not t.is_space and not t.is_punct]
    places = {token.i: place for place, token in enumerate(inside)}
    return tuple(
        Word(
            text=token.text, start=token.idx, end=token.idx + len(token), tag=token.pos_, relation=token.dep_,
            head=places.get(token.head.i, place), role=_role_of(token, claim, centre),
        )
        for place, token in enumerate(inside)
    )  # fmt: skip


def _role_of(token: Token, claim: Claim, centre: Centre | None) -> str | None:
    """Return what of the claim a word says: the value before the slots, these before the word of the rule."""
    if claim.value.kind != "text" and claim.value.start <= token.idx < claim.value.end:
        return "value"
    for slot in ("operator", "host", "location", "subject"):
        mention = getattr(claim, slot)
        also_subject = slot == "location" and mention == claim.subject
        if mention is not None and mention.start <= token.idx < mention.end and not also_subject:
            return slot
    if any(start <= token.idx < end for start, end in claim.valid.spans):
        return "valid"
    return "rule" if centre is not None and token in (centre.governor, centre.token) else None
