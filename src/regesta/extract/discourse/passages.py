"""How near one word stands to another by the build of a page: sentence, paragraph, section, and what lies farther.

A `Reading` and tokens enter; the `Nearness` of what was said before leaves, None for what comes later or farther.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.model import FoundIn

if TYPE_CHECKING:
    from spacy.tokens import Token

PER_SENTENCE = 0.75
"""What is left of a thing's presence from one sentence of a paragraph to the next, as in coreference's descriptions."""
PER_PARAGRAPH = 0.6
"""What is left of it at a paragraph's end: paragraphs of news are short and often go on about the same thing."""
FURTHEST_PARAGRAPHS = 3
"""Paragraphs of the same section over which a passage still speaks of what was named."""
OUTSIDE = frozenset({"title", "furniture", "byline", "caption"})
"""Roles of blocks that no passage goes on from."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a word stands: its sentence and its block, by number, and the heading above."""

    sentence: int
    block: int
    section: str | None


@dataclass(frozen=True, slots=True)
class Nearness:
    """How present at one spot is what another said: 1 in the same sentence, and by which way the reader gets there."""

    scope: FoundIn
    share: float


class Passages:
    """The build of one document: which sentence and which block a word belongs to."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = reading.document.blocks
        self._block_starts = [block.start for block in self._blocks]
        self._sentence_starts = [sentence.start_char for sentence in reading.doc.sents]

    def spot(self, token: Token) -> Spot:
        """Return where a token stands."""
        block = max(0, bisect_right(self._block_starts, token.idx) - 1)
        section = self._blocks[block].section if self._blocks else None
        return Spot(max(0, bisect_right(self._sentence_starts, token.idx) - 1), block, section)

    def nearness(self, note: Spot, here: Spot) -> Nearness | None:
        """Return how near a note stands to a passage after it; None for later sentences and other sections.

        Titles, captions and bylines lead on to nothing: what they name is weighed as such.
        """
        back = here.sentence - note.sentence
        if back == 0:
            return Nearness("sentence", 1.0)
        if back < 0:
            return None
        if note.block == here.block:
            return Nearness("paragraph", PER_SENTENCE**back)
        between = here.block - note.block
        if note.section != here.section or between > FURTHEST_PARAGRAPHS or self._blocks[note.block].role in OUTSIDE:
            return None
        return Nearness("section", PER_SENTENCE ** min(back, FURTHEST_PARAGRAPHS) * PER_PARAGRAPH**between)
