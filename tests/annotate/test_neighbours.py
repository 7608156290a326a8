"""What is read in a paragraph does not depend on what stands or was read beside it: names, times, quantities, words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.annotate import annotate_document
from regesta.model import AnnotatedDocument, Block, Document

PARAGRAPHS = (
    "Kenya leases Camp Simba to the United States. The lease was signed on 5 October 2012 and runs for ten years.",
    "About 1,200 soldiers of the 102nd Military Base left Gyumri in March 2009, Gen. A. K. Sarkisyan said.",
    "“We pay $63 million a year,” Foreign Minister Lindiwe Tavares told Reuters on 4 May 2010.",
    "Up to 300 mines were cleared between 1999 and 2003. Seven people were hurt.",
    "The U.S. has not returned. No. 4 Squadron flies 12 aircraft from Ayni, Tajikistan.",
    "LIST OF SITES",
    "x" * 300,
)
SHOWN = ("text", "tag_", "pos_", "dep_", "lemma_", "ent_iob_", "ent_type_", "is_sent_start")


def document_of(paragraphs: list[str]) -> Document:
    blocks, text = [], ""
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(role="paragraph", start=len(text), end=len(text) + len(paragraph)))
        text += paragraph
    return Document(
        id="d", name="d", original_sha256="", reader="text/1", text=text, blocks=tuple(blocks), published="2013-02-01"
    )


def read_in(annotated: AnnotatedDocument, start: int, end: int) -> list[Any]:
    """Return what was read between two offsets, counted from the first."""
    words = [
        (token.idx - start, token.head.idx - start, *(getattr(token, name) for name in SHOWN))
        for token in annotated.doc
        if start <= token.idx < end
    ]
    spans = [
        _moved(one, start)
        for one in (*annotated.mentions, *annotated.quantities, *annotated.times)
        if start <= one.start < end
    ]
    return [words, spans]


def _moved(one: Any, start: int) -> Any:
    """Return a finding whose offsets count from another place."""
    places = {name: getattr(one, name) for name in one.__dataclass_fields__ if name.endswith(("start", "end"))}
    return replace(one, **{name: place - start for name, place in places.items() if isinstance(place, int)})


@cache
def read_alone(paragraph: str) -> list[Any]:
    return read_in(annotate_document(document_of([paragraph])), 0, len(paragraph))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=5))
def test_a_paragraph_is_read_as_if_it_stood_alone(paragraphs: list[str]) -> None:
    document = document_of(paragraphs)
    annotated = annotate_document(document)
    for block, paragraph in zip(document.blocks, paragraphs, strict=True):
        assert read_in(annotated, block.start, block.end) == read_alone(paragraph)


def test_what_was_read_before_changes_nothing() -> None:
    before = [read_in(annotate_document(document_of([one])), 0, len(one)) for one in PARAGRAPHS]
    after = [read_in(annotate_document(document_of([one])), 0, len(one)) for one in reversed(PARAGRAPHS)]
    assert before == after[::-1]


def test_there_is_something_to_compare() -> None:
    _, spans = read_alone(PARAGRAPHS[0])
    assert {one.text for one in spans} >= {"Kenya", "Camp Simba", "5 October 2012"}
