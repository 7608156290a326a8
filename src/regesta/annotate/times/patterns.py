"""What to look for: the time lexicon enters, compiled regular expressions leave.

Names of months and weekdays are told by their capital; everything else ignores case. A pattern finds the core of an
expression; words before it that bound or place it are read backward from there.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, number_pattern
from regesta.annotate.times.spelled import day_in_words, year_in_words
from regesta.annotate.times.words import load_time_words

YEAR = r"(?:1\d{3}|2[01]\d{2})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# Blanks within one expression: a line may be wrapped there, but no paragraph ends.
GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?![^\S\n]*\n)[^\S\n]*)"
DASH = r"[-\u2010-\u2015]"
NO_NUMBER_AFTER = r"(?![\d%]|:\d|[.,]\d|\s?\d{3}\b)"
ERA = r"(?:BCE?|B\.C\.?|AD|A\.D\.?)(?!\w)"


@cache
def month() -> str:
    """Full names, and abbreviations with or without their full stop."""
    words = load_time_words()
    letter_after = r"(?![^\W\d_])"  # "Dec31" is a month and its day
    return rf"(?:{alternatives(words.full_months)}{letter_after}|{alternatives(words.short_months)}{letter_after}\.?)"


@cache
def weekday_beside_day() -> str:
    """A weekday in front of its day, where it may be cut short."""
    words = load_time_words()
    return rf"(?:{weekday()}|{alternatives(words.weekday_abbreviations)}\b\.?)"


@cache
def day_name() -> str:
    return rf"(?:{DAY}(?:st|nd|rd|th)?|{day_in_words()})"


@cache
def any_year() -> str:
    """A year in digits or words, or one that names its era."""
    return rf"(?:(?P<year>{YEAR}(?!\s?{ERA})|{year_in_words()})|(?P<number>\d{{1,4}})\s?(?P<era>{ERA}))"


def relative_year(name: str) -> str:
    """ "October last year", "July of that year": the year told from elsewhere."""
    words = r"last|this|next|that|(?:the\s+)?(?:same|following|previous)"
    return rf",?\s+(?:(?:in|of)\s+)?(?P<{name}>(?i:{words}))\s+(?i:year)\b"


@cache
def weekday() -> str:
    return alternatives(load_time_words().weekdays) + r"\b"


@cache
def day_month() -> re.Pattern[str]:
    """ "5 October 2012", "3rd of March", "4-9 June 2012", "Tuesday, 14 May 2013", "the 12th of October last"."""
    return re.compile(
        rf"(?<![\w.,/:])(?:(?P<weekday>{weekday_beside_day()}),?\s+)?(?i:the\s+)?"
        rf"(?P<day>{day_name()})"
        rf"(?:(?P<joint>\s?{DASH}\s?|\s+(?:to|until|till|through|and)\s+)(?P<last_day>{day_name()}))?"
        rf"(?:{GAP}|-)(?:day\s+)?(?:of\s+)?(?P<month>{month()})"
        rf"(?:(?:\s?,?{GAP}|-)(?:of\s+)?(?:the\s+year\s+)?{any_year()}(?!\d|,\d{{3}})|{relative_year('that')}"
        rf"|\s+(?P<letter>last|next)\b(?!\s+\w+))?"
    )


@cache
def month_day() -> re.Pattern[str]:
    """ "October 5", "April 17, 1998", "September 12–18, 2011", "Wednesday, June 21st", "May twenty-first"."""
    return re.compile(
        rf"(?:(?P<weekday>{weekday_beside_day()}),?\s+)?\b(?P<month>{month()})(?:{GAP}|(?=\d))(?P<article>the\s+)?"
        rf"(?P<day>{day_name()}){NO_NUMBER_AFTER}(?!-(?!{month()})\w*[a-z])(?!\s?{ERA})"
        rf"(?:(?P<joint>\s?{DASH}\s?|\s+(?:to|until|till|through|and)\s+)(?P<last_day>{day_name()}){NO_NUMBER_AFTER}(?!\s[A-Z]|-\w))?"
        rf"(?:\s?,?{GAP}{any_year()}(?!\d|,\d{{3}})|{relative_year('that')})?"
    )


@cache
def month_year() -> re.Pattern[str]:
    """ "September 2003", "June, 1999", "November-December 2004", and a month alone, to be judged by its neighbours."""
    return re.compile(
        rf"(?:(?<![\w-])|(?<=\b[Ee]nd-))(?P<mid>[Mm]id-)?(?P<month>{month()})(?:\s?(?P<joint>[-\u2010-\u2015/])\s?(?P<last_month>{month()}))?"
        rf"(?:\s?,?{GAP}(?:of\s+)?(?:the\s+year\s+)?{any_year()}(?![\d%]|[.,]\d)|{relative_year('that')})?"
    )


@cache
def numeric_date() -> re.Pattern[str]:
    """ "2019-03-07", "13.05.2002", "25/11/2006"."""
    return re.compile(
        r"(?:(?<![\w./-])|(?<=[A-Za-z][-_]))(?:(?P<iso>\d{4})(?P<iso_sign>[-/.])(?P<iso_month>\d\d)(?P=iso_sign)(?P<iso_day>\d\d)"
        r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
        r"|(?<=[Oo]n\s)(?P<spaced>\d{4})\s(?P<spaced_month>\d\d)\s(?P<spaced_day>\d\d)(?!\s\d)"
        r"|(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}))(?![\w/-]|\.\d)"
    )


@cache
def season_year() -> re.Pattern[str]:
    """ "spring 2006", "the autumn of 2001", "summer" after "last" or "the", "winter of 1939-40"."""
    seasons = alternatives(load_time_words().seasons)
    return re.compile(
        rf"\b(?P<article>(?i:the)\s+)?(?P<season>(?i:{seasons}))(?![^\S\n]+[A-Z]|-\w|['’]s)"
        rf"(?:,?\s+(?:of\s+)?{any_year()}(?:(?:{DASH}|/)(?P<last>\d\d(?:\d\d)?))?(?![\d%])|{relative_year('that')})?(?!\w)"
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
        rf"[-\s]+centur(?:y|ies)\b(?P<era>\s?{ERA})?",
        re.IGNORECASE,
    )


@cache
def year() -> re.Pattern[str]:
    """A year or a range of years, whatever stands around it: `names` judges that."""
    number = r"\d{1,4}"
    return re.compile(
        rf"(?:(?<![\w/$€£#+:-])(?<!\d[.,\s])|(?<=\b[Ee]nd-)|(?<=\b[Pp]ost-)|(?<=\b[Pp]re-))(?:(?P<mid>[Mm]id-)|(?P<fiscal>(?i:fiscal\s+years?\s+|FY\s?))"
        rf"|(?P<named>(?i:(?:the\s+)years?\s+(?:of\s+)?)))?(?P<year>{YEAR}(?!\s?{ERA}))"
        rf"(?:(?P<joint>\s?[~\u2010-\u2015-]\s?(?=\d{{4}}|0\d)|[~\u2010-\u2015-]|/)(?P<last>{YEAR}|\d\d))?(?![\w%+]|[.,:/]\d|-(?!\s)\w|\s\d(?!\d?[\s.]\w)|{DASH}\d)"
        rf"|(?<![\w.,])(?P<before>{number})(?:(?:\s?{DASH}\s?|\s+(?:to|until|till)\s+)(?P<before_last>{number}))?\s?(?P<era>{ERA})"
        rf"|\bFY\s?(?P<short_fiscal>{YEAR})\b|\b(?:AD|A\.D\.)\s?(?P<after>\d{{1,4}})\b"
        rf"|(?:(?<=\bc\.\s)|(?<=\bca\.\s)|(?<=\bcirca\s))(?P<early>\d{{3}})(?![\w,%]|\.\d|\s+(?!(?:in|on|at|by|the|and|or|to|until|when|as)\b)[a-z])"
    )


@cache
def year_word() -> re.Pattern[str]:
    """A year in words: "nineteen ninety-six"."""
    return re.compile(rf"(?<![\w-])(?P<year>{year_in_words()})")


@cache
def duration() -> re.Pattern[str]:
    """A number of units: "49 years", "a 25-year", "two and a half years", "several months", "decades"."""
    vague = alternatives([*load_number_words().vague, "some", "tens of", "dozens of", "hundreds of", "thousands of"])
    # "Two quarters" may be parts of a town; a quarter is a unit only of steps.
    units = alternatives(word for word in load_time_words().units if word != "quarter")
    return re.compile(
        rf"(?<![\w.,$€£-])(?:(?P<number>{number_pattern()}|an?|another|half(?:\s+an?)?|all|full|(?:a|one)\s+and\s+a\s+half)"
        rf"(?:(?:\s+|-)(?:to|or|{DASH})(?:\s+|-)(?P<last>{number_pattern()})|{DASH}(?P<last_dash>\d+))?"
        rf"(?P<half>\s+and\s+(?:a\s+)?(?:half|(?P<quarter>quarter)))?|(?P<vague>{vague}))"
        rf"(?:\s+|-)(?:more\s+|further\s+|additional\s+|full\s+|whole\s+|consecutive\s+)?(?P<unit>{units})(?P<plural>s)?\b(?P<later_half>\s+and\s+(?:a\s+)?(?:half|(?P<later_quarter>quarter))\b(?!\s+an?\b))?(?!-old|\s+old\b|\s+of\s+age)"
        rf"|(?<![\w-])(?P<bare>decades|centuries|(?<=for )(?:years|months|weeks|days|hours)"
        rf"|(?:years|months|weeks|days|hours|minutes)(?=\s+(?:later|earlier|afterwards?|before\s*[.,;)]|ago)))\b(?!-old|\s+old\b)",
        re.IGNORECASE,
    )


@cache
def recurrence() -> re.Pattern[str]:
    """ "every 25 years", "each month", "per month", "annually", "every Monday", "each winter", "daily"."""
    units = alternatives([*load_time_words().units, "weekend", "weekday", "morning", "afternoon", "evening"])
    adverbs = alternatives(load_time_words().recurrence_words)
    parts = rf"(?i:{alternatives(load_time_words().seasons)})|{month()}"
    return re.compile(
        rf"\b(?:(?i:every|each)\s+(?:(?P<number>(?i:{number_pattern()}))\s+|(?P<other>(?i:other|second))\s+)?"
        rf"(?:(?P<unit>(?i:{units}))s?|(?P<weekday>{weekday()})|(?P<part_of_year>{parts}))"
        rf"|(?i:per|each)\s+(?P<per>(?i:{units}))|(?<![-–])(?P<adverb>(?i:{adverbs})))\b(?!-)"
    )


@cache
def step() -> re.Pattern[str]:
    """ "last month", "the following year", "later that month", "this July", "next Monday", "that night"."""
    words = load_time_words()
    units = alternatives(
        [
            *(w for w in words.units if w not in ("second", "minute", "centuries")),
            *words.parts_of_day,
            *words.kinds_of_week,
        ]
    )
    seasons = alternatives(words.seasons)
    return re.compile(
        rf"\b(?P<position>(?:(?i:early|earlier|late|later|mid)[-\s]+"
        rf"|(?i:(?:the\s+)?(?:end|beginning|start|middle)\s+of|(?:late|later|early|earlier)\s+in)\s+)?)"
        rf"(?P<word>(?i:{alternatives(words.steps)})|(?<=of\s)the|(?<=in\s)the|(?<=[Dd]uring\s)the(?=\s+year\b))\s+"
        rf"(?:(?P<unit>(?i:{units}))|(?P<weekday>{weekday()})|(?P<month>{month()})|(?P<season>(?i:{seasons})))\b(?!-|['’]s\s+end|\s+of\b)",
    )


@cache
def month_end() -> re.Pattern[str]:
    """ "At month's end", "by year's end"."""
    return re.compile(r"\b(?P<unit>week|month|year)(?:['’]s)?[-\s]end\b(?!-|ing)", re.IGNORECASE)


@cache
def to_date() -> re.Pattern[str]:
    """ "The year to date"."""
    return re.compile(r"\b(?:the\s+)?(?P<unit>month|year)[\s-]to[\s-]date\b", re.IGNORECASE)


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
    """ "yesterday", "today", and a weekday alone, each with its part of the day; "Tuesday of last week"."""
    days = alternatives(load_time_words().days)
    parts = alternatives(load_time_words().parts_of_day)
    return re.compile(
        rf"\b(?:(?P<day>(?i:{days}))|(?P<weekday>{weekday()}))\b(?:\s+{parts}\b(?!\s+[A-Z]))?"
        rf"(?:(?<=day),?\s+(?:of\s+)?(?P<week>last|this|next|(?:the\s+)?(?:following|previous))\s+week\b)?"
    )


@cache
def bound_before() -> re.Pattern[str]:
    """The bounding preposition that ends a stretch of text."""
    bounds = alternatives(load_time_words().bounds)
    return re.compile(rf"(?<![\w-])(?P<bound>{bounds})\s+(?:about\s+|around\s+|at\s+least\s+)?\Z", re.IGNORECASE)


@cache
def position_before() -> re.Pattern[str]:
    """ "early", "the end of", "mid-" that end a stretch of text before a date."""
    parts = alternatives(load_time_words().parts_of_day)
    return re.compile(
        rf"(?<![\w-])(?:(?:the\s+)?(?:early\s+|late\s+)?(?P<part>{parts})\s+(?:hours\s+)?(?:of|from|between)\s+|(?P<adjective>early|mid|late)(?:\s+in)?[-\s]+|"
        r"end-|(?:(?<=\bby\s)|(?<=\bat\s)|(?<=\buntil\s)|(?<=\bsince\s)|(?<=\bof\s))end\s+"
        r"|(?:the\s+)?(?:very\s+)?(?P<noun>beginning|start|outset|middle|end|close)\s+of\s+(?:the\s+year\s+)?)\Z",
        re.IGNORECASE,
    )


@cache
def stretch_from_event() -> re.Pattern[str]:
    """ "Between the start of the siege and", "from its opening until": what ends with the date that follows."""
    event = r"\s+(?:the|its|their|his|her)\s+(?:[^\W\d_][\w’'-]*\s+){1,7}?"
    return re.compile(
        rf"\b(?:between{event}and|from{event}(?:up\s+)?(?:to|until|till|through))\s+(?:the\s+)?\Z", re.IGNORECASE
    )


@cache
def overnight() -> re.Pattern[str]:
    """ "Overnight", not before what lasts or runs a night ("an overnight stay")."""
    nouns = alternatives(load_time_words().overnight_nouns)
    return re.compile(rf"(?<![\w-])overnight(?![\w-]|\s+{nouns}\b)", re.IGNORECASE)


@cache
def weekday_name() -> re.Pattern[str]:
    """A weekday's name, wherever it stands."""
    return re.compile(rf"\b{weekday()}")


@cache
def month_name() -> re.Pattern[str]:
    """A month's name beside a number."""
    return re.compile(rf"\b(?:\d{{1,2}}\s+{month()}|{month()}\s+\d)")


@cache
def weekend() -> re.Pattern[str]:
    """ "Over the weekend", without the day that it ends or the week that it is of."""
    return re.compile(r"\b(?:over|at|during|on)\s+(?P<span>the\s+weekend)\b(?!-|\s+of\b|['’]s)", re.IGNORECASE)
