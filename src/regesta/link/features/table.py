"""The table of all features, and the weighing of a pair: two named things enter, a decision with its reasons leaves.

Two things are the same when the weights of what speaks for it reach `ENOUGH` and nothing objects. The weights follow
one thought: what names a thing fully is enough alone; a number, a part of the name or a mere description needs its
context to agree; what tells something and is not enough leaves the pair unsettled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from regesta.link.features import agreements, context, names, persons, places, units
from regesta.link.named import Named

Decision = Literal["same", "not the same", "unsure"]

ENOUGH = 1.0
UNSETTLED = 0.6
"""Score from which a pair may well be one: a name nearly the same, a bare number or a description with its context."""
TELLING = 0.4
"""Least weight of a reason that lies in the names; contexts that agree do not make two names one."""
OBJECTION = -20.0
"""Weight of what no agreement outweighs; all reasons for joining together weigh less."""
_CLOSE = 1e-9

NO_BODIES = ("country", "place", "forces", "agreement", "equipment", "people", "event", "law", "other")


@dataclass(frozen=True, slots=True)
class Feature:
    """A reason with its weight and the groups of things that it looks at; no groups are all.

    The function returns 1 where it holds, 0 where it does not or cannot be told; its docstring is what users read.
    """

    function: Callable[[Named, Named], float]
    weight: float
    groups: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The feature's name in words, as it stands beside decisions."""
        return self.function.__name__.replace("_", " ")

    @property
    def promise(self) -> str:
        """What the feature says where it holds: the first paragraph of its docstring, on one line."""
        return " ".join((self.function.__doc__ or "").split("\n\n")[0].split())


FOR: tuple[Feature, ...] = (
    Feature(places.same_entry_of_the_gazetteer, 1.0),
    Feature(names.same_name, 1.0),
    Feature(names.same_words, 0.9, NO_BODIES),
    Feature(names.part_of_the_name, 0.6, ("place", "forces", "agreement", "law")),
    Feature(names.part_of_the_name_of_a_body, 0.4, ("organisation",)),
    Feature(names.same_name_of_a_body, 1.0, ("organisation",)),
    Feature(names.nearly_the_same_name_of_a_body, 0.6, ("organisation",)),
    Feature(names.same_national_body, 1.0, ("organisation",)),
    Feature(names.acronym, 1.0, ("organisation", "forces", "agreement", "other")),
    Feature(persons.same_full_name, 1.0, ("person",)),
    Feature(persons.nearly_the_same_full_name, 0.6, ("person",)),
    Feature(persons.same_surname_in_one_document, 1.0, ("person",)),
    Feature(persons.same_surname_and_office, 0.8, ("person",)),
    Feature(persons.same_office_at_the_time, 0.3, ("person",)),
    Feature(units.same_number, 0.6, ("forces",)),
    Feature(units.the_only_one_named, 0.4, ("forces",)),
    Feature(units.same_description, 0.4),
    Feature(units.same_general_force, 0.6, ("forces",)),
    Feature(agreements.same_parties_and_year, 1.0, ("agreement",)),
    Feature(agreements.same_year_in_one_document, 0.8, ("agreement",)),
    Feature(agreements.same_parties, 0.9, ("agreement", "place")),
    Feature(units.same_operator, 0.2),
    Feature(places.same_host, 0.2),
    Feature(units.same_kind, 0.2),
    Feature(places.near_each_other, 0.2, ("forces",)),
    Feature(context.same_document, 0.2),
    Feature(context.same_company, 0.1),
)
AGAINST: tuple[Feature, ...] = (
    Feature(units.other_operator, OBJECTION),
    Feature(places.other_host, OBJECTION),
    Feature(units.other_numbers, OBJECTION),
    Feature(agreements.other_years, OBJECTION),
    Feature(names.other_sides, OBJECTION),
    Feature(agreements.one_year_unknown, -0.5, ("agreement",)),
    Feature(units.said_to_be_opened, -0.5, ("forces",)),
    Feature(units.other_kind, OBJECTION),
    Feature(places.other_entry, OBJECTION),
    Feature(places.far_from_each_other, -0.5, ("forces",)),
    Feature(agreements.other_parties, OBJECTION),
    Feature(agreements.other_objects, OBJECTION, ("agreement",)),
    Feature(persons.other_given_name, OBJECTION, ("person",)),
    Feature(persons.other_surname, OBJECTION, ("person",)),
)
FEATURES = (*FOR, *AGAINST)
"""Every reason that there is, in the order in which reasons are given."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum of the features that hold for a pair, and their names."""

    score: float
    reasons: tuple[str, ...]

    @property
    def decision(self) -> Decision:
        """What follows: the same, not the same, or unsure where something in the names tells and is not enough."""
        if self.score >= ENOUGH - _CLOSE:
            return "same"
        return "unsure" if self.score >= UNSETTLED - _CLOSE and _has_telling(self.reasons) else "not the same"

    @property
    def joins(self) -> bool:
        """Whether the pair is decided to be the same."""
        return self.score >= ENOUGH - _CLOSE

    @property
    def objects(self) -> bool:
        """Whether something says that the two are never one."""
        return self.score <= OBJECTION / 2


def weigh(a: Named, b: Named) -> Weighed:
    """Return what speaks for and against two named things being one; things of different groups never are.

    The first objection ends the weighing, for nothing outweighs it.
    """
    if a.group != b.group:
        return Weighed(OBJECTION, ("other group",))
    for_it, against_it = _features_of(a.group)
    against = []
    for feature in against_it:
        if feature.function(a, b):
            if feature.weight == OBJECTION:
                return Weighed(OBJECTION, (feature.name,))
            against.append(feature)
    held = [feature for feature in for_it if feature.function(a, b)] + against
    return Weighed(round(sum(feature.weight for feature in held), 6), tuple(feature.name for feature in held))


@cache
def _features_of(group: str) -> tuple[tuple[Feature, ...], tuple[Feature, ...]]:
    """Return the features that look at a group of things, for and against."""
    chosen = [tuple(one for one in part if not one.groups or group in one.groups) for part in (FOR, AGAINST)]
    return chosen[0], chosen[1]


@cache
def _telling_names() -> frozenset[str]:
    return frozenset(feature.name for feature in FOR if feature.weight >= TELLING)


def _has_telling(reasons: tuple[str, ...]) -> bool:
    return not _telling_names().isdisjoint(reasons)
