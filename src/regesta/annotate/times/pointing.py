"""Words by which relative times point: patterns that tell what a step, a week or a day is told from."""

from __future__ import annotations

import re

from regesta.annotate.times.tense import lies_ahead

__all__ = ["COUNTED", "DURING", "NAMED_WEEK", "NEAR_WORDS", "REPORTED", "THE_DAY", "THE_STRETCH", "THE_YEAR",
           "looks_on_from_writing", "points_to_writing", "tells_of_then"]  # fmt: skip

# Weeks that are counted ("three weeks later") and not named ("last week").
COUNTED = re.compile(
    r"\d|\b(?:ago|hence|before|after|from)\b|\A(?!(?:earlier|later)\b).*\b(?:earlier|later)\b", re.IGNORECASE
)
NAMED_WEEK = re.compile(r"\b(?:this|that|last|next|previous|following|same|current|coming|past)\s+week", re.IGNORECASE)
# "This" and "the" before a unit tell it from the document, in a history from the time in focus.
NEAR_WORDS = re.compile(
    r"\b(?:this|the)\s+(?:day|week|month|year|period|spring|summer|autumn|winter)\Z|\A(?:month|year|week)",
    re.IGNORECASE,
)


THE_DAY = re.compile(r"\bthe\s+(?:day|morning|afternoon|evening|night)\Z", re.IGNORECASE)
THE_STRETCH = re.compile(r"(?:\bthe\s+(?:week|month|year)|\A(?:week|month|year)(?:['’]s)?[-\s]end)\Z", re.IGNORECASE)
DURING = re.compile(r"\b[Dd]uring\s\Z")
"""Before "the year" of which is taken stock: that of the report, or the one told before."""
THE_YEAR = re.compile(r"\A(?:.*\bthe\s+)?year(?:['’]s)?(?:[-\s]end)?\Z", re.IGNORECASE | re.DOTALL)
REPORTED = re.compile(
    r"\b(?:(?:the\s+)?(?:reporting|review)\s+(?:period|year)|(?:the\s+)?(?:period|year)\s+under\s+(?:review|report)"
    r"|(?:the\s+)?period\s+covered\s+by\s+(?:this|the|the\s+present)\s+report)\b",
    re.IGNORECASE,
)
"""The time of which a report is: "in the reporting period"."""
PREVIOUS = re.compile(r"\bprevious\b")


SAID = re.compile(
    r"\b(?:said|told|announced|declared|promised|pledged|vowed|warned|stated|reported|added|confirmed|predicted|wrote)\b",
    re.IGNORECASE,
)
DECIDED = re.compile(
    r"\b(?:decided|agreed|promised|pledged|vowed|voted|resolved|undertook)\s+to\b[^.;:\n]*\b(?:in|on)\s+\Z"
)
"""Between the day of a decision and that of what is to be done by it: "in January they decided to leave in May"."""
SAYING_BEFORE = re.compile(
    SAID.pattern + r"(?:\s+(?:reporters|journalists|here|late|early))?\s+(?:on\s+)?\Z", re.IGNORECASE
)
"""Before the day of a saying, which no "next day" of the events counts from: "…, the army said on Tuesday"."""


THE_NEXT = re.compile(r"\Athe\s+(?:next|coming)\s+(?:year|decade|month|week)\Z", re.IGNORECASE)


def looks_on_from_writing(text: str, start: int, end: int) -> bool:
    """Tell whether "the next decade" is that of the document: it lies ahead of what the clause aims at."""
    return THE_NEXT.match(text[start:end]) is not None and lies_ahead(text, start, end)


def points_to_writing(text: str, start: int, end: int) -> bool:
    """Tell whether, with no time in focus, "the next month" and "previous year" are those of the document."""
    words = text[start:end]
    return (bool(PREVIOUS.search(words)) and not words.lower().startswith("the")) or lies_ahead(text, start, end)


SENTENCE_EDGE = re.compile(r"[.!?][”\"’)]*\s|\n")
REACH = 200
"""Characters on each side of a time in which its sentence is looked for."""
OF_NOW = re.compile(
    r"\b(?:has|have|is|are|isn['’]t|aren['’]t|now|today|currently|still|so\s+far|recent|recently)\b|['’](?:ve|ll)\b"
    r"|\b(?:will|would|shall|must|should|plans?|aims?|hopes?|intends?|expects?|expected|due)\b",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of the time of writing, or of what is to come."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of a stretch begins and ends, looked for a little way on each side."""
    edges = [match.end() for match in SENTENCE_EDGE.finditer(text, max(0, start - REACH), start)]
    edge = SENTENCE_EDGE.search(text, end, end + REACH)
    return edges[-1] if edges else max(0, start - REACH), end + REACH if edge is None else edge.start()


def tells_of_then(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence of a time says nothing of the time of writing nor of what lies ahead of it."""
    return OF_NOW.search(text, *sentence_around(text, start, end)) is None and not lies_ahead(text, start, end)
