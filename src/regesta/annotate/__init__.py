"""Annotate: from a document to its sentences, names, times, quantities, reported speech and stance.

A `Document` enters; an `AnnotatedDocument` leaves. Pure: no clock, randomness, network or store; the model is
loaded once a process, on first use. Who calls may hand in a shelf of parses that were made before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from regesta.model import AnnotatedDocument, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from regesta.annotate.parse.kept_parses import ParseShelf
    from regesta.annotate.parse.syntax import SyntaxModel

__all__ = ["annotate_document", "model_hash"]


@cache
def _model() -> SyntaxModel:
    from regesta.annotate.parse.syntax import SyntaxModel

    return SyntaxModel()


@cache
def model_hash() -> str:
    """Return the identity of the language model, the SHA-256 of its weights, without loading it."""
    from regesta.annotate.parse.syntax import WEIGHTS, hash_weights

    return hash_weights(WEIGHTS)


def annotate_document(document: Document, *, parses: ParseShelf | None = None) -> AnnotatedDocument:
    """Return a document with everything that can be read in it without knowing what is claimed.

    With a shelf of parses, the model reads only what the shelf does not have; the result is the same.

    A document without a printed date gets the one that its own text allows to infer, with the reason in
    `published_note` and the basis "inferred"; without such evidence it stays undated.
    """
    from regesta.annotate.coreference import resolve_references
    from regesta.annotate.dependency_view import DependencyView
    from regesta.annotate.names import find_mentions
    from regesta.annotate.names.beside_figures import without_figures
    from regesta.annotate.notes import bind_footnotes
    from regesta.annotate.parse.datelines import cut_behind_datelines
    from regesta.annotate.quantities import find_figures, find_quantities, settle_dollars, settle_other_moneys
    from regesta.annotate.speech import find_speech
    from regesta.annotate.stance import find_stances
    from regesta.annotate.times import find_times, infer_document_date
    from regesta.vocabulary.gazetteer import load_gazetteer

    blocks = [(block.start, block.end) for block in document.blocks if block.role != "furniture"]
    doc = _parse(document.text, list(cut_behind_datelines(document.text, blocks, document.published)), parses)
    times = find_times(doc, document)
    if document.published is None and (inferred := infer_document_date(document, times)) is not None:
        edtf, note = inferred
        document = replace(document, published=edtf, published_basis="inferred", published_note=note)
        times = find_times(doc, document)
    quantities = find_quantities(doc, times)
    calls = bind_footnotes(document, doc)
    mentions = tuple(without_figures(find_mentions(doc, load_gazetteer()), quantities))
    quantities = settle_dollars(document, doc, mentions, quantities)
    quantities = settle_other_moneys(document, doc, mentions, quantities)
    view = DependencyView(doc)
    return AnnotatedDocument(
        document=document,
        doc=doc,
        mentions=mentions,
        times=times,
        quantities=quantities,
        speech=find_speech(view, document, calls),
        stances=find_stances(view),
        footnote_calls=calls,
        figures=find_figures(doc, times, quantities),
        references=resolve_references(view, document, mentions),
    )


def _parse(text: str, stretches: Sequence[tuple[int, int]], parses: ParseShelf | None) -> Doc:
    """Return the parse of a text, from the shelf where it has one."""
    if parses is None:
        return _model().parse(text, stretches)
    from regesta.annotate.parse.kept_parses import parse_key, restore_parse, write_parse

    key = parse_key(text, stretches, model_hash())
    written = parses.take(key)
    if written is not None and (kept := restore_parse(written, text)) is not None:
        return kept
    doc = _model().parse(text, stretches)
    parses.put(key, write_parse(doc))
    return doc
