"""Reported speech: a parsed document enters; who said what, by which words, through which outlet, leaves.

1. Verbs of saying with their that-clauses, quotations and what stands before ", he said" (`speech_verbs`).
2. "According to …", "per …", "in the words of …", "Manila's claim that …", "reportedly" (`speech_frames`).
3. "As the minister put it, …", headlines and colons before quotations (`asides`), the turns of an interview
   (`interviews`), notes of talks (`talk_notes`), paragraphs below "The minister said:" (`led_paragraphs`), lists
   below "Facts from the charity X:" (`listed_facts`), the "I" of a report (`first_person_papers`).
4. A document that is one speaker's statement (`whole_statements`); the entries of a list of works (`cited_works`);
   what a work is cited for by author and year (`author_years`).
5. Quotations that no verb introduces keep the speaker before them; credits below pictures name their outlet.

The words stand in `lexicons/speech.yaml`. Speech within speech is found as such: content spans nest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.asides import AsideReader
from regesta.annotate.speech.author_years import read_author_years
from regesta.annotate.speech.cited_works import read_cited_works
from regesta.annotate.speech.contents import Contents
from regesta.annotate.speech.first_person_papers import read_first_person_papers
from regesta.annotate.speech.frames import FrameReader
from regesta.annotate.speech.interviews import InterviewReader
from regesta.annotate.speech.led_paragraphs import LedParagraphReader
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.listed_facts import ListedFactReader
from regesta.annotate.speech.people import People
from regesta.annotate.speech.quotations import Quotation
from regesta.annotate.speech.source_names import is_outlet
from regesta.annotate.speech.speakers import Speakers
from regesta.annotate.speech.talk_notes import read_talk_notes
from regesta.annotate.speech.verbs import VerbReader
from regesta.annotate.speech.whole_statements import find_whole_statement
from regesta.model import AttributionLink, Block, Document, FootnoteCall, ReportedSpeech

Span = tuple[int, int] | None
_CREDIT = re.compile(
    r"(?:^|[.\s(])(?:Source|Courtesy of|Via)s?(?: by)?:?\s+"
    r"(?P<name>[A-Z][\w.’' -]{1,40}?)\.?\)?\s*$"
)


_WHOLE_CREDIT = re.compile(
    r"(?:^|[\s(])(?:(?:[Bb]ased on|[Ww]ith) (?:materials?|reports?|reporting|information|input|data)s? (?:from|by|of)|"
    r"\([Aa]ccording to|^\(|[.”\"]\s\((?=[A-Z]{2,}\)))\s?(?:the )?(?P<name>[A-Z][\w.’' -]{1,30}?)\s?\)?\.?$"
)
"""Behind a story: "Based on materials from TASS", "(according to Reuters)", "(AFP)"."""
_CREDIT_FROM_END = 5
"""Blocks from the end among which such a credit is the whole story's."""


def find_speech(
    view: DependencyView, document: Document, footnote_calls: Sequence[FootnoteCall] = ()
) -> tuple[ReportedSpeech, ...]:
    """Return all reported speech of a document, in the order of its contents, the wider before the narrower.

    A source that cannot be told ("it was reported") is "unnamed source"; a pronoun that stands for nobody in reach
    gives no speech. What is denied by a verb ("did not say that …") is none. Footnotes are read like other text.
    """
    return _Reader(view, document, footnote_calls).read()


