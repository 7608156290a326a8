"""Lists whose entries open with a label: "Lebanon: 870 troops • Mali (MINUSMA): 140 troops - Kosovo: 9 soldiers".

A `Reading` and a word enter; the label of the entry in which the word stands leaves, as a stretch of the text, or None
where no such list stands there. Lists that lost their lines are read like those that kept them: an entry begins at the
start of its block, and behind a free dash, a semicolon, a bullet or an upright stroke, where a label and colon follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import FINITE
from regesta.model import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

LABEL = re.compile(
    r"(?:\A|[;•·▪|]|\s[-–—])\s*(?P<label>[A-Z][\w.'’-]*(?:[ ]+(?![-–—] )[\w.'’&-]+){0,4})"
    r"(?:\s*\([^()]{1,60}\))?\s*:(?=\s)"
)
"""A label of up to five words, its brackets and its colon, where an entry may begin."""
ENDS = (".", "!", "?")
FEWEST = 2
"""Labels that make a list; one alone may be a headline's."""


def entry_label(reading: Reading, word: Token) -> tuple[int, int] | None:
    """Return the offsets of the label nearest before a word in its list; None outside lists and behind a clause."""
    block = reading.block_at(word.idx)
    if block is None or block.role not in ("paragraph", "list"):
        return None
    before = [span for span in _labels(reading, block) if span[1] <= word.idx]
    if not before or not is_list_of_labels(reading, block):
        return None
    start, end = before[-1]
    between = reading.doc[reading.token_at(start).i : word.i]
    told = any(token.tag_ in FINITE or token.text in ENDS for token in between)
    return None if told else (start, end)


def is_list_of_labels(reading: Reading, block: Block) -> bool:
    """Tell whether a block holds several labelled entries, or is one of several such items of a list."""
    own = sum(1 for _ in _labels(reading, block))
    if own >= FEWEST or own == 0 or block.role != "list":
        return own >= FEWEST
    at = reading.place_of(block)
    beside = [other for other in reading.document.blocks[max(at - 1, 0) : at + 2] if other != block]
    return any(other.role == "list" and any(_labels(reading, other)) for other in beside)


def _labels(reading: Reading, block: Block) -> Iterator[tuple[int, int]]:
    """Yield where the labels of a block stand."""
    words = reading.document.text[block.start : block.end]
    if ":" in words:
        for match in LABEL.finditer(words):
            yield block.start + match.start("label"), block.start + match.end("label")


def clause_of_entry(reading: Reading, verb: Token) -> Clause:
    """Return a verb's clause; of a participle in an entry on a site ("RAF Gan, Maldives: opened in 1957, closed on
    29 March 1976") with that site as what it affects.
    """
    clause = clause_of(verb)
    if clause.patients or clause.agents or verb.tag_ not in PARTICIPLES:
        return clause
    first = verb
    while first.dep_ == "conj" and first.head.tag_ in PARTICIPLES:
        first = first.head
    block = reading.block_at(first.idx)
    opening = reading.mention_by_token.get(reading.token_at(block.start).i) if block is not None else None
    if opening is None or opening.type != "facility" or clause_of(first).agents:
        return clause
    if BEHIND_SITE.fullmatch(reading.document.text, opening.end, first.idx) is None:
        return clause
    return replace(clause, patients=(reading.head_of(opening.start, opening.end),))


PARTICIPLES = ("VBN", "VBD")
BEHIND_SITE = re.compile(r"(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)?\s?(?::|\(|[–—-])\s?")
"""What stands between a site that opens an entry and what is told of it: its country, and a colon, dash or bracket."""
