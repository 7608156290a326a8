"""When "the agreement" is not the one that was told before: it was signed on another day, or a third came between.

A `Focus`, the noun of the agreement told before and the noun that may take it up enter; whether it is another leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.parties_named import parties_in_phrase
from regesta.extract.slots.signers import signers_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.discourse.focus import Focus


def is_another_pact(focus: Focus, earlier: Token, noun: Token) -> bool:
    """Tell whether a noun speaks of another agreement than the one told before, by its date or by who acts between."""
    return _is_signed_apart(focus.reading, earlier, noun) or _comes_a_third_between(focus, earlier, noun)


def _is_signed_apart(reading: Reading, earlier: Token, noun: Token) -> bool:
    """Tell whether both are told to be signed, and on other days: one agreement is signed once."""
    there, here = _signed(reading, earlier), _signed(reading, noun)
    return bool(there and here) and not any(
        one.startswith(other) or other.startswith(one) for one in there for other in here
    )


def _signed(reading: Reading, noun: Token) -> set[str]:
    """Return the dates on which a clause has an agreement signed; none where it tells of no signing."""
    verb = clause_head(noun)
    own = [child for child in noun.children if child.dep_ == "acl"]
    verbs = [one for one in (verb, *own) if one.lemma_.lower() in SIGNING]
    times = reading.times_among(word for one in verbs[:1] for word in clause_tokens(one))
    return {time.edtf_start for time in times if time.kind == "date" and time.edtf_start and time.bound is None}


SIGNING = frozenset({"sign", "conclude", "initial"})


def _comes_a_third_between(focus: Focus, earlier: Token, noun: Token) -> bool:
    """Tell whether a sentence between the two tells of the forces of a state that is no party of the one before."""
    parties = parties_in_phrase(focus.reading, earlier) | signers_of(focus.reading, earlier)
    first, last = focus.passages.spot(earlier).sentence, focus.passages.spot(noun).sentence
    between = (note for note in focus.notes.powers if first < note.spot.sentence < last)
    return len(parties) == 2 and any(note.country.name not in parties for note in between)
