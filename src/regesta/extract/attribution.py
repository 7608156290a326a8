"""Who vouches for a stretch of text: speech, footnotes and the document enter; the chain of attribution leaves.

Chains run from the publisher inward: outlets and papers that were read, then who spoke, then whom a note names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.model import AttributionLink, Document, FootnoteCall, ReportedSpeech

Filling = TypeVar("Filling")
UNKNOWN_PUBLISHER = "[publisher not stated]"
UNNAMED = "unnamed source"
"""What annotate calls a speaker whom the text does not name; a note that names one replaces it."""
LONGEST_ASIDE = 30
"""Characters between a speaker and the act, as of "the king, aged 70, lobbied"."""
PAPERS = frozenset({"press", "report", "document", "law"})
"""Kinds of notes that name a paper: it lies between the publisher and whoever speaks in it."""


def attribution_for(
    document: Document, speech: Sequence[ReportedSpeech], footnote_calls: Sequence[FootnoteCall], start: int, end: int
) -> tuple[AttributionLink, ...]:
    """Return the chain for the text from `start` to `end`, never empty: the publisher is named or said to be unknown.

    All speech whose content covers the stretch counts, the widest first, so that "A told B that C had said D" keeps
    A before C. A footnote counts when its sentence covers the stretch, or the unmarked sentences before
    it where it closes a paragraph: press stories, reports and papers stand before the speakers, interviews,
    statements and letters after them. What stands in a note is its source's own. Where a
    note names several originals, each is a link. A name that the chain has already is not repeated.
    """
    notes = [*_notes_over(footnote_calls, start, end), *_citation_around(footnote_calls, start, end)]
    speakers = list(_speakers_over(speech, start, end))
    if any(link.kind not in PAPERS for link in notes):
        speakers = [link for link in speakers if link.name != UNNAMED or link.hedge]
    links = [
        AttributionLink(role="publisher", name=document.publisher or UNKNOWN_PUBLISHER),
        *(link for link in notes if link.kind in PAPERS),
        *speakers,
        *(link for link in notes if link.kind not in PAPERS),
    ]
    return tuple(_without_repeats(links))


def chain_over(reading: Reading, start: int, end: int) -> tuple[AttributionLink, ...]:
    """Return the chain for a stretch of a document as it was annotated."""
    annotated = reading.annotated
    speech = [said for said in annotated.speech if not _is_act(reading, said)]
    return attribution_for(reading.document, speech, annotated.footnote_calls, start, end)


def _is_act(reading: Reading, said: ReportedSpeech) -> bool:
    """Tell whether a verb of saying is what is done to a pact: "denounced the accords", "rejected the bases treaty"."""
    verb = reading.token_at(said.cue[0]) if said.cue is not None else None
    if verb is None or verb.lemma_.lower() not in ACTS:
        return False
    return any(reading.classes(token) & {"agreement", "treaty"} for token in clause_of(verb).patients)


ACTS = frozenset(["denounce", "reject", "renounce", "repudiate"])
"""Verbs that say something of anything else, and end or refuse an agreement."""


def _speakers_over(speech: Sequence[ReportedSpeech], start: int, end: int) -> Iterator[AttributionLink]:
    """Yield outlets and speakers of all speech over a stretch, the widest speech first."""
    covering = [said for said in speech if any(first <= start and end <= last for first, last in said.content)]
    if not covering:
        covering = [said for said in speech if any(first <= start < last for first, last in said.content)]
    if not covering:
        covering = [said for said in speech if _is_told_whole(said, start, end)]
    covering.sort(
        key=lambda said: (sum(first - last for first, last in said.content), said.content[0], said.cue or (0, 0))
    )
    for said in covering:
        yield from said.via
        yield replace(said.source, hedge=said.hedge) if said.hedge and not said.source.hedge else said.source


def _is_told_whole(said: ReportedSpeech, start: int, end: int) -> bool:
    """Whether a stretch holds the words that introduce what it says, and all of that.

    A speaker and what was done by speaking ("The king lobbied for a larger base"), or a frame and its sentence
    ("According to the agency, the army took the town").
    """
    first, last = said.content[0][0], said.content[-1][1]
    if said.cue is not None and start <= said.cue[0] <= start + 1 and said.cue[1] < first:
        return first < end <= last + 1
    act = said.cue is not None and said.cue[0] == first
    if said.mention is not None and first - said.mention[1] > LONGEST_ASIDE:
        return False  # "Troops took the town and called on …": what they did first, they did not say
    return act and said.mention is not None and said.mention[0] in (start, start + 1) and first < last <= end


def _notes_over(calls: Sequence[FootnoteCall], start: int, end: int) -> Iterator[AttributionLink]:
    """Yield the sources of every note whose sentence covers a stretch."""
    for call in calls:
        first = call.sentence[0] if call.covers_from is None else call.covers_from
        if first <= start and end <= call.end:
            yield from call.links


def _citation_around(calls: Sequence[FootnoteCall], start: int, end: int) -> Iterator[AttributionLink]:
    """Yield the source within whose citation a stretch stands: a story's title in a note is the story's word."""
    for call in calls:
        for link in call.links:
            if link.evidence is not None and link.evidence.start <= start and end <= link.evidence.end:
                yield link
                return


def _without_repeats(links: Sequence[AttributionLink]) -> Iterator[AttributionLink]:
    """Yield each name once; a later link of the name lends what the first lacks: office, kind, date and place.

    Who is named in the text and again in the note "Email from Jane Doe, 4 May 2010" is one source, by email.
    """
    later: dict[str, list[AttributionLink]] = {}
    for link in links:
        later.setdefault(link.name.casefold(), []).append(link)
    for same in later.values():
        first = same[0]
        if first.role == "publisher":
            yield first
            continue
        yield replace(
            first,
            office=_first_of(link.office for link in same),
            kind=_first_of(link.kind for link in same),
            date=_first_of(link.date for link in same),
            place=_first_of(link.place for link in same),
        )


def _first_of(values: Iterable[Filling | None]) -> Filling | None:
    return next((value for value in values if value), None)
