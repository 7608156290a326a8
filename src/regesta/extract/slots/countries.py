"""Whose forces, on whose ground: countries read from modifiers, arguments and places.

A `Reading` and tokens enter; `Mention`s of countries and organisations leave, each with where it was found. Empty
beats guessed: where two countries fit equally, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from regesta.extract.discourse.former_states import seated_then
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import governors
from regesta.extract.reading.irregulars import is_irregular
from regesta.extract.reading.joined_owners import are_of_two
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.reading.serving_bodies import is_private
from regesta.extract.reading.voices import state_acting
from regesta.extract.slots.bodies_of_states import country_mention, has_people, owner_in_name
from regesta.extract.slots.formerly import was_once
from regesta.extract.slots.leaving import TAKING_BACK, says_what_is_left
from regesta.extract.word_lists import words_of
from regesta.model import Mention
from regesta.vocabulary.warships import navies_of

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNING = ("amod", "compound", "nmod:poss", "flat", "nmod:desc", "appos")
OWNING_PREPOSITIONS = ("of", "from", "by")
BODIES = frozenset({"force", "military_people", "unit"})
"""What "of" and "from" may lead through to an owner: "troops from Russia's 201st", never "from the Afghan border"."""
CIVIL_BODIES = frozenset({"deminers", "clearing_body"})
NO_OWNING = words_of("no_owning_participles")
IN_CITIES = words_of("places_of_a_city")
MULTINATIONAL = words_of("forces_of_no_one_power")
NOT_ONESELF = words_of("not_oneself")
NO_ACTORS = frozenset({"facility", "agreement", "treaty", "mine", "equipment"})
"""Things that belong to a state and do not act for it."""
FORCES_AND_SITES = frozenset({"force", "military_people", "facility", "equipment"})
"""What a power has on another's ground."""
HOSTING = frozenset({"host", "house", "accommodate", "home"})
"""Words whose subject has the forces on its own ground."""


def is_full_name(reading: Reading, token: Token) -> bool:
    """Tell whether a word is a country's name and neither its adjective nor an abbreviation, which may own."""
    name = reading.country_of(token)
    return name is not None and not reading.gazetteer.is_demonym(token.text) and not token.text.isupper()


AS_ADJECTIVES = words_of("countries_as_adjectives")


def names_site(reading: Reading, token: Token) -> bool:
    """Tell whether a country's name beside a site says where that is: "the Niger base", unlike "the US base"."""
    site = token.head
    if _is_address(reading, token):
        return True
    placed = "facility" in reading.classes(site) or site.lemma_.lower() in ("mission", "deployment")
    if token.dep_ != "compound" or not is_full_name(reading, token) or not placed or token.lower_ in AS_ADJECTIVES:
        return False
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if following in ("and", "or", ",") or any(child.dep_ == "conj" for child in token.children):
        return False  # "both China and U.S. bases"
    return not any(child.dep_ == "nmod" and preposition_of(child) in ("in", "on", "near") for child in site.children)


def _is_address(reading: Reading, token: Token) -> bool:
    """Tell whether a country stands behind a site as in an address: "Vela Air Base, Gabon, was opened in 1951"."""
    site = token.head
    named = reading.mention_by_token.get(site.i)
    if token.dep_ != "appos" or not is_full_name(reading, token) or named is None or named.type != "facility":
        return False
    alone = not any(c.dep_ in ("conj", "acl", "acl:relcl", "amod", "nmod", "compound", "det") for c in token.children)
    return alone and token.i > site.i and token.nbor(-1).text == ","


def is_recipient_before(reading: Reading, token: Token) -> bool:
    """Tell whether a country's name is who gets what is counted after it: "sell Morocco 36 launchers"."""
    if not is_full_name(reading, token) or token.dep_ not in ("compound", "nmod:poss", "amod", "nmod"):
        return False
    if any(child.tag_ == "POS" or child.dep_ == "case" for child in token.children):
        return False
    return any(child.dep_ == "nummod" and token.i < child.i < token.head.i for child in token.head.children)


