"""How two claims of one question are told to agree or not: a pair enters, a verdict with its reason leaves.

The rules stand in one table and are asked in its order; the first that answers decides. A rule's docstring is its
public documentation. A pair on which no rule answers is not compared: its words are of kinds that the program does
not judge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from regesta.dates import format_for_readers
from regesta.model import Claim, Comparison, Verdict
from regesta.reconcile.pairs import Pair
from regesta.reconcile.ranks import Rank, rank_of
from regesta.reconcile.tables import persistence_of
from regesta.reconcile.timing import is_later, is_of_one_event, period_of, relate_times
from regesta.reconcile.values import relate_values


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says of a pair, and why."""

    verdict: Verdict
    reason: str


Rule = Callable[[Pair], Answer | None]
PRINTED_ELSEWHERE = ("published", "dateline")
"""Bases of an observation that say only when it was printed, not when anyone looked."""


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


def different_things_counted(pair: Pair) -> Answer | None:
    """The figures count different things: killed and injured, present and planned, mines and antipersonnel mines.

    Different things counted. The classes of nouns that count the same thing, and the words that make a part of a
    whole, are data.
    """
    if not pair.scope or not pair.has_figures or pair.a.value.kind != pair.b.value.kind:
        return None
    return Answer("scope_difference", "; ".join(pair.scope))


def agreement_succeeded(pair: Pair) -> Answer | None:
    """Two agreements of the same parties end at different dates: the later term follows the earlier.

    Figures differ by date. The question is until when forces may stay, and each agreement answers it for its time.
    """
    both_expire = pair.a.property == pair.b.property == "expiry" and pair.a.predicate == pair.b.predicate
    if not (both_expire and pair.of_two_subjects and pair.values == "apart" and pair.of_same_parties):
        return None
    return Answer("change", "two agreements of the same parties end at different dates")


def different_ranks(pair: Pair) -> Answer | None:
    """Both claims rank, and they rank other things or other parts of them: a non-naval facility, a contingent.

    Different things counted.
    """
    first, second = rank_of(pair.a), rank_of(pair.b)
    if first is None or second is None or (first.thing, first.narrowing) == (second.thing, second.narrowing):
        return None
    return Answer("scope_difference", f"one ranks {_ranked(first)}, the other {_ranked(second)}")


def plan_carried_out(pair: Pair) -> Answer | None:
    """What one claim has as planned, a later one has as going on, done or stopped.

    Figures differ by date: nothing contradicts the plan.
    """
    plan, fact = (pair.a, pair.b) if pair.a.stance == "planned" else (pair.b, pair.a)
    if plan.stance != "planned" or fact.stance != "asserted" or pair.has_figures or pair.of_two_subjects:
        return None
    if not is_later(fact, plan) or plan.property not in PLANS or fact.property not in PROGRESS:
        return None
    return Answer("change", f"planned {_when(plan)}, then under way or done {_when(fact)}")


PLANS = ("plan", "opening_date", "closing_date", "dispatch")
PROGRESS = ("activity", "completion", "stop_date", "opening_date", "closing_date", "dispatch", "existence", "presence")
"""Properties of a plan, and those by which the thing planned is under way, done or stopped."""


def different_subjects(pair: Pair) -> Answer | None:
    """The figures are of different bases, units, areas or agreements of one country in another.

    Different things counted. A figure of a country's forces in general and one of a single base are compared when
    they agree; when they differ, they count a whole and a part, unless a date is missing too.
    """
    if not pair.has_figures:
        return None
    if pair.of_two_subjects:
        return Answer("scope_difference", "the figures are of different subjects")
    one_is_general = (pair.subjects[0] is None) != (pair.subjects[1] is None)
    if one_is_general and not pair.agrees and pair.times != "unknown":
        return Answer("scope_difference", "one figure is of the forces in general, the other of one part")
    return None


def different_places(pair: Pair) -> Answer | None:
    """The figures are of different operators, host countries or places.

    Different things counted.
    """
    for slot in ("operator", "host", "location"):
        first, second = getattr(pair.a, slot), getattr(pair.b, slot)
        if pair.has_figures and first and second and first.name.casefold() != second.name.casefold():
            if slot != "location" and first.type != second.type:
                continue
            return Answer("scope_difference", f"one is of {first.name}, the other of {second.name}")
    return None


