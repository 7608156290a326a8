"""Of old: whether a passage tells of times before the states of today; a token enters, yes or no leaves.

The armies of ancient Greece are no Greek forces abroad. A sentence is of old by a word for such times ("ancient", "BC")
or a date before `OLDEST_STATE`, unless it has a later date; a sentence with neither is as most of its page is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from regesta.extract.reading.document import Reading

OLDEST_STATE = 1700
"""Year before which none of the states whose forces the field follows had its present forces abroad."""
WORDS_OF_OLD = words_of("words_of_old")
ARMIES_OF_OLD = words_of("armies_of_old")
PEOPLES_OF_OLD = words_of("peoples_of_old")
FEW = 2
"""So many words and dates of old in passing make no page of old."""


class Eras:
    """Tells for the sentences of one document whether they are of old; the page is counted once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def is_of_old(self, token: Token) -> bool:
        """Tell whether the sentence of a token is of old, by its own words and dates, else by most of its page."""
        old, modern = self._counted(token.sent)
        if old or modern:
            return old > modern
        return self._page_is_of_old

    @cached_property
    def _page_is_of_old(self) -> bool:
        counts = [self._counted(sentence) for sentence in self._reading.sentences]
        old = sum(found for found, _ in counts)
        return old > FEW and old > sum(modern for _, modern in counts)

    def _counted(self, sentence: Span) -> tuple[int, int]:
        """Return how many words and dates of a sentence are of old, and how many dates are later."""
        years = list(_years(self._reading.times_between(sentence.start_char, sentence.end_char)))
        words = sum(1 for token in sentence if _is_word_of_old(token))
        return words + sum(year < OLDEST_STATE for year in years), sum(year >= OLDEST_STATE for year in years)


def _years(times: Iterable[TimeExpression]) -> Iterable[int]:
    for time in times:
        digits = (time.edtf_start or "")[:5] if (time.edtf_start or "").startswith("-") else (time.edtf_start or "")[:4]
        if digits.removeprefix("-").isdigit():
            yield int(digits)


def _is_word_of_old(token: Token) -> bool:
    """Tell whether a word is of old times, or makes the army behind it one of old."""
    if token.lower_ in WORDS_OF_OLD:
        return True
    return token.lower_ in ARMIES_OF_OLD and token.head.lemma_.lower() in PEOPLES_OF_OLD
