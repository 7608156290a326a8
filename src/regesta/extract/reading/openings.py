"""Where a page that goes through several countries comes to the next: "4. Oman", "And Chad?", "Peru's Iquique is …".

A `Reading` enters; the country on which a block opens, or to which the text has gone on between two places, leaves.
Analyses and guides tell of one ground after the other: what "the base" of the second means was not named under the
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of
from regesta.model import Block, Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from regesta.extract.reading.document import Reading

ENTRY_MARKS = re.compile(r"^\s*(?:\(?(?:\d+|[IVXivx]+|[•*–—-])[.)]?\s+)*(?:[Ii]n |[Tt]he )?|[\s:.–—-]*$")
"""What may stand around the name in the heading of an entry: "3. Somalia:"."""
SHORTEST, SHORT = 6, 12
"""Words of a first sentence that only turns to a country ("And Oman?"), and of one that sets its tone."""
TURNING = words_of("verbs_that_turn_to_a_country")
TONE = words_of("verbs_that_set_a_tone")
OF_THE_FIELD = frozenset({"facility", "force", "military_people", "agreement", "treaty"})
TAKEN_UP = frozenset({"facility", "agreement", "treaty", "military_unit"})
"""Names that a noun takes up from the country in which they were told."""
OFTEN = 3
"""Blocks in which a page must name a thing to be about it, whatever country it comes to in between."""
FINITE = ("VBD", "VBZ", "VBP", "MD")
INTO = frozenset({"in", "into", "inside", "across"})


class Turns:
    """The turns of one document, and what its descriptions stand for on the ground that each speaks of."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._kept: Mapping[int, Mention] | None = None

    @cached_property
    def opened(self) -> tuple[tuple[int, str], ...]:
        """Where blocks turn to a country, in order, each with the country."""
        return tuple((start, country.name) for start, country in self.named.items())

    @cached_property
    def named(self) -> dict[int, Mention]:
        """The country to which each block turns, by the block's start."""
        found = ((b, opened_country(self._reading, b)) for b in self._reading.document.blocks)
        return {block.start: _mention(block, name) for block, name in found if name is not None}

    @property
    def references(self) -> Mapping[int, Mention]:
        """What pronouns and descriptions stand for, without what was told on another ground than they speak of.

        All of them until it is known where the page turns: the classes of its first words ask for them too.
        """
        if self._kept is None:
            self._kept = found = self._reading.annotated.references
            self._kept = {at: meant for at, meant in found.items() if not is_left_behind(self._reading, at, meant)}
        return self._kept


def opened_country(reading: Reading, block: Block) -> str | None:
    """Return the country to which a heading or the first sentence of a paragraph turns; None for all others."""
    if block.role == "heading":
        words = reading.document.text[block.start : block.end]
        return reading.gazetteer.country_of(ENTRY_MARKS.sub("", words))
    if block.role not in ("paragraph", "list"):
        return None
    first = next((t for t in reading.tokens_between(block.start, block.end) if not t.is_space), None)
    return _turned_to(reading, first.sent) if first is not None else None


def _mention(block: Block, name: str) -> Mention:
    start = block.start
    return Mention(start=start, end=start + 1, text=name, type="country", name=name, found_in="paragraph")


def _turned_to(reading: Reading, sentence: Span) -> str | None:
    words = [token for token in sentence if token.is_alpha or token.tag_ == "POS"]
    named = [t for t in words if reading.country_of(t) and not reading.gazetteer.is_demonym(t.text)]
    names = {reading.country_of(token) for token in named}
    if not named or (name := reading.country_of(named[0])) is None:
        return None
    if _owns_a_place(reading, named, words):
        return name
    if len(names) != 1 or any(reading.classes(token) & OF_THE_FIELD for token in words):
        return None
    root = sentence.root
    if len(words) <= SHORTEST and not any(t.tag_ in FINITE and root in (t, t.head) for t in words):
        return name if root.pos_ != "VERB" or root.lemma_.lower() in TURNING else None
    subject = any(t.dep_ == "nsubj" and t.head == root for t in named)
    plain = root.lemma_.lower() in TONE or any(child.dep_ == "cop" for child in root.children)
    return name if subject and plain and len(words) <= SHORT else None


def _owns_a_place(reading: Reading, named: list[Token], words: list[Token]) -> bool:
    """Tell whether a sentence opens on a country's named place: "Ecuador's Manta was …", and no person or office."""
    after = words[words.index(named[0]) + 1 :]
    if named[0] != words[0] or [token.tag_ for token in after[:2]] != ["POS", "NNP"]:
        return False
    owned = reading.mention_by_token.get(after[1].i)
    if owned is None or owned.type != "place" or "facility" in reading.classes(after[1].head):
        return False  # "Russia's Khmeimim air base", "Turkey's Erdogan"
    place = reading.gazetteer.place(owned.name)
    return place is None or place.country in (None, reading.country_of(named[0]))


def has_turned(reading: Reading, earlier: int, here: int) -> bool:
    """Tell whether a text has turned to a country between two places that the paragraph of the first does not name."""
    block, own = reading.block_at(earlier), reading.block_at(here)
    if block is None or own is None or own.start <= block.start:
        return False
    turned = {name for start, name in reading.turns.opened if block.end <= start <= here}
    last = next((name for start, name in reversed(reading.turns.opened) if start <= block.start), None)
    return bool(turned - _named_in(reading, block) - {last})


def _named_in(reading: Reading, block: Block) -> set[str | None]:
    return {reading.country_of(token) for token in reading.tokens_between(block.start, block.end)}


def turned_to(reading: Reading, offset: int) -> Mention | None:
    """Return the country to which the paragraph around an offset turns with its first sentence; None for others."""
    block = reading.block_at(offset)
    return reading.turns.named.get(block.start) if block is not None else None


def is_left_behind(reading: Reading, offset: int, meant: Mention) -> bool:
    """Tell whether a description stands on another ground than the thing which it would take up from before.

    A site or pact that the title names, or that most of the page is about, is taken up wherever it goes.
    """
    block, own = reading.block_at(meant.start), reading.block_at(offset)
    if meant.type not in TAKEN_UP or block is None or own is None or own.start <= block.start:
        return False
    if _is_matter_of_page(reading, meant):
        return False
    if has_turned(reading, meant.start, offset):
        return True
    grounds = set(_grounds_named(reading, own.start, offset)) if meant.type == "facility" else set()
    return bool(grounds - _named_in(reading, block) - {meant.country})


def _is_matter_of_page(reading: Reading, meant: Mention) -> bool:
    blocks = [reading.block_at(m.start) for m in reading.annotated.mentions if m.name == meant.name]
    return len(set(blocks)) >= OFTEN or any(b is not None and b.role == "title" for b in blocks)


def _grounds_named(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Yield the countries in which a stretch of text says that something is."""
    for token in reading.tokens_between(start, end):
        name = reading.country_of(token)
        if name is not None and any(c.dep_ == "case" and c.lower_ in INTO for c in token.children):
            yield name
