"""Whose a table's figures are: the document's chain, whom the caption names, and the line "Source:" under the table.

A table enters; for each value the chain of attribution leaves, from the publisher inward.
"""

from __future__ import annotations

from functools import cached_property

from regesta.extract.attribution import chain_over
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import slice_of
from regesta.extract.tables.grid import Stretch, Table
from regesta.model import AttributionLink, Value

LONGEST_SOURCE_NAME = 80


class TableVoices:
    """Attributes the figures of one table."""

    def __init__(self, reading: Reading, table: Table) -> None:
        self.reading = reading
        self.table = table

    def chain_of(self, value: Value) -> tuple[AttributionLink, ...]:
        """Return the chain of a value; a name that it has already is not repeated."""
        chain = chain_over(self.reading, value.start, value.end)
        links = [*self._caption_links]
        if self.table.source is not None:
            links.append(_source_link(self.reading, self.table.source))
        known = {one.name.casefold() for one in chain}
        return (*chain, *(link for link in links if link.name.casefold() not in known))

    @cached_property
    def _caption_links(self) -> tuple[AttributionLink, ...]:
        """Whom the caption says the figures to be of: "according to the ministry"."""
        caption, annotated = self.table.caption, self.reading.annotated
        if caption is None:
            return ()
        words = [
            said for said in annotated.speech
            if any(caption.start <= start and end <= caption.end for start, end in said.content)
        ]  # fmt: skip
        return tuple(said.source for said in words[:1])


def _source_link(reading: Reading, source: Stretch) -> AttributionLink:
    """Return whom the line under a table names: the words behind the colon, up to the first stop."""
    colon = source.text.index(":") + 1
    rest = source.text[colon:]
    stop = next((i for i, c in enumerate(rest) if c in ".;,(" and i > 1), len(rest))
    start = source.start + colon + len(rest) - len(rest.lstrip())
    end = min(source.start + colon + stop, start + LONGEST_SOURCE_NAME)
    evidence = slice_of(reading, start, end)
    return AttributionLink(role="document", name=evidence.quote, evidence=evidence)
