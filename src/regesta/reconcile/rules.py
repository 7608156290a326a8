"""How two claims of one question are told to agree or not: a pair enters, a verdict with its reason leaves.

The rules stand in one table and are asked in its order; the first that answers decides. A rule's docstring is its
public documentation. A pair on which no rule answers is not compared: its words are of kinds that the program does
not judge.
"""

from __future__ import annotations

from regesta.model import Comparison
from regesta.reconcile.answers import Rule
from regesta.reconcile.pairs import Pair
from regesta.reconcile.plan_rules import (
    plan_and_fact,
    plan_and_fact_in_one_document,
    plan_carried_out,
)
from regesta.reconcile.scope_rules import (
    agreement_succeeded,
    both_in_one_sentence,
    different_periods_counted,
    different_places,
    different_ranks,
    different_subjects,
    different_things_counted,
    scope_not_stated,
    thing_not_named,
)
from regesta.reconcile.value_rules import (
    date_missing,
    older_value_repeated,
    one_authority_in_one_document,
    overlapping_estimates,
    same_value,
    source_corrected_itself,
    sources_at_odds,
    value_changed,
)

RULES: tuple[Rule, ...] = (
    plan_and_fact_in_one_document,
    different_things_counted,
    different_ranks,
    agreement_succeeded,
    plan_carried_out,
    different_subjects,
    different_places,
    different_periods_counted,
    same_value,
    overlapping_estimates,
    plan_and_fact,
    scope_not_stated,
    both_in_one_sentence,
    thing_not_named,
    one_authority_in_one_document,
    date_missing,
    older_value_repeated,
    value_changed,
    source_corrected_itself,
    sources_at_odds,
)


def compare_pair(pair: Pair) -> Comparison | None:
    """Return the verdict of the first rule that answers, or None where the program does not judge the pair."""
    for rule in RULES:
        if (answer := rule(pair)) is not None:
            return Comparison(
                a=pair.a.id,
                b=pair.b.id,
                verdict=answer.verdict,
                origin=pair.origin,
                rule=rule.__name__,
                reason=answer.reason,
            )
    return None
