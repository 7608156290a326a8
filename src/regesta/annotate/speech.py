"""Reported speech: a parsed document enters; who said what, by which words, through which outlet, leaves.

1. Verbs of saying with their that-clauses, quotations and what stands before ", he said" (`_read_verb`).
2. "According to …", "as reported by …", "in the words of …" (`_read_prepositions`).
3. Nouns: "Manila's claim that …" (`_read_noun`); hedges: "reportedly" (`_read_hedge`).
4. Quotations that no verb introduces keep the speaker before them (`_continue_quotations`).

The words stand in `lexicons/speech.yaml`. Speech within speech is found as such: content spans nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.people import People
from regesta.annotate.quotations import Quotation, find_quotations
from regesta.annotate.source_names import is_outlet
from regesta.annotate.speakers import OWN, Speakers
from regesta.annotate.speech_clauses import (
    addressees_of, agent_of, cited_by, clause_head, complement_of, is_negated, is_passive, subject_of, time_of,
)  # fmt: skip
from regesta.model import AttributionLink, Document, FootnoteCall, ReportedSpeech, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

Spans = list[tuple[int, int]]
_STOPS = frozenset('.!?,;:”’"')
_CREDIT = re.compile(
    r"(?:^|[.\s(])(?:Source|Photo|Image|Credit|Photograph|Courtesy of|Via)s?(?: by)?:?\s+(?P<name>[A-Z][\w.’' -]{1,40}?)\.?\)?\s*$"
)


def find_speech(
    doc: Doc, document: Document, footnote_calls: Sequence[FootnoteCall] = ()
) -> tuple[ReportedSpeech, ...]:
    """Return all reported speech of a document, in the order of its contents, the wider before the narrower.

    A source that cannot be told ("it was reported") is "unnamed source"; a pronoun that stands for nobody in reach
    gives no speech. What is denied by a verb ("did not say that …") is none. Footnotes are read like other text.
    """
    return _Reader(doc, document, footnote_calls).read()


class _Reader:
    """Reads one document; keeps its quotations, who spoke, and which quotations have a speaker."""

    def __init__(self, doc: Doc, document: Document, calls: Sequence[FootnoteCall]) -> None:
        self.document, self.text = document, document.text
        self.view = DependencyView(doc)
        self.speakers = Speakers(document, self.view, People(self.view), calls)
        self.quotations = find_quotations(document.text, document.blocks)
        self.taken: dict[Quotation, AttributionLink] = {}
        self.found: list[ReportedSpeech] = []
        self.hosts: dict[str, tuple[AttributionLink, ...]] = {}
        self.told: dict[tuple[str, int], tuple[AttributionLink, ...]] = {}
        self.stops = [call for call in calls if self.text[call.start - 1 : call.start] in _STOPS]

    def read(self) -> tuple[ReportedSpeech, ...]:
        """Read every cue in the order of the text, then the quotations left over and the credits of pictures."""
        for index, lemma in enumerate(self.view.lemmas):
            tag = self.view.tags[index]
            if tag.startswith("VB"):
                self._read_verb(index, lemma)
            elif tag.startswith("NN"):
                self._read_noun(index, lemma)
            elif lemma in word_set("speech", "hedges"):
                self._read_hedge(index)
            if self.view.lows[index] == "according":
                self._read_according(index)
        self._continue_quotations()
        self._read_credits()
        self.found = [self._with_host(said) for said in self.found]
        order = sorted(
            set(self.found),
            key=lambda said: (said.content[0][0], -said.content[-1][1], said.cue or (0, 0), said.source.name),
        )
        return tuple(order)

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _read_verb(self, verb: int, lemma: str) -> None:
        """Read one verb as a cue, if it is one."""
        if is_negated(self.view, verb):
            return
        if lemma in word_set("speech", "appearing"):
            self._read_appearing(verb)
            return
        says, thinks = lemma in word_set("speech", "say"), lemma in word_set("speech", "think")
        acts = lemma in word_set("speech", "acts") and self.view.tags[verb] in ("VBD", "VBZ", "VBP", "VBN")
        if not (says or thinks or acts):
            return
        if is_passive(self.view, verb):
            self._read_passive(verb, lemma)
            return
        subject = subject_of(self.view, verb)
        if subject is None:
            return
        spans, apart, direct = self._content_of(verb, lemma, subject, says=says)
        if not spans or not self._can_speak(subject, lemma, says=says):
            return
        if verb in apart and not self._is_person(subject):
            return
        self._add_spoken(verb, subject, spans, apart, direct=direct)

    def _can_speak(self, subject: int, lemma: str, *, says: bool) -> bool:
        """Whether a subject is one who can say or think: a name, a person, a body, a paper, a pronoun."""
        view = self.view
        word = view.lemmas[subject]
        if view.tags[subject].startswith(("NNP", "PRP")) or view.ent_of[subject] >= 0:
            return view.lows[subject] not in OWN
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        if word in people or word in word_set("speech", "bodies") or word in word_set("sources", "outlets", "nouns"):
            return True
        if word in word_set("sources", "documents", "nouns"):
            return True
        return says and lemma in word_set("speech", "plain_say") and view.tags[subject].startswith("NN")

    def _is_person(self, subject: int) -> bool:
        """Whether a subject is a person: an act like calling or lobbying is speech only of people."""
        view = self.view
        number = view.ent_of[subject]
        named = number >= 0 and view.ents[number].label_ == "PERSON"
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        return named or view.lows[subject] in ("he", "she") or view.lemmas[subject] in people

    def _content_of(self, verb: int, lemma: str, subject: int, *, says: bool) -> tuple[Spans, frozenset[int], bool]:
        """Return the spans of what was said, the words below the verb that belong to it, and whether it is a quotation."""
        view = self.view
        quoted = self._quotations_of(verb) if says else []
        clause = complement_of(view, verb)
        if clause is not None and (not quoted or not self._is_inside(clause, quoted)):
            words = self._words_said(clause, verb)
            spans = (self._before_cue(verb, subject) if clause < verb else []) or self._sides(words, verb)
            return self._joined(spans, quoted), frozenset(words), False
        if quoted:
            inside = frozenset(i for i in view.subtree(verb) if self._is_inside(i, quoted))
            self._take(quoted, verb)
            return [(q.start, q.end) for q in quoted], inside, True
        complement = self._lesser_complement(verb, lemma)
        if complement:
            return view.runs(complement), frozenset(complement), False
        return (self._before_cue(verb, subject), frozenset(), False) if says else ([], frozenset(), False)

    def _words_said(self, clause: int, verb: int) -> list[int]:
        """Return the words of a that-clause, with those of a second one beside it and of a verb that the parse lost.

        A clause that breaks off before a word hanging neither below it nor below the verb of saying runs on to the
        next mark: there the parse took its verb for another sentence's.
        """
        view = self.view
        clauses = {clause, *(c for c in view.children_by(view.heads[clause], "ccomp") if (c > verb) == (clause > verb))}
        words = sorted({i for c in clauses for i in view.subtree(c, frozenset({verb}))})
        last, end = words[-1], view.sent_ends[view.sent_of[verb]]
        own = set(view.subtree(verb))
        while clause > verb and last + 1 < end and last + 1 not in own and view.tags[last + 1][:1].isalpha():
            last += 1
            words.append(last)
        return words

    def _sides(self, words: list[int], verb: int) -> Spans:
        """Return the stretch of a clause before its verb of saying and the one after it."""
        sides = ([i for i in words if i < verb], [i for i in words if i > verb])
        return [span for side in sides if side for span in [self.view.span(side[0], side[-1])] if span]

    def _joined(self, spans: Spans, quoted: list[Quotation]) -> Spans:
        """Add to an indirect content the quotations of its cue that lie outside it."""
        outside = [(q.start, q.end) for q in quoted if not any(a <= q.start and q.end <= b + 2 for a, b in spans)]
        for quotation in quoted:
            if (quotation.start, quotation.end) in outside:
                self.taken.setdefault(quotation, AttributionLink(role="speaker", name=""))
        return sorted(spans + outside)

    def _is_inside(self, index: int, quoted: Sequence[Quotation]) -> bool:
        """Whether a word stands inside one of the quotations."""
        start = self.view.starts[index]
        return any(q.start <= start < q.end for q in quoted)

    def _lesser_complement(self, verb: int, lemma: str) -> list[int]:
        """Return the words of "reported finding …", "announced the closure …", "called on Paris to …"."""
        view = self.view
        if lemma in word_set("speech", "complements"):
            for child in view.children_by(verb, "xcomp"):
                return view.subtree(child)
        relations: tuple[str, ...] = ()
        if lemma in word_set("speech", "acts"):
            relations = ("obj", "xcomp", "obl", "ccomp", "advcl")
        elif lemma in word_set("speech", "reporting_objects"):
            relations = ("obj",)
        words: list[int] = []
        for child in view.children_by(verb, *relations):
            if relations == ("obj",) and not self._tells_a_fact(child):
                continue
            timed = view.deps[child] in ("obl", "advcl") and child < verb
            if child > verb and not timed and view.lows[child] not in OWN:
                words.extend(view.subtree(child))
        acts = lemma in word_set("speech", "acts") and lemma not in word_set("speech", "reporting_objects")
        return sorted({verb, *words} if acts and words else words)

    def _tells_a_fact(self, noun: int) -> bool:
        """Whether an object is something said: it has a figure or a name, or names an event like "the closure"."""
        words = self.view.subtree(noun)
        told = any(self.view.tags[i] == "CD" or self.view.tags[i].startswith("NNP") for i in words)
        return told or self.view.lemmas[noun] in word_set("stance", "offers")

    def _before_cue(self, verb: int, subject: int) -> Spans:
        """Return the sentence around a parenthetical cue: what stands before ", reported the Times" and after ", he said,"."""
        view = self.view
        if any(child > verb for child in view.children_by(verb, "xcomp", "ccomp")):
            return []
        told = view.lemmas[verb] in word_set("speech", "to_whom")
        if not told and any(child > verb for child in view.children_by(verb, "obj")):
            return []
        number = view.sent_of[verb]
        words = {i for i in view.subtree(subject, frozenset({verb})) if i == subject or view.deps[i] != "punct"}
        first = last = subject
        while first - 1 in words:
            first -= 1
        while last + 1 in words:
            last += 1
        first, last = min(verb, first), max(verb, last)
        begin, end = view.sent_starts[number], view.sent_ends[number]
        if first <= begin + 1 or last - first > 25 or view.lows[first - 1] not in (",", "”", '"', "''", "»"):
            return []
        spans = [view.span(begin, first - 2)]
        follower = next((i for i in range(last + 1, end) if view.words[i] == ","), None)
        if follower == last + 1:
            spans.append(view.span(follower + 1, end - 1))
        return [span for span in spans if span]

    def _quotations_of(self, verb: int) -> list[Quotation]:
        """Return the quotations that a verb introduces or closes: next to its clause with nothing but a mark between."""
        view = self.view
        cue = view.starts[verb]
        if self._is_inside(verb, self.quotations):
            return []
        near: list[Quotation] = []
        for quotation in self.quotations:
            if quotation.end < cue:
                if quotation.is_utterance and quotation not in self.taken and self._closes(quotation, cue):
                    near.append(quotation)
            elif quotation.start > cue:
                if self._opens(quotation, view.ends[verb]):
                    near.append(quotation)
                break
        groups = {quotation.group for quotation in near}
        return [q for q in self.quotations if q in near or (q.group in groups and q not in self.taken)]

    def _closes(self, quotation: Quotation, cue: int) -> bool:
        """Whether a verb follows a quotation as ", X said" does: at most a short clause without a stop between."""
        between = self.text[quotation.end + 1 : cue]
        if len(between) > 220 or any(mark in between for mark in '\n“”"«»;'):
            return False
        if self.text[quotation.start : quotation.end].rstrip().endswith(".") and between[:1] != ",":
            return False
        clean = re.sub(r"\b(?:[A-Z][a-z]{0,3}|[A-Z](?:\.[A-Z])*)\.", "", between)
        return re.search(r"[.!?]\s", clean.lstrip(" ,.")) is None

    def _opens(self, quotation: Quotation, cue_end: int) -> bool:
        """Whether a quotation follows a verb as in "he said: …" or "she said in May, …"."""
        between = self.text[cue_end : quotation.start - 1]
        if len(between) > 160 or "\n" in between or re.search(r"[.!?;]\s", between):
            return False
        tail = between.rstrip()
        if tail.endswith(":"):
            return True
        return quotation.is_utterance and len(tail) < 80 and (tail == "" or tail.endswith(","))

    def _take(self, quoted: Sequence[Quotation], verb: int) -> None:
        """Mark quotations as spoken; the speaker is filled in when the source is known."""
        for quotation in quoted:
            self.taken[quotation] = AttributionLink(role="speaker", name="")

    def _add_spoken(self, verb: int, subject: int, spans: Spans, apart: frozenset[int], *, direct: bool) -> None:
        """Add what a subject and those coordinated with it said."""
        heads = [subject, *(c for c in self.view.children_by(subject, "conj") if self.view.tags[c].startswith("NNP"))]
        for head in heads:
            source = self.speakers.describe(head) or self._lost_pronoun(head)
            if source is None:
                continue
            cited = cited_by(self.view, verb)
            origin = self.speakers.describe(cited) if cited is not None else None
            via = self._outlets(verb)
            if origin is not None:
                via, source = (source, *via), origin
            elif via:
                self.told[source.name, self._block_of(self.view.starts[verb])] = via
            self._add(verb, source, spans, via=via, hedge=self._hedge_of(verb), direct=direct, apart=apart)

    def _lost_pronoun(self, head: int) -> AttributionLink | None:
        """Return the unnamed source for a "he" or "they" whom nobody in reach fits: the words are not the publisher's."""
        return self.speakers.unnamed(None) if self.view.lows[head] in ("he", "she", "they", "it") else None

    def _add(
        self, cue: int, source: AttributionLink, spans: Spans, *, via: tuple[AttributionLink, ...] = (),
        hedge: str | None = None, direct: bool = False, apart: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        """Keep one piece of speech and remember who spoke."""
        spans = self._within_notes(self._with_broken_quotation(spans), self.view.starts[cue])
        if not spans:
            return
        when = time_of(self.view, cue, apart) if self.view.tags[cue].startswith("VB") else None
        time = (
            TimeExpression(start=when[0], end=when[1], text=self.text[when[0] : when[1]], kind="unresolved")
            if when
            else None
        )
        at = (self.view.starts[cue], self.view.ends[cue])
        said = ReportedSpeech(
            content=tuple(spans), cue=at, source=source, via=via, hedge=hedge, direct=direct, time=time
        )
        self.found.append(said)
        self.speakers.remember(at[0], source)
        for quotation, link in self.taken.items():
            if not link.name and any(a <= quotation.start and quotation.end <= b for a, b in spans):
                self.taken[quotation] = source

    def _with_broken_quotation(self, spans: Spans) -> Spans:
        """Extend an indirect content to the end of the words in quotes in which a parse broke it off."""
        ended = []
        for start, end in spans:
            broken = next((q for q in self.quotations if q.start < end < q.end and start < q.start - 1), None)
            ended.append((start, broken.end if broken else end))
        return ended

    def _within_notes(self, spans: Spans, cue: int) -> Spans:
        """Cut contents at footnote marks after a stop: what follows one rests on another note, whatever the parse says."""
        floor = max((call.end for call in self.stops if call.start <= cue), default=0)
        roof = min((call.start for call in self.stops if call.start > cue), default=len(self.text))
        if not self.stops:
            return spans
        quoted = {(q.start, q.end) for q in self.quotations}
        kept = [span if span in quoted else (max(span[0], floor), min(span[1], roof)) for span in spans]
        return [span for span in kept if span[1] - span[0] > 1]

    def _with_host(self, said: ReportedSpeech) -> ReportedSpeech:
        """Give what a person says further on in a paragraph, or in an interview, the outlet to which it was said."""
        if said.via or said.source.name not in {name for name, _ in self.told} | set(self.hosts):
            return said
        paragraph = self._block_of(said.content[0][0])
        via = self.told.get((said.source.name, paragraph)) or (
            () if said.time else self.hosts.get(said.source.name, ())
        )
        return replace(said, via=via) if via else said

    def _block_of(self, offset: int) -> int:
        """Return the number of the block that covers an offset."""
        return next((n for n, block in enumerate(self.document.blocks) if block.start <= offset < block.end), -1)

    def _hedge_of(self, verb: int) -> str | None:
        """Return the hedge beside a verb of saying."""
        hedges = word_set("speech", "hedges")
        return next((self.view.words[c] for c in self.view.children[verb] if self.view.lows[c] in hedges), None)

    def _outlets(self, verb: int) -> tuple[AttributionLink, ...]:
        """Return the outlets to which something was said."""
        links = []
        for head, in_interview in addressees_of(self.view, verb):
            link = self.speakers.describe(head)
            if link is None or link.anonymous or link.office:
                continue
            known = is_outlet(link.name) or link.name.casefold() in word_set("sources", "outlets", "interviewers")
            hosted = in_interview and self._is_organisation(head)
            if link.role == "outlet" or known or hosted or link.name == self.document.publisher:
                links.append(replace(link, role="outlet"))
                if in_interview and (subject := subject_of(self.view, verb)) is not None:
                    self._remember_host(subject, links[-1])
        return tuple(links)

    def _is_organisation(self, head: int) -> bool:
        """Whether a word stands in the name of an organisation."""
        number = self.view.ent_of[head]
        return number >= 0 and self.view.ents[number].label_ == "ORG"

    def _remember_host(self, subject: int, host: AttributionLink) -> None:
        """Keep in whose interview a person speaks."""
        source = self.speakers.describe(subject)
        if source is not None:
            self.hosts[source.name] = (host,)

    # -- passives, nouns, prepositions ---------------------------------------------------------------------------

    def _read_passive(self, verb: int, lemma: str) -> None:
        """Read "was quoted by X as saying", "it was reported that", "is said to", "as reported by X"."""
        view = self.view
        agent, subject = agent_of(view, verb), view.child(verb, "nsubj:pass", "nsubj")
        clause = complement_of(view, verb)
        if lemma == "quote" and clause is not None:
            source = self.speakers.describe(subject) if subject is not None else None
            outlet = self.speakers.describe(agent) if agent is not None else None
            if source:
                self._add(verb, source, view.runs(view.subtree(clause)), via=(outlet,) if outlet else ())
            return
        named = self.speakers.describe(agent) if agent is not None else None
        if agent is not None and named is None:
            return
        marked_as = any(view.lows[mark] == "as" for mark in view.children_by(verb, "mark", "case"))
        if marked_as and named is not None and view.heads[verb] != verb:
            host = clause_head(view, view.heads[verb])
            self._add(verb, named, view.runs(view.subtree(host, frozenset({verb}))))
            return
        self._read_hedged_passive(verb, lemma, named, clause)

    def _read_hedged_passive(self, verb: int, lemma: str, named: AttributionLink | None, clause: int | None) -> None:
        """Read "it was reported that …" and "the areas were reported to be …": the passive itself keeps the distance."""
        view = self.view
        helper = view.child(verb, "aux:pass")
        if helper is None:
            return
        subject = view.child(verb, "nsubj:pass", "expl", "nsubj")
        told = subject is not None and lemma in word_set("speech", "to_whom")
        hedge = None if named or told else view.words[verb]
        source = named or self.speakers.unnamed(hedge)
        known = told or lemma in word_set("speech", "raising") or lemma in word_set("speech", "say")
        if clause is not None and clause > verb and known:
            via = self._told(subject) if told and subject is not None else ()
            self._add(verb, source, view.runs(view.subtree(clause)), via=via, hedge=hedge)
            return
        below = view.child(verb, "xcomp")
        if below is not None and subject is not None and lemma in word_set("speech", "raising_hedged"):
            self._add(verb, source, view.runs(view.subtree(subject) + view.subtree(below)), hedge=hedge)

    def _told(self, subject: int) -> tuple[AttributionLink, ...]:
        """Return who was told something, where that is an outlet or one who asks: "Landmine Monitor was informed"."""
        link = self.speakers.describe(subject)
        return (replace(link, role="outlet"),) if link and not link.anonymous else ()

    def _read_appearing(self, verb: int) -> None:
        """Read "information appeared that …"."""
        subject, clause = self.view.child(verb, "nsubj"), self.view.child(verb, "ccomp", "acl")
        if subject is not None and clause is not None and self.view.lemmas[subject] in word_set("speech", "nouns"):
            self._add_noun(subject, clause)

    def _read_noun(self, noun: int, lemma: str) -> None:
        """Read "Manila's claim that …", "reports that …" and "in the words of …"."""
        if lemma in word_set("speech", "nouns"):
            for clause in self.view.children_by(noun, "acl", "ccomp", "acl:relcl"):
                if any(
                    self.view.lows[mark] == "that" and self.view.deps[mark] == "mark"
                    for mark in self.view.children[clause]
                ):
                    self._add_noun(noun, clause)
        if lemma in word_set("speech", "words_of"):
            cases = [self.view.lows[case] for case in self.view.children_by(noun, "case")]
            whose = self.view.child(noun, "nmod", "nmod:poss")
            if whose is not None and cases == ["in"] and self.view.deps[noun].startswith("obl"):
                self._add_framed(noun, whose)

    def _add_noun(self, noun: int, clause: int) -> None:
        """Add the that-clause of a noun; whose it is, else the noun itself, unnamed."""
        view = self.view
        owner = None
        for child in view.children_by(noun, "nmod:poss", "nmod"):
            cases = {view.lows[case] for case in view.children_by(child, "case")}
            if view.deps[child] == "nmod:poss" or cases & {"by", "from"}:
                owner = self.speakers.describe(child)
        governed = view.deps[noun] == "obj" and view.lemmas[view.heads[noun]] in word_set("stance", "rejecting")
        if owner is None and not governed and view.lemmas[noun] in word_set("speech", "unowned"):
            described = self.speakers.describe(noun)
            owner = (
                replace(described, anonymous=True, role="speaker") if described and not described.office else described
            )
        if owner is not None:
            self._add(noun, owner, view.runs(view.subtree(clause)))

    def _read_according(self, word: int) -> None:
        """Read "according to X": all of the sentence at its edges, else the clause in which it stands."""
        source = self.view.heads[word]
        bare = self.view.child(source, "det", "nmod:poss", "amod", "nmod", "compound", "nummod") is None
        common = not self.view.tags[source].startswith(("NNP", "PRP"))
        if common and bare and self.view.tags[source] == "NN":
            return
        if source != word and self._is_source(source):
            self._add_framed(source, source)

    def _is_source(self, head: int) -> bool:
        """Whether "according to" names one who says, rather than a rule or plan."""
        return self._can_speak(head, "say", says=False) or self.view.lows[head] in ("him", "her", "them")

    def _add_framed(self, frame: int, whose: int) -> None:
        """Add the sentence or clause around a framing phrase, within the quotation that it may stand in."""
        view = self.view
        source = self.speakers.describe(whose)
        if source is None:
            return
        inside = frozenset(view.subtree(frame))
        number = view.sent_of[frame]
        words = [i for i in range(view.sent_starts[number], view.sent_ends[number]) if i not in inside]
        before = [
            i
            for i in words
            if i < frame and view.deps[i] not in ("punct", "advmod", "cc", "case", "fixed", "discourse")
        ]
        after = [i for i in words if i > max(inside) and view.deps[i] != "punct"]
        if before and after:
            host = clause_head(view, view.heads[frame])
            words = view.subtree(host, frozenset({frame}))
        around = next((q for q in self.quotations if q.start <= view.starts[frame] < q.end), None)
        if around:
            words = [i for i in words if around.start <= view.starts[i] < around.end]
        self._add(frame, source, [span for span in view.runs(words) if span[1] - span[0] > 2])

    def _read_hedge(self, word: int) -> None:
        """Read "reportedly" where no verb of saying beside it has a source: the report's origin is not given."""
        head = self.view.heads[word]
        if head == word or any(
            said.hedge and said.cue == (self.view.starts[head], self.view.ends[head]) for said in self.found
        ):
            return
        if subject_of(self.view, head) is not None and complement_of(self.view, head) is not None:
            return
        hedge = self.view.words[word]
        rest = frozenset(c for c in self.view.children_by(head, "conj", "parataxis") if self.view.has_own_subject(c))
        words = [i for i in self.view.subtree(head, rest) if i != word]
        self._add(word, self.speakers.unnamed(hedge), self.view.runs(words), hedge=hedge)

    # -- quotations without a cue, credits -----------------------------------------------------------------------

    def _continue_quotations(self) -> None:
        """Give a quotation without a cue of its own the speaker before it, in its paragraph or the one before."""
        for quotation in self.quotations:
            if quotation in self.taken or not (quotation.begins_sentence and quotation.is_utterance):
                continue
            source = self._speaker_before(quotation)
            if source is not None:
                self.taken[quotation] = source
                self.found.append(
                    ReportedSpeech(content=((quotation.start, quotation.end),), cue=None, source=source, direct=True)
                )

    def _speaker_before(self, quotation: Quotation) -> AttributionLink | None:
        """Return who spoke last before a quotation: a cue in its paragraph, else the last quotation one paragraph up."""
        block = self.document.blocks[quotation.block]
        cues = [(at, link) for at, link in self.speakers.spoken if block.start <= at < quotation.start]
        if cues:
            return max(cues, key=lambda pair: pair[0])[1]
        alone = not self.text[block.start : quotation.start - 1].strip()
        earlier = [
            (q, link)
            for q, link in self.taken.items()
            if link.name and q.block in (quotation.block, quotation.block - 1)
        ]
        earlier = [(q, link) for q, link in earlier if q.start < quotation.start]
        return max(earlier, key=lambda pair: pair[0].start)[1] if alone and earlier else None

    def _read_credits(self) -> None:
        """Read "… entering the camp. Source Gulf Times." below a picture or story: what stands before is the outlet's."""
        for block in self.document.blocks:
            if block.role == "footnote" or block.end - block.start > 600:
                continue
            found = _CREDIT.search(self.text, block.start, block.end)
            name = found["name"].strip() if found else ""
            if found and found.start() > block.start + 10 and is_outlet(name):
                source = AttributionLink(role="outlet", name=name, evidence=self.speakers._evidence(found.span("name")))
                cue = found.span("name")
                self.found.append(ReportedSpeech(content=((block.start, found.start()),), cue=cue, source=source))


def overlapping(speech: Sequence[ReportedSpeech], start: int, end: int) -> Iterator[ReportedSpeech]:
    """Yield the speech whose content touches a stretch of text."""
    for said in speech:
        if any(first < end and start < last for first, last in said.content):
            yield said
