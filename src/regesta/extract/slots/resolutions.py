"""Which resolution states voted on, by its number, else by its words; and of which treaty they are parties.

`Slots` enter; a `Mention` leaves, or None where the sentence names none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import agreement_named_before
from regesta.extract.reading.names_given import name_given
from regesta.extract.slots import naming
from regesta.extract.slots.agreements import agreement_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.forces import forces
from regesta.extract.slots.named_near import is_body
from regesta.extract.slots.talks import matter_of, negotiated
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

VOTED_ON = frozenset(["resolution", "motion"])
MANDATE = "mandate"
NAMING = ("amod", "compound", "nmod:poss", "flat")
BODIES = frozenset(["force", "military_people", "stay", "foreign_stay"])


def resolution(slots: Slots) -> Mention | None:
    """The resolution of the sentence: "Resolution 69/34 on the Mine Ban Treaty", "the resolution on landmines"."""
    for token in slots.noun.sent:
        told = any(child.dep_ == "acl" and child.tag_ == "VB" for child in token.children)  # "the motion to leave it"
        if token.lemma_.lower() in VOTED_ON and not told:
            return _named(token) or naming.description(slots.reading, token, "treaty")
    return None


def voted_on(slots: Slots) -> Mention | None:
    """What a vote is on: a resolution, else the agreement, base or force that the voters decide on.

    A mandate without a mission of its own is that of the forces which it sends: "the mandate of its troops in Mali".
    """
    found = resolution(slots)
    if found is not None and found.name.lower() not in VOTED_ON:
        return found
    matter = matter_of(slots)
    if any(token.lemma_.lower() == MANDATE for token in matter):
        return next(_whose_mandate(slots, matter), None)
    pacts = (t for t in matter if slots.reading.classes(t) & {"agreement", "treaty"})
    pacts = (t for t in pacts if t.head not in matter or t.head.lemma_.lower() in LEAVING | TAKING)
    pact = next(pacts, None)
    if pact is None:
        return negotiated(slots)
    named = agreement_of(slots, pact)
    return replace(named, name=f"withdrawal from {named.name}") if _is_left(matter, pact) else named


LEAVING = frozenset(
    ["leave", "quit", "withdraw", "withdrawal", "exit", "denounce", "denunciation", "departure", "abandon"]
)
TAKING = frozenset(["take", "pull", "lead", "bring"])


def _is_left(matter: Sequence[Token], pact: Token) -> bool:
    """Tell whether a vote is on leaving a treaty and not on the treaty: "to quit it", "to take X out of it"."""
    over = pact.head
    out = any(child.lower_ == "out" for child in (*pact.children, *over.children))
    return over in matter and (over.lemma_.lower() in LEAVING or (out and over.lemma_.lower() in TAKING))


def _whose_mandate(slots: Slots, matter: Sequence[Token]) -> Iterator[Mention]:
    """Yield the missions and forces among the words of a matter: their name, else their power and ground."""
    for token in matter:
        if token.dep_ in NAMING:
            continue
        mention = slots.reading.mention_by_token.get(token.i)
        if mention is not None and (mention.type == "military_unit" or is_body(slots.reading, mention)):
            yield mention
        elif mention is None and slots.reading.classes(token) & BODIES and token.lemma_.lower() != MANDATE:
            named = forces(slots) if slots.operator is not None else None
            yield named or naming.description(slots.reading, token, "force")


def treaty_near(slots: Slots) -> Mention | None:
    """The treaty of the sentence, by its name or its words."""
    for token in slots.noun.sent:
        if "treaty" in slots.reading.classes(token):
            return _treaty_named(slots, token) or naming.description(slots.reading, token, "treaty")
    return None


def _treaty_named(slots: Slots, noun: Token) -> Mention | None:
    """Return the name of a treaty: its own, that given beside it, or the one that the page has for it."""
    own = slots.reading.mention_of(noun) or name_given(slots.reading, noun, ("agreement", "treaty"))
    return own if own is not None and " " in own.name else agreement_named_before(slots.focus, noun) or own


def _named(noun: Token) -> Mention | None:
    """Return a resolution under its number; None where no number follows it."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    if not len(after) or not after[0].text[0].isdigit():
        return None
    end = after[0].idx + len(after[0].text)
    text = noun.doc.text[noun.idx : end]
    return Mention(start=noun.idx, end=end, text=text, type="treaty", name=text, found_in="clause")
