"""Whose the counted or affected noun is: "Russian troops", "Russia's 201st", "their largest base".

`Slots` enter; the `Mention` of the power that owns leaves, or None where the words give no owner.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.centres.bracketed_figures import giver_before
from regesta.extract.centres.relating import is_compared_figure
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import OBJECTS, first_conjunct, preposition_of, with_conjuncts
from regesta.extract.reading.respective import respective_actor
from regesta.extract.reading.stations import names_station
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.brackets import ground_before_bracket, power_before_bracket
from regesta.extract.slots.clearers import STEPS, teller_of
from regesta.extract.slots.countries import HOSTING, NOT_ONESELF, first_state, is_full_name, owner_of, state_of
from regesta.extract.slots.filling import Slots, all_places, place_behind
from regesta.extract.slots.leaving import TAKING_BACK
from regesta.extract.slots.owners_beside import owner_of_operation, owner_of_row, who_comes
from regesta.extract.slots.places import country_of_place
from regesta.extract.slots.sites_used import ground_by_use
from regesta.extract.word_lists import words_of
from regesta.model import Mention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


SETTING = words_of("setting_numbers")


def _is_sent_by_another(slots: Slots, body: Token) -> bool:
    """Tell whether another sends or hires a state's people: "Iran has sent Afghan soldiers to Syria"."""
    if "send" not in slots.reading.actions(slots.centre.governor):
        return False
    sending, whose = first_state(slots.reading, slots.centre.clause.agents), owner_of(slots.reading, body)
    states = [one for one in (sending, whose) if one is not None and one.type == "country"]
    return body not in slots.centre.clause.agents and len({state.name for state in states}) > 1


OWN = frozenset({"its", "our", "their"})


def owner(slots: Slots) -> Mention | None:
    """Whose the counted or affected noun is: "Russian troops", "Russia's 201st"."""
    if (acting := respective_actor(slots.reading, slots.centre.quantity)) is not None:
        return state_of(slots.reading, acting)
    listed = people_listed(slots) or _bracketed_power(slots) or _giver_beside(slots)
    if listed is not None:
        return country_mention(slots.reading, listed, slots.reading.country_of(listed) or "")
    if (sender := _whence_behind(slots)) is not None:
        return sender
    counted = slots.centre.quantity is not None
    wanted = slots.centre.rule.patient or ["force", "military_people", "facility", "equipment"]
    teaching = slots.centre.governor.lemma_.lower() in ("train", "advise", "assist", "support", "teach", "help")
    affected = [t for t in slots.patients(*wanted) if not (teaching and t in slots.centre.clause.patients)]
    affected = [*who_comes(slots), *affected] if not counted else affected
    joined = slots.centre.clause.head.lemma_.lower() == "join" and slots.noun in slots.centre.clause.patients
    tokens = [*([] if joined and not counted else [slots.noun]), *([] if counted else affected), *_noun_shared(slots)]
    tokens += [t for p, t in slots.centre.clause.obliques if p == "as" and "facility" in slots.reading.classes(t)]
    if slots.noun.dep_ == "compound" and not any(is_full_name(slots.reading, c) for c in slots.noun.head.children):
        tokens.append(slots.noun.head)  # "U.S. troop withdrawals"; "Iraq troop withdrawals" are from Iraq
    if counted and slots.noun.dep_ == "nmod":  # "a garrison of 500 people" is whose garrison it is
        tokens.append(slots.noun.head)
        name = slots.reading.country_of(slots.noun.head)
        if name is not None and any(c.tag_ == "POS" for c in slots.noun.head.children):
            return country_mention(slots.reading, slots.noun.head, name)  # "China's, with around 2,000 personnel"
    if counted and preposition_of(slots.noun) == "to" and slots.centre.governor.lemma_.lower() in SETTING:
        tokens += slots.patients("force", "military_people")  # "cut the Swiss contingent to 165 soldiers"
    if (
        counted and ground_before_bracket(slots.reading, slots.noun) is not None
    ):  # "Japan (54,000 troops) hosts the largest US garrison"
        tokens += slots.patients("force", "military_people", "facility")
    for token in tokens:
        if _is_sent_by_another(slots, token):
            continue
        used = ground_by_use(slots.reading, token)
        if used is not None:
            return used[1]
        found = owner_of(slots.reading, token) or _own_of_agent(slots, token) or _own_of_teller(slots, token)
        found = found or _own_as_resolved(slots, token) or _holder_in_relative(slots.reading, token)
        if found is not None:
            return found if counted else _alone_abroad(slots, token, found)
    return owner_of_row(slots) or owner_of_operation(slots)


BODIES = frozenset({"force", "military_people"})