def different_periods_counted(pair: Pair) -> Answer | None:
    """Counts of events, such as casualties, are of different days or periods: each is a count of its own.

    Different things counted. A day within the other's month may be the same event, dated less exactly; a year within
    a longer period is a part of it.
    """
    if not pair.persistence.event or is_of_one_event(pair.a, pair.b) or not pair.has_figures:
        return None
    return Answer("scope_difference", f"one is of {_when(pair.a)}, the other of {_when(pair.b)}")


def same_value(pair: Pair) -> Answer | None:
    """The values are equal, or one lies within the bounds that the other states.

    Same figure; with a later date where the dates lie apart. Dates need not be known for values to agree. A state
    agrees with a state, whatever the words.
    """
    if not pair.agrees or (pair.scope and rank_of(pair.a) is None):
        return None
    words = "the values are equal" if pair.values == "equal" else "one value lies within the other's bounds"
    later = ", at a later date" if pair.times == "apart" else ""
    return Answer("compatible", words + later)


def overlapping_estimates(pair: Pair) -> Answer | None:
    """Approximate or bounded values overlap once they are widened by the predicate's tolerance.

    Estimates overlap. The tolerance is a tenth unless the predicate has its own; exact figures are never widened.
    """
    if pair.values != "overlap" or pair.scope:
        return None
    return Answer("estimate_overlap", "the bounds overlap, allowing for what the words leave open")


def plan_and_fact(pair: Pair) -> Answer | None:
    """One value is of what is planned, demanded or conditional, the other of what is.

    Different things counted: a plan that came out otherwise is no contradiction.
    """
    if pair.values != "apart" or not pair.is_plan_and_fact:
        return None
    return Answer("scope_difference", f"one is {pair.a.stance}, the other {pair.b.stance}")


def scope_not_stated(pair: Pair) -> Answer | None:
    """Two states exclude each other only if they are of the same forces or mines, and one claim does not say whose.

    Cannot compare, naming what is missing.
    """
    if pair.values != "apart" or pair.missing is None or pair.times == "apart":
        return None
    return Answer("cannot_compare", pair.missing)


def both_in_one_sentence(pair: Pair) -> Answer | None:
    """One sentence, or one figure's own words, give two values: nobody contradicts himself in one breath.

    Different things counted, though the words that tell them apart were not made out.
    """
    if pair.values != "apart" or not pair.has_figures or not pair.in_one_sentence:
        return None
    return Answer("scope_difference", "one sentence gives both")


def thing_not_named(pair: Pair) -> Answer | None:
    """The values differ and nothing names the one thing that both are of: which site, which payment, which part.

    Cannot compare, naming what is missing; values of dates apart are left to the rule of change. Sums of money,
    distances and shares of a country's forces are of many things; so are terms and deadlines that one document gives
    twice, of which one may have replaced the other.
    """
    if pair.values != "apart" or not pair.has_figures or pair.times == "apart":
        return None
    if None in pair.subjects and pair.a.predicate not in COUNTED_BY_COUNTRY:
        return Answer("cannot_compare", "which of the things spoken of each value belongs to")
    has_parts = None in pair.subjects and pair.a.predicate != "facility_count"
    if pair.in_one_document and pair.of_one_authority and (has_parts or pair.a.property in REPLACED):
        return Answer("cannot_compare", "what part or occasion each value is of")
    return None


COUNTED_BY_COUNTRY = frozenset({"troop_strength", "facility_count", "equipment_count", "casualties", "stockpile"})
"""Predicates whose figures may be of all of a country's forces in another, or of a whole country."""
REPLACED = ("deadline", "expiry", "duration")
"""Dates and terms that a document gives with those that they replaced."""


def one_authority_in_one_document(pair: Pair) -> Answer | None:
    """One authority gives incompatible values for one period in one document, or in its title and its text.

    Inconsistent within one document. Two authorities at odds in one document are a conflict; where only one of the
    values has a date, the other may be of another time.
    """
    if pair.values != "apart" or not pair.in_one_document or not pair.of_one_authority:
        return None
    if pair.times == "apart" or len(pair.undated) == 1:
        return None
    return Answer("inconsistent_within_document", "one authority gives both in one document")


