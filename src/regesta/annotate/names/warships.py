"""Warships by name: a parsed document enters; mentions of ships leave, each a body that is sent, arrives and leaves.

"USS Nimitz" by the letters of a navy, "the frigate Yulin" by the kind of ship before a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.names.headed import make_mention
from regesta.model import Mention
from regesta.vocabulary.gazetteer import Gazetteer
from regesta.vocabulary.warships import is_ship_prefix

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDS = word_set("name_heads", "warship")
CONNECTORS = word_set("name_heads", "connectors")
NAMING = ("appos", "flat", "nmod:desc", "compound")
LONGEST_NAME = 4
"""Words of a ship's name behind its prefix; "USS Dwight D. Eisenhower" has three."""


def find_warships(doc: Doc, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield ships under their names, the kind before them with the span: "destroyer USS Porter" is USS Porter.

    A base may bear a ship's letters ("HMAS Stirling"); those that the gazetteer knows stay bases.
    """
    for token in doc:
        name = _name_after(token)
        if name is None:
            continue
        words = doc[name.start : name.stop]
        place = gazetteer.place(words.text)
        if place is not None and place.kind == "base":
            continue
        first = name.start
        while first > 0 and doc[first - 1].tag_ == "NN" and doc[first - 1].lemma_.lower() in KINDS | {"aircraft"}:
            first -= 1
        yield make_mention(doc[first : name.stop], "military_unit", " ".join(words.text.split()))


def _name_after(token: Token) -> range | None:
    """Return where a ship's name stands: from its prefix, else from its kind; None where no name begins."""
    if is_ship_prefix(token.text):
        end = _end_of_name(token.i + 1, token.doc)
        return range(token.i, end) if end > token.i + 1 else None
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    if token.tag_ != "NN" or token.lemma_.lower() not in KINDS or is_ship_prefix(following.text):
        return None
    beside = token in (following.head, following.head.head) or following == token.head or following.head == token.head
    names = beside and following.tag_ == "NNP" and following.dep_ in (*NAMING, "nsubj", "nsubj:pass", "obj")
    end = _end_of_name(following.i, token.doc) if names else token.i
    return range(token.i, end) if end > following.i else None


def _end_of_name(start: int, doc: Doc) -> int:
    """Return where a row of capitalised name words ends; days, months and countries are no part of it."""
    end = start
    while end < min(len(doc), start + LONGEST_NAME) and _is_name_word(doc[end]):
        end += 1
    while end > start and doc[end - 1].lower_ in CONNECTORS:
        end -= 1
    return end


def _is_name_word(token: Token) -> bool:
    if token.lower_ in CONNECTORS and token.text.islower():
        return True
    return token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS") and token.ent_type_ != "DATE"
