"""Counts of forces that nobody could file: neither whose they are is known, nor where, nor of which body they are.

The claims of a document enter; those that say of whom or where they are leave, and the reasons of the others. It comes
after claims have lent each other their slots, so that what another sentence tells of the same base is not lost. Where
the sentence bears a name that no slot took, a reader can still tell, and the claim stays, unless its subject is but a
class ("soldiers", "four helicopters"), of which such a name says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reasons import say_reason
from regesta.extract.tracing.trace import Trace
from regesta.extract.word_lists import words_of
from regesta.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNTS_OF_FORCES = frozenset({"troop_strength", "equipment_count"})
COURSES = frozenset({"existence", "opening", "closing"})
"""What is told of a site that must be told of some site: closures of "installations" are those of none."""
TELLING = frozenset({"military_unit", "facility"})
"""Types of subjects by which a count can be filed."""
BODIES = words_of("bodies_filed") | words_of("sites")
SPEAKERS_OWN = frozenset({"we", "our", "us"})
WIDE = words_of("the_world") | words_of("anywhere") | words_of("undertakings") | words_of("states_in_the_plural")


def without_the_ungrounded(
    reading: Reading, claims: Iterable[Claim], trace: Trace
) -> tuple[list[Claim], dict[int, str]]:
    """Return the claims that tell of whom or where they are; by offset, why the figures of others stand in none."""
    kept: list[Claim] = []
    reasons: dict[int, str] = {}
    for claim in claims:
        if _is_without_slots(claim) and not _can_be_filed(reading, claim):
            reason = say_reason("nobodys", counted=_counted(claim))
            reasons[claim.value.start] = reason
            trace.drop(claim, None, reason)
        else:
            kept.append(claim)
    return kept, reasons


def _can_be_filed(reading: Reading, claim: Claim) -> bool:
    """Tell whether a reader can still tell of whom a claim without slots is: by a name, or a body that it is told of.

    Of "soldiers" alone a name elsewhere in the sentence says nothing: "3,000 soldiers to be sent as the embassy burns".
    """
    sentence = reading.token_at(claim.value.start).sent
    subject = claim.subject.name if claim.subject is not None else ""
    bare = claim.predicate in COUNTS_OF_FORCES and subject.islower() and len(subject.split()) <= BARE
    if not bare or subject.split()[-1] in BODIES:
        return any(_tells(reading, token) for token in sentence)
    return any(token.lower_ in SPEAKERS_OWN | WIDE or token.lemma_.lower() in BODIES | WIDE for token in sentence)


BARE = 2
"""Words of a subject that is but a class of people or machines: "soldiers", "airborne troops"."""


def _is_without_slots(claim: Claim) -> bool:
    placed = claim.operator or claim.host or claim.location
    if claim.predicate == "facility_status" and claim.property in COURSES and not placed:
        return claim.subject is None or (claim.subject.name.islower() and " " not in claim.subject.name)
    if claim.predicate not in COUNTS_OF_FORCES or claim.property == "transferred" or placed:
        return False
    return claim.subject is None or claim.subject.type not in TELLING


def _tells(reading: Reading, token: Token) -> bool:
    """Tell whether a word of a sentence names anybody or anything, a body of troops or the whole world."""
    named = token.i in reading.mention_by_token or token.i in reading.peoples_by_token
    named = named or (token.tag_ in ("NNP", "NNPS") and token.i > token.sent.start and token.text[:1].isupper())
    return named or token.lower_ in SPEAKERS_OWN or token.lower_ in WIDE or token.lemma_.lower() in BODIES | WIDE


def _counted(claim: Claim) -> str:
    quantity = claim.value.quantity
    return (quantity.counted if quantity is not None else None) or claim.value.text
