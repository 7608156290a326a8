"""The unit, site or complex that the phrase of a claim names, else its clause.

`Slots` enter; the `Mention` of the named thing leaves, or None where the clause names none, or more than one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.names_given import body_given
from regesta.extract.slots.bases import ROOMY, base_of, known_as, whole_base
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots, place_behind
from regesta.extract.slots.told_aside import is_told_aside
from regesta.model import Mention, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Token

MISSIONS = frozenset(["mission", "operation", "force", "deployment", "contribution", "intervention", "campaign"])
"""Nouns of bodies of troops that bear a name beside them."""


def named_near(slots: Slots, *types: MentionType) -> Mention | None:
    """Return the named thing of a type in the noun's phrase, else the only one of the clause."""
    reading = slots.reading
    near = sorted(slots.noun.subtree, key=lambda t: (abs(t.i - slots.noun.i), t.i))
    around = [t for argument in slots.centre.clause.arguments for t in phrase_tokens(argument)]
    for token in (*near, *around):
        mention = reading.mention_by_token.get(token.i)
        fits = mention is not None and (
            mention.type in types or ("military_unit" in types and is_body(reading, mention))
        )
        if (
            mention is not None
            and fits
            and not is_make_of_arms(reading, mention)
            and not is_told_aside(reading, slots.centre, mention)
        ):
            return mention
    clause = clause_tokens(clause_head(slots.centre.governor))
    named = (m for t in clause if (m := reading.mention_of(t)) is not None and m.type in types)
    found = {m.name: m for m in named if not is_make_of_arms(reading, m)}
    only = next(iter(found.values())) if len(found) == 1 else None
    return None if only is None or is_told_aside(reading, slots.centre, only) else only


def is_make_of_arms(reading: Reading, mention: Mention) -> bool:
    """Tell whether one word that seems a unit's name only says of which make weapons are: "Patriot batteries"."""
    head = reading.head_of(mention.start, mention.end)
    plain = mention.type == "military_unit" and mention.text.isalpha()
    before = plain and head.dep_ == "compound" and "equipment" in reading.classes(head.head)
    return before and reading.gazetteer.state_of_army(mention.text) is None


def unit(slots: Slots) -> Mention | None:
    """The military unit that the phrase or the clause names; none where a figure is of several bodies together."""
    found = named_near(slots, "military_unit") or _body_beside(slots)
    if found is None or slots.centre.quantity is None:
        return found
    if _is_a_states_part(slots, found):
        return None
    head = slots.reading.head_of(found.start, found.end)
    joined = head.i > slots.noun.i and any(child.dep_ == "conj" and child.pos_ == "PROPN" for child in head.children)
    return None if joined else found


PARTS_OF_A_FORCE = frozenset(["contingent", "detachment", "component", "element"])


def _is_a_states_part(slots: Slots, force: Mention) -> bool:
    """Tell whether people are one state's in a force of several: "Poland's contingent in UNIFIL numbers 220"."""
    if slots.operator is None or slots.operator.type != "country" or slots.operator.found_in != "clause":
        return False
    head = slots.reading.head_of(force.start, force.end)
    if head.dep_ == "nmod:poss" and slots.reading.gazetteer.kind_of_organisation(force.text) == "force":
        return True  # "UNIFIL's 300 Irish soldiers"
    if not any(token.lemma_.lower() in PARTS_OF_A_FORCE for token in clause_tokens(slots.centre.governor)):
        return False
    known = slots.reading.gazetteer.organisation(force.name)
    named = slots.reading.gazetteer.countries_in(force.text) or known is None or known.startswith("Operation")
    return is_body(slots.reading, force) and not named


def _body_beside(slots: Slots) -> Mention | None:
    """The body of troops whose name stands beside a noun of the clause, or on it: "the X mission had 900 soldiers"."""
    reading = slots.reading
    for token in slots.centre.clause.arguments:
        if token.lemma_.lower() not in MISSIONS and "force" not in reading.classes(token):
            continue
        given = body_given(reading, token)
        if given is not None:
            return replace(given, type="military_unit")
        if slots.centre.governor.lemma_.lower() in ROOMY and (named := _named_mission(reading, token)) is not None:
            return named
    return None


def _named_mission(reading: Reading, noun: Token) -> Mention | None:
    """The mission whose name stands before its noun in small letters: "the Multinational Support mission"."""
    if noun.lemma_.lower() not in MISSIONS or noun.tag_ != "NN" or not is_named_before(reading, noun):
        return None
    first = min(
        t.i
        for child in noun.children
        if child.dep_ in ("compound", "amod")
        for t in child.subtree
        if t.text[:1].isupper()
    )
    words = reading.doc[first : noun.i + 1]
    start, end = words[0].idx, noun.idx + len(noun)
    text = reading.document.text[start:end]
    return Mention(start=start, end=end, text=text, type="military_unit", name=" ".join(text.split()))


def is_named_before(reading: Reading, noun: Token) -> bool:
    """Tell whether two words or more of an organisation's name stand right before a noun."""
    before = reading.mention_by_token.get(noun.i - 1)
    return before is not None and before.type == "organisation" and (" " in before.text or before.text.isupper())


CIVIL_SITES = frozenset(["embassy", "consulate", "palace", "ministry", "parliament", "hotel", "hospital", "school"])
"""What forces guard or fight over, and which is no base of theirs."""


def facility(slots: Slots) -> Mention | None:
    """The facility that the phrase or the clause names, or the base at which, or with which, people are counted."""
    if slots.reading.classes(slots.noun) & {"facility"}:
        return None
    if slots.operator is not None and slots.operator.type == "organisation" and owner_of(slots.reading, slots.noun):
        return None  # "1,500 Wagner fighters at the airfield" are Wagner's
    found = named_near(slots, "facility")
    if found is not None and _is_of_another_figure(slots, found):
        return None  # "800 soldiers at Camp X, 150 in Niamey"
    if found is not None and CIVIL_SITES & {word.lower() for word in found.name.split()}:
        return None  # "3,000 soldiers to be sent as militants leave the embassy"
    return found or base_of(slots)


def _is_of_another_figure(slots: Slots, site: Mention) -> bool:
    """Tell whether a figure that leaves out its noun has a place of its own, and a site is another figure's."""
    if slots.centre.counted is None or not place_behind(slots.reading, slots.noun):
        return False
    return site.start < slots.noun.idx or bool(slots.reading.quantities_between(slots.noun.idx + 1, site.start))


def named_as(slots: Slots) -> Mention | None:
    """What counted sites are together known as: "two facilities collectively known as X"."""
    return known_as(slots.reading, slots.noun) or whole_base(slots)


def is_body(reading: Reading, operator: Mention) -> bool:
    """Tell whether an operator is a body of troops itself, as a mission of the United Nations is."""
    return operator.type == "organisation" and reading.gazetteer.kind_of_organisation(operator.name) == "force"
