"""Where the incident was that a clause on its dead takes up: "a bomb exploded in X. … Eight people were killed."

`Slots` of a claim on casualties enter; the `Mention` of the incident's place leaves, or None where none was told near
enough, or two fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of, clause_tokens, is_verbal
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.places import is_locality, place_in, places_of, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

INCIDENTS = words_of("incidents")
BREAKING_OUT = words_of("incident_verbs")
NEXT_PARAGRAPH = 0.4
"""Share of presence down to which "eight people were killed" goes on about the incident before: a sentence or two of
its paragraph, or the end of the paragraph before."""
STATED = ("in", "at", "near", "outside", "on", "around", "inside")


def place_of_incident(slots: Slots) -> Mention | None:
    """The place of the incident that a claim takes up: of the nearest sentence that tells one, if it is one place."""
    reading, focus = slots.reading, slots.focus
    words = clause_tokens(clause_head(slots.centre.governor))
    if all_places(slots) or any(word.lemma_.lower() in INCIDENTS and word.tag_ == "NNS" for word in words):
        return None  # "casualties in Chad", "in all the explosions": more than one incident
    named = any(word.lemma_.lower() in INCIDENTS and _is_taken_up(word) for word in words)
    if not named and any(word.i in reading.times_by_token for word in words):
        return None  # "in 2021, 33 people were injured": a year's total, and of no incident
    here = focus.passages.spot(slots.noun)
    sentences = [s for s in reading.sentences if s.start_char <= slots.noun.sent.start_char]
    for sentence in reversed(sentences):
        near = focus.passages.nearness(focus.passages.spot(sentence[0]), here)
        if near is None or (near.share < NEXT_PARAGRAPH and not named):
            return None
        told = {m.name: m for m in _places_told(reading, list(sentence)) if m.start < slots.noun.idx or near.share == 1}
        if told:
            found = next(iter(told.values()))
            return replace(found, found_in=near.scope) if len(told) == 1 else None
    return None


def _is_taken_up(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that") for child in noun.children)


def _places_told(reading: Reading, words: list[Token]) -> Iterator[Mention]:
    """Yield the localities of the incidents that a sentence tells, as nouns or as verbs."""
    for word in words:
        if word.lemma_.lower() in INCIDENTS and word.pos_ == "NOUN":
            found = [*places_under(reading, word, STATED), *_modifiers(reading, word)]
        elif is_verbal(word) and reading.action_key(word) in BREAKING_OUT:
            found = list(places_of(reading, clause_of(word), among=STATED))
        else:
            continue
        yield from (m for m in found if m.type in ("place", "facility") and is_locality(reading, m))


def _modifiers(reading: Reading, noun: Token) -> Iterator[Mention]:
    """The place of "the Gao attack"."""
    for child in noun.children:
        if child.dep_ == "compound":
            yield from place_in(reading, child)