class _Reader:
    """Reads one document from cue to cue."""

    def __init__(self, view: DependencyView, document: Document, calls: Sequence[FootnoteCall]) -> None:
        self.document, self.text = document, document.text
        self.view = view
        self.speakers = Speakers(document, self.view, People(self.view), calls)
        self.contents = Contents(self.view, document, calls)
        self.ledger = Ledger(document, self.view, self.speakers, self.contents)

    def read(self) -> tuple[ReportedSpeech, ...]:
        """Read every cue in the order of the text, then the quotations left over and the credits of pictures."""
        read_talk_notes(self.ledger)
        verbs = VerbReader(self.ledger)
        frames, asides = FrameReader(self.ledger, verbs), AsideReader(self.ledger, verbs)
        for index, lemma in enumerate(self.view.lemmas):
            tag = self.view.tags[index]
            if lemma in word_set("speech", "appearing"):
                frames.read_appearing(index)
            elif tag.startswith("VB"):
                if not asides.read_aside(index, lemma):
                    verbs.read(index, lemma)
            elif tag.startswith("NN"):
                frames.read_noun(index, lemma)
            elif lemma in word_set("speech", "hedges"):
                frames.read_hedge(index)
            if self.view.lows[index] == "according":
                frames.read_according(index)
            elif self.view.lows[index] == "per":
                frames.read_per(index)
        asides.read_headings(InterviewReader(self.ledger).read())
        asides.read_colons()
        LedParagraphReader(self.ledger, verbs).read()
        ListedFactReader(self.ledger, verbs).read()
        read_first_person_papers(self.ledger)
        self._continue_quotations()
        self._read_credits()
        self.ledger.found.extend(read_cited_works(self.document))
        self.ledger.found.extend(read_author_years(self.ledger))
        statement = find_whole_statement(self.document)
        if statement is not None:
            self.ledger.found.append(statement)
        return self.ledger.finish()

    def _continue_quotations(self) -> None:
        """Give a quotation without a cue of its own the speaker before it, in its paragraph or the one before."""
        for quotation in self.contents.quotations:
            if quotation in self.contents.taken or not (quotation.begins_sentence and quotation.is_utterance):
                continue
            source = self._speaker_before(quotation)
            if source is not None:
                self.contents.taken[quotation] = source
                content = ((quotation.start, quotation.end),)
                cue, mention = self._continued(quotation, source)
                self.ledger.found.append(
                    ReportedSpeech(content=content, cue=cue, source=source, mention=mention, direct=True)
                )

    def _continued(self, quotation: Quotation, source: AttributionLink) -> tuple[Span, Span]:
        """Return cue and mention of the speech of the same source that a quotation goes on with."""
        before = [
            (said.cue, said.mention)
            for said in self.ledger.found
            if said.cue and said.source == source and said.cue[0] < quotation.start
        ]
        return max(before, key=lambda pair: pair[0], default=(None, None))

    def _speaker_before(self, quotation: Quotation) -> AttributionLink | None:
        """Return who spoke last before a quotation: by a cue in its paragraph, else by the paragraph before."""
        block = self.document.blocks[quotation.block]
        told = self.contents.quotations  # who is heard within a quotation is cited there, and speaks none himself
        cues = [
            (at, link)
            for at, link in self.speakers.spoken
            if block.start <= at < quotation.start and not any(q.start <= at < q.end for q in told)
        ]
        if cues:
            return max(cues, key=lambda pair: pair[0])[1]
        alone = not self.text[block.start : quotation.start - 1].strip()
        earlier = [
            (q, link)
            for q, link in self.contents.taken.items()
            if link.name and q.block in (quotation.block, quotation.block - 1)
        ]
        earlier = [(q, link) for q, link in earlier if q.start < quotation.start]
        return max(earlier, key=lambda pair: pair[0].start)[1] if alone and earlier else None

    def _read_credits(self) -> None:
        """Read "… entering the camp. Source Gulf Times.": what stands before is the outlet's."""
        for block in self.document.blocks:
            if block.role == "footnote" or block.end - block.start > 600:
                continue
            whole = _WHOLE_CREDIT.search(self.text[block.start : block.end])
            if whole and is_outlet(whole["name"].strip(" .")) and whole["name"] != self.document.publisher:
                self._credit_whole(whole, block)
                continue
            found = _CREDIT.search(self.text, block.start, block.end)
            name = found["name"].strip() if found else ""
            if found and found.start() > block.start + 10 and is_outlet(name):
                source = AttributionLink(
                    role="outlet", name=name, evidence=self.speakers.evidence_of(found.span("name"))
                )
                cue = found.span("name")
                self.ledger.found.append(
                    ReportedSpeech(content=((block.start, found.start()),), cue=cue, source=source)
                )

    def _credit_whole(self, found: re.Match[str], credit: Block) -> None:
        """Give a story to the outlet credited behind it: all running text up to the credit is retold from it."""
        running = [b for b in self.document.blocks if b.role not in ("footnote", "furniture", "title", "byline")]
        if credit not in running[-_CREDIT_FROM_END:] or credit is running[0]:
            return
        span = credit.start + found.start("name"), credit.start + found.end("name")
        name = found["name"].strip(" .")
        source = AttributionLink(role="outlet", name=name, evidence=self.speakers.evidence_of(span))
        said = ReportedSpeech(content=((running[0].start, credit.start + found.start()),), cue=span, source=source)
        self.ledger.found.append(said)
