"""Calendar dates: a text enters, forms of days, months, seasons, years, decades and centuries leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from regesta.annotate.numerals import load_number_words
from regesta.annotate.times import patterns
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.names import (
    is_month_alone,
    is_season_alone,
    is_season_general,
    is_year,
    is_year_in_words,
    previous_word,
)
from regesta.annotate.times.spelled import day_number, decade_digits, decade_in_words, is_cardinal, year_number
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate, parse_date, year_digits

UNKNOWN_YEAR = "XXXX"
LOOK_BACK = 40
NAMED_DRILL = re.compile(r"\b(?:Operation|Exercise|Op)\.?\s+(?:[A-Z][\w’'-]*\s+){0,3}\Z")


def read_calendar(text: str) -> Iterator[TimeForm]:
    """Yield every calendar date and printed range; forms may overlap, the longer is the better reading."""
    for pattern in (patterns.day_month(), patterns.month_day()):
        for match in pattern.finditer(text):
            yield from _read_day(text, match)
    for match in patterns.numeric_date().finditer(text):
        yield _read_numeric(match)
    for match in patterns.month_year().finditer(text):
        yield from _read_month(text, match)
    for match in patterns.season_year().finditer(text):
        yield from _read_season(text, match)
    for match in patterns.decade().finditer(text):
        yield _read_decade(match)
    for match in decade_in_words().finditer(text):
        date = PartialDate(f"{decade_digits(match)}X")
        placed = bool(match["position"] or match["alone_position"])
        yield TimeForm(start=match.start(), end=match.end(), kind="date", date=date, approximate=placed)
    for match in patterns.century().finditer(text):
        yield _read_century(match)
    for match in patterns.year().finditer(text):
        yield from _read_year(text, match)
    for match in patterns.year_word().finditer(text):
        number = year_number(match["year"])
        if number is not None and is_year_in_words(text, match.start(), match.end()):
            yield TimeForm(start=match.start(), end=match.end(), kind="date", date=PartialDate(year_digits(number)))


def month_number(name: str) -> int:
    """Return a month's number; its name may be cut short or in any case."""
    months = load_time_words().months
    bare = name.rstrip(".")
    return months.get(bare) or months[bare.title()]


def _is_real(date: PartialDate) -> bool:
    return parse_date(str(date)) is not None


def _year_of(match: re.Match[str]) -> str:
    """Return the digits of the year that a date prints, in figures, words or by its era; else `XXXX`."""
    if match["era"]:
        return _year_of_era(int(match["number"]), match["era"].upper().startswith("B")).year
    number = year_number(match["year"]) if match["year"] else None
    return UNKNOWN_YEAR if number is None else year_digits(number)


def told_year(match: re.Match[str]) -> dict[str, int | str | None]:
    """Return how the year of a date is told from another's: "last year" from the document's, "that year" from focus."""
    if not match["that"]:
        return {}
    word = re.sub(r"\s+", " ", match["that"].lower())
    steps, basis = load_time_words().steps.get(word, (0, "document"))  # "the first two months of the year"
    return {"year_steps": steps, "basis": basis}


