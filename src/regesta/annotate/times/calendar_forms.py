"""Calendar dates: a text enters, forms of days, months, seasons, years, decades and centuries leave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.annotate.numerals import load_number_words
from regesta.annotate.times import patterns
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.names import is_month_alone, is_year, previous_word
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate, parse_date, year_digits

UNKNOWN_YEAR = "XXXX"
LOOK_BACK = 32
# Words before a season that show it to be one ("in spring"), not a source or a coil.
SEASON_OPENERS = frozenset(
    {"in", "by", "during", "until", "since", "before", "after", "over", "throughout", "of", "for"}
)


def read_calendar(text: str) -> Iterator[TimeForm]:
    """Yield every calendar date and printed range; forms may overlap, the longer is the better reading."""
    for pattern in (patterns.day_month(), patterns.month_day()):
        for match in pattern.finditer(text):
            yield from _read_day(match)
    for match in patterns.numeric_date().finditer(text):
        yield _read_numeric(match)
    for match in patterns.month_year().finditer(text):
        yield from _read_month(text, match)
    for match in patterns.season_year().finditer(text):
        yield from _read_season(text, match)
    for match in patterns.part_of_year().finditer(text):
        yield _read_part_of_year(match)
    for match in patterns.decade().finditer(text):
        yield _read_decade(match)
    for match in patterns.century().finditer(text):
        yield _read_century(match)
    for match in patterns.year().finditer(text):
        yield from _read_year(text, match)


def month_number(name: str) -> int:
    return load_time_words().months[name.rstrip(".")]


def _is_real(date: PartialDate) -> bool:
    return parse_date(str(date)) is not None


def _read_day(match: re.Match[str]) -> Iterator[TimeForm]:
    year = match["year"] or UNKNOWN_YEAR
    month = month_number(match["month"])
    first = PartialDate(year, month, int(match["day"]))
    weekday = load_time_words().weekdays.get(match["weekday"]) if match["weekday"] else None
    if not _is_real(first):
        return
    end = match.end()
    if not match["last_day"]:
        yield TimeForm(start=match.start(), end=end, kind="date", date=first, weekday=weekday)
        return
    last = PartialDate(year, month, int(match["last_day"]))
    if not _is_real(last):
        return
    if "and" in match["joint"]:
        # "5 and 6 March" are two dates; the first borrows month and year.
        yield TimeForm(start=match.start(), end=match.end("day"), kind="date", date=first)
        yield TimeForm(start=match.start("last_day"), end=end, kind="date", date=last)
    elif first.day is not None and last.day is not None and first.day < last.day:
        yield TimeForm(start=match.start(), end=end, kind="period", date=first, last=last)


def _read_numeric(match: re.Match[str]) -> TimeForm:
    start, end = match.span()
    if match["iso"]:
        date = PartialDate(match["iso"], int(match["iso_month"]), int(match["iso_day"]))
        return TimeForm(
            start=start, end=end, kind="date" if _is_real(date) else "unreadable", date=date if _is_real(date) else None
        )
    first, second = int(match["first"]), int(match["second"])
    if match["sign"] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return TimeForm(start=start, end=end, kind="unreadable")
    date = PartialDate(match["year"], month, day)
    return TimeForm(
        start=start, end=end, kind="date" if _is_real(date) else "unreadable", date=date if _is_real(date) else None
    )


def _read_month(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    year = match["year"] or UNKNOWN_YEAR
    first = PartialDate(year, month_number(match["month"]))
    is_period = bool(match["last_month"])
    is_tentative = False
    if not match["year"] and not is_period and not match["mid"] and not match["that"]:
        is_alone = is_month_alone(text, match.start(), match.end(), match["month"])
        is_tentative = is_alone is None
    last = PartialDate(year, month_number(match["last_month"])) if is_period else None
    start, approximate = _placed(text, match.start())
    yield TimeForm(
        start=start,
        end=match.end(),
        kind="period" if is_period else "date",
        date=first,
        last=last,
        approximate=approximate or bool(match["mid"]),
        is_tentative=is_tentative,
    )


def _placed(text: str, start: int) -> tuple[int, bool]:
    """Return where an expression begins with "early", "the end of" and the like before it, and whether they stand."""
    before = patterns.position_before().search(text[max(0, start - LOOK_BACK) : start])
    if before is None:
        return start, False
    return start - len(before[0]), True


def _read_season(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    name = match["season"]
    if not match["year"]:
        before, between = previous_word(text, match.start())
        if name.lower() == "fall" or before.lower() not in SEASON_OPENERS or between.strip():
            return
    season = load_time_words().seasons[name.lower()]
    start, approximate = _placed(text, match.start())
    date = PartialDate(match["year"] or UNKNOWN_YEAR, season)
    yield TimeForm(start=start, end=match.end(), kind="date", date=date, approximate=approximate)


def _read_part_of_year(match: re.Match[str]) -> TimeForm:
    which = match["which"].lower()
    number = patterns.ORDINAL_WORDS.get(which) or int(which[0])
    length = 6 if match["part"].lower() == "half" else 3
    first = min((number - 1) * length + 1, 13 - length)
    dates = (PartialDate(match["year"], first), PartialDate(match["year"], first + length - 1))
    return TimeForm(start=match.start(), end=match.end(), kind="period", date=dates[0], last=dates[1])


def _read_decade(match: re.Match[str]) -> TimeForm:
    short = match["short"] or match["bare"]
    # "the '80s" are those of the twentieth century: the texts speak of states and bases of our time.
    digits = f"19{short}" if short else match["decade"] + match["tens"]
    approximate = bool(match["position"])
    return TimeForm(
        start=match.start(), end=match.end(), kind="date", date=PartialDate(f"{digits}X"), approximate=approximate
    )


def _read_century(match: re.Match[str]) -> TimeForm:
    number = int(match["number"]) if match["number"] else load_number_words().ordinals.index(match["word"].lower()) + 1
    date = PartialDate(f"{number - 1:02d}XX")
    return TimeForm(start=match.start(), end=match.end(), kind="date", date=date, approximate=bool(match["position"]))


def _read_year(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    if match["era"]:
        yield _read_year_of_era(match)
        return
    digits = match["year"] or match["short_fiscal"]
    start, placed = _placed(text, match.start())
    circa = re.search(
        r"(?<![\w-])(?:about|around|circa|c\.|ca\.)\s+\Z", text[max(0, start - 12) : start], re.IGNORECASE
    )
    is_sure = placed or bool(match["mid"] or match["fiscal"] or match["short_fiscal"])
    if match["joint"]:
        yield from _read_year_range(text, match, digits)
        return
    if not is_sure and not is_year(text, match.start(), match.end(), int(digits)):
        return
    start = start - len(circa[0]) if circa and not placed else start
    date = PartialDate(digits, year_mark="~" if circa and not placed else "")
    is_middle = bool(match["mid"]) or (placed and text[start : start + 3].lower() == "mid")
    if is_middle:
        # The middle of a year is June, about (the convention of the register for "mid-1996").
        date = PartialDate(digits, 6, month_mark="~")
    yield TimeForm(
        start=start, end=match.end(), kind="date", date=date, approximate=bool(circa or placed or match["mid"])
    )


def _read_year_range(text: str, match: re.Match[str], digits: str) -> Iterator[TimeForm]:
    last = match["last"] if len(match["last"]) == 4 else digits[:2] + match["last"]
    if not 0 < int(last) - int(digits) < 120 or ("/" in match["joint"] and int(last) - int(digits) != 1):
        return
    if is_year(text, match.start(), match.end(), int(digits)) or _stands_free(text, match):
        dates = (PartialDate(digits), PartialDate(last))
        yield TimeForm(start=match.start(), end=match.end(), kind="period", date=dates[0], last=dates[1])


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether two ascending years with a dash are a range: no page, note or number word stands before them."""
    before = re.search(r"(\w+)\.?\s*\(?\Z", text[max(0, match.start() - 20) : match.start()])
    return before is None or before[1].lower() not in load_time_words().reference_nouns


def _read_year_of_era(match: re.Match[str]) -> TimeForm:
    is_before = match["era"].upper().startswith("B")
    dates = [_year_of_era(int(number), is_before) for number in (match["before"], match["before_last"]) if number]
    last = dates[1] if len(dates) == 2 else None
    return TimeForm(start=match.start(), end=match.end(), kind="period" if last else "date", date=dates[0], last=last)


def _year_of_era(number: int, is_before: bool) -> PartialDate:
    """EDTF counts a year 0, so that 499 BC is -0498."""
    return PartialDate(year_digits(1 - number if is_before else number))
