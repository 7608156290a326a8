"""What stands over a text: the countries of its title, of the heading above a passage, and of its dateline.

A `Reading` enters; `Headlines` answers with mentions of countries, and with None where a line names none or several.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.discourse.passages import Spot
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import FORCES_AND_SITES, names_site, seat_of
from regesta.extract.word_lists import words_of
from regesta.model import Block, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = ("nsubj", "conj", "nmod", "obl", "root", "nsubj:pass", "obj", "nmod:poss", "compound", "appos")
"""Roles in which a headline names what it is about."""

SPOKEN = words_of("spoken_titles")
SPEAKING = words_of("speaking_at_a_place")
ENTRY_MARKS = re.compile(
    r"^\s*(?:\(?(?:\d+|[IVXivx]+|[•*–—-])[.)]?\s+)*(?:[Ii]n |[Tt]he )?|[\s:.–—-]*(?:\(\d{4}[^)]*\))?[\s:.]*$"
)
"""What may stand around the name in the heading of an entry: "3. Somalia:", "In Chad", "MALI (2013–2022)"."""
LONGEST_PLACE = 3
"""Words of a part of a title that is only a place: "Canberra", "Ho Chi Minh City"."""


class Headlines:
    """The countries that a document's title, headings and dateline name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.title_tokens: list[Token] = []
        self._titled: list[Mention] = []
        self._headed: dict[Block, list[Mention]] = {}
        for sentence in reading.sentences:
            for token in sentence:
                self._note(token)

    def _note(self, token: Token) -> None:
        block = self.reading.block_at(token.idx)
        if block is None or block.role not in ("title", "heading"):
            return
        if block.role == "title":
            self.title_tokens.append(token)
        if token.dep_ not in NAMED:
            return
        name = self.reading.country_of(token)
        if name is not None and self.reading.gazetteer.is_demonym(token.text):
            return
        if name is None and block.role == "title":
            name = seat_of(self.reading, token)
        if name is None:
            return
        mention = country_mention(self.reading, token, name, "title")
        if block.role == "title" and self._is_venue(block, token):
            return
        if not self._owns(token) and not self._acts_abroad(token):
            self._headed.setdefault(block, []).append(mention)
        if block.role == "title":
            self._titled.append(mention)

    def _owns(self, token: Token) -> bool:
        """Tell whether a country is only whose a force or site is: "U.S. bases" are not in the United States."""
        owning = token.dep_ in ("compound", "nmod:poss", "amod") and not names_site(self.reading, token)
        if owning and token.text.replace(".", "").isupper():  # "UK funds for …": an abbreviation before a noun owns
            return True
        return owning and bool(self.reading.classes(token.head) & FORCES_AND_SITES)

    def _acts_abroad(self, token: Token) -> bool:
        """Tell whether a country gives, sends or uses in a headline: it does so elsewhere."""
        giving = {"fund", "provide", "send", "pay", "use"}
        return token.dep_ == "nsubj" and bool(self.reading.actions(token.head) & giving)

    def _is_venue(self, title: Block, token: Token) -> bool:
        """Tell whether a place of a title is only where words were spoken: "Speech to the veterans, Canberra"."""
        words = self.reading.document.text[title.start : title.end]
        if token.dep_ == "obl" and token.head.lemma_.lower() in SPEAKING:
            return True  # "Minister speaks in Bamako"
        spoken = any(word.lower().rstrip("s") in SPOKEN for word in re.findall(r"[A-Za-z]+", words))
        if not spoken:
            return False
        if preposition_of(token) in ("in", "at") and not self._is_ground_of_forces(token):
            return True
        parts = [part for part in re.split(r"[,:;]|\s[-–—]\s", words) if token.text in part]
        return len(parts) == 1 and parts[0] != words and len(parts[0].split()) <= LONGEST_PLACE

    def _is_ground_of_forces(self, token: Token) -> bool:
        """Tell whether a place is that of forces or sites: "Statement on the American bases in Germany"."""
        return bool(self.reading.classes(token.head) & FORCES_AND_SITES)

    @cached_property
    def titled_hosts(self) -> list[Mention]:
        """Countries of the title that may be where it happens: not those that only own or send."""
        return [m for m in self.titled if any(m in mentions for mentions in self._headed.values())]

    @cached_property
    def titled(self) -> list[Mention]:
        """Countries of the title; of all headings, where the title names none."""
        return self._titled or [mention for mentions in self._headed.values() for mention in mentions]

    def heading_over(self, here: Spot) -> Mention | None:
        """Return the only country of the nearest heading above a spot that names any; None where it names several.

        Above a heading without a country its own heading counts: "Somalia" over "Background".
        """
        heading = self._naming_heading(here)
        names = {m.name: m for m in self._headed[heading]} if heading is not None else {}
        return next(iter(names.values())) if len(names) == 1 else None

    def is_entry_on(self, country: str, here: Spot) -> bool:
        """Tell whether a spot stands under a heading that is nothing but a country's name, as entries of lists do."""
        heading = self._naming_heading(here)
        if heading is None or [m.name for m in self._headed[heading]] != [country]:
            return False
        named = self.reading.gazetteer.country_of(ENTRY_MARKS.sub("", self._words(heading)))
        return named == country

    def _words(self, block: Block) -> str:
        return self.reading.document.text[block.start : block.end]

    def _naming_heading(self, here: Spot) -> Block | None:
        """Return the nearest heading over a spot, or over that heading, which names a country."""
        blocks = self.reading.document.blocks
        heading = self.reading.heading_over(blocks[here.block]) if blocks else None
        while heading is not None and heading not in self._headed:
            heading = self.heading_over_heading(heading)
        return heading

    def heading_over_heading(self, heading: Block) -> Block | None:
        """Return the nearest heading of a higher rank above one; None where the page ranks none."""
        if heading.level is None:
            return None
        above = self.reading.document.blocks[: self.reading.place_of(heading)]
        ranked = (b for b in reversed(above) if b.role == "heading" and b.level is not None)
        return next((b for b in ranked if b.level is not None and b.level < heading.level), None)

    @cached_property
    def dateline(self) -> Mention | None:
        """The country of the dateline's city; None where there is no dateline or the city is not known."""
        city = self.reading.document.place
        place = self.reading.gazetteer.place(city) if city else None
        if city is None or place is None or place.country is None:
            return None
        at = self.reading.document.text.casefold().find(city.casefold())
        if at < 0:
            return None
        text = self.reading.document.text[at : at + len(city)]
        return Mention(start=at, end=at + len(city), text=text, type="country", name=place.country, found_in="dateline")