def owner_of(reading: Reading, noun: Token, depth: int = 0) -> Mention | None:
    """Return the country or alliance whose a noun is: "Russian troops", "Russia's 201st", "troops from France".

    Where forces leave, "from" says the place and not the owner. Two owners are none, and fighters are nobody's forces.
    """
    if (army := _army_of(reading, noun)) is not None:
        return army
    if are_of_two(reading, noun):
        return None
    over = [token for token in (noun, *islice(governors(noun), 3)) if reading.actions(token) & TAKING_BACK]
    leaving = bool(over) and not any(says_what_is_left(reading, token) for token in over)
    if (holder := _holder_beside(reading, noun)) is not None:
        return holder
    # "Denmark and its 105 soldiers from Mali"; what is bought "from China" is of its make
    of_pronoun = "military_people" in reading.classes(noun) and any(c.tag_ == "PRP$" for c in noun.children)
    by_from = not (leaving or of_pronoun or _is_brought(reading, noun))
    prepositions: tuple[str, ...] = OWNING_PREPOSITIONS if by_from else ("of", "by")
    prepositions = ("by",) if "campaign" in reading.classes(noun) else prepositions  # "the invasion of Panama"
    whole = reading.mention_by_token.get(noun.i)
    named = range(whole.start, whole.end) if whole is not None and whole.type == "country" else range(0)
    beside = [c for c in noun.children if c.idx not in named]  # Saudi Arabia is not of "Saudi"
    found = [m for child in beside for m in _owner_in(reading, child, depth, prepositions)]
    found += [m for child in noun.children if leaving and (m := _organisation_from(reading, child)) is not None]
    if is_irregular(reading, noun):
        found = [mention for mention in found if mention.type != "country"]
    names = {mention.name for mention in found}
    if len(names) > 1:  # "NATO's ISAF force" is whose 's says so, "U.S. Forces Korea" whose name goes before
        possessors = (c for c in noun.children if c.dep_ == "nmod:poss" and any(p.tag_ == "POS" for p in c.children))
        said = [m for child in possessors for m in _owner_in(reading, child, depth, prepositions)]
        of_force = [m for m in said if reading.gazetteer.kind_of_organisation(m.name) == "force"]
        led = any(child.lower_ == "led" for child in noun.subtree)
        if of_force and reading.classes(noun) & BODIES and not led:
            said = []  # "UNIFIL's Irish battalion" is Ireland's, its Irish-led brigade is not
        found = said if len(said) == 1 else [mention for mention in found if mention.start < noun.idx]
        states = [m for m in found if m.type == "country"]  # "the Italian KFOR contingent" is Italy's
        found = states if len(states) == 1 else found
        names = {mention.name for mention in found}
    return found[0] if len(names) == 1 else None


def _is_brought(reading: Reading, noun: Token) -> bool:
    """Tell whether a state moves what it acts on, so that "from" says whence: "the Pentagon flew in 120 from X"."""
    moved = noun.dep_ in ("obj", "obl") and reading.actions(noun.head) & {"send", "move"}
    return any(moved and c.dep_ == "nsubj" and state_of(reading, c) is not None for c in noun.head.children)


def _army_of(reading: Reading, token: Token) -> Mention | None:
    """Return the country of an army or a ship with no adjective in its name: "the Bundeswehr", "HMAS Perth"."""
    mention = reading.mention_by_token.get(token.i)
    abbreviated = token.text.isupper() and len(token.text) > 1
    if token.pos_ != "PROPN" and not abbreviated and mention is None:
        return None
    name = reading.gazetteer.state_of_army(token.text if mention is None else mention.text)
    name = _navy_of(reading, mention.name) if name is None and mention is not None else name
    name = _service_called(reading, mention) if name is None and mention is not None else name
    return country_mention(reading, token, name) if name is not None else None


SITE_OF_SERVICE = re.compile(
    r"(?:the )?(?P<service>.+? .+?) (?:base|station|dockyard|airfield|barracks|depot|camp|hospital)"
)
"""What is called by a service and has no name of its own: "the Royal Navy base"; "RAF Lakenheath" is another's."""


def _service_called(reading: Reading, site: Mention) -> str | None:
    called = SITE_OF_SERVICE.fullmatch(site.text) if site.type == "facility" else None
    return reading.gazetteer.state_of_army(called["service"]) if called is not None else None


def _navy_of(reading: Reading, ship: str) -> str | None:
    """Return the state whose ship a name tells; of two navies with such letters, that which alone the page names."""
    navies = navies_of(ship)
    if len(navies) > 1:
        named = {reading.country_of(token) for token in reading.doc if token.text[:1].isupper()}
        navies = tuple(navy for navy in navies if navy in named)
    return navies[0] if len(navies) == 1 else None


