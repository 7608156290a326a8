"""Explanations of stored claims: a document and a claim of a register enter; how the claim was made leaves.

The document is annotated and extracted again; with the register's kept parses that takes a moment. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.withholding import WITHHELD, figures_of_ages, pieces_of, withhold_in, withhold_names

if TYPE_CHECKING:
    from regesta.extract.explaining import Explanation
    from regesta.model import Claim, Document
    from regesta.store import ParseFolder

__all__ = ["explain_stored_claim", "withhold_explanation"]


def explain_stored_claim(
    document: Document, claim: Claim, *, parses: ParseFolder, vocabulary_folders: Sequence[Path] = ()
) -> Explanation:
    """Return how a stored claim was made, by reading its document again.

    Raises VocabularyError where a folder is wrong. Where the claim is not made again (another program, or another
    vocabulary than that of the build), the explanation says so by `retraced`.
    """
    from regesta.annotate import annotate_document
    from regesta.extract.explaining import explain_claim
    from regesta.store import ParseLoan
    from regesta.vocabulary import load_vocabulary

    annotated = annotate_document(document, parses=ParseLoan(parses))
    return explain_claim(annotated, load_vocabulary(tuple(vocabulary_folders)), claim)


def withhold_explanation(explanation: Explanation, names: Iterable[str]) -> Explanation:
    """Return an explanation that names no victim, not by one word of the name either: the parse is word by word."""
    withheld = frozenset(names)
    if not withheld:
        return explanation
    pieces = pieces_of(withheld) | figures_of_ages(withheld)
    words = (replace(word, text=WITHHELD if withhold_names(word.text, pieces) != word.text else word.text)
             for word in explanation.words)  # fmt: skip
    return replace(withhold_in(explanation, withheld), words=tuple(words))
