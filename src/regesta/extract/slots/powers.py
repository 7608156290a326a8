"""Slot fillers for the operator: whose forces.

`Slots` enter; the `Mention` of a country or alliance leaves, or None. Rules list the ways by name, in order; the
first that finds something wins. The clause is asked before the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import bracketed_country
from regesta.extract.clocks.courses import COURSES
from regesta.extract.reading.clauses import clause_of, clause_tokens, is_verbal, preposition_of
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.clearers import clearer, teller_of
from regesta.extract.slots.countries import (
    HOSTING,
    country_mention,
    first_state,
    opens_to_another,
    owner_of,
    seat_of,
    state_of,
)
from regesta.extract.slots.earlier_sites import earlier_keeper
from regesta.extract.slots.filling import Slots, Way
from regesta.extract.slots.layers import layer
from regesta.extract.slots.other_forces import are_others
from regesta.extract.slots.parties import (
    agreement_before,
    agreement_parties,
    agreement_token,
    is_others_agreement,
    only_dates,
)
from regesta.extract.slots.places import country_of_place, ground_by_use, is_aim, places_under
from regesta.extract.slots.trade import seller
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


SETTING = words_of("setting_numbers")


def _is_sent_by_another(slots: Slots, body: Token) -> bool:
    """Tell whether one state sends people of another: "Iran has sent Afghan soldiers to Syria"."""
    if "send" not in slots.reading.actions(slots.centre.governor):
        return False
    sending, whose = first_state(slots.reading, slots.centre.clause.agents), owner_of(slots.reading, body)
    states = [one for one in (sending, whose) if one is not None and one.type == "country"]
    return body not in slots.centre.clause.agents and len({state.name for state in states}) > 1


OWN = frozenset({"its", "our", "their"})


def owner(slots: Slots) -> Mention | None:
    """Whose the counted or affected noun is: "Russian troops", "Russia's 201st"."""
    listed = bracketed_country(slots.reading, slots.noun) if slots.centre.counted is not None else None
    if listed is not None:
        return country_mention(slots.reading, listed, slots.reading.country_of(listed) or "")
    counted = slots.centre.quantity is not None
    wanted = slots.centre.rule.patient or ["force", "military_people", "facility", "equipment"]
    teaching = slots.centre.governor.lemma_.lower() in ("train", "advise", "assist", "support", "teach", "help")
    affected = [t for t in slots.patients(*wanted) if not (teaching and t in slots.centre.clause.patients)]
    tokens = [slots.noun, *([] if counted else affected), *_noun_shared(slots)]
    if counted and slots.noun.dep_ == "nmod":  # "a garrison of 500 people" is whose garrison it is
        tokens.append(slots.noun.head)
        name = slots.reading.country_of(slots.noun.head)
        if name is not None and any(c.tag_ == "POS" for c in slots.noun.head.children):
            return country_mention(slots.reading, slots.noun.head, name)  # "China's, with around 2,000 personnel"
    if counted and preposition_of(slots.noun) == "to" and slots.centre.governor.lemma_.lower() in SETTING:
        tokens += slots.patients("force", "military_people")  # "cut the Swiss contingent to 165 soldiers"
    for token in tokens:
        if _is_sent_by_another(slots, token):
            continue
        used = ground_by_use(slots.reading, token)
        if used is not None:
            return used[1]
        found = owner_of(slots.reading, token) or _own_of_agent(slots, token) or _own_of_teller(slots, token)
        if found is not None:
            return found
    return None


def _noun_shared(slots: Slots) -> Iterator[Token]:
    """Yield the noun before that a figure counts too: "2,500 American troops in Iraq and 900 in Syria".

    Where another state acts in the figure's own clause, the figure's people are that state's.
    """
    noun = slots.centre.counted
    if noun is not None and first_state(slots.reading, slots.centre.clause.agents) is None:
        yield noun


def _pronoun_before(noun: Token, pronouns: frozenset[str]) -> Token | None:
    return next((child for child in noun.children if child.dep_ == "nmod:poss" and child.lower_ in pronouns), None)


def _own_of_agent(slots: Slots, noun: Token) -> Mention | None:
    """The state that acts on what is its own: "the Americans turned the airfield into their largest base"."""
    own = _pronoun_before(noun, OWN)
    if own is None or slots.reading.mention_of(own) is not None:
        return None
    verb = clause_head(noun)
    if verb.lemma_.lower() in HOSTING or not is_verbal(verb):
        return None
    return first_state(slots.reading, (token for token in clause_of(verb).agents if token != noun))


def _own_of_teller(slots: Slots, noun: Token) -> Mention | None:
    """The state whose ministry says "its soldiers" of them, where the pronoun means nobody else that is known."""
    own = next(
        (child for child in noun.children if child.dep_ == "nmod:poss" and child.lower_ in OWN - {"their"}), None
    )
    meant = slots.reading.mention_of(own) if own is not None else None
    if own is None or (meant is not None and meant.type not in ("organisation", "country")):
        return None
    teller = teller_of(slots.centre.governor)
    return first_state(slots.reading, teller) if teller is not None else None


def unit_country(slots: Slots) -> Mention | None:
    """The country that owns the unit named in the clause."""
    for token in clause_tokens(clause_head(slots.centre.governor)):
        mention = slots.reading.mention_by_token.get(token.i)
        if mention is not None and mention.type == "military_unit":
            found = owner_of(slots.reading, slots.reading.head_of(mention.start, mention.end))
            if found is not None:
                return found
    return None


def sender(slots: Slots) -> Mention | None:
    """The state that sends, keeps or withdraws."""
    for clause in slots.clauses:
        if slots.reading.actions(clause.head) & {"send", "withdraw", "station", "open", "close", "provide"}:
            if clause.head.lemma_.lower() in HOSTING:
                return None
            if (state := first_state(slots.reading, clause.agents)) is not None:
                return state
    return None


def _hosts(slots: Slots) -> bool:
    return slots.centre.governor.lemma_.lower() in HOSTING


def agent_state(slots: Slots) -> Mention | None:
    """The state that acts in the clause, unless it acts as a host."""
    if _hosts(slots):
        return None
    acting = [state for token in slots.centre.clause.agents if (state := state_of(slots.reading, token)) is not None]
    if len({state.name for state in acting}) > 1:
        return None  # "Japan and the United States agreed to move the marines": whose they are is not said
    return acting[0] if acting else _state_above(slots)


ANNOUNCING = frozenset({"announce", "order", "approve", "propose", "decide"})
"""Verbs whose subject speaks of its own forces where it says "its": "announced a reduction of its garrison"."""


def _state_above(slots: Slots) -> Mention | None:
    """The state that begins or completes what a noun says: "Russia has completed deliveries of four fighters"."""
    noun = slots.centre.governor
    if is_verbal(noun) or noun.dep_ != "obj":
        return None
    own = any(c.tag_ == "PRP$" for token in slots.centre.clause.patients for c in token.children)
    if noun.head.lemma_.lower() not in (COURSES | ANNOUNCING if own else COURSES):
        return None
    return first_state(slots.reading, clause_of(noun.head).agents)


def payer(slots: Slots) -> Mention | None:
    """The state that pays, unless the document has it as the host: a host may share the costs."""
    if slots.centre.governor.lemma_.lower() in COLLECTING:
        return giver(slots)
    state = agent_state(slots)
    if state is not None and (guest := guest_paid_for(slots, state)) is not None:
        return guest
    if state is not None and _builds_at_home(slots, state):
        return None
    pair = slots.focus.main_pair
    return None if state is not None and pair is not None and state.name == pair[1] else state


COLLECTING = frozenset({"collect", "receive", "get", "earn", "obtain"})
"""Verbs of getting money: who pays it stands after "from"."""


def guest_paid_for(slots: Slots, state: Mention) -> Mention | None:
    """The power whose forces a state pays for on its own ground: "for the upkeep of American forces in South Korea"."""
    for token in clause_head(slots.centre.governor).subtree:
        if not slots.reading.classes(token) & {"force", "military_people"}:
            continue
        whose = owner_of(slots.reading, token)
        grounds = (country_of_place(slots.reading, place) for place in places_under(slots.reading, token))
        if whose is not None and whose.name != state.name and state.name in {g.name for g in grounds if g is not None}:
            return whose
    return None


def _builds_at_home(slots: Slots, state: Mention) -> bool:
    """Tell whether the site for which a state pays lies on its own ground: whose forces use it, is not said by that."""
    tokens = clause_tokens(clause_head(slots.centre.governor))
    if not any("facility" in slots.reading.classes(token) for token in tokens):
        return False
    named = (slots.reading.mention_by_token.get(token.i) for token in tokens)
    sites = (m for m in named if m is not None and m.type in ("facility", "place"))
    grounds = (country_of_place(slots.reading, site) for site in sites)
    return any(ground is not None and ground.name == state.name for ground in grounds)


def giver(slots: Slots) -> Mention | None:
    """The state from which something is received: "gets its training from Italy"; None for two."""
    clause = slots.centre.clause
    sources = [t for preposition, t in clause.obliques if preposition == "from"]
    for _, token in clause.obliques:
        sources += _from_under(token)
    for token in clause.patients:
        sources += _from_under(token)
    return first_state(slots.reading, dict.fromkeys(sources))


def _from_under(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) == "from"]


def grantee(slots: Slots) -> Mention | None:
    """Whose forces are given access: "grants Russian ships access", "opened four bases to American troops"."""
    verb = clause_head(slots.centre.governor)
    if not opens_to_another(verb):
        return None
    given = [c for c in verb.children if c.dep_ == "iobj"]
    given += [c for c in verb.children if c.dep_ == "obj" and c.lemma_.lower() != "access" and _is_armed(slots, c)]
    given += [t for preposition, t in clause_of(verb).obliques if preposition in ("to", "for") and _is_armed(slots, t)]
    return first_state(slots.reading, given)


def _is_armed(slots: Slots, token: Token) -> bool:
    classes = slots.reading.classes(token)
    return bool(classes & {"force", "military_people", "equipment"}) or slots.reading.country_of(token) is not None


def agent_organisation(slots: Slots) -> Mention | None:
    """The organisation that acts in the clause."""
    for token in slots.centre.clause.agents:
        mention = slots.reading.mention_of(token)
        if mention is not None and mention.type in ("organisation", "military_unit"):
            return mention
    return None


def by_agent(slots: Slots) -> Mention | None:
    """Who uses a facility: "used by NATO"."""
    return first_state(slots.reading, slots.centre.clause.agents) or agent_organisation(slots)


def guest(slots: Slots) -> Mention | None:
    """Whose base a host has or makes available: "to the coalition", "for American forces"."""
    for preposition, token in slots.centre.clause.obliques:
        if preposition in ("to", "for", "by"):
            return state_of(slots.reading, token)
    return None


def built_for(slots: Slots) -> Mention | None:
    """The state for whose forces a site is built: "built for the Iraqi army"."""
    meant = [token for preposition, token in slots.centre.clause.obliques if preposition == "for"]
    return first_state(slots.reading, (t for t in meant if slots.reading.classes(t) & {"force", "military_people"}))


def keeper(slots: Slots) -> Mention | None:
    """The power that keeps, runs or leases a base abroad."""
    return None if _hosts(slots) else first_state(slots.reading, slots.centre.clause.agents)


def focus_operator(slots: Slots) -> Mention | None:
    """The power that the passage is about, unless the sentence has another state acting, or tells of others' forces."""
    if are_others(slots):
        return None
    earlier = earlier_keeper(slots)
    if earlier is not None:
        return earlier
    found = slots.focus.operator(slots.noun, slots.host.name if slots.host else None)
    if found is None:
        return None
    others = {found.name, slots.host.name if slots.host else found.name}
    said = (t for t in slots.noun.sent if t.text[:1].isupper() and not is_aim(slots.reading, t))
    named = (slots.reading.country_of(t) or seat_of(slots.reading, t) for t in said)
    if any(name is not None and name not in others for name in named):
        return None
    return found


