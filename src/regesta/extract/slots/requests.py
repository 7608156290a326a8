"""Requests and offers, and who answers them: whose forces would come to whose ground.

`Slots` enter; a `Mention` leaves, or None where the sentence does not tell it. Who asks to station, use or build
something asks for the other's ground; who asks for troops, strikes or help asks for the other's forces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.countries import first_state, owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place, place_in, places_under
from regesta.extract.slots.talks import matter_of
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

GROUND_DEEDS = words_of("deeds_on_anothers_ground")
GROUND_GIVEN = frozenset({"facility", "use_of_site", "harbour", "passage"})
"""What is asked for of another's ground."""
POINTING = frozenset(["the", "this", "that"])
SENTENCES_BEFORE = 2
"""Sentences within which "the request" is still the one that was told."""
ASKED_BEFORE = frozenset(
    ["ask", "request", "offer", "propose", "proposal", "invite", "invitation", "petition", "bid", "plea"]
)
"""Words by which a sentence tells of a request."""
TALKED_BEFORE = frozenset(["talk", "negotiation", "consultation", "discussion", "negotiate", "discuss", "dialogue"])
"""Words by which a sentence tells of talks."""


def help_asked(slots: Slots) -> Mention | None:
    """What help one state asks of another, in its words: "air support against the rebels"."""
    for token in matter_of(slots):
        if "help_asked" in slots.reading.classes(token):
            return naming.description(slots.reading, token, "force")
    return None


def matter_ground(slots: Slots) -> Mention | None:
    """Where what is asked for is to be, by its own words: "asked Japan to build facilities in Djibouti"; else None."""
    placed = (token for token in matter_of(slots) if preposition_of(token) in ("in", "at", "on"))
    places = (place for token in placed for place in place_in(slots.reading, token))
    grounds = {c.name: c for place in places if (c := country_of_place(slots.reading, place)) is not None}
    return next(iter(grounds.values())) if len(grounds) == 1 else None


def plea(slots: Slots) -> Mention | None:
    """The request or offer itself, in its words: "request for American air strikes"."""
    token = _plea_token(slots)
    return naming.description(slots.reading, token, "force") if token is not None else None


def _plea_token(slots: Slots) -> Token | None:
    return next((token for token in matter_of(slots) if "plea" in slots.reading.classes(token)), None)


def help_owner(slots: Slots) -> Mention | None:
    """Whose help or forces are asked for: "a request for American air strikes", "rejected a request to withdraw"."""
    if (asked := _asked_to_act(slots)) is not None:
        return asked
    for token in matter_of(slots):
        if slots.reading.classes(token) & {"air_strike", "force", "military_people", "help_asked", "equipment"}:
            whose = owner_of(slots.reading, token)
            if whose is not None and whose.type == "country":
                return whose
    return None


ANSWERING = frozenset(
    ["reject", "refuse", "decline", "turn", "accept", "grant", "approve", "consider", "rebuff", "ignore", "deny",
     "review", "study", "weigh", "examine", "reply", "respond", "answer"]
)  # fmt: skip


def _asked_to_act(slots: Slots) -> Mention | None:
    """Return who answers another's request that forces be sent or withdrawn, which then are the answering state's.

    None where the request says whose forces they are: "rejected Mali's request to send Danish troops".
    """
    plea = _plea_token(slots)
    deeds = deeds_asked(plea) if plea is not None else []
    if plea is not None and _wants_ground(slots, plea):
        return None
    if slots.centre.governor.lemma_.lower() not in ANSWERING or not deeds:
        return None
    forces = [t for deed in deeds for t in deed.children if slots.reading.classes(t) & {"force", "military_people"}]
    its = [any(child.tag_ == "PRP$" for child in force.children) for force in forces]
    told = [not mine and owner_of(slots.reading, force) is not None for mine, force in zip(its, forces, strict=True)]
    return first_state(slots.reading, slots.centre.clause.agents) if forces and not any(told) else None


def plea_owner(slots: Slots) -> Mention | None:
    """Whose request it is, where another's help or forces are asked for: "Baghdad's request for American strikes"."""
    token = _plea_token(slots)
    whose = owner_of(slots.reading, token) if token is not None else None
    helper = help_owner(slots)
    return whose if whose is not None and helper is not None and helper.name != whose.name else None


def asked_of(slots: Slots) -> Mention | None:
    """The state that is asked for something: "appealed to France for air support"."""
    verb = slots.centre.governor
    if any(_is_status(token) for token in slots.centre.clause.patients):
        return first_state(slots.reading, slots.centre.clause.agents)
    asked = [child for child in verb.children if child.dep_ in ("obj", "iobj")]
    asked += [token for preposition, token in slots.centre.clause.obliques if preposition in ("to", "of", "from")]
    contents = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]
    asked += [c for content in contents for c in content.children if c.dep_ == "nsubj"]  # "requested the US deploy"
    found = first_state(slots.reading, asked)
    asking = first_state(slots.reading, slots.centre.clause.agents)
    return None if found is not None and asking is not None and found.name == asking.name else found


