"""The power that acts in the clause: it sends, keeps, runs, uses or completes, and does not act as the host.

`Slots` enter; the `Mention` of the state or organisation that acts leaves, or None where none or only a host does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta.extract.clocks.courses import COURSES
from regesta.extract.presupposed import is_met
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.forms import is_passive, is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.clearers import TO_COME, teller_of
from regesta.extract.slots.countries import HOSTING, first_state, owner_of, state_of
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    if _hosts(slots) or is_of_foreigners(slots) or is_met(slots.centre.token) or _signs_for_sites(slots):
        return None
    acting = [state for token in slots.centre.clause.agents if (state := state_of(slots.reading, token)) is not None]
    if len({state.name for state in acting}) > 1:
        return None  # "Japan and the United States agreed to move the marines": whose they are is not said
    if acting:
        return acting[0]
    services = services_meant(slots, slots.centre.clause.agents)
    told = _state_above(slots) or _commander(slots) or _planner(slots)
    return told or (services[0] if services and len(services) == 1 else None)


def _signs_for_sites(slots: Slots) -> bool:
    """Tell whether sites are only what a pact is for: "Chile signed a pact for nine sites" as host or as guest."""
    counted = slots.centre.predicate.predicate == "facility_count"
    return counted and bool(slots.reading.actions(slots.centre.governor) & {"sign", "approve", "ratify"})


def services_meant(slots: Slots, bodies: Iterable[Token]) -> list[Mention] | None:
    """Return whose "the army" may be by what the page named before; None where no body is a service named before."""
    return next((found for body in bodies if (found := slots.focus.services.before(body))), None)


COMMANDING = frozenset({"order", "tell", "instruct", "command", "direct"})
"""Verbs by which a state moves its own forces; other states' forces are told through their states."""


def _commander(slots: Slots) -> Mention | None:
    """The state that orders forces of nobody else to move: "Kenya ordered troops to withdraw from the port"."""
    order = slots.centre.governor.head
    if slots.centre.governor.dep_ not in ("xcomp", "ccomp") or order.lemma_.lower() not in COMMANDING:
        return None
    told = [child for child in order.children if child.dep_ in ("obj", "iobj", "nsubj:pass")]
    bare = any(not any(c.dep_ in ("det", "amod", "compound") for c in token.children) for token in told)
    ordered = any(slots.reading.classes(token) & {"force", "military_people"} for token in told)
    return first_state(slots.reading, clause_of(order).agents) if bare and ordered else None


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


def taker(slots: Slots) -> Mention | None:
    """The state to which what a clause tells of is handed: "the base was handed over to the Chadian army"."""
    handing = slots.centre.governor.lemma_.lower() in HANDING
    to = (token for preposition, token in slots.centre.clause.obliques if preposition == "to")
    return first_state(slots.reading, to) if handing else None


HANDING = frozenset({"hand", "return", "cede", "relinquish", "transfer", "turn", "give"})
"""Verbs of handing over: who stands behind their "to" is no longer the one whose it was."""


def _planner(slots: Slots) -> Mention | None:
    """The state whose military says that forces of nobody else will be sent: "the Pentagon said 200 will be sent".

    Of what has been sent a military may speak though it is another's.
    """
    verb = slots.centre.governor
    passive = slots.reading.actions(verb) & {"send"} and is_passive(verb)
    if not passive or slots.centre.clause.agents or not any(c.lower_ in TO_COME for c in verb.children):
        return None
    teller = [token for token in teller_of(verb) or () if _is_military(token)]
    seats = [child for token in teller for child in token.children if preposition_of(child) == "in"]
    return first_state(slots.reading, teller) or first_state(slots.reading, seats)  # "the ministry in Ottawa"


def _is_military(teller: Token) -> bool:
    said = {token.lemma_.lower() for token in teller.subtree}
    return bool(said & MILITARY)


MILITARY = frozenset({"pentagon", "defence", "defense", "army", "navy", "military", "bundeswehr"})


def agent_organisation(slots: Slots) -> Mention | None:
    """The organisation that acts in the clause."""
    for token in (agent for clause in slots.clauses for agent in clause.agents):
        mention = slots.reading.mention_of(token)
        if mention is not None and mention.type in ("organisation", "military_unit"):
            return mention
        if mention is None and (whose := _whose_teams(slots, token)) is not None:
            return whose
    return None


def _whose_teams(slots: Slots, agent: Token) -> Mention | None:
    """The organisation whose people act, named before: "Its teams cleared", "the group, which is clearing"."""
    before = (child for child in agent.children if child.dep_ in ("nmod:poss", "appos"))
    above = [agent.head] if agent.dep_ == "appos" else []
    mentions = (slots.reading.mention_of(token) for token in (*before, *above))
    return next((mention for mention in mentions if mention is not None and mention.type == "organisation"), None)


def by_agent(slots: Slots) -> Mention | None:
    """Who uses a facility: "used by NATO", "Russian bombers began to use it"."""
    agents = slots.centre.clause.agents
    machines = (owner_of(slots.reading, token) for token in agents if "equipment" in slots.reading.classes(token))
    flown = next((state for state in machines if state is not None), None)
    return first_state(slots.reading, agents) or flown or agent_organisation(slots) or _whose_machines(slots)


def _whose_machines(slots: Slots) -> Mention | None:
    """The organisation before machines that act: "NATO aircraft dropped cluster bombs"."""
    machines = (token for token in slots.centre.clause.agents if "equipment" in slots.reading.classes(token))
    before = (child for token in machines for child in token.children if child.dep_ in ("compound", "nmod:poss"))
    mentions = (slots.reading.mention_of(child) for child in before)
    return next((mention for mention in mentions if mention is not None and mention.type == "organisation"), None)


FIELDING = frozenset({"deploy", "send", "field", "dispatch", "assign"})
"""Verbs by which a state sets its own people to work; "Angola has 4,000 deminers" only says where they are."""


def employer(slots: Slots) -> Mention | None:
    """Whose workers are counted: "the NPA has 1,850 deminers working abroad", "the government deployed nine teams"."""
    verb = slots.noun.head
    if not is_verbal(verb) or slots.noun.dep_ != "obj":
        return None
    agents = clause_of(verb).agents
    mentions = (slots.reading.mention_of(token) for token in agents)
    bodies = [mention for mention in mentions if mention is not None and mention.type == "organisation"]
    if bodies:
        return bodies[0]
    return first_state(slots.reading, agents) if verb.lemma_.lower() in FIELDING else None


def keeper(slots: Slots) -> Mention | None:
    """The power that keeps, runs or leases a base abroad."""
    return None if _hosts(slots) or is_of_foreigners(slots) else first_state(slots.reading, slots.centre.clause.agents)


def is_of_foreigners(slots: Slots) -> bool:
    """Tell whether the sites of a clause are foreigners': "the country has two foreign bases" keeps none of them."""
    concerned = (slots.noun, *slots.centre.clause.patients)
    sites = (token for token in concerned if "facility" in slots.reading.classes(token))
    return any(child.lower_ == "foreign" for site in sites for child in site.children)
