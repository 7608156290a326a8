"""The grounds that a clause says without a name: "there", "on the island", "in the country".

`Slots` enter; the `Mention`s of the grounds that these words take up leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.discourse.grounds import ground_before
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.places import PLACING
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from regesta.extract.slots.filling import Slots

STATES = words_of("state_nouns")


def grounds_taken_up(slots: Slots) -> Iterator[Mention]:
    """The grounds that the clause says by "there" or "on the island", by the names that they had before."""
    nouns = (slots.centre.token, *slots.centre.clause.patients)
    verbs = (slots.centre.governor, *(c for noun in nouns for c in noun.children if c.dep_ in ("acl", "acl:relcl")))
    verbs += tuple(c for c in slots.centre.governor.children if c.dep_ == "xcomp")  # "allow 90 to stay in the country"
    words = [child for verb in verbs for child in verb.children if child.dep_ == "advmod"]
    words += [slots.centre.governor, *(c for noun in nouns for c in noun.children if c.dep_ in ("nmod", "advmod"))]
    words += [token for preposition, token in slots.centre.clause.obliques if preposition.split(" ")[0] in PLACING]
    words += [c for verb in verbs for c in verb.children if c.dep_ == "obl" and preposition_of(c) in PLACING]
    for word in dict.fromkeys(words):
        if word.dep_ != "nmod" or preposition_of(word) in PLACING:
            mention = ground_before(slots.focus, word, slots.guest)
            if mention is not None:
                yield mention


def ground_said_behind(slots: Slots) -> list[Mention] | None:
    """The ground that a noun without a name right behind a figure's noun takes up; None where none stands there.

    So "2,500 soldiers in the country and 900 in Syria" has two grounds, and the first is not the second's.
    """
    figure, doc = slots.centre.token, slots.reading.doc
    behind = [t for t in doc[figure.i + 1 : figure.i + 4] if t.dep_ not in ("det", "amod")]
    if slots.centre.quantity is None or len(behind) < 2 or behind[0].lower_ not in PLACING:
        return None
    if behind[1].lemma_.lower() not in STATES or not is_definite(behind[1]):
        return None
    ground = ground_before(slots.focus, behind[1], slots.guest)
    return [] if ground is None else [ground]
