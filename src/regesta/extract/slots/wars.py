"""Where a war was fought that a clause only names: a `Reading` and the noun of the war enter, countries leave.

None of a war between states, whose name tells who fought and not where: "the Iraq War", "the Russo-Turkish war".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.slots.countries import country_mention
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def home_of_war(reading: Reading, event: Token) -> Iterator[Mention]:
    """The country of a civil war, which is fought on its ground: "during the Mozambique civil war"."""
    civil = event.lemma_.lower() in ("war", "conflict") and any(c.lower_ == "civil" for c in event.children)
    for child in event.children if civil else ():
        if child.dep_ in ("compound", "amod", "nmod:poss") and (name := reading.country_of(child)) is not None:
            yield country_mention(reading, child, name)
