"""The name that a text gives a thing beside the noun for it: a noun enters; the `Mention` of its name leaves, or None.

"The mission, known as X", "a new mission, Operation X,", "the air base, called X": the name says more than the noun.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.arguments import hung_on_phrase_before
from regesta.extract.word_lists import words_of
from regesta.model import Mention, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

GIVING_NAMES = words_of("giving_names")
NAMED_BODIES = frozenset(["operation", "task", "exercise", "mission", "force"])
"""First words by which the name of what looks like an event is that of a body of troops: "Operation Lamantin"."""


def name_given(reading: Reading, noun: Token, types: Collection[MentionType]) -> Mention | None:
    """Return the name in apposition to a noun, or behind "known as" and "called", where it is of one of some types."""
    if noun.tag_ in ("NNS", "NNPS"):
        return None  # "two bases, Rota and Moron"
    for token in _given_beside(noun):
        mention = reading.mention_by_token.get(token.i) or (_event_at(reading, token) if "event" in types else None)
        if mention is not None and mention.type in types and token.i > noun.i:
            return mention
    return None


def _event_at(reading: Reading, token: Token) -> Mention | None:
    """Return the campaign that a word is named as: events are no fillers of slots elsewhere."""
    found = (m for m in reading.annotated.mentions if m.type == "event" and m.start <= token.idx < m.end)
    return next(found, None)


def body_given(reading: Reading, noun: Token) -> Mention | None:
    """Return the name of a body of troops that a text gives beside "the mission" or "a force"; None for others."""
    found = name_given(reading, noun, ("military_unit", "organisation", "event"))
    if found is None or found.type == "military_unit":
        return found
    words = {word.lower() for word in found.name.split()}
    if not words & NAMED_BODIES and reading.gazetteer.kind_of_organisation(found.name) != "force":
        return found if found.type == "organisation" and _is_known_as(noun) else None
    return found


def _given_beside(noun: Token) -> Iterator[Token]:
    """Yield the words that may be heads of names given to a noun."""
    for child in noun.children:
        if child.dep_ == "appos" and child != hung_on_phrase_before(noun.sent.root):
            yield child
        elif child.dep_ in ("acl", "acl:relcl") and child.lemma_.lower() in GIVING_NAMES and not _is_by_some(child):
            yield from (
                t for t in child.subtree if t.dep_ in ("obl", "xcomp", "obj", "nmod", "obl:unmarked", "flat", "dep")
            )


def _is_by_some(naming: Token) -> bool:
    """Tell whether only some call it so: "the airfield of Ayni, which older maps call Gissar" is no Gissar."""
    return any(child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP") for child in naming.children)


def _is_known_as(noun: Token) -> bool:
    """Tell whether a noun has its name from "known as" and the like, and not from a mere apposition."""
    return any(child.dep_ == "acl" and child.lemma_.lower() in GIVING_NAMES for child in noun.children)