def _is_status(asked: Token) -> bool:
    """Tell whether what is asked is a standing in law, which a state wants for its own forces on another's ground."""
    kinds = {child.lower_ for child in asked.children if child.dep_ in ("amod", "compound")}
    return asked.lemma_.lower() == "protection" and bool(kinds & {"legal", "judicial"})


def plea_before(slots: Slots) -> Mention | None:
    """What "the request" asked for: the base, force or agreement of a sentence shortly before that asks or offers."""
    return _matter_before(slots, frozenset({"plea", "open_matter"}), ASKED_BEFORE)


def talks_before(slots: Slots) -> Mention | None:
    """What "the talks" are on: the base, force or agreement of a sentence shortly before that tells of talks."""
    return _matter_before(slots, frozenset({"talks"}), TALKED_BEFORE)


def _matter_before(slots: Slots, taken_up: frozenset[str], told_by: frozenset[str]) -> Mention | None:
    reading = slots.reading
    noun = next((token for token in matter_of(slots) if reading.classes(token) & taken_up), None)
    if noun is None or not any(child.lower_ in POINTING for child in noun.children if child.dep_ == "det"):
        return None
    sentence, block = slots.noun.sent, reading.block_at(slots.noun.idx)
    for _ in range(SENTENCES_BEFORE):
        if sentence.start == 0:
            return None
        sentence = reading.doc[sentence.start - 1].sent
        here = reading.block_at(sentence.start_char)
        if here is not None and block is not None and here.section != block.section:
            return None
        if any(token.lemma_.lower() in told_by for token in sentence):
            return _matter_in(slots, sentence)
    return None


def _matter_in(slots: Slots, sentence: Span) -> Mention | None:
    for wanted in ("facility", "force", "military_people", "agreement"):
        for token in sentence:
            if wanted in slots.reading.classes(token) and token.dep_ not in ("compound", "flat", "nsubj"):
                return replace(naming.description(slots.reading, token, "force"), found_in="discourse")
    return None


def plea_guest(slots: Slots) -> Mention | None:
    """Who asks for another's ground, and so would have forces there: "turned down an American request for a base"."""
    plea = _plea_token(slots)
    if plea is None or not _wants_ground(slots, plea):
        return None
    asking, answering = _asker(slots, plea), _answering(slots)
    return asking if asking is not None and (answering is None or answering.name != asking.name) else None


def weigher(slots: Slots) -> Mention | None:
    """The state that answers or weighs what another wants on its ground: "Tokyo is reviewing the request"."""
    answering, plea = _answering(slots), _plea_token(slots)
    if answering is None or answering.name == slots.guest:
        return None
    if plea is not None and not _wants_ground(slots, plea):
        return None
    return answering if plea is not None or slots.guest is not None else None


def _answering(slots: Slots) -> Mention | None:
    return first_state(slots.reading, slots.centre.clause.agents)


def _asker(slots: Slots, plea: Token) -> Mention | None:
    """Return whose request it is: "the American request", "a request from Washington"."""
    whose = owner_of(slots.reading, plea)
    if whose is not None and whose.type == "country":
        return whose
    beside = [token for preposition, token in slots.centre.clause.obliques if preposition == "from"]
    return first_state(slots.reading, [*(c for c in plea.children if preposition_of(c) in ("from", "by")), *beside])


def deeds_asked(plea: Token) -> list[Token]:
    """Return the infinitives of what is asked to be done: "a request to station troops"."""
    return [child for child in plea.children if child.dep_ == "acl" and child.tag_ == "VB"]


def _wants_ground(slots: Slots, plea: Token) -> bool:
    """Tell whether a request is for the ground or sites of who answers it, not for its forces."""
    deeds = deeds_asked(plea)
    if any(deed.lemma_.lower() in GROUND_DEEDS for deed in deeds):
        return True
    answering = _answering(slots)
    wanted = [child for child in plea.children if preposition_of(child) in ("for", "of", "on")]
    wanted += [token for preposition, token in slots.centre.clause.obliques if preposition == "for"]
    inside = [token for top in (*deeds, *wanted) for token in top.subtree]
    places = [place for token in inside for place in places_under(slots.reading, token)]
    grounds = {ground.name for place in places if (ground := country_of_place(slots.reading, place)) is not None}
    if answering is not None and answering.name in grounds:
        return True
    return not deeds and any(slots.reading.classes(token) & GROUND_GIVEN for token in wanted)
