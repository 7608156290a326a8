"""Which agreement a clause speaks of, and between whom it stands.

A centre enters; the agreement's head noun and the names of its parties leave, in alphabetical order. Parties are
read from the phrase, then from who signs, then from the document's power and host.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.discourse.focus import Focus
from regesta.extract.discourse.other_pacts import is_another_pact
from regesta.extract.reading.civil_matters import ends_war_or_draws_line
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.governing import clause_head, governors
from regesta.extract.reading.openings import has_turned, turned_to
from regesta.extract.reading.pacts_meant import pact_meant
from regesta.extract.reading.relations import has_own_subject, preposition_of, with_conjuncts
from regesta.extract.slots.countries import seat_of
from regesta.extract.slots.parties_named import parties_in_phrase
from regesta.extract.slots.signers import bound_by, signers, signers_behind, signers_of, states_in
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def agreement_token(reading: Reading, centre: Centre) -> Token | None:
    """Return the noun of the agreement that a centre speaks of: governing it, in its clause, then in its sentence."""
    found = _agreement_word(reading, centre)
    found = (pact_meant(reading, found) or found) if found is not None else None
    named = reading.mention_by_token.get(found.i) if found is not None else None
    return reading.head_of(named.start, named.end) if named is not None and named.type == "agreement" else found


def _agreement_word(reading: Reading, centre: Centre) -> Token | None:
    for token in (centre.token, *governors(centre.token)):
        if "agreement" in reading.classes(token):
            return token
    head = clause_head(centre.governor)
    for token in clause_tokens(head):
        if "agreement" in reading.classes(token) and not _is_replaced(token):
            return token
    found = [t for t in centre.token.sent if "agreement" in reading.classes(t) and not _is_replaced(t)]
    if has_own_subject(head):  # "while China pays 20 million" is not about the lease of the main clause
        inside = (*centre.token.ancestors, *head.subtree)
        found = [token for token in found if token in inside or _frames(token, head)]
    return found[0] if found else None


def _frames(noun: Token, verb: Token) -> bool:
    """Tell whether "under the treaty" opens what a verb says: "under the pact, the ministry said, Oman keeps the base".

    It holds for what is reported behind it and for what is joined to it: "… trains them, and in return it may stay".
    """
    fronted = preposition_of(noun) in ("under", "by", "pursuant to") and noun.i < verb.i and noun.i < noun.head.i
    while verb.dep_ in ("ccomp", "conj", "parataxis") and verb != noun.head:
        verb = verb.head
    return fronted and verb == noun.head


def _is_replaced(noun: Token) -> bool:
    """Tell whether an agreement is the one before: what "the previous arrangement" fixed is not fixed now."""
    return any(child.lower_ in REPLACED for child in noun.children)


REPLACED = frozenset(["previous", "former", "earlier", "prior", "old", "preceding", "expired"])


def agreement_parties(reading: Reading, focus: Focus, noun: Token, centre: Centre) -> tuple[str, ...]:
    """Return the names of an agreement's parties, sorted; empty where fewer than two can be told."""
    found = parties_in_phrase(reading, noun)
    found = found if len(found) == 2 else signers_behind(reading, noun) or found
    if len(found) == 2 and _with_both(reading, noun, found) and signers(reading, centre) - found:
        return ()  # "Qatar has concluded arrangements with Turkey and France": with each
    if only_dates(noun):
        return tuple(sorted(found)) if len(found) == 2 else ()
    if len(found) < 2 and is_of_all(centre):
        return ()
    if len(found) < 2:
        found |= signers(reading, centre)
    if len(found) < 2:
        found |= signers_of(reading, noun) or bound_by(reading, noun)
    return _completed(focus, noun, found)


def parties_meant(focus: Focus, noun: Token) -> tuple[str, ...]:
    """Return the parties of an agreement of which something is only said: those in its phrase, else of the page."""
    if only_dates(noun) or not is_definite(noun):
        found = parties_in_phrase(focus.reading, noun)
        return tuple(sorted(found)) if len(found) == 2 else ()
    return _completed(focus, noun, parties_in_phrase(focus.reading, noun))


