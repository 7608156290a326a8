"""Who may hold a position: what is said, with its source, enters; whether it is somebody's in office leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.word_lists import words_of
from regesta.model import ReportedSpeech

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKERS = ("speaker", "office", "press_service")
FORETELLING = words_of("verbs_of_reckoning")
IN_OFFICE = words_of("people_in_office")
ORDINARY = words_of("ordinary_people")
BODIES_OF_ANY_KIND = words_of("bodies_of_any_kind")


def is_official(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether who speaks may hold a position: somebody with a name or an office, no people and no bystander."""
    if _is_a_body_of_any_kind(speech.source.name) or _is_of_a_people(reading, speech):
        return False
    ordinary = any(
        form in ORDINARY for word in speech.source.name.lower().split() for form in (word, word.removesuffix("s"))
    )
    ordinary = ordinary and not any(word[:1].isupper() for word in speech.source.name.split())
    named = not speech.source.anonymous or _holds_office(speech)
    return speech.source.role in SPEAKERS and named and not ordinary


def _is_a_body_of_any_kind(name: str) -> bool:
    """Tell whether a name is only a noun for a body, party or outlet: "the party", "both sides" could be any."""
    words = name.split()
    bare = not any(word[:1].isupper() for word in words)
    return bare and bool({words[-1], words[-1].removesuffix("s")} & BODIES_OF_ANY_KIND) if words else False


def _holds_office(speech: ReportedSpeech) -> bool:
    """Tell whether somebody without a name speaks for a state or body: "a senior Qatari official", "a spokesman for the
    Danish army", not "an expert"."""
    name = speech.source.name.lower()
    words = re.split(r" (?:in|at|of|from|with|for|who|close|familiar)\b|,", name, maxsplit=1)[0].split()
    head = words[-1] if words else ""
    of_whom = len(words) > 1 or re.search(r" (?:of|for|in|at|from) .*[A-Z]", speech.source.name) is not None
    return of_whom and bool({head, head.removesuffix("s")} & IN_OFFICE)


def _is_of_a_people(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether some of a people speak: "angry Filipinos", "many Germans"; "the Americans" may be their state."""
    words = speech.source.name.split()
    named = speech.source.evidence
    plural = words[-1:] and words[-1].endswith("s") and reading.gazetteer.is_demonym(words[-1])
    whole = len(words) == 1 and named is not None and named.quote.lower().startswith("the ")
    return bool(plural) and not whole


def reckons(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether the word of saying reckons, foretells or records, or is only what another is asked to do.

    An estimate is nobody's stance, and whom the UN presses "to consider" a contribution has not considered it.
    """
    if speech.cue is None:
        return False
    cue = reading.head_of(*speech.cue)
    asked = cue.dep_ == "xcomp" and cue.tag_ == "VB" and any(child.dep_ == "obj" for child in cue.head.children)
    return asked or cue.lemma_.lower() in FORETELLING or _expects(cue)


def _expects(cue: Token) -> bool:
    """Tell whether somebody only foresees: "expects that the rebels will surrender"."""
    if cue.lemma_.lower() != "expect":
        return False
    told = (child for child in cue.children if child.dep_ == "ccomp")
    return any(child.lower_ in ("will", "would", "wo", "'ll", "’ll") for verb in told for child in verb.children)
