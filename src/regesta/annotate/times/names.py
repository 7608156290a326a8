"""What only looks like a time: a candidate and its neighbours enter, a judgement leaves.

"May", "March" and "August" are also a verb and names; 2000 may count mines; Resolution 1973 and "Kanal-2004" are
names. The lists of words that decide are in `lexicons/times.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.numerals import alternatives
from regesta.annotate.times.words import load_time_words

PREVIOUS = re.compile(r"([\w’'.&-]+)(\s*[\s(\[\"“‘,;:/]*)\Z")
NEXT = re.compile(r"(\s*)([\w’'-]+|[^\w\s])?")
BREAKS = frozenset(".,;:!?")
# Endings in s of words that are no plural nouns.
NOT_PLURAL = frozenset(
    [
        "was",
        "is",
        "has",
        "as",
        "this",
        "its",
        "his",
        "us",
        "across",
        "versus",
        "towards",
        "thus",
        "besides",
        "does",
        "plus",
        "yes",
        "onwards",
        "afterwards",
        "always",
        "perhaps",
        "whereas",
        "unless",
    ]
)
# Years of this span are printed in brackets and after commas; before it, four digits there are oftener a count.
PRINTED_YEARS = range(1500, 2051)
# Years of this span are printed without a word of time beside them ("Monitor Report 2007").
RECENT_YEARS = range(1900, 2051)
NEXT_CENTURY = range(2101, 2200)
"""Years at which leases end ("until 2115"); without a word for the end, such a number counts."""
ENDING = frozenset({"until", "till", "through"})


# A year at the head of an entry: "2008 – Russia opened …", "- 2007: …", "2011. The trust …".
OPENS_LINE = re.compile(r"(?:\A|\n)[ \t]*(?:[-•*·▪–—][ \t]+)?\Z")
HEADS_ENTRY = re.compile(r"(?::|[ \t]+[-–—]|[–—]|\.)[ \t]+[A-Z“\"]")
FROM_YEAR = re.compile(r"\bfrom\s+(?:1[5-9]|20)\d\d\s+to\s\Z", re.IGNORECASE)
BEFORE_WHEN = re.compile(r",\s+when\b")
"""Behind a year: "The worst was 2009, when seven were killed"."""
LABELS = re.compile(r":\s|[ \t]+[-–—][ \t]")
"""What ends a month that labels an entry."""


def previous_word(text: str, start: int) -> tuple[str, str]:
    """Return the word before an offset and what stands between, both empty at the start of a line."""
    match = PREVIOUS.search(text[max(0, start - 40) : start])
    if match is None or "\n" in match[2]:
        return "", ""
    return match[1], match[2]


def next_word(text: str, end: int) -> tuple[str, str]:
    """Return the word or sign after an offset, and the blanks between."""
    match = NEXT.match(text, end)
    assert match is not None
    return (match[2] or ""), match[1]


def is_plural_like(word: str) -> bool:
    """Whether a lower-case word can be what a number counts."""
    if not word[:1].islower():
        return False
    return word in load_time_words().counted_nouns or (len(word) > 3 and word.endswith("s") and word not in NOT_PLURAL)


def starts_sentence(text: str, start: int) -> bool:
    """Whether nothing but blanks, quotes or a mark stands between an offset and the end of a sentence before it."""
    before = text[max(0, start - 12) : start].rstrip(" \t\"“‘'([")
    return not before or before[-1] in ".!?\n:;•]”"


def is_year(text: str, start: int, end: int, year: int) -> bool:
    """Tell whether four digits are a year here, by the words beside them."""
    words = load_time_words()
    before, between = previous_word(text, start)
    after, gap = next_word(text, end)
    if gap.count("\n") > 1:
        after, gap = "", ""  # what opens the next paragraph is not counted by it
    lower = before.lower().strip("'’")
    is_counting = is_plural_like(after) and bool(gap)
    if year in NEXT_CENTURY:
        return lower in ENDING and not between.strip() and not is_counting
    bare = lower.rstrip(".")
    if text[max(0, start - 2) : start].rstrip().endswith("©"):
        return True
    if between.strip(" \u00a0(") == "":
        if lower in words.year_openers:
            return not (is_counting and year % 100 == 0 and after in words.counted_nouns)
        if bare in words.reference_nouns and "(" not in between:
            return False
        if before[:1].isupper() and bare in words.programme_nouns:
            return False
    if year in RECENT_YEARS and BEFORE_WHEN.match(text, end):
        return True
    if year in RECENT_YEARS and HEADS_ENTRY.match(text, end) and OPENS_LINE.search(text[max(0, start - 40) : start]):
        return True
    if text[start - 1 : start] in ("(", "["):
        return year in PRINTED_YEARS or after == ")"
    if "(" in between:
        return year in RECENT_YEARS or after == ")"
    if not between.strip():
        if lower in ("and", "or") and YEAR_BEFORE.search(text[max(0, start - 14) : start]):
            return True
        if lower == "to" and FROM_YEAR.search(text[max(0, start - 14) : start]):
            return True  # "From 1992 to 2019 mines killed 40"
        if before == "By" and year in RECENT_YEARS and year % 100 and starts_sentence(text, start - len("By ")):
            return True  # "By 2012 teams had cleared it"
        if lower == "of" and year in RECENT_YEARS and _dated_noun().search(text[max(0, start - 24) : start]):
            return True  # "the treaty of 1960 allows"
        if lower in words.year_allowers:
            articles = ("a", "an", "the", "its", "their", "this", "that")
            return not is_counting or (lower in articles and year % 100 != 0 and after not in words.counted_nouns)
        if lower.endswith(("'s", "’s")) or before.endswith(("s'", "s’")):
            return not is_counting
    if between.strip() == ",":
        return year in PRINTED_YEARS and not is_counting and after in (".", ",", ";", ")", ":", "")
    if year not in RECENT_YEARS or is_counting or bare in words.reference_nouns:
        return not before and between == "" and year in PRINTED_YEARS and _opens_line_as_year(text, start, after, gap)
    if before[:1].isupper() and (len(before) > 1 or not before.isupper()):
        return not after[:1].isdigit() and not re.fullmatch(r"[A-Z]?\d[\w-]*", before)
    return not before and between == "" and _opens_line_as_year(text, start, after, gap)


def is_season_general(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether a season is told of any year: no article, no preposition, no "early" before it."""
    before, between = previous_word(text, match.start())
    opened = before.lower() in SEASON_OPENERS and not between.strip()
    return not match["article"] and not opened and start == match.start()


