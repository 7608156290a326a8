"""Two claims of one question side by side: claims with their sources enter, everything rules ask of a pair leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from regesta.model import Claim, Evidence, OriginRelation
from regesta.reconcile.origins import Sources
from regesta.reconcile.scopes import differences_of_scope, missing_scope
from regesta.reconcile.tables import Persistence, is_of_the_past, persistence_of, state_of
from regesta.reconcile.timing import TimeRelation, period_of, relate_times
from regesta.reconcile.values import ValueRelation, relate_values

NOT_YET = ("planned", "conditional", "demanded")
"""Stances of what is to come, may come on a condition, or is asked for."""


@dataclass(frozen=True)
class Pair:
    """Two claims that answer one question, the earlier in the register's order first; nothing depends on which."""

    a: Claim
    b: Claim
    subjects: tuple[str | None, str | None]
    """Entities of the subjects; None where the question is of a country's forces in general or the slot is empty."""
    sources: Sources
    question: Sequence[Claim] = ()
    """All claims of the question, for rules that look at what else was said."""

    @cached_property
    def values(self) -> ValueRelation:
        return relate_values(self.a, self.b)

    @cached_property
    def times(self) -> TimeRelation:
        """How the periods stand; a state not left again goes on from when it was said, a past one was before."""
        if self.values == "apart" and is_of_the_past(self.a) != is_of_the_past(self.b):
            return "apart"
        times = relate_times(self.a, self.b)
        return "same" if times == "apart" and self._comes_back() else times

    def _comes_back(self) -> bool:
        """Whether the later claim says the opposite of what once is so stays so: cleared ground is mined again."""
        first, second = period_of(self.a), period_of(self.b)
        if first is None or second is None or self.values != "apart":
            return False
        earlier = state_of(self.a if first < second else self.b)
        return earlier is not None and earlier.once is not None and earlier.holds == earlier.once

    @cached_property
    def origin(self) -> OriginRelation:
        return self.sources.relate(self.a, self.b)

    @cached_property
    def scope(self) -> tuple[str, ...]:
        return differences_of_scope(self.a, self.b, equal=self.values == "equal")

    @property
    def missing(self) -> str | None:
        return missing_scope(self.a, self.b)

    @property
    def persistence(self) -> Persistence:
        return persistence_of(self.a)

    @property
    def in_one_document(self) -> bool:
        return self.a.document_id == self.b.document_id

    @property
    def in_one_sentence(self) -> bool:
        """Whether the quotations of both claims share a stretch of their document; two cells of a table do not.

        Cells have headers and caption in common, which are in no one's sentence: the words that hold the value count.
        """
        return self.in_one_document and any(
            x.start < y.end and y.start < x.end for x in _around_value(self.a) for y in _around_value(self.b)
        )

    @property
    def of_one_authority(self) -> bool:
        return self.sources.same_authority(self.a, self.b)

    @property
    def of_two_subjects(self) -> bool:
        return None not in self.subjects and self.subjects[0] != self.subjects[1]

    @property
    def of_same_parties(self) -> bool:
        """Whether operator and host are printed for both and the same."""
        slots = [(claim.operator, claim.host) for claim in (self.a, self.b)]
        names = [tuple(mention.name if mention else None for mention in both) for both in slots]
        return None not in names[0] and names[0] == names[1]

    @property
    def agrees(self) -> bool:
        return self.values in ("equal", "contained")

    @property
    def has_figures(self) -> bool:
        """Whether both values are figures, dates or terms, so that counting different things means something."""
        return all(claim.value.kind in ("quantity", "date", "duration") for claim in (self.a, self.b))

    @property
    def is_plan_and_fact(self) -> bool:
        return (self.a.stance in NOT_YET) != (self.b.stance in NOT_YET)

    @property
    def undated(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in (self.a, self.b) if period_of(claim) is None)


def _around_value(claim: Claim) -> tuple[Evidence, ...]:
    """Return the quotations that hold a claim's value; all of them where none does."""
    value = claim.value
    return tuple(e for e in claim.evidence if e.start <= value.start and value.end <= e.end) or claim.evidence
