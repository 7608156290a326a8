"""What other claims say of a position's words: a head or a position enters; whether it is told already leaves.

Of what one sentence demands, promises or rejects there is one claim; of what it judges, the thing and the judgement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.topics import CHARGING
from regesta.model import Claim, Mention, ReportedSpeech

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

JUDGING_WHAT_IS = frozenset(["welcome", "condemn", "deplore", "criticise", "criticize", "denounce", "applaud",
                             "regret", "protest", "decry", "lament", "slam", "hail", "praise"])  # fmt: skip
"""Attitudes towards what is so or done already: who welcomes an arrival tells of it, and what he thinks of it."""
TOLD_APART = frozenset(["facility_status", "deployment", "withdrawal", "agreement_signed"])
DEMANDED_OR_PROMISED = ("demanded", "planned")
"""Stances by which a position says the same as the claim of what is demanded or promised."""


def is_told_already(claims: list[Claim], position: Claim) -> bool:
    """Tell whether what is demanded or promised is a claim of its own: "promised the withdrawal of all forces".

    Who condemns a planned deployment judges it, and holds a position beside the plan.
    """
    if position.stance not in DEMANDED_OR_PROMISED:
        return False
    start, end = position.value.start, position.value.end
    return any(
        claim.stance == position.stance
        and claim.predicate != "position"
        and claim.value.start < end
        and start < claim.value.end
        for claim in claims
    )


def says_it(reading: Reading, claim: Claim, root: Token, speech: ReportedSpeech) -> bool:
    """Tell whether a claim says already what a head says; one of a time or reason beside it does not.

    "We need no foreign bases once the Americans have left" holds something, and tells of a departure. Nor does what the
    text tells in its own words around the speech, as of the date of an agreement that the speaker "referred to".
    """
    if not any(evidence.start <= root.idx < evidence.end for evidence in claim.evidence):
        return False
    if claim.predicate == "negotiation" and reading.head_of(claim.value.start, claim.value.end) == root:
        return True  # "rejected a proposal for a base" is the answer to it
    if not any(start <= claim.value.start < end for start, end in speech.content):
        return False
    token = reading.head_of(claim.value.start, claim.value.end)
    judged = root.lemma_.lower() in JUDGING_WHAT_IS and claim.stance == "asserted" and token.pos_ == "NOUN"
    if judged and token != root and claim.predicate in TOLD_APART:
        return False  # "condemned the opening of a base" tells of the opening and of what is thought of it
    helpers = {child.lower_ for child in root.children if child.dep_ == "aux"}
    if "have" in helpers and helpers & {"should", "ought"} and claim.predicate in TOLD_APART:
        return False  # "should never have been sent" tells that they were, and of a view of it
    apart = claim.value.kind == "text" and claim.predicate != "position"
    while apart and token not in (root, token.head):
        aside = token.dep_ == "advcl" and token.head == root and token.tag_ != "VB"
        if aside and root.lemma_.lower() not in CHARGING:  # "accused Mali of laying mines" says that it laid them
            return False
        token = token.head
    return True


def matter_before(reading: Reading, claims: list[Claim], sentence: Span, speech: ReportedSpeech) -> Mention | None:
    """Return the one matter on which the sentence right before holds a position: "it" goes on with that.

    Over the end of a paragraph only where the same person goes on speaking.
    """
    if sentence.start == 0:
        return None
    before = next((t for t in reversed(sentence.doc[: sentence.start]) if not t.is_space), sentence[0]).sent
    held = [c for c in claims if c.predicate == "position" and before.start_char <= c.value.start < before.end_char]
    if reading.block_at(before.start_char) is not reading.block_at(sentence.start_char):
        held = [c for c in held if any(link.name == speech.source.name for link in c.attribution)]
    subjects = {claim.subject.name: claim.subject for claim in held if claim.subject is not None}
    return next(iter(subjects.values())) if len(subjects) == 1 else None
