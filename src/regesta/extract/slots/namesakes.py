"""Whether a small town of the gazetteer may be a namesake of the one that a page means.

A `Reading`, a mention and the country that the gazetteer has for it enter; the doubt leaves. A page that speaks of
other countries and never of this one means another town: Chelsea of New York, and not of London.
"""

from __future__ import annotations

from regesta.extract.reading.document import Reading
from regesta.extract.reading.nationalities import WELL_KNOWN
from regesta.model import Mention

OFTEN = 2
"""Times that a page must name another country before a small town is doubted."""


def is_namesake(reading: Reading, mention: Mention, country: str) -> bool:
    """Tell whether a page gives no other word for the country of a small town, and speaks of another instead."""
    place = reading.gazetteer.place(mention.name) if mention.type == "place" else None
    if place is None or place.kind != "town" or not 0 < place.population < WELL_KNOWN or place.country != country:
        return False
    named = reading.countries_named
    return not named[country] and any(count >= OFTEN for count in named.values())
