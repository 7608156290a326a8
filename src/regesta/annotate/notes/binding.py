"""Footnotes: a document with its blocks and sentences enters; the marks in its running text leave, each bound to its
sentence and to the sources that its note names.

A note is attached to the sentence that carries its mark. One at the very end of a paragraph documents the unmarked
sentences before it as well, back to the mark before (`covers_from`), but not over one that tells of a year later than
all that the note names: so reports set their notes. Not so where its own
sentence quotes or reports somebody, or the note names a press story: such a note is for that one sentence. A mark
after a full stop belongs to the sentence before it, behind a closing quotation mark to the whole quotation; a mark
after a comma, semicolon, colon or dash, or before "and", to the clause before it, and what follows it in the sentence
is left to the next mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.notes.sources import parse_note, repeats_note, title_of
from regesta.model import AttributionLink, Block, Document, FootnoteCall

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BRACKETED = re.compile(r"\[\s?(?P<marks>(?:\d{1,3}|[a-z*†‡§]{1,2}|[ivxl]{3,6})(?:\s?[,;–-]\s?\d{1,3})*)\s?\]")
_RAISED = re.compile(r"(?P<marks>[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻– ][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)")
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=\b(?:19|20)\d\d(?=\.)))(?:[.,;:!?][”’\"')]?|[”’\"')][.,;:]?)(?P<marks>\d{1,3}(?:[,–-]\d{1,3})*|[*†‡]{1,2})(?=[\s”)\]]|$)"
)
_NOTE_MARK = re.compile(
    r"^\s*(?:\[\s?(?P<b>[^\]\s]{1,6})\s?\]|(?P<s>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<d>\d{1,3})[.)]?(?=\s)|(?P<o>[*†‡§]{1,2}))\s*"
)
_RANGE_MOST_MARKS = 30
"""Notes that one range may call; a longer one is a span of figures."""
_SENTENCE_CLOSE = re.compile(r"[.!?…][”’\"')\]»]*$")
_QUOTED = re.compile(r"[“”\"«»]")
_CLAUSE_OPEN = re.compile(r"\s*(?:and|but|while|whereas)\s")
"""What goes on behind a mark with another clause or thing, which the next mark documents."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSE_CLOSE = re.compile(r"[,;:–—-][”’\"')\]»]*$")


@dataclass(frozen=True, slots=True)
class _Note:
    """A footnote's mark, where it stands, its page, and its sources."""

    mark: str
    start: int
    page: int | None
    links: tuple[AttributionLink, ...]
    year: int | None = None
    """The latest year that the note names: no paper tells what came after it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in running text; several in one bracket share its span."""

    start: int
    end: int
    mark: str


def bind_footnotes(document: Document, doc: Doc) -> tuple[FootnoteCall, ...]:
    """Return every call of a note in running text, in the order of the text.

    Only marks whose note is in the document count: "[2012]" and "fig. 12" bind to nothing. Where a mark is used twice
    (notes that start anew on each page), the note on the same page is meant, else the next one after the call.
    A document without notes has no calls.
    """
    notes = _read_notes(document)
    if not notes:
        return ()
    by_mark: dict[str, list[_Note]] = {}
    for note in notes:
        by_mark.setdefault(note.mark, []).append(note)
    sentences = _sentence_starts(doc)
    calls: list[FootnoteCall] = []
    for block in document.blocks:
        if block.role in ("footnote", "furniture"):
            continue
        marks = [mark for mark in _find_marks(document.text, block) if mark.mark in by_mark]
        spans = _spans_before(document.text, block, marks, sentences)
        for mark, span in zip(marks, spans, strict=True):
            note = _choose(by_mark[mark.mark], mark, block.page)
            call = FootnoteCall(start=mark.start, end=mark.end, mark=mark.mark, sentence=span, links=note.links)
            before = max((other.end for other in marks if other.end <= span[0]), default=block.start)
            if _covers_back(call, block, document.text, doc):
                before = _since_later(document.text, before, span[0], sentences, note.year)
                if document.text[before : span[0]].strip():
                    call = replace(call, covers_from=before)
            calls.append(call)
    return tuple(calls)


def _since_later(text: str, before: int, end: int, sentences: list[int], year: int | None) -> int:
    """Return from where on unmarked sentences can rest on a paper: behind the last that tells of a year after it."""
    starts = [start for start in sentences if before < start < end]
    for first, last in reversed(list(zip([before, *starts], [*starts, end], strict=True))):
        if year is not None and any(int(found) > year for found in _YEAR.findall(text, first, last)):
            return last
    return before


def _covers_back(call: FootnoteCall, block: Block, text: str, doc: Doc) -> bool:
    """Whether a note closes its paragraph and is not for one statement or story alone."""
    behind = _BRACKETED.sub("", text[call.end : block.end])
    if block.role != "paragraph" or any(char.isalpha() for char in behind):
        return False
    first, last = call.sentence
    if any(link.kind == "press" for link in call.links) or _QUOTED.search(text, first, last):
        return False
    words = doc.char_span(first, last, alignment_mode="expand") or ()
    return not any(
        word.lemma_.lower() in word_set("speech", "say") and any(child.dep_ == "ccomp" for child in word.children)
        for word in words
    )


def _sentence_starts(doc: Doc) -> list[int]:
    """Return the offsets at which sentences begin."""
    return [sentence.start_char for sentence in doc.sents]


