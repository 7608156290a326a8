"""Whether a town of the gazetteer may be a namesake of what a page means.

A `Reading`, a mention and the country that the gazetteer has for it enter; the doubt leaves. A page that speaks of
other countries and never of this one means another town: Chelsea of New York, and not of London. A page that has named
"Tiran Island" means it by "Tiran" too, and not Tirana.
"""

from __future__ import annotations

from regesta.extract.reading.document import Reading
from regesta.extract.reading.nationalities import WELL_KNOWN
from regesta.extract.word_lists import words_of
from regesta.model import Mention
from regesta.vocabulary.folding import fold_name

OFTEN = 2
"""Times that a page must name another country before a small town is doubted."""


SO_LARGE = 1_000_000
"""People of a city that is meant by whatever spelling."""


def is_namesake(reading: Reading, mention: Mention, country: str) -> bool:
    """Tell whether a page gives no other word for the country of a town, and speaks of another instead.

    In question are small towns, and larger ones under a spelling that is not their own: Tiran is an island, and
    seldom Tirana.
    """
    place = reading.gazetteer.place(mention.name) if mention.type == "place" else None
    if place is None or place.kind != "town" or place.country != country:
        return False
    named = reading.countries_named
    if 0 < place.population < WELL_KNOWN:
        silent = not named[country]
    else:
        otherwise = fold_name(place.name) != fold_name(mention.name) and 0 < place.population < SO_LARGE
        silent = otherwise and not _is_told(reading, country)
    return silent and any(count >= OFTEN for name, count in named.items() if name != country)


FORMS = words_of("island_nouns") | words_of("ground_forms")


def fuller_name(reading: Reading, mention: Mention) -> Mention | None:
    """Return the island or valley that a page names in full and that a town's name is short for; None for none.

    Where the gazetteer has the fuller name in the town's own country, nothing is gained and none is returned.
    """
    place = reading.gazetteer.place(mention.name) if mention.type == "place" else None
    if place is None or place.kind != "town":
        return None
    for other in reading.annotated.mentions:
        words = other.name.casefold().split()
        if words[-1] not in FORMS or " ".join(words[:-1]) != mention.name.casefold():
            continue
        known = reading.gazetteer.place(other.name)
        if known is None or known.country != place.country:
            return other
    return None


def _is_told(reading: Reading, country: str) -> bool:
    """Tell whether a page says a country by its name or its people's."""
    return any(
        (m.type == "country" and m.name == country) or (m.type == "people" and m.country == country)
        for m in reading.annotated.mentions
    )
