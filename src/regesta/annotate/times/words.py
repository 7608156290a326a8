"""The time lexicon as typed tables, read once from `lexicons/times.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.annotate.lexicon_files import load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Every word list that decides something about times; the lexicon says why each is there."""

    months: Mapping[str, int]
    """Full names and abbreviations, in title and in upper case."""
    full_months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: Mapping[str, int]
    weekday_abbreviations: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, tuple[Any, int]]
    positions: Mapping[str, str]
    bounds: Mapping[str, Any]
    steps: Mapping[str, tuple[int, Any]]
    days: Mapping[str, int]
    ambiguous_months: frozenset[str]
    year_openers: frozenset[str]
    year_allowers: frozenset[str]
    reference_nouns: frozenset[str]
    programme_nouns: frozenset[str]
    report_nouns: tuple[str, ...]
    month_openers: frozenset[str]
    future_markers: tuple[str, ...]
    clause_breaks: tuple[str, ...]
    set_by_now: tuple[str, ...]
    term_verbs: tuple[str, ...]
    deadline_verbs: tuple[str, ...]
    dated_nouns: tuple[str, ...]
    counted_nouns: frozenset[str]
    term_words: tuple[str, ...]
    parts_of_day: tuple[str, ...]
    kinds_of_week: Mapping[str, tuple[int, int]]
    local_seasons: tuple[str, ...]
    references: tuple[str, ...]
    references_after_preposition: tuple[str, ...]
    vague_times: tuple[str, ...]
    vague_after_in: tuple[str, ...]
    vague_after_at: tuple[str, ...]
    stretch_words: tuple[str, ...]
    stretch_steps: Mapping[str, int]
    overnight_nouns: tuple[str, ...]
    recurrence_words: Mapping[str, tuple[Any, int]]
    feasts: Mapping[str, tuple[int, int]]


def _in_both_cases(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for name in names for form in (name, name.upper()))


@cache
def load_time_words() -> TimeWords:
    """Return the words that ship with the package."""
    raw = load_lexicon("times")
    months = {**raw["months"], **raw["month_abbreviations"]}
    months |= {name.lower(): number for name, number in raw["months"].items() if name not in raw["words_in_lower_case"]}
    weekdays = {**raw["weekdays"], **{name.lower(): number for name, number in raw["weekdays"].items()}}
    return TimeWords(
        months={**months, **{name.upper(): number for name, number in months.items()}},
        full_months=(
            *_in_both_cases(raw["months"]),
            *(name.lower() for name in raw["months"] if name not in raw["words_in_lower_case"]),
        ),
        short_months=_in_both_cases(raw["month_abbreviations"]),
        weekdays={**weekdays, **{name.upper(): number for name, number in raw["weekdays"].items()}},
        weekday_abbreviations=raw["weekday_abbreviations"],
        seasons=raw["seasons"],
        units={word: (letter, size) for word, (letter, size) in raw["units"].items()},
        positions=raw["positions"],
        bounds=raw["bounds"],
        steps={word: (amount, basis) for word, (amount, basis) in raw["steps"].items()},
        days=raw["days"],
        ambiguous_months=frozenset(raw["ambiguous_months"]),
        year_openers=frozenset(raw["year_openers"]),
        year_allowers=frozenset(raw["year_allowers"]),
        reference_nouns=frozenset(raw["reference_nouns"]),
        programme_nouns=frozenset(raw["programme_nouns"]),
        report_nouns=tuple(raw["report_nouns"]),
        month_openers=frozenset(raw["month_openers"]),
        future_markers=tuple(raw["future_markers"]),
        clause_breaks=tuple(raw["clause_breaks"]),
        set_by_now=tuple(raw["set_by_now"]),
        term_verbs=tuple(raw["term_verbs"]),
        deadline_verbs=tuple(raw["deadline_verbs"]),
        dated_nouns=tuple(raw["dated_nouns"]),
        counted_nouns=frozenset(raw["counted_nouns"]),
        term_words=tuple(raw["term_words"]),
        parts_of_day=tuple(raw["parts_of_day"]),
        kinds_of_week={word: (first, last) for word, (first, last) in raw["kinds_of_week"].items()},
        local_seasons=tuple(raw["local_seasons"]),
        references=tuple(raw["references"]),
        references_after_preposition=tuple(raw["references_after_preposition"]),
        vague_times=tuple(raw["vague_times"]),
        vague_after_in=tuple(raw["vague_after_in"]),
        vague_after_at=tuple(raw["vague_after_at"]),
        stretch_words=tuple(raw["stretch_words"]),
        stretch_steps=raw["stretch_steps"],
        overnight_nouns=tuple(raw["overnight_nouns"]),
        recurrence_words={word: (letter, size) for word, (letter, size) in raw["recurrence_words"].items()},
        feasts={name: (month, day) for name, (month, day) in raw["feasts"].items()},
    )
