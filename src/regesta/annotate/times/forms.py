"""What a time expression says before anything is resolved: spans and their parts, no document date needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.dates import PartialDate
from regesta.model import Comparator, TimeBound

FormKind = Literal["date", "period", "duration", "recurrence", "step", "window", "weekday", "reference", "unreadable"]
Basis = Literal["document", "focus"]
Unit = Literal["D", "W", "M", "Q", "Y", "season", "TH", "TM", "TS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeForm:
    """One time expression as printed; a date without its year has the year `XXXX`."""

    start: int
    end: int
    kind: FormKind
    date: PartialDate | None = None
    """Of a date; of a period its first."""
    last: PartialDate | None = None
    """Of a period: its last date."""
    weekday: int | None = None
    """Monday is 1."""
    steps: float | None = None
    """Of a step, from its basis; of a duration, how many units; of a window, its width. None is unknown."""
    unit: Unit | None = None
    basis: Basis | None = None
    bound: TimeBound | None = None
    comparator: Comparator = "exactly"
    approximate: bool = False
    more: tuple[tuple[float, Unit], ...] = ()
    """Further units of a duration or step, each smaller than the one before: "two years and three months"."""
    year_steps: int | None = None
    """Of a day or month: its year is so many from that of its basis ("October last year")."""
    since: TimeForm | None = None
    """Of a step: the printed date that it is counted from ("two days before 3 March 2011")."""
    is_term: bool = False
    """Of a window: something is to be done in it, from the day that set it ("will leave within ten days")."""
    to: TimeForm | None = None
    """Of a period: its end, where that is told from the document ("2013 to the present")."""
    repeats: bool = False
    """Of a step: the stretch told last, so many years away ("the same period last year")."""
    week_days: tuple[int, int] = (1, 7)
    """Of a step in weeks: the first and last day that are meant; a weekend is (6, 7)."""
    ends_stretch: bool = False
    """Of a date: it ends a stretch that an event begins ("between the start of the siege and 5 June 2019")."""
    is_general: bool = False
    """A season told of no year ("winter quarters"), which no evidence should date."""
    is_tentative: bool = False
    """A bare month that is one only if a range or list makes it one ("March" in "March and August 2005")."""
