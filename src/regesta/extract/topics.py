"""What something said or held is about: the words of a sentence enter; the topic of the field that they name leaves.

A `Reading`, a `Focus` and tokens enter; a `Mention` leaves, or None for what speaks of nothing in the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.slots import naming
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

TOPICS = frozenset(
    ["force", "facility", "agreement", "treaty", "mine", "military_people", "equipment", "talks", "truce"]
)
"""Classes of nouns that make what is said one of the field."""
JUDGED = TOPICS | {"harm_source"}
"""The same of what is judged: an attack is condemned; that one happened is no position."""


def topic_among(reading: Reading, focus: Focus, tokens: Sequence[Token], *, judged: bool) -> Mention | None:
    """Return what some words are about: their subject's base, force or agreement, else the first one.

    A place or country is a topic only as the subject: otherwise it is where or for whom. What is judged or demanded
    needs no name of its own; it is told with the country that the passage is about: "ceasefire in Syria". None off the
    field, and for a "done deal" that something is said to be.
    """
    field = JUDGED if judged else TOPICS
    topical = [_whole(reading, token) for token in tokens if reading.classes(token) & field]
    if not topical:
        return None
    subjects = [token for token in tokens if token.dep_ in ("nsubj", "nsubj:pass")]
    for token in (*subjects, *topical):
        mention = reading.mention_of(token)
        if mention is not None and mention.type in ("facility", "military_unit", "agreement", "treaty"):
            return mention
    return _subject(reading, subjects, field) or _described(reading, focus, topical, judged=judged)


def _whole(reading: Reading, token: Token) -> Token:
    """Return the noun that a word opens: the suburbs of "rebel suburbs"; a name stays as it is."""
    inside = token.dep_ in ("compound", "amod") and token.head.pos_ in ("NOUN", "PROPN")
    return token.head if inside and token.i not in reading.mention_by_token else token


def _subject(reading: Reading, subjects: Sequence[Token], field: frozenset[str]) -> Mention | None:
    for token in subjects:
        described = naming.description(reading, token, "other")
        if reading.classes(token) & field and naming.holds_a_name(described.name):
            return described
        mention = reading.mention_of(token)
        if mention is not None and mention.type in ("country", "organisation"):
            return mention
    return None


def _described(reading: Reading, focus: Focus, topical: Sequence[Token], *, judged: bool) -> Mention | None:
    """Return the first topic in the text's words, one with a name in them before the others."""
    topical = [token for token in topical if not any(child.dep_ == "cop" for child in token.children)]
    described = [naming.description(reading, token, "other") for token in topical]
    named = next((mention for mention in described if naming.holds_a_name(mention.name)), None)
    if named is not None or not described or not judged:
        return named
    return naming.with_countries(described[0], None, focus.host(topical[0], None), None)
