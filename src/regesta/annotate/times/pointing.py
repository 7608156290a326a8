"""Words by which relative times point: patterns that tell what a step, a week or a day is told from."""

from __future__ import annotations

import re

__all__ = ["COUNTED", "NAMED_WEEK", "NEAR_WORDS", "THE_DAY"]

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
