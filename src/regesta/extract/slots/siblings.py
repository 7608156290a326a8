"""What one claim of a document says of a base, force or agreement, its other claims may borrow.

All claims of a document enter; the same claims leave, with an operator or host filled where every other claim on the
same subject that has one has the same. A borrowed slot is marked as found in the discourse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.model import Claim, Mention

NAMED = ("facility", "military_unit", "agreement")


def lend_slots(
    claims: list[Claim],
    finish: Callable[[Claim], Claim],
    trace: Trace = SILENCE,
    lenders: list[Claim] | None = None,
) -> list[Claim]:
    """Return the claims with operators and hosts borrowed from the lenders; without lenders, from each other.

    `finish` gives a changed claim its identity.
    """
    operators = _known(lenders or claims, lambda claim: claim.operator)
    hosts = _known(lenders or claims, lambda claim: claim.host)
    completed = [_completed(claim, operators, hosts, finish) for claim in claims]
    for before, after in zip(claims, completed, strict=True):
        if after is not before:
            trace.derive(before, after)
    return completed


def _known(claims: list[Claim], slot: Callable[[Claim], Mention | None]) -> dict[str, Mention]:
    """Return the one filling of a slot for each subject's name; names with two fillings are left out.

    A claim lends nothing on a subject that its own words do not name: a loan of which the passage's agreement was
    taken for the subject tells nothing of that agreement's parties.
    """
    found: dict[str, dict[str, Mention]] = {}
    for claim in claims:
        mention = slot(claim)
        subject = claim.subject
        if subject is None or subject.type not in NAMED or subject.found_in == "discourse" or mention is None:
            continue
        found.setdefault(subject.name, {}).setdefault(mention.name, mention)
    return {name: next(iter(fillings.values())) for name, fillings in found.items() if len(fillings) == 1}


def _completed(
    claim: Claim, operators: dict[str, Mention], hosts: dict[str, Mention], finish: Callable[[Claim], Claim]
) -> Claim:
    if claim.subject is None or claim.subject.type not in NAMED:
        return claim
    operator = claim.operator or _borrowed(operators, claim.subject.name, claim.host)
    host = claim.host or _borrowed(hosts, claim.subject.name, claim.operator)
    if operator == claim.operator and host == claim.host:
        return claim
    return finish(replace(claim, operator=operator, host=host))


def _borrowed(known: dict[str, Mention], name: str, other: Mention | None) -> Mention | None:
    mention = known.get(name)
    if mention is None or (other is not None and other.name == mention.name):
        return None
    return replace(mention, found_in="discourse")
