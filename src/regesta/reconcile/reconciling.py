"""Findings of a register: documents, claims and entities enter, a finding for each question leaves.

Nothing here is stored or decided for good: the same input gives the same findings, whatever its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regesta.model import Claim, Comparison, Document, Finding, Verdict
from regesta.reconcile.origins import Sources
from regesta.reconcile.pairs import Pair
from regesta.reconcile.questions import Known, Linking, Question, ask_questions, look_up, place_of, subject_of
from regesta.reconcile.rules import compare_pair
from regesta.reconcile.timing import said_on

MOST_CLAIMS_IN_FULL = 40
"""Claims of one question up to which every pair is compared: 780 pairs."""
NEIGHBOURS = 12
"""In a larger question each claim is compared with so many that follow it in the order of time, so that neighbours
in time always meet and pages stay readable; a question of 1,000 claims then has 12,000 pairs and not 500,000."""

STATUS_OF: tuple[tuple[Verdict, str], ...] = (
    ("conflict", "sources conflict"),
    ("inconsistent_within_document", "inconsistent within one document"),
    ("cannot_compare", "cannot compare"),
    ("older_figure_repeated", "older figure repeated"),
    ("correction", "source corrected itself"),
    ("change", "figures differ by date"),
    ("estimate_overlap", "estimates overlap"),
    ("scope_difference", "different things counted"),
)
"""The verdict that names a question's status: the first that any pair has; what is open stands before what is plain."""


def reconcile_claims(documents: Sequence[Document], claims: Sequence[Claim], linking: Linking) -> tuple[Finding, ...]:
    """Return one finding for each question that the claims answer, ordered by predicate, property and question.

    Every claim is in exactly one finding; one claim alone makes a finding without pairs, `one origin`. No claims give
    no findings. Values that the program worked out are no claims and never enter.
    """
    return reconcile_questions({document.id: document.publisher for document in documents}, claims, linking)


def reconcile_questions(
    publishers: Mapping[str, str | None], claims: Sequence[Claim], linking: Linking
) -> tuple[Finding, ...]:
    """Return the findings of some questions, of which all claims must be given; `publishers` are the documents'."""
    sources, known = Sources(publishers), look_up(linking)
    return tuple(_find(question, sources, known) for question in ask_questions(claims, known))


def _find(question: Question, sources: Sources, known: Known) -> Finding:
    compared = [
        compare_pair(Pair(a, b, _subjects(a, b, known), sources, question.claims))
        for a, b in _pairs_to_compare(question.claims)
    ]
    pairs = tuple(one for one in compared if one is not None)
    origins, unknown = sources.count(question.claims)
    documents = len({claim.document_id for claim in question.claims})
    return Finding(
        id=question.id,
        question=question.text,
        predicate=question.predicate,
        property=question.property,
        subject=question.subject,
        status=name_status(pairs, len(question.claims), documents=documents, origins=origins, unknown=unknown),
        claims=tuple(claim.id for claim in question.claims),
        documents=documents,
        origins=origins,
        unknown_origins=unknown,
        pairs=pairs,
    )


def _subjects(a: Claim, b: Claim, known: Known) -> tuple[str | None, str | None]:
    return subject_of(a, known), subject_of(b, known)


def _pairs_to_compare(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield all pairs of a small question; of a large one, each claim with its neighbours in time."""
    ordered, reach = list(claims), len(claims)
    if len(claims) > MOST_CLAIMS_IN_FULL:
        ordered, reach = sorted(claims, key=_in_time), NEIGHBOURS
    for place, claim in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + reach]:
            yield (claim, other) if place_of(claim) <= place_of(other) else (other, claim)


def _in_time(claim: Claim) -> tuple[bool, str, tuple[str, int, int, str]]:
    said = said_on(claim)
    return said is None, said[0].isoformat() if said else "", place_of(claim)


def name_status(pairs: Sequence[Comparison], claims: int, *, documents: int, origins: int, unknown: int) -> str:
    """Return the status of a question: that of its gravest pair, else how its agreeing claims are supported.

    Other things counted name the status unless most of the claims agree with another. Where claims agree: independent
    origins agree (two known origins, and a pair shown to be independent), same figure, origins unknown (none known),
    same origin repeated (one known, in several documents); else one origin. Agreement is never called confirmation.
    """
    if claims == 1:
        return "one origin"
    verdicts = {pair.verdict for pair in pairs}
    found = next((status for verdict, status in STATUS_OF if verdict in verdicts), None)
    if found is not None and not (found == STATUS_OF[-1][1] and _most_agree(pairs, claims)):
        return found
    if origins > 1 and any(pair.origin == "independent" for pair in pairs):
        return "independent origins agree"
    if origins == 0 and pairs and documents > 1:
        return "same figure, origins unknown"
    if origins == 1 and not unknown and documents > 1 and pairs:
        return "same origin repeated"
    return "one origin" if origins <= 1 else "different things counted"


def _most_agree(pairs: Sequence[Comparison], claims: int) -> bool:
    """Whether more than half of a question's claims agree with another of them."""
    agreeing = {claim for pair in pairs if pair.verdict == "compatible" for claim in (pair.a, pair.b)}
    return 2 * len(agreeing) > claims
