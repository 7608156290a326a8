"""Where missions and mine action centres work: their names enter, the one country that each serves in leaves.

None for bodies of several countries, for alliances and firms, and for names that tell no country. A foundation or a
society is no state's, whatever country its name tells.
"""

from __future__ import annotations

import re

from regesta.extract.word_lists import words_of
from regesta.model import Mention
from regesta.vocabulary.gazetteer import Gazetteer

CENTRE = re.compile(r"\b(?:De-?mining|Mine[ -]Action)\b.*\b(?:Cent(?:re|er)|Authority|Agency|Committee|Office)\b")
"""How centres for mine action are named; a service or group of that name may be at work anywhere."""

PRIVATE_BODIES = words_of("private_bodies")


def is_private(name: str) -> bool:
    """Tell whether a body is one of a country's people and not of its state: "the Rotary Foundation of Norway"."""
    return any(word in PRIVATE_BODIES for word in name.lower().split())


def ground_of_body(gazetteer: Gazetteer, mention: Mention) -> str | None:
    """Return the country in which a body works: by the gazetteer, or by the name that a centre bears."""
    if mention.type not in ("organisation", "military_unit"):
        return None
    return ground_of_name(gazetteer, mention.text) or ground_of_name(gazetteer, mention.name)


def ground_of_name(gazetteer: Gazetteer, name: str) -> str | None:
    """Return the country where the body of a name works: Lebanon for "UNIFIL", Chad for "Mine Action Office Chad"."""
    if gazetteer.organisation(name) is not None or CENTRE.search(name) is None:
        return gazetteer.ground_of(name)
    named = {country for country, _ in gazetteer.countries_in(name)}
    return named.pop() if len(named) == 1 else None
