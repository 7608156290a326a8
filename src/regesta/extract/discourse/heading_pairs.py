"""Headings that are nothing but countries, one below another: whose forces, and on whose ground.

A `Reading` and its `Headlines` enter; the power and the host under whose headings a passage stands leave. "Cyprus" over
"Turkey" in a survey of foreign forces is Turkey's in Cyprus, as is "Russia" under the title "Bases in Kazakhstan";
under "Deployments" the upper country is the one that sends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from regesta.extract.discourse.headlines import ENTRY_MARKS, Headlines
from regesta.extract.discourse.passages import Spot
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.countries import FORCES_AND_SITES
from regesta.extract.word_lists import words_of
from regesta.model import Block, Mention

ARMED = words_of("armed_headings") | words_of("presence_headings")
SENDING = words_of("deployment_headings")
FOREIGN = "foreign"
"""With this word a heading lists whose forces are in a country, also where it speaks of deployments."""


@dataclass(frozen=True, slots=True)
class HeadingPair:
    """The power and the host that the headings over a passage name."""

    power: Mention
    host: Mention


class HeadingPairs:
    """Answers for the passages of one document; each heading is read once."""

    def __init__(self, reading: Reading, headlines: Headlines) -> None:
        self.reading = reading
        self.headlines = headlines
        self._known: dict[Block, HeadingPair | None] = {}

    def at(self, here: Spot) -> HeadingPair | None:
        """Return whose and where a passage is by its headings; None where they do not name two countries so."""
        blocks = self.reading.document.blocks
        heading = self.reading.heading_over(blocks[here.block]) if blocks else None
        if heading is None:
            return None
        if heading not in self._known:
            self._known[heading] = self._read(heading)
        return self._known[heading]

    def _read(self, heading: Block) -> HeadingPair | None:
        lower = self._entry(heading) or self._body(heading)
        if lower is None:
            return None
        between: list[Block] = []
        for above in self._ranked_above(heading):
            upper = self._entry(above)
            if upper is not None and upper.name != lower.name:
                words = self._words(*between, *self._titles())
                if not words & ARMED:
                    return None
                sends = bool(words & SENDING) and FOREIGN not in words and lower.type == "country"
                return HeadingPair(upper, lower) if sends else HeadingPair(lower, upper)
            between.append(above)
        return self._under_title(lower)

    def _under_title(self, lower: Mention) -> HeadingPair | None:
        """Return the pair of a heading and the one ground that the title gives to forces or bases."""
        placed = [t for t in self.headlines.title_tokens if preposition_of(t) in ("in", "on", "at")]
        forces = any(self.reading.classes(t.head) & FORCES_AND_SITES for t in placed)
        titled = {m.name: m for m in self.headlines.titled}
        host = next(iter(titled.values()), None)
        if not forces or len(titled) != 1 or host is None or host.name == lower.name:
            return None
        grounds = {self.reading.country_of(token) for token in placed}
        return HeadingPair(lower, host) if host.name in grounds else None

    def _ranked_above(self, heading: Block) -> Iterator[Block]:
        above = self.headlines.heading_over_heading(heading)
        while above is not None:
            yield above
            above = self.headlines.heading_over_heading(above)

    def _titles(self) -> list[Block]:
        return [block for block in self.reading.document.blocks[:60] if block.role == "title"]

    def _entry(self, heading: Block) -> Mention | None:
        """Return the country that a heading is, and nothing else."""
        words = self.reading.document.text[heading.start : heading.end]
        named = self.reading.gazetteer.country_of(ENTRY_MARKS.sub("", words))
        if named is None:
            return None
        return Mention(start=heading.start, end=heading.end, text=words, type="country", name=named, found_in="section")

    def _body(self, heading: Block) -> Mention | None:
        """Return the organisation or mission with forces of its own that a heading is."""
        words = ENTRY_MARKS.sub("", self.reading.document.text[heading.start : heading.end])
        name = self.reading.gazetteer.organisation(words)
        if name is None or self.reading.gazetteer.kind_of_organisation(words) not in ("force", "alliance"):
            return None
        return Mention(
            start=heading.start, end=heading.end, text=words, type="organisation", name=name, found_in="section"
        )

    def _words(self, *blocks: Block) -> frozenset[str]:
        text = self.reading.document.text
        return frozenset(w.lower() for b in blocks for w in re.findall(r"[A-Za-z]+", text[b.start : b.end]))
