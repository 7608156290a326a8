"""Countries that stand in compounds and in adjectives of two words: "Iraqi-laid mines", "South African troops".

Mentions, tokens and the gazetteer enter; whether a mention is such a compound, the country of an adjective, and how
often a page names each country leave.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of
from regesta.model import Mention
from regesta.vocabulary.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token

IN_COMPOUND = re.compile(r"-[a-z]{2,}")
"""A participle on a country's name: "Germany-based", "Iraqi-laid", "US-led"; "Guinea-Bissau" has none."""

COMPASS = words_of("compass")
PEOPLES_OF_SEVERAL_STATES = words_of("peoples_of_several_states")
WELL_KNOWN = 100_000
"""People of a town that is known without its country; smaller ones have too many namesakes."""


def count_countries(mentions: Iterable[Mention], gazetteer: Gazetteer) -> Counter[str]:
    """Return how often each country is named: itself, its people, its provinces and the towns that all know."""
    named: Counter[str] = Counter()
    for mention in mentions:
        place = gazetteer.place(mention.name) if mention.type == "place" else None
        if mention.type == "country":
            named[mention.name] += 1
        elif mention.type == "people" and mention.country is not None:
            named[mention.country] += 1
        elif place is not None and place.country and (place.kind != "town" or place.population >= WELL_KNOWN):
            named[place.country] += 1
    return named


def is_in_compound(mention: Mention) -> bool:
    """Tell whether a mention of a country holds the thing that the country laid, leads or has: "Iraqi-laid mines".

    There the country is a word of its own, and not the whole phrase.
    """
    return mention.type == "country" and IN_COMPOUND.search(mention.text) is not None


def opens_adjective(mention: Mention, token: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether what was taken for a place is the first half of an adjective: "South" of "South African troops"."""
    if mention.type != "place" or token.i + 1 >= len(token.doc) or " " in mention.text:
        return False
    following = token.nbor()
    if not following.text[:1].isupper():
        return False
    part = token.lower_ in COMPASS and following.tag_ == "JJ"  # "the Central Asian country"
    return part or gazetteer.is_demonym(f"{token.text} {following.text}")


def country_of_pair(token: Token, gazetteer: Gazetteer) -> str | None:
    """Return the country of an adjective whose second word a token is: "South African"; None for other words."""
    if token.i == 0 or not token.text[:1].isupper() or not token.nbor(-1).text[:1].isupper():
        return None
    if token.nbor(-1).lower_ == "the":  # "The Serbs"
        return None
    pair = f"{token.nbor(-1).text} {token.text}"
    return gazetteer.country_of(pair) if gazetteer.is_demonym(pair) else None


def country_combined(token: Token, gazetteer: Gazetteer) -> str | None:
    """Return the country of the first half of an adjective of two: Franco of "Franco-Gabonese"; None for others."""
    row = token.doc[token.i + 1 : token.i + 3]
    joined = len(row) == 2 and row[0].text in ("-", "–") and row[1].text[:1].isupper()
    return gazetteer.state_combined(token.text) if joined else None


def is_end_of_the_earth(token: Token) -> bool:
    """Tell whether a word is of the North or the South Pole and no Pole from Poland."""
    return token.text == "Pole" and token.i > 0 and token.nbor(-1).text in ("North", "South")


def is_of_part_of_a_people(token: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether an adjective names people that are not a state's: "Bosnian Serb", "ethnic Armenian", "Serb forces".

    Of two adjectives in a row the first says where those people live and the second who they are; neither says whose
    forces they are.
    """
    if token.lower_ in PEOPLES_OF_SEVERAL_STATES:
        return True
    if not _is_adjective(token, gazetteer):
        return False
    before = token.nbor(-1) if token.i else None
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if before is not None and (before.lower_ == "ethnic" or _is_pair(before, token, gazetteer)):
        return True
    return following is not None and _is_pair(token, following, gazetteer)


def _is_adjective(token: Token, gazetteer: Gazetteer) -> bool:
    return token.text[:1].isupper() and gazetteer.is_demonym(token.text)


def _is_pair(first: Token, second: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether two words are one people within a state: "Bosnian Serb", "Georgian Armenians"; no list of two."""
    if not _is_adjective(second, gazetteer) or not _is_adjective(first, gazetteer) or first.tag_ in ("NNS", "NNPS"):
        return False
    owned = first.head in (second, second.head) and first.dep_ in ("amod", "compound", "nmod:poss")
    return owned and gazetteer.country_of(first.text) != gazetteer.country_of(second.text)
