"""What something said or held is about: the head of what is said enters; the topic of the field that it names leaves.

A `Reading`, a `Focus` and tokens enter; a `Mention` leaves, or None for what speaks of nothing in the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import (
    agreement_named_before,
    described_before,
    site_before,
)
from regesta.extract.discourse.focus import Focus
from regesta.extract.grounds_of_topics import (
    COMING_AND_GOING,
    OF_ITS_OWN,
    ground_of,
    is_bare_move,
    is_everywhere,
    is_foreign,
    move_told,
    page_pair,
    places_behind,
)
from regesta.extract.matters import STANDING, is_move_of_forces, is_of_field
from regesta.extract.reading.document import Reading
from regesta.extract.reading.noun_classes import PACTS
from regesta.extract.reading.relations import ANY_SUBJECTS, preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.parties import parties_meant
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

TOPICS = frozenset(
    [
        "force",
        "facility",
        "agreement",
        "treaty",
        "mine",
        "mine_action",
        "military_people",
        "equipment",
        "talks",
        "truce",
    ]
)
"""Classes of nouns that may make what is said one of the field."""
JUDGED = TOPICS | {"harm_source"}
"""The same of what is judged: an attack is condemned; that one happened is no position."""
ASIDE = ("advcl", "advcl:relcl", "acl:relcl", "parataxis", "appos", "vocative", "discourse", "dep")
"""Relations of what stands beside the matter of a sentence: reasons, conditions, times and asides."""
OF_SETTING = words_of("settings_of_speech")
NOUNS_OF_MEANS = words_of("nouns_of_means")
NAMING = words_of("verbs_of_naming")
SINGLE = words_of("single_people")
CHARGING = frozenset(["accuse", "blame", "condemn", "criticise", "criticize", "denounce"])
MATTERS_OF_FORCES = words_of("matters_of_forces")
OF_STATES = frozenset(["mine", "mine_action", "treaty"])
"""Topics of which a state holds something as that state: "Palau supports the ban on mines"."""
OF_WHAT_BEFORE = frozenset(["agreement", "treaty", "talks", "truce", "harm_source"])
"""Topics that a page says more of where it brings them in: "the attack" is that "on the Danish embassy"."""
NAMED = ("facility", "military_unit", "agreement", "treaty", "organisation")


def topic_among(
    reading: Reading, focus: Focus, leading: Sequence[Token], inside: Sequence[Token], *, judged: bool
) -> Mention | None:
    """Return what some words are about, by those that carry it: their subject's base or force, else the first.

    `leading` are the words from which the matter hangs. What is said of mines and treaties is about the state that is
    their subject. What is judged or demanded needs no name of its own; it is told with the country that the passage is
    about: "ceasefire in Syria". None off the field, and for a "done deal" that something is said to be.
    """
    carrying = _carrying(leading, {token.i for token in inside})
    topical = [whole for token in carrying if (whole := _topical(reading, token, judged=judged)) is not None]
    topical = [token for token in topical if not _is_at_home(reading, focus, token)]
    subjects = [token for token in carrying if token.dep_ in ANY_SUBJECTS]
    bare = next((token for token in subjects if is_bare_move(token)), None)
    if bare is not None and described_before(focus, bare) is None:
        return move_told(focus, bare)
    if not topical:
        return None
    ordered = [
        *(token for token in topical if token in subjects),
        *(token for token in topical if token not in subjects),
    ]
    first = reading.mention_of(ordered[0])
    if first is None or first.type not in NAMED:
        state = _state_among(reading, subjects)
        if state is not None and any(reading.classes(token) & OF_STATES for token in ordered):
            return state
    return _described(reading, focus, ordered, judged=judged)


def _is_at_home(reading: Reading, focus: Focus, noun: Token) -> bool:
    """Tell whether forces are those of the country on whose ground the page's matter is: "Afghan troops need training".

    What is held of an army at home is no matter of the field, unless the page has it abroad, or the words do.
    """
    if not reading.classes(noun) & {"force", "military_people"} or reading.classes(noun) & {"facility", "mine"}:
        return False
    owner = owner_of(reading, noun)
    if owner is None or owner.type != "country" or focus.pairs.may_own(owner.name):
        return False
    return not any(reading.country_of(token) not in (None, owner.name) for token in noun.subtree if token.i > noun.i)


def _carrying(leading: Sequence[Token], inside: set[int]) -> list[Token]:
    """Return the words that carry what is said, nearest to its head first; no clause or phrase beside the matter."""
    found: list[Token] = []
    alone = len(leading) == 1
    waiting = [token for token in leading if token.i in inside and (alone or not _stands_aside(token))]
    while waiting:
        token = waiting.pop(0)
        found.append(token)
        if token.dep_ == "amod":
            continue  # "rebel-held suburbs" are about suburbs
        waiting += [child for child in token.children if child.i in inside and not _stands_aside(child)]
        waiting = [child for child in waiting if not _is_bracketed(child)]
    return found


def _is_bracketed(token: Token) -> bool:
    """Tell whether a word and what hangs from it stand in brackets: "a contribution (through the army or others)"."""
    opened = any(child.text == "(" for child in token.children) or token.doc[max(0, token.left_edge.i - 1)].text == "("
    return opened and any(t.text == ")" for t in token.doc[token.i : min(token.sent.end, token.right_edge.i + 2)])


def _stands_aside(token: Token) -> bool:
    if token.dep_ in ASIDE:
        return token.dep_ != "advcl" or not (_is_wanted(token) or _is_charge(token))
    if _is_what_it_is_called(token):
        return True
    helps = token.lemma_.lower() in NOUNS_OF_MEANS and preposition_of(token) in ("under", "with")
    return token.dep_ == "obl" and (helps or (preposition_of(token) or "") in OF_SETTING)


def _is_what_it_is_called(token: Token) -> bool:
    """Tell whether a noun only says what a matter is: "called it a sham treaty", "condemned it as an attack"."""
    if token.dep_ not in ("xcomp", "obl", "advcl") or token.pos_ not in ("NOUN", "PROPN"):
        return False
    matter = any(child.dep_ == "obj" and child.i < token.i for child in token.head.children)
    named = token.dep_ == "xcomp" and token.head.lemma_.lower() in NAMING
    return matter and (named or any(child.lower_ == "as" for child in token.children))


def _is_wanted(verb: Token) -> bool:
    """Tell whether a clause is the infinitive of what is asked or done: "called on both to respect the ceasefire"."""
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _is_charge(verb: Token) -> bool:
    """Tell whether a clause says of what somebody is accused: "accused both of violating the truce"."""
    marked = any(child.dep_ == "mark" and child.lower_ in ("of", "for") for child in verb.children)
    ing = verb.tag_ == "VBG" or any(child.tag_ == "VBG" for child in verb.children if child.dep_.startswith("aux"))
    return marked and ing and verb.head.lemma_.lower() in CHARGING


def _topical(reading: Reading, token: Token, *, judged: bool) -> Token | None:
    """Return the noun of the field that a word is or opens: the suburbs of "rebel suburbs"; None for other words."""
    if any(c.dep_ == "cop" for c in token.children):
        return None
    if not reading.classes(token) & (JUDGED if judged else TOPICS):
        return token if is_move_of_forces(reading, token) else None
    if token.lower_ == "talk":
        return None  # "fighting talk" is no negotiation
    if _is_one_person(token) or _is_means(reading, token) or _is_a_kind_of_deed(reading, token):
        return None
    whole = _whole(reading, token)
    if whole == token:
        return token if is_of_field(reading, token, judged=judged) else None
    own = reading.classes(whole) & (JUDGED if judged else TOPICS)
    if own:
        return whole if is_of_field(reading, whole, judged=judged) else None
    if reading.classes(token) - {"force", "military_people", "people", "unit"}:
        return whole if is_of_field(reading, token, judged=judged) else None
    return whole if whole.lemma_.lower() in MATTERS_OF_FORCES else None


def _is_one_person(noun: Token) -> bool:
    """Tell whether a noun is of one person under arms: "the soldier who dies for us"; "the last soldier" is of all."""
    if noun.lemma_.lower() not in SINGLE or noun.tag_ != "NN" or noun.dep_ in ("compound", "amod"):
        return False
    return not any(child.lower_ in ("last", "every", "each", "any", "no", "single") for child in noun.children)


def _is_means(reading: Reading, noun: Token) -> bool:
    """Tell whether a weapon is only what something is done with: "win with drones, not tanks"."""
    first = noun.head if noun.dep_ == "conj" else noun
    return first.dep_ == "obl" and preposition_of(first) == "with" and "equipment" in reading.classes(noun)


def _is_a_kind_of_deed(reading: Reading, noun: Token) -> bool:
    """Tell whether an attack is none that was made, but says of which kind something is: "the axis of attack"."""
    bare = all(child.dep_ == "case" or child.i > noun.i for child in noun.children)
    return bare and noun.tag_ == "NN" and noun.dep_ == "nmod" and "harm_source" in reading.classes(noun)


def _whole(reading: Reading, token: Token) -> Token:
    """Return the noun that a word opens; a name stays as it is."""
    inside = token.dep_ in ("compound", "amod") and token.head.pos_ in ("NOUN", "PROPN")
    return token.head if inside and token.i not in reading.mention_by_token else token


def _state_among(reading: Reading, subjects: Sequence[Token]) -> Mention | None:
    for token in subjects:
        mention = reading.mention_of(token)
        if mention is not None and mention.type == "country":
            return mention
    return None


def _described(reading: Reading, focus: Focus, topical: Sequence[Token], *, judged: bool) -> Mention | None:
    """Return the first topic by its name or words that is named or general, else the first with its ground."""
    described = [_told_as(reading, focus, token) for token in topical]
    on_what = any(topical[0].is_ancestor(token) for token in topical[1:])
    if on_what and _is_pact_judged(reading, topical[0]) and described[0].type not in NAMED:
        return described[0]  # "the accord on the withdrawal of all foreign forces is a success" judges the accord
    for mention, token in zip(described, topical, strict=True):
        if mention.type in NAMED or _holds_a_name(reading, mention) or is_everywhere(reading, token):
            return mention
    if not described:
        return None
    ground = ground_of(reading, focus, topical[0], judged=judged)
    if not judged and ground is None:
        return next((m for m, noun in zip(described, topical, strict=True) if is_foreign(noun)), None)
    if " " not in described[0].name and _is_any_of_its_kind(reading, focus, topical[0], ground):
        return None
    power, host = page_pair(focus, topical[0])
    return naming.with_countries(reading, described[0], power, host or ground)


def _is_any_of_its_kind(reading: Reading, focus: Focus, noun: Token, ground: Mention | None) -> bool:
    """Tell whether a bare noun leaves open which thing it is: "the raids", "a drone", "the deal", "soldiers".

    A country of the passage does not make "the deal" one: of which deal it speaks, the page has not told.
    """
    own = any(child.dep_ in OF_ITS_OWN and child.dep_ != "acl:relcl" for child in noun.children)
    if own or page_pair(focus, noun)[0] is not None or any(places_behind(reading, noun)):
        return False  # "to lay down their weapons", "sending any troops to Iraq"
    classes = reading.classes(noun)
    if classes & {"truce", "mine", "mine_action"}:
        return False
    return ground is None or bool(classes & {"agreement", "treaty", "talks", "equipment"})


def _holds_a_name(reading: Reading, mention: Mention) -> bool:
    """Tell whether a description holds a proper name, beside the capital that opens its sentence."""
    first = reading.token_at(mention.start)
    opens = first.is_sent_start and not first.tag_.startswith("NNP") and first.i not in reading.mention_by_token
    opens = opens and not reading.gazetteer.is_demonym(first.text)
    return naming.holds_a_name(f"{first.lower_}{mention.name[len(first) :]}" if opens else mention.name)


def _is_pact_judged(reading: Reading, noun: Token) -> bool:
    """Tell whether a pact or talks are the subject of what is said."""
    return noun.dep_ in ANY_SUBJECTS and bool(reading.classes(noun) & {"agreement", "talks", "truce"})


def _told_as(reading: Reading, focus: Focus, noun: Token) -> Mention:
    """Return a topic by its own name, by that of what "the base" takes up, else in its own words."""
    known = reading.mention_of(noun)
    if known is not None and known.type in NAMED:
        return known
    site = site_before(focus, noun) if "facility" in reading.classes(noun) else None
    named = reading.mention_by_token.get(site.i) if site is not None else None
    if named is not None and named.type in NAMED:
        return named
    pact = _pact_meant(reading, focus, noun) if reading.classes(noun) & PACTS else None
    if pact is not None:
        return pact
    told_before = reading.classes(noun) & OF_WHAT_BEFORE or noun.lemma_.lower() in STANDING
    fuller = described_before(focus, noun) if told_before else None
    return _without_origin(noun, naming.description(reading, fuller or noun, "other"))


def _without_origin(noun: Token, told: Mention) -> Mention:
    """Return a description without whence forces go: of "the removal of American marines from Okinawa" the marines."""
    kept, origin, _ = told.name.partition(" from ")
    if not origin or noun.dep_ != "nmod" or noun.head.lemma_.lower() not in COMING_AND_GOING:
        return told
    return replace(told, name=kept)


def _pact_meant(reading: Reading, focus: Focus, noun: Token) -> Mention | None:
    """Return the agreement of which something is said, by its name or its parties; None where neither is told."""
    if (named := agreement_named_before(focus, noun)) is not None:
        return named
    parties = parties_meant(focus, noun) if "agreement" in reading.classes(noun) else ()
    return naming.name_agreement(reading, noun, parties, None) if parties else None