def _read_day(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    year = _year_of(match)
    month = month_number(match["month"])
    number = day_number(match["day"])
    if number is None or not _is_day(text, match, year):
        return
    first = PartialDate(year, month, number)
    words = load_time_words()
    named = (match["weekday"] or "").rstrip(".")
    weekday = words.weekdays.get(named) or words.weekday_abbreviations.get(named)
    if not _is_real(first):
        return
    start, _ = _placed(text, match.start())
    letter = match.groupdict().get("letter")
    form = TimeForm(
        start=start,
        end=match.end(),
        kind="date",
        date=first,
        weekday=weekday,
        steps=None if not letter else -1 if letter.lower() == "last" else 1,
        **told_year(match),  # type: ignore[arg-type]
    )
    if not match["last_day"]:
        yield form
        return
    last_number = day_number(match["last_day"])
    last = PartialDate(year, month, last_number)
    if last_number is None or not _is_real(last):
        return
    if "and" in match["joint"] and not BETWEEN.search(text[max(0, match.start() - 14) : match.start()]):
        # "5 and 6 March" are two dates; the first borrows month and year.
        yield replace(form, start=match.start(), end=match.end("day"))
        yield replace(form, start=match.start("last_day"), date=last, weekday=None)
    elif number < last_number:
        yield replace(form, kind="period", last=last)


BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_day(text: str, match: re.Match[str], year: str) -> bool:
    """Whether a number beside a month is its day: "18-Dec" after "Nov" is none, nor "first" in "in May first aid"."""
    day_first = match.start("day") < match.start("month")
    if day_first and previous_word(text, match.start())[0].rstrip(".") in load_time_words().months:
        return False
    if not match["day"][:1].isalpha():
        return True
    if is_cardinal(match["day"]):
        return year != UNKNOWN_YEAR
    if day_first or year != UNKNOWN_YEAR:
        return True
    return re.match(r"\s+[^\W\d_]", text[match.end() :]) is None or " " in match["day"] or "-" in match["day"]


def _read_numeric(match: re.Match[str]) -> TimeForm:
    start, end = match.span()
    if match["iso"] or match["spaced"]:
        kind = "iso" if match["iso"] else "spaced"
        date = PartialDate(match[kind], int(match[f"{kind}_month"]), int(match[f"{kind}_day"]))
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
    year = _year_of(match)
    first = PartialDate(year, month_number(match["month"]))
    is_period = bool(match["last_month"])
    is_tentative = False
    if year == UNKNOWN_YEAR and not is_period and not match["mid"] and not match["that"]:
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
        **told_year(match),  # type: ignore[arg-type]
    )


def _placed(text: str, start: int) -> tuple[int, bool]:
    """Return where an expression begins with "early", "the end of" and the like before it, and whether they stand.

    "The night of" belongs to its day without making it less exact.
    """
    before = patterns.position_before().search(text[max(0, start - LOOK_BACK) : start])
    if before is None:
        return start, False
    return start - len(before[0]), not before["part"]


def _read_season(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    name = match["season"]
    year = _year_of(match)
    start, approximate = _placed(text, match.start())
    if name[0].isupper() and NAMED_DRILL.search(text[max(0, match.start() - LOOK_BACK) : match.start()]) is not None:
        return  # "Operation Danube Autumn 2009" was in that year
    if year == UNKNOWN_YEAR and not match["that"] and not is_season_alone(text, match, start):
        return
    date = PartialDate(year, load_time_words().seasons[name.lower()])
    yield TimeForm(
        start=start,
        end=match.end(),
        kind="date",
        date=date,
        approximate=approximate,
        is_general=year == UNKNOWN_YEAR and not match["that"] and is_season_general(text, match, start),
        **told_year(match),  # type: ignore[arg-type]
    )


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
    if match["era"] and match["era"].strip().upper().startswith("B"):
        # EDTF as the register uses it has no century before the common era: found, but not dated.
        return TimeForm(start=match.start(), end=match.end(), kind="unreadable")
    return TimeForm(start=match.start(), end=match.end(), kind="date", date=date, approximate=bool(match["position"]))


CIRCA = re.compile(r"(?<![\w-])(?:about|around|circa|c\.|ca\.)\s+\Z", re.IGNORECASE)


def _read_year(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    if match["era"] or match["after"] or match["early"]:
        yield _read_year_of_era(text, match)
        return
    digits = match["year"] or match["short_fiscal"]
    start, placed = _placed(text, match.start())
    circa = CIRCA.search(text[max(0, start - 12) : start])
    is_sure = placed or bool(match["mid"] or match["fiscal"] or match["short_fiscal"] or match["named"])
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


def _read_year_of_era(text: str, match: re.Match[str]) -> TimeForm:
    """Read "499 to 493 BC", "AD 842", and a year of three digits that "c." before it makes one."""
    is_before = (match["era"] or "").upper().startswith("B")
    numbers = [match["before"] or match["after"] or match["early"], match["before_last"]]
    dates = [_year_of_era(int(number), is_before) for number in numbers if number]
    last = dates[1] if len(dates) == 2 else None
    circa = CIRCA.search(text[max(0, match.start() - 12) : match.start()])
    first = replace(dates[0], year_mark="~") if circa else dates[0]
    return TimeForm(
        start=match.start() - (len(circa[0]) if circa else 0),
        end=match.end(),
        kind="period" if last else "date",
        date=first,
        last=last,
        approximate=circa is not None,
    )


def _year_of_era(number: int, is_before: bool) -> PartialDate:
    """EDTF counts a year 0, so that 499 BC is -0498."""
    return PartialDate(year_digits(1 - number if is_before else number))
