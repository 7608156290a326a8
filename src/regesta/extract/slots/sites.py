"""Which base or site a claim is about: what is opened or closed, what acts, what the clause speaks of.

`Slots` enter; the `Mention` of a facility leaves, or None where the clause has none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import site_before
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.bases import name_facility
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


WEAKER = ("site", "outstation")
"""Classes of what is a site only where the rule asks for such: a place that forces use, a garrison that is closed."""


def facility_patient(slots: Slots) -> Mention | None:
    """The facility that is opened, closed, used or hosted: its name, else its words with power and host.

    Of a part of a base ("the runway of the airfield") it is the base.
    """
    candidates = [*slots.patients("facility")]
    if "facility" in slots.reading.classes(slots.noun):
        candidates.insert(0, slots.noun)
    if not candidates and (meant := _meant_by_pronoun(slots)) is not None:
        return meant
    candidates += slots.patients(*(name for name in WEAKER if name in slots.centre.rule.patient))
    candidates += [_whole(slots, part) for part in slots.patients("site_part")]
    candidates += [whole for part in slots.centre.clause.patients if (whole := _of_part(slots, part)) is not None]
    return name_facility(slots, candidates[0]) if candidates and not _are_any(slots, candidates[0]) else None


def _are_any(slots: Slots, noun: Token) -> bool:
    """Tell whether sites are said in the plural with neither words, power nor ground of their own: "has facilities"."""
    told = slots.operator is not None or slots.host is not None or noun.i in slots.reading.mention_by_token
    bare = not any(child.dep_ not in ("det", "case", "punct", "cc") for child in noun.children)
    return noun.tag_ == "NNS" and bare and not told and site_before(slots.focus, noun) is None


def _meant_by_pronoun(slots: Slots) -> Mention | None:
    """The facility that "it" stands for: "it was opened in 2004"."""
    for token in (*slots.centre.clause.patients, *slots.centre.clause.agents):
        meant = slots.reading.turns.references.get(token.idx) if token.pos_ == "PRON" else None
        if meant is not None and meant.type == "facility":
            return replace(meant, found_in="discourse")
    return None


PARTS = frozenset({"part", "section", "portion", "half", "bulk", "rest", "remainder"})


def _of_part(slots: Slots, part: Token) -> Token | None:
    """Return the facility of which a part is told: "dismantled parts of their base"."""
    if part.lemma_.lower() not in PARTS:
        return None
    inside = (t for t in part.children if t.dep_ == "nmod" and preposition_of(t) == "of")
    return next((t for t in inside if "facility" in slots.reading.classes(t)), None)


def _whole(slots: Slots, part: Token) -> Token:
    """Return the facility that a part is "of" or "at"; the part itself where none is said."""
    inside = (t for t in part.children if t.dep_.startswith("nmod") and "facility" in slots.reading.classes(t))
    return next(inside, part)


def facility_above(slots: Slots) -> Mention | None:
    """The facility that acts in the clause or in one above it: "the camp has the capacity to host", "is able to"."""
    verb = clause_head(slots.centre.governor)
    for _ in range(4):
        for token in clause_of(verb).agents:
            if "facility" in slots.reading.classes(token):
                return name_facility(slots, token)
        if verb.head == verb:
            return None
        verb = clause_head(verb.head)
    return None


def facility_of_clause(slots: Slots) -> Mention | None:
    """The only facility that the clause speaks of, in whatever place of it: "asks no rent for the Russian base"."""
    tokens = clause_tokens(clause_head(slots.centre.governor))
    sites = [t for t in tokens if "facility" in slots.reading.classes(t) and t.dep_ != "compound"]
    return name_facility(slots, sites[0]) if len(sites) == 1 else None


def harbour(slots: Slots) -> Mention | None:
    """The civil port or airport of the sentence, which foreign forces may use: "access to the port of Duqm"."""
    for token in slots.noun.sent:
        if "harbour" in slots.reading.classes(token) and token.dep_ != "compound":
            known = slots.reading.mention_by_token.get(token.i)
            return known or naming.description(slots.reading, token, "facility")
    return None
