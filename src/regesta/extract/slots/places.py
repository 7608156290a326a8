"""Where something is: places read from the complements of verbs and nouns, and the countries that they lie in.

A `Reading`, clauses and tokens enter; `Mention`s of places and countries leave. What is only an aim or a way ("for
operations in X", "to support the war in X") is no place at which anything is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.centres.relating import is_placed_part, is_where_part_is
from regesta.extract.reading.clauses import Clause
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_ranked
from regesta.extract.reading.nationalities import WELL_KNOWN
from regesta.extract.reading.no_grounds import is_one_site, parts_the_world
from regesta.extract.reading.origins import is_of_origin_before, is_place_of_origin, tells_home_station
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.aims import AIMS, is_aim, is_for_its_forces, is_for_the_force
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.borders import guarded_side, is_border, near_side
from regesta.extract.slots.countries import names_site
from regesta.extract.slots.enclaves import country_around, lies_around_enclave
from regesta.extract.slots.namesakes import fuller_name, is_namesake
from regesta.extract.slots.told_ground import country_before, country_behind, is_counted_apart, put_where
from regesta.extract.word_lists import words_of
from regesta.model import GROUND_TYPES, Mention
from regesta.vocabulary.gazetteer import WATERS

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACING = ("in", "at", "on", "near", "inside", "within", "outside", "around", "across", "along", "throughout", "over",
           "off", "between")  # fmt: skip
SITES = words_of("sites")
STATES = words_of("states_in_the_plural")
OPERATING_FROM = words_of("operating_from")
GROUND_NOUNS = SITES | words_of("ground_nouns")
SITE_WORDS = words_of("site_words") | SITES
MEETINGS = words_of("meetings")
PEOPLES = words_of("names_of_peoples")
PARTIES = words_of("parties_by_adjective")
ORGANS = frozenset(["parliament", "government", "cabinet", "senate", "ministry", "court", "minister", "official"])
"""Who decides at a seat of government; what is decided on need not be there."""


def is_based(token: Token) -> bool:
    """Tell whether a country's name opens a compound that says where: Germany in "Germany-based troops"."""
    return token.head.lower_ == "based" and token.i < token.head.i and token.head.dep_ in ("amod", "compound")


HOLDING_GROUND = frozenset({"occupy", "invade", "garrison"})  # "troops who had occupied Kuwait" are there


def places_of(reading: Reading, clause: Clause, *, among: tuple[str, ...] = PLACING) -> Iterator[Mention]:
    """Yield the places at which a clause happens: those of what it affects, of the clause, of who acts.

    What a verb of aim affects is elsewhere: troops who "support the war in X" need not be in X.
    """
    if "aim" not in reading.actions(clause.head):
        for argument in clause.patients:
            if (preposition_of(argument) or "").split(" ")[0] not in AIMS:  # "use our bases, but not for attacks on X"
                yield from places_under(reading, argument, among)
            if is_border(argument) and (side := guarded_side(reading, argument)) is not None:
                yield country_mention(reading, argument, side)  # "guard Tajikistan's southern border"
    for preposition, token in clause.obliques:
        if preposition.split(" ")[0] in among and not _is_left_out(reading, token):
            yield from (place for place in place_in(reading, token) if not is_aim(reading, token))
    yield from _places_off(reading, clause.head)
    for argument in clause.agents:
        if argument.lemma_.lower() not in ORGANS:  # "parliament in Ankara extended": nothing of it is in Ankara
            yield from places_under(reading, argument, among)
    yield from _worked_from(reading, clause)