@cache
def _dated_noun() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_time_words().dated_nouns)}\s+of\s+\Z", re.IGNORECASE)


YEAR_BEFORE = re.compile(r"\b(?:1[5-9]|20)\d\d,?\s+(?:and|or)\s+\Z", re.IGNORECASE)
# What may follow a year in words; before another noun it counts.
AFTER_WORDS = re.compile(
    r"\s*(?:[.,;:)\n]|\Z|\s(?:and|to|but|when|after|until|till|by|the|it|he|she|they|at|with|in|on|came|was|saw)\b)"
)


def is_year_in_words(text: str, start: int, end: int) -> bool:
    """Tell whether a year in words is one: a word of time stands before it, and it counts nothing."""
    before, between = previous_word(text, start)
    words = load_time_words()
    opened = before.lower() in words.year_openers or before.lower() in ("by", "from", "to", "before", "after", "and")
    return opened and not between.strip() and AFTER_WORDS.match(text, end) is not None


# Words before a season that show it to be one ("in spring"), not a source or a coil.
SEASON_OPENERS = frozenset(
    {"in", "by", "during", "until", "since", "before", "after", "over", "throughout", "of", "for", "spent", "and",
     "late", "early", "each", "every", "passed", "this", "that"}
)  # fmt: skip


def is_season_alone(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether a season without its year is one: "fall" is also a verb and "spring" a source, "winter" is no more.

    A capital within a sentence makes it part of a name ("the Summer Palace" is told by what follows).
    """
    name, has_article = match["season"], bool(match["article"])
    before, between = previous_word(text, start)
    if name[:1].isupper() and not starts_sentence(text, start):
        return False
    opened = before.lower() in SEASON_OPENERS and not between.strip()
    if name.lower() in ("spring", "fall"):
        after, _ = next_word(text, match.end())
        if name.lower() == "fall" and (not has_article or after == "of"):
            return False
        return opened and (
            before.lower() not in ("by", "over", "of", "for", "and", "after") or (has_article and after != "of")
        )
    return True


def _opens_line_as_year(text: str, start: int, after: str, gap: str) -> bool:
    """A year may open a sentence ("2004 was ...") or stand alone in a cell or heading."""
    return starts_sentence(text, start) and (
        after in ("was", "saw", "is", "marked", "brought", "also", "will", ":", ",", "") or "\n" in gap
    )


def is_month_alone(text: str, start: int, end: int, name: str) -> bool | None:
    """Tell whether a month's name without day and year is the month; None where only a range could make it one."""
    words = load_time_words()
    before, between = previous_word(text, start)
    after, gap = next_word(text, end)
    full = name.rstrip(".").title()
    if name.islower() and full in words.ambiguous_months:
        return None
    if not before and LABELS.match(text, end) and OPENS_LINE.search(text[max(0, start - 40) : start]):
        return True  # "August: the mission began"
    if full in ("Mar", "Sep", "Dec", "Jan", "Feb", "Jun", "Jul", "Apr", "Oct", "Nov", "Sept", "Aug") or name.isupper():
        return None
    is_opened = before.lower() in words.month_openers and not between.strip()
    runs_into_name = after[:1].isupper() and gap == " " and after not in words.weekdays
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        return None
    if full in words.ambiguous_months:
        is_named = runs_into_name and before.lower() not in ("in", "since", "until", "last", "this", "next")
        if before.lower() == "the" or is_named:
            return None
        return True if is_opened and before.lower() not in ("to", "and", "or", "for", "that", "per") else None
    if runs_into_name and (before.lower() == "the" or not is_opened):
        return None
    of_time = before in ("In", "Since", "By", "Until", "Last", "This", "Next")  # behind a dateline's dash
    opens = of_time or starts_sentence(text, start - len(before) - len(between))
    if before[:1].isupper() and not between.strip() and not opens:
        return None
    return before.lower() != "the"


PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|to|into|from|across|over)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})\s+\Z"
)
"""A place that a preposition opens, before the weekday that American papers set behind it: "killed in Kabul Monday"."""
LONGEST_PLACE = 60
NAMED_DAYS = frozenset(
    [
        "good",
        "black",
        "bloody",
        "super",
        "easter",
        "palm",
        "whit",
        "cyber",
        "ash",
        "holy",
        "maundy",
        "fat",
        "red",
        "the",
    ]
)
"""Words that make a name of the weekday behind them: "Black Friday"."""


def _is_behind_place(text: str, start: int, after: str) -> bool:
    """Whether a weekday follows a place and begins no name itself."""
    place = PLACE_BEFORE.search(text[max(0, start - LONGEST_PLACE) : start])
    named = place is None or place["name"].split()[-1].lower() in NAMED_DAYS
    return not named and not after[:1].isupper()


def is_weekday_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a weekday's name is the day, not a ship's, a newspaper's or a massacre's."""
    before, between = previous_word(text, start)
    after, gap = next_word(text, end)
    opened = before.lower() in (
        "on",
        "last",
        "this",
        "next",
        "since",
        "until",
        "by",
        "from",
        "to",
        "and",
        "late",
        "early",
    )
    if before[:1].isupper() and not between.strip() and not opened and not _is_behind_place(text, start, after):
        # Reporters write "Lavrov said Monday": a verb stands before; a capital there makes it a name.
        return starts_sentence(text, start - len(before) - len(between)) and before.lower() in ("on", "late", "early")
    return opened or not (after[:1].isupper() and gap == " ")
