"""Where the incident was that a clause on its dead takes up: "a bomb exploded in X. … Eight people were killed."

`Slots` of a claim on casualties enter; the `Mention` of the incident's place leaves, or None where none was told near
enough, or two fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import is_incident, is_taken_up, mines_met, tells_incident
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.places import country_of_place, is_locality, place_in, places_of, places_under
from regesta.model import FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

SENTENCES_BACK = 3
"""Sentences before, in which the incident that "the attack" takes up may have been told."""
NEXT_PARAGRAPH = 0.4
"""Share of presence down to which "eight people were killed" goes on about the incident before: a sentence or two of
its paragraph, or the end of the paragraph before."""
ONE_FIGHT = frozenset(["clash", "strike", "airstrike", "attack", "blast", "explosion"])
"""Incidents whose plural with "the" is one event of several blows."""
STATED = ("in", "at", "near", "outside", "on", "around", "inside")


def place_of_incident(slots: Slots) -> Mention | None:
    """The place of the incident that a claim takes up: of the nearest sentence that tells one, if it is one place."""
    reading, focus = slots.reading, slots.focus
    verb = clause_head(slots.centre.governor)
    words = clause_tokens(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":  # "flew five strikes, killing 30 fighters"
        words = [*words, *clause_tokens(verb.head)]
    if all_places(slots) or any(_are_several(reading, word) for word in words):
        return None  # "casualties in Chad", "in all the explosions": more than one incident
    named = any(is_incident(reading, word) and is_taken_up(word) for word in words)
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


def _are_several(reading: Reading, word: Token) -> bool:
    """Tell whether a word is of more incidents than one; "the clashes" go on about one fight."""
    several = word.tag_ == "NNS" and is_incident(reading, word)
    return several and not (is_taken_up(word) and word.lemma_.lower() in ONE_FIGHT)


def place_told_before(slots: Slots, noun: Token) -> Mention | None:
    """The one place of the nearest sentence before that tells of an incident, in the same section."""
    reading, passages = slots.reading, slots.focus.passages
    if not is_taken_up(noun):
        return None
    here = passages.spot(noun)
    sentence = noun.sent
    for _ in range(SENTENCES_BACK):
        if sentence.start == 0:
            return None
        sentence = reading.doc[sentence.start - 1].sent
        near = passages.nearness(passages.spot(sentence[0]), here)
        if near is None:
            return None
        if not any(tells_incident(reading, token) for token in sentence):
            continue
        return _single(slots, list(sentence), near.scope)
    return None


def place_in_title(slots: Slots) -> Mention | None:
    """The only place of the title, where the title tells of an incident."""
    reading = slots.reading
    title = next((block for block in reading.document.blocks if block.role == "title"), None)
    if title is None:
        return None
    tokens = list(reading.tokens_between(title.start, title.end))
    telling = any(tells_incident(reading, token) for token in tokens)
    return _single(slots, tokens, "title") if telling else None


def _single(slots: Slots, tokens: list[Token], scope: FoundIn) -> Mention | None:
    """The only locality among some words, where it lies in the claim's host if it has one."""
    reading = slots.reading
    found = {m.name: m for t in tokens if (m := reading.mention_by_token.get(t.i)) is not None and m.type == "place"}
    placed = [m for m in found.values() if is_locality(reading, m) and not governs(reading, m)]
    if len(placed) != 1:
        return None
    country = country_of_place(reading, placed[0])
    told = slots.host if slots.host is not None and slots.host.found_in == "clause" else None
    apart = told is not None and country is not None and country.name != told.name
    return None if apart else replace(placed[0], found_in=scope)


def governs(reading: Reading, place: Mention) -> bool:
    """Tell whether a place stands for a government: "Moscow says"."""
    head = reading.head_of(place.start, place.end)
    return head.dep_ == "nsubj" and reading.gazetteer.government_of(place.name) is not None


def _places_told(reading: Reading, words: list[Token]) -> Iterator[Mention]:
    """Yield the localities of the incidents that a sentence tells, as nouns or as verbs."""
    for word in words:
        if word.pos_ == "NOUN" and is_incident(reading, word):
            found = [*places_under(reading, word, STATED), *_modifiers(reading, word)]
        elif is_verbal(word) and tells_incident(reading, word):
            of_mines = (m for noun in mines_met(reading, word) for m in places_under(reading, noun, STATED))
            found = [*places_of(reading, clause_of(word), among=STATED), *of_mines]
        else:
            continue
        yield from (m for m in found if m.type in ("place", "facility") and is_locality(reading, m))


def _modifiers(reading: Reading, noun: Token) -> Iterator[Mention]:
    """The place of "the Gao attack"."""
    for child in noun.children:
        if child.dep_ == "compound":
            yield from place_in(reading, child)