def agreement_guest(slots: Slots) -> Mention | None:
    """The party of an agreement whose forces are on the other's ground, as the document has it."""
    token, parties = agreement_and_parties(slots)
    name = _guest_by_site(slots, token, parties) or slots.focus.guest_of(parties)
    if name is not None:
        return country_mention(slots.reading, token, name, "discourse")
    if is_others_agreement(slots.reading, slots.focus, token) or only_dates(token):
        return None
    found = slots.focus.operator(slots.noun, None)
    if found is None or (parties and found.name not in parties):
        return None
    return found if parties or slots.focus.main_pair is not None else None


def _guest_by_site(slots: Slots, agreement: Token, parties: tuple[str, ...]) -> str | None:
    """Return the party other than the one on whose ground the agreement's site is: "on a naval base at Port Sudan"."""
    for token in (agreement, agreement_before(slots.focus, agreement)):
        under = places_under(slots.reading, token) if token is not None else ()
        places = (p for p in under if not slots.reading.gazetteer.is_demonym(p.text))  # "a Japanese base" is no site
        grounds = (country_of_place(slots.reading, place) for place in places)
        sited = {ground.name for ground in grounds if ground is not None} & set(parties)
        if len(parties) == 2 and len(sited) == 1:
            return next(name for name in parties if name not in sited)
    return None


def agreement_and_parties(slots: Slots) -> tuple[Token, tuple[str, ...]]:
    token = agreement_token(slots.reading, slots.centre) or slots.noun
    return token, agreement_parties(slots.reading, slots.focus, token, slots.centre)


OPERATOR_WAYS: Mapping[str, Way] = {
    "owner": owner,
    "unit_country": unit_country,
    "sender": sender,
    "agent_state": agent_state,
    "payer": payer,
    "agent_organisation": agent_organisation,
    "by_agent": by_agent,
    "giver": giver,
    "grantee": grantee,
    "guest": guest,
    "built_for": built_for,
    "keeper": keeper,
    "focus_operator": focus_operator,
    "agreement_guest": agreement_guest,
    "layer": layer,
    "clearer": clearer,
    "seller": seller,
}
