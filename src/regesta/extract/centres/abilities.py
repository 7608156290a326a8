"""What could be and what is: "the base is able to house 500 soldiers" puts nobody there.

A `Reading`, the words that govern a figure and classes of actions enter; yes or no leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

ABILITY = frozenset(
    ["can", "could", "able", "capable", "capacity", "ability", "room", "space", "enough", "sufficient", "potential",
     "equip", "design", "build", "equipped", "designed", "built", "large", "big"]
)  # fmt: skip
"""Words over or beside a verb that say what it could do."""


def could(reading: Reading, chain: list[Token], classes: Iterable[str]) -> bool:
    """Tell whether a figure stands under an action of some classes as what could be, not as what is.

    A noun of the classes ("a capacity of 500") says so by itself, also as what a verb over the figure changes
    ("expand its capacity to 500").
    """
    wanted = set(classes)
    for token in chain:
        if any(noun.pos_ == "NOUN" and reading.actions(noun) & wanted for noun in (token, *_objects(token))):
            return True
        if reading.actions(token) & wanted and any(word.lemma_.lower() in ABILITY for word in _around(token)):
            return True
    return False


def _objects(verb: Token) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_ == "obj")


def _around(verb: Token) -> Iterator[Token]:
    """Yield the auxiliaries of a verb and what it completes, through its coordination: "able to house and train"."""
    for _ in range(4):
        yield from (child for child in verb.children if child.dep_ in ("aux", "advmod"))
        if verb.dep_ not in ("xcomp", "acl", "advcl", "conj", "ccomp"):
            return
        verb = verb.head
        yield verb
