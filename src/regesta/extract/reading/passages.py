"""What a sentence goes on with: the sentences before it, over the borders of short paragraphs.

A `Reading` and a sentence enter; the sentences before it leave, the nearest first. News prints a paragraph for each
sentence or two, so that a border there parts no more than a full stop does; a longer paragraph stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.model import goes_on

if TYPE_CHECKING:
    from spacy.tokens import Span

    from regesta.extract.reading.document import Reading

REACH = 2
"""Paragraphs back that a short one goes on with."""


def sentences_before(reading: Reading, sentence: Span) -> Iterator[Span]:
    """Yield the sentences before one in its passage, the nearest first; none where it opens one."""
    here = reading.block_at(sentence.start_char)
    crossed = 0
    while here is not None and sentence.start > 0:
        sentence = reading.doc[sentence.start - 1].sent
        if sentence.start_char < here.start:
            at = reading.place_of(here)
            if crossed == REACH or not goes_on(reading.document, at):
                return
            here, crossed = reading.document.blocks[at - 1], crossed + 1
        if sentence.text.strip():
            yield sentence
