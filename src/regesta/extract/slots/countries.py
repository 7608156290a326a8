"""Whose forces, on whose ground: countries read from modifiers, arguments and places.

A `Reading` and tokens enter; `Mention`s of countries and organisations leave, each with where it was found. Empty
beats guessed: where two countries fit equally, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import Clause, governors, preposition_of
from regesta.extract.reading.document import Reading
from regesta.model import FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNING = ("amod", "compound", "nmod:poss", "flat", "nmod:desc", "appos")
OWNING_PREPOSITIONS = ("of", "from", "by")
PLACING = ("in", "at", "on", "near", "inside", "within", "outside", "around", "across", "along", "throughout", "over",
           "off", "between")  # fmt: skip
BODIES = frozenset({"force", "military_people", "unit"})
"""What "of" and "from" may lead through to an owner: "troops from Russia's 201st", never "from the Afghan border"."""
GROUND_NOUNS = frozenset(
    ["soil", "territory", "side", "land", "ground", "water", "coast", "island", "capital", "city", "town",
     "province", "region", "district", "airspace", "base", "airport", "airfield", "port", "village", "desert", "waters",
     "mainland", "north", "south", "east", "west", "enclave", "state", "prefecture", "camp", "center",
     "county", "municipality", "commune"]
)  # fmt: skip
"""Nouns whose country's adjective says where: "on Tajik soil", "off the Kenyan coast". A border has two sides."""
NO_ACTORS = frozenset({"facility", "agreement", "treaty", "mine", "equipment"})
"""Things that belong to a state and do not act for it."""


def country_mention(reading: Reading, token: Token, name: str, found_in: FoundIn = "clause") -> Mention:
    """Return a country as a mention of the words that say it."""
    known = reading.mention_by_token.get(token.i)
    if known is not None and known.name == name:
        return replace(known, found_in=found_in)
    text = token.text
    return Mention(start=token.idx, end=token.idx + len(text), text=text, type="country", name=name, found_in=found_in)


def owner_of(reading: Reading, noun: Token, depth: int = 0) -> Mention | None:
    """Return the country or alliance whose a noun is: "Russian troops", "Russia's 201st", "troops from France".

    Where forces leave, "from" says the place and not the owner. Two owners are none.
    """
    leaving = any("withdraw" in reading.actions(token) for token in islice(governors(noun), 3))
    prepositions = OWNING_PREPOSITIONS if not leaving else ("of", "by")
    found = [m for child in noun.children for m in _owner_in(reading, child, depth, prepositions)]
    names = {mention.name for mention in found}
    if len(names) > 1:  # "U.S. Forces Korea" are whose name goes before
        found = [mention for mention in found if mention.start < noun.idx]
        names = {mention.name for mention in found}
    return found[0] if len(names) == 1 else None


def _owner_in(reading: Reading, child: Token, depth: int, prepositions: tuple[str, ...]) -> Iterator[Mention]:
    owning = child.dep_ in OWNING
    from_noun = child.dep_ == "nmod" and preposition_of(child) in prepositions
    if not owning and not from_noun:
        return
    name = reading.country_of(child) or (seat_of(reading, child) if child.dep_ == "nmod:poss" else None)
    if name is not None:
        yield country_mention(reading, child, name)
        return
    mention = reading.mention_by_token.get(child.i)
    if mention is not None and mention.type == "organisation" and reading.gazetteer.organisation(mention.text):
        yield mention
        return
    if depth < 3 and (owning or reading.classes(child) & BODIES):
        inner = owner_of(reading, child, depth + 1)
        if inner is not None:
            yield inner


def seat_of(reading: Reading, token: Token) -> str | None:
    """Return the country whose government a capital or metonym stands for: "Moscow", "the Kremlin"."""
    mention = reading.mention_by_token.get(token.i)
    return reading.gazetteer.government_of(mention.text if mention else token.text)


def state_of(reading: Reading, token: Token) -> Mention | None:
    """Return the state that acts in an argument: its name, its capital, or the owner of its government or army."""
    name = reading.country_of(token)
    if name is None and token.pos_ == "PROPN":
        name = seat_of(reading, token)
    if name is not None:
        return country_mention(reading, token, name)
    mention = reading.mention_of(token)
    if mention is not None and mention.type == "country":
        return mention
    if mention is not None and mention.type in ("place", "organisation"):  # "Berlin … it": a seat resolved
        name = reading.gazetteer.government_of(mention.name)
        if name is not None and token.pos_ == "PRON":
            return country_mention(reading, token, name)
    if reading.classes(token) & NO_ACTORS:
        return None
    if mention is not None and mention.type == "organisation" and reading.gazetteer.organisation(mention.text):
        return mention
    return owner_of(reading, token)


def first_state(reading: Reading, tokens: Iterable[Token]) -> Mention | None:
    """Return the state among arguments; None when there is none, or two: both act, and neither alone."""
    acting = [t for t in tokens if not any(c.tag_ == "POS" for c in t.children)]  # "Russia's … houses": not Russia
    found = {state.name: state for token in acting if (state := state_of(reading, token)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def places_of(reading: Reading, clause: Clause, *, among: tuple[str, ...] = PLACING) -> Iterator[Mention]:
    """Yield the places at which a clause happens: those of what it affects, of the clause, of who acts."""
    for argument in clause.patients:
        yield from places_under(reading, argument, among)
    for preposition, token in clause.obliques:
        if preposition.split(" ")[0] in among:
            yield from place_in(reading, token)
    for argument in clause.agents:
        yield from places_under(reading, argument, among)


def places_under(reading: Reading, noun: Token, among: tuple[str, ...] = PLACING, depth: int = 0) -> Iterator[Mention]:
    """Yield the places in a noun's complements and in the participles on it."""
    for child in noun.children:
        if child.dep_ == "nmod" and (preposition_of(child) or "").split(" ")[0] in among:
            yield from place_in(reading, child)
        elif child.dep_ in ("nmod", "appos", "conj") and depth < 2:
            yield from places_under(reading, child, among, depth + 1)
        elif child.dep_ in ("acl", "acl:relcl") and depth < 2:
            for grandchild in child.children:
                if grandchild.dep_ == "obl" and (preposition_of(grandchild) or "").split(" ")[0] in among:
                    yield from place_in(reading, grandchild)


def place_in(reading: Reading, token: Token, depth: int = 0) -> Iterator[Mention]:
    """Yield the place that a complement names: itself, what it is "of" or "in", or whose soil it is."""
    mention = reading.mention_by_token.get(token.i)
    if mention is not None and mention.type in ("country", "place", "facility", "area"):
        yield mention
    elif (name := reading.country_of(token)) is not None:
        yield country_mention(reading, token, name)
    if depth >= 3:
        return
    for child in token.children:
        owns = child.dep_ in ("amod", "compound", "nmod:poss") and reading.country_of(child) is not None
        if owns and token.lemma_.lower() not in GROUND_NOUNS:
            continue  # "Russian forces" are no place in Russia
        if child.dep_ in ("nmod", "appos", "nmod:poss", "compound", "flat", "conj", "amod"):
            yield from place_in(reading, child, depth + 1)


def country_of_place(reading: Reading, mention: Mention) -> Mention | None:
    """Return the country that a place lies in, when the gazetteer or the mention knows it."""
    if mention.type == "country":
        return mention
    country = mention.country
    if country is None:
        place = reading.gazetteer.place(mention.name)
        country = place.country if place is not None else None
    if country is None:
        return None
    return Mention(start=mention.start, end=mention.end, text=mention.text, type="country", name=country,
                   found_in=mention.found_in)  # fmt: skip
