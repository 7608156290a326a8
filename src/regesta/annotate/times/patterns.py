"""What to look for: the time lexicon enters, compiled regular expressions leave.

Names of months and weekdays are told by their capital; everything else ignores case. A pattern finds the core of an
expression; words before it that bound or place it are read backward from there.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, number_pattern
from regesta.annotate.times.words import load_time_words

YEAR = r"(?:1\d{3}|20\d{2}|2100)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# Blanks within one expression: a line may be wrapped there, but no paragraph ends.
GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?![^\S\n]*\n)[^\S\n]*)"
DASH = r"[-\u2010-\u2015]"
NO_NUMBER_AFTER = r"(?![\d:%]|[.,]\d|\s?\d{3}\b)"
ORDINAL_WORDS = {"first": 1, "second": 2, "latter": 2, "third": 3, "fourth": 4}


@cache
def month() -> str:
    """Full names, and abbreviations with or without their full stop."""
    words = load_time_words()
    return rf"(?:{alternatives(words.full_months)}\b|{alternatives(words.short_months)}\b\.?)"


@cache
def weekday() -> str:
    return alternatives(load_time_words().weekdays) + r"\b"


@cache
def day_month() -> re.Pattern[str]:
    """ "5 October 2012", "3rd of March", "4-9 June 2012", "Tuesday, 14 May 2013"."""
    return re.compile(
        rf"(?<![\w.,/:])(?:(?P<weekday>{weekday()}),?\s+)?(?i:the\s+)?"
        rf"(?P<day>{DAY})(?:st|nd|rd|th)?"
        rf"(?:(?P<joint>\s?{DASH}\s?|\s+(?:to|until|and)\s+)(?P<last_day>{DAY})(?:st|nd|rd|th)?)?"
        rf"(?:{GAP}|-)(?:of\s+)?(?P<month>{month()})(?:(?:,?{GAP}|-)(?P<year>{YEAR})(?!\d|,\d{{3}}))?"
    )


@cache
def month_day() -> re.Pattern[str]:
    """ "October 5", "April 17, 1998", "September 12–18, 2011", "Wednesday, June 21st"."""
    return re.compile(
        rf"(?:(?P<weekday>{weekday()}),?\s+)?\b(?P<month>{month()}){GAP}(?:the\s+)?"
        rf"(?P<day>{DAY})(?:st|nd|rd|th)?{NO_NUMBER_AFTER}(?!-\w*[a-z])"
        rf"(?:(?P<joint>\s?{DASH}\s?|\s+(?:to|until|and)\s+)(?P<last_day>{DAY})(?:st|nd|rd|th)?{NO_NUMBER_AFTER}(?!\s[A-Z]))?"
        rf"(?:,?{GAP}(?P<year>{YEAR})(?!\d|,\d{{3}})|\s+of\s+(?:that|the\s+same)\s+year\b)?"
    )


@cache
def month_year() -> re.Pattern[str]:
    """ "September 2003", "June, 1999", "November-December 2004", and a month alone, to be judged by its neighbours."""
    return re.compile(
        rf"(?<![\w-])(?P<mid>[Mm]id-)?(?P<month>{month()})(?:\s?(?P<joint>[-\u2010-\u2015/])\s?(?P<last_month>{month()}))?"
        rf"(?:,?{GAP}(?:of\s+)?(?P<year>{YEAR})(?![\d%]|[.,]\d)|\s+of\s+(?P<that>that|the\s+same)\s+year\b)?"
    )


@cache
def numeric_date() -> re.Pattern[str]:
    """ "2019-03-07", "13.05.2002", "25/11/2006"."""
    return re.compile(
        r"(?<![\w./-])(?:(?P<iso>\d{4})(?P<iso_sign>[-/.])(?P<iso_month>\d\d)(?P=iso_sign)(?P<iso_day>\d\d)"
        r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
        r"|(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}))(?![\w/-]|\.\d)"
    )


@cache
def season_year() -> re.Pattern[str]:
    """ "spring 2006", "the autumn of 2001", "summer" after "last" or "the", "winter of 1939-40"."""
    seasons = alternatives(load_time_words().seasons)
    return re.compile(
        rf"\b(?P<article>the\s+)?(?P<season>(?i:{seasons}))(?![^\S\n]+[A-Z])(?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?:{DASH}(?P<last>\d\d(?:\d\d)?))?(?![\d%]))?\b"
    )


@cache
def part_of_year() -> re.Pattern[str]:
    """ "the first half of 2005", "the fourth quarter of 2010"."""
    return re.compile(
        rf"\b(?:the\s+)?(?P<which>first|second|latter|third|fourth|1st|2nd|3rd|4th)\s+(?P<part>half|quarter)"
        rf"\s+(?:of\s+)?(?P<year>{YEAR})\b",
        re.IGNORECASE,
    )


@cache
def decade() -> re.Pattern[str]:
    """ "the 1990s", "mid-1990s", "the late '80s"."""
    return re.compile(
        r"\b(?:the\s+)?(?:(?P<position>early|mid|late)(?:dle)?[-\s]+(?:to[-\s]+late[-\s]+)?)?(?:the\s+)?"
        r"(?:(?P<decade>1\d|20)(?P<tens>\d)0['’]?s|['‘’](?P<short>[2-9])0s)\b|(?<!\w)['‘’](?P<bare>[2-9])0s\b",
        re.IGNORECASE,
    )


@cache
def century() -> re.Pattern[str]:
    """ "the nineteenth century", "the 20th century"."""
    ordinals = alternatives(load_number_words().ordinals)
    return re.compile(
        rf"\b(?:the\s+)?(?:(?P<position>early|mid|late)[-\s]+)?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{ordinals}))"
        rf"[-\s]+centur(?:y|ies)\b",
        re.IGNORECASE,
    )


@cache
def year() -> re.Pattern[str]:
    """A year or a range of years, whatever stands around it: `names` judges that."""
    return re.compile(
        rf"(?<![\w/$€£#+:-])(?<!\d[.,\s])(?:(?P<mid>[Mm]id-)|(?P<fiscal>(?i:fiscal\s+years?\s+|FY\s?)))?(?P<year>{YEAR})"
        rf"(?:(?P<joint>\s?{DASH}\s?|/)(?P<last>{YEAR}|\d\d))?(?![\w%+]|[.,:/]\d|-(?!\s)\w|\s\d|{DASH}\d)"
        rf"|(?<![\w.,])(?P<before>\d{{1,4}})(?:\s?{DASH}\s?(?P<before_last>\d{{1,4}}))?\s?(?P<era>BCE?|B\.C\.|AD|A\.D\.)(?!\w)"
        rf"|\bFY\s?(?P<short_fiscal>{YEAR})\b"
    )


@cache
def duration() -> re.Pattern[str]:
    """A number of units: "49 years", "a 25-year", "two and a half years", "several months", "decades"."""
    units = alternatives([*load_time_words().units])
    vague = alternatives([*load_number_words().vague, "some", "tens of", "dozens of", "hundreds of", "thousands of"])
    return re.compile(
        rf"(?<![\w.,$€£-])(?:(?P<number>{number_pattern()}|an?|another|half\s+an?|(?:a|one)\s+and\s+a\s+half)"
        rf"(?:(?:\s+|-)(?:to|or|{DASH})(?:\s+|-)(?P<last>{number_pattern()})|{DASH}(?P<last_dash>\d+))?"
        rf"(?P<half>\s+and\s+a\s+half)?|(?P<vague>{vague}))"
        rf"(?:\s+|-)(?:more\s+|further\s+|additional\s+|full\s+|whole\s+|consecutive\s+)?(?P<unit>{units})(?P<plural>s)?\b(?P<later_half>\s+and\s+a\s+half\b)?(?!-old|\s+old\b|\s+of\s+age)"
        rf"|(?<![\w-])(?P<bare>decades|centuries|(?<=for )(?:years|months|weeks|days|hours))\b(?!-old|\s+old\b)",
        re.IGNORECASE,
    )


@cache
def recurrence() -> re.Pattern[str]:
    """ "every 25 years", "each month", "per month", "annually"."""
    units = alternatives(load_time_words().units)
    return re.compile(
        rf"\b(?:(?:every|each)\s+(?:(?P<number>{number_pattern()})\s+|(?P<other>other|second)\s+)?(?P<unit>{units})s?"
        rf"|(?:per|each)\s+(?P<per>{units})|(?P<adverb>annually|yearly))\b",
        re.IGNORECASE,
    )


@cache
def step() -> re.Pattern[str]:
    """ "last month", "the following year", "later that month", "this July", "next Monday"."""
    words = load_time_words()
    units = alternatives(word for word in words.units if word not in ("second", "minute", "centuries"))
    seasons = alternatives(words.seasons)
    return re.compile(
        rf"\b(?P<position>(?:(?i:early|earlier|late|later|mid)[-\s]+"
        rf"|(?i:(?:the\s+)?(?:end|beginning|start|middle)\s+of|(?:late|later|early|earlier)\s+in)\s+)?)"
        rf"(?P<word>(?i:{alternatives(words.steps)})|(?<=of\s)the|(?<=in\s)the)\s+"
        rf"(?:(?P<unit>(?i:{units}))|(?P<weekday>{weekday()})|(?P<month>{month()})|(?P<season>(?i:{seasons})))\b(?!-|['’]s\s+end|\s+of\b)",
    )


@cache
def window() -> re.Pattern[str]:
    """ "the past three years", "the next few months", "recent weeks"."""
    units = alternatives(load_time_words().units)
    vague = alternatives([*load_number_words().vague])
    return re.compile(
        rf"\b(?:(?:the\s+)?(?P<word>past|last|previous|preceding|next|coming|following)\s+"
        rf"(?:(?P<number>{number_pattern()})|(?P<vague>{vague}))\s+(?P<unit>{units})s?(?!\s+of\b)"
        rf"|(?P<recent>recent|(?:the\s+)?(?:coming|past))\s+(?P<recent_unit>days|weeks|months|years|decades))\b",
        re.IGNORECASE,
    )


@cache
def day_word() -> re.Pattern[str]:
    """ "yesterday", "today", and a weekday alone."""
    days = alternatives(load_time_words().days)
    return re.compile(rf"\b(?:(?P<day>(?i:{days}))|(?P<weekday>{weekday()}))\b")


@cache
def bound_before() -> re.Pattern[str]:
    """The bounding preposition that ends a stretch of text."""
    bounds = alternatives(load_time_words().bounds)
    return re.compile(rf"(?<![\w-])(?P<bound>{bounds})\s+(?:about\s+|around\s+|at\s+least\s+)?\Z", re.IGNORECASE)


@cache
def position_before() -> re.Pattern[str]:
    """ "early", "the end of", "mid-" that end a stretch of text before a date."""
    return re.compile(
        r"(?<![\w-])(?:(?P<adjective>early|mid|late)(?:\s+in)?[-\s]+"
        r"|(?:the\s+)?(?:very\s+)?(?P<noun>beginning|start|outset|middle|end|close)\s+of\s+(?:the\s+year\s+)?)\Z",
        re.IGNORECASE,
    )
