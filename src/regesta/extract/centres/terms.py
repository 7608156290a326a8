"""A length of time that is a term: what governs it, and which lengths are none.

Tokens, a `Reading` or a time enter; the governing word, or yes or no, leaves. Nothing here knows of any predicate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.word_lists import words_of
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

LENGTHS = frozenset(["period", "term", "duration", "span"])
RIGHTS = frozenset(["use", "access", "right", "possession", "control"])
"""Nouns of what somebody gets for a time; the verb over them gives it: "grants them the use of X for ten years"."""


def term_governor(chain: list[Token]) -> Token:
    """Return the first word over a duration that is no mere word for a length: "for a period of 10 years".

    A right that is given for a time is passed as well; where nothing else governs, it is what lasts so long.
    """
    meant = [token for token in chain if token.lemma_.lower() not in LENGTHS] or chain[:1]
    given = (token for token in meant if token.pos_ != "NOUN" or token.lemma_.lower() not in RIGHTS)
    return next(given, meant[0])


OF_A_LENGTH = words_of("matters_of_a_length")
OTHER_LENGTH_OF_TIME = re.compile(
    r"[\s,]*(?:in advance|before\b|earlier|later|ago\b|after\b|prior|notice|['’]s?(?: \w+)? notice|old\b"
    rf"|of\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(OF_A_LENGTH))})\b)",
    re.IGNORECASE,
)


def spans_no_term(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a length of time is a notice, an age or a distance in time, and so no term.

    Behind "for" it is a term, though it begins after something: "for two years after its entry into force".
    """
    text = reading.document.text
    behind = OTHER_LENGTH_OF_TIME.match(text, time.end)
    return behind is not None and not (
        LASTING.search(text[max(0, time.start - 24) : time.start]) and behind[0].strip(" ,").lower() == "after"
    )


LASTING = re.compile(r"\bfor (?:a (?:term|period) of )?\Z", re.IGNORECASE)
