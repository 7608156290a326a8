"""Whose site another uses: "American drones began to use Niger's air base".

A `Reading` and the noun of a site enter; the `Mention`s of its host and of its user leave, or None for an owner's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.countries import first_state, owner_of
from regesta.extract.slots.formerly import is_formerly
from regesta.extract.slots.places import country_of_place, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

USING = words_of("using_sites")


def ground_by_use(reading: Reading, site: Token) -> tuple[Mention, Mention | None] | None:
    """Return host and user of a site that another state uses, or that is "its Kyrgyz base"; None for a site's owner."""
    if "facility" not in reading.classes(site):
        return None
    owning = ("amod", "compound", "nmod:poss")
    own = any(child.dep_ == "det" or (child.dep_ in owning and reading.country_of(child)) for child in site.children)
    shared = site.dep_ == "conj" and not own
    whose = site.head if shared else site  # "use Spanish air space and bases"
    adjective = next((c for c in whose.children if c.dep_ in owning and reading.country_of(c)), None)
    owner = owner_of(reading, whose) if adjective is not None else None
    if owner is None or adjective is None:
        return None
    if is_formerly(adjective) or _lies_elsewhere(reading, whose, owner):
        return None
    if any(child.tag_ == "PRP$" for child in site.children):
        return owner, None
    verb = clause_head(site)
    let_in = _let_in(reading, site)
    user = let_in or (_user(reading, verb) if is_verbal(verb) else None)
    if user is None or user.name == owner.name or (let_in is None and verb.lemma_.lower() not in USING):
        return None
    return owner, user


def _let_in(reading: Reading, site: Token) -> Mention | None:
    """Return whose forces are let do something at a site: "allows American troops to train at Spanish bases"."""
    verb = site.head
    if site.dep_ != "obl" or verb.dep_ not in ("xcomp", "ccomp") or not reading.actions(verb.head) & {"allow"}:
        return None
    let = [child for child in verb.head.children if child.dep_ in ("obj", "iobj")]
    let += [child for child in verb.children if child.dep_ == "nsubj"]
    armed = (token for token in let if reading.classes(token) & ARMED)
    return next((owner for token in armed if (owner := owner_of(reading, token)) is not None), None)


ARMED = frozenset({"force", "military_people", "equipment"})


def _lies_elsewhere(reading: Reading, site: Token, owner: Mention) -> bool:
    """Tell whether a site's own place is in another country than its owner: "the Syrian base in Libya"."""
    grounds = (country_of_place(reading, place) for place in places_under(reading, site))
    return any(ground is not None and ground.name != owner.name for ground in grounds)


def _user(reading: Reading, verb: Token) -> Mention | None:
    """Return the state that acts under a verb of using, by itself, its forces or its machines: "American drones"."""
    agents = clause_of(verb).agents
    machines = (owner for token in agents if (owner := owner_of(reading, token)) is not None)
    return first_state(reading, agents) or next(machines, None)
