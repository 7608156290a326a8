"""Another reader to compare with: a parsed text enters; textacy's direct quotations leave as attributions.

textacy is an optional dependency of the yardstick (`pip install "textacy>=0.13"`); it reads tags, lemmas and
dependencies, which it gets from the same parse as the program itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks._attributions import Attribution, Words

_VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def is_installed() -> bool:
    """Whether textacy can be imported."""
    try:
        import textacy.extract.triples  # noqa: F401
    except ImportError:
        return False
    return True


def read_direct_quotations(doc: Any, blocks: Sequence[tuple[int, int]], words: Words) -> list[Attribution]:
    """Return what textacy finds, by paragraph where it gives a text up for an odd number of quotation marks.

    The quotation marks of its contents are no words and count neither way.
    """
    for token in doc:
        if token.tag_ in _VERB_TAGS:
            token.pos_ = "AUX" if token.dep_.startswith(("aux", "cop")) else "VERB"
    try:
        return [_attribution(triple, 0, words) for triple in _triples(doc)]
    except ValueError:
        return [found for block in blocks for found in _in_paragraph(doc, block, words)]


def _in_paragraph(doc: Any, block: tuple[int, int], words: Words) -> Iterator[Attribution]:
    """Yield what textacy finds in one paragraph; nothing where it gives this up as well."""
    span = doc.char_span(*block, alignment_mode="expand")
    if span is None:
        return
    try:
        yield from [_attribution(triple, span.start_char, words) for triple in _triples(span.as_doc())]
    except ValueError:
        return


def _triples(doc: Any) -> list[Any]:
    """Return the triples of one text."""
    from textacy.extract.triples import direct_quotations

    return list(direct_quotations(doc))


def _attribution(triple: Any, offset: int, words: Words) -> Attribution:
    """Turn one triple of speaker, cue and content into words of the text."""

    def spans(tokens: Any) -> list[tuple[int, int]]:
        return [(offset + token.idx, offset + token.idx + len(token)) for token in tokens]

    return words.attribution(spans(triple.speaker), spans(triple.cue), spans(triple.content))
