"""Where a name lies: a name and what surrounds it enter, one place of the gazetteer with its reason leaves, or none.

What the text says outright comes first: the country told, the province behind the name, that a base is spoken of.
Then the bearers of the name are weighed: how prominent each is, and what the document's other places say for it. The
weightiest is taken if it outweighs the next by `MARGIN`; otherwise nothing is decided and the bearers are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from regesta.link.candidates import ONE_PLACE_KM, SETTLEMENTS, Candidate, distance_km, find_candidates
from regesta.link.surroundings import Named, Reason, Surroundings
from regesta.model import ResolvedPlace
from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.renamings import Renaming, renamings_of

MARGIN = 0.5
"""By how much the weightiest must outweigh the next: three times the people, all else being equal."""
BESIDE_THE_PROVINCE_KM = 150.0
"""How far from a province's middle a place may lie that the tables file under another spelling of it, or under none."""
SITES = frozenset(["base", "site"])
AT_THE_TIME = 2.0
"""What it weighs that a place bore the name at the time spoken of."""
NEWER = -2.5
"""What it weighs that the name was only given later: it is used of the past, but seldom."""
NO_FACILITY = -1.5
"""What it weighs for a base that a place is spoken of and a town or province bears its name too."""
MOST_LOST = 8
FACILITIES = ("facility", "military_unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a name lies; with no place, the bearers among which nothing decides, each in words."""

    place: ResolvedPlace | None = None
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Weighed:
    candidate: Candidate
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        return self.candidate.prominence + sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class _Lost:
    candidate: Candidate
    why: str


def locate(named: Named, surroundings: Surroundings, date: str | None = None) -> Whereabouts:
    """Return where a name lies, with why and what lost; no place where the gazetteer has none or nothing decides.

    `date` is the time spoken of, in EDTF: it decides nothing, but is told beside a former name.
    """
    candidates: Sequence[Candidate] = find_candidates(named.name, named.type)
    lost: list[_Lost] = []
    for keep in (_in_the_country_told, _within_what_is_told, _of_the_kind_spoken_of):
        candidates = keep(named, candidates, lost)
    if not candidates:
        return Whereabouts(undecided=_in_words(lost))
    key = fold_name(named.name)
    weighed = [
        _Weighed(candidate, (*_from_the_name(named, candidate, candidates, date), *surroundings.weigh(candidate, key)))
        for candidate in candidates
    ]
    weighed.sort(key=lambda one: (-one.weight, one.candidate.label))
    best, *others = weighed
    losers = [_Lost(other.candidate, _why_lost(best, other)) for other in others] + lost
    if others and best.weight - others[0].weight < MARGIN:
        return Whereabouts(undecided=tuple(one.candidate.label for one in weighed[:MOST_LOST]))
    return Whereabouts(place=_resolved(named, best, len(others), _in_words(losers), date))


def _in_the_country_told(named: Named, candidates: Sequence[Candidate], lost: list[_Lost]) -> list[Candidate]:
    """Keep what lies in the country told, or in a territory that it claims; else what has no country of its own."""
    told = named.country
    if told is None:
        return list(candidates)
    inside = [one for one in candidates if one.country == told]
    inside = inside or [one for one in candidates if told in _claimants().get(one.country or "", ())]
    inside = inside or [one for one in candidates if one.country is None]
    lost += [_Lost(one, f"not in {told}, where it is said to lie") for one in candidates if one not in inside]
    return inside


def _within_what_is_told(named: Named, candidates: Sequence[Candidate], lost: list[_Lost]) -> list[Candidate]:
    """Keep what lies in the province or country that stands behind the name."""
    if named.within is None:
        return list(candidates)
    wholes = [whole for whole in find_candidates(named.within) if whole.kind not in SETTLEMENTS | SITES]
    if not wholes:
        return list(candidates)
    inside = [one for one in candidates if any(_lies_in(one, whole) for whole in wholes)]
    lost += [_Lost(one, f"not in {named.within}, which the text names behind it") for one in candidates
             if one not in inside]  # fmt: skip
    return inside


def _lies_in(part: Candidate, whole: Candidate) -> bool:
    if whole.kind == "country":
        return part.country == whole.country
    if part.country != whole.country or part.kind == "country":
        return False
    if part.division and fold_name(part.division) == fold_name(whole.name):
        return True
    return distance_km(part, whole) <= BESIDE_THE_PROVINCE_KM


def _of_the_kind_spoken_of(named: Named, candidates: Sequence[Candidate], lost: list[_Lost]) -> list[Candidate]:
    """Keep the sites where a facility is spoken of; where a place is, a town before the base that bears its name."""
    sites = [one for one in candidates if one.kind in SITES]
    if named.type in FACILITIES:
        if sites:
            lost += [_Lost(one, f"a {one.kind}, and a facility is spoken of") for one in candidates if one not in sites]
        return sites or list(candidates)
    towns = [one for one in candidates if one.kind in SETTLEMENTS]
    beside = [site for site in sites if any(_is_beside(site, town) for town in towns)]
    lost += [_Lost(site, "a base, and a place is spoken of") for site in beside]
    return [one for one in candidates if one not in beside]


def _is_beside(site: Candidate, town: Candidate) -> bool:
    return site.country == town.country and distance_km(site, town) <= ONE_PLACE_KM


def _from_the_name(
    named: Named, candidate: Candidate, rivals: Sequence[Candidate], date: str | None
) -> Iterator[Reason]:
    """Yield what the name and its type say for and against a candidate."""
    if candidate.kind in SITES and named.type not in FACILITIES and any(other.kind not in SITES for other in rivals):
        yield Reason(weight=NO_FACILITY, words="a place is spoken of, and no base")
    for renaming in _renamings(named, candidate):
        if candidate.former_name is not None and renaming.held_in(date):
            yield Reason(weight=AT_THE_TIME, words="it bore the name at the time spoken of")
        elif renaming.is_newer_than(date):
            yield Reason(weight=NEWER, words="it was given the name after the time spoken of")


def _why_lost(best: _Weighed, other: _Weighed) -> str:
    if other.reasons and other.reasons[0].weight > 0:
        return f"less speaks for it: {other.reasons[0].words}"
    if best.reasons:
        return "nothing in the document speaks for it"
    return "less prominent"


def _in_words(lost: Sequence[_Lost]) -> tuple[str, ...]:
    return tuple(f"{one.candidate.label}: {one.why}" for one in lost[:MOST_LOST])


def _resolved(named: Named, best: _Weighed, others: int, lost: tuple[str, ...], date: str | None) -> ResolvedPlace:
    place = best.candidate
    return ResolvedPlace(
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        reason="; ".join(_reasons(named, best, others, bool(lost), date)),
        lost=lost,
    )


def _reasons(named: Named, best: _Weighed, others: int, had_namesakes: bool, date: str | None) -> list[str]:
    place = best.candidate
    said = []
    if place.by_words:
        said.append(f"its name tells it from others by the same words as {place.name}")
    if place.named_after:
        said.append("no such facility is in the gazetteer: the point is that of the place in its name")
    if named.within is not None:
        said.append(f"the text names {named.within} behind it")
    if named.country is not None and place.country not in (None, named.country):
        said.append(f"told to lie in {named.country}; filed under {place.country}, whose status is disputed")
    elif named.country is not None and not others:
        said.append(f"the only one in {named.country}, where it is said to lie")
    elif not others:
        said.append("no other of its kind bears the name" if had_namesakes else "nothing else bears the name")
    elif reasons := [reason.words for reason in best.reasons if reason.weight > 0]:
        said += reasons
    else:
        said.append(f"by far the most prominent of {others + 1} that bear the name")
    return said + [renaming.tell(date) for renaming in _renamings(named, place) if renaming.is_worth_telling(date)]


def _renamings(named: Named, place: Candidate) -> Iterator[Renaming]:
    for renaming in renamings_of(fold_name(named.name)) if place.kind not in SITES else ():
        if renaming.country == place.country and fold_name(renaming.place) == fold_name(place.name):
            yield renaming


@cache
def _claimants() -> Mapping[str, Sequence[str]]:
    table: Mapping[str, Sequence[str]] = yaml.safe_load(
        Path(__file__).with_name("claimants.yaml").read_text(encoding="utf-8")
    )
    return table
