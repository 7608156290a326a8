"""When nothing may be taken from afar as the host: the clause speaks of the whole world, of two hosts, or of home.

`Slots` enter; whether the passage, title and page must stay unasked leaves. Each silence answers for words that say a
ground which has no one country, or none but the power's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.relating import is_sum
from regesta.extract.reading.civil_matters import ends_war_or_draws_line
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.slots.donors import is_given_at_large
from regesta.extract.slots.edges import is_at_own_border, is_at_sea
from regesta.extract.slots.filling import Slots, all_places, happens_there, words_told
from regesta.extract.slots.other_forces import is_of_others, nations_of
from regesta.extract.slots.parties import agreement_parties, agreement_token, is_of_all, is_others_agreement, only_dates
from regesta.extract.slots.places import country_of_place
from regesta.extract.slots.trade import seller
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

ANYWHERE = words_of("anywhere")
THE_WORLD = words_of("the_world")
UNDERTAKINGS = words_of("undertakings")
HOME_FORCES = words_of("home_forces")
PLACED_AT = frozenset({"at", "on", "near", "inside", "from"})
STATES = words_of("state_nouns")
WHOLE_SERVICES = words_of("whole_services")
SERVICE_MODIFIERS = words_of("whole_service_modifiers")
FORCES = frozenset({"force", "military_people"})


def nothing_from_afar(slots: Slots) -> bool:
    """Tell whether a clause says of itself that its host is no one country that a passage could name."""
    quantity = slots.centre.quantity
    if quantity is not None and is_sum(slots.reading, quantity):
        return True
    return any(
        silence(slots)
        for silence in (
            _is_anywhere,
            _has_two_hosts,
            _is_at_home,
            _is_whole_service,
            is_at_own_border,
            is_at_sea,
            _is_sold,
            _is_treaty,
            _is_between_others,
            _is_where_unplaced,
            _is_taught,
            tells_of_many_states,
            _is_through_many_states,
            _is_where_one_speaks,
            is_given_at_large,
            _is_of_other_parties,
        )
    )


def _is_anywhere(slots: Slots) -> bool:
    """A number "stationed abroad", none "in an overseas war"; "the first base abroad" may be placed."""
    if any(word.lemma_.lower() in STATES and preposition_of(word) == "outside" for word in words_told(slots)):
        return True
    if slots.reading.actions(slots.centre.governor) & {"station", "garrison"} and any(
        c.lower_ in ANYWHERE and c.dep_ == "advmod" for c in slots.centre.governor.children
    ):
        return True  # "troops stationed abroad" are those of all posts
    denied = any(c.lower_ == "no" for token in slots.centre.clause.arguments for c in token.children)
    if slots.centre.quantity is None and not denied:
        return False
    for word in words_told(slots):
        if word.i in slots.reading.mention_by_token:
            continue
        if word.lower_ in ANYWHERE and word.dep_ in ("advmod", "amod", "acl", "obl", "root", "xcomp"):
            return True
        placed = preposition_of(word) or (word.dep_ == "nmod:poss" and preposition_of(word.head))
        if word.lemma_.lower() in THE_WORLD and placed:
            return True
    above = (word for word in (*words_told(slots), *slots.noun.ancestors) if word.tag_ == "NNS" and _is_counted(word))
    return any(word.lemma_.lower() in UNDERTAKINGS for word in above)  # "thirteen operations with 55,000 troops"


def _is_through_many_states(slots: Slots) -> bool:
    """ "Mines in 62 countries claim 800 victims a month": in the sentence's countries together."""
    words = (word for word in slots.noun.sent if word.tag_ == "NNS" and word.lemma_.lower() in STATES)
    return any(_is_counted(word) and (preposition_of(word) or "").split(" ")[0] in THROUGH for word in words)


THROUGH = ("in", "across", "through", "throughout")


def tells_of_many_states(slots: Slots) -> bool:
    """Tell whether a clause is about several states that it only counts: "aid to more than 100 countries"."""
    embedded = slots.centre.governor.dep_ in ("xcomp", "ccomp")  # "helped 17 countries become free"
    around = [c for c in slots.centre.governor.head.children if c.dep_ in ("obj", "iobj")] if embedded else []
    states = (word for word in (*words_told(slots), *around) if word.tag_ == "NNS" and word.lemma_.lower() in STATES)
    return any(_is_counted(word) and word.dep_ in TOLD_OF for word in states)


