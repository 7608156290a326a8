"""Who laid the mines that a claim is about: by the words on them, else by what was told before of the same ground.

`Slots` enter; the `Mention` of a state leaves, or None where nobody is told, or two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import SUBJECTS, preposition_of
from regesta.extract.slots.areas import border_mention
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.borders import BORDERS
from regesta.extract.slots.countries import first_state, owner_of, state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place
from regesta.model import FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

FIELDS = frozenset({"minefield", "field", "belt"})
"""What is laid and never made: "Iraqi minefields" are those that Iraq laid, "Italian mines" may be of its make."""


@dataclass(frozen=True, slots=True)
class Laying:
    """Mines that a text says were laid: the verb, by whom (None for two states or none), and the grounds it names."""

    verb: Token
    by: Mention | None
    grounds: frozenset[str]


LAYING = frozenset({"lay", "strew"})
"""Classes of actions by which mines come into the ground."""


USING = frozenset({"make", "expand", "increase", "intensify", "continue", "resume", "admit", "stop", "begin"})
"""Verbs whose subject is who uses the mines of "made use of mines", "is expanding its use of mines"."""


def layer(slots: Slots) -> Mention | None:
    """Who laid mines: the state that acts under a verb of laying, whose they are called, or that laid them before."""
    return _acting(slots) or _by_modifier(slots) or _told_before(slots)


def _acting(slots: Slots) -> Mention | None:
    """The state that acts under a verb of laying or mining, "minefields laid by X troops"."""
    governor = slots.centre.governor
    if (doing := whose_laying(slots)) is not None:
        return doing
    ground = [slots.noun, *slots.centre.clause.patients, *slots.centre.clause.agents]
    laid = [child for noun in ground for child in noun.children if child.dep_ in ("acl", "acl:relcl")]
    for verb in (governor, clause_head(governor), *laid):
        if is_verbal(verb) and slots.reading.actions(verb) & LAYING:
            state = first_state(slots.reading, clause_of(verb).agents)
            if state is not None:
                return state
    return None


def whose_laying(slots: Slots) -> Mention | None:
    """Whose laying of mines a noun says: "Russian minelaying", "the mine-laying of Eritrea"."""
    noun = slots.centre.governor
    if is_verbal(noun) or not slots.reading.actions(noun) & LAYING:
        return None
    made = noun.dep_ == "obj" and noun.head.lemma_.lower() in USING  # "Sudanese forces made use of mines"
    return owner_of(slots.reading, noun) or (first_state(slots.reading, clause_of(noun.head).agents) if made else None)


def mines_of(slots: Slots) -> Iterator[Token]:
    """Yield the mines and minefields that the clause of a claim names, and those in the phrase of its value."""
    tokens = [*slots.noun.subtree, *clause_tokens(clause_head(slots.centre.governor))]
    yield from (token for token in dict.fromkeys(tokens) if "mine" in slots.reading.classes(token))


def laid_by(reading: Reading, mines: Token) -> Mention | None:
    """Return the state of "Iraqi-laid mines"; None where no participle of laying stands on them."""
    for child in mines.children:
        if child.dep_ in ("amod", "compound", "acl") and reading.actions(child) & LAYING:
            for word in child.children:
                name = reading.country_of(word)
                if name is not None and word.i < child.i:
                    return country_mention(reading, word, name)
    return None


def _by_modifier(slots: Slots) -> Mention | None:
    """The state of "Iraqi-laid mines", or whose adjective the mines bear where the ground is another's.

    Mines bear their maker's adjective too; on a border, and as minefields, they are theirs who laid them.
    """
    reading = slots.reading
    for mines in mines_of(slots):
        if (laid := laid_by(reading, mines)) is not None:
            return laid
        adjective = next((c for c in mines.children if c.dep_ in ("amod", "compound") and reading.country_of(c)), None)
        if adjective is None:
            continue
        words = clause_tokens(clause_head(slots.centre.governor))
        if mines.lemma_.lower() not in FIELDS and not any(t.lemma_.lower() in BORDERS for t in words):
            continue
        owner = country_mention(reading, adjective, reading.country_of(adjective) or "")
        others = (reading.country_of(t) for t in words if t != adjective and preposition_of(t) != "with")
        if any(name is not None and name != owner.name for name in others):
            return owner
    return None


def _told_before(slots: Slots) -> Mention | None:
    """The state that laid mines on the same ground, by what the text tells before: mines stay where they were laid.

    Ground without a name ("the minefields") is that of the nearest passage. Two states on one ground are none.
    """
    here = slots.focus.passages.spot(slots.noun)
    wanted = frozenset(grounds_around(slots, clause_head(slots.centre.governor))) or _grounds_of_sentence(slots)
    nearest: int | None = None
    found: dict[str, tuple[Mention, FoundIn]] = {}
    for laying in reversed(list(layings(slots))):
        if laying.verb.i >= slots.noun.i:
            continue
        near = slots.focus.passages.nearness(slots.focus.passages.spot(laying.verb), here)
        shared = wanted & laying.grounds
        if not shared and (near is None or (wanted and laying.grounds)):
            continue
        sentence = laying.verb.sent.start
        if nearest is not None and sentence != nearest:
            break
        nearest = sentence
        if laying.by is None:
            return None
        found[laying.by.name] = laying.by, near.scope if near is not None else "discourse"
    if len(found) != 1:
        return None
    state, scope = next(iter(found.values()))
    return replace(state, found_in=scope)


def _grounds_of_sentence(slots: Slots) -> frozenset[str]:
    """The ground that the words before "the mined areas" of a sentence name."""
    reading = slots.reading
    before = (reading.mention_by_token.get(t.i) for t in slots.noun.sent if t.i < slots.noun.i)
    return frozenset(m.name for m in before if m is not None and m.type in ("place", "area"))


def layings(slots: Slots) -> Iterator[Laying]:
    """Yield where a document says that mines were laid, in the order of the text."""
    reading = slots.reading
    for token in reading.verbs_of("lay"):
        clause = clause_of(token)
        mines = any("mine" in reading.classes(t) for t in clause.patients)
        if not mines and token.lemma_.lower() not in ("mine", "re-mine"):
            continue
        agents = [t for t in clause.agents if t.dep_ in (*SUBJECTS, "obl:agent", "obl", "conj")]
        by = first_state(reading, agents)
        if by is not None or any(state_of(reading, t) is not None for t in agents):
            yield Laying(token, by, frozenset(grounds_around(slots, token)))


def grounds_around(slots: Slots, verb: Token) -> Iterator[str]:
    """Yield the names of the ground that a clause speaks of: borders by their two sides, places, countries."""
    reading = slots.reading
    for token in clause_tokens(verb):
        if token.lemma_.lower() in BORDERS:
            yield border_mention(reading, slots.focus, token).name
            continue
        mention = reading.mention_by_token.get(token.i)
        if mention is not None and mention.type in ("place", "facility", "area"):
            yield mention.name
            country = country_of_place(reading, mention)
            if country is not None and mention.type != "area":
                continue
        elif reading.country_of(token) is not None and preposition_of(token) in ("in", "inside", "within", "of"):
            yield reading.country_of(token) or ""