def _completed(focus: Focus, noun: Token, found: set[str]) -> tuple[str, ...]:
    """Return two parties: those found, else with those told before, of the page's agreements, or of its main pair."""
    reading = focus.reading
    if len(found) < 2 and (earlier := _last_between_two(focus, noun)) is not None:
        if is_another_pact(focus, earlier, noun) and not _is_between_both(noun):
            return ()  # nor is it one of the page's pair
        before = parties_in_phrase(reading, earlier) | signers_of(reading, earlier)
        found = before if len(before) == 2 and found <= before else found
    told = focus.told_pacts.pair if is_definite(noun) or found else None
    if len(found) < 2 and told is not None and found <= told:
        return tuple(sorted(told))
    pair = focus.pair_at(noun)
    if len(found) < 2 and (turned := turned_to(reading, noun.idx)) is not None and turned.name not in (pair or ()):
        return ()
    if len(found) == 1 and (guest := _only_guest_of(focus, noun, found)) is not None:
        return tuple(sorted({guest, *found}))
    if len(found) < 2 and (is_others_agreement(reading, focus, noun) or ends_war_or_draws_line(noun)):
        return ()
    if len(found) < 2 and pair is not None and not _grounds_above(reading, noun) <= set(pair):
        return ()
    if len(found) < 2 and (_has_partner_untold(reading, noun) or _is_of_many(noun)):
        return ()
    states = pair is not None and all(reading.gazetteer.country_of(name) for name in pair)
    if len(found) < 2 and states and pair is not None and found <= set(pair):
        found |= set(pair)
    return tuple(sorted(found)) if len(found) == 2 else ()


def _only_guest_of(focus: Focus, noun: Token, named: set[str]) -> str | None:
    """Return the one power that a page has on the ground of the partner of "the agreement with Qatar"."""
    if not any(child.lower_ in ("the", "its", "this") for child in noun.children):
        return None
    with_it = any(
        preposition_of(child) == "with" and focus.reading.country_of(child) in named for child in noun.children
    )
    guests = {power for (power, ground), count in focus.pairs.abroad.items() if ground in named and count}
    if not guests:  # a page that goes through one power's grounds: "the agreement with Djibouti" is its own
        grounds_of = {power: {g for p, g in focus.pairs.abroad if p == power} for power, _ in focus.pairs.abroad}
        guests = {power for power, grounds in grounds_of.items() if len(grounds) > 1} - named
        guests = guests if len(grounds_of) == 1 else set()
    return next(iter(guests)) if with_it and len(guests) == 1 else None


def _grounds_above(reading: Reading, noun: Token) -> set[str]:
    """Return the countries named with what a relative clause tells of: "bases in Colombia, to which a pact gave it"."""
    clause = clause_head(noun)
    if not clause.dep_.endswith(":relcl"):
        return set()
    before = noun.doc[max(noun.sent.start, clause.left_edge.i - NEAREST) : clause.left_edge.i]
    return {name for token in before if (name := reading.country_of(token)) is not None}


NEAREST = 4
"""Words in front of a relative clause in which its noun's ground is looked for: ", bases in Colombia, to which"."""


def _has_partner_untold(reading: Reading, noun: Token) -> bool:
    """Tell whether an agreement is with someone who is no state and no known movement: "an agreement with the elders".

    "With the other side" and "with its neighbour" take up a state that was named.
    """
    partners = [c for c in noun.children if c.dep_ == "nmod" and preposition_of(c) == "with" and c.pos_ != "PRON"]
    named = [token for child in partners if child.lemma_.lower() not in SIDES for token in with_conjuncts(child)]
    return bool(named) and not any(states_in(reading, token) or seat_of(reading, token) for token in named)


def _is_of_many(noun: Token) -> bool:
    """Tell whether the words on an agreement say that more than two conclude it: "an international treaty"."""
    return any(child.lower_ in OF_MANY and child.dep_ == "amod" for child in noun.children)


