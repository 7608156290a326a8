"""What speaks for taking a country over from the passage or the page: evidences, of which two must agree.

A `Reading`, the document's notes and headlines and a country weighed as the nearest enter; the evidences that speak
for it leave. `focus` asks whether they are enough; a slot for which they are not stays empty.

The evidences and their number were settled on a tally of what the program took from the discourse on 141 pages that it
had never seen, each slot judged by hand, beside the sample corpus, the seeds and cases of our own. At first 76 hosts of
such pages were right and 47 wrong. What the silences of `slots.silences` leave to weigh divides so:

    evidences              one    two    three   four and more
    host, never seen       3:8   11:2    31:6    20:2
    host, own texts        1:0   49:2   126:1    86:3
    operator, never seen   0:0    6:0     7:4    20:1

How near a mention stands, alone, says little (2:4), nor does it that most of what the page places lies there (0:3):
pages of news tell of several countries, and the last named is as often the wrong one as the right one. That the power
has forces on the host's ground elsewhere on the page speaks for the power (14:0), not for the host (0:2 by itself).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from regesta.extract.discourse.headlines import Headlines
from regesta.extract.discourse.notes import Note
from regesta.extract.discourse.passages import Passages, Spot

if TYPE_CHECKING:
    from regesta.model import Mention

ENOUGH = 2
"""Evidences that must agree on a country before a claim takes it from afar; see the tally above."""


class PageEvidence(Enum):
    """What speaks for a country that a clause does not name."""

    NEAR = "the passage has it in this role"
    ALONE = "its sentence has it in this role, and no other"
    HEADED = "the title or the heading names it"
    ENTRY = "the heading is nothing but its name"
    PREVALENT = "two thirds of what the page puts in this role are its"
    NAMED_MOST = "the page names no other more often"
    PAIRED = "the page has it opposite the same country elsewhere"


def evidences_for(
    found: Mention,
    here: Spot,
    *,
    notes: Sequence[Note],
    prevalent: Mention | None,
    passages: Passages,
    headlines: Headlines,
    named: Counter[str],
    other_side: str | None,
    opposite: Sequence[Note] = (),
) -> frozenset[PageEvidence]:
    """Return what speaks for a country at a spot; `other_side` is the power of a host, or the host of a power.

    `opposite` are the notes of the other role: "Bahrain hosts the US fleet" is a note on Bahrain that tells of a pair.
    """
    told_here = {note.country.name for note in notes if note.spot.sentence == here.sentence} - {other_side}
    own = [note for note in notes if note.country.name == found.name]
    heading = headlines.heading_over(here)
    headed = {m.name for m in headlines.titled} | ({heading.name} if heading is not None else set())
    rival = max((count for name, count in named.items() if name not in (found.name, other_side)), default=0)
    told = {
        PageEvidence.NEAR: any(passages.nearness(note.spot, here) is not None for note in own),
        PageEvidence.ALONE: told_here == {found.name},
        PageEvidence.HEADED: found.name in headed,
        PageEvidence.ENTRY: headlines.is_entry_on(found.name, here),
        PageEvidence.PREVALENT: prevalent is not None and prevalent.name == found.name,
        PageEvidence.NAMED_MOST: named[found.name] >= rival,
        PageEvidence.PAIRED: other_side is not None
        and (
            any(note.other == other_side for note in own)
            or any(note.country.name == other_side and note.other == found.name for note in opposite)
        ),
    }
    return frozenset(evidence for evidence, speaks in told.items() if speaks)


def is_enough_for_host(evidences: frozenset[PageEvidence]) -> bool:
    """Tell whether a host may be taken over; that the power has forces there elsewhere is no evidence of its own."""
    return len(evidences - {PageEvidence.PAIRED}) >= ENOUGH


def is_enough_for_power(evidences: frozenset[PageEvidence]) -> bool:
    """Tell whether a power may be taken over."""
    return len(evidences) >= ENOUGH
