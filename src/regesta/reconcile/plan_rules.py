"""Rules of what is planned and what came of it: a pair enters, an answer leaves or None."""

from __future__ import annotations

from regesta.reconcile.answers import Answer, tell_time
from regesta.reconcile.pairs import Pair
from regesta.reconcile.timing import is_later


def plan_and_fact_in_one_document(pair: Pair) -> Answer | None:
    """One document has the same thing done in one place and only planned, conditional or demanded in another.

    Inconsistent within one document. A plan and its later fulfilment, at dates apart, are not meant.
    """
    stances = {pair.a.stance, pair.b.stance}
    differ = pair.is_plan_and_fact or stances == {"planned", "conditional"}
    if not differ or not pair.in_one_document or pair.times == "apart" or pair.scope or pair.of_two_subjects:
        return None
    if pair.a.polarity != pair.b.polarity or not (pair.agrees or _is_same_event(pair)):
        return None
    return Answer("inconsistent_within_document", f"the same is {pair.a.stance} and {pair.b.stance}")


def plan_carried_out(pair: Pair) -> Answer | None:
    """What one claim has as planned, a later one has as going on, done or stopped.

    Figures differ by date: nothing contradicts the plan.
    """
    plan, fact = (pair.a, pair.b) if pair.a.stance == "planned" else (pair.b, pair.a)
    if plan.stance != "planned" or fact.stance != "asserted" or pair.has_figures or pair.of_two_subjects:
        return None
    if not is_later(fact, plan) or plan.property not in PLANS or fact.property not in PROGRESS:
        return None
    return Answer("change", f"planned {tell_time(plan)}, then under way or done {tell_time(fact)}")


PLANS = ("plan", "opening", "opening_date", "closing", "closing_date", "dispatch")
PROGRESS = (*PLANS[1:], "activity", "completion", "stop_date", "existence", "presence")
"""Properties of a plan, and those by which the thing planned is under way, done or stopped."""


def plan_and_fact(pair: Pair) -> Answer | None:
    """One value is of what is planned, demanded or conditional, the other of what is.

    Different things counted: a plan that came out otherwise is no contradiction.
    """
    if pair.values != "apart" or not pair.is_plan_and_fact:
        return None
    return Answer("scope_difference", f"one is {pair.a.stance}, the other {pair.b.stance}")


def _is_same_event(pair: Pair) -> bool:
    """Whether both claims speak in words of one opening, closing, arrival or use of one subject."""
    same = (pair.a.predicate, pair.a.property) == (pair.b.predicate, pair.b.property)
    return same and pair.a.property in EVENTS and not pair.has_figures and pair.subjects[0] == pair.subjects[1]


EVENTS = (*PLANS[1:], "existence", "use", "completion", "activity", "step", "drafting", "approval", "status")
"""Properties whose words describe one event of the subject, so that plan and fact of them can be set side by side."""
