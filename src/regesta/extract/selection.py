"""One claim for one fact: what two centres say twice is kept once.

Claims with their centres enter; claims leave. Where a figure or date says it, the mere words of the same clause
are left out; where two predicates fit, the earlier in the vocabulary has already won.
"""

from __future__ import annotations

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.relations import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.model import Claim

FAMILIES = (
    ("troop_strength", "equipment_count", "deployment", "withdrawal"),
    ("facility_status", "facility_count"),
    ("agreement_signed", "agreement_duration", "agreement_consideration", "negotiation"),
    ("stockpile", "production_transfer", "mine_use"),
    ("contamination", "clearance"),
    ("casualties",),
    ("treaty_status",),
    ("assistance",),
)
"""Predicates that may say one fact: a sentence about 6,000 soldiers to be sent is no second claim of dispatch."""


OWN_WORDS = frozenset(["component_of", "ages"])
"""Properties whose words say what no figure of the same clause does."""


def family_of(predicate: str) -> int:
    """Return the number of a predicate's family; predicates of a user's own stand alone."""
    for number, family in enumerate(FAMILIES):
        if predicate in family:
            return number
    return len(FAMILIES) + sum(ord(c) for c in predicate)


def select_claims(made: list[tuple[Centre, Claim]], trace: Trace = SILENCE) -> list[Claim]:
    """Return the claims without repetitions of the same fact, in the order in which they were made."""
    valued = [(centre, claim) for centre, claim in made if claim.value.kind != "text" or claim.property in OWN_WORDS]
    figures = {
        (c.governor.i, family_of(claim.predicate))
        for c, claim in valued
        if claim.value.kind == "quantity" and not _measures_site(claim)
    }
    valued = [pair for pair in valued if not _only_dates(*pair, figures, trace)]
    kept = _distinct([claim for _, claim in valued], trace)
    telling = [(centre, claim) for centre, claim in valued if not _measures_site(claim) and claim.property != "ages"]
    told_of_pacts = [(centre, claim) for centre, claim in telling if not _only_tells_which(centre, claim)]
    said = {(centre.governor.i, claim.predicate, _step_of(claim)) for centre, claim in told_of_pacts}
    counted = {(centre.token.i, claim.predicate) for centre, claim in telling}
    for centre, claim in made:
        if claim.value.kind != "text" or claim.property in OWN_WORDS:
            continue
        tellers = _tellers_of(claim.predicate)
        verbs = {centre.governor.i}
        if centre.rule.centre == "phrase":  # "became a State Party in 1999" says the standing once
            verbs.add(centre.token.head.i)
        told = any(
            i in verbs and name in tellers and (name != STEPS or _step_of(claim) in (None, step))
            for i, name, step in said
        )
        parts = [*centre.clause.arguments, *([centre.token.head] if centre.rule.centre == "phrase" else [])]
        told = told or any((t.i, name) in counted for t in parts for name in tellers)  # "five rounds of talks"
        if (told or _holds_value(claim, kept)) and not centre.rule.beside_figures:
            trace.drop(claim, None, "a figure or date of the same clause says it")
        elif (whole := _told_by_verb(centre, claim, made)) is not None:
            trace.drop(claim, whole, "the verb over these words says it")
        elif (same := _said_already(claim, kept)) is not None:
            trace.drop(claim, same, "the same words say it already")
        else:
            kept.append(claim)
    return kept


def _told_by_verb(centre: Centre, claim: Claim, made: list[tuple[Centre, Claim]]) -> Claim | None:
    """Return the claim of the verb over a noun that says with it the same of the same: "the talks were broken off"."""
    told = centre.rule.centre in ("noun", "phrase") and centre.token.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS)
    if not told:
        return None
    return next(
        (
            other
            for above, other in made
            if above.rule.centre == "verb" and above.governor == centre.token.head and _is_of_same(claim, other)
        ),
        None,
    )


