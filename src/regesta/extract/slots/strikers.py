"""Whose forces kill or wound: "US airstrikes killed 25 fighters", "died in an Israeli shelling", "Turkish jets".

`Slots` enter; the `Mention` of a state leaves, or None where nobody is told, or two are. Whose soldiers die is no part
of it, and a country's name before "strike" says where it was: "the Syria strikes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.harm import HARM
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.relations import coordinated_verbs
from regesta.extract.slots.countries import is_full_name, owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

STRIKES = words_of("strikes_of_a_state")
ARMS = words_of("arms_of_a_state")
STRIKING_FORCES = frozenset({"force", "military_people", "unit", "equipment"})
DYING = frozenset({"die", "perish", "succumb", "fall"})
IN_STRIKES = ("in", "by", "during", "from", "after", "under")
"""Prepositions of the strike in which people are harmed."""


def striker(slots: Slots) -> Mention | None:
    """The one state whose strikes, shelling, planes or soldiers do the harm that a clause tells."""
    verb = slots.centre.governor
    dying = verb.lemma_.lower() in DYING  # "sailors who died": who acts is who is dead
    acting = () if dying else slots.centre.clause.agents
    beside = [clause_of(v) for v in (verb, *coordinated_verbs(verb)) if slots.reading.actions(v) & HARM]
    blows = [token for one in beside for preposition, token in one.obliques if preposition in IN_STRIKES]
    found = {}
    for token in (*acting, *filter(_is_strike, dict.fromkeys(blows))):
        state = _whose(slots, token) if token != slots.noun else None
        if state is not None:
            found[state.name] = state
    return next(iter(found.values())) if len(found) == 1 else None


def _whose(slots: Slots, token: Token) -> Mention | None:
    reading = slots.reading
    if _is_strike(token):
        named = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod") and is_full_name(reading, c)]
        return None if named else owner_of(reading, token)
    return owner_of(reading, token) if reading.classes(token) & STRIKING_FORCES else None


def _is_strike(token: Token) -> bool:
    """Tell whether a noun is a blow that only armed forces strike: "airstrike", "drone attack"; anybody may attack."""
    armed = any(child.lemma_.lower() in ARMS for child in token.children if child.dep_ in ("compound", "amod"))
    return token.lemma_.lower() in STRIKES or (token.lemma_.lower() == "attack" and armed)
