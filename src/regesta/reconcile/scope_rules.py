"""Rules of what is counted, of whom, where and for which period: a pair enters, an answer leaves or None."""

from __future__ import annotations

from regesta.reconcile.answers import Answer, tell_time
from regesta.reconcile.pairs import Pair
from regesta.reconcile.ranks import Rank, rank_of
from regesta.reconcile.timing import is_of_one_event


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
    return Answer("scope_difference", f"one is of {tell_time(pair.a)}, the other of {tell_time(pair.b)}")


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


def _ranked(rank: Rank) -> str:
    return " ".join([*sorted(rank.narrowing), rank.thing])
