"""A site that a sentence names on its way to something else: "rockets hit the American base at X in Kenya".

`Slots` enter; the site, or the country of its own place, leaves as a `Mention`; None where the words do not take the
site for granted, or say nothing of where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bases import name_facility
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

KNOWN = frozenset({"the", "this", "that", "these", "those"})
NOT_THERE = words_of("sites_not_there")
TOLD_BY_RULES = frozenset({"open", "close", "host", "use", "leave", "withdraw"})
OF_OTHERS = words_of("sites_of_others")
ROLES = ("obl", "obl:agent", "nmod", "obj", "nsubj", "nsubj:pass", "conj")
ONLY_MEANT = ("for", "without", "as", "like", "unlike", "than", "instead of", "of", "about", "on", "against", "over")
"""Prepositions of a site that a noun is about, and not where anything is: "plans for the base", "talks on the base"."""


def site_in_passing(slots: Slots) -> Mention | None:
    """The site that a definite noun takes for granted with its place: "the French base at X", "Turkey's base in Y"."""
    noun = slots.noun
    if noun.dep_ not in ROLES or not (_is_known(noun) or _is_where(noun)) or _tells_itself(noun):
        return None
    words = {form for child in noun.children for form in (child.lower_, child.lemma_.lower())}
    spoken_of = noun.dep_ == "nmod" and preposition_of(noun) in ONLY_MEANT
    if words & NOT_THERE or spoken_of or preposition_of(noun) in ("without", "like", "as", "than"):
        return None
    if any(token.lemma_.lower() in OF_OTHERS or token.lower_ in OF_OTHERS for token in noun.sent):
        return None
    if slots.reading.actions(noun.head) & TOLD_BY_RULES:
        return None  # what opens, closes or uses it tells of it, or was found not to
    return name_facility(slots, noun) if slots.host is not None else None


def _tells_itself(noun: Token) -> bool:
    """Tell whether a clause says of something that it is the site."""
    return any(child.dep_ == "cop" for child in noun.children)


WHERE = ("at", "from", "near", "inside", "outside", "to", "in", "on")


def _is_where(noun: Token) -> bool:
    """Tell whether a site that is new to the reader is where something happens: "flew from a French base in Jordan"."""
    return noun.dep_ in ("obl", "nmod") and preposition_of(noun) in WHERE


def _is_known(noun: Token) -> bool:
    """Tell whether a reader is taken to know a site: by an article, or by whose it is."""
    return any(child.dep_ == "nmod:poss" or (child.dep_ == "det" and child.lower_ in KNOWN) for child in noun.children)


def site_ground(slots: Slots) -> Mention | None:
    """The one country in which a site's own words put it: Kenya of "the American base at Manda Bay in Kenya"."""
    own = (place for place in places_under(slots.reading, slots.noun) if _is_of_site(slots, place))
    grounds = [ground for place in own if (ground := country_of_place(slots.reading, place)) is not None]
    found = {ground.name: ground for ground in grounds if ground.name != slots.guest}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of_site(slots: Slots, place: Mention) -> bool:
    """Tell whether a place stands on the site itself, and in no clause on it: "the base that flies raids in X"."""
    token = slots.reading.head_of(place.start, place.end)
    for above in token.ancestors:
        if above == slots.noun:
            return True
        if is_verbal(above):
            return False
    return bool(token == slots.noun)