def _holder_beside(reading: Reading, noun: Token) -> Mention | None:
    """Return the state that stands beside what is its own: "Kenya and its 3,600 troops", "the envoy of X and its"."""
    own = any(child.dep_ == "nmod:poss" and child.lower_ == "its" for child in noun.children)
    return state_of(reading, noun.head) if own and noun.dep_ == "conj" and noun.head.i < noun.i else None


def _organisation_from(reading: Reading, child: Token) -> Mention | None:
    """Return the alliance that troops are "from", which is no place that they might leave."""
    mention = reading.mention_by_token.get(child.i)
    known = mention is not None and mention.type == "organisation" and reading.gazetteer.organisation(mention.text)
    return mention if known and child.dep_ == "nmod" and preposition_of(child) == "from" else None


TURN = re.compile(r"0\d|[IVX]+")
"""The number of a turn of duty behind its country."""


def _owner_in(reading: Reading, child: Token, depth: int, prepositions: tuple[str, ...]) -> Iterator[Mention]:
    owning = child.dep_ in OWNING and not was_once(reading, child)
    from_noun = child.dep_ == "nmod" and preposition_of(child) in prepositions
    if (not owning and not from_noun) or child.lower_ == "based" or names_site(reading, child) or _is_of_two(child):
        return  # "Germany-based troops" are in Germany, "the Niger base" lies in Niger
    if from_noun and preposition_of(child) == "from" and child.nbor().lower_ in ("to", "into"):
        return  # "moved a battery from Korea to Qatar": a way, whoever it belongs to
    if owning and child.i > child.head.i and _is_theatre(reading, child):
        return  # "Multi-National Force – Iraq", "Resolute Force Mali": where it is
    if (speaking := state_acting(reading, child)) is not None:
        yield speaking
        return
    if from_noun and child.tag_ in ("NNS", "NNPS") and reading.classes(child.head) & CIVIL_BODIES:
        return  # a firm's "team of 100 Zimbabweans" is no state's
    if child.tag_ in ("NNS", "NNPS") and any(c.i in reading.quantities_by_token for c in child.lefts):
        return  # "14,600 soldiers, of them 4,000 Danes": a part with a number of its own
    if child.dep_ == "appos" and {"(", "NUM"} <= {t for c in child.children for t in (c.text, c.pos_)}:
        return  # "18,600 troops (IISS 2018)": a work that is cited
    if child.lower_ in NO_OWNING and any(c.dep_ == "punct" and c.text == "-" for c in (child, *child.subtree)):
        return  # "an American-funded centre"
    if child.lower_ == "led" and any(c.lower_ in MULTINATIONAL for c in child.head.children):
        return  # "the Danish-led international force"
    parts = (c for c in (child, *child.head.children) if c.dep_ == "appos" and c.pos_ == "NUM")
    if any(child.head.i < part.i <= child.i for part in parts):
        return  # "17 helicopters, six of them from Bangladesh"
    if child.dep_ == "appos" and child.i + 1 < len(child.doc) and TURN.fullmatch(child.nbor().text):
        return  # "the first contingent, Mali 01": a turn of it
    if child.dep_ == "appos" and any(c.text == ";" for c in child.children):
        return  # "Portugal promised 640 troops; Greece, 480"
    if is_recipient_before(reading, child):
        return
    if child.lower_ == "whose" and (whose := _before_relative(child)) is not None:
        child = whose  # "France, whose three tankers are there"
    name = reading.country_of(child) or (_seat_before(reading, child) if child.dep_ == "nmod:poss" else None)
    if name is not None:
        yield country_mention(reading, child, name)
        if child.dep_ == "amod" or from_noun:  # "Turkish and Qatari soldiers", "from Ghana and Togo": of two states
            beside = (t for t in with_conjuncts(child) if t != child and (from_noun or t.i < child.head.i))
            yield from (country_mention(reading, t, n) for t in beside if (n := reading.country_of(t)) is not None)
        return
    if owning and (army := _army_of(reading, child)) is not None:
        yield army
        return
    mention = reading.mention_by_token.get(child.i)
    if mention is not None and has_people(reading, mention):
        yield owner_in_name(reading, mention)
        return
    if depth < 3 and (owning or reading.classes(child) & BODIES):
        inner = owner_of(reading, child, depth + 1)
        if inner is not None:
            yield inner


