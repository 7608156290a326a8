"""What a text has spoken of so far: its parse and mentions enter word by word; how present each thing is leaves.

Names and common nouns are referents alike, for a common noun may be what "he" or "it" means although only a name can
be given. A referent's presence is summed over the last sentences by the role that it had in each, half as much for
every sentence back (after Lappin and Leass 1994, An algorithm for pronominal anaphora resolution).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.model import Document, Mention

Kind = Literal["person", "thing", "group"]
Gender = Literal["female", "male"]

ROLE_WEIGHTS = {"nsubj": 160, "nsubj:pass": 150, "obj": 100, "iobj": 100, "obl": 80, "obl:agent": 100, "nmod:poss": 100}
"""Presence of a role in a sentence, in the order of Lappin and Leass; sizes by GUM train. Others: `OTHER_WEIGHT`."""
OTHER_WEIGHT = 60
BARE = 0.6
"""Share of its role's weight that a noun without article or number has: "access", "training"."""
DECAY = 0.5
"""What is left of a presence from one sentence to the next."""
REACH_BLOCKS = 2
"""Paragraphs back in which an antecedent may stand; news and reports reach no further."""
_SAME_THING = ("appos", "flat", "compound", "nmod:desc", "goeswith", "dep", "nmod:unmarked", "obl:unmarked")


@dataclass(slots=True, eq=False)
class Referent:
    """Someone or something spoken of: its last name if it has one, and the words at which it stood."""

    words: frozenset[str]
    kind: Kind
    mention: Mention | None = None
    gender: Gender | None = None
    introduced: bool = True
    """False for a common noun that was definite from the first and may take up a name that was not found."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Word and weight of each time, in order."""


class Referents:
    """The referents of a document up to the word read last."""

    def __init__(self, view: DependencyView, document: Document, mentions: Sequence[Mention]) -> None:
        self.view = view
        self.known: list[Referent] = []
        starts = {start: index for index, start in enumerate(view.starts)}
        self._block_of, self._sentence_of = _places_in_text(view, document)
        self._named: dict[int, list[Mention]] = defaultdict(list)
        self._inside: set[int] = set()
        for mention in mentions:
            first = starts.get(mention.start)
            if first is None:
                continue
            last = first
            while last + 1 < len(view.words) and view.starts[last + 1] < mention.end:
                last += 1
            self._named[_root(view, first, last)].append(mention)
            self._inside.update(range(first, last + 1))

    def read(self, index: int) -> None:
        """Take in a word: the names of which it is the head, or the common noun that it is."""
        named = self._named.get(index)
        if named:
            self._add_name(index, max(named, key=lambda mention: mention.end - mention.start))
        elif (
            index not in self._inside and self.view.tags[index] in ("NN", "NNS", "NNP") and self._is_own_referent(index)
        ):
            self._add_noun(index)

    def is_named(self, index: int) -> bool:
        """Whether a word is the head of a name."""
        return index in self._named

    def is_inside_name(self, index: int) -> bool:
        """Whether a word belongs to a name."""
        return index in self._inside

    def stand_for(self, referent: Referent, index: int) -> None:
        """Take in a word that stands for a referent."""
        referent.places.append((index, self._weight(index)))

    def presence(self, referent: Referent, index: int, reach: int, decay: float = DECAY) -> float:
        """Return how present a referent is at a word; 0 where it was last named too far back."""
        by_sentence: dict[int, int] = {}
        here = self._sentence_of[index]
        for word, weight in reversed(referent.places):
            back = here - self._sentence_of[word]
            if back > reach or self._block_of[index] - self._block_of[word] > REACH_BLOCKS:
                break
            by_sentence[back] = max(weight, by_sentence.get(back, 0))
        return sum(weight * decay**back for back, weight in by_sentence.items())

    def blocks_between(self, word: int, index: int) -> int:
        """Return how many paragraphs lie between two words."""
        return self._block_of[index] - self._block_of[word]

    def _add_name(self, index: int, mention: Mention) -> None:
        """Count a name to the referent that bears it, or to a new one."""
        kind: Kind = "person" if mention.type == "person" else "thing"
        words = frozenset(mention.name.casefold().replace(".", "").split())
        referent = next((known for known in reversed(self.known) if _bears(known, kind, words, mention)), None)
        if referent is None:
            referent = Referent(words=words, kind=kind)
            self.known.append(referent)
        referent.words |= words if kind == "person" else frozenset()
        referent.mention = mention
        referent.gender = referent.gender or self._gender_of_name(index, mention)
        self.stand_for(referent, index)

    def _add_noun(self, index: int) -> None:
        """Count a common noun: a definite one to the same noun before it, any other to a new referent."""
        lemma = self.view.lemmas[index]
        kind = _kind_of_noun(lemma, self.view.tags[index])
        words = frozenset({lemma})
        again = next((known for known in reversed(self.known) if known.words == words and known.kind == kind), None)
        if again is None or not self._is_definite(index):
            known = self._is_definite(index)
            again = Referent(words=words, kind=kind, gender=_gender_of_noun(lemma), introduced=not known)
            self.known.append(again)
        bare = self.view.child(index, "det", "nummod", "nmod:poss") is None and kind == "thing"
        again.places.append((index, round(self._weight(index) * (BARE if bare else 1))))

    def _is_definite(self, index: int) -> bool:
        """Whether a noun has an article or pronoun that takes up what was spoken of."""
        return any(
            self.view.lows[child] in word_set("references", "determiners") for child in self.view.children[index]
        )

    def _is_own_referent(self, index: int) -> bool:
        """Whether a common noun is spoken of: no part of a name, no predicate, no time."""
        view = self.view
        if view.deps[index] in _SAME_THING or view.lemmas[index] in word_set("references", "no_referents"):
            return False
        if view.child(index, "cop") is not None or view.child(index, "appos") in self._named:
            return False
        if any(view.lows[child] in word_set("references", "non_referring") for child in view.children_by(index, "det")):
            return False
        return not any(
            child in self._inside for child in view.children_by(index, "flat", "nmod:desc", "appos") if child > index
        )

    def _weight(self, index: int) -> int:
        """Return a word's weight by its relation; a conjunct has its first's."""
        view = self.view
        while view.deps[index] in ("conj", "appos", "flat", "compound") and view.heads[index] != index:
            index = view.heads[index]
        return ROLE_WEIGHTS.get(view.deps[index], OTHER_WEIGHT)

    def _gender_of_name(self, index: int, mention: Mention) -> Gender | None:
        """Return the gender that a title, a kin word or a well-known given name tells; None where none does."""
        if mention.type != "person":
            return None
        view = self.view
        around = [view.lows[word] for word in range(max(0, index - 4), index + 1)]
        given = mention.text.casefold().split()
        for gender in ("female", "male"):
            titles = word_set("references", "titles", gender)
            names = word_set("references", "given_names", gender)
            last = around[-1 - len(given) :]
            if any(word.rstrip(".") in titles for word in (*last, *given)) or (given and given[0] in names):
                return gender
        return None