def _worked_from(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """Yield whence forces work that go nowhere: "have 20 airmen working from Djibouti"."""
    told = {preposition for preposition, _ in clause.obliques}
    if clause.head.lemma_.lower() in OPERATING_FROM and not told & {"to", "into", "in", "over"}:
        yield from (p for preposition, t in clause.obliques if preposition == "from" for p in place_in(reading, t))


def _places_off(reading: Reading, head: Token) -> Iterator[Mention]:
    """Yield the places from which a direction is told: "a base north of the capital Sanaa".

    What lies south of a country lies outside it; "the first base east of Suez" is the scope of a rank.
    """
    for side in head.children:
        if side.dep_ == "advmod" and side.lower_ in COMPASS and not is_ranked(head):
            for child in side.children:
                if preposition_of(child) == "of" and reading.country_of(child) is None:
                    yield from place_in(reading, child)


def places_under(reading: Reading, noun: Token, among: tuple[str, ...] = PLACING, depth: int = 0) -> Iterator[Mention]:
    """Yield the places in a noun's complements and in the participles on it."""
    yield from _places_off(reading, noun)
    for child in noun.children:
        if child.lower_ == "based" and child.i < noun.i and not tells_home_station(child):  # "Germany-based troops"
            yield from (p for c in child.children for p in place_in(reading, c) if c.i < child.i)
        elif names_site(reading, child) or _is_whose_soil(reading, child):
            yield country_mention(reading, child, reading.country_of(child) or "")
        elif child.dep_ == "nmod" and (preposition_of(child) or "").split(" ")[0] in among:
            yield from place_in(reading, child) if not _is_left_out(reading, child) else ()
        elif _is_called_by(reading, noun, child):
            yield from place_in(reading, child)
        elif child.dep_ in ("nmod", "appos", "conj") and depth < 2 and not is_placed_part(child):
            aimed = (preposition_of(child) or "").split(" ")[0] in AIMS
            if not aimed or is_for_the_force(child) or is_for_its_forces(reading, child):
                yield from places_under(reading, child, among, depth + 1)
        elif child.dep_ in ("acl", "acl:relcl") and depth < 2 and "aim" not in reading.actions(child):
            yield from place_in(reading, child) if preposition_of(child) in PLACING else ()  # "who had been in Mali"
            for grandchild in child.children:
                placing = (preposition_of(grandchild) or "").split(" ")[0] in among
                held = grandchild.dep_ == "obj" and child.lemma_.lower() in HOLDING_GROUND
                if held or (grandchild.dep_ == "obl" and placing and not is_place_of_origin(grandchild)):
                    yield from place_in(reading, grandchild)


def _is_called_by(reading: Reading, site: Token, token: Token) -> bool:
    """Tell whether a site is called by the town in which it is: "the Colombian base of Palanquero"."""
    town = reading.mention_by_token.get(token.i)
    of_town = token.dep_ == "nmod" and preposition_of(token) == "of" and town is not None and town.type == "place"
    return of_town and "facility" in reading.classes(site)


def _is_left_out(reading: Reading, token: Token) -> bool:
    """Tell whether a country is where something is not: "the largest base outside Russia"; towns have outskirts.

    What is only named "along with" a thing is no place of it.
    """
    if [child.lower_ for child in token.children if child.dep_ == "case"] == ["along", "with"]:
        return True
    outside = (preposition_of(token) or "").split(" ")[0] == "outside" and reading.country_of(token) is not None
    return outside or is_where_part_is(token) or is_of_origin_before(token)


def _is_whose_soil(reading: Reading, token: Token) -> bool:
    """Tell whether a word says whose soil its noun is: "hectares of Iraqi land"."""
    owning = token.dep_ in ("amod", "compound", "nmod:poss") and reading.country_of(token) is not None
    return owning and token.head.lemma_.lower() in GROUND_NOUNS - SITES and not _tells_whose(token)


def _tells_whose(token: Token) -> bool:
    """Tell whether a word before a ground says of which people or party it is: "Serb villages", "the Georgian side"."""
    acts = token.head.dep_ in ("nsubj", "nsubj:pass") and token.head.lemma_.lower() in PARTIES
    return token.lower_ in PEOPLES or acts


def _is_only_the_middle(reading: Reading, region: Token, child: Token) -> bool:
    """Tell whether a country only says about which one a region lies: "the Mali region", "the region around Mali"."""
    if region.lemma_.lower() not in ("region", "area", "neighbourhood", "neighborhood", "countries", "states"):
        return False
    named = reading.country_of(child) is not None and child.pos_ == "PROPN"
    return named and (preposition_of(child) == "around" or (child.dep_ == "compound" and region.lemma_ == "region"))


def place_in(reading: Reading, token: Token, depth: int = 0) -> Iterator[Mention]:
    """Yield the place that a complement names: itself, what it is "of" or "in", or whose soil it is."""
    mention = reading.mention_by_token.get(token.i)
    if mention is not None and mention.type in GROUND_TYPES:
        if not is_epithet(reading, token):
            yield mention
    elif (name := reading.country_of(token)) is not None:
        yield country_mention(reading, token, name)
    if depth >= 3:
        return
    if is_border(token):
        across = [c for c in token.children if c.dep_ == "nmod" and preposition_of(c) in ("in", "into")]
        for child in across if preposition_of(token) in ("across", "over") else ():  # "across the border in Bangladesh"
            yield from place_in(reading, child, depth + 1)
        if across and preposition_of(token) in ("across", "over"):
            return
        if (side := near_side(reading, token)) is not None:
            yield country_mention(reading, token, side)
        for child in token.children:
            if preposition_of(child) == "of" and reading.country_of(child) is None:  # "on the border of the enclave"
                yield from place_in(reading, child, depth + 1)
        return
    inner = [c for c in token.children if c.dep_ == "nmod" and preposition_of(c) in ("in", "on", "at", "near")]
    if token.lemma_.lower() in MEETINGS:
        return
    owned = any(c.dep_ == "nmod:poss" and reading.country_of(c) is not None for c in token.children)
    put = put_where(token) if owned and token.lemma_.lower() in SITES else []
    for there in put:
        yield from place_in(reading, there, depth + 1)
    for child in token.children:
        owns = child.dep_ in ("amod", "compound", "nmod:poss") and reading.country_of(child) is not None
        noun = token.lemma_.lower()
        if owns and (noun not in GROUND_NOUNS or (noun in SITES and (inner or put)) or _tells_whose(child)):
            continue  # "Russian forces" are no place in Russia, "the French base in Djibouti" is none in France
        if owns and (is_one_site(reading, token) or (noun == "side" and child.dep_ == "nmod:poss")):
            continue  # "at Turkey's base", "at the French base": whose, and not where; "a thorn in China's side"
        if owns and token.tag_ == "NNS" and noun in STATES:
            continue  # "former Soviet states" are on many grounds
        told_by = (preposition_of(child) or "").split(" ")[0]
        elsewhere = noun in WATERS and told_by == "of"  # the Gulf of Oman is no ground of Oman's
        elsewhere |= told_by in AIMS or (told_by == "with" and reading.country_of(child) is not None)  # "a clash with"
        elsewhere |= is_counted_apart(child) or _is_only_the_middle(reading, token, child)
        if child.dep_ in ("nmod", "appos", "nmod:poss", "compound", "flat", "conj", "amod") and not elsewhere:
            yield from place_in(reading, child, depth + 1)


AREA_OF = re.compile(r" (?:of|in) (?P<whole>[A-Z][\w .'’-]*)\Z")


def is_epithet(reading: Reading, token: Token) -> bool:
    """Tell whether a word before a country says of what kind it is, and no place: "in Christian Armenia"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or reading.country_of(following) is None or following not in (token.head, *token.children):
        return False
    known = reading.mention_by_token.get(token.i)
    unheard_of = known is not None and known.type == "place" and reading.gazetteer.place(known.name) is None
    return token.text[:1].isupper() and (unheard_of or token.i in reading.peoples_by_token)


COMPASS = words_of("compass")
CONTINENTS = words_of("continents")


def is_locality(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention names a base, a town or a province, and not a quarter of the earth or a sea."""
    words = mention.name.lower().replace("-", " ").split()
    words = [word for word in words if word not in SITE_WORDS] or words  # "Middle East Base"
    if all(word in COMPASS or word in CONTINENTS for word in words) or mention.name.islower():
        return False
    place = reading.gazetteer.place(mention.name)
    return place is None or place.kind not in ("region", "sea", "lake") or place.country is not None


def country_of_place(reading: Reading, mention: Mention) -> Mention | None:
    """Return the country that a place lies in, when the gazetteer, the mention or the name of a base tells it."""
    if mention.type == "country":
        return mention
    if parts_the_world(reading.token_at(mention.start)):
        return None
    fuller = fuller_name(reading, mention)
    if fuller is not None:
        whole = country_of_place(reading, fuller)
        return replace(whole, start=mention.start, end=mention.end, text=mention.text) if whole is not None else None
    country = mention.country
    if lies_around_enclave(reading, mention):
        country = country_around(reading, mention)
        return replace(mention, type="country", name=country, country=None) if country is not None else None
    if country is None and mention.type == "area":  # "clearance of the Falkland Islands"
        country = reading.gazetteer.country_of(mention.name)
        if country is None and (end := AREA_OF.search(mention.name)) is not None:  # "liberated districts of Azerbaijan"
            country = reading.gazetteer.country_of(end["whole"])
    if country is None:
        place = reading.gazetteer.place(mention.name)
        country = place.country if place is not None else None
    told = _told_country(reading, mention, country)
    if told is None and country is not None and is_namesake(reading, mention, country):
        return None
    country = told or country or _country_in_name(reading, mention)
    if country is None:
        return None
    return Mention(start=mention.start, end=mention.end, text=mention.text, type="country", name=country,
                   found_in=mention.found_in)  # fmt: skip


def _told_country(reading: Reading, mention: Mention, known: str | None) -> str | None:
    """Return the country in which the words around a place put it; of a place that is no mere town, what is known."""
    if known is not None and mention.type != "place":
        return None
    place = reading.gazetteer.place(mention.name) if known is not None else None
    if place is not None and place.kind != "town":
        return None
    return country_before(reading, mention) or country_behind(reading, mention)


SERVICES = frozenset({"RAF", "RAAF", "NAS", "NAF", "MCAS", "USAG", "FOB", "Camp"})
"""What stands before the name of a base by which the base is known as well."""


def _country_in_name(reading: Reading, mention: Mention) -> str | None:
    """Return the country that a name tells: "Eritrean port of Assab", or that of the town in "Batumi military base"."""
    gazetteer = reading.gazetteer
    words = mention.name.split()
    if (
        words
        and words[0] in SERVICES
        and (base := gazetteer.place(" ".join(words[1:]))) is not None
        and base.kind == "base"
    ):
        return base.country  # "RAF Masirah"
    if len(words) > 2 and words[1].lower() in GROUND_NOUNS and gazetteer.is_demonym(words[0]):
        return gazetteer.country_of(words[0])
    while words and words[-1].lower() in SITE_WORDS:
        words.pop()
    bare = " ".join(words)
    if mention.type != "facility" or not words or len(bare) == len(mention.name):
        return None
    if (country := gazetteer.country_of(bare)) is not None:
        owned = bare.endswith(("'s", "’s"))  # "Turkey's military base" may lie anywhere
        return country if not gazetteer.is_demonym(bare) and not bare.isupper() and not owned else None
    place = gazetteer.place(bare)
    known = place is not None and (place.population == 0 or place.population >= WELL_KNOWN)
    return place.country if place is not None and known else None
