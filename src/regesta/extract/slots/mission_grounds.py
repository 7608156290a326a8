"""The ground that the name of a mission or of a mine action centre tells: "900 troops with UNIFIL" are in Lebanon.

`Slots` enter; the `Mention` of a country leaves, or None where no such body is named, or two of two countries.
"""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.reading.serving_bodies import ground_of_body, ground_of_name
from regesta.extract.reading.voices import innermost_speech
from regesta.extract.slots.filling import GROUND_WORK, Slots, words_told
from regesta.model import Mention

AT_HOME = GROUND_WORK | {"casualties"}
"""Predicates on which a mine action centre speaks of its own country alone."""


def mission_ground(slots: Slots) -> Mention | None:
    """The country in which the mission or centre of the clause works, or the centre that tells what the clause says."""
    found = {mention.name: mention for mention in _grounds_named(slots)}
    if not found and slots.centre.predicate.predicate in AT_HOME:
        found = {mention.name: mention for mention in _ground_of_speaker(slots)}
    grounds = [mention for name, mention in found.items() if name != slots.guest]
    return grounds[0] if len(grounds) == 1 else None


def _grounds_named(slots: Slots) -> Iterator[Mention]:
    reading = slots.reading
    bodies = {mention for token in words_told(slots) if (mention := reading.mention_by_token.get(token.i)) is not None}
    for body in sorted(bodies, key=lambda mention: mention.start):
        if (ground := ground_of_body(reading.gazetteer, body)) is not None:
            yield Mention(start=body.start, end=body.end, text=body.text, type="country", name=ground)


def _ground_of_speaker(slots: Slots) -> Iterator[Mention]:
    """The country of the centre whose words the clause is in: "CROMAC says that 400 square kilometres remain"."""
    speech = innermost_speech(slots.reading, slots.noun.idx)
    if speech is None or speech.mention is None or speech.source.name is None:
        return
    if (ground := ground_of_name(slots.reading.gazetteer, speech.source.name)) is not None:
        start, end = speech.mention
        text = slots.reading.document.text[start:end]
        yield Mention(start=start, end=end, text=text, type="country", name=ground, found_in="sentence")
