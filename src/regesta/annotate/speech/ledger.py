"""The speech found so far: sources, cues and contents enter one by one; finished records leave.

Completes each with the outlets to which it was said and its time, and lends what was said in an interview its host.
"""

from __future__ import annotations

from dataclasses import replace

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.backgrounds import without_backgrounds
from regesta.annotate.speech.clauses import addressees_of, time_of
from regesta.annotate.speech.contents import Contents, Spans
from regesta.annotate.speech.mentions import cue_of, mention_of
from regesta.annotate.speech.phrases import titled_name
from regesta.annotate.speech.source_names import is_outlet
from regesta.annotate.speech.speakers import Speakers
from regesta.annotate.speech.subjects import subject_of
from regesta.model import AttributionLink, Document, ReportedSpeech, TimeExpression


class Ledger:
    """Keeps the speech of one document in the order of reading."""

    def __init__(self, document: Document, view: DependencyView, speakers: Speakers, contents: Contents) -> None:
        self.document, self.text, self.view = document, document.text, view
        self.speakers, self.contents = speakers, contents
        self.found: list[ReportedSpeech] = []
        self.hosts: dict[str, tuple[AttributionLink, ...]] = {}
        self.told: dict[tuple[str, int], tuple[int, tuple[AttributionLink, ...]]] = {}
        """By speaker and block: from where on, and through whom."""

    def add(
        self, cue: int, source: AttributionLink, spans: Spans, *, via: tuple[AttributionLink, ...] = (),
        hedge: str | None = None, direct: bool = False, apart: frozenset[int] = frozenset(), by: int | None = None,
    ) -> None:  # fmt: skip
        """Keep one piece of speech and remember who spoke.

        `by` is the word that stands for the source beside the cue. A label before a colon is both: it has no cue.
        """
        spans = self.contents.trimmed(spans, cue)
        if not direct:
            spans = without_backgrounds(self.view, cue, spans, self.contents.quotations)
        if not spans:
            return
        when = time_of(self.view, cue, apart) if self.view.tags[cue].startswith("VB") else None
        time = (
            TimeExpression(start=when[0], end=when[1], text=self.text[when[0] : when[1]], kind="unresolved")
            if when
            else None
        )
        at = cue_of(self.view, cue) if cue != by else None
        if source.evidence is None and at is not None:  # nobody is named: the words that say so
            source = replace(source, evidence=self.speakers.evidence_of(at))
        mention = self._mention(by, cue, source) if by is not None else None
        said = ReportedSpeech(
            content=tuple(spans), cue=at, source=source, mention=mention, via=via, hedge=hedge, direct=direct, time=time
        )
        self.found.append(said)
        self.speakers.remember(self.view.starts[cue], source)
        self.contents.assign(spans, source)

    def add_turn(self, source: AttributionLink, span: tuple[int, int], label: tuple[int, int] | None = None) -> None:
        """Keep a turn of an interview: all of it is said by a source, by no word of saying but a label at most."""
        said = ReportedSpeech(content=(span,), cue=None, source=source, mention=self._without_colon(label))
        self.found.append(said)
        self.speakers.remember(span[0], source)
        self.contents.assign([span], source)

    def _without_colon(self, label: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return the words of a label."""
        return None if label is None else (label[0], label[0] + len(self.text[slice(*label)].rstrip(": \n")))

    def _mention(self, by: int, cue: int, source: AttributionLink) -> tuple[int, int]:
        """Return the mention of a source, with the title before its name where the parse hung it elsewhere."""
        first, last = mention_of(self.view, by, cue)
        named = source.evidence
        beside = named is not None and named.start < last and first < named.end
        if named is None or not beside or named.start <= self.view.starts[cue] < named.end:
            return first, last
        return min(first, named.start), max(last, named.end)

    def _with_host(self, said: ReportedSpeech) -> ReportedSpeech:
        """Give what a person says further on in a paragraph, or in an interview, the outlet to which it was said."""
        if said.via or said.source.name not in {name for name, _ in self.told} | set(self.hosts):
            return said
        paragraph = self.block_of(said.content[0][0])
        since, told = self.told.get((said.source.name, paragraph), (0, ()))
        via = told if told and since <= said.content[0][0] else ()
        via = via or (() if said.time else self.hosts.get(said.source.name, ()))
        return replace(said, via=via) if via else said

    def block_of(self, offset: int) -> int:
        """Return the number of the block that covers an offset."""
        return next((n for n, block in enumerate(self.document.blocks) if block.start <= offset < block.end), -1)

    def outlets_of(self, verb: int) -> tuple[AttributionLink, ...]:
        """Return the outlets to which something was said."""
        links = []
        for head, in_interview in addressees_of(self.view, verb):
            link = self.speakers.describe(head)
            posted = link is not None and link.name.casefold() in word_set("sources", "outlets", "platforms")
            if link is None or link.anonymous or link.office or posted:
                continue
            known = is_outlet(link.name) or link.name.casefold() in word_set("sources", "outlets", "interviewers")
            hosted = in_interview and self._is_organisation(head) and not self._is_addressed(head, link.name)
            hosted = hosted or (self._is_organisation(head) and self._is_quoted_name(head))
            titled = titled_name(self.view, head)
            if link.role == "outlet" or known or hosted or titled or link.name == self.document.publisher:
                links.append(replace(link, role="outlet", name=link.name if known or not titled else titled))
                if in_interview and (subject := subject_of(self.view, verb)) is not None:
                    self._remember_host(subject, links[-1])
        return tuple(links)

    def _is_organisation(self, head: int) -> bool:
        """Whether a word stands in the name of an organisation."""
        number = self.view.ent_of[head]
        return number >= 0 and self.view.ents[number].label_ == "ORG"

    def _is_addressed(self, head: int, name: str) -> bool:
        """Whether a body is only whom words reach: "a letter to Congress", "a briefing to the Council"."""
        view = self.view
        letter = view.lemmas[view.heads[head]] in word_set("sources", "outlets", "letters")
        return letter or bool(set(name.casefold().split()) & word_set("sources", "outlets", "addressed"))

    def _is_quoted_name(self, head: int) -> bool:
        """Whether a name stands in quotation marks, as outlets do in translations: told "Apsnypress"."""
        before = self.text[max(0, self.view.starts[head] - 1) : self.view.starts[head]]
        return before in ('"', "“", "«", "„")

    def _remember_host(self, subject: int, host: AttributionLink) -> None:
        """Keep in whose interview a person speaks."""
        source = self.speakers.describe(subject)
        if source is not None:
            self.hosts[source.name] = (host,)

    def _without_later_cue(self, said: ReportedSpeech) -> ReportedSpeech:
        """Cut a content before the cue of who reports it all: "X said A, the Times reported" is A for X."""
        spans = list(said.content)
        for outer in self.found:
            if (
                said.cue is None
                or outer.cue is None
                or not _covers(outer.content, said.cue)
                or outer.cue[0] < said.cue[0]
            ):
                continue
            end = outer.content[-1][1]
            spans = [(first, min(last, end) if first < end < last else last) for first, last in spans]
        return replace(said, content=tuple(spans)) if spans != list(said.content) else said

    def _within_outer(self, said: ReportedSpeech) -> ReportedSpeech:
        """Cut what surrounds a parenthetical cue to the reported words around it: "told us that it, he said, is"."""
        if said.cue is None or said.direct or said.content[-1][1] <= said.cue[1]:
            return said
        for outer in self.found:
            inside = outer.cue is not None and outer.cue[0] < said.cue[0] and _covers(outer.content, said.cue)
            start, end = outer.content[0][0], outer.content[-1][1]
            if inside and said.content[0][0] <= outer.cue[0] < start:  # type: ignore[index]
                spans = [(max(a, start), min(b, end)) for a, b in said.content]
                said = replace(said, content=tuple((a, b) for a, b in spans if a < b) or said.content)
        return said

    def finish(self) -> tuple[ReportedSpeech, ...]:
        """Return all speech in the order of its contents, the wider before the narrower."""
        finished = {self._within_outer(self._without_later_cue(self._with_host(said))) for said in self.found}
        return tuple(
            sorted(
                finished,
                key=lambda said: (
                    said.content[0][0],
                    -said.content[-1][1],
                    said.cue or (0, 0),
                    *_named_at(said.source),
                ),
            )
        )


def _named_at(source: AttributionLink) -> tuple[int, str]:
    """Return where a source is named, and how: those of one cue keep the order of the text."""
    return source.evidence.start if source.evidence is not None else 0, source.name


def _covers(content: tuple[tuple[int, int], ...], cue: tuple[int, int]) -> bool:
    """Whether a content holds a cue."""
    return any(first <= cue[0] and cue[1] <= last for first, last in content)
