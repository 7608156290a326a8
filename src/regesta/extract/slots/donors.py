"""Whose money pays for work against mines, and on whose ground that work is done.

`Slots` enter; the `Mention` of the donor, a state or an organisation, leaves, or that of the country; None where the
clause names none, or two. Money that is given is given to others: the donor's own ground is meant only where it spends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state, owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.gifts import gifts_over, gifts_told, is_funding, is_given_away
from regesta.extract.slots.places import country_of_place, place_in
from regesta.extract.slots.rows import in_a_row
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

GETTING = words_of("getting_money")
WORK = frozenset({"mine", "mine_action"})
AT_WORK = ("in", "across", "throughout", "along", "around", "near", "on")
"""Prepositions of the ground that work is done on."""
FOR_WHOM = ("for", "to")
AT_LARGE = frozenset({"international", "global", "worldwide"})
COUNTRIES = frozenset({"country", "nation", "state"})
NAMES_OF_GROUND = ("nmod:poss", "amod", "compound")


def donor(slots: Slots) -> Mention | None:
    """Whose money it is: who gives it, whose the grant is or from whom it comes; None for who only gets or asks."""
    if (beside := _beside_the_sum(slots)) is not None:
        return beside
    for noun in dict.fromkeys((slots.noun, *gifts_over(slots.centre), *gifts_told(slots.centre))):
        whose = owner_of(slots.reading, noun) or _organisation_of(slots, noun)
        if whose is not None and not _is_in_the_sum(slots, whose):
            return whose
        given_from = [child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) == "from"]
        if (state := first_state(slots.reading, given_from)) is not None:  # "500,000 from Canberra"
            return state
    used = [token for token in slots.centre.clause.patients if "funds" in slots.reading.classes(token)]
    if used and slots.centre.rule.centre == "verb":  # "used OSCE money": who uses it need not have given it
        return next((body for fund in used if (body := _whose_funds(slots, fund)) is not None), None)
    if slots.centre.rule.centre == "noun":
        # "Cleared with American and British money": who clears gives none of it.
        named = [child for child in slots.noun.children if child.dep_ in NAMES_OF_GROUND]
        return in_a_row(slots.reading, [token for child in named for token in with_conjuncts(child)])
    clause = clause_of(clause_head(slots.centre.governor))
    if clause.head.lemma_.lower() in GETTING:
        return _named(slots, [token for preposition, token in clause.obliques if preposition == "from"])
    return _named(slots, slots.centre.clause.agents) or _named(slots, clause.agents)


def _beside_the_sum(slots: Slots) -> Mention | None:
    """Return whom a row of sums names right before this one: "gave 2 million, Norway 1 million", "Ireland (750,000)".

    Of a bracket, the name before it must not tell where or for whom the work is done: "for Laos (2 million)".
    """
    quantity = slots.centre.quantity
    if quantity is None:
        return None
    doc = slots.reading.doc
    figure = slots.reading.token_at(quantity.start)
    at, opening = figure.i - 1, figure.sent.start
    bracketed = at > opening and doc[at].text == "("
    name = doc[at - 1] if bracketed else doc[at]
    mention = slots.reading.mention_by_token.get(name.i) if at > opening else None
    if mention is None or mention.type not in ("country", "organisation"):
        return None
    before = _word_before(slots, mention)
    if bracketed:
        return None if _opens_row(slots, before) in (*AT_WORK, *FOR_WHOM, "of") else mention
    return mention if before is not None and before.lower_ in IN_ROW else None


def _word_before(slots: Slots, name: Mention) -> Token | None:
    """Return the word before a name and its article, in its sentence."""
    token = slots.reading.token_at(name.start)
    while token.i > token.sent.start:
        token = token.nbor(-1)
        if token.lower_ != "the":
            return token
    return None


def _opens_row(slots: Slots, before: Token | None) -> str | None:
    """Return the word before a row of names with brackets, from the one before its last name."""
    doc = slots.reading.doc
    while before is not None and before.lower_ in IN_ROW and before.i > before.sent.start:
        closing = before.nbor(-1)
        opening = next((i for i in range(closing.i, before.sent.start, -1) if doc[i].text == "("), None)
        name = slots.reading.mention_by_token.get(opening - 1) if opening is not None and closing.text == ")" else None
        if name is None:
            return None
        before = _word_before(slots, name)
    return str(before.lower_) if before is not None else None


IN_ROW = frozenset({",", ";", "and", "while", "but"})
"""What joins a further donor and its sum to a row: "…, Norway 10 million kroner"."""


def _whose_funds(slots: Slots, fund: Token) -> Mention | None:
    return owner_of(slots.reading, fund) or _organisation_of(slots, fund)


def _is_in_the_sum(slots: Slots, mention: Mention) -> bool:
    """Tell whether a name belongs to the sum itself: the United States of "US$2 million"."""
    quantity = slots.centre.quantity
    return quantity is not None and quantity.start <= mention.start < quantity.end


def _named(slots: Slots, tokens: Iterable[Token]) -> Mention | None:
    """Return the state among some arguments, else the only organisation."""
    tokens = list(tokens)
    state = first_state(slots.reading, tokens)
    if state is not None:
        return state
    mentions = (slots.reading.mention_of(token) for token in tokens)
    bodies = [mention for mention in mentions if mention is not None and mention.type == "organisation"]
    return bodies[0] if len(bodies) == 1 else None


def _organisation_of(slots: Slots, noun: Token) -> Mention | None:
    """Return the organisation that a grant is from, or that stands before it: "OSCE money", "a grant from the EU"."""
    for child in noun.children:
        given = child.dep_ == "nmod" and preposition_of(child) in ("from", "by")
        mention = slots.reading.mention_of(child) if given or child.dep_ in NAMES_OF_GROUND else None
        if mention is not None and mention.type == "organisation":
            return mention
    return None


def ground_paid_for(slots: Slots) -> Mention | None:
    """The country in which what is paid for is done: "for clearance in Iraq", "to Laos's demining programme".

    None for two countries, and for work in many.
    """
    away = is_given_away(slots.centre)  # "Mozambique's demining budget" is spent at home
    donor_name = slots.operator.name if slots.operator is not None and away else None
    found = {mention.name: mention for mention in _grounds(slots) if mention.name != donor_name}
    return next(iter(found.values())) if len(found) == 1 else None


def purpose_place(slots: Slots) -> Mention | None:
    """The first ground that a claim of no money tells with a preposition: "trained 40 deminers in Iraq".

    Of money, whose giver's ground is none, `ground_paid_for` finds the one country.
    """
    reading, centre = slots.reading, slots.centre
    words = [*slots.noun.subtree, *centre.governor.subtree]
    for token in dict.fromkeys(words):
        mention = reading.mention_by_token.get(token.i)
        named = (mention is not None and mention.type in ("country", "place")) or reading.country_of(token) is not None
        if not named or (preposition_of(token) or "").split(" ")[0] not in AT_WORK:
            continue
        for place in place_in(reading, token):
            country = country_of_place(reading, place)
            if country is not None and (slots.operator is None or country.name != slots.operator.name):
                return country
    return None


def ground_of_work(slots: Slots) -> Mention | None:
    """The one country in which the sentence has work against mines: "supports demining in Vietnam, where it cleared …".

    None where the sentence names two such.
    """
    reading, found = slots.reading, {}
    for token in slots.noun.sent:
        name, mention = reading.country_of(token), reading.mention_by_token.get(token.i)
        if name is None and (mention is None or mention.type not in ("country", "place")):
            continue
        work = token.dep_ == "nmod" and (preposition_of(token) or "").split(" ")[0] in AT_WORK
        if work and _is_work(slots, token.head):
            countries = (country_of_place(reading, place) for place in place_in(reading, token))
            found.update({country.name: country for country in countries if country is not None})
    found = found or {state.name: state for state in _governments_served(slots)}
    return replace(next(iter(found.values())), found_in="sentence") if len(found) == 1 else None


def _governments_served(slots: Slots) -> Iterator[Mention]:
    """Yield the states for whose governments the work is done: "cleared 4 square kilometres for the Lao government"."""
    for preposition, token in slots.centre.clause.obliques:
        if preposition == "for" and token.lemma_.lower() in GOVERNING:
            whose = owner_of(slots.reading, token)
            if whose is not None and whose.type == "country":
                yield whose


GOVERNING = frozenset({"government", "ministry", "authority", "army"})
"""Bodies of a state on whose own ground clearance is done for them."""


def _grounds(slots: Slots) -> Iterator[Mention]:
    """Yield the countries that the clause names as where the work is done or for whom, each in its own words."""
    head = clause_head(slots.centre.governor)
    above = head.head.subtree if head.dep_ == "advcl" else ()  # "Funded by Japan, teams cleared a road in Laos"
    for token in dict.fromkeys((*slots.noun.subtree, *slots.centre.governor.subtree, *head.subtree, *above)):
        reading = slots.reading
        name, mention = reading.country_of(token), reading.mention_by_token.get(token.i)
        if name is None and (mention is None or mention.type not in ("country", "place")):
            continue
        preposition = (preposition_of(token) or "").split(" ")[0]
        cleared = token.dep_ == "obj" and "clear" in reading.actions(token.head)  # "spent 2 million clearing Kuwait"
        if token.dep_ in NAMES_OF_GROUND:
            if name is not None and _is_work(slots, token.head):
                yield country_mention(reading, token, name)
        elif cleared or preposition in AT_WORK or (name is not None and _is_whom(token, preposition)):
            for place in place_in(reading, token):
                if (country := country_of_place(reading, place)) is not None:
                    yield country


def _is_whom(token: Token, preposition: str) -> bool:
    """Tell whether a name is of who gets a sum: "for Chad", "lent Croatia 30 million"."""
    return preposition in FOR_WHOM or token.dep_ == "iobj"


def _is_work(slots: Slots, noun: Token) -> bool:
    """Tell whether a noun is of work against mines, by itself or its modifiers: "demining program", "mine problem"."""
    words = (noun, *(child for child in noun.children if child.dep_ in NAMES_OF_GROUND))
    return any(slots.reading.classes(word) & WORK or "clear" in slots.reading.actions(word) for word in words)


def is_given_at_large(slots: Slots) -> bool:
    """Tell whether money goes to work in many countries, or in none that is named: its host is none of the page's."""
    if not is_funding(slots.centre):
        return False
    if len({mention.name for mention in _grounds(slots)}) > 1:
        return True
    words = dict.fromkeys((*slots.noun.subtree, *clause_head(slots.centre.governor).subtree))
    return any(word.lower_ in AT_LARGE and _is_work(slots, word.head) for word in words) or any(
        word.lemma_.lower() in COUNTRIES and word.tag_ == "NNS" for word in words
    )