TOLD_OF = ("obl", "obj", "iobj", "nmod", "nsubj", "nsubj:pass", "conj")


def _is_where_one_speaks(slots: Slots) -> bool:
    """ "The forces deployed here": where the speaker or the writer is, and not where the page has most."""
    near = {slots.centre.governor, slots.noun, *slots.noun.children, clause_head(slots.centre.governor)}
    return any(word.lower_ == "here" and word.dep_ == "advmod" and word.head in near for word in words_told(slots))


def has_abroad(slots: Slots) -> bool:
    """Tell whether the clause's sites are said to be abroad: "has no bases overseas" puts none in its own country."""
    nouns = [t for t in (slots.noun, *slots.patients("facility")) if "facility" in slots.reading.classes(t)]
    verb = slots.centre.governor
    said = [child for token in (*nouns, verb) for child in token.children if child.dep_ in ("amod", "advmod", "nmod")]
    return any(word.lower_ in ABROAD for word in said)


ABROAD = frozenset({"abroad", "overseas"})


def _is_counted(word: Token) -> bool:
    return any(child.dep_ == "nummod" or child.lower_ in COUNTING for child in word.children)


COUNTING = frozenset({"many", "several", "all", "various", "numerous", "dozens", "number", "most"})


def _has_two_hosts(slots: Slots) -> bool:
    """ "In Iraq and Syria", "6,000 troops to Romania and Poland": neither alone."""
    grounds = (country_of_place(slots.reading, place) for place in all_places(slots))
    names = {ground.name for ground in grounds if ground is not None}
    names |= {slots.reading.country_of(t) or "" for p, t in slots.centre.clause.obliques if p in ("to", "into")}
    return len(names - {slots.guest, ""}) > 1


def in_two_countries(slots: Slots, places: list[Mention]) -> bool:
    """Tell whether the first of a clause's places stands beside one in another country: "in Iraq and Syria"."""
    reading = slots.reading
    heads = {reading.head_of(place.start, place.end): place for place in places if place.name != slots.guest}
    beside = [t for t in with_conjuncts(next(iter(heads))) if not _is_another_figures(reading, t)] if heads else []
    grounds = (country_of_place(reading, heads[token]) for token in beside if token in heads)
    return len({ground.name for ground in grounds if ground is not None and ground.name != slots.guest}) > 1


def _is_another_figures(reading: Reading, place: Token) -> bool:
    """Tell whether a figure of its own stands before a place: Syria of "2,500 troops in Iraq and 900 in Syria"."""
    if place.i < place.sent.start + 2 or place.nbor(-1).lower_ not in PLACED_AT | {"in"}:
        return False
    return place.nbor(-2).i in reading.quantities_by_token


def _is_sold(slots: Slots) -> bool:
    """What a state sells, to whom is not said, is on no ground that the page could name."""
    sold = slots.centre.predicate.predicate in ("agreement_consideration", "equipment_count")
    return sold and slots.operator is not None and slots.operator == seller(slots)


def _is_where_unplaced(slots: Slots) -> bool:
    """ "From the Baltic Military District, where it had been based": there, wherever that lies."""
    verb = slots.centre.governor
    return happens_there(verb) and verb.head.i in slots.reading.mention_by_token


def _is_taught(slots: Slots) -> bool:
    """Who is trained tells where, unless the page's host is theirs: "training West African battalions" is somewhere."""
    teaching = slots.centre.governor
    if teaching.lemma_.lower() not in TEACHING:
        return False
    taught = [token for token in slots.centre.clause.patients if slots.reading.classes(token) & FORCES]
    if any(is_of_others(slots.reading, token) for token in taught):
        return True
    nations = {name for token in taught for name in nations_of(slots.reading, token)}
    host = slots.focus.host(slots.noun, slots.guest) if nations else None
    return host is not None and host.name not in nations


def _is_of_other_parties(slots: Slots) -> bool:
    """Talks and requests in a sentence that names states, but not the page's host, are not on its ground."""
    if slots.centre.predicate.predicate != "negotiation":
        return False
    named = {name for token in slots.noun.sent if (name := slots.reading.country_of(token)) is not None}
    grounds = (country_of_place(slots.reading, place) for place in all_places(slots))
    elsewhere = {ground.name for ground in grounds if ground is not None}  # a visit to Washington is to nobody else's
    host = slots.focus.host(slots.noun, slots.guest) if named | elsewhere else None
    if host is None:
        return False
    of_others = host.name not in named and not named <= {slots.guest}
    return of_others or (bool(elsewhere) and host.name not in elsewhere)


