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
from regesta.extract.reading.irregulars import is_irregular
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.reading.voices import innermost_speech, state_of_office
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.clearers import TO_COME
from regesta.extract.slots.countries import HOSTING, first_state, owner_of, seat_of, state_of
from regesta.extract.slots.earlier_sites import earlier_site
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.own_soil import state_of_soil
from regesta.extract.slots.places import country_of_place
from regesta.extract.word_lists import words_of
from regesta.model import Mention
from regesta.vocabulary.warships import is_ship_prefix

if TYPE_CHECKING:
    from spacy.tokens import Token


def sender(slots: Slots) -> Mention | None:
    """The state that sends, keeps or withdraws."""
    if _only_observes(slots):
        return None
    for clause in slots.clauses:
        if slots.reading.actions(clause.head) & {"send", "withdraw", "station", "open", "close", "provide"}:
            if clause.head.lemma_.lower() in HOSTING:
                return None
            if (state := first_state(slots.reading, clause.agents)) is not None:
                return None if _closes_on_its_ground(slots, state) or _opens_at_home(slots, state) else state
    return None


def _opens_at_home(slots: Slots, state: Mention) -> bool:
    """Tell whether a state opens in person what was said to lie on its own ground, and nobody else's is said: "It was
    opened by the Crown Prince of Bahrain" says not whose it is.
    """
    agents = slots.centre.clause.agents
    alone = all(token.tag_ in ("NN", "NNP") and "force" not in slots.reading.classes(token) for token in agents)
    named = any(slots.reading.country_of(token) == state.name for token in agents)  # "France opened its base"
    if slots.centre.governor.lemma_.lower() not in CEREMONIES or not alone or named:
        return False
    ground = earlier_site(slots)
    return ground is not None and ground.name == state.name


CEREMONIES = frozenset({"open", "inaugurate", "reopen", "unveil", "dedicate"})
"""Verbs of what a guest of honour does as well as an owner."""


def _closes_on_its_ground(slots: Slots, state: Mention) -> bool:
    """Tell whether a state closes a site on its own ground: "Ecuador shut the base at Manta" says not whose it was."""
    armed = any("force" in slots.reading.classes(token) for token in slots.centre.clause.agents)
    if armed or "close" not in slots.reading.actions(slots.centre.governor):
        return False
    closed = (slots.reading.mention_of(token) for token in slots.patients("facility"))
    places = (*all_places(slots), *(place for place in closed if place is not None))
    grounds = (country_of_place(slots.reading, place) for place in places)
    return _is_host_of_others(slots, state) or any(g is not None and g.name == state.name for g in grounds)


def _is_host_of_others(slots: Slots, state: Mention) -> bool:
    """Tell whether a page has others' forces on a state's ground, and its own nowhere else."""
    pairs = slots.focus.pairs
    hosts = any(count for (_, ground), count in pairs.abroad.items() if ground == state.name)
    return hosts and not pairs.owned[state.name]


def _hosts(slots: Slots) -> bool:
    return slots.centre.governor.lemma_.lower() in HOSTING


def agent_state(slots: Slots) -> Mention | None:
    """The state that acts in the clause, unless it acts as a host."""
    if _hosts(slots) or is_of_foreigners(slots) or is_met(slots.centre.token):
        return None
    if _signs_for_sites(slots) or _only_observes(slots):
        return None
    agents = slots.centre.clause.agents
    if (host := first_state(slots.reading, agents)) is not None and _opens_at_home(slots, host):
        return None
    if is_irregular(slots.reading, slots.noun):  # "800 Turkish commandos and 300 rebels crossed"
        agents = tuple(token for token in agents if token != first_conjunct(slots.noun))
    acting = [state for token in agents if (state := state_of(slots.reading, token)) is not None]
    if len({state.name for state in acting}) > 1 or (acting and _acts_with_another(slots, agents)):
        return None  # "Japan and the United States agreed to move the marines": whose they are is not said
    soil = state_of_soil(slots)
    if soil is not None and acting and soil.name == acting[0].name:
        return None  # "Jordan balked at allowing 40,000 soldiers on its soil"
    if acting:
        return acting[0]
    services = services_meant(slots, slots.centre.clause.agents)
    return (
        _planner(slots)
        or _state_telling(slots)
        or _state_above(slots)
        or _commander(slots)
        or (services[0] if services and len(services) == 1 else None)
    )


