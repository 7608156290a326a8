"""A parsed text as plain lists: a spaCy `Doc` with UD relations enters; heads, children and spans by index leave.

Speech and stance walk trees word by word; lists of integers are some ten times faster to walk than spaCy's tokens.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLAUSE_RELATIONS = frozenset(
    {"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "csubj", "csubj:pass", "parataxis"}
)
FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})


class DependencyView:
    """The words of a document by index, in parallel lists; roots are their own head."""

    __slots__ = (
        "children", "deps", "doc", "ends", "ent_of", "ents", "heads", "lemmas", "lows", "sent_ends", "sent_of",
        "sent_starts", "starts", "tags", "text", "words",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        tokens = list(doc)
        self.words = [token.text for token in tokens]
        self.lows = [word.casefold().replace("’", "'") for word in self.words]
        self.tags = [token.tag_ for token in tokens]
        self.lemmas = [
            _lemma(token.lemma_.casefold(), low, tag)
            for token, low, tag in zip(tokens, self.lows, self.tags, strict=True)
        ]
        self.deps = [token.dep_ for token in tokens]
        self.heads: list[int] = [token.head.i for token in tokens]
        self.starts = [token.idx for token in tokens]
        self.ends = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, head in enumerate(self.heads):
            if head != index:
                self.children[head].append(index)
        self.ent_of: list[int] = [-1] * len(tokens)
        self.text = doc.text
        self.ents = doc.ents
        for number, ent in enumerate(self.ents):
            for index in range(ent.start, ent.end):
                self.ent_of[index] = number
        self._read_sentences()

    def _read_sentences(self) -> None:
        """Number the sentences and keep their bounds."""
        self.sent_of: list[int] = [0] * len(self.words)
        self.sent_starts: list[int] = []
        self.sent_ends: list[int] = []
        for number, sentence in enumerate(self.doc.sents):
            self.sent_starts.append(sentence.start)
            self.sent_ends.append(sentence.end)
            for index in range(sentence.start, sentence.end):
                self.sent_of[index] = number

    def child(self, index: int, *relations: str) -> int | None:
        """Return the first child with one of the relations."""
        return next((child for child in self.children[index] if self.deps[child] in relations), None)

    def children_by(self, index: int, *relations: str) -> list[int]:
        """Return all children with one of the relations."""
        return [child for child in self.children[index] if self.deps[child] in relations]

    def subtree(self, index: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Return a word and all below it in order, leaving out the subtrees of the given words."""
        found, waiting = [], [index]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting.extend(child for child in self.children[word] if child not in without)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above a word, the nearest first."""
        while self.heads[index] != index:
            index = self.heads[index]
            yield index

    def runs(self, indices: list[int]) -> list[tuple[int, int]]:
        """Return the character spans of runs of neighbouring words; punctuation at the ends of a run is cut off."""
        spans: list[tuple[int, int]] = []
        begin = 0
        for position in range(1, len(indices) + 1):
            if position < len(indices) and indices[position] == indices[position - 1] + 1:
                continue
            span = self.span(indices[begin], indices[position - 1])
            if span:
                spans.append(span)
            begin = position
        return spans

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the characters from one word to another without punctuation at the ends; None for nothing else."""
        while first <= last and not self._is_wordlike(first):
            first += 1
        while last >= first and not self._is_wordlike(last):
            last -= 1
        return (self.starts[first], self.ends[last]) if first <= last else None

    def _is_wordlike(self, index: int) -> bool:
        """Whether a token has a letter, digit or currency sign."""
        return any(char.isalnum() or char in "$€£%" for char in self.words[index])

    def has_own_subject(self, index: int) -> bool:
        """Whether a clause has a subject of its own."""
        return self.child(index, "nsubj", "nsubj:pass", "csubj", "expl", "csubj:pass", "nsubj:outer") is not None

    def is_finite(self, index: int) -> bool:
        """Whether a clause's verb, auxiliary or copula is finite."""
        return self.tags[index] in FINITE_TAGS or any(
            self.tags[child] in FINITE_TAGS for child in self.children_by(index, "aux", "aux:pass", "cop")
        )

    def is_past(self, index: int) -> bool:
        """Whether a clause tells of the past: its finite word is past tense, or a perfect."""
        if self.tags[index] == "VBD":
            return True
        helpers = self.children_by(index, "aux", "aux:pass", "cop")
        if any(self.tags[child] == "MD" for child in helpers):
            return False
        return any(self.tags[child] == "VBD" or self.lemmas[child] == "have" for child in helpers)


def _lemma(lemma: str, low: str, tag: str) -> str:
    """Return a word's lemma; a verb in -s that was tagged as a plural form ("Laos estimates") loses it all the same."""
    if tag == "VBP" and lemma == low and low.endswith("s") and not low.endswith(("ss", "'s", "is")):
        return low[:-1]
    return lemma or low
