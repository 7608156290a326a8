"""Where a thing comes from: a participle on a noun and its place enter; whether that is where it was made leaves.

Of "bombs made in Chile" and "police trained in Nairobi" the place tells an origin: nothing that is told of the bombs
happens there, and no passage that names it is about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MADE_ELSEWHERE = words_of("made_elsewhere")


def tells_origin(clause: Token) -> bool:
    """Tell whether a participle on a noun says where its thing comes from; False for a whole clause of making."""
    return clause.dep_ in ("acl", "acl:relcl") and clause.tag_ == "VBN" and clause.lemma_.lower() in MADE_ELSEWHERE


def is_place_of_origin(token: Token) -> bool:
    """Tell whether a complement is only the place from which a thing comes."""
    return token.dep_ == "obl" and tells_origin(token.head)