def _acts_with_another(slots: Slots, agents: Iterable[Token]) -> bool:
    """Tell whether a person of whom no state is told acts beside a state's: "the Kyrgyz president and V. Putin"."""
    mentions = (slots.reading.mention_by_token.get(token.i) for token in agents)
    beside = [m for m in mentions if m is not None and m.type == "person"]
    untold = [m for m in beside if state_of(slots.reading, slots.reading.head_of(m.start, m.end)) is None]
    return len(beside) > 1 and bool(untold)


OBSERVING = frozenset({"count", "see", "spot", "sight", "observe", "photograph", "film", "notice", "detect"})


def _only_observes(slots: Slots) -> bool:
    """Tell whether who acts only sees what others have: "Georgian officials counted 35 vehicles in the column".

    A body of troops that counts so many has them: "the garrison counted 2,300 men".
    """
    bodies = any(slots.reading.classes(token) & {"force", "unit"} for token in slots.centre.clause.agents)
    return slots.centre.governor.lemma_.lower() in OBSERVING and not bodies


def _signs_for_sites(slots: Slots) -> bool:
    """Tell whether sites are only what a pact is for: "Chile signed a pact for nine sites" as host or as guest."""
    counted = slots.centre.predicate.predicate == "facility_count"
    return counted and bool(slots.reading.actions(slots.centre.governor) & {"sign", "approve", "ratify"})


def services_meant(slots: Slots, bodies: Iterable[Token]) -> list[Mention] | None:
    """Return whose "the army" may be by what the page named before; None where no body is a service named before."""
    return next((found for body in bodies if (found := slots.focus.services.before(body))), None)


PLANS = words_of("plans_of_ones_own")
TELLING_PLANS = words_of("telling_ones_own_plans")


def _planner(slots: Slots) -> Mention | None:
    """The state that tells of its own plan to do what is counted: "Oslo confirmed plans to deploy 90 more soldiers"."""
    verb, plan = slots.centre.governor, slots.centre.governor.head
    planned = verb.dep_ == "acl" and verb.tag_ == "VB" and plan.dep_ == "obj" and plan.lemma_.lower() in PLANS
    anothers = any(child.dep_ in ("nmod:poss", "amod", "compound") for child in plan.children)
    if not planned or anothers or plan.head.lemma_.lower() not in TELLING_PLANS:
        return None
    return first_state(slots.reading, clause_of(plan.head).agents)


def _state_telling(slots: Slots) -> Mention | None:
    """The state whose office says that people will be sent, and not by whom: "the Danish minister said 90 would go".

    Of people already sent an office may as well tell as of another's.
    """
    verb, reading = slots.centre.governor, slots.reading
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass")}
    will_be_sent = "send" in reading.actions(verb) and is_passive(verb) and bool(helpers & TO_COME)
    by_whom = any(child.dep_ == "obl:agent" for child in verb.children) or owner_of(reading, slots.noun) is not None
    speech = innermost_speech(reading, slots.noun.idx)
    if not will_be_sent or by_whom or speech is None:
        return None
    office, name = speech.source.office or "", speech.source.name or ""
    state = state_of_office(reading, f"{office} {name}".strip()) or state_of_office(reading, office or name)
    first, last = speech.mention if speech.mention is not None else (verb.idx, verb.idx + 1)
    said = reading.doc[reading.token_at(first).i : reading.token_at(last - 1).i + 3]
    seats = (seat_of(reading, t) for t in said if preposition_of(t) == "in")  # "the ministry in Ottawa"
    state = state or next((seat for seat in seats if seat is not None), None)
    return country_mention(reading, said[0], state, "sentence") if state is not None else None


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


def agent_organisation(slots: Slots) -> Mention | None:
    """The organisation that acts in the clause."""
    for token in (agent for clause in slots.clauses for agent in clause.agents):
        mention = slots.reading.mention_of(token)
        if mention is not None and mention.type in ("organisation", "military_unit"):
            return None if is_ship_prefix(mention.name.partition(" ")[0]) else mention  # no ship is a power of its own
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