def _read_notes(document: Document) -> list[_Note]:
    """Read the notes; one that says "ibid." has the sources of the note before, a short title those of its first."""
    notes: list[_Note] = []
    by_title: dict[str, AttributionLink] = {}
    for block in document.blocks:
        if block.role != "footnote":
            continue
        mark, start = _mark_of(document.text[block.start : block.end], block)
        text = document.text[start : block.end]
        links = parse_note(text, start, document.id)
        if mark is None and notes:
            last = notes.pop()
            year = max((one for one in (last.year, _latest_year(text)) if one is not None), default=None)
            notes.append(_Note(last.mark, last.start, last.page, last.links + _resolve_titles(links, by_title), year))
            continue
        if repeats_note(text) and notes:
            links = notes[-1].links + links
        year = None if repeats_note(text) else _latest_year(text)
        notes.append(_Note(mark or "", block.start, block.page, _resolve_titles(links, by_title), year))
    return notes


def _latest_year(text: str) -> int | None:
    """Return the latest year printed in a note; None without one."""
    return max((int(year) for year in _YEAR.findall(text)), default=None)


def _resolve_titles(
    links: tuple[AttributionLink, ...], by_title: dict[str, AttributionLink]
) -> tuple[AttributionLink, ...]:
    """Give a story cited by title and date alone the outlet of its first citation."""
    resolved = []
    for link in links:
        title = title_of(link.evidence.quote) if link.evidence else None
        if title and link.name.startswith("“") and title in by_title:
            first = by_title[title]
            link = AttributionLink(
                role="footnote", name=first.name, kind=first.kind, place=first.place, date=link.date or first.date,
                evidence=link.evidence,
            )  # fmt: skip
        elif title:
            by_title.setdefault(title, link)
        resolved.append(link)
    return tuple(resolved)


def _mark_of(text: str, block: Block) -> tuple[str | None, int]:
    """Return a note's mark (its block's, else as printed) and the offset at which its words begin."""
    found = _NOTE_MARK.match(text)
    printed = found and next((mark for mark in found.groups() if mark), None)
    start = block.start + (found.end() if found else 0)
    if block.mark:
        stands = printed is not None and printed.translate(_SUPERSCRIPTS) == block.mark.translate(_SUPERSCRIPTS)
        return block.mark.strip().translate(_SUPERSCRIPTS), start if stands else block.start
    return (printed.translate(_SUPERSCRIPTS), start) if printed else (None, block.start)


def _find_marks(text: str, block: Block) -> list[_Mark]:
    """Return all that may be marks in a block, in order."""
    found: list[_Mark] = []
    for pattern in (_BRACKETED, _RAISED, _GLUED):
        for match in pattern.finditer(text, block.start, block.end):
            whole = match.span("marks") if pattern is _GLUED else match.span()
            found.extend(_Mark(*whole, mark) for mark in _single_marks(match["marks"]))
    return sorted(found, key=lambda mark: (mark.start, mark.mark.zfill(4)))


def _single_marks(marks: str) -> Iterator[str]:
    """Yield each mark of "3, 4" and of a range as "3–5"; nothing for a range that runs backwards or is too long."""
    plain = marks.translate(_SUPERSCRIPTS).replace("⁻", "–")
    for part in re.split(r"\s?[,;]\s?|\s", plain):
        first, dash, last = (piece.strip() for piece in re.sub(r"[-–]", "–", part).partition("–"))
        if dash and first.isdigit() and last.isdigit():
            numbers = range(int(first), int(last) + 1)
            yield from (
                str(number) for number in numbers[: _RANGE_MOST_MARKS if len(numbers) <= _RANGE_MOST_MARKS else 0]
            )
        elif part:
            yield part


def _spans_before(text: str, block: Block, marks: list[_Mark], sentences: list[int]) -> list[tuple[int, int]]:
    """Return for each mark of a block the stretch that it documents.

    `floor` is where the stretch may begin at the earliest: behind the last mark that closed a sentence or clause.
    """
    spans: list[tuple[int, int]] = []
    floor, last_end, last_span = block.start, block.start, (block.start, block.start)
    for mark in marks:
        between = text[last_end : mark.start]
        if spans and not between.strip(" ,"):
            spans.append(last_span)
            last_end = mark.end
            floor = mark.end if floor == last_span[1] or floor >= last_span[1] else floor
            continue
        before = text[block.start : mark.start].rstrip()
        anchor = block.start + max(0, len(before) - 1)
        while anchor > floor and not text[anchor].isalnum():
            anchor -= 1
        sentence = sentences[max(0, bisect_right(sentences, anchor) - 1)] if sentences else block.start
        quoted = _opening_before(text, block.start, block.start + len(before))
        if quoted is not None:
            sentence = min(sentence, sentences[max(0, bisect_right(sentences, quoted) - 1)] if sentences else quoted)
        begin = max(block.start, floor, sentence)
        while begin < mark.start and (text[begin].isspace() or text[begin] in "]"):
            begin += 1
        last_span = (begin, block.start + len(before))
        spans.append(last_span)
        last_end = mark.end
        closes = _SENTENCE_CLOSE.search(before) or _CLAUSE_CLOSE.search(before)
        joined = _CLAUSE_OPEN.match(text, mark.end)
        if closes or joined or text[mark.end : mark.end + 1] in (".", ","):
            floor = mark.end
    return spans


def _opening_before(text: str, start: int, end: int) -> int | None:
    """Return where the quotation opens that closes right before a mark, for the note documents all of it."""
    closing = text[end - 1 : end]
    opening = {"”": "“", "»": "«", '"': '"'}.get(closing)
    found = text.rfind(opening, start, end - 1) if opening else -1
    return found if found >= 0 else None


def _choose(notes: list[_Note], mark: _Mark, page: int | None) -> _Note:
    """Return the note that a call means when several have its mark."""
    same_page = [note for note in notes if page is not None and note.page == page]
    later = [note for note in notes if note.start > mark.start]
    return (same_page or later or notes)[0]
