"""What a page tells of its agreements, wherever it does: who concludes them.

A `Reading` enters; `ToldPacts` answers for the page. What it tells in two ways is None.
"""

from __future__ import annotations

from functools import cached_property

from regesta.extract.reading.document import Reading
from regesta.extract.slots.parties_named import parties_in_phrase
from regesta.extract.slots.signers import signers_of


class ToldPacts:
    """The parties of a document's agreements; the list is made once, when it is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def pair(self) -> frozenset[str] | None:
        """The two who conclude all agreements of which a page tells parties, where one of them is no state.

        Two states are the page's pair already; a state and those it fights are in no table of forces and grounds.
        """
        reading = self._reading
        pacts = [t for t in reading.doc if t.pos_ in ("NOUN", "PROPN") and "agreement" in reading.classes(t)]
        named = (frozenset(parties_in_phrase(reading, t) | signers_of(reading, t)) for t in pacts)
        told = {names for names in named if len(names) == 2}
        pair = next(iter(told)) if len(told) == 1 else None
        return pair if pair is not None and any(reading.gazetteer.country_of(name) is None for name in pair) else None
