"""Whoever acts in the clause, holds ground or lays mines: by name, else in the words of the text.

`Slots` enter; the `Mention` of who acts leaves, or None; for a figure without such a subject, of what is counted.
"""

from __future__ import annotations

from regesta.extract.centres.counting import MEASURE_NOUNS
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.clearers import speaks_of_its_own, teller_of
from regesta.extract.slots.countries import first_state, owner_of, state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.layers import whose_laying
from regesta.extract.slots.rows import in_a_row
from regesta.extract.slots.states import state_agent
from regesta.extract.word_lists import words_of
from regesta.model import Mention


def agent(slots: Slots) -> Mention | None:
    """Whoever acts: a name, else the words."""
    for token in slots.centre.clause.agents:
        mention = slots.reading.mention_of(token)
        if mention is not None and mention.type != "place":
            return mention
        if token.pos_ in ("NOUN", "PROPN"):
            described = naming.description(slots.reading, token, "organisation")
            nameless = not any(letter.isupper() for letter in described.name[1:])
            if nameless and slots.host is not None and "place" in slots.centre.rule.subject:
                return None  # "deminers cleared …": whoever they are, the ground is known
            return described
    return None


def controller(slots: Slots) -> Mention | None:
    """Who holds ground: "under the army's control", "occupied by X", else whoever acts."""
    for word in (slots.centre.governor, *clause_tokens(clause_head(slots.centre.governor))):
        if word.lemma_.lower() in ("control", "occupation", "rule") and preposition_of(word) == "under":
            held = state_of(slots.reading, word)
            inner = (slots.reading.mention_by_token.get(child.i) for child in word.children)
            return held or next((m for m in inner if m is not None), None)
    return agent(slots)


SPEAKING = words_of("reporting_figures")
PAPERS = words_of("laying_down_figures")


def in_its_words(slots: Slots) -> Mention | None:
    """For a figure or date whose subject has no name: who acts, else what is counted, in the text's words.

    Who kills is not what his dead are filed under.
    """
    speaks = slots.centre.governor.lemma_.lower() in SPEAKING
    papers = any(t.lemma_.lower() in PAPERS for t in slots.centre.clause.agents)
    silent = speaks or papers or _counts_others(slots) or _does_harm(slots) or _is_one_of_them(slots)
    found = agent(slots) if not silent else None
    found = found if found is None or found.name.lower() not in MEASURE_NOUNS else None  # "a total of 1,200 … serve"
    is_time = slots.noun.i in slots.reading.times_by_token
    noun, quantity = slots.noun, slots.centre.quantity
    if quantity is not None and noun.pos_ == "NUM" and quantity.counted_start is not None:
        noun = slots.reading.token_at(quantity.counted_start)  # "four more were declared free": of the villages before
    if found is not None or is_time or noun.pos_ not in ("NOUN", "PROPN"):
        return found
    return naming.description(slots.reading, noun, "other")


def _is_one_of_them(slots: Slots) -> bool:
    """Tell whether who is named is only one of those counted: "Fort X is one of five bases where …"."""
    whole = slots.noun.head
    return slots.noun.dep_ == "nmod" and whole.lower_ == "one" and any(c.dep_ == "cop" for c in whole.children)


KILLERS = frozenset({"force", "military_people", "people", "armed_group", "unit", "harm_source"})
HARMING_THINGS = frozenset({"mine", "incident"})


def _does_harm(slots: Slots) -> bool:
    """Tell whether those counted are the dead or hurt of no mine or blast: they are not filed under who killed them."""
    if slots.centre.predicate.predicate != "casualties":
        return False
    agents = slots.centre.clause.agents
    if any(slots.reading.classes(token) & HARMING_THINGS for token in agents):
        return False
    named = slots.noun.pos_ in ("NOUN", "PROPN")
    return named or any(slots.reading.classes(t) & KILLERS or state_of(slots.reading, t) is not None for t in agents)


COUNTED_BODIES = frozenset({"force", "unit", "facility", "military_people"})


def _counts_others(slots: Slots) -> bool:
    """Tell whether a strength is told under a subject that is no body of troops: "the options range up to 20,000"."""
    if slots.centre.predicate.predicate != "troop_strength":
        return False
    return not any(
        slots.reading.classes(token) & COUNTED_BODIES or slots.reading.mention_of(token) is not None
        for token in slots.centre.clause.agents
    )


def actor(slots: Slots) -> Mention | None:
    """Who laid or used mines: the state that the agents belong to, else the agent in its own words."""
    own = teller(slots) if speaks_of_its_own(slots) else None
    told = own or _user(slots) or state_agent(slots) or agent(slots) or whose_laying(slots) or teller(slots)
    flown = slots.operator if slots.centre.predicate.predicate == "mine_use" else None  # "Saudi aircraft dropped"
    return told or flown


USING = frozenset(
    {"make", "expand", "increase", "intensify", "continue", "resume", "admit", "stop", "deny", "begin", "step up"}
)
"""Verbs whose subject is who uses the mines of "make extensive use of cluster munitions"."""


def _user(slots: Slots) -> Mention | None:
    """Whose use a noun tells: "Russian minelaying", "Syria is expanding its use"; None under a verb of laying."""
    noun = slots.centre.governor
    if noun.pos_ != "NOUN":
        return None
    if (owner := owner_of(slots.reading, noun)) is not None:
        return owner
    if noun.dep_ != "obj" or noun.head.lemma_.lower() not in USING:
        return None
    agents = clause_of(noun.head).agents
    described = (t for t in agents if t.pos_ in ("NOUN", "PROPN"))
    state, first = first_state(slots.reading, agents), next(described, None)
    return state or (naming.description(slots.reading, first, "organisation") if first is not None else None)


def teller(slots: Slots) -> Mention | None:
    """The state that tells of itself or its own: "the army denied that it, or that its men, had laid mines"."""
    agents = slots.centre.clause.agents
    if len(agents) != 1 or slots.reading.mention_of(agents[0]) is not None:
        return None
    if agents[0].tag_ != "PRP" and not speaks_of_its_own(slots):
        return None
    tellers = teller_of(slots.centre.governor) or ()
    return in_a_row(slots.reading, tellers) or first_state(slots.reading, tellers)
