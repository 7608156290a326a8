"""Explain: an annotated document, a vocabulary and one of its claims enter; how the claim was made leaves.

The document is extracted again with a trace that listens, so that what is told is what decided. Nothing is stored.
"""

from __future__ import annotations

from regesta.extract import extract_claims
from regesta.extract.explaining.clock_origins import trace_clocks
from regesta.extract.explaining.coded_rules import CODED_RULES
from regesta.extract.explaining.explanation import Candidate, Explanation, LostRule, SlotOrigin, Word
from regesta.extract.explaining.lost_rules import list_lost_rules, tell_centre
from regesta.extract.explaining.parses import parse_words
from regesta.extract.explaining.slot_origins import trace_slots
from regesta.extract.explaining.tables_told import cell_of, tell_cell
from regesta.extract.explaining.voice_origins import trace_voices
from regesta.extract.reading.document import Reading
from regesta.extract.tracing.recording import Attempt, Recorder, Turn
from regesta.model import AnnotatedDocument, Claim
from regesta.vocabulary import Vocabulary

__all__ = ["Candidate", "Explanation", "LostRule", "SlotOrigin", "Word", "explain_claim"]


def explain_claim(annotated: AnnotatedDocument, vocabulary: Vocabulary, claim: Claim) -> Explanation:
    """Return how a claim of the document was made.

    Where this vocabulary does not make the claim again (the register was built by another version of the program, or
    with a vocabulary of the user's own that is not given here), the explanation is not `retraced`: it tells what the
    claim itself holds, and no ways and no rules that lost.
    """
    recorder = Recorder()
    extraction = extract_claims(annotated, vocabulary, recorder)
    reading = Reading(annotated, vocabulary)
    turn, attempt = recorder.turn_of(claim) or (None, None)
    known, predicate = vocabulary.rule(claim.rule), vocabulary.names.get(claim.predicate)
    return Explanation(
        claim_id=claim.id,
        rule=claim.rule,
        why=" ".join(known[1].why.split()) if known else CODED_RULES.get(claim.rule, ""),
        definition=" ".join(predicate.definition.split()) if predicate else "",
        retraced=claim.id in {one.id for one in extraction.claims},
        met_on=_tell_beginning(reading, claim, turn, attempt),
        slots=(
            *trace_slots(reading, claim, attempt),
            *trace_clocks(reading, claim, attempt.centre if attempt else None),
            *trace_voices(reading, claim, attempt.centre if attempt else None),
        ),
        lost_rules=list_lost_rules(turn, claim) if turn else (),
        repeated=tuple(f"{dropped.rule}: {why}" for dropped, why in recorder.dropped_for(claim)),
        words=parse_words(reading, claim, attempt.centre if attempt else None),
    )


def _tell_beginning(reading: Reading, claim: Claim, turn: Turn | None, attempt: Attempt | None) -> str:
    """Return in words where the rule began: a value or word of a sentence, or the cell of a table."""
    text, cell = reading.document.text, cell_of(reading, claim)
    if turn is not None and attempt is not None:
        return tell_centre(attempt.centre, turn, text)
    return tell_cell(cell, text) if cell is not None else ""