OF_MANY = frozenset(["international", "multilateral", "multinational", "global", "regional", "worldwide", "universal"])


def is_of_all(centre: Centre) -> bool:
    """Tell whether more than two sides, or unsaid ones, conclude an agreement: "all sides struck an agreement"."""
    agents = clause_of(clause_head(centre.governor)).agents
    return any(child.lower_ in MANY for side in agents if side.lemma_.lower() in SIDES for child in side.children)


MANY = frozenset(["all", "several", "many", "three", "four", "five", "six", "seven", "eight", "various"])


def _with_both(reading: Reading, noun: Token, names: set[str]) -> bool:
    """Tell whether an agreement is "with" both of two states, so that who concludes it is a third."""
    partners = (child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) == "with")
    return any(names <= {reading.country_of(token) for token in with_conjuncts(child)} for child in partners)


def only_dates(noun: Token) -> bool:
    """Tell whether an agreement only says when: who acts "since the 1978 accords" need be no party to them."""
    return (preposition_of(noun) or "").split(" ")[-1] in DATING


DATING = frozenset(["after", "since", "before", "following", "until"])


def is_others_agreement(reading: Reading, focus: Focus, noun: Token) -> bool:
    """Tell whether an agreement has a name of its own, after a place that is of neither of the page's two countries.

    The Camp David Accords are none between the states on which a page is; a Status of Forces Agreement, or that on
    the page's own base, may be.
    """
    mention = reading.mention_by_token.get(noun.i)
    if mention is None or mention.type not in ("agreement", "treaty", "law") or mention.name.islower():
        return False
    words = [
        w
        for w in re.split(r"[\s–-]+", mention.name)
        if w[:1].isupper() and w.lower().strip("-") not in PLAIN_AGREEMENTS
    ]
    if not words or any(reading.gazetteer.country_of(word) for word in words):
        return False
    place = reading.gazetteer.place(" ".join(words))
    return place is None or focus.pairs.main_pair is None or place.country not in focus.pairs.main_pair


PLAIN_AGREEMENTS = words_of("plain_agreements")


def agreement_before(focus: Focus, noun: Token) -> Token | None:
    """Return the agreement that "the deal" takes up: the last one before that was signed or named between two."""
    other = _last_between_two(focus, noun)
    return other if other is not None and not is_another_pact(focus, other, noun) else None


def _last_between_two(focus: Focus, noun: Token) -> Token | None:
    reading = focus.reading
    if not is_definite(noun) and not _is_between_both(noun):
        return None
    here = focus.passages.spot(noun)
    for i in range(noun.i - 1, -1, -1):
        other = reading.doc[i]
        if "agreement" not in reading.classes(other) or other.pos_ not in ("NOUN", "PROPN"):
            continue
        if focus.passages.nearness(focus.passages.spot(other), here) is None or has_turned(
            reading, other.idx, noun.idx
        ):
            return None
        if len(parties_in_phrase(reading, other) | signers_of(reading, other)) == 2:
            return other
    return None


def _is_between_both(noun: Token) -> bool:
    """Tell whether an agreement is that "between the two countries", which were named before, or "the two presidents"
    signed it.
    """
    sides = [child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) in ("between", "of")]
    if any(_are_both(side) for side in sides if side.lemma_ in SIDES):
        return True
    acting = [agent for agent in clause_of(clause_head(noun)).agents if agent.lemma_ in SIDES | HEADS]
    whose = [child for agent in acting for child in agent.children if child.lemma_ in SIDES]
    return any(_are_both(side) for side in (*acting, *whose))


def _are_both(noun: Token) -> bool:
    return any(child.lower_ in ("two", "both") for child in noun.children)


SIDES = frozenset(["country", "state", "side", "government", "nation", "party", "neighbour", "neighbor"])
HEADS = frozenset(["president", "leader", "minister", "premier", "head", "king", "prime"])
"""Those who sign for the sides."""
