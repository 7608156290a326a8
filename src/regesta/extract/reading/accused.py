"""Soldiers before a court: a noun for people under arms enters; whether they are only those accused of a crime leaves.

Who is accused, tried or jailed is no strength, and his staying or leaving no move of forces. A page that names its
accused ("two marines charged with rape") means them again by "the two marines".
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

ACCUSED = words_of("accused_words")
CHARGING = words_of("charging_verbs")
ACCUSED_PEOPLE = words_of("accused_people")
TAKING_UP = frozenset(["the", "these", "those"])
MOST_ACCUSED = 20
"""People tried together for one crime; more than so many under an accusation are forces that are blamed."""


def is_held(noun: Token) -> bool:
    """Tell whether people are held: "five marines are being held at the embassy"; a base "holds 500 soldiers"."""
    noun = noun.head if noun.dep_ == "nmod" and noun.head.tag_ == "CD" else noun
    return bool(noun.dep_ == "nsubj:pass" and noun.head.lemma_.lower() == "hold")


class Accused:
    """The people under arms of one document who are only spoken of as accused."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def has(self, noun: Token) -> bool:
        """Tell whether a noun means people before a court: by a word on it, or because the page named them as such."""
        if self.is_named_so(noun):
            return True
        first = self._counts.get((noun.lower_.rstrip("s"), self._count_of(noun)))
        return first is not None and first < noun.i and any(child.lower_ in TAKING_UP for child in noun.children)

    def is_named_so(self, noun: Token) -> bool:
        """Tell whether the words on a noun accuse: "accused marines", "soldiers charged", "the suspects, six …"."""
        if any(child.lower_ in ACCUSED and child.dep_ in ("amod", "compound") for child in noun.children):
            return True
        if is_held(noun):
            return True
        few = (self._count_of(noun) or MOST_ACCUSED + 1) <= MOST_ACCUSED or noun.tag_ in ("NN", "NNP")
        charged = any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in CHARGING for c in noun.children)
        beside = noun.dep_ == "appos" and noun.head.lemma_.lower() in ACCUSED_PEOPLE
        beside = beside or any(c.dep_ == "appos" and c.lemma_.lower() in ACCUSED_PEOPLE for c in noun.children)
        return few and (charged or beside or self._is_charged(noun))

    def _is_charged(self, noun: Token) -> bool:
        """Tell whether a noun's own clause charges or jails them: "five marines were charged with rape"."""
        verb = noun.head
        passive = noun.dep_ == "nsubj:pass" and verb.tag_ == "VBN"
        passive = passive or (noun.dep_ == "nsubj" and all(child.dep_ != "obj" for child in verb.children))
        return (passive or noun.dep_ == "obj") and verb.lemma_.lower() in CHARGING

    @cached_property
    def _counts(self) -> dict[tuple[str, int | None], int]:
        """Where a page first names its accused, by noun and number; only numbers, so that "the marines" stay forces."""
        found: dict[tuple[str, int | None], int] = {}
        for token in self._reading.doc:
            accuses = token.lower_ in ACCUSED or token.lemma_.lower() in CHARGING
            if not accuses:
                continue
            for noun in (token.head, *token.children):
                count = self._count_of(noun)
                if count is not None and count <= MOST_ACCUSED and self.is_named_so(noun):
                    found.setdefault((noun.lower_.rstrip("s"), count), noun.i)
        return found

    def _count_of(self, noun: Token) -> int | None:
        """Return the whole number before a noun; None without one."""
        beside = (child for child in noun.children if child.dep_ == "nummod")
        counted = (self._reading.quantities_by_token.get(child.i) for child in beside)
        number = next((quantity.number for quantity in counted if quantity is not None), None)
        return int(number) if number is not None and number == int(number) else None