def _is_of_two(adjective: Token) -> bool:
    """Tell whether an adjective is half of a pair that owns together: "the Franco-German brigade"."""
    if adjective.i < 2 or adjective.nbor(-1).text not in ("-", "–"):
        return False
    return bool(adjective.nbor(-2).text[:1].isupper() and adjective.text[:1].isupper())


def _before_relative(pronoun: Token) -> Token | None:
    """Return the noun that "whose" takes up: that of its relative clause, else the name right before it."""
    clause = next((above for above in pronoun.ancestors if above.dep_ == "acl:relcl"), None)
    if clause is not None:
        return clause.head
    earlier = reversed(pronoun.doc[pronoun.sent.start : pronoun.i])
    before = next((token for token in earlier if not token.is_punct), None)
    return before if before is not None and before.pos_ == "PROPN" else None


def _is_theatre(reading: Reading, child: Token) -> bool:
    """Tell whether a country's full name stands right behind the name of a force, by which that is called."""
    named = child.head.pos_ == "PROPN" and reading.classes(child.head) & BODIES
    between = reading.doc[child.head.i + 1 : child.i]
    return bool(named) and is_full_name(reading, child) and all(t.text in ("-", "–", "—") for t in between)


def _seat_before(reading: Reading, child: Token) -> str | None:
    """Return the country whose seat owns a noun, "Moscow's base"; a city only has its airport within it."""
    return seat_of(reading, child) if child.head.lemma_.lower() not in IN_CITIES else None


def seat_of(reading: Reading, token: Token) -> str | None:
    """Return the country whose government a capital or metonym stands for: "Moscow", "the Kremlin"."""
    mention = reading.mention_by_token.get(token.i)
    seated = reading.gazetteer.government_of(mention.text if mention else token.text)
    return seated_then(seated, reading.document.published) if seated is not None else None


def state_of(reading: Reading, token: Token) -> Mention | None:
    """Return the state that acts in an argument: its name, its capital, or the owner of its government or army."""
    name = reading.country_of(token)
    if name is None and token.pos_ == "PROPN":
        name = seat_of(reading, token)
    if name is not None:
        return country_mention(reading, token, name)
    if (speaking := state_acting(reading, token)) is not None:
        return speaking
    if (called := _state_called(reading, token)) is not None:
        return called
    mention = reading.mention_of(token)
    if mention is not None and mention.type == "country":
        return mention
    if mention is not None and mention.type in ("place", "organisation"):  # "Berlin … it": a seat resolved
        name = reading.gazetteer.government_of(mention.name)
        if name is not None and token.pos_ == "PRON":
            return country_mention(reading, token, name)
    is_unit = mention is not None and mention.type == "military_unit"
    if (reading.classes(token) & NO_ACTORS and not is_unit) or token.lemma_.lower() in NOT_ONESELF:
        return None
    if mention is not None and has_people(reading, mention):
        return owner_in_name(reading, mention)
    if mention is not None and mention.type == "organisation" and is_private(mention.name):
        return None
    return owner_of(reading, token)


STATE_NOUNS = words_of("state_nouns") | words_of("state_form_nouns")


AMERICAN = words_of("american_administrations")


def _state_called(reading: Reading, token: Token) -> Mention | None:
    """Return the state that a noun for states is "of", or of a president's administration: "the republic of Mali"."""
    if token.lemma_.lower() == "administration" and any(c.lower_ in AMERICAN for c in token.children):
        return country_mention(reading, token, "United States")
    beside = token.lemma_.lower() in NOT_ONESELF
    how = ("appos", "flat", "nmod:desc") if beside else ("nmod", "appos")  # "its neighbour Zambia"
    named = (child for child in token.children if child.dep_ in how and is_full_name(reading, child))
    state = next(named, None) if beside or token.lemma_.lower() in STATE_NOUNS else None
    return country_mention(reading, state, reading.country_of(state) or "") if state is not None else None


def first_state(reading: Reading, tokens: Iterable[Token]) -> Mention | None:
    """Return the state among arguments; None when there is none, or two: both act, and neither alone."""
    acting = [t for t in tokens if not any(c.tag_ == "POS" for c in t.children)]  # "Russia's … houses": not Russia
    found = {state.name: state for token in acting if (state := state_of(reading, token)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None
