"""Annotate: from a document to its sentences, names, times, quantities, reported speech and stance.

A `Document` enters; an `AnnotatedDocument` leaves. Pure: no clock, randomness, network or store; the model is
loaded once a process, on first use.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from regesta.model import AnnotatedDocument, Document

if TYPE_CHECKING:
    from regesta.annotate.syntax import SyntaxModel

__all__ = ["annotate_document", "model_hash"]


@cache
def _model() -> SyntaxModel:
    from regesta.annotate.syntax import SyntaxModel

    return SyntaxModel()


@cache
def model_hash() -> str:
    """Return the identity of the language model, the SHA-256 of its weights, without loading it."""
    from regesta.annotate.syntax import WEIGHTS, hash_weights

    return hash_weights(WEIGHTS)


def annotate_document(document: Document) -> AnnotatedDocument:
    """Return a document with everything that can be read in it without knowing what is claimed.

    A document without a printed date gets the one that its own text allows to infer, with the reason in
    `published_note` and the basis "inferred"; without such evidence it stays undated.
    """
    from regesta.annotate.coreference import resolve_references
    from regesta.annotate.datelines import cut_behind_datelines
    from regesta.annotate.dependency_view import DependencyView
    from regesta.annotate.footnotes import bind_footnotes
    from regesta.annotate.mentions import find_mentions
    from regesta.annotate.quantities import find_figures, find_quantities
    from regesta.annotate.speech import find_speech
    from regesta.annotate.stance import find_stances
    from regesta.annotate.times import find_times, infer_document_date
    from regesta.vocabulary.gazetteer import load_gazetteer

    blocks = [(block.start, block.end) for block in document.blocks if block.role != "furniture"]
    doc = _model().parse(document.text, list(cut_behind_datelines(document.text, blocks)))
    times = find_times(doc, document)
    if document.published is None and (inferred := infer_document_date(document, times)) is not None:
        edtf, note = inferred
        document = replace(document, published=edtf, published_basis="inferred", published_note=note)
        times = find_times(doc, document)
    quantities = find_quantities(doc, times)
    calls = bind_footnotes(document, doc)
    mentions = find_mentions(doc, load_gazetteer())
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
