"""States that act together, as one subject: "Finland, Poland and Estonia".

A `Reading` and tokens enter; the `Mention` of the row leaves, or None.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.slots.countries import state_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def in_a_row(reading: Reading, bodies: Iterable[Token]) -> Mention | None:
    """Return two or more states under their names in a row; None for one, and where one of them is no country."""
    acting = {m.name: m for t in bodies if (m := state_of(reading, t)) is not None}
    if len(acting) < 2 or any(mention.type != "country" for mention in acting.values()):
        return None
    names = [*acting]
    start, end = min(m.start for m in acting.values()), max(m.end for m in acting.values())
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    text = reading.document.text[start:end]
    return Mention(start=start, end=end, text=text, type="other", name=name, found_in="clause")
