"""Names that stand where a ground's would, and say no country: an owner's of a site, a line's across the world.

A token enters, and for a site the `Reading`; yes or no leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

COMPASS = words_of("compass")
LINES_OF_THE_WORLD = words_of("lines_of_the_world")
ABROAD_TOO = frozenset({"base", "airbase", "camp", "garrison", "outpost", "facility", "installation", "headquarters"})
"""Sites that a power has on others' ground too; a state's airport or harbour is at home."""


def parts_the_world(token: Token) -> bool:
    """Tell whether a name says on which side of the world something is: "east of Suez", "west of the Urals".

    With a distance it is the place itself: "20 km east of Suez".
    """
    if token.lemma_.lower() not in LINES_OF_THE_WORLD:
        return False
    before = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 4) : token.i] if t.lower_ != "the"]
    return before[-1:] == ["of"] and not COMPASS.isdisjoint(before[-2:]) and LENGTHS.isdisjoint(before)


LENGTHS = frozenset({"km", "kilometres", "kilometers", "miles", "mi"})


def is_off_a_coast(token: Token) -> bool:
    """Tell whether ships are off what a word says: "off the coast of Lebanon"; an island off it is ground."""
    if (preposition_of(token) or "").split(" ")[0] != "off" or token.lemma_.lower() in GROUND:
        return False
    return token.head.lemma_.lower() not in ISLANDS


GROUND = frozenset({"soil", "territory", "ground", "land", "base", "road", "island", "peninsula", "mountain", "hill"})
"""What forces go off when they leave it."""
ISLANDS = frozenset({"island", "islet", "archipelago", "isle", "reef", "rock", "platform", "rig"})


def is_one_site(reading: Reading, site: Token) -> bool:
    """Tell whether a noun is one known site without a name, which its owner may have anywhere; several are on soil."""
    if site.lemma_.lower() not in ABROAD_TOO or site.tag_ != "NN":
        return False
    named = any(child.pos_ == "PROPN" and reading.country_of(child) is None for child in site.children)
    return not named and any(c.dep_ == "nmod:poss" or c.lower_ == "the" for c in site.children)
