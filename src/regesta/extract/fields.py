"""Whether a passage is of a predicate's field: a page tells of many things, a predicate of one.

A `Reading` and claims enter; the claims whose passages are of their predicate's field leave, and the reasons of the
others. A page that speaks of the field throughout is of it as a whole; elsewhere the claim's own sentence or those that
it goes on with must do so. A very short page, of which no share can be told, is read as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from regesta.extract.reading.document import Reading
from regesta.extract.reading.passages import sentences_before
from regesta.extract.reasons import say_reason
from regesta.extract.tracing.trace import Trace
from regesta.model import Claim
from regesta.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span

FEW = 6
"""Sentences of a page of which no share can be told."""
THROUGHOUT = 0.12
"""Share of sentences with words of the field on a page that is of it as a whole. Of 62 pages of other matters (health,
trade, courts, floods) 47 lay below, of 35 pages on forces and mines 33 above."""
NEAR = 2
"""Sentences before a claim's own in which its field may be named."""


@dataclass(frozen=True)
class FieldOnPage:
    """The words of one field, and where a page uses them."""

    reading: Reading
    words: Mapping[str, Any]

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        return frozenset(self.words.get("lemmas", ()))

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return tuple(f" {phrase} " for phrase in self.words.get("phrases", ()))

    @cached_property
    def _naming(self) -> frozenset[int]:
        """First tokens of the sentences that use a word of the field."""
        return frozenset(s.start for s in self.reading.sentences if self._names(s))

    @cached_property
    def is_throughout(self) -> bool:
        """Tell whether the page is of the field as a whole, or too short to tell."""
        read = len(self.reading.sentences)
        return read < FEW or len(self._naming) >= THROUGHOUT * read

    def tells_at(self, offset: int) -> bool:
        """Tell whether the passage around an offset is of the field; of a cell, whether the page ever is."""
        block = self.reading.block_at(offset)
        if block is not None and block.role == "cell":
            return self.is_throughout or bool(self._naming)
        sentence = self.reading.token_at(offset).sent
        if self.is_throughout or sentence.start in self._naming or self._names(sentence):
            return True
        before = [*sentences_before(self.reading, sentence)][:NEAR]
        return any(one.start in self._naming for one in before) or self._is_headed(offset)

    def _is_headed(self, offset: int) -> bool:
        here = self.reading.block_at(offset)
        heading = self.reading.heading_over(here) if here is not None else None
        return heading is not None and self._names(self.reading.token_at(heading.start).sent)

    def _names(self, sentence: Span) -> bool:
        if any(token.lemma_.lower() in self._lemmas or token.lower_ in self._lemmas for token in sentence):
            return True
        plain = f" {' '.join(token.lower_ for token in sentence if token.is_alpha)} "
        return any(phrase in plain for phrase in self._phrases)


def of_their_fields(
    reading: Reading, vocabulary: Vocabulary, claims: Iterable[Claim], trace: Trace
) -> tuple[list[Claim], dict[int, str]]:
    """Return the claims whose passages are of their predicates' fields; and, by offset, why the figures of others stand
    in none. A predicate without a field keeps all of its claims.
    """
    pages: dict[str, FieldOnPage] = {}
    kept: list[Claim] = []
    reasons: dict[int, str] = {}
    for claim in claims:
        predicate = vocabulary.names.get(claim.predicate)
        field = predicate.field if predicate is not None else None
        if field is not None and field not in pages:
            pages[field] = FieldOnPage(reading, vocabulary.lexicons.fields[field])
        if field is None or pages[field].tells_at(claim.evidence[0].start):
            kept.append(claim)
        else:
            reasons[claim.value.start] = say_reason("other_field")
            trace.drop(claim, None, say_reason("other_field"))
    return kept, reasons
