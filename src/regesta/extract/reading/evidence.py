"""The words on which a claim rests: the slice of one sentence, at most sixty words, and the anchors made of it.

A `Reading` and tokens enter; `Evidence` leaves, and with it the identities of claims. Every quotation is a slice
of the document's text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.labelled_entries import entry_label
from regesta.model import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_QUOTATION = 55
"""Words: a quotation is one sentence, or its clause where the sentence is longer; scorers and readers refuse more."""
NOTE_MARK = re.compile(r"\s*(\[\s*\w{1,4}\s*\]|\d{1,3}[.)]?(?=\s)|[¹²³⁰⁴-⁹]+)")
"""The mark that opens a note: "[12 ]", "12.", a raised figure."""
TRIMMED = " \t\r\n\u00a0\u2028\u2029"


def quotation(reading: Reading, centre: Centre) -> Evidence:
    """Return the sentence of a centre as evidence, cut to the clause around it where it is too long.

    In a footnote that cites several stories, the evidence is the one citation.
    """
    cited = _citation_over(reading, centre.token.idx)
    if cited is not None:
        return slice_of(reading, *cited)
    sentence = [t for t in centre.token.sent if not t.is_space]
    tokens = _without_marks(reading, sentence)
    if len(tokens) > LONGEST_QUOTATION:
        tokens = _clause(centre.token, tokens)
    label = entry_label(reading, centre.token) if centre.quantity is not None else None
    first = min(tokens[0].idx, label[0]) if label is not None else tokens[0].idx  # a figure of a list with its label
    last = tokens[-1].idx + len(tokens[-1].text)
    too_long = len(reading.document.text[first:last].split()) > LONGEST_QUOTATION
    return slice_of(reading, tokens[0].idx if too_long else first, last)


def _citation_over(reading: Reading, offset: int) -> tuple[int, int] | None:
    """Return the citation in a footnote over an offset: of several stories in one note, each is its own evidence."""
    block = reading.block_at(offset)
    if block is None or block.role != "footnote":
        return None
    for call in reading.annotated.footnote_calls:
        for link in call.links:
            where = link.evidence
            if where is not None and block.start <= where.start <= offset < where.end <= block.end:
                return (where.start, where.end) if len(where.quote.split()) <= LONGEST_QUOTATION else None
    return None


def _without_marks(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Leave out footnote marks at the ends: they are the printer's, not the speaker's."""
    marks = [(call.start, call.end) for call in reading.annotated.footnote_calls]
    block = reading.block_at(tokens[0].idx)
    if (
        block is not None
        and block.role == "footnote"
        and (opening := NOTE_MARK.match(reading.document.text, block.start))
    ):
        marks.append(opening.span())
    kept = list(tokens)
    for end in (-1, 0):
        while len(kept) > 1 and any(start <= kept[end].idx < stop for start, stop in marks):
            kept.pop(end)
    return kept


def _clause(token: Token, sentence: list[Token]) -> list[Token]:
    """Return the widest clause around a token that is short enough, else a window around the token."""
    best: list[Token] = []
    head = clause_head(token)
    for _ in range(20):
        inside = {t.i for t in head.subtree}
        tokens = [t for t in sentence if min(inside) <= t.i <= max(inside)]
        if len(tokens) > LONGEST_QUOTATION:
            break
        best = tokens
        if head.head == head:
            break
        head = clause_head(head.head)
    if best:
        return best
    at = next((n for n, t in enumerate(sentence) if t.i >= token.i), len(sentence) - 1)
    first = max(0, at - LONGEST_QUOTATION // 2)
    return sentence[first : first + LONGEST_QUOTATION]


def slice_of(reading: Reading, start: int, end: int) -> Evidence:
    """Return the text between two offsets as evidence, trimmed of white space at both ends."""
    text = reading.document.text
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    return Evidence(document_id=reading.document.id, start=start, end=end, quote=text[start:end])
