"""Told in a work of fiction: a token enters; whether its sentence tells what happens in a film or a game leaves.

"In the film, Russian troops invade Norway" says nothing of Russia; "the film was shot at the base" tells of a base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

WORKS = words_of("works_of_fiction")
TELLING = words_of("verbs_of_telling_a_story")
MAKERS = frozenset(["in", "of"])


def is_of_fiction(token: Token) -> bool:
    """Tell whether the sentence of a token is told in a work, or of what a work shows."""
    return any(_tells(word) for word in token.sent if word.lemma_.lower() in WORKS and word.pos_ in ("NOUN", "PROPN"))


def _tells(work: Token) -> bool:
    """Tell whether a work is where something happens ("in the opening scene of the novel") or what tells of it."""
    if work.dep_ == "nsubj":
        return work.head.lemma_.lower() in TELLING
    within = work.dep_ in ("obl", "nmod") and preposition_of(work) in MAKERS
    scene = work.head if work.dep_ == "nmod" else work
    return within and scene.dep_ == "obl" and preposition_of(scene) == "in"
