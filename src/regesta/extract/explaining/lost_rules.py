"""Rules that were in question for a claim's value: a turn of the trace enters, each with why it lost leaves."""

from __future__ import annotations

from regesta.extract.centres.finding import Centre
from regesta.extract.explaining.explanation import LostRule
from regesta.extract.tracing.recording import Turn
from regesta.extract.tracing.unmet import Unmet
from regesta.model import Claim


def tell_centre(centre: Centre, turn: Turn, text: str) -> str:
    """Return in words where a rule began: "the quantity “about 5,900”, under “serve”"."""
    begun = f"the {centre.rule.centre} “{text[turn.start : turn.end]}”"
    return begun if centre.governor == centre.token else f"{begun}, under “{centre.governor.text}”"


def list_lost_rules(turn: Turn, claim: Claim) -> tuple[LostRule, ...]:
    """Return the rules that were met and gave no claim, then those that missed a condition, each once.

    Rules about other kinds of things are not listed: a rule about money was never in question for soldiers.
    """
    lost = [
        LostRule(rule=_name(attempt.centre), why=attempt.outcome.told_of(attempt.centre.rule), met=True)
        for attempt in turn.attempts
        if isinstance(attempt.outcome, Unmet)
    ]
    lost += [LostRule(rule=_name(centre), why=_came_later(centre, claim), met=True) for centre in turn.untried]
    lost += [
        LostRule(rule=f"{predicate.predicate}.{rule.name}", why=unmet.told_of(rule), met=False)
        for predicate, rule, unmet in turn.missed
    ]
    return tuple({one.rule: one for one in reversed(lost)}.values())[::-1]


def _name(centre: Centre) -> str:
    return f"{centre.predicate.predicate}.{centre.rule.name}"


def _came_later(centre: Centre, claim: Claim) -> str:
    if centre.predicate.predicate == claim.predicate:
        return "it fits too, but stands behind this rule in the predicate’s file"
    return "it fits too, but its predicate comes later in the order of predicates"
