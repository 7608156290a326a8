"""A document cut for reading: what enters is a document, what leaves are slices of its blocks, gathered into parts.

Long documents are read in parts, so that a page stays quick; nothing is left out of the sequence of parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model import Block, Document

PIECE_LIMIT = 20_000
"""Characters of one piece; a longer block goes on in the next piece. A long printed paragraph has 3,000."""


PART_LIMIT = 120_000
"""Characters of one part, about 20,000 words, which a page must answer in half a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A block of the document, or a part of a huge one, under the name of its place."""

    block: Block
    start: int
    end: int
    label: str


def cut_slices(document: Document) -> tuple[Slice, ...]:
    """Return the document's blocks as slices of at most PIECE_LIMIT, labelled; text without blocks is one paragraph."""
    blocks = document.blocks or (Block(role="paragraph", start=0, end=len(document.text)),)
    slices: list[Slice] = []
    counts: dict[str, int] = defaultdict(int)
    for block in blocks:
        counts[block.role] += 1
        label = block.role if block.role == "title" else f"{_name_role(block)} {counts[block.role]}"
        for start in range(block.start, max(block.end, block.start + 1), PIECE_LIMIT):
            slices.append(Slice(block=block, start=start, end=min(start + PIECE_LIMIT, block.end), label=label))
    return tuple(slices)


def _name_role(block: Block) -> str:
    return {"cell": "table cell", "list": "list item", "furniture": "furniture line"}.get(block.role, block.role)


def group_parts(slices: Sequence[Slice]) -> tuple[tuple[Slice, ...], ...]:
    """Return slices gathered into parts of about PART_LIMIT characters; always at least one part."""
    parts: list[list[Slice]] = [[]]
    length = 0
    for piece_slice in slices:
        size = piece_slice.end - piece_slice.start
        if parts[-1] and length + size > PART_LIMIT:
            parts.append([])
            length = 0
        parts[-1].append(piece_slice)
        length += size
    return tuple(tuple(part) for part in parts)


def find_part(document: Document, offset: int) -> int:
    """Return the number of the part in which an offset lies; 1 for what lies nowhere."""
    for number, slices in enumerate(group_parts(cut_slices(document)), start=1):
        if slices and offset < slices[-1].end:
            return number
    return 1
