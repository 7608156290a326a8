"""Whose ground lies around an enclave: that of the country in which the text has it, never the enclave's own.

A `Reading` and the mention of a place enter; whether the words speak of the ground around it, and whose that is, leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

AROUND = frozenset(["around", "outside", "near", "beside"])
INSIDE = frozenset(["in", "inside", "within"])
UPWARD = ("nmod", "compound", "appos", "conj", "flat")


def lies_around_enclave(reading: Reading, mention: Mention) -> bool:
    """Tell whether a place is an enclave around which something is: "around the Tajik enclave of X"."""
    if not _is_enclave(reading, mention):
        return False
    return any((preposition_of(token) or "").split(" ")[0] in AROUND for token in _upward(reading, mention))


def country_around(reading: Reading, mention: Mention) -> str | None:
    """Return the country in which the text has an enclave; None where it does not say, or says two."""
    place = reading.gazetteer.place(mention.name)
    own = place.country if place is not None else None
    found: dict[str, None] = {}
    for other in reading.annotated.mentions:
        if other.name != mention.name or other.type not in ("place", "facility", "area"):
            continue
        for token in clause_tokens(clause_head(reading.head_of(other.start, other.end))):
            country = reading.country_of(token)
            if country is not None and country != own and preposition_of(token) in INSIDE:
                found[country] = None
    return next(iter(found)) if len(found) == 1 else None


def _is_enclave(reading: Reading, mention: Mention) -> bool:
    place = reading.gazetteer.place(mention.name)
    if place is not None and place.kind == "enclave":
        return True
    named = (other for other in reading.annotated.mentions if other.name == mention.name)
    return any(token.lemma_.lower() == "enclave" for other in named for token in _upward(reading, other))


def _upward(reading: Reading, mention: Mention) -> Iterator[Token]:
    """Yield the head of a place's name and the nouns that it hangs on."""
    token = reading.head_of(mention.start, mention.end)
    yield token
    for _ in range(3):
        if token.dep_ not in UPWARD or token.head.pos_ not in ("NOUN", "PROPN"):
            return
        if token.dep_ == "nmod" and preposition_of(token) != "of":
            return
        token = token.head
        yield token