def _alone_abroad(slots: Slots, body: Token, found: Mention) -> Mention | None:
    """Return whose a body is, unless it acts with another's: "the Omani navy and the Indian coast guard patrolled".

    Of two of which one is at home the other is the one abroad.
    """
    beside = [t for t in with_conjuncts(first_conjunct(body)) if slots.reading.classes(t) & BODIES]
    if len(beside) < 2 or body not in slots.centre.clause.arguments:
        return found
    owners = {owner.name: owner for t in beside if (owner := owner_of(slots.reading, t)) is not None}
    grounds = {c.name for place in all_places(slots) if (c := country_of_place(slots.reading, place)) is not None}
    abroad = [owner for name, owner in owners.items() if name not in grounds]
    return abroad[0] if len(abroad) == 1 else None


def are_tellers_own(slots: Slots) -> bool:
    """Tell whether forces are "ours": of whoever writes or speaks, and of no state that only acts in the sentence."""
    return _pronoun_before(slots.noun, OURS) is not None


OURS = frozenset({"our", "my"})


def _whence_behind(slots: Slots) -> Mention | None:
    """The country from which a figure without a noun comes: "200 soldiers from Ghana and 150 from Togo arrived"."""
    if slots.centre.counted is None or slots.reading.actions(slots.centre.governor) & TAKING_BACK:
        return None
    behind = place_behind(slots.reading, slots.centre.token, ("from",))
    return behind[0] if behind and behind[0].type == "country" else None


def _bracketed_power(slots: Slots) -> Token | None:
    """Return the country in whose brackets a figure stands, where it gives the people and is not their ground."""
    return power_before_bracket(slots.reading, slots.noun) if slots.centre.quantity is not None else None


def _giver_beside(slots: Slots) -> Token | None:
    """Return the country before a number whose verb is left out: "Kenya sent 900 soldiers, Togo 200 gendarmes"."""
    quantity = slots.centre.quantity
    return giver_before(slots.reading, slots.reading.token_at(quantity.start)) if quantity is not None else None


def people_listed(slots: Slots) -> Token | None:
    """Return the adjective on a figure in a row of peoples: "900 French, 250 German and 100 Danish troops".

    None outside such a row. There the noun stands once, and each figure's people are those of its own adjective.
    """
    quantity = slots.centre.quantity
    own = _people_behind(slots.reading, quantity) if quantity is not None else None
    if quantity is None or own is None:
        return None
    sent = own.sent
    row = [
        people
        for other in slots.reading.quantities_between(sent.start_char, sent.end_char)
        if other != quantity and (people := _people_behind(slots.reading, other)) is not None
    ]
    return own if row else None


def _people_behind(reading: Reading, quantity: Quantity) -> Token | None:
    last = reading.token_at(quantity.end - 1)
    at = last.nbor() if last.i + 1 < last.sent.end else last
    return at if reading.gazetteer.is_demonym(at.text) and reading.country_of(at) is not None else None


def _noun_shared(slots: Slots) -> Iterator[Token]:
    """Yield the noun before that a figure counts too: "2,500 American troops in Iraq and 900 in Syria".

    Where another state acts in the figure's own clause, the figure's people are that state's.
    """
    noun = slots.centre.counted
    if any(token.lemma_.lower() in NOT_ONESELF for token in slots.centre.clause.agents):
        return  # "600 of our troops … our allies provide the other 3,200"
    # "American soldiers, more than Italy, which hosts 900", "compared with 900 in Italy"
    compared = slots.centre.quantity is not None and is_compared_figure(slots.reading, slots.centre.quantity)
    hosted = compared or slots.centre.governor.lemma_.lower() in HOSTING
    if noun is not None and (hosted or first_state(slots.reading, slots.centre.clause.agents) is None):
        yield noun


def _pronoun_before(noun: Token, pronouns: frozenset[str]) -> Token | None:
    return next((child for child in noun.children if child.dep_ == "nmod:poss" and child.lower_ in pronouns), None)


def _own_of_agent(slots: Slots, noun: Token) -> Mention | None:
    """The state that acts on what is its own: "the Americans turned the airfield into their largest base"."""
    own = _pronoun_before(noun, OWN - {"our"})  # "despite our 30,000 troops there, North Korea attacked"
    if own is None or slots.reading.mention_of(own) is not None:
        return None
    verb = clause_head(noun)
    if verb.lemma_.lower() in HOSTING or not is_verbal(verb):
        return None
    return first_state(slots.reading, (token for token in clause_of(verb).agents if token != noun))