def _root(view: DependencyView, first: int, last: int) -> int:
    """Return the word of a span by which it hangs in the sentence."""
    return next((word for word in range(first, last + 1) if not first <= view.heads[word] <= last), last)


def _places_in_text(view: DependencyView, document: Document) -> tuple[list[int], list[int]]:
    """Return each word's paragraph and sentence, counted, with a table for one paragraph of one sentence.

    A box of data parts "Camp X" above it no further from "The camp lies …" below.
    """
    blocks = [block for block in document.blocks if block.role != "furniture"]
    paragraphs, sentences = [], []
    number = paragraph = sentence = 0
    last_sentence, in_table = -1, False
    for index, start in enumerate(view.starts):
        while number < len(blocks) - 1 and start >= blocks[number].end:
            number += 1
            begins = blocks[number].role != "cell" or not in_table
            paragraph += begins
            in_table = blocks[number].role == "cell"
            sentence += begins and in_table
        if view.sent_of[index] != last_sentence:
            last_sentence = view.sent_of[index]
            sentence += not in_table
        paragraphs.append(paragraph)
        sentences.append(sentence)
    return paragraphs, sentences


def _bears(known: Referent, kind: Kind, words: frozenset[str], mention: Mention) -> bool:
    """Whether a name is that of a known referent: the same, or of a person a part or a fuller form."""
    if known.mention is None or known.kind != kind:
        return False
    if kind == "person":
        return bool(words) and (words <= known.words or known.words <= words)
    return known.mention.name.casefold() == mention.name.casefold()


def _kind_of_noun(lemma: str, tag: str) -> Kind:
    """Return whether a common noun is a person, several, or a thing."""
    if tag == "NNS":
        return "group"
    people = load_lexicon("sources")["people"]
    is_person = (
        lemma in word_set("references", "person_nouns") or lemma in people["offices"] or lemma in people["unnamed"]
    )
    return "person" if is_person or _gender_of_noun(lemma) else "thing"


def _gender_of_noun(lemma: str) -> Gender | None:
    """Return the gender that a noun of kin or sex has."""
    for gender in ("female", "male"):
        if lemma in word_set("references", "gendered", gender):
            return gender
    return None


def rank(referents: Iterable[tuple[float, Referent]]) -> list[tuple[float, Referent]]:
    """Return referents by presence, the greatest first; of equals the one named last."""
    return sorted(referents, key=lambda scored: (-scored[0], -scored[1].places[-1][0]))
