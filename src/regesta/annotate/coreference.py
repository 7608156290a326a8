"""What pronouns and descriptions stand for: a parsed document and its mentions enter; the mention meant leaves.

Precision before recall: where two antecedents fit, none is given. "He" is read by subject and nearness, "it" only by
the subject of its own or the last clause, "the base" by a mention of its type with the same noun or the only one near.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon
from regesta.model import Document, Mention

if TYPE_CHECKING:
    pass

REACH_BLOCKS = 2
"""Paragraphs back in which an antecedent may stand; descriptions reach no further in news and reports."""
_GENERIC = re.compile(r"^(?:the|this|that|these|those|its|their|his|her|both)\b|^[a-z]+s?$", re.IGNORECASE)
_SUBJECTS = ("nsubj", "nsubj:pass")


def resolve_references(view: DependencyView, document: Document, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Return offset of a pronoun's or description's head → the mention that it stands for; the ambiguous are left out.

    "The two countries" stands for the only two countries of its sentence or the one before, as one mention with both
    names. A description with a word of its own ("the new base") stands only for what has that word as well.
    """
    reader = _Reader(view, document, [m for m in mentions if not _is_generic(m)])
    found: dict[int, Mention] = {}
    for index in range(len(reader.view.words)):
        mention = reader.resolve(index)
        if mention is not None:
            found[reader.view.starts[index]] = mention
    return found


def _is_generic(mention: Mention) -> bool:
    """Whether a mention is itself only a description, which nothing can stand for."""
    named = any(char.isupper() or char.isdigit() for char in mention.text[1:])
    return _GENERIC.match(mention.text) is not None and not named and not mention.text[:1].isupper()


@dataclass(slots=True)
class _Reader:
    """Finds antecedents among the mentions before a word."""

    view: DependencyView
    document: Document
    mentions: list[Mention]

    def __post_init__(self) -> None:
        self.mentions.sort(key=lambda mention: (mention.start, mention.end))

    def resolve(self, index: int) -> Mention | None:
        """Return what one word stands for, or None."""
        low, lexicon = self.view.lows[index], load_lexicon("references")
        if low in lexicon["personal"]:
            return self._person(index)
        if low in lexicon["neuter"]:
            return self._neuter(index, lexicon["neuter_types"])
        if not self.view.tags[index].startswith("NN"):
            return None
        lemma = self.view.lemmas[index]
        if lemma in lexicon["pairs"] and self.view.tags[index] == "NNS":
            return self._pair(index)
        types = lexicon["descriptions"].get(lemma)
        return self._description(index, lemma, types) if types and self.view.tags[index] in ("NN", "NNP") else None

    def _before(self, offset: int, blocks_back: int) -> list[Mention]:
        """Return the mentions before an offset, the last first, from its paragraph and those before."""
        starts = [block.start for block in self.document.blocks if block.role != "furniture" and block.start <= offset]
        floor = starts[-min(len(starts), blocks_back + 1)] if starts else 0
        return [mention for mention in reversed(self.mentions) if floor <= mention.start and mention.end <= offset]

    def _sentence(self, offset: int) -> int:
        """Return the number of the sentence over an offset."""
        word = max(0, bisect_right(self.view.starts, offset) - 1)
        return self.view.sent_of[word] if self.view.words else 0

    def _is_subject(self, mention: Mention) -> bool:
        """Whether a mention is the subject of its clause."""
        first = bisect_right(self.view.starts, mention.start) - 1
        last = bisect_right(self.view.starts, mention.end - 1) - 1
        return any(self.view.deps[word] in _SUBJECTS for word in range(max(0, first), last + 1))

    def _person(self, index: int) -> Mention | None:
        """Return the last acting person before "he", in its paragraph or the one before; else the only one there."""
        near = [m for m in self._before(self.view.starts[index], 1) if m.type == "person"]
        acting = next((mention for mention in near if self._is_subject(mention)), None)
        return acting or (near[0] if near and len({mention.name for mention in near}) == 1 else None)

    def _neuter(self, index: int, types: Sequence[str]) -> Mention | None:
        """Return the subject of the own sentence, else of the one before, for "it" and "its"; else None."""
        if self.view.deps[index] == "expl":
            return None
        offset = self.view.starts[index]
        here = self._sentence(offset)
        near = [m for m in self._before(offset, 0) if m.type in types and here - self._sentence(m.start) <= 1]
        for sentence in (here, here - 1):
            subjects = [m for m in near if self._sentence(m.start) == sentence and self._is_subject(m)]
            if subjects:
                return subjects[0] if len({mention.name for mention in subjects}) == 1 else None
        return None

    def _pair(self, index: int) -> Mention | None:
        """Return the only two countries near "the two countries" or "both sides" as one mention."""
        determined = {self.view.lows[child] for child in self.view.children_by(index, "det", "nummod", "cc:preconj")}
        if not determined & {"two", "both"}:
            return None
        offset = self.view.starts[index]
        here = self._sentence(offset)
        near = [m for m in self._before(offset, 1) if m.type == "country" and here - self._sentence(m.start) <= 1]
        names = list(dict.fromkeys(mention.name for mention in reversed(near)))
        if len(names) != 2:
            return None
        last = near[0]
        return Mention(
            start=last.start,
            end=last.end,
            text=last.text,
            type="country",
            name=" and ".join(names),
            found_in="discourse",
        )

    def _description(self, index: int, noun: str, types: Sequence[str]) -> Mention | None:
        """Return the mention that "the base" takes up: one with the same noun, else the only one of its types."""
        offset = self.view.starts[index]
        determiner = self.view.child(index, "det")
        if determiner is None or self.view.lows[determiner] not in load_lexicon("references")["determiners"]:
            return None
        if self.view.child(index, "nmod", "acl", "acl:relcl", "nmod:poss", "appos", "flat") is not None:
            return None
        if any(m.start <= offset < m.end for m in self.mentions):
            return None
        modifiers = [self.view.lows[c] for c in self.view.children_by(index, "amod", "compound", "nummod")]
        near = [m for m in self._before(offset, REACH_BLOCKS) if m.type in types and _agrees(m, modifiers)]
        same_noun = [m for m in near if re.search(rf"\b{re.escape(noun)}", m.text, re.IGNORECASE)]
        if same_noun:
            return self._nearest(same_noun)
        return near[0] if near and len({mention.name for mention in near}) == 1 and not modifiers else None

    def _nearest(self, fitting: list[Mention]) -> Mention | None:
        """Return the last fitting mention, unless its sentence or the one before names another that fits as well."""
        last = fitting[0]
        rivals = {m.name for m in fitting if self._sentence(last.start) - self._sentence(m.start) <= 1}
        return last if len(rivals) == 1 else None


def _agrees(mention: Mention, modifiers: Sequence[str]) -> bool:
    """Whether a mention has every word that qualifies a description, by its first five letters or its country's."""
    words = re.findall(r"\w+", f"{mention.text} {mention.name} {mention.country or ''}".casefold())
    return all(any(word[:5] == modifier[:5] for word in words) for modifier in modifiers)