def _is_of_same(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims give one property of one subject."""
    names = [c.subject.name if c.subject is not None else None for c in (claim, other)]
    return (claim.predicate, claim.property) == (other.predicate, other.property) and names[0] == names[1]


STEPS = "agreement_signed"


def _only_tells_which(centre: Centre, claim: Claim) -> bool:
    """Tell whether a date only says which agreement is meant: what is done under "the 2004 pact" is another fact."""
    return claim.predicate == STEPS and centre.rule.centre == "date"


def _step_of(claim: Claim) -> str | None:
    """Return the step of an agreement that a claim tells: who denounced "the 1951 pact" did not sign it then."""
    if claim.predicate != STEPS:
        return None
    return "date" if claim.property == "step" else claim.property


def _tellers_of(predicate: str) -> tuple[str, ...]:
    """Return the predicates whose figures say what the words of one would say again.

    What is still mined says nothing of the work: "one minefield remained, which would be cleared" is two facts.
    """
    if predicate == "clearance":
        return (predicate,)
    return next((family for family in FAMILIES if predicate in family), (predicate,))


def _measures_site(claim: Claim) -> bool:
    """Tell whether a figure is a site's cost, size, room or distance: that it opens is another fact."""
    return claim.predicate == "facility_status" and claim.value.kind == "quantity"


def _only_dates(centre: Centre, claim: Claim, figures: set[tuple[int, int]], trace: Trace) -> bool:
    """Tell whether a claim only dates what a figure under the same verb says: "destroyed 300 mines on 4 May"."""
    either = "words" in centre.rule.value or claim.property == "completion"  # "1,200 hectares were cleared by 2018"
    only_dates = claim.value.kind == "date" and either and (centre.governor.i, family_of(claim.predicate)) in figures
    if only_dates:
        trace.drop(claim, None, "it only dates what a figure under the same verb says")
    return only_dates


def _distinct(claims: list[Claim], trace: Trace) -> list[Claim]:
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (claim.value.start, claim.value.end, family_of(claim.predicate), _told_by_value(claim))
        if key in kept:
            trace.drop(claim, kept[key], "the same value says it already")
        else:
            kept[key] = claim
    return list(kept.values())


def _told_by_value(claim: Claim) -> str:
    """Return what a value says: one date until which ground is to be cleared is no plan beside the deadline."""
    due = claim.predicate == "clearance" and claim.value.kind == "date" and claim.property in DUE
    return "due" if due else claim.property


DUE = frozenset(["deadline", "plan"])


def _holds_value(claim: Claim, kept: list[Claim]) -> bool:
    """Tell whether a figure or date of the same family stands within the words of a claim."""
    return any(
        claim.value.start <= other.value.start < claim.value.end
        for other in kept
        if other.value.kind != "text" and _tells_the_same(claim, other)
    )


def _tells_the_same(claim: Claim, other: Claim) -> bool:
    """A figure tells what words of its family do; that a pact is of 2004 tells neither its term nor its rent."""
    if STEPS in (claim.predicate, other.predicate) or _measures_site(other):
        return claim.predicate == other.predicate and claim.property == other.property
    return family_of(other.predicate) == family_of(claim.predicate)


def _said_already(claim: Claim, kept: list[Claim]) -> Claim | None:
    """Return the claim that says the same: one a predicate and subject for the words of a sentence.

    That a thing exists is said once in a document.
    """
    for other in kept:
        placed = claim.property == "existence" or other.evidence[0].start == claim.evidence[0].start
        if other.value.kind == "text" and placed and _key(other) == _key(claim):
            return other
    return None


def _key(claim: Claim) -> tuple[str, str, str | None, str, str, tuple[str, ...]]:
    subject = claim.subject.name if claim.subject is not None else None
    speakers = tuple(link.name for link in claim.attribution)
    return claim.predicate, claim.property, subject, claim.stance, claim.polarity, speakers
