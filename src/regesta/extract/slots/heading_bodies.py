"""Who clears where the words do not name it: the body in the heading over a record, or the state whose organ acts.

`Slots` of a claim on clearance enter, the host filled; the `Mention` of an organisation or state leaves, or None. A
heading that names two bodies, or one beside words of another matter, gives nobody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of
from regesta.model import Block, Mention

if TYPE_CHECKING:
    from regesta.extract.reading.document import Reading

ORGANS = words_of("clearing_organs")
WORDS_BESIDE = 3
"""Words of a heading that may stand beside a body's name: "The HALO Trust", "MAG in Laos"."""


def undertold_clearer(slots: Slots) -> Mention | None:
    """The state whose government or army clears at home, or the body whose name heads a record without a subject."""
    reading, agents = slots.reading, slots.centre.clause.agents
    if slots.centre.predicate.predicate != "clearance" or slots.centre.rule.property == "funding":
        return None
    if agents:
        organ = any(token.lemma_.lower() in ORGANS and _is_bare(slots, token.i) for token in agents)
        return slots.host if organ else None
    block = reading.block_at(slots.centre.token.idx)
    heading = reading.heading_over(block) if block is not None else None
    return _body_of(reading, heading) if heading is not None else None


def _is_bare(slots: Slots, index: int) -> bool:
    """Tell whether an organ stands with nothing but its article: "the Government", and no "Syrian army"."""
    return all(child.dep_ in ("det", "punct") for child in slots.reading.doc[index].children)


def _body_of(reading: Reading, heading: Block) -> Mention | None:
    text = reading.document.text
    named = [m for m in reading.annotated.mentions if heading.start <= m.start < heading.end]
    bodies = {m.name: m for m in named if m.type == "organisation" and text[m.start - 1 : m.start] != "("}
    if len(bodies) != 1:
        return None
    (body,) = bodies.values()
    beside = text[heading.start : heading.end].replace(body.text, " ").split()
    return replace(body, found_in="section") if len(beside) <= WORDS_BESIDE else None