def _own_of_teller(slots: Slots, noun: Token) -> Mention | None:
    """The state whose ministry says "its soldiers" of them, where the pronoun means nobody else that is known."""
    own = next(
        (child for child in noun.children if child.dep_ == "nmod:poss" and child.lower_ in OWN - {"their"}), None
    )
    meant = slots.reading.mention_of(own) if own is not None else None
    if own is None or (meant is not None and meant.type not in ("organisation", "country")):
        return None
    acting = (token for token in clause_of(clause_head(noun)).agents if token != noun)
    if first_state(slots.reading, acting) is not None:
        return None  # "the envoy said that France has moved its soldiers"
    # "its troops" of a sentence before, which "they" takes up, are those of who told of them there
    teller = teller_of(slots.centre.governor if noun.sent == slots.centre.governor.sent else clause_head(noun))
    return first_state(slots.reading, teller) if teller is not None and not _is_told_a_state(slots) else None


def _is_told_a_state(slots: Slots) -> bool:
    """Tell whether words are said to another state, whose "its" may be: "Chad told Paris that its soldiers must go"."""
    verb = slots.centre.governor
    for _ in range(STEPS):
        if verb.dep_ == "ccomp":
            addressed = (c for c in verb.head.children if c.dep_ in ("obj", "iobj", "obl") and c.i < verb.i)
            return first_state(slots.reading, (c for c in addressed if preposition_of(c) in (None, "to"))) is not None
        verb = verb.head
    return False


HOLDING = frozenset(["have", "keep", "maintain", "hold", "station", "base", "garrison"])


def _holder_in_relative(reading: Reading, noun: Token) -> Mention | None:
    """The state that has them, by a clause on them: "the 3,600 soldiers that Kenya has in Somalia"."""
    clauses = (c for c in noun.children if c.dep_ == "acl:relcl" and c.lemma_.lower() in HOLDING)
    verb = next((c for c in clauses if not any(o.dep_ in ("aux:pass", "nsubj:pass") for o in c.children)), None)
    subjects = (c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "PROPN") if verb is not None else ()
    return first_state(reading, subjects)


def _own_as_resolved(slots: Slots, noun: Token) -> Mention | None:
    """The state for which "its" stands before forces: "Nepal sends most … 1,700 of its soldiers are deployed"."""
    own = _pronoun_before(noun, frozenset({"its"}))
    meant = slots.reading.turns.references.get(own.idx) if own is not None else None
    if own is None or meant is None or not slots.reading.classes(noun) & {"military_people", "force"}:
        return None
    verb = clause_head(noun)
    if verb.lemma_.lower() in HOSTING or _is_told_a_state(slots):
        return None
    state = state_of(slots.reading, own)
    acting = first_state(slots.reading, (token for token in clause_of(verb).agents if token != noun))
    return state if acting is None or state is None or acting.name == state.name else None  # "told Turkey to move its"


def countrymen(slots: Slots) -> Mention | None:
    """The state whose people are told of as its forces: "evicted the Americans", "the Soviets left the bay"."""
    reading, clause = slots.reading, slots.centre.clause
    given = (child for child in clause.head.children if child.dep_ == "iobj")  # "gave the French a month to leave"
    told = (t for t in (slots.noun, *given, *clause.patients, *clause.agents) if "nationals" in reading.classes(t))
    people = next((t for t in told if t == slots.noun or not _has_own_figure(slots, t)), None)
    return country_mention(reading, people, reading.country_of(people) or "") if people is not None else None


def _has_own_figure(slots: Slots, people: Token) -> bool:
    """Tell whether a people is only a part of those counted, with its own figure: "1,700 soldiers, with 540 Danes"."""
    numbers = (child.i for child in people.children if child.dep_ == "nummod")
    return slots.centre.quantity is not None and any(i in slots.reading.quantities_by_token for i in numbers)


def belonging(slots: Slots) -> Mention | None:
    """The state to whose forces a site belongs: "now belongs to the Chadian army"."""
    return first_state(
        slots.reading, (token for preposition, token in slots.centre.clause.obliques if preposition == "to")
    )


def unit_country(slots: Slots) -> Mention | None:
    """The country that owns the unit named in the clause."""
    for token in clause_tokens(clause_head(slots.centre.governor)):
        mention = slots.reading.mention_by_token.get(token.i)
        unit = mention is not None and mention.type == "military_unit" and not names_station(slots.reading, mention)
        if mention is not None and unit and not _is_anothers(slots.reading.head_of(mention.start, mention.end)):
            found = owner_of(slots.reading, slots.reading.head_of(mention.start, mention.end))
            if found is not None:
                return found
    return None


OTHERS_VERBS = words_of("done_to_others_forces")


def _is_anothers(unit: Token) -> bool:
    """Tell whether a unit is what the forces of a clause train, help or fight: "sends advisers to train the army"."""
    return unit.dep_ in OBJECTS and unit.head.lemma_.lower() in OTHERS_VERBS
