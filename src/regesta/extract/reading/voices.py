"""Who speaks at a place of the text: an offset enters; the reported speech over it, or the speaker's state, leaves.

"Our troops" are those of the state for which the speaker or the publisher speaks: a minister, a ministry, a president's
office. A newspaper's "our" is nobody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.leaders import LEADING, last_name
from regesta.extract.word_lists import words_of
from regesta.model import Mention, ReportedSpeech

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST_PERSON = frozenset(["our", "we", "us", "ours"])
OFTEN, OUTNUMBERS = 2, 2
"""Times that a page must name its own government, and how many times as often as any other's."""
OFFICES_OF_STATE = words_of("offices_of_state")


def innermost_speech(reading: Reading, offset: int) -> ReportedSpeech | None:
    """Return the innermost reported passage over an offset; None in the document's own voice."""
    over = [s for s in reading.annotated.speech if any(start <= offset < end for start, end in s.content)]
    return min(over, key=lambda s: (sum(end - start for start, end in s.content), s.content), default=None)


def state_speaking(reading: Reading, token: Token) -> Mention | None:
    """Return the state for which a first person stands: that of the speaker's office, else of the publisher's.

    None where the word is no first person, where nobody's office is told, or where it names no state or two.
    """
    if token.lower_ not in FIRST_PERSON or token.text == "US":  # "Iraq's parliament demanded that US troops leave"
        return None
    speech = innermost_speech(reading, token.idx)
    if speech is None:
        name = state_of_office(reading, reading.document.publisher or "") or state_of_publisher(reading)
    else:
        name = state_of_office(reading, speech.source.office or speech.source.name or "")
        if name is None and _is_office_of_the_page(reading, speech):
            name = state_of_office(reading, reading.document.publisher or "")
    if name is None:
        return None
    return Mention(start=token.idx, end=token.idx + len(token), text=token.text, type="country", name=name)


def state_acting(reading: Reading, token: Token) -> Mention | None:
    """Return the state of a word that names none: that of a first person, else of a person who leads one."""
    return state_speaking(reading, token) or _state_led(reading, token)


def _state_led(reading: Reading, token: Token) -> Mention | None:
    """Return the state of a person whose office the page tells: "Macron" and "his", after "the French president"."""
    person = reading.mention_of(token)
    known = person is not None and person.type in ("person", "place")  # a leader may be called as a town is
    name = reading.leaders.get(last_name(person)) if known and person is not None else None
    if name is None and person is None and token.lower_ in ("he", "she", "his"):
        name = _state_of_office_before(reading, token)
    if name is None:
        return None
    return Mention(start=token.idx, end=token.idx + len(token), text=token.text, type="country", name=name)


def _state_of_office_before(reading: Reading, pronoun: Token) -> str | None:
    """Return the state of whom a sentence right before is about by the office alone: "Peru's president said … He"."""
    before = pronoun.doc[: pronoun.sent.start]
    if not len(before) or reading.block_at(before[-1].idx) is not reading.block_at(pronoun.idx):
        return None
    subjects = [t for t in before[-1].sent if t.dep_ == "nsubj" and t.lemma_.lower() in LEADING]
    owners = {reading.country_of(c) for t in subjects for c in t.children if c.dep_ in ("nmod:poss", "amod", "nmod")}
    states = owners - {None}
    return states.pop() if len(subjects) == 1 and len(states) == 1 else None


def _is_office_of_the_page(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether a speaker is of the state whose page it is: an adviser's statement on it, "the minister said"."""
    office = speech.source.office or speech.source.name or ""
    if reading.gazetteer.countries_in(office):
        return False
    stated = speech.cue is None and speech.source.office is not None
    return stated or not OFFICES_OF_STATE.isdisjoint(re.findall(r"[\w'’.-]+", office.lower()))


def state_of_publisher(reading: Reading) -> str | None:
    """Return the state of a publisher that is an office without a name: whose government the page tells of as its own.

    A "Prime Minister" whose page says "the Canadian Government" twice, and no other's as often, speaks for Canada.
    """
    if OFFICES_OF_STATE.isdisjoint(re.findall(r"[\w'’.-]+", (reading.document.publisher or "").lower())):
        return None
    (first, times), *others = [*reading.governments_named.most_common(2), ("", 0)]
    return first if times >= OFTEN and times >= OUTNUMBERS * others[0][1] else None


def state_of_office(reading: Reading, words: str) -> str | None:
    """Return the state that an office serves: "Australian Minister for Defence", "The White House"; None for others."""
    if (seat := reading.gazetteer.government_of(words)) is not None:
        return seat
    parts = re.findall(r"[\w'’.-]+", words)
    if OFFICES_OF_STATE.isdisjoint(part.lower() for part in parts):
        return None
    named = {country for country, _ in reading.gazetteer.countries_in(words)}
    return named.pop() if len(named) == 1 else None
