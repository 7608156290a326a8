"""Who speaks at a place of the text: an offset enters; the reported speech over it, or the speaker's state, leaves.

"Our troops" are those of the state for which the speaker or the publisher speaks: a minister, a ministry, a president's
office. A newspaper's "our" is nobody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.word_lists import words_of
from regesta.model import Mention, ReportedSpeech

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST_PERSON = frozenset(["our", "we", "us", "ours"])
OFFICES_OF_STATE = words_of("offices_of_state")


def innermost_speech(reading: Reading, offset: int) -> ReportedSpeech | None:
    """Return the innermost reported passage over an offset; None in the document's own voice."""
    over = [s for s in reading.annotated.speech if any(start <= offset < end for start, end in s.content)]
    return min(over, key=lambda s: (sum(end - start for start, end in s.content), s.content), default=None)


def state_speaking(reading: Reading, token: Token) -> Mention | None:
    """Return the state for which a first person stands: that of the speaker's office, else of the publisher's.

    None where the word is no first person, where nobody's office is told, or where it names no state or two.
    """
    if token.lower_ not in FIRST_PERSON:
        return None
    speech = innermost_speech(reading, token.idx)
    told = reading.document.publisher if speech is None else speech.source.office or speech.source.name
    name = state_of_office(reading, told or "")
    if name is None and speech is not None and speech.cue is None and speech.source.office is not None:
        name = state_of_office(reading, reading.document.publisher or "")  # an adviser's statement on a state's page
    if name is None:
        return None
    return Mention(start=token.idx, end=token.idx + len(token), text=token.text, type="country", name=name)


def state_of_office(reading: Reading, words: str) -> str | None:
    """Return the state that an office serves: "Australian Minister for Defence", "The White House"; None for others."""
    if (seat := reading.gazetteer.government_of(words)) is not None:
        return seat
    parts = re.findall(r"[\w'’.-]+", words)
    if OFFICES_OF_STATE.isdisjoint(part.lower() for part in parts):
        return None
    named = {country for country, _ in reading.gazetteer.countries_in(words)}
    return named.pop() if len(named) == 1 else None
