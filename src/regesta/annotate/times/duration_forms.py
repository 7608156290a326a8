"""Durations and recurrences: a text enters, forms with their number of units leave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.annotate.comparators import find_comparison
from regesta.annotate.numerals import read_number
from regesta.annotate.times import patterns
from regesta.annotate.times.calendar_forms import UNKNOWN_YEAR
from regesta.annotate.times.forms import Basis, TimeForm
from regesta.annotate.times.names import starts_sentence
from regesta.annotate.times.tense import lies_ahead
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate
from regesta.model import Comparator

LOOK_BACK = 40
PARTS_OF_DAY = {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
"""What part of a day an hour, a minute and a second are."""
# What a term is divided into when it is renewed: "for five-year periods".
TERMS_AFTER = re.compile(r"\s+(?:periods|terms|intervals|increments|stretches)\b", re.IGNORECASE)
TERMS_BEFORE = re.compile(r"\b(?:successive|consecutive|additional|further|subsequent)\s+\Z", re.IGNORECASE)
FROM_NOW = re.compile(
    r"\s+(?P<word>ago(?:\s+(?:today|tonight|now|this\s+(?:week|month)))?|earlier|later|afterwards?|previously|hence|before(?=\s*(?:[.,;:)]|\Z))|on(?=\s*[,.;:])"
    r"|(?:before|after)\s+(?:that|this|then)(?=\s*(?:[.,;:)]|\Z)))\b",
    re.IGNORECASE,
)
# A price, a rate or a count before "a year" makes it a recurrence.
RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:million|billion|thousand|hundred|dozen|dollars|euros|rubles|roubles|times|twice|once|tons|flights)\b)[\w]*"
    r"(?:\s+(?!for\b|in\b|of\b|after\b|within\b|than\b|nearly\b|almost\b|about\b|over\b|until\b|took\b|and\b|by\b|at\b|to\b)[\w-]+){0,2}\s+\Z",
    re.IGNORECASE,
)
LASTING_BEFORE = re.compile(
    r"\b(?:for|in|within|than|least|about|only|last|lasts|lasted|took|takes|of|after)\s+\Z", re.IGNORECASE
)
AFTER_A_MINUTE = re.compile(
    r"\s*(?:[^\s\w]|\Z"
    r"|\s(?:ago|later|earlier|before|after|to|in|and|or|for|when|as|at|on|by|with|until)\b)"
)
PARTICLE = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)?\s+over\s+\Z", re.IGNORECASE)
"""A verb that "over" belongs to: "was handed over two months later"."""
MORE_BEFORE = re.compile(r"\b(?:an)?other\s+\Z", re.IGNORECASE)


def read_durations(text: str) -> Iterator[TimeForm]:
    """Yield durations, recurrences and, where "ago" or "later" follows, steps."""
    for match in patterns.recurrence().finditer(text):
        yield from _read_recurrence(text, match)
    for match in patterns.duration().finditer(text):
        if not _is_idiom(text, match):
            yield _read_duration(text, match)


def _is_idiom(text: str, match: re.Match[str]) -> bool:
    """ "A second" ranks ("a second base"), "a minute" may be tiny, and "one day" is some day.

    Unless, the last of them, a word of time stands before.
    """
    number, unit = (match["number"] or "").lower(), (match["unit"] or "").lower()
    if number in ("all", "full", "half") and match["plural"]:
        return True  # "all days", "half years": no length
    if unit == "second":
        return number in ("a", "an")
    if (number, unit) == ("a", "minute"):
        return AFTER_A_MINUTE.match(text, match.end()) is None
    before = text[max(0, match.start() - 16) : match.start()]
    return (number, unit) == ("one", "day") and LASTING_BEFORE.search(before) is None


# A newspaper's name in a sentence ("the Harbour Weekly") is told by its capital.
_DAILY_PARTS = ("morning", "afternoon", "evening")


def _read_recurrence(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    words = load_time_words()
    number = read_number(match["number"]) if match["number"] else 2.0 if match["other"] else 1.0
    if match["adverb"]:
        if match["adverb"][0].isupper() and not starts_sentence(text, match.start()):
            return
        letter, size = words.recurrence_words[match["adverb"].lower()]
    elif match["part_of_year"]:
        letter, size = "Y", 1
    elif match["weekday"] or (match["unit"] or "").lower() == "weekend":
        letter, size = "W", 1
    elif (match["unit"] or "").lower() in (*_DAILY_PARTS, "weekday"):
        letter, size = "D", 1
    else:
        letter, size = words.units[(match["unit"] or match["per"]).lower()]
    yield TimeForm(start=match.start(), end=match.end(), kind="recurrence", steps=(number or 1.0) * size, unit=letter)


def _read_duration(text: str, match: re.Match[str]) -> TimeForm:
    letter, size = load_time_words().units[
        (match["unit"] or match["bare"].rstrip("s").replace("centurie", "century")).lower()
    ]
    count = _count(match)
    steps = None if count is None else count * size
    following = FROM_NOW.match(text, match.end())
    if following is not None:
        return _read_step(text, match, following, steps, letter)
    start, comparator, is_inexact = _compared(text, match.start())
    if steps is not None and start == match.start() and _looks_ahead(text, match, letter):
        # "Will leave in two weeks" dates the leaving; "was cleared in two weeks" says how long it took.
        return TimeForm(start=start, end=match.end(), kind="step", steps=steps, unit=letter, basis="document")
    if steps is not None and _is_term_ahead(text, match, start, letter):
        return TimeForm(start=start, end=match.end(), kind="window", steps=steps, unit=letter, basis="document",
                        last=PartialDate(UNKNOWN_YEAR), is_term=True)  # fmt: skip
    if match["last"] or match["last_dash"]:
        comparator = "between"
    terms = TERMS_AFTER.match(text, match.end())
    if terms is not None and steps is not None:
        before = TERMS_BEFORE.search(text[max(0, start - LOOK_BACK) : start])
        begin = start - len(before[0]) if before else start
        return TimeForm(start=begin, end=terms.end(), kind="recurrence", steps=steps, unit=letter)
    if (match["number"] or "").lower() in ("a", "an") and _is_rate(text, match, start):
        return TimeForm(start=match.start(), end=match.end(), kind="recurrence", steps=steps, unit=letter)
    return TimeForm(
        start=start,
        end=match.end(),
        kind="duration",
        steps=steps,
        unit=letter,
        comparator=comparator,
        approximate=is_inexact or count is None,
    )


def _is_rate(text: str, match: re.Match[str], start: int) -> bool:
    """Whether "a day" behind a number counts per day: "40 flights a day", but not "on 8 June came a day after"."""
    before = text[max(0, start - LOOK_BACK) : start]
    apart = HAPPENED.search(before) is not None and SIDE.match(text, match.end()) is not None
    return RATE_BEFORE.search(before) is not None and not apart


HAPPENED = re.compile(
    r"\b(?:c[ao]m(?:es?|ing)|place|happened|occurred|fell|(?:wa|i)s|were|just|only|barely|exactly)\s+\Z", re.IGNORECASE
)
SIDE = re.compile(r"\s+(?:after|before|following)\b", re.IGNORECASE)


IN_BEFORE = re.compile(r"\bin\s+\Z", re.IGNORECASE)


def _looks_ahead(text: str, match: re.Match[str], letter: str) -> bool:
    if letter.startswith("T") or match["last"] or match["last_dash"]:
        return False
    opened = IN_BEFORE.search(text[max(0, match.start() - 4) : match.start()]) is not None
    return opened and lies_ahead(text, match.start(), match.end())


WITHIN_BEFORE = re.compile(r"\bwithin\s+(?:the\s+next\s+)?\Z", re.IGNORECASE)
TERM_FROM = re.compile(r"\s+(?:of|after|from|following|since|that|once|when|period)\b", re.IGNORECASE)
"""What a term counts from, where that is not the day on which it was set: "within ten days of the signing"."""


def _is_term_ahead(text: str, match: re.Match[str], start: int, letter: str) -> bool:
    """Whether something is to be done in a term: "within ten days Ethiopia will withdraw"."""
    if letter.startswith("T") or WITHIN_BEFORE.search(text[max(0, start - 18) : start]) is None:
        return False
    return TERM_FROM.match(text, match.end()) is None and lies_ahead(text, match.start(), match.end())


def _count(match: re.Match[str]) -> float | None:
    """How many units; of a range the larger; None where the words give no number ("several")."""
    words = match["last"] or match["last_dash"] or match["number"]
    if words is None:
        return None
    lower = words.lower()
    half = 0.5 if match["half"] or match["later_half"] else 0.0
    half = 0.25 if match["quarter"] or match["later_quarter"] else half
    if re.fullmatch(r"(?:a|one)\s+and\s+a\s+half", lower):
        return 1.5
    if lower.startswith("half"):
        return 0.5
    if lower in ("a", "an", "another", "all", "full"):
        return 1.0 + half
    number = read_number(words)
    return None if number is None else number + half


def _compared(text: str, start: int) -> tuple[int, Comparator, bool]:
    """Return where the expression begins with its comparing words, and what they say."""
    another = MORE_BEFORE.search(text[max(0, start - LOOK_BACK) : start])
    if another is not None:
        return start - len(another[0]), "exactly", False
    found = find_comparison(text, start)
    if found is not None and PARTICLE.search(text[max(0, found.start - LOOK_BACK) : start]):
        found = None
    return (start, "exactly", False) if found is None else (found.start, found.comparator, found.is_inexact)


def _read_step(text: str, match: re.Match[str], following: re.Match[str], steps: float | None, letter: str) -> TimeForm:
    """Read "two years ago"; words that compare it ("more than a year ago") make the date approximate."""
    word = following["word"].lower()
    basis: Basis = "document" if word.startswith(("ago", "hence")) else "focus"
    sign = -1 if word.split()[0] in ("ago", "earlier", "previously", "before") else 1
    start, comparator, _ = _compared(text, match.start())
    in_hours = letter in PARTS_OF_DAY
    if in_hours:  # "minutes later" is of the same day, "48 hours later" two days on
        letter, steps = "D", float(int((steps or 0) * PARTS_OF_DAY[letter]))
    return TimeForm(
        start=start,
        end=following.end(),
        kind="step",
        steps=None if steps is None else steps * sign,
        unit=letter,  # type: ignore[arg-type]
        basis=basis,
        approximate=in_hours or comparator != "exactly",
    )
