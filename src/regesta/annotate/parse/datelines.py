"""Datelines: where and when a story was written, set apart from what it tells.

A text and its blocks enter; the same stretches leave, each cut behind its dateline. Parsed by itself, a dateline lends
its city to no clause and its date to no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]

DATELINE = re.compile(
    r"[A-Z][A-Z'’. -]{2,30}(?:,|\s+\()(?P<rest>[^\n!?]{1,70}?)"
    r"(?:\s?--\s?|\s[-–—]\s|\)\s?(?:--|[-–—])\s?|(?<=\w)[–—](?=\w))"
)
"""A city in capitals, then a date, a country or an agency, then a dash: "KABUL, 3 May (AFP) – "."""
NAMED_CITY = re.compile(
    r"(?!(?:On|In|At|By|From|Since|Until|Last|This)\b)[A-Z][\w'’-]+(?:[ /][A-Z][\w'’-]+){0,2}(?:,|\s+\()"
    r"(?P<rest>[^\n!?]{1,70}?)"
    r"(?:\s?--\s?|\s[-–—]\s|\)\s?(?:--|[-–—])\s?)"
)
"""A city as it is written elsewhere: "Pristina, 28 November 2018 (Fushe News) - "."""
CITY_AND_STATE = re.compile(
    r"(?!(?:On|In|At|By|From|Since|Until|Last|This|Camp|Fort|Base)\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,"
    r"(?P<rest> [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}) [-–—] (?=[A-Z])"
)
"""A city and its country alone: "Doha, Qatar - ". Lists of sites are written so too: only a first paragraph is cut."""
STORY_OPENS = 90
"""Characters from which a stretch is a paragraph and no title, byline or line of a list."""
SMALL_WORDS = frozenset(["of", "and", "de", "the"])


def cut_behind_datelines(text: str, stretches: Sequence[Stretch], published: str | None = None) -> Iterator[Stretch]:
    """Yield each stretch whole, or its dateline and the rest; a stretch that is nothing else stays whole.

    A city in small letters opens a dateline only with the day of publication behind it: "Zagreb, 3 May 1995 – Rockets
    hit the city" in a chronology tells of that day.
    """
    opening = next((start for start, end in stretches if end - start >= STORY_OPENS), None)
    for start, end in stretches:
        match = DATELINE.match(text, start, end) or _of_that_day(NAMED_CITY.match(text, start, end), published)
        if match is None and start == opening:
            match = CITY_AND_STATE.match(text, start, end)
        if match is None or match.end() >= end or not _is_of_names(match["rest"]):
            yield start, end
            continue
        yield start, match.end()
        yield match.end(), end


def _is_of_names(rest: str) -> bool:
    """Tell whether only names and numbers follow the city: "UNIFIL, which grew in 2006 – " opens a sentence."""
    return all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in re.findall(r"\w+", rest))


def _of_that_day(match: re.Match[str] | None, published: str | None) -> re.Match[str] | None:
    """Return a match with the day and, if it prints one, the year of a publication; None for others."""
    if match is None or published is None or published.count("-") != DAY_HYPHENS:
        return None
    year, _, day = published.split("-")
    numbers = re.findall(r"\d+", match["rest"])
    years = [number for number in numbers if len(number) == len(year)]
    return match if str(int(day)) in [number.lstrip("0") for number in numbers] and set(years) <= {year} else None


DAY_HYPHENS = 2
"""Hyphens of a day in EDTF."""
