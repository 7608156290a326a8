"""Who gives or sells, and who gets it: "a deal to sell Morocco 36 launchers", "the sale of tanks to Poland".

`Slots` enter; the `Mention`s of who gives and of who receives leave, or None. What is sold is on nobody's ground by
that: the host of a claim is who gets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import first_conjunct, preposition_of, with_conjuncts
from regesta.extract.slots import naming
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state, is_full_name, seat_of, state_of
from regesta.extract.slots.filling import Slots, place_behind
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

SELLING = words_of("selling")
GIVING = frozenset({"provide", "promise", "pledge", "grant", "offer", "allocate", "send"})
"""Verbs of giving that need not hand over: who is promised something is its receiver, and who promises no seller."""


GETTING = frozenset({"buy", "purchase", "acquire", "order", "procure", "import", "receive", "obtain", "get"})
"""Verbs whose subject is who gets something, from whoever stands behind "from"."""
ORGANS = frozenset({"government", "army", "navy", "police"})
"""Who gets arms for a state: the one of which the page tells, where no other is named."""


def seller(slots: Slots) -> Mention | None:
    """The state that sells or gives what an agreement is about, or from which something is bought or received."""
    if slots.centre.governor.lemma_.lower() in GETTING:
        origins = [token for preposition, token in slots.centre.clause.obliques if preposition == "from"]
        return first_state(slots.reading, origins)
    for verb in _givings(slots, SELLING):
        agents = clause_of(verb).agents
        if not agents or agents == (verb.head,):  # "approved a deal to sell": who approved it
            above = clause_head(verb.head)
            agents = clause_of(above).agents if is_verbal(above) and above != verb else ()
        state = first_state(slots.reading, agents)
        if state is not None:
            return state
    return None


def receiver(slots: Slots) -> Mention | None:
    """The state to which something is sold or given."""
    if (own := _recipient_of_figure(slots)) is not None:
        return own
    for verb in _givings(slots, SELLING | GIVING):
        if (found := _recipient_of(slots, verb)) is not None:
            return found
        to_organ = any(p == "to" and t.lemma_.lower() in ORGANS for p, t in clause_of(verb).obliques)
        if to_organ and slots.centre.predicate.predicate == "equipment_count":
            return slots.focus.host(slots.noun, slots.guest)  # "to the government", on a page about one country
    return None


def deal_partner(slots: Slots) -> Mention | None:
    """The state with which a deal is made that includes what is counted: "the deal with Morocco includes 24 tanks"."""
    deals = (token for token in slots.centre.clause.agents if "agreement" in slots.reading.classes(token))
    inside = (child for token in deals for child in token.children if child.dep_ == "nmod")
    return first_state(slots.reading, [c for c in inside if preposition_of(c) in ("with", "for", "to")])


def recipient_before(reading: Reading, verb: Token, things: Token) -> Mention | None:
    """Return the country between a verb of giving and the number of what it gives: "sell its ally Poland 180 tanks"."""
    number = next((child.i for child in things.children if child.dep_ == "nummod"), None)
    if number is None or any(t.i in reading.quantities_by_token for t in verb.doc[verb.i + 1 : number]):
        return None  # "gave Ukraine nine howitzers, Latvia six helicopters": Latvia gives
    for token in reversed(verb.doc[verb.i + 1 : number]):
        introduced = any(child.dep_ == "case" for child in token.children)
        if is_full_name(reading, token) and not introduced:
            return country_mention(reading, token, reading.country_of(token) or "")
    return None


def _givings(slots: Slots, words: frozenset[str]) -> Iterator[Token]:
    """Yield the words of selling or giving over, in and under the clause of a claim."""
    above = clause_head(slots.centre.governor)
    inside = (token for token in above.subtree if token.sent == above.sent)
    for token in dict.fromkeys((slots.centre.governor, above, *inside)):
        if token.lemma_.lower() in words:
            yield token


def _recipient_of(slots: Slots, word: Token) -> Mention | None:
    reading = slots.reading
    for child in word.subtree if word.pos_ == "NOUN" else ():  # "the sale of 12 helicopters worth a million to Peru"
        if preposition_of(child) == "to" and (state := state_of(reading, child)) is not None:
            return state
    for child in word.children:
        if child.dep_ == "iobj" and (state := state_of(reading, child)) is not None:
            return state
        if child.dep_ in ("obj", "obl", "nmod") and any(c.lower_ == "to" for c in child.children if c.dep_ == "case"):
            state = state_of(reading, child)
            if state is not None:
                return state
        if child.dep_ == "obj":
            if (found := recipient_before(reading, word, child)) is not None:
                return found
            if (seat := seat_of(reading, child)) is not None and any(c.dep_ == "obl" for c in word.children):
                return country_mention(reading, child, seat)  # "provide Manila with radars"
            if reading.country_of(child) is not None:  # "sell Poland tanks": two objects
                return country_mention(reading, child, reading.country_of(child) or "")
    return None


def _recipient_of_figure(slots: Slots) -> Mention | None:
    """The state right behind a figure that leaves out its noun: "delivered 24 jets to Peru and 12 to Chile"."""
    behind = place_behind(slots.reading, slots.centre.token, ("to", "for")) if slots.centre.counted is not None else []
    return behind[0] if behind and behind[0].type == "country" else None


def recipient(slots: Slots) -> Mention | None:
    """To whom something is given: "sold X four jets", "to X", "to X's army"."""
    if (own := _recipient_of_figure(slots)) is not None:
        return own
    before_number = recipient_before(slots.reading, slots.centre.governor, slots.noun)
    if before_number is not None:
        return before_number
    for child in slots.centre.governor.children:
        before = child.dep_ in ("iobj", "obj") and child.i < slots.noun.i  # the parse may give a verb two objects
        state = state_of(slots.reading, child) if before else None
        if state is not None and (slots.operator is None or state.name != slots.operator.name):
            return state  # nobody gives to itself
    for preposition, token in slots.centre.clause.obliques:
        if preposition in ("to", "for") and token.i not in slots.reading.quantities_by_token:  # "for $2 million"
            return slots.reading.mention_of(token) or naming.description(slots.reading, token, "organisation")
    return _recipient_of(slots, slots.centre.governor) or _recipient_behind(slots)


def _recipient_behind(slots: Slots) -> Mention | None:
    """The state to which a row of things goes, hung by the parse on the last: "six jets and ten tanks to Peru"."""
    things = with_conjuncts(first_conjunct(slots.noun))
    behind = (child for thing in things for child in thing.children if child.dep_ == "nmod" and child.i > thing.i)
    return first_state(slots.reading, [child for child in behind if preposition_of(child) == "to"])
