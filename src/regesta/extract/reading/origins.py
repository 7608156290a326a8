"""Where a thing comes from: a participle on a noun and its place enter; whether that is where it was made leaves.

Of "bombs made in Chile", "police trained in Nairobi" and "soldiers based in Aviano" who arrive elsewhere the place
tells an origin: nothing that is told of the bombs happens there, and no passage that names it is about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading
    from regesta.model import Mention

MADE_ELSEWHERE = words_of("made_elsewhere")
POSTED = words_of("posted")
ARRIVING = words_of("arriving")
GOING = words_of("going_abroad")
ONWARD = ("to", "into", "onto")
NOMINAL = ("nmod", "appos", "conj", "compound", "nmod:poss", "nmod:desc")
HIGHEST = 5
"""Steps from a phrase up to the noun that its verb governs: "soldiers from the regiment based in X"."""


def tells_origin(clause: Token) -> bool:
    """Tell whether a participle on a noun says where its thing comes from; False for a whole clause of making."""
    participle = clause.dep_ in ("acl", "acl:relcl") and clause.tag_ == "VBN"
    return participle and (clause.lemma_.lower() in MADE_ELSEWHERE or tells_home_station(clause))


def tells_home_station(clause: Token) -> bool:
    """Tell whether a participle says where people are at home whom the sentence has elsewhere.

    "Paratroopers based in Aviano arrived in Latvia", "Aldershot-based soldiers were sent to Kenya".
    """
    if clause.lemma_.lower() not in POSTED or clause.dep_ not in ("acl", "amod"):
        return False
    noun = clause.head
    for _ in range(HIGHEST):
        if noun.dep_ not in NOMINAL:
            break
        noun = noun.head
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubj:pass", "obj") or not is_verbal(verb):
        return False
    onward = (child for child in verb.children if child.dep_ == "obl" and preposition_of(child) in ONWARD)
    return verb.lemma_.lower() in ARRIVING or (verb.lemma_.lower() in GOING and next(onward, None) is not None)


def is_place_of_origin(token: Token) -> bool:
    """Tell whether a complement is only the place from which a thing comes."""
    return token.dep_ == "obl" and tells_origin(token.head)


def is_home(reading: Reading, place: Mention) -> bool:
    """Tell whether a place is only where somebody is from: "Sergeant Paul Green, 23, from the Boston area"."""
    head = reading.head_of(place.start, place.end)
    head = head.head if head.dep_ == "compound" else head
    whose = reading.mention_by_token.get(head.head.i)
    of_person = whose is not None and whose.type == "person"
    return head.dep_ in ("nmod", "appos") and preposition_of(head) in ("from", "of") and of_person


def is_of_origin_before(place: Token) -> bool:
    """Tell whether a place goes on with one whence something came: Yemen of "moved there from Aden in Yemen"."""
    first = place.left_edge
    before = first.nbor(-1) if first.i > place.sent.start else place
    return before.pos_ == "PROPN" and before.head == place.head and preposition_of(before) == "from"
