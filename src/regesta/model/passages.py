"""Which paragraph goes on with the one before it: news prints a paragraph for each sentence or two.

A `Document` and the place of a block in it enter. A border between two such paragraphs parts no more than a full stop
does; a longer paragraph stands by itself, and so does the first under a heading.
"""

from __future__ import annotations

import re

from regesta.model.documents import Block, Document

SHORT = 2
"""Sentences of a paragraph that does not stand by itself."""
SENTENCE_STOP = re.compile(r"[.!?][”\"’')\]]*\s+(?=[A-Z\"“‘(\[])")
"""The end of a sentence before another one, in text that is not yet parsed."""


def goes_on(document: Document, index: int) -> bool:
    """Tell whether a block goes on with the one before: both short paragraphs of one section; never for the first."""
    if not 0 < index < len(document.blocks):
        return False
    before, here = document.blocks[index - 1], document.blocks[index]
    return before.section == here.section and is_short(document, before) and is_short(document, here)


def is_short(document: Document, block: Block) -> bool:
    """Tell whether a block is a paragraph of a sentence or two; headings, notes and table cells are none."""
    stops = SENTENCE_STOP.finditer(document.text, block.start, block.end)
    return block.role == "paragraph" and sum(1 for _ in stops) < SHORT
