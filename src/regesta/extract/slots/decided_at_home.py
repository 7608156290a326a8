"""The power with which a state has an agreement on defence or bases: the one of the two that keeps forces abroad.

`Slots` enter; the `Mention` of the power leaves, or None where both parties keep forces abroad or neither does, where a
third decides, and where the page has it otherwise. Of what a state's own cabinet or parliament decides on, any military
agreement will do. Talks of two on forces are told the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.civil_matters import ends_war_or_draws_line
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.pacts_meant import pact_meant
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.guests import agreement_and_parties
from regesta.extract.slots.parties import is_others_agreement, only_dates
from regesta.extract.slots.signers import states_in
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

POWERS = words_of("powers_abroad")
MILITARY = frozenset(
    ["military", "defence", "defense", "security", "forces", "troops", "base", "bases", "basing", "garrison"]
)
"""Words of an agreement under which forces come: one on trade or health brings none."""
STATIONING = MILITARY - {"military", "security"}
"""The same where not the host alone acts: "a military agreement" of two states may be on arms or courses."""


def power_beyond(slots: Slots) -> Mention | None:
    """The party that comes: "the cabinet approved the pact with Moscow", "France and Djibouti signed a defence treaty".

    Of talks it is the one of the two that has its forces abroad.
    """
    if slots.centre.predicate.predicate == "negotiation":
        return _power_talking(slots)
    token, parties = agreement_and_parties(slots)
    token = pact_meant(slots.reading, token) or token
    powers = [name for name in parties if name.lower() in POWERS]
    if len(parties) != 2 or len(powers) != 1:
        return None
    home = next(name for name in parties if name not in powers)
    deciding = _deciding(slots, token)
    if not deciding <= set(parties) or not _says(token, MILITARY if deciding == {home} else STATIONING):
        return None
    pairs = slots.focus.pairs
    if pairs.guest_of(parties) == home or pairs.is_elsewhere(powers[0], home):
        return None
    if pairs.on_ground[home] and any(count and name not in parties for name, count in pairs.owned.items()):
        return None  # a page on a third's forces there: theirs are told, and not the partner's
    if ends_war_or_draws_line(token) or only_dates(token) or is_others_agreement(slots.reading, slots.focus, token):
        return None
    return country_mention(slots.reading, token, powers[0], "discourse")


def _deciding(slots: Slots, agreement: Token) -> set[str]:
    """Return the states that act on an agreement: in the clause, else in the one on its noun, "that Chad signed"."""
    on_noun = (child for child in agreement.children if child.dep_ in ("acl", "acl:relcl"))
    for clause in (slots.centre.clause, *(clause_of(child) for child in on_noun)):
        found = {name for agent in clause.agents for name in states_in(slots.reading, agent)}
        if found:
            return found
    return set()


def _power_talking(slots: Slots) -> Mention | None:
    """The power that talks with a state about forces or their leaving, where neither sentence nor page has a third."""
    talks = _talks_named(slots)
    parties = states_between(slots.reading, talks) if talks is not None else frozenset()
    powers = [name for name in parties if name.lower() in POWERS]
    if talks is None or len(parties) != 2 or len(powers) != 1 or not _is_about_presence(slots, talks):
        return None
    named = {name for token in slots.noun.sent if (name := slots.reading.country_of(token)) is not None}
    pair = slots.focus.pairs.main_pair
    if not named <= parties or (pair is not None and set(pair) != parties):
        return None
    return country_mention(slots.reading, talks, powers[0], "sentence")


def _talks_named(slots: Slots) -> Token | None:
    return next((t for t in slots.noun.sent if "talks" in slots.reading.classes(t)), None)


def states_between(reading: Reading, noun: Token) -> frozenset[str]:
    """Return the states between which a noun says that something is: "talks between Iraq and the United States"."""
    sides = (child for child in noun.children if preposition_of(child) == "between")
    return frozenset(name for side in sides for name in states_in(reading, side))


def _is_about_presence(slots: Slots, talks: Token) -> bool:
    """Tell whether talks are about forces, bases or their leaving, as the words behind "on" and "about" say."""
    beside = (*talks.children, *(c for c in talks.head.children if c.dep_ == "obl"))  # "talks on X began": on the verb
    told = (t for c in beside if preposition_of(c) in ("on", "about", "over") for t in c.subtree)
    return any(
        slots.reading.classes(t) & {"force", "military_people", "facility"} or t.lower_ in MILITARY for t in told
    )


def talking_host(slots: Slots) -> Mention | None:
    """The state with which the power talks about its forces: the other of the two."""
    power = _power_talking(slots)
    talks = _talks_named(slots)
    if power is None or talks is None or slots.operator is None or slots.operator.name != power.name:
        return None
    home = next(name for name in states_between(slots.reading, talks) if name != power.name)
    return country_mention(slots.reading, talks, home, "sentence")


def _says(agreement: Token, words: frozenset[str]) -> bool:
    return any(token.lower_ in words for token in agreement.subtree)
