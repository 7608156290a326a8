"""Names that places bore or bear: a folded name enters, which place bore it, from when until when, leaves."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regesta.dates import bounds, format_for_readers, is_after, sort_key
from regesta.vocabulary.folding import fold_name

__all__ = ["Renaming", "names_of", "renamings_of"]

TABLE = Path(__file__).parent / "gazetteer" / "renamings.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """One name of a place with the time in which it was official; an end left open is unknown or not yet reached."""

    place: str
    """The place's name in the gazetteer's other tables."""
    country: str
    name: str
    since: str | None
    until: str | None

    @property
    def is_former(self) -> bool:
        """Whether another name has taken its place."""
        return fold_name(self.place) != fold_name(self.name)

    def held_in(self, date: str | None) -> bool:
        """Whether the name may have been official then; False for what is no date."""
        return bounds(date) is not None and not (self.is_newer_than(date) or self.is_older_than(date))

    def is_newer_than(self, date: str | None) -> bool:
        """Whether the name was only given after a date."""
        return self.since is not None and is_after(self.since, date)

    def is_older_than(self, date: str | None) -> bool:
        """Whether the name had been given up before a date."""
        return self.until is not None and is_after(date, self.until)

    def is_worth_telling(self, date: str | None) -> bool:
        """Whether a reader should be told: of a former name, and of one that is newer than what is spoken of."""
        return self.is_former or self.is_newer_than(date)

    def tell(self, date: str | None) -> str:
        """Return the name's time in words, and that a date lies outside it, which is no objection by itself."""
        said = f"it bore the name {self.name}{self._span()}" if self.is_former else f"it is called so{self._span()}"
        if self.is_newer_than(date):
            return f"{said}, after the time spoken of"
        if self.is_older_than(date):
            return f"{said}, before the time spoken of"
        return said

    def _span(self) -> str:
        since = f" from {format_for_readers(self.since)}" if self.since else ""
        until = f" until {format_for_readers(self.until)}" if self.until else ""
        return since + until


def renamings_of(key: str) -> tuple[Renaming, ...]:
    """Return every place's times under a folded name, the earliest first; none where no renaming is known."""
    return _by_key().get(key, ())


def names_of(place: str, country: str | None) -> tuple[Renaming, ...]:
    """Return the names that a place has borne, in the order of their times; none where no renaming is known."""
    return _by_place().get((place, country), ())


@cache
def _by_place() -> dict[tuple[str, str | None], tuple[Renaming, ...]]:
    found: dict[tuple[str, str | None], list[Renaming]] = {}
    for times in _by_key().values():
        for time in times:
            found.setdefault((time.place, time.country), []).append(time)
    return {
        key: tuple(sorted(times, key=lambda time: (sort_key(time.since or time.until), time.name)))
        for key, times in found.items()
    }


@cache
def _by_key() -> dict[str, tuple[Renaming, ...]]:
    found: dict[str, tuple[Renaming, ...]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            key = fold_name(row["name"])
            renaming = Renaming(
                place=row["place"],
                country=row["country"],
                name=row["name"],
                since=row["from"] or None,
                until=row["until"] or None,
            )
            found[key] = (*found.get(key, ()), renaming)
    return found