TEACHING = frozenset({"train", "teach", "instruct", "drill"})


def _is_treaty(slots: Slots) -> bool:
    """An agreement between parties unsaid and about no forces is on nobody's ground: a ban on mines, the Oslo Accords.

    One without a name of its own may be that of the power and host of which the page tells.
    """
    if not slots.centre.predicate.predicate.startswith("agreement"):
        return False
    token = agreement_token(slots.reading, slots.centre)
    if token is not None and only_dates(token):
        return True
    mention = slots.reading.mention_by_token.get(token.i) if token is not None else None
    if token is not None and is_others_agreement(slots.reading, slots.focus, token):
        return True
    if token is not None and ends_war_or_draws_line(token):
        return True
    named = mention is not None and mention.type in ("agreement", "treaty") and not mention.name.islower()
    if token is None or not (named or (token.lemma_.lower() not in GOING_ON and slots.focus.pairs.main_pair is None)):
        return False
    words = list(slots.noun.sent)
    told = any(slots.reading.classes(t) & FORCES_AND_SITES or t.lemma_.lower() in UNDERTAKINGS for t in words)
    return not told and not agreement_parties(slots.reading, slots.focus, token, slots.centre)


GOING_ON = frozenset({"agreement", "deal", "lease"})
"""Nouns that take up what the page is about: "the agreement, signed on Monday"; a pact or treaty may be anybody's."""


def _is_between_others(slots: Slots) -> bool:
    """A pact that two states make, of which the sentence tells no force or site, is on neither's ground by itself.

    Only where the page has the one's forces on the other's ground, their pact may be taken to be about that.
    """
    steps = slots.centre.predicate.predicate == "agreement_signed" and slots.reading.actions(slots.centre.governor)
    if not steps or not steps & MAKING:
        return False
    if names_forces(slots):
        return False
    token = agreement_token(slots.reading, slots.centre) or slots.noun
    parties = agreement_parties(slots.reading, slots.focus, token, slots.centre)
    pairs = slots.focus.pairs
    if is_of_all(slots.centre):
        return True
    return len(parties) == 2 and not (pairs.abroad[parties[0], parties[1]] or pairs.abroad[parties[1], parties[0]])


def names_forces(slots: Slots) -> bool:
    """Tell whether the sentence has a noun of forces or sites; a "military" pact alone is on neither."""
    nouns = (word for word in slots.noun.sent if word.pos_ != "ADJ")
    return any(slots.reading.classes(word) & FORCES_AND_SITES for word in nouns)


MAKING = frozenset({"sign", "draft", "ratify", "approve"})
"""Steps by which a pact comes about; who ends one may be whose ground it was about."""


def _is_at_home(slots: Slots) -> bool:
    """ "Government forces" of a country fight on its own ground, where nothing else is said."""
    if slots.operator is None or slots.operator.found_in != "clause":
        return False
    for body in (slots.noun, *slots.patients(*FORCES)):
        whose = owner_of(slots.reading, body) if slots.reading.classes(body) & FORCES else None
        if whose is not None and whose.name == slots.operator.name:
            return any(child.lower_ in HOME_FORCES for child in body.children)
    return False


def _is_whole_service(slots: Slots) -> bool:
    """ "The army has 7,000 soldiers", "personnel in the armed forces": all that a country has, wherever they are."""
    placed = any(p in PLACED_AT and t.i not in slots.reading.times_by_token for p, t in slots.centre.clause.obliques)
    if slots.centre.quantity is None or placed:
        return False
    above = slots.noun.head if slots.noun.dep_ == "nmod" else slots.noun
    inside = [child for child in slots.noun.children if child.dep_ == "nmod" and preposition_of(child) in ("in", "of")]
    return any(_names_service(token) for token in (above, *inside, *slots.centre.clause.agents))


def _names_service(token: Token) -> bool:
    if token.lemma_.lower() == "force":
        services = [child for child in token.children if child.lower_ in SERVICE_MODIFIERS]
    else:
        services = [token] if token.lemma_.lower() in WHOLE_SERVICES else []
    definite = any(child.lower_ == "the" or child.dep_ == "nmod:poss" for child in token.children)
    return bool(services) and definite
