"""The power for whose forces another state's ground is opened: by grant, by building, by agreement.

`Slots` enter; the `Mention` of the guest leaves, or None where neither the clause nor the agreement tells who it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.civil_matters import ends_war_or_draws_line
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state, owner_of, state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.hosting import opens_to_another
from regesta.extract.slots.parties import (
    agreement_before,
    agreement_parties,
    agreement_token,
    is_of_all,
    is_others_agreement,
    only_dates,
)
from regesta.extract.slots.parties_named import seat_with
from regesta.extract.slots.places import country_of_place, places_under
from regesta.extract.slots.possessors import payment_pronoun
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def grantee(slots: Slots) -> Mention | None:
    """Whose forces are given access: "grants Russian ships access", "opened four bases to American troops"."""
    verb = clause_head(slots.centre.governor)
    if not opens_to_another(verb):
        return None
    given = [c for c in verb.children if c.dep_ == "iobj"]
    given += [c for c in verb.children if c.dep_ == "obj" and c.lemma_.lower() != "access" and _is_armed(slots, c)]
    given += [t for preposition, t in clause_of(verb).obliques if preposition in ("to", "for") and _is_armed(slots, t)]
    return first_state(slots.reading, given)


def allowed(slots: Slots) -> Mention | None:
    """Whose forces may do something: "allowed Germany to use the airfield", "lets Russian ships dock"."""
    verb = slots.centre.governor
    doing = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp")]
    named = [child for child in verb.children if child.dep_ in ("obj", "iobj")]
    named += [child for deed in doing for child in deed.children if child.dep_ in ("nsubj", "nsubj:pass")]
    passive = [child for child in verb.children if child.dep_ == "nsubj:pass"]
    whose = (owner_of(slots.reading, token) or state_of(slots.reading, token) for token in named or passive)
    found = next((state for state in whose if state is not None), None)
    acting = first_state(slots.reading, () if passive else slots.centre.clause.agents)
    return None if found is not None and acting is not None and found.name == acting.name else found


def _is_armed(slots: Slots, token: Token) -> bool:
    classes = slots.reading.classes(token)
    return bool(classes & {"force", "military_people", "equipment"}) or slots.reading.country_of(token) is not None


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


def agreement_guest(slots: Slots) -> Mention | None:
    """The party of an agreement whose forces are on the other's ground, as the document has it."""
    if payment_pronoun(slots) is not None or is_of_all(slots.centre):
        return None
    token, parties = agreement_and_parties(slots)
    if ends_war_or_draws_line(token):
        return None
    name = (
        _guest_by_site(slots, token, parties)
        or slots.focus.pairs.guest_of(parties)
        or _guest_by_site(slots, token, parties, signed=True)  # of both parties, the one that came to the other
    )
    if name is not None:
        return country_mention(slots.reading, token, name, "discourse")
    if is_others_agreement(slots.reading, slots.focus, token) or only_dates(token):
        return None
    found = slots.focus.operator(slots.noun, None)
    if found is None or (parties and found.name not in parties):
        return None
    return found if parties or slots.focus.pairs.main_pair is not None else None


def _guest_by_site(slots: Slots, agreement: Token, parties: tuple[str, ...], *, signed: bool = False) -> str | None:
    """Return the party other than the one on whose ground the agreement's site is: "on a naval base at Port Sudan".

    Where it was `signed` is asked only where nothing else tells: "the deal, signed in Dushanbe".
    """
    for token in (agreement, agreement_before(slots.focus, agreement)):
        under = places_under(slots.reading, token) if token is not None else ()
        sites = (p for p in under if not slots.reading.gazetteer.is_demonym(p.text))  # "a Japanese base" is no site
        places = (p for p in sites if signed or not _is_under_signing(slots, p))
        places = (p for p in places if not _is_where_signed(slots, token, p))
        grounds = (country_of_place(slots.reading, place) for place in places)
        sited = {ground.name for ground in grounds if ground is not None} & set(parties)
        if len(parties) == 2 and len(sited) == 1:
            return next(name for name in parties if name not in sited)
    return None


def _is_under_signing(slots: Slots, place: Mention) -> bool:
    """Tell whether a place hangs on a participle of signing: "the treaty signed in Moscow"."""
    verb = slots.reading.head_of(place.start, place.end).head
    return bool(verb.dep_ == "acl" and "sign" in slots.reading.actions(verb))


def _is_where_signed(slots: Slots, agreement: Token | None, place: Mention) -> bool:
    """Tell whether a capital under an agreement is no ground: "a pact signed in Ankara", "between Bishkek and Rome"."""
    head = slots.reading.head_of(place.start, place.end)
    if agreement is not None and seat_with(slots.reading, head, agreement) is not None:
        return True
    return head.head == agreement and slots.reading.gazetteer.government_of(place.text) is not None


def agreement_and_parties(slots: Slots) -> tuple[Token, tuple[str, ...]]:
    """Return the word for the agreement of a claim, else the claim's noun, and the countries that are its parties."""
    token = agreement_token(slots.reading, slots.centre) or slots.noun
    return token, agreement_parties(slots.reading, slots.focus, token, slots.centre)


def other_party(slots: Slots) -> Mention | None:
    """The party of an agreement that is not the one which gets something by it: "under the deal Oman gets boats"."""
    acting = first_state(slots.reading, slots.centre.clause.agents)
    token, parties = agreement_and_parties(slots)
    if acting is None or acting.name not in parties:
        return None
    return country_mention(slots.reading, token, next(n for n in parties if n != acting.name), "discourse")


def counterpart(slots: Slots) -> Mention | None:
    """The party for which "the other side" stands, beside a clause in which the first acts."""
    verb = clause_head(slots.centre.governor)
    if not any(_is_the_other(token) for token in (*slots.centre.clause.agents, *verb.children)):
        return None
    first = first_state(slots.reading, clause_of(clause_head(verb.head)).agents) if verb.head != verb else None
    token, parties = agreement_and_parties(slots)
    if first is None or first.name not in parties:
        return None
    return country_mention(slots.reading, token, next(n for n in parties if n != first.name), "discourse")


def _is_the_other(noun: Token) -> bool:
    """Tell whether a word is or has "other", also where a parse hangs it right on the verb: "while the other gains"."""
    return noun.lower_ == "other" or any(child.lower_ == "other" for child in noun.children)