def date_missing(pair: Pair) -> Answer | None:
    """The values differ and at least one claim has no date, so that change and contradiction cannot be told apart.

    Cannot compare, naming the date. A date is never guessed. What does not change, as a date of signature, needs none.
    """
    if pair.values != "apart" or pair.times != "unknown" or pair.persistence.permanent:
        return None
    which = "neither claim has a date" if len(pair.undated) > 1 else "one claim has no date"
    return Answer("cannot_compare", f"a date: {which}")


def older_value_repeated(pair: Pair) -> Answer | None:
    """A later document, citing nothing newer, gives a value that an older one had and a dated one has replaced.

    Older figure repeated.
    """
    if pair.values != "apart" or pair.persistence.permanent:
        return None
    for later, dated in ((pair.a, pair.b), (pair.b, pair.a)):
        if is_later(later, dated) and _cites_nothing_newer(later):
            older = next((one for one in pair.question if _had_it_before(one, later, dated)), None)
            if older is not None:
                reason = f"the value stood in a document of {_when(older)}; one of {_when(dated)} has another"
                return Answer("older_figure_repeated", reason)
    return None


def value_changed(pair: Pair) -> Answer | None:
    """The values differ and their dates lie farther apart than such a value is taken to persist.

    Figures differ by date. How long a value persists is data: months for a garrison, a day for a count of casualties;
    dates of signature and terms never change.
    """
    if pair.values != "apart" or pair.times != "apart" or pair.persistence.permanent:
        return None
    reason = f"one is of {_when(pair.a)}, the other of {_when(pair.b)}; such a value is taken to hold for "
    return Answer("change", f"{reason}{pair.persistence.days} days")


def source_corrected_itself(pair: Pair) -> Answer | None:
    """The same authority gives another value for the same period in a later statement.

    Source corrected itself.
    """
    if pair.values != "apart" or not pair.of_one_authority:
        return None
    if is_later(pair.a, pair.b) or is_later(pair.b, pair.a):
        return Answer("correction", "the same authority says otherwise of the same period at a later date")
    return Answer("cannot_compare", "which of the authority's statements is the later")


def sources_at_odds(pair: Pair) -> Answer | None:
    """Different authorities give incompatible values of the same scope for the same or overlapping time.

    Sources conflict. Both sides stay; nothing is decided between them.
    """
    if pair.values != "apart" or pair.scope:
        return None
    return Answer("conflict", "different authorities give values that exclude each other for the same time")


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


def _ranked(rank: Rank) -> str:
    return " ".join([*sorted(rank.narrowing), rank.thing])


def _is_same_event(pair: Pair) -> bool:
    """Whether both claims speak in words of one opening, closing, arrival or use of one subject."""
    same = (pair.a.predicate, pair.a.property) == (pair.b.predicate, pair.b.property)
    return same and pair.a.property in EVENTS and not pair.has_figures and pair.subjects[0] == pair.subjects[1]


EVENTS = ("opening_date", "closing_date", "dispatch", "existence", "use", "completion", "activity", "step", "status")
"""Properties whose words describe one event of the subject, so that plan and fact of them can be set side by side."""


def _cites_nothing_newer(claim: Claim) -> bool:
    inner = [link for link in claim.attribution if link.role != "publisher"]
    seen = claim.observed_at is not None and claim.observed_at.basis not in PRINTED_ELSEWHERE
    return not inner and not seen and claim.valid.start is None and claim.valid.end is None


def _had_it_before(one: Claim, later: Claim, dated: Claim) -> bool:
    if one.document_id in (later.document_id, dated.document_id) or persistence_of(one).permanent:
        return False
    return is_later(dated, one) and relate_values(one, later) == "equal" and relate_times(one, dated) == "apart"


def _when(claim: Claim) -> str:
    """Return the time of a claim for readers: its stated period, else its observation."""
    if period_of(claim) is None:
        return "no date"
    stated = dict.fromkeys(format_for_readers(edtf) for edtf in (claim.valid.start, claim.valid.end) if edtf)
    observed = format_for_readers(claim.observed_at.edtf) if claim.observed_at else "no date"
    return " to ".join(stated) or observed
